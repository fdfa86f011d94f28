import NIOCore
import Testing

@testable import SiteServer

@Suite("What is taken for the head of a request")
struct HeadReaderTests {
  private func steps(_ pieces: String..., limits: HeadLimits = HeadLimits()) -> [String] {
    var reader = HeadReader(limits: limits)
    var steps: [String] = []
    for piece in pieces {
      reader.append(ByteBuffer(string: piece))
      reading: while true {
        switch reader.next() {
        case .head(let head):
          steps.append(String(buffer: head))
        case .incomplete:
          break reading
        case .refused(let status):
          return steps + ["\(status.rawValue)"]
        }
      }
    }
    return steps
  }

  private let a = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
  private let b = "GET /b HTTP/1.0\r\n\r\n"

  @Test("Heads come one by one, however the bytes arrive")
  func cutting() {
    #expect(steps(a + b + a) == [a, b, a])
    #expect(steps(a + b.prefix(7), String(b.dropFirst(7))) == [a, b])
    var reader = HeadReader(limits: HeadLimits())
    var heads: [String] = []
    for byte in (a + b).utf8 {
      reader.append(ByteBuffer(bytes: [byte]))
      if case .head(let head) = reader.next() { heads.append(String(buffer: head)) }
    }
    #expect(heads == [a, b])
    #expect(!reader.isInsideHead)
  }

  @Test("Empty lines before a request line are passed over")
  func emptyLines() {
    #expect(steps("\r\n\r\n" + a) == [a])
    #expect(steps("\r", "\n" + a, "\r\n", a) == [a, a])
  }

  @Test(
    "A request line that is none is refused as soon as it is there",
    arguments: [
      ("GET /\r\n", "400"), ("GET\r\n", "400"), ("GET  / HTTP/1.1\r\n", "400"), (" GET / HTTP/1.1\r\n", "400"),
      ("GET / HTTP/1.1 \r\n", "400"), ("GET /a b HTTP/1.1\r\n", "400"), ("GET / HTTP/1.1\n", "400"),
      ("G@T / HTTP/1.1\r\n", "400"), ("GET / http/1.1\r\n", "400"), ("GET / HTTP/1\r\n", "400"),
      ("GET / HTTP/11.1\r\n", "400"), ("GET / ICE/1.0\r\n", "400"), ("\u{16}\u{3}\u{1}", "400"), ("\0", "400"),
      ("GET / HTTP/2.0\r\n", "505"), ("GET / HTTP/1.2\r\n", "505"), ("GET / HTTP/0.9\r\n", "505"),
      ("PRI * HTTP/2.0\r\n", "505"),
    ])
  func requestLines(line: String, status: String) {
    #expect(steps(line) == [status])
  }

  @Test("A line has to end as the standard says")
  func lineEnds() {
    #expect(steps("GET / HTTP/1.1\r\nHost: a\n\r\n") == ["400"])
    #expect(steps("GET / HTTP/1.1\r\nHost: a\r\n\n") == ["400"])
  }

  @Test("A request line may have 8 KiB and no byte more")
  func requestLineLimit() {
    let longest = "GET /" + String(repeating: "a", count: 8192 - 14) + " HTTP/1.1"
    #expect(longest.utf8.count == 8192)
    #expect(steps(longest + "\r\n\r\n") == [longest + "\r\n\r\n"])
    #expect(steps(longest, "\r", "\n\r\n") == [longest + "\r\n\r\n"])
    #expect(steps("X" + longest + "\r\n\r\n") == ["414"])
    #expect(steps(String(repeating: "a", count: 8194)) == ["414"])
    #expect(steps("GET /" + String(repeating: "a", count: 40_000)) == ["414"])
  }

  @Test("The fields may have 32 KiB in all, and be a hundred")
  func fieldLimits() {
    let field = "A: " + String(repeating: "a", count: 1024 - 5) + "\r\n"
    let line = "GET / HTTP/1.1\r\n"
    let largest = line + String(repeating: field, count: 32) + "\r\n"
    #expect(steps(largest) == [largest])
    #expect(steps(line + String(repeating: field, count: 33) + "\r\n") == ["431"])
    #expect(steps(line + "A: " + String(repeating: "a", count: 33_000)) == ["431"])
    let most = line + String(repeating: "A: b\r\n", count: 100) + "\r\n"
    #expect(steps(most) == [most])
    #expect(steps(most + most) == [most, most])
    #expect(steps(line + String(repeating: "A: b\r\n", count: 101) + "\r\n") == ["431"])
  }

  @Test("A client that ends every packet within a head makes nothing pile up")
  func memory() {
    var reader = HeadReader(limits: HeadLimits())
    reader.append(ByteBuffer(string: String(a.prefix(10))))
    for _ in 0..<1000 {
      reader.append(ByteBuffer(string: String(a.dropFirst(10)) + a.prefix(10)))
      guard case .head(let head) = reader.next() else {
        Issue.record("a head was lost")
        return
      }
      #expect(head.storageCapacity < 1024)
    }
  }
}
