/// CommonMark's grammar of what stands around a link's words, read as libcmark reads it.
///
/// Every function takes a position in the text and returns the position behind what it found there, or nil.
struct LinkSyntax {
  let text: UnsafeBufferPointer<UInt8>
  let end: Int

  private func byte(_ position: Int) -> UInt8 { position < end ? text[position] : 0 }

  private func skip(from position: Int, while matches: (UInt8) -> Bool) -> Int {
    var position = position
    while position < end, matches(text[position]) { position += 1 }
    return position
  }

  private func isEscape(_ position: Int) -> Bool {
    byte(position) == Byte.backslash && position + 1 < end && Byte.isPunctuation(text[position + 1])
  }

  /// `(destination "title")`.
  func endOfInlineTail(at position: Int) -> Int? {
    guard byte(position) == Byte.openParenthesis else { return nil }
    let start = skip(from: position + 1, while: Byte.isSpace)
    guard let destinationEnd = endOfDestination(at: start) else { return nil }
    var next = skip(from: destinationEnd, while: Byte.isSpace)
    if next > destinationEnd { next = endOfTitle(at: next) ?? next }
    next = skip(from: next, while: Byte.isSpace)
    return byte(next) == Byte.closeParenthesis ? next + 1 : nil
  }

  /// `[label]`, an empty one too.
  func endOfLabel(at position: Int) -> Int? {
    guard byte(position) == Byte.openBracket else { return nil }
    var next = position + 1
    while next < end, next - position <= 1001 {
      switch text[next] {
      case Byte.closeBracket: return next + 1
      case Byte.openBracket: return nil
      default: next += isEscape(next) ? 2 : 1
      }
    }
    return nil
  }

  /// `[label]: destination "title"` with the end of its last line.
  func endOfDefinition(at position: Int) -> Int? {
    guard let labelEnd = endOfLabel(at: position), byte(labelEnd) == Byte.colon,
      skip(from: position + 1, while: Byte.isSpace) < labelEnd - 1,
      let destinationEnd = endOfDestination(at: skipToNextWord(from: labelEnd + 1))
    else { return nil }
    let titleStart = skipToNextWord(from: destinationEnd)
    if titleStart > destinationEnd, let titleEnd = endOfTitle(at: titleStart),
      let lineEnd = endOfLine(at: skip(from: titleEnd, while: Byte.isBlank))
    {
      return lineEnd
    }
    return endOfLine(at: skip(from: destinationEnd, while: Byte.isBlank))
  }

  private func endOfLine(at position: Int) -> Int? {
    guard position < end else { return position }
    return text[position] == Byte.lineFeed ? position + 1 : nil
  }

  private func skipToNextWord(from position: Int) -> Int {
    let next = skip(from: position, while: Byte.isBlank)
    guard let line = endOfLine(at: next) else { return next }
    return skip(from: line, while: Byte.isBlank)
  }

  private func endOfDestination(at position: Int) -> Int? {
    byte(position) == Byte.less ? endOfPointedDestination(at: position) : endOfBareDestination(at: position)
  }

  private func endOfPointedDestination(at position: Int) -> Int? {
    var next = position + 1
    while next < end {
      switch text[next] {
      case Byte.greater: return next + 1 < end ? next + 1 : nil
      case Byte.backslash: next += 2
      case Byte.lineFeed, Byte.less: return nil
      default: next += 1
      }
    }
    return nil
  }

  private func endOfBareDestination(at position: Int) -> Int? {
    var next = position
    var depth = 0
    scan: while next < end {
      switch text[next] {
      case _ where isEscape(next): next += 1
      case Byte.openParenthesis:
        depth += 1
        if depth > 32 { return nil }
      case Byte.closeParenthesis:
        if depth == 0 { break scan }
        depth -= 1
      case let byte where Byte.isSpace(byte):
        if next == position { return nil }
        break scan
      default: break
      }
      next += 1
    }
    return next < end && depth == 0 ? next : nil
  }

  /// libcmark's pattern lets a backslash be itself as well as escape, and takes the longest match: the title goes on
  /// behind a closing mark that any backslash stands before, if a closing mark follows at all.
  private func endOfTitle(at position: Int) -> Int? {
    let close: UInt8
    switch byte(position) {
    case Byte.quote: close = Byte.quote
    case Byte.apostrophe: close = Byte.apostrophe
    case Byte.openParenthesis: close = Byte.closeParenthesis
    default: return nil
    }
    var found: Int?
    var next = position + 1
    while next < end {
      let byte = text[next]
      let isEscaped = next > position + 1 && text[next - 1] == Byte.backslash
      if byte == close {
        found = next + 1
        if !isEscaped { break }
      } else if byte == Byte.openParenthesis, close == Byte.closeParenthesis, !isEscaped {
        break
      }
      next += 1
    }
    return found
  }
}
