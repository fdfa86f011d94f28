import Testing

@testable import SiteServer

@Suite("Which language a reader is sent to")
struct LanguageNegotiationTests {
  @Test(
    "The wishes are looked up in the order of their weights",
    arguments: [
      ("en", "en"), ("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("EN-gb", "en"), ("de, sw;q=0.3, en;q=0.2", "sw"),
      ("en;q=0.5, ru;q=0.7", "ru"), ("en;q=0.5, ru;q=0.5", "en"), ("ru;q=0.5, en;q=0.5", "ru"),
      ("zh-Hant-CN-x-private1-private2", "zh-Hant"), ("zh-Hant", "zh-Hant"), ("zh", "zh-Hant"),
      ("zh-TW, en", "zh-Hant"), ("de", nil), ("*", nil),
      ("", nil), ("en;q=0", nil), ("en-GB, en;q=0", nil), ("en;q=0, ru;q=0.001", "ru"), ("de, *;q=0.5", nil),
      ("en;q=1.000", "en"), ("en;q=1.001", nil), ("en;q=0.1234", nil), ("en;q=, ru", "ru"), ("en;level=1", nil),
      ("en_GB, ru", "ru"), ("/../x, en", "en"), (" \ten ; Q=0.3 ", "en"), (",,,en,", "en"), ("en;q=.5", nil),
    ] as [(String, String?)])
  func lookUp(wishes: String, expected: String?) {
    #expect(language(fitting: wishes, among: ["en", "ru", "sw", "zh-Hant"]) == expected)
  }

  @Test(
    "Each wish is looked up, and then what is near it, before the next wish",
    arguments: [
      ("pt-PT, en", ["en", "pt-BR"], "pt-BR"), ("pt-PT, en", ["en", "pt-BR", "pt"], "pt"),
      ("pt-PT, pt-BR", ["pt", "pt-BR"], "pt"), ("pt-AO, pt-BR", ["pt-PT", "pt-BR"], "pt-PT"),
      ("en-AU, en-US", ["en-GB", "en-US"], "en-GB"), ("en", ["en-US", "en-GB"], "en-US"),
      ("sr-Cyrl-RS, ru", ["ru", "sr-Latn", "sr-Cyrl"], "sr-Cyrl"), ("sr-RS, ru", ["ru", "sr-Latn"], "sr-Latn"),
      ("pt-PT, en;q=0.1, pt-BR;q=0", ["pt-BR", "en"], "en"),
      ("pt, pt-BR;q=0, pt-PT;q=0.2", ["pt-BR", "pt-PT"], "pt-PT"),
      ("de, fr;q=0.9, sw-TZ;q=0.8, en;q=0.7", ["en", "sw-KE"], "sw-KE"), ("no, nb", ["en", "nb"], "nb"),
      ("ptx, en", ["pt-BR", "en"], "en"), ("*, en;q=0.5", ["ru", "en"], "en"), ("ru-x-y", ["en", "ru"], "ru"),
      ("de, *;q=0.1", ["ru", "en"], nil),
    ] as [(String, [String], String?)])
  func rangeByRange(wishes: String, available: [String], expected: String?) {
    #expect(language(fitting: wishes, among: available) == expected)
  }

  @Test("The root sends a reader on to the fitting language, and tells caches on what that depends")
  func redirect() {
    let response = answer("/?from=mail", ["Accept-Language": "ru, en;q=0.5"])
    #expect(response.code == 302)
    #expect(response["Location"] == "/ru/?from=mail")
    #expect(response["Vary"] == "Accept-Language")
    #expect(answer("/", ["Accept-Language": "ru;q=0.1", "Accept-Language": "en"])["Location"] == "/en/")
  }

  @Test("Without a fitting language the reader chooses")
  func chooser() {
    for response in [answer("/"), answer("/", ["Accept-Language": "de"])] {
      #expect(response.code == 200)
      #expect(response.text == "<h1>Choose</h1>")
      #expect(response["Vary"] == "Accept-Language")
    }
    let again = answer("/", ["If-None-Match": answer("/")["ETag"] ?? ""])
    #expect(again.code == 304)
    #expect(again["Vary"] == "Accept-Language")
    #expect(answer("/index.html", ["Accept-Language": "ru"]).code == 200)
  }

  @Test("Without a page to choose from, the first language is taken")
  func noChooser() {
    let site = ServedFiles(files: ["sw/index.html": []], languages: ["en", "sw"], buildTime: 0)
    #expect(site.languages == ["sw"])
    let request = Request(method: "GET", target: "/", fields: [(name: "Host", value: "a")])
    #expect(respond(to: request, from: site)["Location"] == "/sw/")
  }

  @Test("A folder is a language's when its name has the form of a tag")
  func tags() {
    for tag in ["en", "sw", "zh-Hant", "pt-BR", "yue"] { #expect(isLanguageTag(tag)) }
    for name in ["docs", "a", "assets", "en_GB", "en-", "-en", "e1", "en-toolongsubtag", ""] {
      #expect(!isLanguageTag(name))
    }
  }
}
