extension Document {
  /// The direct children of `node`, in order.
  package func children(of node: NodeID) -> some Sequence<NodeID> {
    let nodes = self.nodes
    let end = nodes[node].end
    return sequence(state: node + 1) { (next: inout NodeID) -> NodeID? in
      guard next < end else { return nil }
      defer { next = nodes[next].end }
      return next
    }
  }

  /// All nodes below `node`, without itself, in reading order.
  package func descendants(of node: NodeID) -> Range<NodeID> {
    node + 1..<nodes[node].end
  }

  /// The nodes that hold `node`, the nearest first and the root last; empty for the root.
  package func ancestors(of node: NodeID) -> some Sequence<NodeID> {
    let nodes = self.nodes
    return sequence(state: node) { (current: inout NodeID) -> NodeID? in
      guard current != 0 else { return nil }
      current = nodes[current].parent
      return current
    }
  }

  /// What a reader reads of `node`: text and code as they are, a line break as one space, an image as its text,
  /// blocks parted by a line feed; markup and raw HTML left out.
  package func plainText(of node: NodeID) -> String {
    var text = ""
    for current in node..<nodes[node].end {
      switch nodes[current].kind {
      case .text(let literal), .code(let literal): text += literal
      case .softBreak, .lineBreak: text += " "
      case .paragraph, .heading, .tableCell: startBlock(in: &text)
      case .codeBlock(_, let literal):
        startBlock(in: &text)
        text += literal
      default: break
      }
    }
    return text
  }

  private func startBlock(in text: inout String) {
    if let last = text.utf8.last, last != Byte.lineFeed { text += "\n" }
  }
}
