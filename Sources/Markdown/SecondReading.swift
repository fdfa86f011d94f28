/// Puts tables, and text behind comments, in the place of the blocks that libcmark, which does not know them, has made.
///
/// Their inlines are libcmark's all the same: it reads the text once more, with each cell as a heading in front of it,
/// so that the document's link reference definitions are known in cells, too.
struct SecondReading {
  /// What stands in place of a block.
  enum Replacement {
    case table(TableText)
    /// A comment, and the text that follows it in its line.
    case commented(comment: String, range: Range<Int>, LeafText)
  }

  private var first: [Document.Node]
  private let replacements: [Document.NodeID: Replacement]
  private let source: UnsafeBufferPointer<UInt8>
  private var nodes: [Document.Node] = []
  /// Paragraphs and cells whose inlines are still to be found in their texts.
  private var leaves: [(node: Document.NodeID, text: LeafText)] = []
  private(set) var unlocatedBlocks = 0

  /// The document's nodes with the replacements made, by the blocks that they stand for; as they were where libcmark
  /// reads the second time otherwise than it must.
  static func nodes(
    _ first: [Document.Node], replacing replacements: [Document.NodeID: Replacement],
    source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (nodes: [Document.Node], unlocated: Int)? {
    var reading = SecondReading(first: first, replacements: replacements, source: source)
    guard reading.replace(from: start) else { return nil }
    reading.close()
    reading.locate()
    return (reading.nodes, reading.unlocatedBlocks)
  }

  private init(
    first: [Document.Node], replacements: [Document.NodeID: Replacement], source: UnsafeBufferPointer<UInt8>
  ) {
    self.first = first
    self.replacements = replacements
    self.source = source
  }

  // MARK: Reading anew

  /// The texts to read, in the order in which they are put into place: each is a cell, or a paragraph.
  private var texts: [(text: LeafText, isCell: Bool)] {
    replacements.sorted { $0.key < $1.key }.flatMap { _, replacement -> [(text: LeafText, isCell: Bool)] in
      switch replacement {
      case .table(let table):
        (table.lead.map { [($0, false)] } ?? []) + table.rows.flatMap { $0.cells.map { ($0.text, true) } }
      case .commented(_, _, let text): [(text, false)]
      }
    }
  }

  private mutating func replace(from start: Int) -> Bool {
    let texts = self.texts
    var bytes: [UInt8] = []
    for (text, isCell) in texts {
      let words = text.bytes[text.start..<max(text.start, text.end)]
      bytes += isCell ? Array("# ".utf8) + words + Array(" #".utf8) : Self.continued(words)
      // Parts the texts from each other and from the document: each must be one block, and no more.
      bytes += "\n\n***\n\n".utf8
    }
    bytes += source[min(start, source.count)...]
    let again = bytes.withUnsafeBufferPointer { Reading(of: $0).nodes }
    var blocks: [Document.NodeID] = []
    var next = 1
    for (_, isCell) in texts {
      guard next < again.count, again[next].kind == (isCell ? .heading(level: 1) : .paragraph) else { return false }
      blocks.append(next)
      next = again[next].end
      guard next < again.count, again[next].kind == .thematicBreak else { return false }
      next = again[next].end
    }
    var places: [Document.NodeID] = Array(repeating: 0, count: first.count)
    var read = 0
    var node = 0
    while node < first.count {
      guard let replacement = replacements[node] else {
        places[node] = nodes.count
        nodes.append(copy(first[node], parent: places[first[node].parent]))
        node += 1
        continue
      }
      put(replacement, under: places[first[node].parent], again, blocks, &read)
      node = first[node].end
    }
    return true
  }

  /// The lines of a paragraph, so far in that none but the first can begin a block.
  private static func continued(_ words: ArraySlice<UInt8>) -> [UInt8] {
    words.flatMap { $0 == Byte.lineFeed ? [$0] + Array("    ".utf8) : [$0] }
  }

  private func copy(_ node: Document.Node, parent: Document.NodeID) -> Document.Node {
    Document.Node(kind: node.kind, parent: parent, end: 0, range: node.range)
  }

  /// Appends a block, and returns its place.
  private mutating func add(_ kind: Document.Kind, _ range: Range<Int>, under parent: Document.NodeID)
    -> Document.NodeID
  {
    nodes.append(Document.Node(kind: kind, parent: parent, end: 0, range: range))
    return nodes.count - 1
  }

  private mutating func put(
    _ replacement: Replacement, under parent: Document.NodeID, _ again: [Document.Node], _ blocks: [Document.NodeID],
    _ read: inout Int
  ) {
    func fill(_ node: Document.NodeID, _ text: LeafText) {
      let block = blocks[read]
      read += 1
      for inner in block + 1..<again[block].end {
        let parent = again[inner].parent == block ? node : node + (again[inner].parent - block)
        nodes.append(Document.Node(kind: again[inner].kind, parent: parent, end: 0, range: 0..<0))
      }
      leaves.append((node, text))
    }
    func paragraph(_ text: LeafText) {
      var text = text
      let range = text.sourceOffset(text.start)..<text.sourceEnd(max(text.end, text.start))
      fill(add(.paragraph, range, under: parent), text)
    }
    switch replacement {
    case .commented(let comment, let range, let text):
      _ = add(.htmlBlock(comment), range, under: parent)
      paragraph(text)
    case .table(let table):
      if let lead = table.lead { paragraph(lead) }
      let range = (table.rows.first?.range.lowerBound ?? 0)..<(table.rows.last?.range.upperBound ?? 0)
      let whole = add(.table(hasBody: table.rows.count > 1), range, under: parent)
      for (number, row) in table.rows.enumerated() {
        let part: Document.TablePart = number == 0 ? .head : number == 1 ? .firstOfBody : .body
        let line = add(.tableRow(part), row.range, under: whole)
        for (cell, alignment) in zip(row.cells, table.alignments) {
          fill(add(.tableCell(isHead: number == 0, alignment), cell.range, under: line), cell.text)
        }
      }
    }
  }

  /// Gives each node the index behind its last descendant.
  private mutating func close() {
    for node in nodes.indices { nodes[node].end = node + 1 }
    for node in nodes.indices.reversed() where nodes[node].parent != node {
      let parent = nodes[node].parent
      nodes[parent].end = max(nodes[parent].end, nodes[node].end)
    }
  }

  private mutating func locate() {
    var locator = InlineLocator()
    nodes.withUnsafeMutableBufferPointer { nodes in
      for (node, text) in leaves {
        var text = text
        if !locator.locate(in: node, of: nodes, text: &text) { unlocatedBlocks += 1 }
      }
    }
  }
}
