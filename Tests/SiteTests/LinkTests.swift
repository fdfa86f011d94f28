import Testing

@testable import Site

@Suite("Links")
struct LinkTests {
  private func report(_ text: String, _ files: [String: String?] = [:]) throws -> [String] {
    var all = files
    all["content/en/try.md"] = "---\ntitle: Try\nindependent: a trial\n---\n\(text)\n"
    all["content/ru/try.md"] = "---\ntitle: Try\nindependent: a trial\n---\n"
    return try SiteFolder(all).report()
  }

  @Test("The small site has nothing wrong with it")
  func clean() throws {
    #expect(try SiteFolder().report() == [])
  }

  @Test(
    "What leads nowhere is reported at the link, with what may be meant",
    arguments: [
      ("[a](lent.md)", "5:1: error[link-broken] there is no page “lent” in en; did you mean “lend.md”?"),
      ("x [a](return.md)", "5:3: error[link-broken] there is no page “return” in en; did you mean “more/return.md”?"),
      (
        "[a](lend.md#step-9)",
        "5:1: error[anchor-broken] there is no heading or step “#step-9” in “Lend a book”; did you mean “#step-1”?"
      ),
      ("[a](#nothing)", "5:1: error[anchor-broken] there is no heading or step “#nothing” in “Try”"),
      ("[a]()", "5:1: error[link-broken] this link leads nowhere"),
      ("[a](#)", "5:1: error[link-broken] this link leads nowhere"),
      ("[a](/en/lend.md)", "5:1: error[link-broken] a link to the server's root breaks when the site moves"),
      ("[a](../../x.md)", "5:1: error[link-broken] this link leads out of the folder “content”"),
      ("[a](../x.md)", "5:1: error[link-broken] this page is in no language of the site"),
      ("[a](lend.html)", "5:1: error[link-broken] a link to a page names its .md file: write “lend.md”"),
      ("[a](lend)", "5:1: error[link-broken] a link to a page names its .md file: write “lend.md”"),
      ("[a](more/)", "5:1: error[link-broken] this link leads to a folder"),
      ("[a](picture.png)", "5:1: error[link-broken] there is no file “content/en/picture.png”"),
      ("![a](lend.md)", "5:1: error[link-broken] this is a page of the site, and no image"),
      ("![a](for:me)", "5:1: error[link-broken] “for:me” is no address of an image"),
      (
        "![](https://example.org/a.png)",
        "5:1: error[image-text-missing] this image has no text for those who do not see it"
      ),
      (
        "[a](../ru/lend.md)",
        "5:1: warning[link-broken] this link leads to a page in ru, though the page exists in en: link to “lend.md”"
      ),
      ("a <b>b", "5:3: error[raw-html] raw HTML is not allowed in a page"),
      ("<!-- a --> <i>", "5:1: error[raw-html] raw HTML is not allowed in a page"),
      ("<!-- a", "5:1: error[raw-html] this comment is not closed"),
    ])
  func broken(text: String, expected: String) throws {
    #expect(try report(text) == ["content/en/try.md:" + expected])
  }

  @Test(
    "What leads somewhere is not reported",
    arguments: [
      "[a](lend.md)", "[a](./lend.md)", "[a](more/../lend.md#what-then)", "[a](../en/lend.md?x=1#what-then)",
      "[a](more/return.md)", "[a](%6Cend.md)", "[a](https://example.org/x.md)", "[a](mailto:a@b.c)", "<https://a.b>",
      "<!-- a -->", "<!-- a --> <!-- b -->", "a <!-- b --> c", "## Ä b\n[a](#%C3%A4-b)", "[a](<#ä-b>)\n\n## Ä b",
      "![a](https://example.org/a.png)", "`<b>`", "    <b>",
    ])
  func sound(text: String) throws {
    #expect(try report(text) == [])
  }

  @Test("A link to a draft says that it is one")
  func draft() throws {
    let files = ["content/en/new.md": "---\ntitle: New\ndraft: true\n---\n"]
    #expect(
      try report("[a](new.md)", files) == [
        "content/en/try.md:5:1: error[link-broken] the page that this link leads to is a draft"
      ])
  }

  @Test("A link into another language is no matter where the page exists only there")
  func otherLanguage() throws {
    let files = ["content/ru/only.md": "---\ntitle: Only\n---\n"]
    #expect(try report("[a](../ru/only.md)", files).filter { $0.contains("link-broken") } == [])
  }

  @Test("Navigation and redirects name pages that there are")
  func siteFile() throws {
    let folder = try SiteFolder([
      "content/site.yml": """
      title: Shelf
      languages:
        en: {name: English}
        ru: {name: Русский}
      navigation:
        - title: Books
          pages: [lent, lend.md, lend]
      redirects:
        lend: more/return
        older: lned
        404: lend

      """
    ])
    #expect(
      folder.report() == [
        "content/site.yml:7:13: error[site-config] there is no page “lent” in any language; did you mean “lend”?",
        "content/site.yml:7:19: error[site-config] there is no page “lend.md” in any language; did you mean “lend”?",
        "content/site.yml:9:3: error[site-config] “lend” is a page, so that nothing can lead away from it",
        "content/site.yml:10:10: error[site-config] there is no page “lned” in any language; did you mean “lend”?",
        "content/site.yml:11:3: error[site-config] “404” is the page for addresses that do not exist, and leads nowhere",
      ])
  }

  @Test("Two pages with one output are reported at the slug")
  func sameOutput() throws {
    let folder = try SiteFolder([
      "content/en/a.md": "---\ntitle: A\nslug: lend\n---\n", "content/ru/a.md": "---\ntitle: A\nslug: ВЗЯТЬ\n---\n",
      "content/en/b.md": "---\ntitle: B\nslug: old\n---\n", "content/ru/b.md": "---\ntitle: B\nslug: \"404\"\n---\n",
    ])
    #expect(
      folder.report() == [
        "content/en/a.md:3:7: error[front-matter] this page and “content/en/lend.md” would both be “en/lend.html”",
        "content/ru/b.md:3:7: error[front-matter] the output “ru/404.html” is the page for addresses that do not exist",
        "content/ru/lend.md:4:7: error[front-matter] this page and “content/ru/a.md” would be “ru/взять.html” and “ru/ВЗЯТЬ.html”, one file where case does not count",
        "content/site.yml:8:13: error[site-config] the redirect “old” stands where “content/en/b.md” is written: “en/old.html”",
      ])
  }
}
