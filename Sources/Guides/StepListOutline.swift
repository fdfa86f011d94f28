import Markdown

/// Where a page's step lists are, what belongs to their contracts, and what stands elsewhere: structure only, no names.
struct PageOutline {
  var lists: [StepListOutline] = []
  /// Links with a scheme that stand in no step list and no contract.
  var elsewhere: [Document.NodeID] = []
}

struct StepListOutline {
  struct Item {
    let node: Document.NodeID
    /// Index behind its last node.
    let end: Document.NodeID
    let number: String
    let parent: Int?
    var statements = 0..<0
  }

  /// A link with a scheme, or a bold text, in a step.
  struct Mark {
    let node: Document.NodeID
    /// The link that says what is meant; `nil` for a label alone.
    let link: Document.NodeID?
    /// Bold text inside the link, which is then the action's label.
    let label: Document.NodeID?
    let item: Int
    /// Index behind the last node of the innermost list item.
    let itemEndNode: Document.NodeID
    var itemEnd = 0
  }

  var lists: [Document.NodeID] = []
  var contract: [Document.NodeID] = []
  var items: [Item] = []
  var marks: [Mark] = []
}

extension PageOutline {
  init(_ document: Document) {
    var contract: [Document.NodeID] = []
    var pending: [Document.NodeID] = []
    var nextNumber: Int?
    // A list that breaks is one list all the same, or each part would be told of as one without a contract.
    let broken = Set(ListShape.brokenLists(document).map(\.list))
    for block in document.children(of: 0) {
      guard case .list(ordered: true, let start, _) = document.nodes[block].kind else {
        var node = block - 1
        while node + 1 < document.nodes[block].end {
          node += 1
          if case .image = document.nodes[node].kind { node = document.nodes[node].end - 1 }
          guard case .link(let destination, _) = document.nodes[node].kind else { continue }
          switch LinkTarget(destination) {
          case .claim(.audience, _), .claim(.goal, _): contract.append(node)
          case .claim, .unknownScheme: pending.append(node)
          case .outside, .page: break
          }
        }
        continue
      }
      elsewhere += pending
      pending = []
      if contract.isEmpty, start == nextNumber || broken.contains(block), !lists.isEmpty {
        lists[lists.count - 1].add(block, in: document)
      } else {
        var list = StepListOutline()
        list.contract = contract
        contract = []
        list.add(block, in: document)
        lists.append(list)
      }
      nextNumber = start + document.children(of: block).reduce(0) { count, _ in count + 1 }
    }
    // What a contract would be, with no list behind it, stands out of place.
    elsewhere = (elsewhere + pending + contract).sorted()
    for index in lists.indices { lists[index].close() }
  }
}

extension StepListOutline {
  /// Adds one of the ordered lists that make up the step list.
  mutating func add(_ list: Document.NodeID, in document: Document) {
    lists.append(list)
    var open: [(item: Int?, end: Document.NodeID)] = []
    // Next number in an ordered list, by list; nested lists of one step go on counting.
    var numbers: [Document.NodeID: Int] = [:]
    var lastNested: [Int: Int] = [:]
    var node = list
    let end = document.nodes[list].end
    while node < end {
      while let last = open.last, node >= last.end { open.removeLast() }
      let step = open.last { $0.item != nil }?.item
      switch document.nodes[node].kind {
      // Its words are for those who do not see it: nobody presses what is bold in them.
      case .image: node = document.nodes[node].end - 1
      case .list(ordered: true, let start, _) where open.isEmpty || isDirectlyInItem(node, document):
        numbers[node] = step.map { max(start, (lastNested[$0] ?? start - 1) + 1) } ?? start
      case .item:
        if let number = numbers[document.nodes[node].parent] {
          let written = step.map { "\(items[$0].number).\(number)" } ?? String(number)
          numbers[document.nodes[node].parent] = number + 1
          if let step { lastNested[step] = number }
          items.append(Item(node: node, end: document.nodes[node].end, number: written, parent: step))
          open.append((items.count - 1, document.nodes[node].end))
        } else {
          open.append((nil, document.nodes[node].end))
        }
      case .link(let destination, _):
        if case .claim(let scheme, _) = LinkTarget(destination) {
          mark(node, link: node, label: scheme == .act ? strong(in: node, document) : nil, step, open)
          if scheme == .act || scheme.isMention { node = document.nodes[node].end - 1 }
        } else if case .unknownScheme = LinkTarget(destination) {
          mark(node, link: node, label: nil, step, open)
        }
      // Bold in bold is one bold text.
      case .strong where document.ancestors(of: node).contains { document.nodes[$0].kind == .strong }: break
      case .strong:
        if let link = actLink(in: node, document) {
          mark(node, link: link, label: node, step, open)
          node = document.nodes[node].end - 1
        } else {
          mark(node, link: nil, label: node, step, open)
        }
      default: break
      }
      node += 1
    }
  }

  /// Once all marks are known: where items end.
  mutating func close() {
    for index in marks.indices {
      marks[index].itemEnd = firstMark(from: marks[index].itemEndNode)
    }
    for index in items.indices {
      items[index].statements = firstMark(from: items[index].node)..<firstMark(from: items[index].end)
    }
  }

  /// Index of the first mark at or behind a node. Marks stand in reading order.
  private func firstMark(from node: Document.NodeID) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func mark(
    _ node: Document.NodeID, link: Document.NodeID?, label: Document.NodeID?, _ item: Int?,
    _ open: [(item: Int?, end: Document.NodeID)]
  ) {
    guard let item, let innermost = open.last else { return }
    marks.append(Mark(node: node, link: link, label: label, item: item, itemEndNode: innermost.end))
  }

  /// Whether an ordered list in a step holds steps: one in a quotation does not.
  private func isDirectlyInItem(_ node: Document.NodeID, _ document: Document) -> Bool {
    document.nodes[document.nodes[node].parent].kind == .item
  }

  private func strong(in node: Document.NodeID, _ document: Document) -> Document.NodeID? {
    document.descendants(of: node).first { document.nodes[$0].kind == .strong }
  }

  /// The `do:` link that a bold text is made of.
  private func actLink(in node: Document.NodeID, _ document: Document) -> Document.NodeID? {
    document.descendants(of: node).first {
      if case .link(let destination, _) = document.nodes[$0].kind, case .claim(.act, _) = LinkTarget(destination) {
        return true
      }
      return false
    }
  }
}
