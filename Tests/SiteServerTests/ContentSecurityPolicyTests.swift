import Testing

@testable import SiteServer

@Suite("What a page's policy lets run")
struct ContentSecurityPolicyTests {
  private func found(_ page: String) -> [String] {
    let bytes = Array(page.utf8)
    return inlineElements(of: bytes).map { element in
      "\(element.kind): " + String(decoding: bytes[element.content], as: UTF8.self)
    }
  }

  @Test("Inline styles and scripts are found with their exact content")
  func elements() {
    #expect(found("<style>a{}</style><p><script>b()</script>") == ["style: a{}", "script: b()"])
    #expect(found("<STYLE media=all>\n a </Style >") == ["style: \n a "])
    #expect(found("<script type=module\n>x</script/>") == ["script: x"])
    #expect(found("<style></style>") == ["style: "])
    #expect(found("<script>if (a </b/ ) '</scripts>'</script>") == ["script: if (a </b/ ) '</scripts>'"])
    #expect(found("<style/>a</style>") == ["style: a"])
    #expect(found("<style>open") == ["style: open"])
  }

  @Test("A script with a source is not inline, whatever else its tag says")
  func sources() {
    #expect(found("<script src=a.js></script>") == [])
    #expect(found("<script SRC = 'a.js' async>x</script>") == [])
    #expect(found("<script defer src></script>") == [])
    #expect(found("<script data-src=a title=' src=b '>x</script>") == ["script: x"])
  }

  @Test("What only looks like a tag is none")
  func lookalikes() {
    #expect(found("<!-- <style>a</style> --><style>b</style>") == ["style: b"])
    #expect(found("<!--><style>b</style>") == ["style: b"])
    #expect(found("<p title=\"<style>\"><a href='<script>'>text") == [])
    #expect(found("<title><style></title><textarea><script></textarea><style>a</style>") == ["style: a"])
    #expect(found("<styles>a</styles><b<style>c</style>") == [])
    #expect(found("a < b <1> </style> <") == [])
    #expect(found("<p =\"\" / = ><style>a</style>") == ["style: a"])
  }

  @Test("The content's hash is the one a browser computes")
  func hashes() {
    let policy = contentSecurityPolicy(ofPage: Array("<script>alert('Hello, world.');</script>".utf8))
    #expect(policy.contains("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';"))
    #expect(policy.contains("style-src 'self';"))
    #expect(!policy.contains("unsafe-inline"))
  }

  @Test("Line ends are hashed as a browser reads them, and equal contents are named once")
  func lineEnds() {
    let expected = contentSecurityPolicy(ofPage: Array("<style>a\n\nb\n</style>".utf8))
    let page = "<style>a\r\n\rb\r</style><style>a\n\nb\n</style>"
    #expect(contentSecurityPolicy(ofPage: Array(page.utf8)) == expected)
  }
}
