import Synchronization
import Testing

@testable import SiteServer

@Suite("A server that runs", .serialized)
struct LiveServerTests {
  private func withServer(_ files: ServedFiles = site, _ body: (SiteServer) async throws -> Void) async throws {
    var options = ServerOptions()
    options.port = 0
    let server = try await SiteServer.start(.files(files), options: options)
    do {
      try await body(server)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  @Test("An answer has a date and a name, and the connection stays open for the next request")
  func keepAlive() async throws {
    try await withServer { server in
      #expect(server.url == "http://127.0.0.1:\(server.port)/")
      let client = try RawClient(port: server.port)
      for _ in 0..<2 {
        client.say("GET /t.txt HTTP/1.1\r\nHost: a\r\n\r\n")
        let (head, body) = try client.hear()
        let lines = head.split(separator: "\r\n")
        #expect(lines.first == "HTTP/1.1 200 OK")
        #expect(lines.contains("Server: hatua"))
        let date = lines.first { $0.hasPrefix("Date: ") }.flatMap { HTTPDate.seconds(from: $0.dropFirst(6)) }
        #expect(date != nil)
        #expect(!head.contains("Connection:"))
        #expect(body == Array(0..<100))
      }
    }
  }

  @Test("Two hundred requests sent at once are answered in their order")
  func pipelining() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      let requests = (0..<200).map { "GET /t.txt HTTP/1.1\r\nHost: a\r\nRange: bytes=\($0 % 100)-\($0 % 100)\r\n\r\n" }
      client.say(requests.joined())
      for number in 0..<200 { #expect(try client.hear().body == [UInt8(number % 100)]) }
    }
  }

  @Test("Large answers that nobody takes yet are all given once somebody does")
  func largePipelining() async throws {
    let large = [UInt8](repeating: 7, count: 1 << 20)
    try await withServer(ServedFiles(files: ["a": large], languages: [], buildTime: 0)) { server in
      let client = try RawClient(port: server.port)
      client.say(String(repeating: "GET /a HTTP/1.1\r\nHost: a\r\n\r\n", count: 40))
      for _ in 0..<40 { #expect(try client.hear().body == large) }
    }
  }

  @Test("A client that has ended its side gets all its answers")
  func halfClosed() async throws {
    let large = [UInt8](repeating: 7, count: 8 << 20)
    try await withServer(ServedFiles(files: ["a": large], languages: [], buildTime: 0)) { server in
      let client = try RawClient(port: server.port)
      client.say(String(repeating: "GET /a HTTP/1.1\r\nHost: a\r\n\r\n", count: 3))
      client.fallSilent()
      for _ in 0..<3 { #expect(try client.hear().body.count == large.count) }
      #expect(try client.hearAll() == "")
      let silent = try RawClient(port: server.port)
      silent.say("GET /a HT")
      silent.fallSilent()
      #expect(try silent.hearAll() == "")
    }
  }

  @Test(
    "What is no request is refused, and the connection ends",
    arguments: [
      ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400), ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505), ("GET /\r\n", 400),
      ("\u{16}\u{3}\u{1}\u{2}\0", 400), ("GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: zip\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nA: b\r\n c\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nA: \0\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", 400),
      ("GET / HTTP/1.1\nHost: a\n\n", 400), ("FOO / HTTP/1.1\r\nHost: a\r\n\r\n", 405),
      ("DESCRIBE / HTTP/1.1\r\nHost: a\r\n\r\n", 405), ("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 405),
      ("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n", 413),
      ("GET /" + String(repeating: "a", count: 10_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
      ("GET / HTTP/1.1\r\nHost: a\r\nA: " + String(repeating: "a", count: 40_000) + "\r\n\r\n", 431),
      ("GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "A: b\r\n", count: 100) + "\r\n", 431),
    ])
  func refusals(bytes: String, code: Int) async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.say(bytes)
      let answer = try client.hearAll()
      #expect(answer.hasPrefix("HTTP/1.1 \(code) "))
      #expect(answer.contains("\r\nConnection: close\r\n"))
      #expect(answer.split(separator: "HTTP/1.1 ").count == 1)
    }
  }

  @Test(
    "After an answer that ends the connection nothing more is answered",
    arguments: [
      "Connection: close\r\n\r\n", "Content-Length: 3\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", "Expect: 100-continue\r\n\r\n",
    ])
  func lastAnswer(rest: String) async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.say("GET /t.txt HTTP/1.1\r\nHost: a\r\n\(rest)GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = try client.hearAll()
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("\r\nConnection: close\r\n"))
      #expect(!answer.contains("English"))
    }
  }

  @Test("A client of HTTP/1.0 is kept only when it asks for it")
  func oldClients() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.say("GET /t.txt HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(try client.hear().head.contains("\r\nConnection: keep-alive"))
      client.say("HEAD /t.txt HTTP/1.0\r\n\r\n")
      let last = try client.hearAll()
      #expect(last.contains("Content-Length: 100\r\n"))
      #expect(last.hasSuffix("\r\nConnection: close\r\n\r\n"))
    }
  }

  @Test("Every request is logged on one line, also one that is none")
  func log() async throws {
    let lines = Mutex<[String]>([])
    var options = ServerOptions()
    options.port = 0
    let server = try await SiteServer.start(.files(site), options: options) { entry in
      lines.withLock { $0.append(entry.description) }
    }
    let client = try RawClient(port: server.port)
    client.say("GET /t.txt?x HTTP/1.1\r\nHost: a\r\n\r\nHEAD /en HTTP/1.1\r\nHost: a\r\n\r\n\u{1b}[2J\r\n\r\n")
    _ = try client.hearAll()
    await server.stop()
    #expect(lines.withLock { $0 } == ["GET /t.txt?x 200 100", "HEAD /en 308 0", "- - 400 16"])
  }
}

@Suite("A log line")
struct AccessEntryTests {
  @Test("shows a terminal nothing that it would obey")
  func visible() {
    let entry = AccessEntry(method: "GET", target: "/\u{1b}[2Jé\n", status: 400, bytes: 16)
    #expect(entry.description == "GET /\\x1B[2J\\xC3\\xA9\\x0A 400 16")
  }
}
