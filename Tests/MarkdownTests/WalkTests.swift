import Markdown
import Testing

@Suite struct WalkTests {
  private let document = Document(parsing: Array("# A *b*\n\n1. c\n   - d\n2. e\n".utf8))

  @Test func `children are the direct ones, in order`() {
    #expect(document.children(of: 0).map { name(of: document.nodes[$0].kind) } == ["heading", "list"])
    let list = Array(document.children(of: 0))[1]
    #expect(document.children(of: list).map { document.plainText(of: $0) } == ["c\nd", "e"])
    #expect(Array(document.children(of: document.nodes.count - 1)).isEmpty)
  }

  @Test func `descendants follow their node without a gap`() {
    #expect(document.descendants(of: 0) == 1..<document.nodes.count)
    #expect(document.descendants(of: document.nodes.count - 1).isEmpty)
  }

  @Test func `ancestors go from the nearest to the root`() {
    let d = document.nodes.firstIndex { $0.kind == .text("d") } ?? 0
    #expect(
      document.ancestors(of: d).map { name(of: document.nodes[$0].kind) } == [
        "paragraph", "item", "list", "item", "list", "document",
      ])
    #expect(Array(document.ancestors(of: 0)).isEmpty)
  }

  @Test func `plain text has what is read and nothing of the markup`() {
    let text = "**A** `b`\nc  \nd ![e *f*](g) <i>h</i> &amp; \\*\n\n    code\n"
    #expect(Document(parsing: Array(text.utf8)).plainText(of: 0) == "A b c d e f h & *\ncode\n")
  }
}
