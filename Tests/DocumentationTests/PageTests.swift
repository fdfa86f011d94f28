import Testing

/// How pages are read: what these tests rest on.
@Suite struct PageTests {
  @Test("A page is cut into its blocks, by what their first lines say")
  func blocks() {
    let page = Page(
      path: "page.md",
      text: """
        Words.

        ```yaml content/site.yml
        title: A
        ```

        ````console
        $ hatua check
        a: error

        1 page
        $ echo $?
        1
        ````

        ```sh
        hatua serve
        ```
        """)
    #expect(page.blocks.count == 3)
    #expect(page.prose.map(\.line) == ["Words.", "", "", ""])
    guard case .file(let path, let text) = page.blocks[0].block else {
      Issue.record("the first block is a file")
      return
    }
    #expect(path == "content/site.yml")
    #expect(text == "title: A\n")
    guard case .console(let exchanges) = page.blocks[1].block else {
      Issue.record("the second block is a console")
      return
    }
    #expect(exchanges.map(\.command) == ["hatua check", "echo $?"])
    #expect(exchanges.map(\.output) == [["a: error", "", "1 page"], ["1"]])
  }

  @Test(
    "What is no sample is not passed over",
    arguments: [
      "```\ntext\n```", "```swift\nlet a = 1\n```", "```yaml a b\n```", "  ```sh\n  ```", "```console\na\n```",
      "```sh\nopen",
    ])
  func notUnderstood(text: String) {
    guard case .notUnderstood = Page(path: "page.md", text: text).blocks.first?.block else {
      Issue.record("this was understood")
      return
    }
  }

  @Test("A comment says what the sample site begins with")
  func sample() {
    let page = Page(path: "page.md", text: "# A\n\n<!-- sample site: templates, B.md, content/site.yml, a/x.md -->\n")
    #expect(page.sample.hasTemplates)
    #expect(page.sample.page == "B.md")
    #expect(page.sample.files == ["content/site.yml", "a/x.md"])
  }

  @Test("A change takes its place in the file, and only where it fits once")
  func changes() throws {
    var site = try SampleSite()
    defer { site.remove() }
    try site.put("a\nb\nc\nb\n", at: "x/y")
    try site.change("x/y", [" a", "-b", "+B", "@@", "-c", "+C", "+d"])
    #expect(site.files["x/y"] == "a\nB\nC\nd\nb\n")
    try site.change("x/y", ["-b"])
    #expect(throws: SampleMistake.self) { try site.change("x/y", ["-b"]) }
    #expect(throws: SampleMistake.self) { try site.change("x/z", ["-b"]) }
    #expect(throws: SampleMistake.self) { try site.change("x/y", ["a"]) }
    #expect(throws: SampleMistake.self) { try site.put("a", at: "../y") }
  }

  @Test("An excerpt stands in a file in one piece, however deep, but for lines left out")
  func excerpts() throws {
    var site = try SampleSite()
    defer { site.remove() }
    try site.put("a:\n  b:\n    c: 1\n\n    d: 2\n", at: "x.yml")
    #expect(site.holds(excerpt: ["b:", "  c: 1", "", "  d: 2"]))
    #expect(site.holds(excerpt: ["a:", "…", "    d: 2"]))
    #expect(!site.holds(excerpt: ["b:", "c: 1"]))
    #expect(!site.holds(excerpt: ["b:", "  d: 2"]))
    #expect(!site.holds(excerpt: ["c: 2"]))
  }

  @Test("A difference shows both texts line by line")
  func differences() {
    #expect(difference(from: ["a", "b", "c"], to: ["a", "x", "c", "d"]) == "  a\n- b\n+ x\n  c\n+ d")
  }
}
