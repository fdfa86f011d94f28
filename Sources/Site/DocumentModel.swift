import Mustache

/// What the template of a whole page is filled in with; a value that is `nil` is not there.
struct DocumentModel {
  struct Link {
    let title: String
    let href: String
  }
  /// An entry of the language menu.
  struct Language {
    let language: SiteConfig.Language
    let title: String
    let href: String
    let isCurrent: Bool
  }
  /// An address of the same page in a language.
  struct Alternate {
    let tag: String
    let href: String
  }

  var constants: TemplateConstants
  var title: String
  var home: String
  /// The way to the root of the site: stands before the path of a file.
  var root: String
  var languages: [Language] = []
  var summary: String?
  var content: String?
  var navigation: String?
  var group: String?
  var updated: (date: String, iso: String)?
  var isDraft = false
  var canonical: String?
  var alternates: [Alternate] = []
  var previous: Link?
  var next: Link?
  /// Where a redirect leads.
  var target: String?
}

extension DocumentModel {
  /// The same with every text but tags and names of languages put through `replace`, in a fixed order.
  ///
  /// - Parameter replace: is given a text, and whether it is HTML already.
  /// - Returns: a model in which the same things are there and the same are not.
  func replacingTexts(_ replace: (_ text: String, _ isMarkup: Bool) -> String) -> DocumentModel {
    func plain(_ text: String?) -> String? { text.map { replace($0, false) } }
    func link(_ link: Link?) -> Link? {
      link.map { Link(title: replace($0.title, false), href: replace($0.href, false)) }
    }
    var copy = self
    copy.title = replace(title, false)
    copy.home = replace(home, false)
    copy.root = replace(root, false)
    copy.summary = plain(summary)
    copy.content = content.map { replace($0, true) }
    copy.navigation = navigation.map { replace($0, true) }
    copy.group = plain(group)
    copy.updated = updated.map { (replace($0.date, false), replace($0.iso, false)) }
    copy.canonical = plain(canonical)
    copy.previous = link(previous)
    copy.next = link(next)
    copy.target = plain(target)
    copy.languages = languages.map {
      Language(
        language: $0.language, title: replace($0.title, false), href: replace($0.href, false), isCurrent: $0.isCurrent)
    }
    copy.alternates = alternates.map { Alternate(tag: $0.tag, href: replace($0.href, false)) }
    return copy
  }

  /// What is there: two models of one shape differ in texts only.
  var shape: Shape {
    let parts: [Bool] = [
      summary != nil, content != nil, navigation != nil, group != nil, updated != nil, isDraft, canonical != nil,
      previous != nil, next != nil, target != nil,
    ]
    return Shape(
      parts: parts.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }, languages: languages.map(\.language),
      current: languages.firstIndex(where: \.isCurrent), alternates: alternates.map(\.tag))
  }

  struct Shape: Sendable, Hashable {
    let parts: Int
    let languages: [SiteConfig.Language]
    let current: Int?
    let alternates: [String]
  }
}

extension DocumentModel: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "summary": summary
    case "content": content
    case "navigation": navigation
    case "group": group
    case "updated": updated.map { ["date": $0.date, "iso": $0.iso] }
    case "draft": isDraft
    case "home": home
    case "root": root
    case "canonical": canonical
    case "alternates": alternates
    case "languages": languages
    case "previous": previous
    case "next": next
    case "target": target
    default: constants.child(named: name)
    }
  }
}

extension DocumentModel.Link: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "href": href
    default: nil
    }
  }
}

extension DocumentModel.Language: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "tag": language.tag
    case "name": language.name
    case "dir": language.direction.rawValue
    case "title": title
    case "href": href
    case "current": isCurrent
    default: nil
    }
  }
}

extension DocumentModel.Alternate: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "tag": tag
    case "href": href
    default: nil
    }
  }
}

extension Templates.InLanguage {
  /// The HTML of a template filled in.
  func render(_ name: String, _ values: any MustacheParent) -> String {
    library.render(values, withTemplate: name) ?? ""
  }
}
