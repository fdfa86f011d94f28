import Diagnostics
import Testing

@Suite struct SourceFileTests {
  @Test(
    "a line ends with LF, CRLF or CR, and its end is no part of its text",
    arguments: ["один\nдва\n\nчетыре", "один\r\nдва\r\n\r\nчетыре", "один\rдва\r\rчетыре", "один\r\nдва\n\rчетыре\n"])
  func lineEnds(text: String) {
    let source = SourceFile(path: "a.md", text: text)
    #expect((0...5).map(source.line) == ["", "один", "два", "", "четыре", ""])
    #expect(source.lineStarts.count == 4)
  }

  @Test("a column counts Unicode scalars, not bytes and not characters")
  func columns() {
    let source = SourceFile(path: "a.md", text: "é😀e\u{301}🇹🇿x\nЖ\n")
    let positions = source.text.unicodeScalars.indices.map { index in
      source.position(at: source.text.utf8.distance(from: source.text.startIndex, to: index))
    }
    #expect(positions.map(\.column) == [1, 2, 3, 4, 5, 6, 7, 8, 1, 2])
    #expect(positions.map(\.line) == [1, 1, 1, 1, 1, 1, 1, 1, 2, 2])
  }

  @Test(
    "the place of every scalar leads back to its offset",
    arguments: ["", "x", "\n", "\r\n", "é😀\r\nЖx\r\r\n\n y", "a\n", "a\r\n\r\n"])
  func roundTrip(text: String) {
    let source = SourceFile(path: "a.md", text: text)
    var offset = 0
    for scalar in text.unicodeScalars {
      #expect(source.offset(of: source.position(at: offset)) == offset)
      offset += UTF8.width(scalar)
    }
    #expect(source.offset(of: source.position(at: offset)) == offset)
  }

  @Test("a byte order mark is dropped, and takes no column")
  func byteOrderMark() {
    let source = SourceFile(path: "a.md", bytes: [0xEF, 0xBB, 0xBF] + Array("title: x".utf8))
    #expect(source.text == "title: x")
    #expect(source.position(at: 7) == Position(line: 1, column: 8))
    #expect(SourceFile(path: "a.md", bytes: [0xEF, 0xBB, 0xBF]).bytes.isEmpty)
    #expect(SourceFile(path: "a.md", bytes: [0xEF, 0xBB]).bytes.count == 2)
  }

  @Test("an empty file has one empty line, and every place in it is its beginning")
  func empty() {
    let source = SourceFile(path: "a.md", text: "")
    #expect(source.lineStarts == [0])
    #expect(source.line(1) == "")
    #expect(source.position(at: 5) == Position(line: 1, column: 1))
    #expect(source.offset(of: Position(line: 9, column: 9)) == 0)
  }

  @Test("a line end at the end of a file begins no further line")
  func lastLineEnd() {
    let source = SourceFile(path: "a.md", text: "ab\n")
    #expect(source.lineStarts == [0])
    #expect(source.position(at: 3) == Position(line: 1, column: 4))
    #expect(source.offset(of: Position(line: 2, column: 1)) == 3)
  }

  @Test("what lies outside of a file is brought to its nearest end")
  func outside() {
    let source = SourceFile(path: "a.md", text: "ab\ncd")
    #expect(source.position(at: -4) == Position(line: 1, column: 1))
    #expect(source.position(at: 99) == Position(line: 2, column: 3))
    #expect(source.offset(of: Position(line: 0, column: 1)) == 0)
    #expect(source.offset(of: Position(line: 2, column: 99)) == 5)
    #expect(source.offset(of: Position(line: 3, column: 1)) == 5)
  }

  @Test("a range ends behind its last scalar, and never before its beginning")
  func ranges() {
    let source = SourceFile(path: "a.md", text: "ab\nЖd")
    #expect(
      source.range(1..<5) == SourceRange(start: Position(line: 1, column: 2), end: Position(line: 2, column: 2)))
    let backwards = SourceRange(start: Position(line: 2, column: 1), end: Position(line: 1, column: 9))
    #expect(backwards.end == Position(line: 2, column: 1))
    #expect(SourceLocation(source, 0..<2).file == "a.md")
  }
}
