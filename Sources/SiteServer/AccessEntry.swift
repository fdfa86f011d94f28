/// One line of the access log: a request and how it was answered.
package struct AccessEntry: Sendable, Equatable, CustomStringConvertible {
  /// `-` when the request could not be read.
  package let method: String
  /// The request's target as it was sent; `-` when the request could not be read.
  package let target: String
  package let status: Int
  /// The size of the body that was sent, in bytes.
  package let bytes: Int

  /// Method, target, status and bytes, with a space between each two. Whatever a client sent, this is one line of visible
  /// ASCII characters: others are shown as `\xHH`.
  package var description: String { "\(visible(method)) \(visible(target)) \(status) \(bytes)" }

  private func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7f }) else { return text }
    return text.utf8.map { byte in
      if byte > 0x20, byte < 0x7f { return String(UnicodeScalar(byte)) }
      return (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16, uppercase: true)
    }
    .joined()
  }
}
