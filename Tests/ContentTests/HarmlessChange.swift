import Diagnostics
import Guides
import Markdown
import Testing

/// A change of how a page is written that does not change what it says.
struct HarmlessChange: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Reading a page takes it back already.
  let vanishes: Bool
  let apply: @Sendable (Page) -> Page

  init(_ name: String, vanishes: Bool = false, _ apply: @escaping @Sendable (Page) -> Page) {
    testDescription = name
    self.vanishes = vanishes
    self.apply = apply
  }

  static let all = [
    HarmlessChange("other words outside of bold and links", reworded),
    HarmlessChange("more words outside of bold and links", lengthened),
    HarmlessChange("a line for each word") { rewrapped($0, indented: true) },
    HarmlessChange("a line for each word, none indented") { rewrapped($0, indented: false) },
    HarmlessChange("a line for each paragraph", unwrapped),
    HarmlessChange("1. before every step", renumbered),
    HarmlessChange("parentheses behind numbers", delimited),
    HarmlessChange("stars before bullets", starred),
    HarmlessChange("underscores around labels", underscored),
    HarmlessChange("blank lines between items", loosened),
    HarmlessChange("lines that end with CR LF") { replacingLineEnds($0, "\r\n") },
    HarmlessChange("lines that end with CR") { replacingLineEnds($0, "\r") },
    HarmlessChange("a byte order mark", vanishes: true) { $0.with([0xEF, 0xBB, 0xBF] + $0.source.bytes) },
    HarmlessChange("a byte order mark and CR LF") { page in
      let changed = replacingLineEnds(page, "\r\n")
      return changed.with([0xEF, 0xBB, 0xBF] + changed.source.bytes)
    },
    HarmlessChange("lists further to the right", indented),
    HarmlessChange("more room behind list markers", spaced),
    HarmlessChange("reference links", referenced),
  ]
}

// MARK: Words

private func isPlain(_ node: Document.NodeID, _ document: Document) -> Bool {
  guard case .text = document.nodes[node].kind else { return false }
  return !document.ancestors(of: node).contains { ancestor in
    switch document.nodes[ancestor].kind {
    case .strong, .link, .image: true
    default: false
    }
  }
}

/// Letters become other letters; all else stays, so that what stands beside markup still does.
private func reworded(_ page: Page) -> Page {
  page.applying(
    page.document.nodes.indices.filter { isPlain($0, page.document) }.map { node in
      let range = page.document.nodes[node].range
      let text = page.text(in: range).map { $0.isLetter ? "ж" : String($0) }.joined()
      return Edit(range: range, text: text)
    })
}

private func lengthened(_ page: Page) -> Page {
  page.applying(
    page.document.nodes.indices.compactMap { node in
      guard isPlain(node, page.document), let place = page.firstSpace(in: page.document.nodes[node].range) else {
        return nil
      }
      return Edit(range: place..<place, text: " and so on, step 99, 3. and 4.1,")
    })
}

// MARK: Lines

private func rewrapped(_ page: Page, indented: Bool) -> Page {
  var edits: [Edit] = []
  for (node, value) in page.document.nodes.enumerated() {
    guard case .text = value.kind, isInParagraph(node, page.document) else { continue }
    let indent = indented ? page.contentIndent(of: node) : ""
    for place in value.range where page.source.bytes[place] == 0x20 && page.canBreak(behind: place) {
      edits.append(Edit(range: place..<place + 1, text: "\n" + indent))
    }
  }
  return page.applying(edits)
}

private func unwrapped(_ page: Page) -> Page {
  let breaks = page.document.nodes.indices.filter { page.document.nodes[$0].kind == .softBreak }
  return page.applying(breaks.map { Edit(range: page.document.nodes[$0].range, text: " ") })
}

private func isInParagraph(_ node: Document.NodeID, _ document: Document) -> Bool {
  document.ancestors(of: node).contains { document.nodes[$0].kind == .paragraph }
}

private func replacingLineEnds(_ page: Page, _ end: String) -> Page {
  page.with(page.source.bytes.flatMap { $0 == 0x0A ? Array(end.utf8) : [$0] })
}

// MARK: Lists

private func orderedItems(_ document: Document) -> [Document.NodeID] {
  document.nodes.indices.filter { node in
    guard document.nodes[node].kind == .item,
      case .list(ordered: true, _, _) = document.nodes[document.nodes[node].parent].kind
    else { return false }
    return true
  }
}

private func renumbered(_ page: Page) -> Page {
  page.applying(orderedItems(page.document).map { Edit(range: page.markerDigits($0), text: "1") })
}

/// Stars in place of the hyphens before the items of bullet lists.
private func starred(_ page: Page) -> Page {
  page.applying(
    page.document.nodes.compactMap { node in
      guard node.kind == .item, case .list(ordered: false, _, _) = page.document.nodes[node.parent].kind else {
        return nil
      }
      return Edit(range: node.range.lowerBound..<node.range.lowerBound + 1, text: "*")
    })
}

private func delimited(_ page: Page) -> Page {
  page.applying(
    orderedItems(page.document).map { item in
      let end = page.markerDigits(item).upperBound
      return Edit(range: end..<end + 1, text: ")")
    })
}

private func underscored(_ page: Page) -> Page {
  page.applying(
    page.document.nodes.flatMap { node -> [Edit] in
      guard node.kind == .strong else { return [] }
      let (start, end) = (node.range.lowerBound, node.range.upperBound)
      return [Edit(range: start..<start + 2, text: "__"), Edit(range: end - 2..<end, text: "__")]
    })
}

private func loosened(_ page: Page) -> Page {
  let items = page.document.nodes.indices.filter { page.document.nodes[$0].kind == .item }
  let behindOthers = items.filter { item in
    page.document.children(of: page.document.nodes[item].parent).first { _ in true } != item
  }
  return page.applying(
    behindOthers.map { item in
      let start = page.lines(of: page.document.nodes[item].range).lowerBound
      return Edit(range: start..<start, text: "\n")
    })
}

private func indented(_ page: Page) -> Page {
  page.applying(
    page.document.children(of: 0).flatMap { block -> [Edit] in
      guard case .list = page.document.nodes[block].kind else { return [] }
      return page.lineNumbers(page.document.nodes[block].range).compactMap { line in
        let start = page.source.lineStarts[line - 1]
        return page.source.line(line).isEmpty ? nil : Edit(range: start..<start, text: "   ")
      }
    })
}

/// Two more spaces behind the markers of the outermost items, and before all further lines of these.
private func spaced(_ page: Page) -> Page {
  page.applying(
    page.document.children(of: 0).flatMap { block -> [Edit] in
      guard case .list = page.document.nodes[block].kind else { return [] }
      return page.document.children(of: block).flatMap { item -> [Edit] in
        let range = page.document.nodes[item].range
        var edits: [Edit] = []
        if let space = page.firstSpace(in: range) { edits.append(Edit(range: space..<space, text: "  ")) }
        for line in page.lineNumbers(range).dropFirst() where !page.source.line(line).isEmpty {
          let start = page.source.lineStarts[line - 1]
          edits.append(Edit(range: start..<start, text: "  "))
        }
        return edits
      }
    })
}

// MARK: Links

private func referenced(_ page: Page) -> Page {
  var edits: [Edit] = []
  var definitions = "\n"
  for node in page.document.nodes.indices {
    guard case .link(let destination, _) = page.document.nodes[node].kind, let words = page.inside(node) else {
      continue
    }
    edits.append(Edit(range: words.upperBound..<page.document.nodes[node].range.upperBound, text: "][to \(node)]"))
    definitions += "[to \(node)]: \(destination)\n"
  }
  let end = page.source.bytes.count
  return page.applying(edits + [Edit(range: end..<end, text: definitions)])
}

extension Page {
  fileprivate func firstSpace(in range: Range<Int>) -> Int? {
    range.first { source.bytes[$0] == 0x20 }
  }

  /// As many spaces as a further line of the list item around a node needs.
  fileprivate func contentIndent(of node: Document.NodeID) -> String {
    guard let item = document.ancestors(of: node).first(where: { document.nodes[$0].kind == .item }),
      let content = document.children(of: item).first(where: { _ in true })
    else { return "" }
    let start = document.nodes[content].range.lowerBound
    let line = source.lineStarts[source.position(at: start).line - 1]
    return String(repeating: " ", count: start - line)
  }

  /// Whether what stands behind a space would not be read as the beginning of a block.
  fileprivate func canBreak(behind space: Int) -> Bool {
    guard space + 1 < source.bytes.count else { return false }
    return !"-+*#>=0123456789~`\n".utf8.contains(source.bytes[space + 1])
  }
}
