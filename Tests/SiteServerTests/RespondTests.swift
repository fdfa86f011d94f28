import Testing

@testable import SiteServer

@Suite("What a request is answered with")
struct RespondTests {
  @Test("A page comes with everything a browser and a cache want to know")
  func page() {
    let response = answer("/en/guide.html")
    #expect(response.code == 200)
    #expect(
      response.fields == """
        Content-Length: 14\r
        Accept-Ranges: bytes\r
        Content-Type: text/html; charset=utf-8\r
        X-Content-Type-Options: nosniff\r
        Referrer-Policy: same-origin\r
        Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
        connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r
        ETag: "9178433f272eca6ff84b9e45748671f8"\r
        Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r
        Cache-Control: no-cache\r

        """)
    #expect(response.text == "<h1>Guide</h1>")
    #expect(!response.endsConnection)
  }

  @Test("HEAD is answered with the head of GET, to the byte", arguments: ["/en/", "/", "/nix", "/en", "/t.txt"])
  func head(target: String) {
    let get = answer(target)
    let head = answer(target, method: "HEAD")
    #expect(head.status == get.status)
    #expect(head.fields == get.fields)
    #expect(head.bytes == [])
    #expect(get.bytes != [])
  }

  @Test("A file whose name holds its hash is kept for a year, others are asked for again")
  func cacheControl() {
    #expect(answer("/style.0f3a9b2c.css")["Cache-Control"] == "public, max-age=31536000, immutable")
    #expect(answer("/t.txt")["Cache-Control"] == "no-cache")
    #expect(answer("/foo..bar.txt")["Cache-Control"] == "no-cache")
  }

  @Test("A file that is no page has no page's headers")
  func plainFile() {
    let response = answer("/t.txt")
    #expect(response["Content-Type"] == "text/plain; charset=utf-8")
    #expect(response["X-Content-Type-Options"] == "nosniff")
    #expect(response["Content-Security-Policy"] == nil)
    #expect(response["Vary"] == nil)
  }

  @Test(
    "What lacks a slash or an ending is sent to the whole path, with its query",
    arguments: [
      ("/en", "/en/"), ("/en/guide", "/en/guide.html"), ("/en?a=b&c", "/en/?a=b&c"), ("/en/guide?", "/en/guide.html?"),
      ("/docs", "/docs/"), ("/ru/%D0%B4%D0%B2%D0%B0%20слова".encoded, "/ru/%D0%B4%D0%B2%D0%B0%20слова.html".encoded),
      ("http://other.example/en", "/en/"),
    ])
  func redirects(target: String, location: String) {
    let response = answer(target)
    #expect(response.code == 308)
    #expect(response["Location"] == location)
    #expect(response["Cache-Control"] == "no-cache")
  }

  @Test("A path that leads nowhere gets the page of its language, else that of the site")
  func notFound() {
    #expect(answer("/en/nix").text == "Nothing in English")
    #expect(answer("/ru/nix").text == "Nothing here")
    #expect(answer("/nix").text == "Nothing here")
    let response = answer("/en/nix")
    #expect(response.code == 404)
    #expect(response["Content-Type"] == "text/html; charset=utf-8")
    #expect(response["Content-Security-Policy"] != nil)
    #expect(response["ETag"] == nil)
  }

  @Test("Without a page of its own, a path that leads nowhere is told so in words")
  func notFoundWithoutPage() {
    let bare = ServedFiles(files: ["a.txt": []], languages: [], buildTime: 0)
    let request = Request(method: "GET", target: "/", fields: [(name: "Host", value: "a")])
    let response = respond(to: request, from: bare)
    #expect(response.code == 404)
    #expect(response.text == "404 Not Found\n")
  }

  @Test("Other methods are refused, and what is allowed is told", arguments: ["POST", "DELETE", "OPTIONS", "get"])
  func otherMethods(method: String) {
    let response = answer("/en/", method: method)
    #expect(response.code == 405)
    #expect(response["Allow"] == "GET, HEAD")
    #expect(!response.endsConnection)
  }

  @Test("OPTIONS * is answered without a body")
  func options() {
    let response = answer("*", method: "OPTIONS")
    #expect(response.code == 204)
    #expect(response["Allow"] == "GET, HEAD")
    #expect(response["Content-Length"] == nil)
    #expect(answer("*").code == 400)
    #expect(answer("*", method: "POST").code == 405)
  }

  @Test("A refused method that announces a body is refused for the body, and the connection ends")
  func bodies() {
    #expect(answer("/", ["Content-Length": "5"], method: "POST").code == 413)
    #expect(answer("/", ["Transfer-Encoding": "chunked"], method: "PUT").code == 413)
    #expect(answer("/", ["Content-Length": "5"], method: "POST").endsConnection)
    #expect(answer("/", ["Content-Length": "0"], method: "POST").code == 405)
    #expect(!answer("/", ["Content-Length": "0"], method: "POST").endsConnection)
  }
}

@Suite("Which requests end their connection")
struct ConnectionTests {
  @Test(
    "A request that asks for it, or after which the next one could not be found",
    arguments: [
      ["Connection": "close"], ["Connection": "foo, Close"], ["Content-Length": "1"], ["Transfer-Encoding": "chunked"],
      ["Expect": "100-continue"], ["Upgrade": "h2c", "Connection": "Upgrade"],
    ] as [KeyValuePairs<String, String>])
  func ends(fields: KeyValuePairs<String, String>) {
    let response = answer("/t.txt", fields)
    #expect(response.endsConnection)
    #expect(response.code == 200)
  }

  @Test("HTTP/1.0 ends it unless asked not to; HTTP/1.1 keeps it")
  func versions() {
    #expect(answer("/t.txt", minorVersion: 0).endsConnection)
    #expect(!answer("/t.txt", ["Connection": "Keep-Alive"], minorVersion: 0).endsConnection)
    #expect(!answer("/t.txt").endsConnection)
    #expect(answer("/t.txt", method: "CONNECT").endsConnection)
  }
}

@Suite("Which requests name their host")
struct HostTests {
  @Test(
    "A host is a name, an address, or nothing, with a port or without",
    arguments: ["localhost", "a.example:8080", "127.0.0.1:80", "[::1]", "[::1]:8080", "", "a:"])
  func good(host: String) {
    #expect(answer("/t.txt", host: host).code == 200)
  }

  @Test("Anything else is no host", arguments: ["a/b", "a b", "u@a", "a:b", "[::1", "[g/]", "a, a", "a\\b", "é"])
  func bad(host: String) {
    let response = answer("/t.txt", host: host)
    #expect(response.code == 400)
    #expect(response.endsConnection)
  }

  @Test("HTTP/1.1 needs a host, and one only; HTTP/1.0 does not")
  func count() {
    #expect(answer("/t.txt", host: nil).code == 400)
    #expect(answer("/t.txt", ["Host": "localhost"]).code == 400)
    #expect(answer("/t.txt", minorVersion: 0, host: nil).code == 200)
    #expect(answer("/t.txt", ["Host": "a"], minorVersion: 0, host: "b").code == 400)
  }

  @Test("A coding of the body that is not known is a bad request", arguments: ["zip", "gzip, chunked", "identity", ""])
  func codings(coding: String) {
    #expect(answer("/t.txt", ["Transfer-Encoding": coding]).code == 400)
  }
}

extension String {
  /// With everything percent-encoded that is not ASCII.
  var encoded: String {
    utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
  }
}
