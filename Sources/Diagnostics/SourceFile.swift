/// A text file of the site, as it was read: its name in reports and its bytes.
///
/// Positions inside it are byte offsets until a report needs lines and columns.
package struct SourceFile: Sendable {
  /// Relative to the site's root, with `/` between folders.
  package let path: String
  /// UTF-8 without a byte order mark. Line ends are as the writer left them.
  package let bytes: [UInt8]
  /// Whether the file began with one.
  package let hasByteOrderMark: Bool
  /// Byte offset of the first byte of each line; never empty.
  package let lineStarts: [Int]

  /// Takes valid UTF-8; a byte order mark in front is dropped.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    self.bytes = hasByteOrderMark ? Array(bytes.dropFirst(3)) : bytes
    self.lineStarts = Self.lineStarts(of: self.bytes)
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The whole text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text of a line, counted from 1, without its line end; empty when there is no such line.
  package func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Line and column of a byte offset; offsets outside the file are brought to its nearest end.
  /// - Complexity: O(log lines + length of the line).
  package func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let scalars = bytes[lineStarts[low]..<offset].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return Position(line: low + 1, column: scalars + 1)
  }

  /// The byte offset of a position; positions outside the file are brought to its nearest end.
  package func offset(of position: Position) -> Int {
    guard position.line >= 1 else { return 0 }
    guard position.line <= lineStarts.count else { return bytes.count }
    let end = position.line < lineStarts.count ? lineStarts[position.line] : bytes.count
    var offset = lineStarts[position.line - 1]
    var column = 1
    while offset < end, column < position.column {
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// The bytes with some ranges replaced, given in the order of the text; one that overlaps the one before is left out.
  package func bytes(replacing edits: [(range: Range<Int>, text: String)]) -> [UInt8] {
    var result: [UInt8] = []
    var done = 0
    for edit in edits where edit.range.lowerBound >= done {
      result += bytes[done..<edit.range.lowerBound]
      result += edit.text.utf8
      done = edit.range.upperBound
    }
    return result + bytes[done...]
  }

  /// The byte offsets of a range of lines and columns.
  package func offsets(of range: SourceRange) -> Range<Int> { offset(of: range.start)..<offset(of: range.end) }

  /// Lines and columns of a range of byte offsets.
  package func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(start: position(at: offsets.lowerBound), end: position(at: offsets.upperBound))
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A {
        starts.append(index + 1)
      } else if bytes[index] == 0x0D, index + 1 == bytes.count || bytes[index + 1] != 0x0A {
        starts.append(index + 1)
      }
      index += 1
    }
    if starts.count > 1, starts.last == bytes.count { starts.removeLast() }
    return starts
  }
}
