/// The text of a paragraph or a heading as its inlines are read: without the markup of the blocks around it, each
/// byte knowing where it stands in the source. Positions are 0-based bytes of this text.
struct LeafText {
  private(set) var bytes: [UInt8] = []
  /// Where the inlines begin: behind link reference definitions.
  private(set) var start = 0
  /// Where the inlines end: before white space at the end.
  private(set) var end = 0
  private var segments: [Segment] = []
  private var current = 0

  /// A line: its first byte's place here and in the source, and where the source's next line begins.
  private struct Segment {
    let position: Int
    let offset: Int
    let next: Int
  }

  /// Forgets the text, keeping its memory.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    segments.removeAll(keepingCapacity: true)
    start = 0
    end = 0
    current = 0
  }

  /// Appends a line that begins at `offset` in the source, up to `end`, with the next beginning at `next`.
  ///
  /// Like libcmark, it ends every line with LF, whatever the source has there.
  mutating func append(_ source: UnsafeBufferPointer<UInt8>, from offset: Int, to end: Int, next: Int) {
    segments.append(Segment(position: bytes.count, offset: offset, next: next))
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[offset..<max(offset, end)]))
    bytes.append(Byte.lineFeed)
  }

  /// Appends a part of a line, which stands at `offset` in the source.
  mutating func appendPiece(_ source: UnsafeBufferPointer<UInt8>, from offset: Int, count: Int) {
    guard count > 0 else { return }
    segments.append(Segment(position: bytes.count, offset: offset, next: offset + count))
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[offset..<offset + count]))
  }

  /// Ends a line that was appended in pieces.
  mutating func finish() {
    bytes.append(Byte.lineFeed)
    trim()
  }

  /// Appends a space that the tab at `offset` in the source stands for.
  mutating func appendSpace(at offset: Int) {
    segments.append(Segment(position: bytes.count, offset: offset, next: offset + 1))
    bytes.append(Byte.space)
  }

  /// Skips the definitions at the beginning.
  mutating func skipDefinitions() {
    start = 0
    bytes.withUnsafeBufferPointer { text in
      let syntax = LinkSyntax(text: text, end: text.count)
      while let next = syntax.endOfDefinition(at: start) { start = next }
    }
    trim()
  }

  /// Finds the end of the text.
  mutating func trim() {
    end = bytes.count
    while end > start, Byte.isSpace(bytes[end - 1]) { end -= 1 }
  }

  /// Whether anything but spaces and tabs stands in the first line behind the definitions.
  var hasWords: Bool {
    bytes[start...].first { !Byte.isBlank($0) }.map { $0 != Byte.lineFeed } ?? false
  }

  /// The source's offset of the byte at `position`; quick when asked in reading order.
  mutating func sourceOffset(_ position: Int) -> Int {
    guard !segments.isEmpty else { return 0 }
    while current > 0, segments[current].position > position { current -= 1 }
    while current + 1 < segments.count, segments[current + 1].position <= position { current += 1 }
    return segments[current].offset + position - segments[current].position
  }

  /// The source's offset behind the byte before `position`, and behind all of a line end if it is one.
  mutating func sourceEnd(_ position: Int) -> Int {
    guard position > 0 else { return sourceOffset(0) }
    let offset = sourceOffset(position - 1)
    return bytes[position - 1] == Byte.lineFeed ? segments[current].next : offset + 1
  }
}
