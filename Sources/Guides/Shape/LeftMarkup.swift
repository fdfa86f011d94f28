import Diagnostics
import FlowModel
package import Markdown

/// Looks for Markdown that has been left as plain text (LANGUAGE.md §3 “Markup that stays text”): readers see its signs,
/// and what it should say is neither done nor checked.
struct LeftMarkup {
  let page: Page
  let names: ShapeFinding.Names
  /// The paragraph, heading or cell.
  let block: Document.NodeID
  let text: LeftText
  var findings: [ShapeFinding] = []
  /// Where signs of footnotes stand: `[^1]`.
  var footnotes: [Range<Int>] = []

  var source: [UInt8] { page.source.bytes }

  /// Everything left as text on a page.
  /// - Complexity: linear in the page.
  static func all(in page: Page, _ names: ShapeFinding.Names) -> [ShapeFinding] {
    let document = page.document
    var findings: [ShapeFinding] = []
    var last = -1
    // Footnotes by their labels: the sign and the note are one mistake.
    var footnotes: Set<String> = []
    for node in document.nodes.indices {
      switch document.nodes[node].kind {
      case .text(let literal) where literal.utf8.contains(where: isSign):
        let block = document.leafBlock(of: node)
        guard block != last else { continue }
        last = block
        var search = LeftMarkup(
          page: page, names: names, block: block,
          text: LeftText(of: block, in: document, source: page.source.bytes))
        search.findBold(UInt8(ascii: "*"))
        search.findBold(UInt8(ascii: "_"))
        search.findStrikes()
        search.findBrackets()
        search.findTableRows()
        for footnote in search.footnotes where footnotes.insert(page.text(footnote)).inserted {
          findings.append(Self.footnote(footnote))
        }
        findings += search.findings
      case .link where page.isFootnote(node):
        let range = document.nodes[node].range
        if footnotes.insert(page.text(range)).inserted { findings.append(footnote(range)) }
      default: break
      }
    }
    return findings
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "("), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private static func footnote(_ range: Range<Int>) -> ShapeFinding {
    ShapeFinding(
      id: .markupLeftOver, range: range, message: "this is a footnote, and there are none here",
      advice: ["say it in brackets, in a sentence of its own, or in a note that begins with > [!NOTE]"])
  }

  mutating func report(
    _ indices: Range<Int>, _ message: String, advice: [String] = [], candidates: [ShapeFinding.Candidate] = [],
    hides: ShapeFinding.Hiding = .nothing
  ) {
    findings.append(
      ShapeFinding(
        id: .markupLeftOver, range: text.range(indices), message: message, advice: advice, candidates: candidates,
        hides: hides))
  }

  // MARK: Strikethrough and tables

  private mutating func findStrikes() {
    var open: Int?
    var index = 0
    while index < text.units.count {
      guard text[index] == UInt8(ascii: "~") else {
        index += 1
        continue
      }
      var end = index
      while text[end] == UInt8(ascii: "~") { end += 1 }
      defer { index = end }
      guard end - index == 2, !(text.isBlank(index - 1) && text.isBlank(end)) else { continue }
      if let start = open {
        reportStrike(start..<end)
        open = nil
      } else {
        open = index
      }
    }
    if let open { reportStrike(open..<open + 2) }
  }

  private mutating func reportStrike(_ indices: Range<Int>) {
    report(
      indices, "text that is struck out with “~~” is no Markdown here, and the signs stay on the page",
      advice: ["leave out what no longer holds; write \\~\\~ where the two signs are meant"])
  }

  /// Lines such as `| --- | --- |` that make no table.
  private mutating func findTableRows() {
    let isInHeading = if case .heading = page.document.nodes[block].kind { true } else { false }
    var start = 0
    var previous: Range<Int>?
    while start < text.units.count {
      var end = start
      while end < text.units.count, text[end] != LeftText.lineFeed { end += 1 }
      let line = start..<end
      if isDelimiterRow(line) {
        let (wanted, given) = (previous.map(cells) ?? 0, cells(line))
        let reason =
          previous == nil
          ? "no line with the heads of the columns stands above it"
          : wanted != given
            ? "the line above it has \(wanted) \(wanted == 1 ? "cell" : "cells"), and this one has \(given)"
            : isInHeading
              ? "the line under it makes a heading of all this text"
              : isIndented(line)
                ? "it is indented by four columns or more"
                : "an item of a numbered list follows it without an empty line, or most of its rows’ cells are missing"
        report(
          line, "this line makes no table, and stays on the page: \(reason)",
          advice: [
            isInHeading
              ? "put an empty line behind the table"
              : "a table begins with a line of heads, and under it a line with as many “---” between “|”"
          ])
      }
      previous = line.isEmpty ? nil : line
      start = end + 1
    }
  }

  private func isIndented(_ line: Range<Int>) -> Bool {
    let start = text.range(line).lowerBound
    return source[..<start].reversed().prefix(while: LeftText.isBlank).prefix { $0 != LeftText.lineFeed }.count > 3
  }

  private func isDelimiterRow(_ line: Range<Int>) -> Bool {
    var (bars, dashes) = (0, 0)
    for index in line {
      switch text[index] {
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return bars > 0 && dashes >= 3
  }

  private func cells(_ line: Range<Int>) -> Int {
    let parts = line.split(omittingEmptySubsequences: false) { text[$0] == UInt8(ascii: "|") }
    let isBlank = { (part: ArraySlice<Int>) in part.allSatisfy { text.isBlank($0) } }
    var count = parts.count
    if count > 1, parts.first.map({ isBlank(ArraySlice($0)) }) == true { count -= 1 }
    if count > 1, parts.last.map({ isBlank(ArraySlice($0)) }) == true { count -= 1 }
    return count
  }
}

extension Page {
  /// Whether a link is a footnote's sign: `[^1]`, which a line `[^1]: word` makes a link.
  package func isFootnote(_ link: Document.NodeID) -> Bool {
    let range = document.nodes[link].range
    return range.count > 3 && source.bytes[range].starts(with: [UInt8(ascii: "["), UInt8(ascii: "^")])
  }

  /// A range of the source as text.
  func text(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }
}

extension Document {
  /// The paragraph, heading or cell that an inline stands in.
  func leafBlock(of node: NodeID) -> NodeID {
    ancestors(of: node).first { !nodes[$0].kind.isInline } ?? 0
  }
}

extension Document.Kind {
  /// Whether it stands within a line: a text, a link, stress and their like.
  var isInline: Bool {
    switch self {
    case .softBreak, .lineBreak, .emphasis, .strong, .htmlInline, .text, .code, .link, .image: true
    default: false
    }
  }
}
