import Diagnostics
import FlowModel
import Markdown

/// Written numbers that are not those that readers see.
extension ListShape {
  mutating func findNumbers() {
    for node in document.nodes.indices {
      guard case .list(ordered: true, _, _) = document.nodes[node].kind else { continue }
      findNumbers(of: node)
    }
  }

  private mutating func findNumbers(of list: Document.NodeID) {
    let items = items(of: list).compactMap { item in item.marker?.number.map { (node: item.node, number: $0) } }
    guard let first = items.first, !items.allSatisfy({ $0.number == first.number }) else { return }
    guard let wrong = items.indices.dropFirst().first(where: { items[$0].number != items[$0 - 1].number + 1 }) else {
      return
    }
    let (written, shown) = (items[wrong].number, first.number + wrong)
    let isIndented = column(of: items[wrong].node) > column(of: first.node)
    guard !isIndented || written > items[wrong - 1].number else {
      return reportNotNested(items.map(\.node), wrong)
    }
    let kinds = Self.outline(page)
    report(
      ShapeFinding(
        id: .listNumbers, range: firstLine(of: items[wrong].node),
        message: "this is written as number \(written), and readers see \(shown)",
        notes: ["Markdown counts from the list's first number, whatever stands at the others"],
        candidates: [
          ShapeFinding.Candidate(
            title: "number the list \(first.number) to \(first.number + items.count - 1)",
            edits: renumbering(list, from: first.number),
            isCertain: true, shows: { Self.outline($0) == kinds })
        ]))
  }

  /// Items that are indented, and begin to count anew: they were to be nested.
  private mutating func reportNotNested(_ items: [Document.NodeID], _ wrong: Int) {
    let outer = items[wrong - 1]
    let wanted = indent(of: outer)
    let here = column(of: items[wrong])
    // Each run of items that is indented belongs to the one before it.
    var edits: [TextEdit] = []
    for (index, item) in items.enumerated() where index >= wrong && column(of: item) > column(of: items[0]) {
      let start = lineStart(document.nodes[item].range.lowerBound)
      edits += indenting(start..<document.nodes[item].range.upperBound, by: max(1, column(of: outer) + wanted - here))
    }
    let count = Self.outline(page).count
    let depth = Self.outline(page).max() ?? 0
    report(
      ShapeFinding(
        id: .listNumbers, range: firstLine(of: items[wrong]),
        message:
          "this item begins to count anew, and is not nested in the one before it: it is indented by \(here - column(of: items[0])) \(here - column(of: items[0]) == 1 ? "column" : "columns"), and nested ones are by \(wanted)",
        candidates: [
          ShapeFinding.Candidate(
            title: "indent it by \(wanted)", edits: edits,
            shows: { changed in
              let outline = Self.outline(changed)
              return outline.count == count && (outline.max() ?? 0) > depth
            })
        ]))
  }

  /// The column of an item's marker, from 0.
  func column(of item: Document.NodeID) -> Int {
    let start = document.nodes[item].range.lowerBound
    return start - lineStart(start)
  }
}
