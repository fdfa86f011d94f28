/// What a `Range` field asks of a body, RFC 9110 §14.
enum ByteRange: Equatable {
  /// The whole body: no range, or one that the server may pass over: several, malformed, of another unit.
  case whole
  /// These bytes, counted from 0; never empty and never past the end.
  case part(Range<Int>)
  /// Nothing of the body lies in the range: 416.
  case beyondEnd

  /// The meaning of the value `field` for a body of `length` bytes.
  init(field: String, length: Int) {
    let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bytes" else {
      self = .whole
      return
    }
    let ends = trimmed(parts[1]).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      self = .whole
      return
    }
    switch (position(ends[0]), position(ends[1])) {
    case (.number(let first), .number(let last)) where first <= last:
      self = Self.part(from: first, to: last, of: length)
    case (.number(let first), .absent):
      self = Self.part(from: first, to: Int.max, of: length)
    case (.absent, .number(let suffix)):
      self = Self.suffix(suffix, of: length)
    default:
      self = .whole
    }
  }

  private static func part(from first: Int, to last: Int, of length: Int) -> ByteRange {
    first < length ? .part(first..<(min(last, length - 1) + 1)) : .beyondEnd
  }

  private static func suffix(_ count: Int, of length: Int) -> ByteRange {
    guard count > 0 else { return .beyondEnd }
    // `Content-Range` has no way to name a part of an empty body.
    return length == 0 ? .whole : .part(max(0, length - count)..<length)
  }
}

private enum Position {
  case number(Int), absent, malformed
}

/// Numbers too large for a body are all alike: past its end.
private func position(_ digits: Substring) -> Position {
  guard !digits.isEmpty else { return .absent }
  guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return .malformed }
  return .number(Int(digits) ?? Int.max)
}
