package import NIOCore

/// An answer, whole but for what belongs to the moment and the connection: `Date`, `Server` and `Connection`.
package struct Response: Sendable, Equatable {
  package var status: Status
  /// The field lines, each ended by CR LF.
  package var fields: String
  /// The bytes to send after the head; none in an answer to HEAD.
  package var body: ByteBuffer
  /// Whether the connection ends with this answer.
  package var endsConnection = false

  /// The value of the first field called `name`, without regard to case.
  package subscript(name: String) -> String? {
    for line in fields.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == name.lowercased() { return String(trimmed(parts[1])) }
    }
    return nil
  }
}

/// The status codes that the server sends, RFC 9110 §15.
package enum Status: Int, Sendable {
  case ok = 200
  case noContent = 204
  case partialContent = 206
  case found = 302
  case notModified = 304
  case permanentRedirect = 308
  case badRequest = 400
  case notFound = 404
  case methodNotAllowed = 405
  case requestTimeout = 408
  case preconditionFailed = 412
  case contentTooLarge = 413
  case targetTooLong = 414
  case rangeNotSatisfiable = 416
  case fieldsTooLarge = 431
  case versionNotSupported = 505

  /// The reason phrase that RFC 9110 §15 and RFC 6585 §5 give the code.
  package var reason: String {
    switch self {
    case .ok: "OK"
    case .noContent: "No Content"
    case .partialContent: "Partial Content"
    case .found: "Found"
    case .notModified: "Not Modified"
    case .permanentRedirect: "Permanent Redirect"
    case .badRequest: "Bad Request"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request Timeout"
    case .preconditionFailed: "Precondition Failed"
    case .contentTooLarge: "Content Too Large"
    case .targetTooLong: "URI Too Long"
    case .rangeNotSatisfiable: "Range Not Satisfiable"
    case .fieldsTooLarge: "Request Header Fields Too Large"
    case .versionNotSupported: "HTTP Version Not Supported"
    }
  }
}

extension Response {
  /// An answer whose body is its status in words: for all that has no page of the site. It is not to be kept: caches keep
  /// a 308 or a 404 for as long as they like where nothing is said.
  static func plain(_ status: Status, fields: String = "") -> Response {
    let body = ByteBuffer(string: "\(status.rawValue) \(status.reason)\n")
    let description = "Content-Type: text/plain; charset=utf-8\r\nContent-Length: \(body.readableBytes)\r\n"
    let safeguards = "X-Content-Type-Options: nosniff\r\nCache-Control: no-cache\r\n"
    return Response(status: status, fields: description + safeguards + fields, body: body)
  }

  /// An answer to a request that could not be read to its end; the connection ends, as the next request's start is not
  /// known.
  static func refusal(_ status: Status) -> Response {
    var response = plain(status, fields: status == .methodNotAllowed ? allowedMethods : "")
    response.endsConnection = true
    return response
  }

  /// The line that RFC 9110 §15.5.6 wants in every 405.
  static let allowedMethods = "Allow: GET, HEAD\r\n"
}
