extension Document {
  /// HTML of the nodes in `range` (the default: all), which is one subtree or a run of whole sibling subtrees.
  ///
  /// Without decorations it is, byte for byte, what libcmark makes of the same text with raw HTML let through, but for
  /// empty titles (`[a](b "")`), which are left out.
  /// `decorate` is asked once for every node, in reading order; not for those inside a replaced one or in an image's
  /// alternative text.
  package func html(_ range: Range<NodeID>? = nil, decorate: (NodeID) -> Decoration? = { _ in nil }) -> String {
    // Borrowed as a buffer: indexing the array copies a node, strings and all, for each look at one.
    nodes.withUnsafeBufferPointer { nodes in
      let range = range ?? 0..<nodes.count
      var renderer = HTMLRenderer(nodes: nodes, count: range.count)
      var next = range.lowerBound
      while next < range.upperBound {
        renderer.close(before: next)
        next = renderer.enter(next, decorate(next))
      }
      renderer.close(before: range.upperBound)
      return renderer.html.text
    }
  }
}

/// Writes nodes one by one; those that are open wait on a stack of its own, so that no nesting is too deep.
private struct HTMLRenderer {
  private let nodes: UnsafeBufferPointer<Document.Node>
  private(set) var html: HTMLBuffer
  private var open: [(node: Document.NodeID, isDecorated: Bool)] = []
  private var decorations: [Decoration] = []

  init(nodes: UnsafeBufferPointer<Document.Node>, count: Int) {
    self.nodes = nodes
    html = HTMLBuffer(capacity: count * 40)
  }

  /// Ends all open elements that `node` does not stand in.
  mutating func close(before node: Document.NodeID) {
    while let last = open.last, nodes[last.node].end <= node {
      open.removeLast()
      if last.isDecorated {
        close(last.node, decorations.removeLast())
      } else {
        let kind = nodes[last.node].kind
        html.closeStandard(kind, isTight: isTight(last.node, kind))
      }
    }
  }

  /// Writes `node`, or its beginning where nodes of their own follow in it, and returns the node to go on with.
  mutating func enter(_ node: Document.NodeID, _ decoration: Decoration?) -> Document.NodeID {
    let kind = nodes[node].kind
    if kind.isBlock, !isBare(node, kind, decoration) { html.startLine() }
    if let decoration { return enter(node, kind, decoration) }
    if kind.isEmpty {
      writeEmpty(node, kind, [])
      return nodes[node].end
    }
    let isTight = isTight(node, kind)
    html.openStandard(kind, isTight: isTight, [])
    if kind.isLeaf {
      html.writeContent(kind)
      html.closeStandard(kind, isTight: isTight)
    } else {
      open.append((node, false))
    }
    return node + 1
  }

  private mutating func enter(
    _ node: Document.NodeID, _ kind: Document.Kind, _ decoration: Decoration
  ) -> Document.NodeID {
    html.append(raw: decoration.before)
    guard openDecorated(node, kind, decoration) else {
      html.append(raw: decoration.after)
      return nodes[node].end
    }
    html.append(raw: decoration.opening)
    if kind.isLeaf {
      html.writeContent(kind)
      close(node, decoration)
    } else {
      open.append((node, true))
      decorations.append(decoration)
    }
    return node + 1
  }

  /// Begins the element that the decoration wants; false where that is all there is to the node.
  private mutating func openDecorated(
    _ node: Document.NodeID, _ kind: Document.Kind, _ decoration: Decoration
  ) -> Bool {
    switch decoration.element {
    case .standard:
      if kind.isEmpty {
        writeEmpty(node, kind, decoration.attributes)
        return false
      }
      html.openStandard(kind, isTight: isTight(node, kind), decoration.attributes)
    case .named(let name):
      let isEmpty = emptyElements.contains(name)
      html.open(named: name, decoration.attributes, isEmpty: isEmpty)
      if isEmpty ? kind.isBlock : kind.holdsBlocks { html.append(markup: "\n") }
      return !isEmpty
    case .unwrapped: break
    case .replaced(let raw):
      html.append(raw: raw)
      return false
    }
    return true
  }

  private mutating func close(_ node: Document.NodeID, _ decoration: Decoration) {
    let kind = nodes[node].kind
    html.append(raw: decoration.closing)
    switch decoration.element {
    case .standard: html.closeStandard(kind, isTight: isTight(node, kind))
    case .named(let name):
      if kind.holdsBlocks { html.startLine() }
      html.append(markup: "</")
      html.append(raw: name)
      html.append(markup: ">")
      if kind.isBlock { html.append(markup: "\n") }
    case .unwrapped, .replaced: break
    }
    html.append(raw: decoration.after)
  }

  private mutating func writeEmpty(
    _ node: Document.NodeID, _ kind: Document.Kind, _ attributes: [(name: String, value: String)]
  ) {
    switch kind {
    case .thematicBreak: html.open("hr", attributes, isEmpty: true)
    case .lineBreak: html.open("br", attributes, isEmpty: true)
    case .image(let destination, let title):
      html.open("img")
      html.append(attributes, replacing: "src", standard: destination)
      if attributes.contains(where: { $0.name == "alt" }) {
        html.append(attributes, replacing: "alt", standard: "")
      } else {
        writeAlternative(of: node)
      }
      html.append(attributes, replacing: "title", standard: title.isEmpty ? nil : title)
      html.append(attributes, without: ["src", "alt", "title"])
      html.append(markup: " />")
      return
    default: return
    }
    html.append(markup: "\n")
  }

  private mutating func writeAlternative(of image: Document.NodeID) {
    html.append(markup: " alt=\"")
    for node in image + 1..<nodes[image].end {
      switch nodes[node].kind {
      case .text(let literal), .code(let literal), .htmlInline(let literal): html.append(escaping: literal)
      case .softBreak, .lineBreak: html.append(markup: " ")
      default: break
      }
    }
    html.append(markup: "\"")
  }

  /// Whether a block goes on in the line that it stands in, having no element of its own.
  private func isBare(_ node: Document.NodeID, _ kind: Document.Kind, _ decoration: Decoration?) -> Bool {
    if case .named? = decoration?.element { return false }
    return node == 0 || isTight(node, kind)
  }

  /// Whether `node` is a paragraph directly in an item of a tight list.
  private func isTight(_ node: Document.NodeID, _ kind: Document.Kind) -> Bool {
    guard case .paragraph = kind, case .list(_, _, true) = nodes[nodes[nodes[node].parent].parent].kind else {
      return false
    }
    return true
  }
}

private let emptyElements: Set<String> = ["br", "hr", "img", "input", "source"]
