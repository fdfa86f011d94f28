/// The language tag among `available` that fits the wishes best, or nil when none fits: for each wish the look-up of RFC
/// 4647 §3.4, then a language of the same primary subtag, before the next wish.
///
/// The wishes are the value of an `Accept-Language` field, RFC 9110 §12.5.4; malformed members are passed over.
func language(fitting wishes: String, among available: [String]) -> String? {
  let ranges = wishes.split(separator: ",").compactMap(LanguageRange.init)
  let refused = Set(ranges.filter { $0.weight == 0 }.map(\.tag))
  let candidates = available.filter { !refused.contains($0.lowercased()) }
  // Of two ranges with one weight the earlier counts: sorting has to keep their order, which `sort` does not promise.
  let ordered = ranges.enumerated().filter { $1.weight > 0 }
    .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
  for (_, range) in ordered {
    if let found = lookUp(range.tag, among: candidates) ?? relative(of: range.tag, among: candidates) { return found }
  }
  return nil
}

private func lookUp(_ range: String, among available: [String]) -> String? {
  var subtags = range.split(separator: "-")
  while !subtags.isEmpty {
    let tag = subtags.joined(separator: "-")
    if let found = available.first(where: { $0.lowercased() == tag }) { return found }
    subtags.removeLast()
    // A single letter introduces what stood after it and means nothing alone.
    if let last = subtags.last, last.utf8.count == 1 { subtags.removeLast() }
  }
  return nil
}

/// The first language that differs from a range in its further subtags only: who wants `pt-PT`, or `pt`, can read `pt-BR`.
private func relative(of range: String, among available: [String]) -> String? {
  let primary = range.prefix { $0 != "-" }
  return available.first { $0.lowercased().prefix { $0 != "-" } == primary }
}

/// One member of an `Accept-Language` list.
private struct LanguageRange {
  /// In lower case.
  let tag: String
  /// In thousandths, 0 to 1000: RFC 9110 §12.4.2 has no finer weights.
  let weight: Int

  init?(_ member: Substring) {
    let parts = member.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
    guard let tag = parts.first, isLanguageRange(tag), parts.count <= 2 else { return nil }
    guard let weight = parts.count == 2 ? Self.weight(parts[1]) : 1000 else { return nil }
    self.tag = tag.lowercased()
    self.weight = weight
  }

  private static func weight(_ parameter: Substring) -> Int? {
    guard parameter.lowercased().hasPrefix("q=") else { return nil }
    let digits = Array(parameter.utf8.dropFirst(2))
    guard (1...5).contains(digits.count), digits.count == 1 || digits[1] == UInt8(ascii: ".") else { return nil }
    var weight = 0
    for place in [0, 2, 3, 4] {
      let digit = place < digits.count ? digits[place] : UInt8(ascii: "0")
      guard (48...57).contains(digit) else { return nil }
      weight = weight * 10 + Int(digit - 48)
    }
    return weight <= 1000 ? weight : nil
  }
}

/// Whether `name` has the form of a language tag: two or three letters, then subtags of at most eight (RFC 5646 §2.1).
func isLanguageTag(_ name: some StringProtocol) -> Bool {
  let subtags = name.split(separator: "-", omittingEmptySubsequences: false)
  guard let language = subtags.first, (2...3).contains(language.utf8.count) else { return false }
  return isLanguageRange(name)
}

private func isLanguageRange(_ text: some StringProtocol) -> Bool {
  let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let first = subtags.first, first.utf8.allSatisfy({ (97...122).contains($0 | 0x20) }) else { return false }
  return subtags.allSatisfy { subtag in
    (1...8).contains(subtag.utf8.count)
      && subtag.utf8.allSatisfy { (97...122).contains($0 | 0x20) || (48...57).contains($0) }
  }
}

/// `text` without the spaces and tabs at its ends, the optional white space of RFC 9110 §5.6.3.
func trimmed(_ text: Substring) -> Substring {
  let start = text.drop { $0 == " " || $0 == "\t" }
  let kept = start.reversed().drop { $0 == " " || $0 == "\t" }.count
  return start.prefix(kept)
}
