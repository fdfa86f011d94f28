import FlowModel
import Guides
import Markdown

/// Makes the HTML of a page's text: step lists drawn as steps, links rewritten, comments dropped.
struct PageBody {
  private let index: Int
  private let guide: Guide
  private let resolver: LinkResolver
  private let headings: [Document.NodeID: String]
  private let marks: StepMarks
  private let isolation: Isolation
  /// The texts of the templates.
  private let texts: [String: String]

  /// `index` is the page's among the site's; `notes` say for each step list what stands under it, empty for nothing.
  init(
    _ site: CheckedSite, _ resolver: LinkResolver, page index: Int, notes: [String], texts: [String: String],
    isolation: Isolation
  ) {
    self.isolation = isolation
    self.texts = texts
    self.index = index
    self.resolver = resolver
    guide = site.guides[index]
    headings = Dictionary(
      site.map.places[index].headings.map { ($0.node, $0.id) }, uniquingKeysWith: { first, _ in first })
    marks = StepMarks(site, page: index, notes: notes)
  }

  func html() -> String {
    let document = guide.page.document
    let nodes = document.nodes
    // Where the first lines of notes end, which are signs for the program.
    var signs: Range<Document.NodeID> = 0..<0
    // The heading that stands before the node, by its anchor.
    var heading: String?
    return document.html { node in
      if let anchor = headings[node] { heading = anchor }
      if let mark = marks.decorations[node] { return mark }
      if signs.contains(node) { return Decoration(element: .replaced("")) }
      switch nodes[node].kind {
      case .heading: return headings[node].map { Decoration(attributes: [("id", $0)]) }
      case .link(let destination, let title): return isolating(title: title, in: link(destination, node))
      case .image(let destination, let title): return isolating(title: title, in: image(destination, node))
      case .htmlBlock, .htmlInline: return Decoration(element: .replaced(""))
      case .blockQuote:
        guard let note = document.note(node) else { return nil }
        signs = note.sign
        return self.note(note.kind)
      case .table: return table(under: heading)
      case .tableCell(let isHead, let alignment): return cell(isHead, alignment)
      case .text(let text):
        let parent = nodes[node].parent
        let isWhole = node == parent + 1 && nodes[node].end == nodes[parent].end
        return isolation.html(text, isWhole: isWhole).map { Decoration(element: .replaced($0)) }
      case .code(let code): return self.code(code, isBlock: false)
      case .codeBlock(_, let code): return self.code(code, isBlock: true)
      default: return nil
      }
    }
  }

  /// A wide table is moved sideways by itself, with the keyboard, too; so it is a place that has a name: that of the
  /// heading before it, or what the templates call a table.
  private func table(under heading: String?) -> Decoration {
    let name =
      heading.map { "aria-labelledby=\"\(escapeHTML($0))\"" } ?? "aria-label=\"\(escapeHTML(texts["table"] ?? ""))\""
    return Decoration(
      before: "<div class=\"table\" role=\"region\" tabindex=\"0\" \(name)>\n", after: "</div>\n")
  }

  /// A title holds no elements: what runs the other way in it stands between characters for the purpose.
  private func isolating(title: String, in decoration: Decoration?) -> Decoration? {
    let isolated = isolation.plain(title)
    guard isolated != title else { return decoration }
    var decoration = decoration ?? Decoration()
    guard case .standard = decoration.element else { return decoration }
    decoration.attributes.append(("title", isolated))
    return decoration
  }

  private func code(_ code: String, isBlock: Bool) -> Decoration? {
    isolation.direction(ofCode: code, isBlock: isBlock).map { Decoration(attributes: [("dir", $0.rawValue)]) }
  }

  private func link(_ destination: String, _ node: Document.NodeID) -> Decoration? {
    if case .claim(let scheme, let name) = LinkTarget(destination) {
      return (scheme == .step ? mention(StepReference(name)) : nil) ?? claim(scheme, node)
    }
    switch resolver.resolve(destination, in: index) {
    case .elsewhere: return nil
    case .asset(let output, let suffix): return Decoration(attributes: [("href", address(output) + suffix)])
    case .page(let target, let anchor, let query):
      let page = resolver.content.pages[target]
      var attributes = [("href", address(ofPage: target, anchor: anchor, query: query))]
      if page.language != guide.page.language { attributes.append(("hreflang", page.language)) }
      return Decoration(attributes: attributes)
    case .broken: return Decoration(element: .named("span"))
    }
  }

  /// A step that is only mentioned: a link to it. `nil` where it is not there, or a jump in a list.
  private func mention(_ reference: StepReference) -> Decoration? {
    let target = reference.guide.map { resolver.map.page($0, in: guide.page.language) } ?? index
    guard let target, let step = resolver.step(reference.action, ofPage: target) else { return nil }
    return Decoration(attributes: [("href", address(ofPage: target, anchor: step.anchor, query: ""))])
  }

  /// A claim that is no step's own mark: a link to the program, and words to the reader.
  private func claim(_ scheme: ClaimScheme, _ node: Document.NodeID) -> Decoration {
    switch scheme {
    case .ui: Decoration(element: .named("span"), attributes: [("class", "ui")])
    case .value, .reject:
      Decoration(
        element: .named("code"),
        attributes: isolation.direction(ofCode: guide.page.document.plainText(of: node), isBlock: false)
          .map { [("dir", $0.rawValue)] } ?? [])
    case .audience, .goal, .expect, .fact, .branch, .act, .step, .proceed: Decoration(element: .unwrapped)
    }
  }

  private func note(_ kind: Document.NoteKind) -> Decoration {
    let heading = escapeHTML(texts[kind.rawValue] ?? kind.rawValue)
    return Decoration(
      element: .named("aside"), attributes: [("class", "note \(kind.rawValue)")],
      opening: "<p class=\"note-title\">\(heading)</p>\n")
  }

  /// A head says that it is its column's; alignment is the stylesheet's.
  private func cell(_ isHead: Bool, _ alignment: Document.Alignment?) -> Decoration? {
    let attributes =
      (isHead ? [("scope", "col")] : []) + (alignment.map { [("class", $0.rawValue)] } ?? [])
    return attributes.isEmpty
      ? nil : Decoration(element: .named(isHead ? "th" : "td"), attributes: attributes)
  }

  private func image(_ destination: String, _ node: Document.NodeID) -> Decoration? {
    guard case .asset(let output, let suffix) = resolver.resolve(destination, in: index) else { return nil }
    var attributes = [("src", address(output) + suffix), ("loading", "lazy")]
    let words = guide.page.document.plainText(of: node)
    let isolated = isolation.plain(words)
    if isolated != words { attributes.append(("alt", isolated)) }
    return Decoration(attributes: attributes)
  }

  private func address(_ output: String) -> String {
    relativeAddress(from: resolver.map.places[index].output, to: output)
  }

  private func address(ofPage target: Int, anchor: String?, query: String) -> String {
    let fragment = anchor.map { "#" + percentEncoded($0, keeping: "/") } ?? ""
    if target == index, query.isEmpty {
      return fragment.isEmpty ? address(resolver.map.places[index].output) : fragment
    }
    return address(resolver.map.places[target].output) + query + fragment
  }
}
