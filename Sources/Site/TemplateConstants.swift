import Diagnostics
import Mustache

/// What is the same on all pages of a language: `site`, `language`, `style` and `text` in templates.
struct TemplateConstants: Sendable {
  let siteTitle: String
  let language: SiteConfig.Language
  let texts: [String: String]
  let style: String

  var isolation: Isolation { language.isolation }

  /// The text of a template with every tag replaced that names one of these values.
  ///
  /// Done once a language, so that no page asks for them again. `tags` are all of the template's.
  func filledIn(_ source: SourceFile, _ tags: [TemplateTag]) -> String {
    var text = ""
    var written = 0
    for tag in tags {
      guard let value = value(tag) else { continue }
      text += String(decoding: source.bytes[written..<tag.range.lowerBound], as: UTF8.self)
      text += value.replacing("{{", with: "{&#123;")
      written = tag.range.upperBound
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
