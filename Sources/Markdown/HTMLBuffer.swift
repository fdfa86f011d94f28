/// `text` with `&`, `<`, `>` and `"` as character references: safe as HTML text and in a double-quoted attribute.
package func escapeHTML(_ text: String) -> String {
  var buffer = HTMLBuffer()
  buffer.append(escaping: text)
  return buffer.text
}

/// HTML that is being written, as UTF-8 bytes.
struct HTMLBuffer {
  private var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends `markup` as it is; a literal needs no `String`, which is most of the cost of a tag.
  mutating func append(markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  mutating func append(raw: String) {
    guard !raw.isEmpty else { return }
    var raw = raw
    raw.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Begins a new line, unless one has just begun.
  mutating func startLine() {
    if let last = bytes.last, last != Byte.lineFeed { bytes.append(Byte.lineFeed) }
  }

  mutating func append(escaping text: String) {
    append(text, plain: isPlainInText) { buffer, byte in
      switch byte {
      case Byte.ampersand: buffer.append(markup: "&amp;")
      case Byte.less: buffer.append(markup: "&lt;")
      case Byte.greater: buffer.append(markup: "&gt;")
      default: buffer.append(markup: "&quot;")
      }
    }
  }

  /// Appends an address as libcmark does: what no URL may hold percent-encoded, `%` left as it is.
  mutating func append(escapingAddress address: String) {
    append(address, plain: isPlainInAddress) { buffer, byte in
      switch byte {
      case Byte.ampersand: buffer.append(markup: "&amp;")
      case Byte.apostrophe: buffer.append(markup: "&#x27;")
      default: buffer.bytes += [UInt8(ascii: "%"), hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 0xF)]
      }
    }
  }

  mutating func append(attribute name: String, value: String) {
    bytes.append(Byte.space)
    append(raw: name)
    append(markup: "=\"")
    if name == "href" || name == "src" {
      append(escapingAddress: value)
    } else {
      append(escaping: value)
    }
    bytes.append(Byte.quote)
  }

  /// Appends `text`, its runs of plain bytes as wholes and every other byte by `escape`.
  @inline(__always)
  private mutating func append(
    _ text: String, plain isPlain: (UInt8) -> Bool, escape: (inout HTMLBuffer, UInt8) -> Void
  ) {
    var text = text
    text.withUTF8 { source in
      var written = 0
      for next in 0..<source.count where !isPlain(source[next]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[written..<next]))
        escape(&self, source[next])
        written = next + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[written...]))
    }
  }
}

private func isPlainInText(_ byte: UInt8) -> Bool {
  byte != Byte.ampersand && byte != Byte.less && byte != Byte.greater && byte != Byte.quote
}

private func isPlainInAddress(_ byte: UInt8) -> Bool {
  switch byte {
  case Byte.ampersand, Byte.apostrophe, Byte.quote, Byte.less, Byte.greater, Byte.backtick: false
  case Byte.openBracket, Byte.backslash, Byte.closeBracket, UInt8(ascii: "^"): false
  case 0x21...0x7A, Byte.tilde: true
  default: false
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}
