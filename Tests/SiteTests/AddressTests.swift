import Testing

@testable import Site

@Suite("Addresses")
struct AddressTests {
  @Test(
    "A link from one page to another goes up only as far as it must",
    arguments: [
      ("en/register.html", "en/remove-card.html", "remove-card.html"),
      ("en/register.html", "ru/register.html", "../ru/register.html"),
      ("en/cards/add.html", "en/cards/remove.html", "remove.html"),
      ("en/cards/add.html", "en/index.html", "../index.html"),
      ("en/cards/old/add.html", "en/cards/remove.html", "../remove.html"),
      ("index.html", "sw/index.html", "sw/index.html"),
      ("en/index.html", "index.html", "../index.html"),
      ("en/a.html", "en/ab.html", "ab.html"),
      ("en/a.html", "en/a/b.html", "a/b.html"),
      ("ru/a.html", "ru/привязка.html", "%D0%BF%D1%80%D0%B8%D0%B2%D1%8F%D0%B7%D0%BA%D0%B0.html"),
      ("en/a.html", "en/50% off?#1.html", "50%25%20off%3F%231.html"),
      ("en/a.html", "en/mailto:b.html", "mailto%3Ab.html"),
    ])
  func relative(source: String, target: String, expected: String) {
    #expect(relativeAddress(from: source, to: target) == expected)
  }

  @Test(
    "A path is followed from its folder, and never above the first",
    arguments: [
      ("a.md", "en", "en/a.md"), ("../ru/a.md", "en", "ru/a.md"), ("../a.md", "en/cards", "en/a.md"),
      ("./x/../a.md", "en", "en/a.md"), ("../../a.md", "en/cards", "a.md"), ("../../../a.md", "en/cards", nil),
      ("..", "en/cards", "en"), ("../..", "en", nil), ("..//a.md", "en/cards", "en/a.md"),
      ("../img/./b.png", "en", "img/b.png"),
    ] as [(String, String, String?)])
  func following(path: String, folder: String, expected: String?) {
    #expect(resolvedPath(path, in: folder) == expected)
  }

  @Test("A destination is taken apart once, and its percent-encoding undone once")
  func destination() {
    let link = LinkDestination("caf%C3%A9/100%25.md?x=%41#%D1%88%D0%B0%D0%B3-1")
    #expect(link.path == "café/100%.md")
    #expect(link.query == "?x=%41")
    #expect(link.fragment == "шаг-1")
    #expect(LinkDestination("#a#b") == LinkDestination("#a%23b"))
    #expect(LinkDestination("a.md").fragment == nil)
    #expect(LinkDestination("a.md#").fragment == "")
  }

  @Test("What is no percent-encoding of UTF-8 stays as it is", arguments: ["%", "%4", "%zz", "100%", "%ff", "a%C3"])
  func malformed(text: String) {
    #expect(percentDecoded(text) == text)
  }

  @Test("Decoding undoes encoding, whatever the text")
  func roundTrip() {
    for text in ["", "a b", "%41", "ё/ж", "\"<>'&#?", "👨‍👩‍👧.png", "e\u{301}"] {
      #expect(percentDecoded(percentEncoded(text)) == text)
      #expect(percentEncoded(text).utf8.allSatisfy { $0 < 0x80 })
    }
  }
}
