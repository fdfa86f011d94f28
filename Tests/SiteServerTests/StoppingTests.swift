import Testing

@testable import SiteServer

@Suite("A server that starts and stops", .serialized)
struct StoppingTests {
  private func start(_ files: ServedFiles = site, port: Int? = 0) async throws(ServerError) -> SiteServer {
    var options = ServerOptions()
    options.port = port
    return try await SiteServer.start(.files(files), options: options)
  }

  @Test("A stop ends resting connections, and accepts no more")
  func idle() async throws {
    let server = try await start()
    let client = try RawClient(port: server.port)
    client.say("GET /t.txt HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = try client.hear()
    await server.stop()
    #expect(try client.hearAll() == "")
    #expect(throws: RawClient.ClientError.refused) { _ = try RawClient(port: server.port) }
  }

  @Test("A stop lets a request that has begun come to its end and be answered")
  func halfRequest() async throws {
    let server = try await start()
    let client = try RawClient(port: server.port)
    // The answer to the first shows that the server has the beginning of the second, which came with it.
    client.say("GET /en/ HTTP/1.1\r\nHost: a\r\n\r\nGET /t.txt HTTP/1.1\r\nHo")
    _ = try client.hear()
    async let stopped: Void = server.stop()
    client.say("st: a\r\n\r\n")
    #expect(try client.hear().body == Array(0..<100))
    #expect(try client.hearAll() == "")
    await stopped
  }

  @Test("A stop lets an answer under way come to its end")
  func largeAnswer() async throws {
    let large = [UInt8](repeating: 7, count: 32 << 20)
    let server = try await start(ServedFiles(files: ["small": [1], "large": large], languages: [], buildTime: 0))
    let client = try RawClient(port: server.port)
    client.say("GET /small HTTP/1.1\r\nHost: a\r\n\r\nGET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    // The two were read and answered together.
    _ = try client.hear()
    async let stopped: Void = server.stop()
    let body = try client.hear().body
    #expect(body.count == large.count)
    #expect(try client.hearAll() == "")
    await stopped
  }

  @Test("A port that is taken is an error when it was asked for")
  func portTaken() async throws {
    let server = try await start()
    await #expect(throws: ServerError.portTaken(server.port)) { _ = try await start(port: server.port) }
    await server.stop()
  }

  @Test("When no port was asked for, the next free one is taken")
  func nextPort() async throws {
    let first = try await start(port: nil)
    let second = try await start(port: nil)
    #expect(first.port >= ServerOptions.usualPort)
    #expect(second.port > first.port)
    await first.stop()
    await second.stop()
  }

  @Test("An address of another machine is an error")
  func foreignAddress() async throws {
    var options = ServerOptions()
    options.port = 0
    // An address that is kept for documentation, RFC 5737.
    options.host = "192.0.2.1"
    let foreign = options
    await #expect(throws: ServerError.addressUnknown("192.0.2.1")) {
      _ = try await SiteServer.start(.files(site), options: foreign)
    }
  }

  @Test("Every error is one sentence that says what to do")
  func sentences() {
    let errors: [ServerError] = [
      .folderMissing("public"), .folderIsFile("a"), .folderUnreadable("a", reason: "b"), .portTaken(80),
      .portsTaken(8080...8179), .portForbidden(80), .addressUnknown("a"),
      .cannotListen(host: "a", port: 1, reason: "b"),
    ]
    for error in errors { #expect(error.description.hasSuffix(".") && error.description.contains(":")) }
    #expect(
      ServerError.folderMissing("public").description
        == "There is no folder public: build the site first, or name the folder to serve.")
  }
}
