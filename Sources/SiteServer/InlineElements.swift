/// A `<style>` or `<script>` whose content stands in the page itself.
struct InlineElement: Equatable {
  enum Kind { case style, script }

  let kind: Kind
  /// Where the content stands, in bytes from the start of the page, without the tags around it.
  let content: Range<Int>
}

/// The inline `<style>` and `<script>` elements of `page`, in the page's order; a script with `src` is not inline.
///
/// Reads start tags as the HTML standard's tokenizer does (§13.2.5): quoted attribute values, comments, and the text of
/// `<title>` and `<textarea>` hold no tags. Time is linear in the page's size.
func inlineElements(of page: [UInt8]) -> [InlineElement] {
  var scanner = TagScanner(bytes: page)
  var found: [InlineElement] = []
  while let tag = scanner.nextStartTag() {
    guard let element = tag.textElement else { continue }
    let content = scanner.skipText(ofElement: element)
    if element == "style" {
      found.append(InlineElement(kind: .style, content: content))
    } else if element == "script", !tag.hasSource {
      found.append(InlineElement(kind: .script, content: content))
    }
  }
  return found
}

/// Walks over a page from start tag to start tag.
private struct TagScanner {
  /// The elements whose content is text, whatever it looks like.
  private static let textElements = ["script", "style", "textarea", "title"]

  let bytes: [UInt8]
  var position = 0

  /// The next start tag: the name of its element when that holds text only, and whether it has a `src` attribute. Stands
  /// after its `>` then.
  mutating func nextStartTag() -> (textElement: String?, hasSource: Bool)? {
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = open + 1
      if matches("!--", at: position) {
        skipComment()
      } else if position < bytes.count, isLetter(bytes[position]) {
        return readTag()
      }
    }
    position = bytes.count
    return nil
  }

  /// Moves to the end tag of `name` and returns what stands before it; without an end tag, the rest of the page.
  mutating func skipText(ofElement name: String) -> Range<Int> {
    let start = position
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = open + 1
      let end = open + 2 + name.utf8.count
      if matches("/" + name, at: open + 1), end < bytes.count, Self.endsName(bytes[end]) {
        return start..<open
      }
    }
    position = bytes.count
    return start..<bytes.count
  }

  private mutating func skipComment() {
    // `<!-->` is a whole comment: its two hyphens serve the opening and the end.
    position += 1
    while position < bytes.count {
      if matches("-->", at: position) {
        position += 3
        return
      }
      position += 1
    }
  }

  private mutating func readTag() -> (textElement: String?, hasSource: Bool) {
    let name = readName { Self.endsName($0) }
    let textElement = Self.textElements.first { isName($0, at: name) }
    var hasSource = false
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if Self.isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
        position += 1
        continue
      }
      let attribute = readName { Self.endsName($0) || $0 == UInt8(ascii: "=") }
      hasSource = hasSource || isName("src", at: attribute)
      skipSpaces()
      if position < bytes.count, bytes[position] == UInt8(ascii: "=") { skipValue() }
    }
    position = min(position + 1, bytes.count)
    return (textElement, hasSource)
  }

  /// Reads at least one byte, so that a stray `=` cannot hold the walk up.
  private mutating func readName(until isEnd: (UInt8) -> Bool) -> Range<Int> {
    let start = position
    position += 1
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    return start..<position
  }

  private mutating func skipValue() {
    position += 1
    skipSpaces()
    guard position < bytes.count else { return }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let close = bytes[(position + 1)...].firstIndex(of: quote)
      position = close.map { $0 + 1 } ?? bytes.count
    } else {
      while position < bytes.count, !Self.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") {
        position += 1
      }
    }
  }

  private mutating func skipSpaces() {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
  }

  private func isName(_ name: String, at range: Range<Int>) -> Bool {
    range.count == name.utf8.count && matches(name, at: range.lowerBound)
  }

  private func matches(_ text: String, at start: Int) -> Bool {
    guard start + text.utf8.count <= bytes.count else { return false }
    return zip(text.utf8, bytes[start...]).allSatisfy { $0 == (isLetter($1) ? $1 | 0x20 : $1) }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) && byte != 11 }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }
}
