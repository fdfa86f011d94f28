import Foundation
import Markdown
import Testing

/// Tables as the GFM specification has them (§4.10), held against GitHub's own fork of cmark.
@Suite struct TableTests {
  /// The examples of the specification.
  static let examples = [
    "| foo | bar |\n| --- | --- |\n| baz | bim |\n",
    "| abc | defghi |\n:-: | -----------:\nbar | baz\n",
    "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n",
    "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n",
    "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n",
    "| abc | def |\n| --- |\n| bar |\n",
    "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n",
    "| abc | def |\n| --- | --- |\n",
  ]

  private static let others = [
    "a\n:-:\n", "abc\n-|\n", "x\ny | z\n--|--\n1 | 2\n", "| a\\|b `c\\|d` \\\\| e |\n|-|-|\n| f \\\\| g\n",
    "> | a | b |\n> | - | - |\n> | 1 |\n", "- | a |\n  | - |\n  | ![x](y) [r] |\n\n[r]: /u\n",
    "| a # |\n|---|\n| # b # |\n",
    "1. x\n\n   | *a* | [b](c \"d\") |\n   |---|:--|\n   | `e` | &amp; \\* |\n\n2. y\n", "| |\n|-|\n| |\n", "|\n|-|\n",
    "||\n|-|\n",
    "a | b\n - | -\n", "**a | b**\n--|--\n**c | d**\n", "| a |\n|:|\n", "| a |\n|::|\n", "| a |\n|- -|\n",
    "# a | b\n--|--\n", "| a |\n| - |\n\n| b |\n| - |\n",
  ]

  @Test func `tables come out as GitHub's own parser makes them`() throws {
    try compare(Self.examples + Self.others)
  }

  @Test(arguments: 0..<4) func `tables of random signs come out as GitHub's own parser makes them`(part: UInt64) throws
  {
    var writer = TableWriter(seed: 77 &+ part)
    try compare((0..<500).map { _ in writer.table() })
  }

  @Test(arguments: 0..<4) func `tables among other blocks come out as GitHub's own parser makes them`(part: UInt64)
    throws
  {
    var writer = TableWriter(seed: 177 &+ part)
    try compare((0..<500).map { _ in writer.blocks() })
  }

  /// Where a table is read on purpose otherwise than by GitHub, there is a text that GitHub reads as this is meant.
  @Test func `a row may be lazy, or indented, as a line of a paragraph may`() throws {
    var writer = TableWriter(seed: 32)
    try compare((0..<300).map { _ in writer.lazyTable() })
    try compare((0..<300).map { _ in writer.indentedTable() })
  }

  @Test func `what is underlined is a heading, and a numbered line right under it leaves no table`() throws {
    var writer = TableWriter(seed: 33)
    try compare((0..<300).map { _ in writer.underlined() }.map { ($0, $0) }, tables: false)
    try compare((0..<300).map { _ in writer.tableBeforeNumber() }.map { ($0, $0) }, tables: false)
  }

  @Test func `every node of a cell stands where it is written, escaped bars and all`() {
    #expect(
      outline("| *a* | b |\n|:--|---|\n| x\\|**y** | [z](fact:w) |\n") == [
        "table ‹| *a* | b |\n|:--|---|\n| x\\|**y** | [z](fact:w) |›",
        "tableRow ‹| *a* | b |›", "tableCell ‹*a*›", "emphasis ‹*a*›", "text ‹a›", "tableCell ‹b›", "text ‹b›",
        "tableRow ‹| x\\|**y** | [z](fact:w) |›", "tableCell ‹x\\|**y**›", "text ‹x\\|›", "strong ‹**y**›", "text ‹y›",
        "tableCell ‹[z](fact:w)›", "link ‹[z](fact:w)›", "text ‹z›",
      ])
  }

  @Test(arguments: [
    ("| a |\n|---|\n| b |\n2. x\n", 1), ("para\n      - ind\n| h |\n|---|\n| c |\n", 2),
    ("para\n      # ind\n| h |\n|---|\n| c |\n", 2), ("<!-- c --> [x]: /u\n", 1), ("<!-- c --> ## h\n", 1),
    ("<!-- c --> ```\n", 1), ("para\n      ```\n| h |\n|---|\n", 2),
  ])
  func `what stands beside a table, or is none, takes no other table away and is not read twice`(
    text: String, tables: Int
  ) {
    let bytes = Array(("| ok | t |\n|---|---|\n| x | y |\n\n" + text).utf8)
    let document = Document(parsing: bytes)
    #expect(document.html().components(separatedBy: "<table>").count - 1 == tables)
    #expect(document.html().components(separatedBy: "ok").count - 1 == 1)
    #expect(document.unlocatedBlocks == 0)
    #expect(
      !document.nodes.dropFirst().contains { node in if case .text = node.kind { node.range.isEmpty } else { false } })
  }

  @Test func `rows that lack most of their cells do not make a page without end`() {
    let count = 4_000
    let text =
      String(repeating: "|a", count: count) + "|\n" + String(repeating: "|-", count: count) + "|\n"
      + String(repeating: "|b|\n", count: count)
    #expect(Document(parsing: Array(text.utf8)).nodes.count < 100_000)
  }

  @Test func `a comment before text is a comment, and the text is text`() {
    let text = "1. <!-- later --> Press **x**.\n2. <!-- a --> <!-- b -->\n\n<!-- c --> *d*\n"
    #expect(
      Document(parsing: Array(text.utf8)).html().replacing(/<!--.*?-->\s*/, with: "")
        == "<ol>\n<li>\nPress <strong>x</strong>.</li>\n<li>\n</li>\n</ol>\n<p><em>d</em></p>\n")
    #expect(sources(of: "strong", in: text) == ["**x**"])
  }

  private func compare(_ texts: [String]) throws { try compare(texts.map { ($0, $0) }) }

  /// Holds our HTML of each text against GitHub's of what is meant by it.
  private func compare(_ texts: [(text: String, meant: String)], tables: Bool = true) throws {
    let divider = "\n\n# DIVIDER\n\n"
    let expected = try github(texts.map(\.meant).joined(separator: divider), tables: tables)
      .components(separatedBy: "<h1>DIVIDER</h1>\n")
    try #require(expected.count == texts.count)
    for (text, wanted) in zip(texts.map(\.text), expected) {
      let bytes = Array(text.utf8)
      let document = Document(parsing: bytes)
      #expect(document.html() == wanted, "\(text.debugDescription)")
      #expect(misplacements(in: document, of: bytes) == [], "\(text.debugDescription)")
    }
  }

  /// What `cmark-gfm` makes of a text.
  private func github(_ text: String, tables: Bool) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "table-\(UUID().uuidString).md")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let stream = try #require(popen("cmark-gfm \(tables ? "-e table " : "")--unsafe '\(file.path)'", "r"))
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, stream)
      if count == 0 { break }
      output += chunk[..<count]
    }
    try #require(pclose(stream) == 0)
    return String(decoding: output, as: UTF8.self)
  }
}
