import Markdown
import Testing

@Suite struct UnusualBytesTests {
  @Test(arguments: [
    "", "\n", "\r", "\r\n", " ", "\t", "a", "\0", "a\0*b*\0", "`\0`", "<b\0>", "[a](b\0c)",
    "a\u{1}\u{7F}*b*\u{B}\n\u{C}c",
    "- \0", "\0\n\0", "```\n\0\n```", "\u{FEFF}# a *b*", "a\rb\r\nc\n\rd *e*", "\u{B}\n=\n", "*a*\u{85}\u{2028}*b*",
    "\\", "&", "[",
    "![", "<", "`",
    "a  ", "a\\", "# ", ">", "-", "1.", "\t- a\n\t\t*b*", "*a\u{A0}*", "[a\0b]\n\n[a\0b]: c",
  ]) func `any bytes are a document, rendered as libcmark does and with every inline found`(text: String) {
    let bytes = Array(text.utf8)
    let document = Document(parsing: bytes)
    #expect(document.html() == commonMarkHTML(of: bytes))
    #expect(misplacements(in: document, of: bytes) == [])
    #expect(document.nodes[0].range == 0..<bytes.count)
  }

  @Test func `a start outside the bytes is brought inside`() {
    #expect(Document(parsing: [0x61], from: 5).nodes.count == 1)
    #expect(Document(parsing: [0x61], from: -1).nodes.count == 3)
  }

  @Test func `a node's source may hold a NUL where its text has U+FFFD`() {
    #expect(sources(of: "text", in: "a\0b*c*") == ["a\0b", "c"])
    #expect(Document(parsing: Array("a\0b".utf8)).plainText(of: 0) == "a\u{FFFD}b")
  }
}
