import Diagnostics
import FlowModel
import Markdown

/// Step lists that break in two.
extension ListShape {
  mutating func findBrokenLists() {
    for broken in Self.brokenLists(document) {
      let (list, between) = (broken.list, broken.between)
      guard case .list(_, let start, _) = document.nodes[list].kind,
        let last = document.children(of: broken.after).reduce(nil, { _, item in item })
      else { continue }
      let number = broken.next - 1
      let what = between.isEmpty ? "" : ", under \(blocks(between)),"
      let place = between.first.map { document.nodes[$0].range.lowerBound } ?? document.nodes[list].range.lowerBound
      let columns = indent(of: last)
      let outline = Self.outline(page)
      var indentation: ShapeFinding.Candidate?
      if let first = between.first, let end = between.last {
        let lines = lineStart(document.nodes[first].range.lowerBound)..<document.nodes[end].range.upperBound
        let before = Self.topLists(document)
        indentation = ShapeFinding.Candidate(
          title: "indent \(between.count == 1 ? "it" : "them") by \(columns)", edits: indenting(lines, by: columns),
          shows: { Self.topLists($0.document) < before && Self.outline($0).count == outline.count })
      }
      let renumbering = ShapeFinding.Candidate(
        title: "number the next step \(broken.next)", edits: renumbering(list, from: broken.next),
        shows: { Self.outline($0) == outline })
      // Bullets for just the numbers that are left out.
      var numbers: ShapeFinding.Candidate?
      if between.count == 1, case .list(ordered: false, _, _) = document.nodes[between[0]].kind,
        start == broken.next + items(of: between[0]).count
      {
        numbers = ShapeFinding.Candidate(
          title: "number it \(broken.next)", edits: numbering(between[0], from: broken.next),
          shows: { Self.outline($0).count == outline.count + start - broken.next })
      }
      // Who writes 1 begins anew for Markdown, and means to go on; who writes another number has lost count.
      let isAnew = start == 1
      report(
        ShapeFinding(
          id: .listBroken, range: restOfLine(place),
          message:
            "the step list breaks here: behind step \(number)\(what) it \(isAnew ? "begins anew with 1" : "goes on with \(start)")",
          notes: isAnew && indentation != nil
            ? ["or number the next step \(broken.next), if what stands between belongs to no step"] : [],
          candidates: (isAnew ? [indentation, renumbering] : [numbers, renumbering, indentation]).compactMap { $0 },
          hides: .statementsAndContracts))
    }
  }

  /// Edits that number a list's items from a number on.
  func renumbering(_ list: Document.NodeID, from first: Int) -> [TextEdit] {
    items(of: list).enumerated().compactMap { index, item in
      item.marker.flatMap {
        $0.number == first + index ? nil : TextEdit(range: $0.digits, text: String(first + index))
      }
    }
  }

  /// The ordered lists of a page that begin anew where the list before them was to go on: with no contract of their own,
  /// no heading before them, and another number than the next.
  static func brokenLists(
    _ document: Document
  ) -> [(list: Document.NodeID, after: Document.NodeID, next: Int, between: [Document.NodeID])] {
    var result: [(list: Document.NodeID, after: Document.NodeID, next: Int, between: [Document.NodeID])] = []
    var last: (list: Document.NodeID, next: Int)?
    var between: [Document.NodeID] = []
    for block in document.children(of: 0) {
      switch document.nodes[block].kind {
      case .list(ordered: true, let start, _):
        let count = document.children(of: block).reduce(0) { count, _ in count + 1 }
        if let open = last, start != open.next {
          result.append((block, open.list, open.next, between))
          last = (block, open.next + count)
        } else {
          last = (block, start + count)
        }
        between = []
      case .heading: last = nil
      case .htmlBlock: break
      default:
        if holdsContract(block, document) { last = nil }
        between.append(block)
      }
    }
    return result
  }

  private static func holdsContract(_ block: Document.NodeID, _ document: Document) -> Bool {
    document.descendants(of: block).contains { node in
      guard case .link(let destination, _) = document.nodes[node].kind,
        case .claim(let scheme, _) = LinkTarget(destination)
      else { return false }
      return scheme == .goal || scheme == .audience
    }
  }

  private static func topLists(_ document: Document) -> Int {
    document.children(of: 0).reduce(0) { count, block in
      if case .list(ordered: true, _, _) = document.nodes[block].kind { count + 1 } else { count }
    }
  }

  private func blocks(_ blocks: [Document.NodeID]) -> String {
    guard blocks.count == 1 else { return "what is not indented" }
    switch document.nodes[blocks[0]].kind {
    case .paragraph:
      let isPicture = document.descendants(of: blocks[0]).contains {
        if case .image = document.nodes[$0].kind { true } else { false }
      }
      return isPicture ? "a picture that is not indented" : "a paragraph that is not indented"
    case .codeBlock: return "a code block that is not indented"
    case .blockQuote: return "a quotation that is not indented"
    case .list: return "a bullet list that is not indented"
    default: return "what is not indented"
    }
  }
}
