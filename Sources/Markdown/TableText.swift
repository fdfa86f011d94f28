/// A table as the GFM specification has it (§4.10), found in the text of a paragraph that libcmark has read.
struct TableText {
  /// What stands in the paragraph before the table; nil where nothing does.
  let lead: LeafText?
  let alignments: [Document.Alignment?]
  /// The head first; each row has as many cells as the head.
  let rows: [Row]

  struct Row {
    /// Byte offsets in the source.
    let range: Range<Int>
    let cells: [Cell]
  }

  struct Cell {
    /// Byte offsets in the source, without the blanks at its ends; empty for a cell that the row lacks.
    let range: Range<Int>
    let text: LeafText
  }

  /// `nil` where the paragraph holds no table: a line of heads, and under it one of as many dashes, which is none of the
  /// lines that are `indented` as far as code is, given by their positions in the text; and where a list item without an
  /// empty line before it would end the table.
  init?(in text: inout LeafText, source: UnsafeBufferPointer<UInt8>, indented: Set<Int>) {
    // Without a second line, a bar or a colon there is none.
    guard text.bytes[text.start..<text.end].contains(where: { $0 == Byte.bar || $0 == Byte.colon }) else { return nil }
    let lines = Self.lines(of: text)
    guard lines.count > 1 else { return nil }
    var found: (head: Int, alignments: [Document.Alignment?])?
    for head in 0..<lines.count - 1 {
      guard !indented.contains(lines[head + 1].lowerBound), let alignments = Self.alignments(text, lines[head + 1]),
        Self.cells(text, lines[head]).count == alignments.count
      else { continue }
      found = (head, alignments)
      break
    }
    guard let (head, alignments) = found else { return nil }
    self.alignments = alignments
    let body = lines.indices.dropFirst(head + 2)
    // A list item would end the table, and is swallowed by the paragraph: then nothing of it can be trusted.
    guard !body.contains(where: { Self.beginsItem(text, lines[$0]) }) else { return nil }
    let rows = [head] + body
    // Rows that lack most of their cells would make a page of any size out of a small text.
    let written = rows.reduce(0) { $0 + min(alignments.count, Self.cells(text, lines[$1]).count) }
    guard rows.count * alignments.count - written <= Self.mostMissing else { return nil }
    self.rows = rows.map { row in
      let cells = Self.cells(text, lines[row]).prefix(alignments.count).map { text.cell($0, source) }
      let end = text.sourceEnd(lines[row].upperBound)
      let missing = Cell(range: end..<end, text: LeafText())
      return Row(
        range: text.sourceOffset(lines[row].lowerBound)..<end,
        cells: cells + Array(repeating: missing, count: alignments.count - cells.count))
    }
    lead = head > 0 ? text.lines(lines[0..<head], source) : nil
  }

  /// The most cells that the rows of one table may lack.
  private static let mostMissing = 20_000

  private static func lines(of text: LeafText) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = text.start
    while start < text.end {
      var end = start
      while end < text.end, text.bytes[end] != Byte.lineFeed { end += 1 }
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }

  /// Where the cells of a row stand, blanks at their ends left out.
  private static func cells(_ text: LeafText, _ line: Range<Int>) -> [Range<Int>] {
    let line = trimmed(text, line)
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var place = start
    while place < line.upperBound {
      switch text.bytes[place] {
      // Any backslash right before a bar, whatever stands before it.
      case Byte.backslash where place + 1 < line.upperBound && text.bytes[place + 1] == Byte.bar: place += 1
      case Byte.bar:
        // The bar that a row begins with parts nothing.
        if place > line.lowerBound { cells.append(trimmed(text, start..<place)) }
        start = place + 1
      default: break
      }
      place += 1
    }
    if start < line.upperBound { cells.append(trimmed(text, start..<line.upperBound)) }
    return cells
  }

  private static func trimmed(_ text: LeafText, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Byte.isSpace(text.bytes[start]) { start += 1 }
    while end > start, Byte.isSpace(text.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The alignments that a line such as `| :-- | --: |` gives; nil for any other line.
  private static func alignments(_ text: LeafText, _ line: Range<Int>) -> [Document.Alignment?]? {
    var hasMark = false
    for byte in text.bytes[line] {
      switch byte {
      case Byte.bar, Byte.colon: hasMark = true
      case Byte.minus: break
      case _ where Byte.isSpace(byte): break
      default: return nil
      }
    }
    guard hasMark else { return nil }
    var alignments: [Document.Alignment?] = []
    for cell in cells(text, line) {
      let bytes = text.bytes[cell]
      let dashes = bytes.drop { $0 == Byte.colon }.reversed().drop { $0 == Byte.colon }
      let (left, right) = (bytes.first == Byte.colon, bytes.count > 1 && bytes.last == Byte.colon)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == Byte.minus }),
        bytes.count - dashes.count == (left ? 1 : 0) + (right ? 1 : 0)
      else { return nil }
      alignments.append(left ? (right ? .center : .left) : (right ? .right : nil))
    }
    return alignments.isEmpty ? nil : alignments
  }

  /// Whether a line begins like an item of a numbered list, which ends a table.
  private static func beginsItem(_ text: LeafText, _ line: Range<Int>) -> Bool {
    let digits = text.bytes[line].prefix(while: Byte.isDigit).count
    let end = line.lowerBound + digits
    return (1...9).contains(digits) && end + 1 < line.upperBound
      && (text.bytes[end] == UInt8(ascii: ".") || text.bytes[end] == Byte.closeParenthesis)
      && Byte.isBlank(text.bytes[end + 1])
  }
}

extension LeafText {
  /// A part of one line as a cell: its escaped bars are bars.
  fileprivate mutating func cell(_ range: Range<Int>, _ source: UnsafeBufferPointer<UInt8>) -> TableText.Cell {
    var cell = LeafText()
    var start = range.lowerBound
    var place = start
    while place < range.upperBound {
      if bytes[place] == Byte.backslash, place + 1 < range.upperBound, bytes[place + 1] == Byte.bar {
        cell.appendPiece(source, from: sourceOffset(start), count: place - start)
        start = place + 1
        place += 1
      }
      place += 1
    }
    cell.appendPiece(source, from: sourceOffset(start), count: range.upperBound - start)
    cell.finish()
    let offset = sourceOffset(range.lowerBound)
    return TableText.Cell(range: offset..<offset + range.count, text: cell)
  }

  /// Some of the lines as a text of their own.
  fileprivate mutating func lines(_ lines: ArraySlice<Range<Int>>, _ source: UnsafeBufferPointer<UInt8>) -> LeafText {
    var text = LeafText()
    for line in lines {
      let start = sourceOffset(line.lowerBound)
      text.append(source, from: start, to: start + line.count, next: sourceEnd(line.upperBound + 1))
    }
    text.trim()
    return text
  }
}
