/// What the target of a request line names, RFC 9112 §3.2.
enum RequestTarget: Equatable {
  /// `*`: the server itself.
  case server
  /// A path, decoded once, beginning with a slash; and the query as it was sent, without its question mark.
  case resource(path: String, query: String?)
  /// No path can be read from it: 400.
  case malformed

  init(_ target: String) {
    // What is no visible ASCII character has to be percent-encoded; a fragment is never sent; and browsers take a
    // backslash for a slash, so that a path with one would be another path to them than to us.
    let isPlain = target.utf8.allSatisfy {
      $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "#")
    }
    if target == "*" {
      self = .server
    } else if isPlain, let origin = originForm(of: target), let resource = Self.resource(origin) {
      self = resource
    } else {
      self = .malformed
    }
  }

  private static func resource(_ origin: Substring) -> RequestTarget? {
    let end = origin.utf8.firstIndex(of: UInt8(ascii: "?")) ?? origin.endIndex
    let query = end < origin.endIndex ? String(origin[end...].dropFirst()) : nil
    return decodedPath(origin[..<end]).map { .resource(path: $0, query: query) }
  }
}

/// `target` without the scheme and authority that a proxy's client sends, RFC 9112 §3.2.2.
private func originForm(of target: String) -> Substring? {
  if target.utf8.first == UInt8(ascii: "/") { return target[...] }
  for scheme in ["http://", "https://"] where target.prefix(scheme.utf8.count).lowercased() == scheme {
    let rest = target.dropFirst(scheme.utf8.count)
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    guard end > rest.startIndex, isAuthority(rest[..<end]) else { return nil }
    return rest[end...].first == "/" ? rest[end...] : "/" + rest[end...]
  }
  return nil
}

/// `path` with its percent-encodings undone once, or nil when it names no file by its very form: a broken encoding, NUL,
/// bytes that are not UTF-8, or a segment `.` or `..`.
///
/// An encoded slash stays encoded: it is a character of a name, not the border of two.
private func decodedPath(_ path: Substring) -> String? {
  if isDecoded(path) { return String(path) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(path.utf8.count)
  var rest = path.utf8[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let high = rest.popFirst(), let low = rest.popFirst(), let decoded = hexValue(high, low), decoded != 0 else {
      return nil
    }
    if decoded == UInt8(ascii: "/") {
      bytes += [byte, high, low]
    } else {
      bytes.append(decoded)
    }
  }
  guard !bytes.split(separator: UInt8(ascii: "/")).contains(where: { $0 == [0x2e] || $0 == [0x2e, 0x2e] }) else {
    return nil
  }
  return String(validating: bytes, as: UTF8.self)
}

/// Whether `path` is certainly its own decoding, as most are: it has nothing encoded and no name begins with a dot.
private func isDecoded(_ path: Substring) -> Bool {
  var previous: UInt8 = 0
  for byte in path.utf8 {
    if byte == UInt8(ascii: "%") || byte == UInt8(ascii: ".") && previous == UInt8(ascii: "/") { return false }
    previous = byte
  }
  return true
}

private func hexValue(_ high: UInt8, _ low: UInt8) -> UInt8? {
  guard let high = Character(UnicodeScalar(high)).hexDigitValue, let low = Character(UnicodeScalar(low)).hexDigitValue
  else { return nil }
  return UInt8(high << 4 | low)
}

/// `path` as it stands in a `Location` field: every byte percent-encoded that RFC 3986 §3.3 has no place for in a path.
func encodedPath(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in path.utf8 {
    if isUnreserved(byte) || "/!$&'()*+,;=:@".utf8.contains(byte) {
      bytes.append(byte)
    } else {
      bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
