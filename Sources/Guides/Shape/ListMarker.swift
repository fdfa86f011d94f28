/// How a line begins that is, or looks like, a list item.
struct ListMarker {
  /// What stands behind it.
  enum Gap { case blank, none, lineEnd }

  /// `nil` for a bullet.
  let number: Int?
  /// Byte offset in the source behind the marker's last sign.
  let end: Int
  /// Of the digits alone.
  let digits: Range<Int>
  /// Whether the digits are those of CommonMark, `0` to `9`.
  let isPlain: Bool
  let gap: Gap

  /// The marker at `offset`, of at most nine digits; `nil` where there is none.
  init?(_ source: [UInt8], at offset: Int, bullets: Bool = false) {
    guard source.indices.contains(offset) else { return nil }
    if bullets, [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*")].contains(source[offset]) {
      number = nil
      end = offset + 1
      digits = offset..<offset
      isPlain = true
    } else {
      guard let read = Self.number(source, at: offset), read.end < source.count,
        [UInt8(ascii: "."), UInt8(ascii: ")")].contains(source[read.end])
      else { return nil }
      number = read.value
      digits = offset..<read.end
      isPlain = source[offset] < 0x80
      end = read.end + 1
    }
    switch end < source.count ? source[end] : 0x0A {
    case 0x0A, 0x0D: gap = .lineEnd
    case 0x20, 0x09: gap = .blank
    default: gap = .none
    }
  }

  /// The decimal digits of any one script at `offset`.
  private static func number(_ source: [UInt8], at offset: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = offset
    var count = 0
    for scalar in String(decoding: source[offset..<min(source.count, offset + 40)], as: UTF8.self).unicodeScalars {
      guard scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue else { break }
      count += 1
      guard count <= 9 else { return nil }
      value = value * 10 + Int(digit)
      end += scalar.utf8.count
    }
    return count == 0 ? nil : (value, end)
  }
}
