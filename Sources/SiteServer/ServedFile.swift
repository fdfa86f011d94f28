internal import Digest
package import NIOCore

/// A file ready to be sent: its bytes, and the field lines that go with them.
package struct ServedFile: Sendable, Equatable {
  package let body: ByteBuffer
  /// Strong and quoted: the first half of the body's SHA-256, RFC 9110 §8.8.3.
  package let entityTag: String
  /// When the file was built, in seconds since 1970-01-01 00:00:00 UTC.
  package let modified: Int
  /// `Content-Type` and what keeps a browser from doing other things with the body; every answer with a body has them.
  let descriptionFields: String
  /// `ETag`, `Last-Modified` and `Cache-Control`, which an answer without a body has too.
  let validatorFields: String
  /// All field lines of the answer to a plain GET.
  let fields: String

  /// The body's size in bytes.
  var length: Int { body.readableBytes }

  /// A file ready to be sent. The ending of its name in `path`, its path on the site, decides the content type; `modified`
  /// is in seconds since 1970-01-01 00:00:00 UTC.
  init(path: String, bytes: [UInt8], modified: Int) {
    let contentType = ContentType.ofFile(at: path)
    body = ByteBuffer(bytes: bytes)
    self.modified = modified
    entityTag = "\"\(hexadecimal(sha256(bytes).prefix(16)))\""
    var description = "Content-Type: \(contentType)\r\nX-Content-Type-Options: nosniff\r\n"
    if ContentType.isPage(contentType) {
      description += "Referrer-Policy: same-origin\r\n"
      description += "Content-Security-Policy: \(contentSecurityPolicy(ofPage: bytes))\r\n"
    }
    descriptionFields = description
    validatorFields = """
      ETag: \(entityTag)\r
      Last-Modified: \(HTTPDate.text(of: modified))\r
      Cache-Control: \(namesItsContent(path) ? "public, max-age=31536000, immutable" : "no-cache")\r

      """
    fields = "Content-Length: \(bytes.count)\r\nAccept-Ranges: bytes\r\n" + descriptionFields + validatorFields
  }
}

/// Whether the file's name holds a hash of its content, as `style.0f3a9b2c.css` does, so that it never changes.
func namesItsContent(_ path: String) -> Bool {
  let name = path.split(separator: "/").last ?? ""
  let parts = name.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count >= 3, !parts[0].isEmpty, parts.last?.isEmpty == false else { return false }
  let hash = parts[parts.count - 2]
  return hash.utf8.count >= 8 && hash.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
}
