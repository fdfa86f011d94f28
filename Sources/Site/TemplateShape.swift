/// What a name means in a template.
indirect enum TemplateShape: Sendable {
  /// Plain text, written as `{{name}}`; as a section, whether there is any.
  case text
  /// HTML, written as `{{{name}}}`; as a section, whether there is any.
  case markup
  /// True or false: only a section.
  case flag
  /// Things with names of their own: a section.
  case group([String: TemplateShape])
  /// Any number of them: a section.
  case list([String: TemplateShape])

  /// How reports name it.
  var words: String {
    switch self {
    case .text: "a text"
    case .markup: "HTML"
    case .flag: "true or false"
    case .group: "a group of values"
    case .list: "a list"
    }
  }
}

extension TemplateShape {
  private static let language: [String: TemplateShape] = ["tag": .text, "name": .text, "dir": .text]

  /// Known in every template; the same for all pages of a language, so that they are filled in once.
  static let constants: [String: TemplateShape] = [
    "site": .group(["title": .text]),
    "language": .group(language),
    "style": .markup,
  ]

  private static let pageLink: [String: TemplateShape] = ["title": .text, "href": .text]

  /// Known in the templates of whole pages.
  static let document: [String: TemplateShape] = [
    "title": .text,
    "summary": .text,
    "content": .markup,
    "navigation": .markup,
    "group": .text,
    "updated": .group(["date": .text, "iso": .text]),
    "draft": .flag,
    "home": .text,
    "root": .text,
    "canonical": .text,
    "alternates": .list(["tag": .text, "href": .text]),
    "languages": .list(
      language.merging(["href": .text, "title": .text, "current": .flag]) { first, _ in first }),
    "previous": .group(pageLink),
    "next": .group(pageLink),
    "target": .text,
  ]

  static let navigation: [String: TemplateShape] = [
    "groups": .list(["title": .text, "items": .markup, "current": .flag])
  ]

  static let navigationItem: [String: TemplateShape] = ["title": .text, "href": .text, "current": .flag]

  /// The templates that a site must have, each with what is known in it.
  static let templates: [(name: String, shape: [String: TemplateShape])] = [
    ("page", document), ("home", document), ("chooser", document), ("not-found", document), ("redirect", document),
    ("navigation", navigation), ("navigation-item", navigationItem),
  ]
}
