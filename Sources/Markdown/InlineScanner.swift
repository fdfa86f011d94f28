/// Reads the text of a paragraph or heading, told at each position what stands there. Every function goes behind what
/// it is asked for and returns true, or returns false where something else stands.
struct InlineScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private let end: Int
  private(set) var position: Int

  init(text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.text = text
    self.end = end
    position = start
  }

  /// The byte at `position`; 0 at the end.
  var byte: UInt8 { position < end ? text[position] : 0 }

  private mutating func skip(while matches: (UInt8) -> Bool) {
    while position < end, matches(text[position]) { position += 1 }
  }

  /// Goes over the white space that a lazy line may begin with; libcmark keeps it only behind a backslash.
  mutating func skipBlanks() { skip(while: Byte.isBlank) }

  func isAtEnd() -> Bool { text[min(position, end)..<end].allSatisfy(Byte.isSpace) }

  mutating func pass(_ byte: UInt8) -> Bool {
    guard position < end, text[position] == byte else { return false }
    position += 1
    return true
  }

  /// `count` asterisks, or as many underscores.
  mutating func passDelimiter(_ count: Int) -> Bool {
    let mark = byte
    guard mark == Byte.asterisk || mark == Byte.underscore, position + count <= end,
      text[position + count - 1] == mark
    else { return false }
    position += count
    return true
  }

  mutating func passCode() -> Bool {
    let start = position
    skip { $0 == Byte.backtick }
    let length = position - start
    guard length > 0 else { return false }
    while position < end {
      skip { $0 != Byte.backtick }
      let run = position
      skip { $0 == Byte.backtick }
      if position - run == length { return true }
    }
    return false
  }

  /// White space before a line's end, or a backslash, and the line's end.
  mutating func passLineEnd() -> Bool {
    if pass(Byte.backslash) { return pass(Byte.lineFeed) }
    skip { Byte.isSpace($0) && $0 != Byte.lineFeed }
    return pass(Byte.lineFeed)
  }

  /// The inside of `<https://example.org>`.
  mutating func passAddress() -> Bool {
    let start = position
    skip { $0 != Byte.greater }
    return position > start
  }

  /// What closes a link or image: `](destination "title")`, `][label]`, `][]` or `]`.
  mutating func passLinkTail() -> Bool {
    guard pass(Byte.closeBracket) else { return false }
    let syntax = LinkSyntax(text: text, end: end)
    position = syntax.endOfInlineTail(at: position) ?? syntax.endOfLabel(at: position) ?? position
    return true
  }

  mutating func pass(verbatim literal: String) -> Bool {
    matching(literal) { literal in
      var next = 0
      while next < literal.count {
        guard passByte(of: literal, &next) else { return false }
      }
      return true
    }
  }

  /// Text with its escapes and entities.
  mutating func pass(text literal: String, _ entities: inout Entities) -> Bool {
    matching(literal) { literal in
      var next = 0
      while next < literal.count {
        guard position < end else { return false }
        switch text[position] {
        case Byte.backslash where position + 1 < end && Byte.isPunctuation(text[position + 1]):
          guard text[position + 1] == literal[next] else { return false }
          position += 2
          next += 1
        case Byte.ampersand:
          guard let entity = entities.entity(in: text[position..<end]) else { fallthrough }
          guard literal[next...].starts(with: entity.text) else { return false }
          position += entity.length
          next += entity.text.count
        default:
          guard passByte(of: literal, &next) else { return false }
        }
      }
      return true
    }
  }

  private mutating func passByte(of literal: UnsafeBufferPointer<UInt8>, _ next: inout Int) -> Bool {
    guard position < end else { return false }
    if text[position] == literal[next] {
      position += 1
      next += 1
      return true
    }
    // libcmark reads a NUL as U+FFFD.
    guard text[position] == 0, literal[next...].starts(with: [0xEF, 0xBF, 0xBD]) else { return false }
    position += 1
    next += 3
    return true
  }
}

private func matching(_ literal: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
  literal.utf8.withContiguousStorageIfAvailable(body) ?? Array(literal.utf8).withUnsafeBufferPointer(body)
}
