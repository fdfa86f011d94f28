import Diagnostics
import Testing

@testable import Site

@Suite("Templates and their texts")
struct TemplateTests {
  /// Problems when the not-found page, which stands alone, has this text.
  private func problems(_ text: String, _ files: [String: String?] = [:]) throws -> [String] {
    var all = files
    all["templates/not-found.mustache"] = text + "{{! }}{{text.not-found}}{{text.go-home}}"
    return try SiteFolder(all).report().map { $0.replacing("templates/not-found.mustache:", with: "") }
  }

  @Test(
    "What is wrong with a template is reported with line and column",
    arguments: [
      ("a\n{{titel}}", "2:1: error[template] nothing is called “titel” here; did you mean “title”?"),
      ("{{site.name}}", "1:1: error[template] nothing is called “name” here"),
      ("{{title.x}}", "1:1: error[template] “title” is a text and has no “x”"),
      (
        "{{languages}}",
        "1:1: error[template] “languages” is a list, and no text; write {{#languages}} … {{/languages}}"
      ),
      ("{{content}}", "1:1: error[template] “content” is HTML; write {{{content}}}"),
      ("{{{title}}}", "1:1: error[template] “title” is plain text; write {{title}}"),
      ("{{&title}}", "1:1: error[template] “title” is plain text; write {{title}}"),
      ("{{.}}", "1:1: error[template] “.” means nothing here; write the name of a value"),
      ("{{href}}", "1:1: error[template] nothing is called “href” here"),
      ("{{text.skp}}", "1:1: error[template] there is no text “skp” in any language; did you mean “skip”?"),
      ("{{>heda}}", "1:1: error[template] there is no template “heda.mustache”; did you mean “head”?"),
      ("{{>not-found}}", "1:1: error[template] the template “not-found” holds itself, without end"),
      ("{{#title}}", "1:1: error[template] the section “title” is never closed"),
      ("{{/title}}", "1:1: error[template] “title” is closed here, but was never opened"),
      ("{{#title}}{{/home}}{{/title}}", "1:11: error[template] “home” is closed here, but “title” is open"),
      ("{{}}", "1:1: error[template] this tag has no name"),
      ("{{a b}}", "1:1: error[template] “a b” is no name; names have letters, digits, - and ."),
      (
        "{{lowercased(title)}}",
        "1:1: error[template] “lowercased(title)” is no name; names have letters, digits, - and ."
      ),
      ("{{$block}}", "1:1: error[template] tags that begin with “{{$” are not known here"),
      ("{{<head}}", "1:1: error[template] tags that begin with “{{<” are not known here"),
      ("{{=| |=}}", "1:1: error[template] tags that begin with “{{=” are not known here"),
      ("{{%CONTENT_TYPE:TEXT}}", "1:1: error[template] tags that begin with “{{%” are not known here"),
      ("{{>*title}}", "1:1: error[template] “*title” is no name; names have letters, digits, - and ."),
    ])
  func reported(text: String, expected: String) throws {
    #expect(try problems(text) == [expected])
  }

  @Test(
    "Whatever stands in a template, nothing stops the check",
    arguments: [
      "{{", "{{{", "{{{a", "{{#", "}}", "{{a}", "{{{a}}", "\u{0}{{\u{0}}}", "{{#a}}{{^a}}{{/a}}", "é{{é}}",
      String(repeating: "{{#title}}", count: 3000) + String(repeating: "{{/title}}", count: 3000),
      "\r\n{{ # title }}\r", "{{title}}{{title", "{{/}}{{>}}{{.a}}{{a.}}{{a..b}}",
    ])
  func neverStops(text: String) throws {
    let problems = try problems(text)
    #expect(problems.contains { $0.contains("error[template]") } || text == "}}", "\(problems)")
  }

  @Test("Partials that grow without end are reported")
  func growing() throws {
    var files: [String: String?] = [:]
    for number in 0..<20 { files["templates/p\(number).mustache"] = "{{>p\(number + 1)}}{{>p\(number + 1)}}" }
    files["templates/p20.mustache"] = "{{title}}"
    let problems = try problems("{{>p0}}", files)
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains("the partials of this template make it too large") == true)
  }

  @Test("Partials that stand in each other too deeply are reported")
  func deep() throws {
    var files: [String: String?] = [:]
    for number in 0..<20_000 { files["templates/p\(number).mustache"] = "{{>p\(number + 1)}}" }
    files["templates/p20000.mustache"] = "{{title}}"
    let problems = try problems("{{>p0}}", files)
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.contains("templates stand in each other more than 50 deep here") == true)
  }

  @Test("Scalars for private use mean nothing in a template")
  func privateUse() throws {
    let texts = "{{text.skip}}{{>head}}{{>header}}{{>footer}}{{text.home}}{{text.draft}}{{text.updated}}{{text.along}}"
    let own =
      "{{text.previous}}{{text.next}}{{{navigation}}}\u{10FFFD}999\u{10FFFC}\u{10FFFD}-1\u{10FFFC}<p>{{title}}</p>\u{10FFFD}"
    let made = try #require(SiteFolder(["templates/page.mustache": texts + own]).pages()["en/lend.html"])
    #expect(made.hasSuffix("\u{10FFFD}999\u{10FFFC}\u{10FFFD}-1\u{10FFFC}<p>Lend a book</p>\u{10FFFD}"))
  }

  @Test("A missing template is reported, and a site without any")
  func missing() throws {
    #expect(
      try SiteFolder(["templates/redirect.mustache": String?.none]).report() == [
        "templates/redirect.mustache:1:1: error[template] there is no template “redirect.mustache”; pages are made with it"
      ])
  }

  @Test("Values are filled in by what they are, and quotes cannot break out")
  func filledIn() throws {
    let folder = try SiteFolder([
      "content/en/lend.md": "---\ntitle: \"A 'b' \\\"c\\\" <d> & {{e}}\"\nindependent: x\n---\n",
      "templates/page.mustache": """
      {{text.skip}}{{>head}}{{>header}}{{>footer}}{{text.home}}{{text.draft}}{{text.updated}}{{text.along}}
      {{text.previous}}{{text.next}}<p title='{{title}}'>{{#group}}{{group}}{{/group}}{{^summary}}none{{/summary}}</p>
      {{#languages}}{{#current}}[{{name}}]{{/current}}{{^current}}{{tag}}:{{href}} {{/current}}{{/languages}}
      {{{navigation}}}
      """,
    ])
    let page = try #require(folder.pages()["en/lend.html"])
    #expect(page.contains("<p title='A &#39;b&#39; &quot;c&quot; &lt;d&gt; &amp; {{e}}'>Booksnone</p>"))
    #expect(page.contains("[English]ru:../ru/%D0%B2%D0%B7%D1%8F%D1%82%D1%8C.html"))
  }

  // MARK: Texts

  @Test("A text, a form or a file missing in a language is reported there")
  func texts() throws {
    let folder = try SiteFolder()
    let whole = try #require(
      folder.read().templates.first { $0.path == "strings/ru.yml" }.map { String(decoding: $0.bytes, as: UTF8.self) })
    func report(_ change: (String) -> String?) throws -> [String] {
      try SiteFolder(["templates/strings/ru.yml": change(whole)]).report().map {
        $0.replacing("templates/strings/ru.yml:", with: "")
      }
    }
    #expect(try report { _ in nil } == ["1:1: error[string-missing] the texts of the templates are missing in ru"])
    #expect(
      try report { $0.replacing("skip: ", with: "skpi: ") } == [
        "1:1: error[string-missing] the text “skip” is missing in ru",
        "2:1: error[string-missing] no template uses the text “skpi”; did you mean “skip”?",
      ])
    #expect(
      try report { $0.replacing("  few: \"{count} исходных ситуаций\"\n", with: "") }.map {
        $0.split(separator: " ", maxSplits: 1)[1]
      }
        == ["error[string-missing] “verified-starts” lacks the plural form few"])
    #expect(
      try report { $0.replacing("шагов, проверены для {starts}", with: "шагов {what}") }
        .map { $0.split(separator: " ", maxSplits: 1)[1] } == [
          "error[string-missing] nothing fills in “{what}” here"
        ])
    #expect(
      try report { $0.replacing("шагов, проверены для {starts}", with: "шагов") }
        .map { $0.split(separator: " ", maxSplits: 1)[1] } == [
          "error[string-missing] “{starts}” is missing in this text"
        ])
    #expect(try report { $0 + "a: [b" }.count == 1)
    #expect(try report { $0.replacing("января, ", with: "") }.count == 1)
  }

  @Test("Texts that the program has words for may be left out; a site's own win, and English stands in with a warning")
  func builtIn() throws {
    func catalogue(_ language: String, _ more: String) throws -> (StringCatalogue, [String]) {
      let english = try #require(SiteFolder().read().templates.first { $0.path == "strings/en.yml" })
      let source = SourceFile(path: "s.yml", bytes: english.bytes + Array(more.utf8))
      let (catalogue, diagnostics) = StringCatalogue.read(source, language: language)
      return (catalogue, diagnostics.map(\.line))
    }
    let (english, none) = try catalogue("en", "tip: Hint\n")
    #expect(none == [])
    #expect(english.texts["note"] == "Note" && english.texts["tip"] == "Hint")
    #expect(try catalogue("de-AT", "").0.texts["note"] == "Hinweis")
    let (other, warnings) = try catalogue("nl", "note: Let op\ntip: Tip\ncaution: Pas op\n")
    #expect(other.texts["note"] == "Let op" && other.texts["warning"] == "Warning")
    #expect(
      warnings == [
        "s.yml:1:1: warning[string-missing] the texts “important”, “table”, “warning” are missing in nl; pages have them in English"
      ])
    for (key, words) in BuiltInTexts.words {
      #expect(Set(words.keys).isSuperset(of: ["en", "ru", "sw"]), "\(key)")
    }
  }

  @Test("Numbers and dates take the form of the language")
  func forms() throws {
    let pages = try SiteFolder().pages()
    let english = try #require(pages["en/lend.html"])
    let russian = try #require(pages["ru/взять.html"])
    #expect(english.contains("2 steps, checked for 2 starting situations"))
    #expect(russian.contains("2 шага, проверены для 2 исходных ситуаций"))
    #expect(english.contains("<time datetime=\"2026-03-01\">1 March 2026</time>"))
    #expect(russian.contains("<time datetime=\"2026-03-01\">1 марта 2026 года</time>"))
  }
}
