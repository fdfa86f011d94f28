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
        <div class="table" tabindex="0">
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
