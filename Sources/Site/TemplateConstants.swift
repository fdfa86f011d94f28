import Diagnostics
import Mustache

/// What is the same on all pages of a language: `site`, `language`, `style` and `text` in templates.
struct TemplateConstants: Sendable {
  let siteTitle: String
  let language: SiteConfig.Language
  let texts: [String: String]
  let style: String
  let assets: TemplateAssets

  var isolation: Isolation { language.isolation }

  /// The text of a template with every tag replaced that names one of these values.
  ///
  /// Done once a language, so that no page asks for them again. `tags` are all of the template's.
  func filledIn(_ source: SourceFile, _ tags: [TemplateTag]) -> String {
    var text = ""
    var written = 0
    for (index, tag) in tags.enumerated() where tag.range.lowerBound >= written {
      var end = tag.range.upperBound
      var replacement = value(tag)?.replacing("{{", with: "{&#123;")
      if tag.kind == .unescaped, tag.name == "style" {
        // The way to the root differs from page to page.
        replacement = replacement?.replacing("{&#123;root}}", with: TemplateAssets.root)
      } else if tag.kind == .section, tag.name == "asset",
        let asset = assets.path(in: tag, tags[(index + 1)...], of: source)
      {
        replacement = assets.address(asset.path)
        end = asset.end
      }
      guard let replacement else { continue }
      text += String(decoding: source.bytes[written..<tag.range.lowerBound], as: UTF8.self)
      text += replacement
      written = end
    }
    text += String(decoding: source.bytes[written...], as: UTF8.self)
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  private func value(_ tag: TemplateTag) -> String? {
    switch tag.kind {
    case .variable:
      switch tag.name {
      case "site.title": escapedText(siteTitle)
      case "language.tag": escapedText(language.tag)
      case "language.name": escapedText(language.name)
      case "language.dir": language.direction.rawValue
      default: tag.name.hasPrefix("text.") ? texts[String(tag.name.dropFirst(5))].map(escapedText) : nil
      }
    case .unescaped: tag.name == "style" ? style : nil
    case .section, .inverted, .close, .partial, .comment: nil
    }
  }
}

extension TemplateConstants: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "site": ["title": siteTitle]
    case "language": ["tag": language.tag, "name": language.name, "dir": language.direction.rawValue]
    case "style": style
    case "text": texts
    default: nil
    }
  }
}

extension SiteConfig.Language {
  /// What is isolated in pages of the language.
  var isolation: Isolation { Isolation(direction: direction) }
}
