/// A link's destination as it stands in a text, taken apart.
struct LinkDestination: Sendable, Hashable {
  /// Percent-encoding undone; empty for a link within its own page.
  let path: String
  /// `?` and what follows it, as written; empty if there is none.
  let query: String
  /// What follows `#`, percent-encoding undone.
  let fragment: String?

  init(_ text: String) {
    let hash = text.utf8.firstIndex(of: UInt8(ascii: "#"))
    fragment = hash.map { percentDecoded(text[text.utf8.index(after: $0)...]) }
    let address = text[..<(hash ?? text.endIndex)]
    let question = address.utf8.firstIndex(of: UInt8(ascii: "?")) ?? address.endIndex
    path = percentDecoded(address[..<question])
    query = String(address[question...])
  }

  /// Query and fragment in the form in which they stand in an address.
  func suffix(fragment: String?) -> String {
    query + (fragment.map { "#" + percentEncoded($0, keeping: "/") } ?? "")
  }
}

/// `text` with `%41` as `A`; where what comes out would be no UTF-8, `text` as it is.
func percentDecoded(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
  let source = Array(text.utf8)
  var bytes: [UInt8] = []
  var place = 0
  while place < source.count {
    if source[place] == UInt8(ascii: "%"), place + 2 < source.count, let high = hexadecimalValue(source[place + 1]),
      let low = hexadecimalValue(source[place + 2])
    {
      bytes.append(high << 4 | low)
      place += 3
    } else {
      bytes.append(source[place])
      place += 1
    }
  }
  return String(validating: bytes, as: UTF8.self) ?? String(text)
}

/// `text` as part of an address: every byte but ASCII letters, digits, `-._~` and those in `keeping` percent-encoded.
func percentEncoded(_ text: String, keeping: StaticString = "") -> String {
  if text.utf8.allSatisfy(isUnreserved) { return text }
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if isUnreserved(byte) || keeping.withUTF8Buffer({ $0.contains(byte) }) {
      bytes.append(byte)
    } else {
      bytes += [UInt8(ascii: "%"), hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 0xF)]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The address of the file `target` as a link in the file `source` writes it; both relative to one folder.
///
/// Percent-encoded. A folder's own `index.html` is named in full, so that the link works without a server.
func relativeAddress(from source: String, to target: String) -> String {
  let (here, there) = (source.utf8, target.utf8)
  var (place, other) = (here.startIndex, there.startIndex)
  var (afterSlash, otherAfterSlash) = (place, other)
  while place < here.endIndex, other < there.endIndex, here[place] == there[other] {
    let isSlash = here[place] == UInt8(ascii: "/")
    here.formIndex(after: &place)
    there.formIndex(after: &other)
    if isSlash { (afterSlash, otherAfterSlash) = (place, other) }
  }
  let depth = here[afterSlash...].count { $0 == UInt8(ascii: "/") }
  return String(repeating: "../", count: depth) + percentEncoded(String(target[otherAfterSlash...]), keeping: "/")
}

/// What a page writes before the path of a file under the output folder: `../` for each folder that it stands in.
func wayToRoot(from output: String) -> String {
  String(repeating: "../", count: output.utf8.count { $0 == UInt8(ascii: "/") })
}

/// Where a relative path leads from a folder, both without slashes at their ends; `nil` when it leads above the first
/// folder.
func resolvedPath(_ path: String, in folder: String) -> String? {
  var (above, rest) = (folder[...], path[...])
  while rest.hasPrefix("../"), let slash = above.utf8.lastIndex(of: UInt8(ascii: "/")) {
    above = above[..<slash]
    rest = rest.dropFirst(3)
  }
  // The usual link leads up and down again, and no more.
  if !rest.utf8.contains(UInt8(ascii: "/")), rest != ".", rest != "..", !rest.isEmpty { return "\(above)/\(rest)" }
  var parts = folder.split(separator: "/")
  for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
    if part != ".." {
      parts.append(part)
    } else if parts.popLast() == nil {
      return nil
    }
  }
  return parts.joined(separator: "/")
}

private func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"): true
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
  default: false
  }
}

private func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}
