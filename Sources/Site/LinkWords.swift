import Diagnostics
import Guides

/// How problems with links, images and raw HTML are worded.
struct LinkWords: Sendable {
  var message: String
  var notes: [String] = []
  var severity = Diagnostic.Severity.error

  static let imageWithoutText = LinkWords(
    message: "this image has no text for those who do not see it",
    notes: ["say between the brackets what it shows: ![Text](picture.png)"])

  static let pageAsImage = LinkWords(message: "this is a page of the site, and no image")

  static func noImageAddress(_ destination: String) -> LinkWords {
    LinkWords(
      message: "“\(destination)” is no address of an image",
      notes: ["put the image beside the page, and write its relative path"])
  }

  static func otherLanguage(_ language: String, own: String, link: String) -> LinkWords {
    LinkWords(
      message: "this link leads to a page in \(language), though the page exists in \(own): link to “\(link)”",
      severity: .warning)
  }
}

extension LinkWords {
  /// Words for raw HTML; `nil` for a comment, which is allowed and dropped.
  init?(rawHTML raw: String) {
    var rest = Substring(raw).drop(while: \.isWhitespace)
    while rest.hasPrefix("<!--") {
      guard let end = endOfComment(rest) else {
        self.init(message: "this comment is not closed", notes: ["end it with -->"])
        return
      }
      rest = rest[end...].drop(while: \.isWhitespace)
    }
    if rest.isEmpty { return nil }
    self.init(
      message: "raw HTML is not allowed in a page",
      notes: ["write it in Markdown; where a “<” is meant as text, write \\<"])
  }

  /// Words for a link that leads nowhere from the page with this index.
  init(_ problem: LinkProblem, _ resolver: LinkResolver, in index: Int, _ suggestions: inout LinkSuggestions) {
    switch problem {
    case .empty:
      self.init(message: "this link leads nowhere", notes: ["write the page's path: [text](page.md)"])
    case .absolute(let destination):
      self.init(
        message: "a link to the server's root breaks when the site moves",
        notes: ["write a relative path, or put the file into content/static, whose files stand at the root"])
      if let link = Self.relative(destination, resolver, in: index) {
        notes = ["write “\(link)”"]
      } else if let file = nearest(to: destination.path, in: resolver.content.staticFiles.map { "/" + $0.path }) {
        self.init(message: "there is no file “content/static\(destination.path)”; did you mean “\(file)”?")
      }
    case .aboveContent:
      self.init(message: "this link leads out of the folder “content”")
    case .draft:
      self.init(message: "the page that this link leads to is a draft", notes: ["drafts are built with --drafts"])
    case .pageOutsideLanguages:
      self.init(message: "this page is in no language of the site")
    case .noPage(let language, let path):
      let meant = suggestions.page(path, in: language)
      self.init(
        message: "there is no page “\(path)” in \(language)"
          + suggestion(of: meant.map { resolver.link(to: $0, from: index) }))
    case .noFile(let path): self = Self.noFile(path, resolver, in: index, &suggestions)
    case .noAnchor(let fragment, let page): self = Self.noAnchor(fragment, page, resolver)
    }
  }

  private static func noFile(
    _ path: String, _ resolver: LinkResolver, in index: Int, _ suggestions: inout LinkSuggestions
  ) -> LinkWords {
    if let inside = suggestions.page(inFolder: path) {
      return LinkWords(
        message: "this link leads to a folder",
        notes: ["link to a page in it, like “\(resolver.link(to: inside, from: index))”"])
    }
    let stem = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
    let parts = stem.split(separator: "/", maxSplits: 1).map(String.init)
    if parts.count == 2, let page = resolver.map.page(parts[1], in: parts[0]) {
      return LinkWords(
        message: "a link to a page names its .md file: write “\(resolver.link(to: page, from: index))”")
    }
    return LinkWords(
      message: "there is no file “content/\(path)”"
        + suggestion(of: suggestions.file(path).map { resolver.link(toFile: $0, from: index) }))
  }

  private static func noAnchor(_ fragment: String, _ page: Int, _ resolver: LinkResolver) -> LinkWords {
    let place = resolver.map.places[page]
    let known = place.headings.map(\.id) + place.steps
    let meant = nearest(to: fragment, in: known).map { "#" + $0 }
    let few = known.prefix(12).map { "#" + $0 }.joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    return LinkWords(
      message: "there is no heading or step “#\(fragment)” in “\(resolver.content.pages[page].frontMatter.title)”"
        + suggestion(of: meant),
      notes: meant == nil && !known.isEmpty ? ["known here: \(few)"] : [])
  }

  /// The relative form of a path from the root, if it leads to a page.
  private static func relative(
    _ destination: LinkDestination, _ resolver: LinkResolver, in index: Int
  ) -> String? {
    var path = destination.path.drop { $0 == "/" }
    for ending in [".md", ".html"] where path.hasSuffix(ending) { path = path.dropLast(ending.count) }
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    let own = resolver.content.pages[index].language
    let inLanguage = parts.count == 2 ? resolver.map.page(parts[1], in: parts[0]) : nil
    guard let target = inLanguage ?? resolver.map.page(String(path), in: own) else { return nil }
    return resolver.link(to: target, from: index) + destination.suffix(fragment: destination.fragment)
  }

}

/// Behind the `-->` of the comment that `text` begins with.
private func endOfComment(_ text: Substring) -> Substring.Index? {
  var place = text.index(text.startIndex, offsetBy: 2)
  while let hyphen = text[place...].firstIndex(of: "-") {
    if text[hyphen...].hasPrefix("-->") { return text.index(hyphen, offsetBy: 3) }
    place = text.index(after: hyphen)
  }
  return nil
}
