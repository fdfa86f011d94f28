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
    let missing = items[wrong - 1].number + 1
    if written == missing + 1 {
      if let place = place(of: missing, within: items[wrong - 1].node) {
        return reportWithinLine(missing, place, after: items[wrong - 1].node)
      }
      if let place = lineWithoutNumber(within: items[wrong - 1].node) {
        return reportWithoutNumber(missing, place, like: items[wrong - 1].node)
      }
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

  /// Where the number of the step that the list leaves out stands in the text of the one before it.
  private func place(of number: Int, within item: Document.NodeID) -> Range<Int>? {
    let written = Array(" \(number). ".utf8)
    for node in document.descendants(of: item) {
      guard case .text = document.nodes[node].kind else { continue }
      let range = document.nodes[node].range
      // Behind the end of a sentence, and no “Step 2.”
      let place = range.dropLast(written.count - 1).first {
        source[$0..<$0 + written.count].elementsEqual(written) && !(LeftMarkup.Neighbour(source, at: $0 - 1) == .letter)
      }
      if let place { return place..<place + written.count }
    }
    return nil
  }

  /// Where a line of a step's text begins that is not indented as the others are, and does something.
  private func lineWithoutNumber(within item: Document.NodeID) -> Int? {
    let content = column(of: item) + indent(of: item)
    let paragraphs = document.descendants(of: item).filter { document.nodes[$0].kind == .paragraph }
    let places = paragraphs.flatMap { lines(of: $0).dropFirst() }.filter { line in
      let start = document.nodes[line.lowerBound].range.lowerBound
      return start - lineStart(start) < content && holdsStatement(line)
    }
    return places.count == 1 ? document.nodes[places[0].lowerBound].range.lowerBound : nil
  }

  /// A step whose number is missing, so that it is text of the one before it.
  private mutating func reportWithoutNumber(_ number: Int, _ place: Int, like item: Document.NodeID) {
    let indentation = String(repeating: " ", count: column(of: item))
    let before = Self.outline(page).count
    report(
      ShapeFinding(
        id: .listBroken, range: restOfLine(place),
        message: "this line is no step, but text of the one before it: its number is missing",
        candidates: [
          ShapeFinding.Candidate(
            title: "write “\(number).” before it",
            edits: [TextEdit(range: lineStart(place)..<place, text: "\(indentation)\(number). ")],
            isCertain: beginsWithWords(place), shows: { Self.outline($0).count == before + 1 })
        ], hides: .statementsAndContracts))
  }

  /// Whether a line begins with words, a link or bold, and not with a number or letter of its own: `2:`, `b.`, `Step 2.`
  private func beginsWithWords(_ place: Int) -> Bool {
    let first = LeftMarkup.Neighbour(source, at: place)
    let head = source[place...].prefix { $0 != 0x0A }.prefix(12)
    let word = head.prefix { !" .:)[*".utf8.contains($0) }
    guard first == .letter || "[*".utf8.contains(source[place]) else { return false }
    return !head.contains { (0x30...0x39).contains($0) } && (word.isEmpty || word.count > 2)
  }

  /// A step that stands in the line of the one before it.
  private mutating func reportWithinLine(_ number: Int, _ place: Range<Int>, after item: Document.NodeID) {
    let start = document.nodes[item].range.lowerBound
    let indentation = String(repeating: " ", count: start - lineStart(start))
    let before = Self.outline(page).count
    report(
      ShapeFinding(
        id: .listBroken, range: restOfLine(place.lowerBound + 1),
        message: "this is no step: “\(number).” stands in the line of the step before it",
        candidates: [
          ShapeFinding.Candidate(
            title: "begin a new line before “\(number).”",
            edits: [TextEdit(range: place.lowerBound..<place.lowerBound + 1, text: lineEnd + indentation)],
            isCertain: true, shows: { Self.outline($0).count == before + 1 })
        ], hides: .statementsAndContracts))
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
