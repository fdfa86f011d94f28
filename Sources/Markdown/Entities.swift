/// Reads entity and numeric character references; remembers the names that it had to ask libcmark for.
struct Entities {
  private var known: [[UInt8]: [UInt8]] = [:]

  /// The reference at the beginning of `text`, which begins with `&`: its length in bytes and the text it stands for;
  /// nil where none begins.
  mutating func entity(in text: UnsafeBufferPointer<UInt8>.SubSequence) -> (length: Int, text: [UInt8])? {
    let first = text.startIndex
    // No name that CommonMark knows is longer than 31 bytes.
    guard let last = text.prefix(40).firstIndex(of: Byte.semicolon), last > first + 1 else { return nil }
    let length = last - first + 1
    if text[first + 1] == Byte.hash {
      return number(in: text[first + 2..<last]).map { (length, $0) }
    }
    guard Byte.isLetter(text[first + 1]),
      text[first + 1..<last].allSatisfy({ Byte.isLetter($0) || Byte.isDigit($0) })
    else { return nil }
    let entity = Array(text[first...last])
    let decoded = self.decoded(entity)
    return decoded == entity ? nil : (length, decoded)
  }

  private mutating func decoded(_ entity: [UInt8]) -> [UInt8] {
    if let text = known[entity] { return text }
    let text = decodedByLibrary(entity: entity)
    known[entity] = text
    return text
  }

  private func number(in digits: UnsafeBufferPointer<UInt8>.SubSequence) -> [UInt8]? {
    let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard !digits.isEmpty, digits.count <= (isHexadecimal ? 6 : 7),
      digits.allSatisfy({ Byte.isDigit($0) || (isHexadecimal && Byte.isLetter($0)) }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
  }
}
