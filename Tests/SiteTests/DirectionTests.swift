import Foundation
import Testing

@testable import Site

@Suite("Directions of writing")
struct DirectionTests {
  @Test(
    "A language runs as its script does, which the tag names or the language is likely to have",
    arguments: [
      ("ar", "rtl"), ("he", "rtl"), ("iw", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("ps", "rtl"), ("sd", "rtl"),
      ("ug", "rtl"), ("yi", "rtl"), ("dv", "rtl"), ("ckb", "rtl"), ("nqo", "rtl"), ("ar-EG", "rtl"),
      ("AR", "rtl"), ("az-Arab", "rtl"), ("az-IR", "rtl"), ("pa-Arab", "rtl"), ("pa-PK", "rtl"), ("uz-AF", "rtl"),
      ("en", "ltr"), ("sw", "ltr"), ("ru", "ltr"), ("az", "ltr"), ("pa", "ltr"), ("ks", "rtl"), ("ks-Deva", "ltr"),
      ("ar-Latn", "ltr"), ("sd-IN", "ltr"), ("el", "ltr"), ("grc", "ltr"), ("zh-Hant-TW", "ltr"), ("xx", "ltr"),
    ])
  func ofLanguages(tag: String, expected: String) {
    #expect(TextDirection(language: tag).rawValue == expected)
  }

  @Test(
    "A text runs as its first letter does",
    arguments: [
      ("a", TextDirection.leftToRight), ("ж", .leftToRight), ("漢", .leftToRight), ("א", .rightToLeft),
      ("ب", .rightToLeft), ("ހ", .rightToLeft), ("𞤀", .rightToLeft), ("1) ب a", .rightToLeft), ("٣", nil),
      ("12 + 3", nil),
      ("", nil), ("،", nil),
    ])
  func ofTexts(text: String, expected: TextDirection?) {
    #expect(TextDirection(of: text) == expected)
  }

  /// The parts of a text that are isolated.
  private func parts(_ text: String, _ direction: TextDirection, isWhole: Bool = true) -> [String] {
    Isolation(direction: direction).parts(of: text, isWhole: isWhole).map {
      "\($0.direction.rawValue) \(text[$0.range])"
    }
  }

  @Test(
    "On a page from right to left, what runs the other way is isolated",
    arguments: [
      ("اتصل بالرقم +254712345678، الآن", ["+254712345678"]), ("الرقم +254 712 345 678.", ["+254 712 345 678"]),
      ("الرقم 0800 100 200 الآن", ["0800 100 200"]), ("الرقم (0800) 100-200", ["(0800) 100-200"]),
      ("بين 10-12 صباحاً", ["10-12"]), ("في 2026-01-31، ثم", ["2026-01-31"]), ("ثمن 12 500 شلن", ["12 500"]),
      ("رقم ٠٨٠٠ ١٠٠ ٢٠٠", ["٠٨٠٠ ١٠٠ ٢٠٠"]),
      ("راسل a@b.org أو زر https://b.org/x/ الآن", ["a@b.org", "https://b.org/x/"]),
      ("لغة C++ مع Windows 11 أيضاً", ["C++", "Windows 11"]), ("Save as…", ["Save as…"]), (" Save ", ["Save"]),
      ("كل 5 أيام و24/7 بسعر 12.5 أو 12.5%", []), ("في 2026 12 شخصاً", []), ("والـAPI", []), ("", []), ("نص", []),
      ("Word, Excel و PowerPoint", ["Word", "Excel", "PowerPoint"]),
    ] as [(String, [String])])
  func fromRight(text: String, expected: [String]) {
    #expect(parts(text, .rightToLeft) == expected.map { "ltr " + $0 })
  }

  @Test(
    "On a page from left to right, words from right to left are isolated, and nothing else",
    arguments: [
      ("Press תפריט 10 times", ["תפריט"]), ("The button «שמור בשם» saves", ["שמור בשם"]), ("שמור בשם!", ["שמור בשם!"]),
      ("Call +254 712 345 678 or 10-12, naïve – “x”… ж 漢", []), ("", []),
    ] as [(String, [String])])
  func fromLeft(text: String, expected: [String]) {
    #expect(parts(text, .leftToRight) == expected.map { "rtl " + $0 })
  }

  @Test(
    "A sentence's mark that has a direction of its own is not the word's",
    arguments: [
      ("هل +254 712 345 678؟", ["+254 712 345 678"]), ("ثم *334#؛", ["*334#"]), ("0712-345-678؟", ["0712-345-678"]),
      ("C++؛ ثم 5–10؟", ["C++", "5–10"]), ("ثمن -5؛", ["-5"]),
    ] as [(String, [String])])
  func marksOfSentences(text: String, expected: [String]) {
    #expect(parts(text, .rightToLeft) == expected.map { "ltr " + $0 })
  }

  @Test("Only a text that is the whole of its element keeps its marks")
  func partOfAnElement() {
    #expect(parts(" (Android 14+).", .rightToLeft, isWhole: false) == ["ltr Android 14+"])
    #expect(parts("Are you sure?", .rightToLeft) == ["ltr Are you sure?"])
  }

  @Test("Groups of Arabic digits in a telephone number or date are told their order, and a range has the text's")
  func arabicDigits() {
    let isolation = Isolation(direction: .rightToLeft)
    #expect(
      isolation.html("اتصل +٢٥٤ ٧١٢ ٣٤٥ الآن", isWhole: true) == "اتصل <bdo dir=\"ltr\">+٢٥٤ ٧١٢ ٣٤٥</bdo> الآن")
    #expect(isolation.plain("في ٢٠٢٦-٠١-٣١") == "في \u{2066}\u{202D}٢٠٢٦-٠١-٣١\u{202C}\u{2069}")
    #expect(isolation.html("بين ١٠–١٢ صباحاً", isWhole: true) == nil)
    #expect(isolation.html("ثمن -٥", isWhole: true) == "ثمن <bdi dir=\"ltr\">-٥</bdi>")
  }

  @Test("Isolated parts are elements in text and characters in titles, and nothing is lost")
  func marked() {
    let isolation = Isolation(direction: .rightToLeft)
    #expect(
      isolation.html("بين (10-12) & A&B+", isWhole: true)
        == "بين <bdi dir=\"ltr\">(10-12)</bdi> &amp; <bdi dir=\"ltr\">A&amp;B+</bdi>"
    )
    #expect(isolation.html("نص & نص", isWhole: true) == nil)
    #expect(isolation.plain("زر a@b.org") == "زر \u{2066}a@b.org\u{2069}")
    #expect(isolation.plain("نص") == "نص")
  }

  @Test("Code runs from left to right")
  func code() {
    #expect(Isolation(direction: .rightToLeft).direction(ofCode: "+1", isBlock: false) == .leftToRight)
    #expect(Isolation(direction: .rightToLeft).direction(ofCode: "نص", isBlock: false) == nil)
    #expect(Isolation(direction: .rightToLeft).direction(ofCode: "# نص", isBlock: true) == .leftToRight)
    #expect(Isolation(direction: .leftToRight).direction(ofCode: "שלום", isBlock: false) == .rightToLeft)
    #expect(Isolation(direction: .leftToRight).direction(ofCode: "שלום", isBlock: true) == nil)
  }

  @Test("A page in a language from right to left has its direction, and isolates code, values, labels and titles")
  func page() throws {
    let folder = try SiteFolder([
      "content/site.yml": "title: {en: Shelf!, ar: Shelf!}\nlanguages:\n  en: {name: English}\n  ar: {name: العربية}\n",
      "content/flows/shelf.yml": String?.none, "content/ru/index.md": String?.none, "content/ru/lend.md": String?.none,
      "content/ru/more/return.md": String?.none, "content/en/lend.md": String?.none,
      "content/en/more/return.md": String?.none, "templates/strings/ru.yml": String?.none,
      "content/en/index.md": "---\ntitle: Shelf\n---\n\nCall +254 712.\n",
      "content/ar/index.md": "---\ntitle: What?\n---\n\nاتصل [+254 712](tel:+254712) و `a -b` و **Save**\n",
      "templates/strings/ar.yml": try Self.arabic(),
    ])
    #expect(folder.report() == [])
    let made = try #require(folder.pages()["ar/index.html"])
    #expect(made.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(made.contains("<h1>\u{2066}What?\u{2069}</h1>"))
    #expect(made.contains(">\u{2066}Shelf!\u{2069}</a>"))
    #expect(made.contains("<a href=\"tel:+254712\"><bdi dir=\"ltr\">+254 712</bdi></a>"))
    #expect(made.contains("<code dir=\"ltr\">a -b</code>"))
    #expect(made.contains("<strong><bdi dir=\"ltr\">Save</bdi></strong>"))
    let other = try #require(folder.pages()["en/index.html"])
    #expect(other.contains("<p>Call +254 712.</p>") && other.contains("<html lang=\"en\" dir=\"ltr\">"))
  }

  @Test("In the texts of pictures and in titles of links and pictures, characters isolate in place of elements")
  func attributes() throws {
    let text = """
      ---
      title: صفحة
      ---

      ![زر Save as… أو `a -b` و *Word*](x.png "اضغط Save!") و ![نص](x.png "نص")
      و [نص](https://b.org "الرقم +254 712 345 678") و [نص](index.md "من 10-12") و [نص](index.md "نص")

      """
    let folder = try SiteFolder([
      "content/site.yml": "title: {en: Shelf, ar: رف}\nlanguages:\n  en: {name: English}\n  ar: {name: العربية}\n",
      "content/flows/shelf.yml": String?.none, "content/ru/index.md": String?.none, "content/ru/lend.md": String?.none,
      "content/ru/more/return.md": String?.none, "content/en/lend.md": String?.none,
      "content/en/more/return.md": String?.none, "templates/strings/ru.yml": String?.none,
      "content/en/index.md": "---\ntitle: Shelf\n---\n\n![The button שמור](x.png \"Press Save\")\n",
      "content/en/x.png": "x", "content/ar/x.png": "x", "content/ar/index.md": text,
      "templates/strings/ar.yml": try Self.arabic(),
    ])
    #expect(folder.report() == [])
    let made = try #require(folder.pages()["ar/index.html"])
    #expect(
      made.contains(
        "alt=\"زر \u{2066}Save as\u{2069}… أو \u{2066}a -b\u{2069} و \u{2066}Word\u{2069}\" title=\"اضغط \u{2066}Save\u{2069}!\""
      ),
      "\(made)")
    #expect(made.contains("alt=\"نص\" title=\"نص\""))
    #expect(made.contains("href=\"https://b.org\" title=\"الرقم \u{2066}+254 712 345 678\u{2069}\""))
    #expect(made.contains("title=\"من \u{2066}10-12\u{2069}\""))
    #expect(made.contains("title=\"نص\">نص</a>"))
    let other = try #require(folder.pages()["en/index.html"])
    #expect(other.contains("alt=\"The button \u{2067}שמור\u{2069}\" title=\"Press Save\""))
  }

  @Test("What the site file says of the direction holds")
  func given() throws {
    let folder = try SiteFolder([
      "content/site.yml": "title: T\nlanguages:\n  en: {name: English, dir: rtl}\n  ar: {name: A, dir: ltr}\n"
    ])
    #expect(folder.read().config?.languages.map(\.direction) == [.rightToLeft, .leftToRight])
  }

  /// The English texts with Arabic plural forms.
  private static func arabic() throws -> String {
    let english = try SiteFolder().read().templates.first { $0.path == "strings/en.yml" }
    let text = String(decoding: try #require(english).bytes, as: UTF8.self)
    let head = try #require(text.range(of: "verified:")).lowerBound
    let forms = ["zero", "one", "two", "few", "many", "other"]
    func plural(_ key: String, _ text: String) -> String {
      "\(key):\n" + forms.map { "  \($0): \"\(text)\"\n" }.joined()
    }
    return text[..<head] + plural("verified", "{count} {starts}") + plural("verified-starts", "{count}")
  }
}
