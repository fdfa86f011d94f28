/// Finds the inlines of one paragraph or heading in its text.
///
/// The nodes say in order what was read, so the text can be read once more without a choice: a `*` belongs to
/// emphasis exactly where the next node begins or ends some.
struct InlineLocator {
  typealias Nodes = UnsafeMutableBufferPointer<Document.Node>

  private var entities = Entities()
  private var open: [(node: Document.NodeID, start: Int, mark: UInt8)] = []

  /// Gives all nodes below `leaf` their ranges. Where the text is not what the nodes say, those not found so far get
  /// the leaf's range, and the answer is false.
  mutating func locate(in leaf: Document.NodeID, of nodes: Nodes, text: inout LeafText) -> Bool {
    // Moved out for the walk: the ranges are written while the bytes are read.
    let bytes = text.bytes
    let found = bytes.withUnsafeBufferPointer { buffer in
      var scanner = InlineScanner(text: buffer, from: text.start, to: text.end)
      return walk(leaf, nodes, &text, &scanner)
    }
    if !found { open.removeAll() }
    return found
  }

  private mutating func walk(
    _ leaf: Document.NodeID, _ nodes: Nodes, _ text: inout LeafText, _ scanner: inout InlineScanner
  ) -> Bool {
    let end = nodes[leaf].end
    for node in leaf + 1..<end {
      guard close(before: node, nodes, &text, &scanner), enter(node, nodes, &text, &scanner) else {
        for lost in open.map(\.node) + Array(node..<end) { nodes[lost].range = nodes[leaf].range }
        return false
      }
    }
    guard close(before: end, nodes, &text, &scanner), scanner.isAtEnd() else {
      for lost in open { nodes[lost.node].range = nodes[leaf].range }
      return false
    }
    return true
  }

  /// Reads the ends of all open nodes that `node` does not stand in.
  private mutating func close(
    before node: Document.NodeID, _ nodes: Nodes, _ text: inout LeafText,
    _ scanner: inout InlineScanner
  ) -> Bool {
    while let last = open.last, nodes[last.node].end <= node {
      let isClosed =
        switch nodes[last.node].kind {
        case .emphasis: scanner.pass(last.mark)
        case .strong: scanner.pass(last.mark) && scanner.pass(last.mark)
        default: last.mark == Byte.less ? scanner.pass(Byte.greater) : scanner.passLinkTail()
        }
      guard isClosed else { return false }
      nodes[last.node].range = last.start..<text.sourceEnd(scanner.position)
      open.removeLast()
    }
    return true
  }

  /// Reads a node that has no nodes below it, or the beginning of one that may have.
  private mutating func enter(
    _ node: Document.NodeID, _ nodes: Nodes, _ text: inout LeafText, _ scanner: inout InlineScanner
  ) -> Bool {
    let start = scanner.position
    let mark = scanner.byte
    let isFound: Bool
    switch nodes[node].kind {
    case .text(let literal):
      isFound = open.last?.mark == Byte.less ? scanner.passAddress() : scanner.pass(text: literal, &entities)
    case .softBreak, .lineBreak: isFound = scanner.passLineEnd()
    case .code: isFound = scanner.passCode()
    case .htmlInline(let literal): isFound = scanner.pass(verbatim: literal)
    case .emphasis: isFound = scanner.passDelimiter(1)
    case .strong: isFound = scanner.passDelimiter(2)
    case .link: isFound = mark == Byte.less ? scanner.pass(Byte.less) : scanner.pass(Byte.openBracket)
    case .image: isFound = scanner.pass(Byte.bang) && scanner.pass(Byte.openBracket)
    default: isFound = false
    }
    guard isFound else { return false }
    if nodes[node].kind.isLeaf {
      let offset = text.sourceOffset(start)
      nodes[node].range = offset..<max(offset, text.sourceEnd(scanner.position))
      switch nodes[node].kind {
      case .softBreak: scanner.skipBlanks()
      case .lineBreak where mark != Byte.backslash: scanner.skipBlanks()
      default: break
      }
    } else {
      open.append((node, text.sourceOffset(start), mark))
    }
    return true
  }
}
