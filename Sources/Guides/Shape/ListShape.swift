import Diagnostics
import FlowModel
import Markdown

/// Looks for lists that are not what they look like (LANGUAGE.md §2 “The shape of lists”).
struct ListShape {
  let page: Page
  let names: ShapeFinding.Names
  /// Bold texts and links that Markdown has left as text: what they stand in was to be a step.
  let hidden: [ShapeFinding]
  private(set) var findings: [ShapeFinding] = []

  var document: Document { page.document }
  var source: [UInt8] { page.source.bytes }

  init(_ page: Page, _ names: ShapeFinding.Names, hidden: [ShapeFinding]) {
    self.page = page
    self.names = names
    self.hidden = hidden.filter { $0.hides != .nothing }
    findSwallowedLines()
    findNumbers()
    guard page.frontMatter.flow != nil else { return }
    findBrokenLists()
    findListsNotRun()
  }

  mutating func report(_ finding: ShapeFinding) { findings.append(finding) }

  // MARK: Parts of the page

  /// The items of a list, with the number that each is written with; `nil` for bullets.
  func items(of list: Document.NodeID) -> [(node: Document.NodeID, marker: ListMarker?)] {
    document.children(of: list).map { ($0, ListMarker(source, at: document.nodes[$0].range.lowerBound)) }
  }

  /// Whether a range of nodes holds a bold text or a link with a scheme, outside of pictures.
  func holdsStatement(_ nodes: Range<Document.NodeID>) -> Bool {
    nodes.contains { node in
      switch document.nodes[node].kind {
      case .strong: return true
      case .link(let destination, _): if case .claim = LinkTarget(destination) { return true } else { return false }
      default: return false
      }
    } || hidden.contains { finding in nodes.contains { document.nodes[$0].range.contains(finding.range.lowerBound) } }
  }

  /// Whether a range of nodes holds bold words that are a label of the page's flow, or a link that does something.
  func holdsAct(_ nodes: Range<Document.NodeID>) -> Bool {
    nodes.contains { node in
      switch document.nodes[node].kind {
      case .strong: return names.labels.contains(folded(document.plainText(of: node)))
      case .link(let destination, _):
        if case .claim(let scheme, _) = LinkTarget(destination) { return !scheme.isMention } else { return false }
      default: return false
      }
    }
  }

  /// Byte offset of the beginning of the line that an offset stands in.
  func lineStart(_ offset: Int) -> Int { page.source.lineStarts[page.source.position(at: offset).line - 1] }

  /// The first line of a node, without its line end.
  func firstLine(of node: Document.NodeID) -> Range<Int> { restOfLine(document.nodes[node].range.lowerBound) }

  func restOfLine(_ offset: Int) -> Range<Int> {
    var end = offset
    while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
    return offset..<end
  }

  /// The columns from the beginning of an item's marker to its content.
  func indent(of item: Document.NodeID) -> Int {
    guard let child = document.children(of: item).first(where: { _ in true }) else { return 3 }
    let start = document.nodes[item].range.lowerBound
    let width = document.nodes[child].range.lowerBound - start
    // The content may begin in a further line.
    guard (1...16).contains(width), !source[start..<start + width].contains(0x0A) else { return 3 }
    return width
  }

  /// Edits that indent the lines of a range of bytes, empty ones left out. The first begins at the range's begin.
  func indenting(_ range: Range<Int>, by columns: Int) -> [TextEdit] {
    let blanks = String(repeating: " ", count: columns)
    let first = page.source.position(at: range.lowerBound).line
    let last = page.source.position(at: max(range.lowerBound, range.upperBound - 1)).line
    return (first...last).compactMap { line in
      let start = page.source.lineStarts[line - 1]
      guard !restOfLine(start).isEmpty else { return nil }
      let place = line == first ? range.lowerBound : start
      return TextEdit(range: place..<place, text: blanks)
    }
  }

  /// As the page's writer ends lines.
  var lineEnd: String { source.contains(0x0D) ? "\r\n" : "\n" }

  /// How many items of ordered lists a page has, each list's by its depth: what repairs of lists are known by.
  static func outline(_ page: Page) -> [Int] {
    let document = page.document
    return document.nodes.indices.compactMap { node in
      guard document.nodes[node].kind == .item,
        case .list(ordered: true, _, _) = document.nodes[document.nodes[node].parent].kind
      else { return nil }
      return document.ancestors(of: node).reduce(0) { count, _ in count + 1 }
    }
  }
}
