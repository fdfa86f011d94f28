import Testing

@testable import SiteServer

@Suite("What a path may lead to")
struct RequestTargetTests {
  @Test(
    "A path that could lead out of the site, or that no browser sends, gets a safe answer",
    arguments: [
      ("/../x", 400), ("/%2e%2e/x", 400), ("/.%2e/x", 400), ("/en/./x", 400), ("/..%2fx", 404), ("/%2e%2e%2fx", 404),
      ("/%252e%252e%252fx", 404), ("/..%5cx", 404), ("/..\\x", 400), ("/%c0%ae%c0%ae/x", 400), ("/%ff", 400),
      ("/t.txt%00.html", 400), ("/%00", 400), ("/\0", 400), ("/%", 400), ("/%1", 400), ("/%zz", 400), ("/a b", 400),
      ("/a\u{1}b", 400), ("/\u{7f}", 400), ("/é", 400), ("/t.txt#x", 400), ("/docs%0d%0aX:1", 404),
      ("/foo..bar.txt", 200), ("/.git/config", 404), ("/%2egit/config", 404), ("/.secret", 404), ("/%2esecret", 404),
      ("/.well-known/x", 200), ("/t.txt/", 404), ("/t.txt/x", 404), ("//docs", 404), ("//en/", 404), ("/en//", 404),
      ("//evil.com/%2e%2e/docs", 400), ("//evil.com/docs", 404), ("/en%2f", 404), ("/EN/", 404), ("t.txt", 400),
      ("", 400), ("?x", 400), ("/t%2etxt", 200), ("/t.txt?/../x", 200), ("/%74.txt", 200),
    ])
  func paths(target: String, code: Int) {
    let response = answer(target)
    #expect(response.code == code)
    #expect(response["Location"] == nil)
    #expect(response["X"] == nil)
  }

  @Test("A name longer than a file system allows leads nowhere")
  func longName() {
    #expect(answer("/" + String(repeating: "a", count: 300)).code == 404)
  }

  @Test(
    "The absolute form that proxies are sent is understood",
    arguments: [
      ("http://a.example/t.txt", 200), ("HTTP://a.example:80/t.txt", 200), ("https://a.example/t.txt", 200),
      ("http://a.example", 200), ("http://a.example?x", 200), ("http:///t.txt", 400), ("http://u@a.example/t.txt", 400),
      ("ftp://a.example/t.txt", 400), ("a.example:80", 400),
    ])
  func absoluteForm(target: String, code: Int) {
    #expect(answer(target).code == code)
  }

  @Test("A path is decoded once, and an encoded slash stays one character of a name")
  func decoding() {
    #expect(RequestTarget("/a%20b%2Fc?d=%20") == .resource(path: "/a b%2Fc", query: "d=%20"))
    #expect(RequestTarget("/%D1%8F") == .resource(path: "/я", query: nil))
    #expect(RequestTarget("/?") == .resource(path: "/", query: ""))
    #expect(RequestTarget("*") == .server)
  }

  @Test("A path in a Location field holds nothing but what a URL may")
  func encoding() {
    #expect(encodedPath("/a b/я.html") == "/a%20b/%D1%8F.html")
    #expect(encodedPath("/a?b#c%\r\n\"<>\\^`{|}") == "/a%3Fb%23c%25%0D%0A%22%3C%3E%5C%5E%60%7B%7C%7D")
    #expect(encodedPath("/-._~!$&'()*+,;=:@") == "/-._~!$&'()*+,;=:@")
  }
}
