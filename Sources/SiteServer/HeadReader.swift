internal import NIOCore

/// What of a request's head is too much, in bytes and lines.
package struct HeadLimits: Sendable {
  /// The request line without its line end, in bytes; beyond, the answer is 414.
  package var requestLine = 8 * 1024
  /// The field lines with their line ends, in bytes; beyond, the answer is 431.
  package var fields = 32 * 1024
  /// The number of field lines; beyond, the answer is 431.
  package var fieldCount = 100

  package init() {}
}

/// Cuts a connection's bytes into the heads of requests, and refuses what is no head of HTTP/1.0 or HTTP/1.1.
///
/// The decoder behind it knows one error for everything, and waits for more where there is nothing to wait for. So the
/// form of the request line, the ends of lines and all limits are decided here, and the decoder sees one whole head at a
/// time. Bodies are not foreseen: after a head that announces one, no more must be asked for.
struct HeadReader {
  enum Step: Equatable {
    /// A head, from the request line to the empty line.
    case head(ByteBuffer)
    /// The bytes up to now are the beginning of a head, or nothing.
    case incomplete
    /// What follows cannot be read, and the connection with it.
    case refused(Status)
  }

  let limits: HeadLimits
  private var buffer = ByteBuffer()
  /// Bytes of the current head that were looked at, up to and with the last complete line.
  private var checked = 0
  /// Bytes of the current head that were searched for a line's end, so that a dripping client costs no second search.
  private var searched = 0
  private var requestLineLength = 0
  private var fieldCount = 0

  init(limits: HeadLimits) { self.limits = limits }

  /// Whether a head has begun and not ended.
  var isInsideHead: Bool { buffer.readableBytes > 0 }

  mutating func append(_ bytes: ByteBuffer) {
    var bytes = bytes
    if buffer.readableBytes == 0 {
      buffer = bytes
    } else {
      // Else what was taken before would pile up under a client that never ends a packet with a head.
      buffer.discardReadBytes()
      buffer.writeBuffer(&bytes)
    }
  }

  /// Drops what was received and not yet returned.
  mutating func clear() {
    buffer = ByteBuffer()
    checked = 0
    searched = 0
  }

  /// The next head, or why there is none. After `.refused` there is nothing more to ask for.
  mutating func next() -> Step {
    if checked == 0 { skipEmptyLines() }
    while let length = nextLineLength() {
      let start = buffer.readerIndex + checked
      guard length >= 2, buffer.getInteger(at: start + length - 2, as: UInt8.self) == 13 else {
        return .refused(.badRequest)
      }
      if let status = check(lineAt: start, length: length - 2) { return .refused(status) }
      checked += length
      if length == 2, checked > 2 { return takeHead() }
    }
    return checkUnfinishedLine()
  }

  /// RFC 9112 §2.2: empty lines before a request line are passed over.
  private mutating func skipEmptyLines() {
    while let byte = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self), byte == 13 || byte == 10 {
      buffer.moveReaderIndex(forwardBy: 1)
    }
  }

  /// The length of the next line with its end, or nil when its end is not there yet.
  private mutating func nextLineLength() -> Int? {
    let start = max(checked, searched)
    let lineEnd = buffer.withUnsafeReadableBytes { $0[start...].firstIndex(of: 10) }
    searched = lineEnd.map { $0 + 1 } ?? buffer.readableBytes
    return lineEnd.map { $0 + 1 - checked }
  }

  private mutating func check(lineAt start: Int, length: Int) -> Status? {
    if checked == 0 {
      requestLineLength = length
      fieldCount = 0
      guard length <= limits.requestLine else { return .targetTooLong }
      return buffer.withUnsafeReadableBytes { checkRequestLine($0[..<length]) }
    }
    fieldCount += length > 0 ? 1 : 0
    let size = checked - requestLineLength - 2 + length
    return fieldCount > limits.fieldCount || size > limits.fields ? .fieldsTooLarge : nil
  }

  private mutating func takeHead() -> Step {
    defer {
      checked = 0
      searched = 0
    }
    return buffer.readSlice(length: checked).map(Step.head) ?? .incomplete
  }

  /// Refuses a line as soon as it is too long, and a request line with its first byte when that begins no method: what
  /// speaks another protocol gets its answer before it waits for one.
  private func checkUnfinishedLine() -> Step {
    guard checked == 0 else {
      let size = buffer.readableBytes - requestLineLength - 2
      return size > limits.fields + 2 ? .refused(.fieldsTooLarge) : .incomplete
    }
    if let first = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self), !isTokenCharacter(first) {
      return .refused(.badRequest)
    }
    return buffer.readableBytes > limits.requestLine + 1 ? .refused(.targetTooLong) : .incomplete
  }
}

/// What is wrong with a request line, RFC 9112 §3; nil when nothing is.
private func checkRequestLine(_ line: Slice<UnsafeRawBufferPointer>) -> Status? {
  let parts = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
  guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(isTokenCharacter), !parts[1].isEmpty else {
    return .badRequest
  }
  let version = Array(parts[2])
  guard version.count == 8, version.starts(with: "HTTP/".utf8), version[6] == UInt8(ascii: "."),
    (48...57).contains(version[5]), (48...57).contains(version[7])
  else { return .badRequest }
  return version[5] == 49 && version[7] <= 49 ? nil : .versionNotSupported
}

/// RFC 9110 §5.6.2.
private func isTokenCharacter(_ byte: UInt8) -> Bool {
  (97...122).contains(byte | 0x20) || (48...57).contains(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
}
