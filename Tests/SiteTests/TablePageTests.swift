import Foundation
import Site
import Testing

@Suite("Tables and notes on a page")
struct TablePageTests {
  @Test("A table scrolls by itself, its heads have a scope, and claims in its cells are checked")
  func table() throws {
    let text = """
      ---
      title: Try
      flow: shelf
      ---

      | What | Where |
      | :--- | ----: |
      | [Sign in](ui:sign-in) | *here* |

      """
    let page = try #require(SiteFolder(["content/en/try.md": text]).pages()["en/try.html"])
    #expect(
      page.contains(
        """
        <div class="table" role="region" tabindex="0" aria-label="Table">
        <table>
        <thead>
        <tr>
        <th scope="col" class="left">What</th>
        <th scope="col" class="right">Where</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="left"><span class="ui">Sign in</span></td>
        <td class="right"><em>here</em></td>
        </tr>
        </tbody>
        </table>
        </div>
        """), "\(page)")
    let wrong = text.replacing("[Sign in]", with: "[Sing in]")
    #expect(
      try SiteFolder(["content/en/try.md": wrong]).report().contains(
        "content/en/try.md:8:3: error[label-wrong] “Sing in” is not the label of the action “sign-in”"))
  }

  @Test(
    "A table is named for those who have the page read out: by the heading before it, or by a text of the templates")
  func name() throws {
    let table = "| a |\n| - |\n"
    let text = "---\ntitle: Try\n---\n\n\(table)\n## “When” & how\n\nWords\n\n\(table)\n### Why\n\n> \(table)"
    let strings = try #require(SiteFolder().read().templates.first { $0.path == "strings/ru.yml" })
    let pages = try SiteFolder([
      "content/en/try.md": text, "content/ru/try.md": "---\ntitle: Try\n---\n\n\(table)",
      "templates/strings/ru.yml": String(decoding: strings.bytes, as: UTF8.self) + "table: \"Свод \\\"А\\\"\"\n",
    ]).pages()
    func names(_ page: String) throws -> [Substring] {
      try #require(pages[page]).components(separatedBy: "<div class=\"table\" role=\"region\" tabindex=\"0\" ")
        .dropFirst().compactMap { $0.split(separator: ">").first }
    }
    #expect(
      try names("en/try.html") == ["aria-label=\"Table\"", "aria-labelledby=\"when--how\"", "aria-labelledby=\"why\""])
    #expect(try #require(pages["en/try.html"]).contains("<h2 id=\"when--how\">"))
    #expect(try names("ru/try.html") == ["aria-label=\"Свод &quot;А&quot;\""])
  }

  @Test("A site's own text takes the place of a note's heading")
  func ownHeading() throws {
    let strings = try #require(SiteFolder().read().templates.first { $0.path == "strings/en.yml" })
    let folder = try SiteFolder([
      "content/en/try.md": "---\ntitle: Try\n---\n\n> [!TIP]\n> Words\n\n> [!NOTE]\n> Words\n",
      "templates/strings/en.yml": String(decoding: strings.bytes, as: UTF8.self) + "tip: Good to know & more\n",
    ])
    let page = try #require(folder.pages()["en/try.html"])
    #expect(page.contains("<p class=\"note-title\">Good to know &amp; more</p>"))
    #expect(page.contains("<p class=\"note-title\">Note</p>"))
  }

  @Test("A note has a heading in the page's language, and is no note where nothing follows its sign")
  func notes() throws {
    let text = """
      ---
      title: Try
      ---

      > [!Warning]
      > Mind *this*.

      > [!NOTE]
      >
      > 1. One

      > [!TIP]

      > [!FOO]
      > Words

      """
    let pages = try SiteFolder(["content/en/try.md": text, "content/ru/try.md": text]).pages()
    let page = try #require(pages["en/try.html"])
    #expect(
      page.contains(
        """
        <aside class="note warning">
        <p class="note-title">Warning</p>
        <p>Mind <em>this</em>.</p>
        </aside>
        <aside class="note note">
        <p class="note-title">Note</p>
        """), "\(page)")
    #expect(page.contains("<blockquote>\n<p>[!TIP]</p>\n</blockquote>"))
    #expect(page.contains("<p>[!FOO]\nWords</p>"))
    #expect(try #require(pages["ru/try.html"]).contains("<p class=\"note-title\">Внимание</p>"))
  }
}
