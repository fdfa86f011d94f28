import Markdown
import Testing

@Suite struct BlockRangeTests {
  @Test func `a list begins at its first marker and an item at its own`() {
    #expect(
      outline("  1. a\n\n     b\n  2. c\n\nd\n") == [
        "list ‹1. a\n\n     b\n  2. c›", "item ‹1. a\n\n     b›", "paragraph ‹a›", "text ‹a›", "paragraph ‹b›",
        "text ‹b›", "item ‹2. c›", "paragraph ‹c›", "text ‹c›", "paragraph ‹d›", "text ‹d›",
      ])
  }

  @Test func `lists nest by indentation, tabs included`() {
    #expect(
      outline("-\ta\n\t- b\n\n\t  c\n") == [
        "list ‹-\ta\n\t- b\n\n\t  c›", "item ‹-\ta\n\t- b\n\n\t  c›", "paragraph ‹a›", "text ‹a›",
        "list ‹- b\n\n\t  c›", "item ‹- b\n\n\t  c›", "paragraph ‹b›", "text ‹b›", "paragraph ‹c›", "text ‹c›",
      ])
  }

  @Test func `an empty item is its marker`() {
    #expect(
      outline("1.\n2. a") == ["list ‹1.\n2. a›", "item ‹1.›", "item ‹2. a›", "paragraph ‹a›", "text ‹a›"])
  }

  @Test func `a list is loose where a blank line parts what it holds`() {
    func isTight(_ text: String) -> [Bool] {
      Document(parsing: Array(text.utf8)).nodes.compactMap {
        if case .list(_, _, let tight) = $0.kind { tight } else { nil }
      }
    }
    #expect(isTight("1. a\n2. b\n") == [true])
    #expect(isTight("1. a\n\n2. b\n") == [false])
    #expect(isTight("1. a\n   - b\n\n   - c\n2. d") == [true, false])
  }

  @Test func `an ordered list says its first number`() {
    #expect(
      Document(parsing: Array("7) a\n8) b".utf8)).nodes[1].kind == .list(ordered: true, start: 7, tight: true))
  }

  @Test(arguments: ["# a", "## a ##", "###### a # ", "#\ta", "#", "a\n=", "a\nb *c*\n  ---", "#a\n---"])
  func `a heading covers its marks`(heading: String) {
    #expect(sources(of: "heading", in: "x\n\n\(heading)\nafter\n") == [heading])
    #expect(
      sources(of: "heading", in: "> - \(heading.replacing("\n", with: "\n>   "))\n") == [
        heading.replacing("\n", with: "\n>   ")
      ])
  }

  @Test func `a heading's words are found behind definitions and before closing marks`() {
    #expect(outline("[a]: /b\n**c**\n===") == ["heading ‹**c**\n===›", "strong ‹**c**›", "text ‹c›"])
    #expect(
      outline("## **c** # \\# ##") == ["heading ‹## **c** # \\# ##›", "strong ‹**c**›", "text ‹c›", "text ‹ # \\#›"])
  }

  @Test(arguments: [
    "```\na\n\nb\n```", "~~~~ swift x\n~~~\n~~~~~", "```\n```", "    a\n\n      b", "<div>\n*a*\n</div>",
    "<!-- a\n\nb -->", "***", "- - -",
  ]) func `code, HTML and breaks end with their last line`(block: String) {
    let kinds = ["codeBlock", "htmlBlock", "thematicBreak"]
    for end in ["", "\n", "\n\n\n# after"] {
      #expect(kinds.flatMap { sources(of: $0, in: "before\n\n\(block)\(end)") } == [block.trimmingIndent])
    }
  }

  @Test func `a fence that nothing closes ends where its container does`() {
    #expect(sources(of: "codeBlock", in: "> ```\n> a\n\n```\nb\n```") == ["```\n> a", "```\nb\n```"])
    #expect(sources(of: "codeBlock", in: "> ```\na") == ["```"])
    #expect(sources(of: "codeBlock", in: "```\na\n\n") == ["```\na"])
  }
}

extension String {
  /// Indented code begins behind the four columns that make it code.
  fileprivate var trimmingIndent: String { hasPrefix("    ") ? String(dropFirst(4)) : self }
}
