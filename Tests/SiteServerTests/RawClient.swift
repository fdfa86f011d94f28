#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A connection over which a test says exactly the bytes it wants to.
final class RawClient {
  private let descriptor: CInt
  private var received: [UInt8] = []

  init(port: Int) throws {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw ClientError.refused }
    // Only so that a server that never answers fails a test instead of holding it up; on a busy machine the server's own
    // turn may be long in coming.
    var patience = timeval(tv_sec: 600, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  func say(_ text: String) {
    // A server that has closed already is heard of by what it says, not by a signal that ends the tests.
    signal(SIGPIPE, SIG_IGN)
    let bytes = Array(text.utf8)
    _ = send(descriptor, bytes, bytes.count, 0)
  }

  /// Ends this side of the connection; the server can still answer.
  func fallSilent() { shutdown(descriptor, CInt(SHUT_WR)) }

  /// One answer: its head and its body.
  func hear() throws -> (head: String, body: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    while true {
      guard let range = received.firstRange(of: end) else {
        try expectMore()
        continue
      }
      let head = String(decoding: received[..<range.lowerBound], as: UTF8.self)
      received.removeSubrange(..<range.upperBound)
      let length = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
      let count = length.flatMap { Int($0.dropFirst("Content-Length: ".count)) } ?? 0
      while received.count < count { try expectMore() }
      defer { received.removeFirst(count) }
      return (head, Array(received.prefix(count)))
    }
  }

  private func expectMore() throws {
    guard try more() else { throw ClientError.cutShort }
  }

  /// Everything up to the end of the connection.
  func hearAll() throws -> String {
    while try more() {}
    return String(decoding: received, as: UTF8.self)
  }

  /// False at the end of the connection.
  private func more() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw ClientError.silence }
    received += buffer[..<count]
    return count > 0
  }

  enum ClientError: Error { case refused, cutShort, silence }
}
