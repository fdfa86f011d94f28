import Markdown
import Testing

@testable import Site

@Suite("Anchors")
struct AnchorTests {
  @Test(
    "A heading's id keeps letters and digits of any script",
    arguments: [
      ("What then?", "what-then"), ("Если письмо не пришло", "если-письмо-не-пришло"), ("A  b", "a--b"),
      ("1. Start", "1-start"), ("snake_case-x", "snake_case-x"), ("«…»", "section"), ("İ", "i̇"), ("日本語 2", "日本語-2"),
      ("हिन्दी", "हिन्दी"), ("a/b.c", "abc"),
    ])
  func slug(text: String, expected: String) {
    #expect(headingSlug(text) == expected)
  }

  @Test("Ids are unique in a page, and none is a step's")
  func unique() {
    let text = "# A\n## A\n## A 2\n## A\n## Step 3\n> # *A* `b`\n"
    let anchors = headingAnchors(in: Document(parsing: Array(text.utf8)), taken: ["step-3", "step-3-2"])
    #expect(anchors.map(\.id) == ["a", "a-1", "a-2", "a-3", "step-3-1", "a-b"])
  }

  @Test("Steps have the ids that links in all languages name")
  func steps() throws {
    let pages = try SiteFolder().pages()
    for path in ["en/lend.html", "ru/взять.html"] {
      let page = try #require(pages[path])
      #expect(page.contains("<li id=\"step-2\" value=\"2\" data-n=\"2\">"))
    }
  }
}
