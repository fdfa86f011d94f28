import FlowModel
import Markdown

/// What Markdown has left as plain text in one paragraph, heading or table cell: its bytes in reading order, each with
/// its place in the page's source. Everything else stands in it as one sign each.
struct LeftText {
  /// One byte of the text, or a sign for what is no plain text.
  struct Unit {
    let byte: UInt8
    /// Byte offset in the page's source.
    let offset: Int
  }

  /// Stands for code, raw HTML, an address in angle brackets, an escaped character or an entity: none is left by a slip.
  static let object: UInt8 = 0
  /// Stands for `\[`: the bracket that closes it is meant as text as well.
  static let escapedBracket: UInt8 = 1
  static let lineFeed: UInt8 = 0x0A

  private(set) var units: [Unit] = []

  /// The text of a node whose children are inlines; `source` are the bytes that the document was parsed from.
  init(of block: Document.NodeID, in document: Document, source: [UInt8]) {
    var node = block + 1
    while node < document.nodes[block].end {
      let range = document.nodes[node].range
      switch document.nodes[node].kind {
      case .text: append(source, range)
      case .softBreak, .lineBreak: units.append(Unit(byte: Self.lineFeed, offset: range.lowerBound))
      case .code, .htmlInline: units.append(Unit(byte: Self.object, offset: range.lowerBound))
      case .image:
        units.append(Unit(byte: Self.object, offset: range.lowerBound))
        node = document.nodes[node].end - 1
      case .link where source.indices.contains(range.lowerBound) && source[range.lowerBound] == UInt8(ascii: "<"):
        units.append(Unit(byte: Self.object, offset: range.lowerBound))
        node = document.nodes[node].end - 1
      default: break
      }
      node += 1
    }
  }

  private mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    var offset = range.lowerBound
    let end = min(range.upperBound, source.count)
    while offset < end {
      let byte = source[offset]
      if byte == UInt8(ascii: "\\"), offset + 1 < end, Self.isPunctuation(source[offset + 1]) {
        let isBracket = source[offset + 1] == UInt8(ascii: "[")
        units.append(Unit(byte: isBracket ? Self.escapedBracket : Self.object, offset: offset))
        offset += 2
      } else if byte == UInt8(ascii: "&"), let last = Self.entityEnd(source, offset, end) {
        units.append(Unit(byte: Self.object, offset: offset))
        offset = last
      } else {
        units.append(Unit(byte: byte, offset: offset))
        offset += 1
      }
    }
  }

  /// Behind an entity that begins at `start`, by its look.
  private static func entityEnd(_ source: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var offset = start + 1
    while offset < min(end, start + 33) {
      if source[offset] == UInt8(ascii: ";") { return offset > start + 1 ? offset + 1 : nil }
      guard isLetterOrDigit(source[offset]) || (offset == start + 1 && source[offset] == UInt8(ascii: "#")) else {
        return nil
      }
      offset += 1
    }
    return nil
  }

  // MARK: Looking

  /// The byte at an index; a line feed outside of the text.
  subscript(index: Int) -> UInt8 { units.indices.contains(index) ? units[index].byte : Self.lineFeed }

  /// The source's offsets of a range of units, which is not empty.
  func range(_ indices: Range<Int>) -> Range<Int> {
    guard let first = units[indices].first, let last = units[indices].last else { return 0..<0 }
    return first.offset..<last.offset + 1
  }

  /// The words of a range of units, objects left out, white space folded.
  func words(_ indices: Range<Int>) -> String {
    folded(String(decoding: units[indices].map(\.byte).filter { $0 > Self.escapedBracket }, as: UTF8.self))
  }

  func isBlank(_ index: Int) -> Bool { Self.isBlank(self[index]) }

  /// The first index from `index` at which no blank stands.
  func skippingBlanks(from index: Int) -> Int {
    var index = index
    while index < units.count, isBlank(index) { index += 1 }
    return index
  }

  // MARK: Classes of bytes

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !isLetterOrDigit(byte)
  }
}
