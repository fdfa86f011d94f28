/// The head of a request, as far as an answer can depend on it.
///
/// Bodies are never read: a request that announces one is answered from its head, and its connection ends.
package struct Request: Sendable, Equatable {
  /// As the request line has it; methods are case-sensitive, RFC 9110 §9.1.
  package let method: String
  /// As the request line has it: still percent-encoded, with its query.
  package let target: String
  /// 1 for HTTP/1.1, 0 for HTTP/1.0.
  package let minorVersion: Int
  private var values: [String?]

  /// Keeps those of `fields` that an answer depends on. The lines of one field are joined with a comma, as RFC 9110 §5.3
  /// allows; two lines of a field that is no list so become a value that its grammar refuses.
  package init(
    method: String, target: String, minorVersion: Int = 1, fields: some Sequence<(name: String, value: String)>
  ) {
    self.method = method
    self.target = target
    self.minorVersion = minorVersion
    values = Array(repeating: nil, count: RequestField.count)
    for (name, value) in fields {
      guard let index = RequestField(name: name)?.rawValue else { continue }
      values[index] = values[index].map { $0 + ", " + value } ?? value
    }
  }

  /// The value of `field`, or nil when the request has none.
  subscript(field: RequestField) -> String? { values[field.rawValue] }
}

/// The request fields that an answer depends on.
enum RequestField: Int, CaseIterable {
  case acceptLanguage, connection, contentLength, expect, host, ifMatch, ifModifiedSince, ifNoneMatch, ifRange
  case ifUnmodifiedSince, range, transferEncoding, upgrade

  static let count = allCases.count

  /// In the order of the cases.
  private static let names = [
    "accept-language", "connection", "content-length", "expect", "host", "if-match", "if-modified-since",
    "if-none-match", "if-range", "if-unmodified-since", "range", "transfer-encoding", "upgrade",
  ]

  /// The field called `name`, without regard to case. A browser sends a dozen fields with each request, most of them not
  /// among these: their lengths tell most of them apart before a byte is compared.
  init?(name: String) {
    let length = name.utf8.count
    let index = Self.names.firstIndex { known in
      known.utf8.count == length && zip(known.utf8, name.utf8).allSatisfy { $0 == $1 | 0x20 }
    }
    guard let index else { return nil }
    self.init(rawValue: index)
  }
}

extension Request {
  /// Whether bytes of a body follow the head, RFC 9112 §6.3.
  var announcesBody: Bool {
    if self[.transferEncoding] != nil { return true }
    return self[.contentLength].map { !$0.utf8.allSatisfy { $0 == UInt8(ascii: "0") } } ?? false
  }

  /// Whether the body's coding, if any, is the one that every server knows, RFC 9112 §6.1.
  var hasKnownCoding: Bool { self[.transferEncoding].map { $0.lowercased() == "chunked" } ?? true }

  /// Whether the connection ends with the answer, RFC 9112 §9.3.
  ///
  /// It also ends where the next request could not be found for certain: after a body that is not read, and after a
  /// tunnel or another protocol is asked for, where the decoder stops reading.
  var endsConnection: Bool {
    if announcesBody || self[.expect] != nil || self[.upgrade] != nil || method == "CONNECT" { return true }
    guard let connection = self[.connection] else { return minorVersion == 0 }
    // What browsers send, without taking it apart.
    if connection == "keep-alive" { return false }
    let options = connection.lowercased().split(separator: ",").map(trimmed)
    return options.contains("close") || minorVersion == 0 && !options.contains("keep-alive")
  }

  /// Whether the request names its host as it must, RFC 9112 §3.2: once, without anything that is no host.
  var namesHostProperly: Bool {
    guard let host = self[.host] else { return minorVersion == 0 }
    return isAuthority(host)
  }
}

/// Whether `text` is `host [":" port]` of RFC 3986 §3.2, without user information; a host may be empty.
func isAuthority(_ text: some StringProtocol) -> Bool {
  var host = Array(text.utf8)[...]
  let port = host.lastIndex(of: UInt8(ascii: ":"))
  if let port, host[port...].dropFirst().allSatisfy({ (48...57).contains($0) }) { host = host[..<port] }
  if host.first == UInt8(ascii: "["), host.last == UInt8(ascii: "]") {
    return host.dropFirst().dropLast().allSatisfy { isUnreserved($0) || $0 == UInt8(ascii: ":") }
  }
  return host.allSatisfy { isUnreserved($0) || "%!$&'()*+,;=".utf8.contains($0) }
}

/// The characters that a URL may hold anywhere as they are, RFC 3986 §2.3.
func isUnreserved(_ byte: UInt8) -> Bool {
  (97...122).contains(byte | 0x20) || (48...57).contains(byte) || "-._~".utf8.contains(byte)
}
