import Diagnostics
import Testing

@testable import Site

@Suite("Files that templates and styles name, and files under their own names")
struct AssetTests {
  private let picture = ["content/img/logo.png": "logo", "content/static/favicon.ico": "icon"]

  @Test("An asset of a template has the address that leads there from each page, and so has one of the stylesheet")
  func addresses() throws {
    var files = picture
    files["templates/head.mustache"] =
      "<link rel=\"icon\" href=\"{{#asset}}static/favicon.ico{{/asset}}\"><style>{{{style}}}</style>"
      + "<img alt=\"\" src=\"{{#asset}} img/logo.png {{/asset}}\">"
    files["templates/style.css"] = "/* url(no.png) */ a { background: url('img/logo.png') } b { src: url(data:,) }"
    let pages = try SiteFolder(files).pages()
    let logo = try #require(pages.keys.first { $0.hasPrefix("img/logo.") })
    #expect(logo.count == "img/logo.0123456789.png".count)
    #expect(pages["favicon.ico"] == "icon")
    for (page, way) in [("index.html", ""), ("en/lend.html", "../"), ("en/more/return.html", "../../")] {
      let html = try #require(pages[page])
      #expect(html.contains("href=\"\(way)favicon.ico\""), "\(page)")
      #expect(html.contains("src=\"\(way)\(logo)\""), "\(page)")
      #expect(html.contains("url('\(way)\(logo)')"), "\(page)")
      #expect(html.contains("url(data:,)"), "\(page)")
    }
    // The page for addresses that do not exist is sent for any of them.
    #expect(try #require(pages["en/404.html"]).contains("src=\"/\(logo)\""))
  }

  @Test(
    "What leads nowhere is reported in the template, with line and column",
    arguments: [
      (
        "\n<img src=\"img/logo.png\">",
        "2:11: error[link-broken] “img/logo.png” is another file on pages in other folders; "
          + "write {{#asset}}img/logo.png{{/asset}}"
      ),
      ("<img src='img/lgo.png'>", "1:11: error[link-broken] “img/lgo.png” leads nowhere; did you mean “img/logo.png”?"),
      ("<a href=/nowhere>", "1:9: error[link-broken] “/nowhere” leads nowhere"),
      (
        "{{#asset}}img/lgo.png{{/asset}}",
        "1:11: error[link-broken] there is no file “content/img/lgo.png”; did you mean “img/logo.png”?"
      ),
      (
        "<img src=\"data:,\" srcset=\"{{#asset}}img/logo.png{{/asset}} 1x, img/lgo.png 2x\">",
        "1:64: error[link-broken] “img/lgo.png” leads nowhere; did you mean “img/logo.png”?"
      ),
      ("<img srcset='a.png,'>", "1:14: error[link-broken] “a.png” leads nowhere"),
      ("<source srcset=\"\nb.png\t640w\">", "2:1: error[link-broken] “b.png” leads nowhere"),
      (
        "<img srcset=\"https://a.b/x,y.png 1x, img/logo.png 2x\">",
        "1:38: error[link-broken] “img/logo.png” is another file on pages in other folders; "
          + "write {{#asset}}img/logo.png{{/asset}}"
      ),
      (
        "{{#asset}}{{title}}{{/asset}}",
        "1:1: error[template] between {{#asset}} and {{/asset}} stands the path of a file, and nothing else"
      ),
    ])
  func broken(text: String, expected: String) throws {
    var files = picture
    files["templates/not-found.mustache"] = text + "{{! }}{{text.not-found}}{{text.go-home}}"
    #expect(
      try SiteFolder(files).report().map { $0.replacing("templates/not-found.mustache:", with: "") } == [expected])
  }

  @Test(
    "What leads somewhere, or is made by the template, is not",
    arguments: [
      "<a href=\"https://example.org/x.png\">", "<a href=\"#x\">", "<a href=\"{{home}}\">", "<a href='mailto:a@b.c'>",
      "<a href=\"//example.org\">", "<img src=\"data:,\">", "<a href=\"\">", "<a href=\"/favicon.ico\">",
      "<!-- <img src=\"x.png\"> -->", "data-src=\"x.png\"", "<img srcset=\"\">", "<img srcset=\" , \">",
      "<img srcset=\"data:image/png;base64,AAAA 1x, https://a.b/c.png,/favicon.ico 2x\">",
      "<img srcset=\"{{#asset}} img/logo.png {{/asset}} 1x, /favicon.ico 2x\">",
    ])
  func sound(text: String) throws {
    var files = picture
    files["templates/not-found.mustache"] = text + "{{! }}{{text.not-found}}{{text.go-home}}{{#home}}{{/home}}"
    #expect(try SiteFolder(files).report() == [])
  }

  @Test("An address in the stylesheet that leads nowhere is reported")
  func stylesheet() throws {
    let report = try SiteFolder(["templates/style.css": "a { }\n@import 'more.css';\nb { src: url(x.woff) }"]).report()
    #expect(
      report == [
        "templates/style.css:2:10: error[link-broken] “more.css” leads nowhere",
        "templates/style.css:3:14: error[link-broken] “x.woff” leads nowhere",
      ])
  }

  @Test("An address of the whole site leads to the page in each language, and straight on where there is one")
  func redirects() throws {
    let site =
      "title: Shelf\nlanguages: {en: {name: English}, ru: {name: Русский}}\n"
      + "redirects: {/2fa/reset.html: lend}\n"
    let page = try #require(SiteFolder(["content/site.yml": site]).pages()["2fa/reset.html"])
    #expect(page.contains("href=\"../en/lend.html\""))
    #expect(page.contains("href=\"../ru/%D0%B2%D0%B7%D1%8F%D1%82%D1%8C.html\""))
  }

  @Test(
    "A host in another script is written in Punycode, a path percent-encoded",
    arguments: [
      ("https://Example.ORG", "https://example.org/"), ("https://bücher.example/", "https://xn--bcher-kva.example/"),
      ("https://справка.рф/помощь", "https://xn--80aaf6awgf.xn--p1ai/%D0%BF%D0%BE%D0%BC%D0%BE%D1%89%D1%8C/"),
      ("http://مثال.إختبار:8080/x/", "http://xn--mgbh0fb.xn--kgbechtv:8080/x/"),
      ("https://例え.テスト", "https://xn--r8jz45g.xn--zckzah/"), ("https://[2001:db8::1]:80/", "https://[2001:db8::1]:80/"),
      ("https://a.b/c%20d", "https://a.b/c%20d/"), ("HTTPS://A.B:443/C", "https://a.b:443/C/"),
      ("http://localhost:8080", "http://localhost:8080/"), ("https://127.0.0.1/x/", "https://127.0.0.1/x/"),
      ("https://a_b.example/ü%20/", "https://a_b.example/%C3%BC%20/"), ("https://a.b/c.html", "https://a.b/c.html/"),
    ])
  func baseAddress(text: String, expected: String) {
    #expect(SiteConfig.baseURL(text) == expected)
  }

  @Test(
    "What is no address of a folder is none",
    arguments: [
      "https://", "https://a//b", "https://a.b//", "ftp://a/", "https://a b/", "https://a.b/?x", "https://@a/",
      "https://a..b/", "https://u@a.b/", "https://a.b/#x", "https://a.b:0/", "https://a.b:65536/", "https://a.b:x/",
      "//a.b/", "a.b", "/help/", "https:/a.b", "https:///x", "https://[::1", "https://a.b/\u{7F}", "",
    ])
  func noBaseAddress(text: String) { #expect(SiteConfig.baseURL(text) == nil) }
}
