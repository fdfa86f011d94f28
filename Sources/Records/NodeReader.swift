import Diagnostics
internal import Yams

/// From the parser's nodes to records.
struct NodeReader {
  let source: SourceFile
  let firstLine: Int
  /// So many of `droppedKeys` have been put in.
  let droppedCount: UInt32
  private let hasTags: Bool
  /// Keys that stand again in one mapping; they are left out.
  private(set) var duplicates: [(key: String, range: SourceRange)] = []
  /// Where the last node was found: nodes come in the order of the text, so that the next one is not far.
  private var last = (position: Position(line: 1, column: 1), offset: 0)

  init(source: SourceFile, firstLine: Int, droppedCount: UInt32) {
    self.source = source
    self.firstLine = firstLine
    self.droppedCount = droppedCount
    hasTags = source.bytes.contains(UInt8(ascii: "!"))
  }

  /// The parser refuses nesting beyond 1,000 levels, so the recursion is bounded.
  mutating func record(_ node: Node) -> Record {
    switch node {
    case .scalar(let scalar):
      let quoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      guard !quoted, hasTags, let text = textBeginningWithTag(scalar) else {
        return Record(content: .text(scalar.string, quoted: quoted), range: range(of: scalar.string, scalar))
      }
      return Record(content: .text(text, quoted: quoted), range: range(of: text, scalar))
    case .sequence(let sequence):
      let range = first(sequence.mark)
      return Record(content: .list(sequence.map { record($0) }), range: range)
    case .mapping(let mapping):
      let dropped = droppedKeys.lowerBound..<droppedKeys.lowerBound + droppedCount
      var seen: Set<String> = []
      let fields = mapping.compactMap { key, value -> Record.Field? in
        let keyRecord = record(key)
        let text = keyRecord.text ?? ""
        if let first = text.unicodeScalars.first, dropped.contains(first.value) { return nil }
        guard keyRecord.text == nil || seen.insert(text).inserted else {
          duplicates.append((text, keyRecord.range))
          return nil
        }
        return Record.Field(key: text, keyRange: keyRecord.range, value: record(value))
      }
      return Record(content: .fields(fields), range: first(mapping.mark))
    case .alias:
      return Record(content: .text("", quoted: false), range: .fileStart)
    }
  }

  private func position(_ mark: Mark?) -> Position {
    Position(line: (mark?.line ?? 1) + firstLine - 1, column: mark?.column ?? 1)
  }

  private func first(_ mark: Mark?) -> SourceRange {
    let start = position(mark)
    return SourceRange(start: start, end: Position(line: start.line, column: start.column + 1))
  }

  /// The byte offset of a position, counted on from the last one asked for where that is shorter.
  private mutating func offset(of position: Position) -> Int {
    let isFurther = position.line == last.position.line && position.column >= last.position.column
    var offset = isFurther ? last.offset : source.offset(of: Position(line: position.line, column: 1))
    var column = isFurther ? last.position.column : 1
    let end = position.line < source.lineStarts.count ? source.lineStarts[position.line] : source.bytes.count
    while offset < end, column < position.column {
      offset += 1
      while offset < end, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    last = (position, offset)
    return offset
  }

  /// No text here has a tag: what looks like one, and is none of YAML's own (`!!str`), is how the text begins.
  private mutating func textBeginningWithTag(_ scalar: Node.Scalar) -> String? {
    let start = offset(of: position(scalar.mark))
    guard start < source.bytes.count, source.bytes[start] == UInt8(ascii: "!") else { return nil }
    let rest = source.bytes[start...]
    var tag = rest.prefix { !" \t\r\n".utf8.contains($0) }
    // Without a text behind it, the tag ends where the collection around it goes on.
    if scalar.string.isEmpty { tag = tag.prefix { !",]}".utf8.contains($0) } }
    let written = String(decoding: tag, as: UTF8.self)
    if written.hasPrefix("!!"), Self.yamlTags.contains(String(written.dropFirst(2))) { return nil }
    let blanks = rest.dropFirst(tag.count).prefix { $0 == 0x20 || $0 == 0x09 }
    return written + (scalar.string.isEmpty ? "" : String(decoding: blanks, as: UTF8.self) + scalar.string)
  }

  private static let yamlTags: Set<String> = ["str", "int", "float", "bool", "null", "map", "seq", "set", "binary"]

  /// The range of a text that a scalar is read as.
  private mutating func range(of text: String, _ scalar: Node.Scalar) -> SourceRange {
    let start = position(scalar.mark)
    let length = text.unicodeScalars.count
    switch scalar.style {
    case .singleQuoted, .doubleQuoted:
      return SourceRange(start: start, end: closingQuote(from: start))
    default:
      let end = Position(line: start.line, column: start.column + length)
      let offset = offset(of: start)
      let offsets = offset..<min(offset + text.utf8.count, source.bytes.count)
      if source.bytes[offsets].elementsEqual(text.utf8) { return SourceRange(start: start, end: end) }
      let lineLength = source.line(start.line).unicodeScalars.count
      return SourceRange(start: start, end: Position(line: start.line, column: lineLength + 1))
    }
  }

  /// Behind the quote that ends the text starting here.
  private mutating func closingQuote(from start: Position) -> Position {
    let first = offset(of: start)
    var offset = first
    guard offset < source.bytes.count else { return start }
    let quote = source.bytes[offset]
    offset += 1
    while offset < source.bytes.count {
      let byte = source.bytes[offset]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        offset += 2
      } else if byte == quote {
        let doubled = quote == UInt8(ascii: "'") && offset + 1 < source.bytes.count && source.bytes[offset + 1] == quote
        if !doubled { return position(at: offset + 1, from: first, start) }
        offset += 2
      } else {
        offset += 1
      }
    }
    return source.position(at: source.bytes.count)
  }
}

extension NodeReader {
  /// The position of an offset not far behind another one.
  private func position(at offset: Int, from first: Int, _ start: Position) -> Position {
    let between = source.bytes[first..<offset]
    if between.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return source.position(at: offset) }
    return Position(line: start.line, column: start.column + between.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
  }
}
