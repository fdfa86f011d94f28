import Foundation
import Testing

@testable import Site

@Suite("Finished pages")
struct PageTests {
  @Test("A site is made of its pages, their redirects, and the pages that no content stands for")
  func files() throws {
    #expect(
      try SiteFolder().pages().keys.sorted() == [
        "404.html", "en/404.html", "en/index.html", "en/lend.html", "en/more/return.html", "en/old.html", "index.html",
        "robots.txt", "ru/404.html", "ru/index.html", "ru/more/return.html", "ru/old.html", "ru/взять.html",
      ])
  }

  @Test("Steps are drawn as steps; what they say to the program is not seen")
  func steps() throws {
    let page = try #require(try SiteFolder().pages()["en/lend.html"])
    #expect(
      page.contains(
        """
        <p>In the end you have a book.</p>
        <ol class="steps" role="list">
        <li id="step-1" value="1" data-n="1">If you are not signed in, press <kbd>Sign in</kbd>.</li>
        <li id="step-2" value="2" data-n="2">Press <kbd>Lend</kbd>.</li>
        </ol>
        <p class="verified">2 steps, checked for 2 starting situations</p>
        <h2 id="what-then">What then?</h2>
        <p>See <a href="#step-1">the first step</a> and <a href="more/return.html#what-then">how to return</a>.</p>
        """))
    #expect(page.contains("<meta name=\"description\" content=\"How to lend &quot;one&quot; book &amp; more.\">"))
  }

  @Test("Every kind of statement has its form")
  func statements() throws {
    let text = """
      In the end [a book](goal:has-book).

      1. [If out](if:not-signed-in), [press **Sign in**](do:sign-in). On “[Home](ui:home)” [you are in](expect:signed-in).
      2. [If you like](if:optional), **[Sign out](do:sign-out)** and go to step [1](step:sign-in).

      A picture.

      3. Go on:
         1. [lend it](do:lend), <!-- secret --> as in [another guide](continue:lend#lend) or

      """
    let matter = "---\ntitle: T\nflow: shelf\nindependent: x\n---\n"
    let files = [
      "content/en/try.md": matter
        + text.replacing(", <!-- secret --> as in [another guide](continue:lend#lend) or", with: "<!-- secret -->."),
      "content/ru/try.md": "---\ntitle: T\nindependent: x\n---\n",
      "content/en/go.md": matter
        + "[G](goal:has-book)\n\n1. [If out](if:not-signed-in), **Sign in**.\n2. Go on [there](continue:lend#lend).\n",
      "content/ru/go.md": "---\ntitle: T\nindependent: x\n---\n",
    ]
    let pages = try SiteFolder(files).pages()
    let page = try #require(pages["en/try.html"])
    #expect(
      page.contains(
        """
        <ol class="steps" role="list">
        <li id="step-1" value="1" data-n="1">If out, press <kbd>Sign in</kbd>. On “<span class="ui">Home</span>” you are in.</li>
        <li id="step-2" value="2" data-n="2">If you like, <kbd>Sign out</kbd> and go to step <a href="#step-1">1</a>.</li>
        </ol>
        <p>A picture.</p>
        <ol start="3" class="steps" role="list">
        <li id="step-3" value="3" data-n="3">Go on:
        <ol class="steps" role="list">
        <li id="step-3-1" value="1" data-n="3.1">lend it.</li>
        </ol>
        </li>
        </ol>
        <p class="verified">3 steps, checked for 2 starting situations</p>
        """), "\(page)")
    #expect(try #require(pages["en/go.html"]).contains("Go on <a href=\"lend.html#step-2\">there</a>."))
  }

  @Test("A number among other words says whether a step or its own first nested one is meant")
  func nestedStep() throws {
    let text = """
      ---
      title: T
      flow: shelf
      independent: x
      ---

      In the end [a book](goal:has-book).

      1. [If in](if:signed-in), **Sign out**.
      2. In turn:
         1. **Sign in**
         2. [If you like](if:optional), **Sign out** and go to [step 2.1](step:sign-in).
         3. [If you like](if:optional), **Sign out** and go to [step 2](step:sign-in).
      3. **Lend**

      """
    let page = try #require(SiteFolder(["content/en/try.md": text]).pages()["en/try.html"])
    #expect(page.contains("<a href=\"#step-2-1\">step 2.1</a>"))
    #expect(page.contains("<a href=\"#step-2\">step 2</a>"))
  }

  @Test("The language menu leads to the same page, or to where the language begins")
  func languageMenu() throws {
    let files = ["content/en/only.md": "---\ntitle: Only\n---\n"]
    let pages = try SiteFolder(files).pages()
    let lend = try #require(pages["en/lend.html"])
    #expect(
      lend.contains("<a href=\"../ru/%D0%B2%D0%B7%D1%8F%D1%82%D1%8C.html\" hreflang=\"ru\" lang=\"ru\" dir=\"ltr\">"))
    #expect(lend.contains("<span lang=\"en\" dir=\"ltr\" aria-current=\"true\">English</span>"))
    #expect(try #require(pages["en/only.html"]).contains("<a href=\"../ru/index.html\" hreflang=\"ru\""))
    #expect(
      try #require(pages["en/more/return.html"]).contains("<a href=\"../../ru/more/return.html\" hreflang=\"ru\""))
  }

  @Test("The navigation marks the page, and leads to those around it")
  func navigation() throws {
    let pages = try SiteFolder().pages()
    let lend = try #require(pages["en/lend.html"])
    #expect(lend.contains("<li><a href=\"lend.html\" aria-current=\"page\">Lend a book</a></li>"))
    #expect(lend.contains("<a href=\"more/return.html\" rel=\"next\">"))
    #expect(!lend.contains("rel=\"prev\""))
    let back = try #require(pages["en/more/return.html"])
    #expect(back.contains("<li><a href=\"../lend.html\">Lend a book</a></li>"))
    #expect(back.contains("<a href=\"../lend.html\" rel=\"prev\">"))
    #expect(!(try #require(pages["en/index.html"]).contains("aria-current=\"page\"")))
  }

  @Test("A redirect leads on in every language that has the page")
  func redirects() throws {
    let pages = try SiteFolder().pages(baseURL: "https://example.org/x/")
    let old = try #require(pages["ru/old.html"])
    #expect(old.contains("<meta http-equiv=\"refresh\" content=\"0; url=%D0%B2%D0%B7%D1%8F%D1%82%D1%8C.html\">"))
    #expect(
      old.contains("<link rel=\"canonical\" href=\"https://example.org/x/ru/%D0%B2%D0%B7%D1%8F%D1%82%D1%8C.html\">"))
    #expect(try #require(pages["en/old.html"]).contains("<a href=\"lend.html\">Lend a book</a>"))
    #expect(!old.contains("noindex"))
  }

  @Test("The first page lets readers choose among several languages, and leads on where there is one")
  func chooser() throws {
    let several = try #require(SiteFolder().pages(baseURL: "https://example.org/")["index.html"])
    #expect(several.contains("<title>Shelf · Полка</title>"))
    #expect(several.contains("<a href=\"ru/index.html\" hreflang=\"ru\" lang=\"ru\" dir=\"ltr\">"))
    #expect(several.contains("<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/\">"))
    #expect(!several.contains("http-equiv"))
    let english = [
      "content/site.yml": "title: Shelf\nlanguages: {en: {name: English}}\nnavigation: []\n",
      "content/ru/index.md": String?.none, "content/ru/lend.md": nil, "content/ru/more/return.md": nil,
    ]
    let one = try SiteFolder(english).pages(baseURL: "https://example.org/")
    let first = try #require(one["index.html"])
    #expect(first.contains("<title>Shelf</title>"))
    #expect(first.contains("<meta http-equiv=\"refresh\" content=\"0; url=en/index.html\">"))
    #expect(!(try #require(one["en/index.html"]).contains("x-default")))
  }

  @Test(
    "The site's own address is one that readers can be sent to",
    arguments: [
      ("https://example.org", "https://example.org/"), ("HTTP://a.b:80/c/", "http://a.b:80/c/"),
      ("example.org", nil), ("ftp://example.org/", nil), ("https:///a", nil), ("https://user:secret@example.org/", nil),
      ("https://example.org/?a", nil), ("https://example.org/a b", nil),
      ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
    ])
  func baseURL(text: String, expected: String?) {
    #expect(SiteConfig.baseURL(text) == expected)
  }

  @Test("Addresses of the site itself stand only where they are known")
  func addresses() throws {
    let folder = try SiteFolder(["content/en/only.md": "---\ntitle: Only\ndraft: true\n---\n"])
    let local = folder.pages()
    #expect(local["sitemap.xml"] == nil)
    #expect(!(try #require(local["en/lend.html"]).contains("canonical")))
    let pages = folder.pages(baseURL: "https://example.org/", drafts: true)
    #expect(pages["robots.txt"] == "User-agent: *\nAllow: /\nSitemap: https://example.org/sitemap.xml\n")
    let sitemap = try #require(pages["sitemap.xml"])
    #expect(
      sitemap.contains(
        """
        <url><loc>https://example.org/en/lend.html</loc><lastmod>2026-03-01</lastmod>\
        <xhtml:link rel="alternate" hreflang="en" href="https://example.org/en/lend.html"/>\
        <xhtml:link rel="alternate" hreflang="ru" href="https://example.org/ru/%D0%B2%D0%B7%D1%8F%D1%82%D1%8C.html"/></url>
        """))
    #expect(sitemap.contains("<loc>https://example.org/en/</loc>"))
    #expect(sitemap.contains("hreflang=\"x-default\" href=\"https://example.org/\"/></url>"))
    #expect(!sitemap.contains("only"))
    let only = try #require(pages["en/only.html"])
    #expect(only.contains("noindex"))
    let lend = try #require(pages["en/lend.html"])
    #expect(lend.contains("<link rel=\"alternate\" hreflang=\"ru\" href=\"https://example.org/ru/%D0%B2"))
  }

  @Test("Pages that a server sends for any address name everything from the root")
  func notFound() throws {
    let folder = try SiteFolder()
    #expect(try #require(folder.pages()["ru/404.html"]).contains("<a href=\"/ru/index.html\">"))
    #expect(try #require(folder.pages(baseURL: "https://a.b/c/d/")["404.html"]).contains("href=\"/c/d/en/index.html\""))
  }

  @Test("Files beside pages carry a hash of their content in their names")
  func assets() throws {
    let files = [
      "content/img/a b.png": "x", "content/en/more/note.txt": "x",
      "content/en/try.md": "---\ntitle: T\n---\n![A](<../img/a b.png>) [N](more/note.txt#top)\n",
      "content/ru/try.md": "---\ntitle: T\n---\n![A](../img/a%20b.png)\n",
    ]
    let pages = try SiteFolder(files).pages()
    #expect(pages["img/a b.2d711642b7.png"] == "x")
    #expect(pages["en/more/note.2d711642b7.txt"] == "x")
    let page = try #require(pages["en/try.html"])
    #expect(page.contains("<img src=\"../img/a%20b.2d711642b7.png\" alt=\"A\" loading=\"lazy\" />"))
    #expect(page.contains("<a href=\"more/note.2d711642b7.txt#top\">N</a>"))
  }

  @Test("Equal content gives equal bytes, in whatever order it was read")
  func determinism() throws {
    let folder = try SiteFolder(["content/en/a.txt": "1", "content/en/b.txt": "2"])
    let first = folder.check(baseURL: "https://example.org/")
    let templates = try #require(first.templates)
    let files = first.render(templates: templates)
    #expect(files == folder.check(baseURL: "https://example.org/").render(templates: templates))
    for _ in 0..<5 {
      var shuffled = folder.read(baseURL: "https://example.org/")
      shuffled.pages.shuffle()
      shuffled.assets.shuffle()
      shuffled.templates.shuffle()
      let site = shuffled.check(limit: 10_000, isBuilding: true)
      #expect(site.diagnostics == first.diagnostics)
      #expect(files == site.render(templates: try #require(site.templates)))
    }
  }

  @Test("All pages are well-formed: tags closed in order, ids unique, links in the site leading somewhere")
  func wellFormed() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let site = SiteContent.read(ReadingOptions(root: root)).check(limit: 1_000_000, isBuilding: true)
    let small = try SiteFolder().check()
    for site in [site, small] {
      let files = site.render(templates: try #require(site.templates))
      let pages = files.filter { $0.path.hasSuffix(".html") }
      let ids = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, HTMLPage($0).ids) })
      for file in pages {
        let page = HTMLPage(file)
        #expect(page.problems == [], "\(file.path)")
        #expect(Set(page.ids).count == page.ids.count, "\(file.path)")
        for link in page.links where !file.path.hasSuffix("404.html") {
          let target = page.target(of: link)
          #expect(
            ids[target.path]?.contains(target.id) ?? files.contains { $0.path == target.path } || target.id.isEmpty,
            "\(file.path): \(link)")
          #expect(files.contains { $0.path == target.path }, "\(file.path): \(link)")
        }
        #expect(file.bytes.count < 60_000)
      }
    }
  }
}
