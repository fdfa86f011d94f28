import Diagnostics
import FlowModel
import Guides
import Testing

@Suite struct Repairs {
  struct Case: CustomTestStringConvertible {
    let what: String
    var guides: [String: String] = [:]
    var languages = ["en"]
    let found: [String]
    let repair: String
    var isCertain = false
    var testDescription: String { what }
  }

  private static let russian =
    "Для тех, у кого [есть книги](for:has-books), пока [не останется ни одной](goal:no-books):\n\n"

  static let cases = [
    Case(
      what: "a missing step is found by searching for the shortest actions",
      guides: [
        "en/g": contract
          + "1. [If not](if:not-signed-in), press **Sign in**.\n2. Press **Return**, then **Yes**.\n3. [If some are left](if:has-books), go on from step [2](step:return-book).\n"
      ],
      found: ["step-not-possible@9"], repair: "press “My books” before it"),
    Case(
      what: "a missing step that only some readers need asks for them",
      guides: [
        "en/g": contract
          + "1. Open **My books**.\n2. Press **Return**, then **Yes**.\n3. [If some are left](if:has-books), go on from step [2](step:return-book).\n"
      ],
      found: ["step-not-possible@8"], repair: "press “Sign in” before it, if “not-signed-in”"),
    Case(
      what: "a wrong label gives way to the only one that works",
      guides: ["en/g": rightGuide.replacing("**My books**", with: "**Help**")],
      found: ["step-not-possible@10"], repair: "in step 2, press “My books” instead of “Help”"),
    Case(
      what: "two steps in the wrong order are exchanged",
      guides: [
        "en/g": contract
          + "1. Open **My books**.\n2. [If not](if:not-signed-in), press **Sign in**.\n3. Press **Return**, then **Yes**.\n4. [If some are left](if:has-books), go on from step [3](step:return-book).\n"
      ],
      found: ["step-not-possible@8"], repair: "exchange step 1 with the next one"),
    Case(
      what: "what is missing at the end of a round is added there, with the way back",
      guides: [
        "en/g":
          "For [readers with books](for:has-books) until [none is left](goal:no-books):\n\n1. [If not](if:not-signed-in), press **Sign in**.\n2. Open **My books**.\n3. Press **Return**.\n"
      ],
      found: ["goal-not-reached@6"], repair: "at the end, press “Yes”, then go back to step 3 if “has-books”"),
    Case(
      what: "a goal that all readers are one action away from is reached by that action",
      guides: [
        "en/g":
          "For [readers who are signed out](for:not-signed-in) until [they are signed in](goal:signed-in):\n\n1. Open **Help**.\n2. [Go back](do:leave-help).\n"
      ],
      found: ["goal-not-reached@6"], repair: "at the end, press “Sign in”"),
    Case(
      what: "a round that is not gone again goes back for those who need it",
      guides: [
        "en/g": contract
          + "1. [If not](if:not-signed-in), press **Sign in**.\n2. Open **My books**.\n3. Press **Return**, then **Yes**.\n"
      ],
      found: ["goal-not-reached@6"], repair: "at the end, go back to step 3 if “has-books”"),
    Case(
      what: "an action that is missing before a question is added behind the action before it",
      guides: ["en/g": rightGuide.replacing("**Return**, then **Yes**", with: "**Return**")],
      found: ["step-not-possible@10"], repair: "press “Yes” after step 3"),
    Case(
      what: "a loop without an end gets a condition",
      guides: [
        "en/g": contract
          + "1. [If not](if:not-signed-in), press **Sign in**.\n2. Open **My books**.\n3. Press **Return**, then **Yes**.\n4. Go on from step [3](step:return-book).\n"
      ],
      found: ["step-not-possible@10"], repair: "go back from step 4 only if “has-books”"),
    Case(
      what: "a list that only goes round gets a way out",
      guides: [
        "en/g":
          "For [those with books](for:has-books), until [none is left](goal:no-books):\n\n1. [If not](if:not-signed-in), press **Sign in**.\n2. Open **My books**.\n3. [If some are left](if:has-books), press **Return**, then **Yes**.\n4. Look at the [My books](ui:books).\n5. Open **Help**, and [go back](do:leave-help).\n6. Go on from step [2](step:my-books).\n"
      ],
      found: ["endless-loop@8"], repair: "go back from step 6 only if “has-books”"),
    Case(
      what: "a wrong number is put right",
      guides: ["en/g": rightGuide.replacing("[3]", with: "[2]")],
      found: ["step-number-wrong@11"], repair: "write 3", isCertain: true),
    Case(
      what: "a mistyped label is the one with which the list works",
      guides: ["en/g": rightGuide.replacing("**My books**", with: "**My boks**")],
      found: ["label-unknown@9"], repair: "press “My books”", isCertain: true),
    Case(
      what: "a label that is like none is proposed where it alone works, and never written",
      guides: ["en/g": rightGuide.replacing("**Return**", with: "**Hand back**")],
      found: ["label-unknown@10"], repair: "press “Return”"),
    Case(
      what: "a label that every translation has is certain, whatever stands in its place",
      guides: [
        "en/g": rightGuide.replacing("**Return**", with: "**Hand back**"),
        "ru/g": russian
          + "1. [Если вы не вошли](if:not-signed-in), нажмите **Войти**.\n2. Откройте **Мои книги**.\n3. Нажмите **Вернуть**, затем **Да**.\n4. [Если осталась](if:has-books), снова шаг [3](step:return-book).\n",
      ], languages: ["en", "ru"],
      found: ["label-unknown@10"], repair: "press “Return”", isCertain: true),
    Case(
      what: "a mention with the wrong words gets the label",
      guides: ["en/g": "Look at [My bookz](ui:my-books).\n\n" + rightGuide],
      found: ["label-wrong@6"], repair: "write “My books”", isCertain: true),
    Case(
      what: "a label of another language is named as such, and its own is put in its place",
      guides: ["en/g": rightGuide.replacing("**My books**", with: "**Мои книги**")], languages: ["en", "ru"],
      found: ["label-unknown@9", "translation-missing@1"], repair: "press “My books”", isCertain: true),
    Case(
      what: "what another language has is added in this one's words",
      guides: [
        "en/g": rightGuide,
        "ru/g": russian
          + "1. [Если вы не вошли](if:not-signed-in), нажмите **Войти**.\n2. Нажмите **Вернуть**, затем **Да**.\n3. [Если осталась ещё одна](if:has-books), продолжайте с шага [2](step:return-book).\n",
      ], languages: ["en", "ru"],
      found: ["step-not-possible@9", "translation-differs@9"], repair: "press “Мои книги” before it"),
  ]

  @Test("the repair proposed is the right one, and the guide works with it", arguments: cases)
  func repairWorks(_ test: Case) throws {
    let site = LibrarySite(test.guides, languages: test.languages)
    #expect(site.found == test.found)
    let diagnostic = try #require(site.check().diagnostics.inReportOrder().first { $0.severity == .error })
    guard !test.repair.isEmpty else { return }
    let fix = try #require(diagnostic.fixes.first, "\(diagnostic.message)")
    #expect(fix.title == test.repair)
    #expect(fix.isCertain == test.isCertain)
    #expect(site.applying([fix]).check().diagnostics.filter { $0.severity == .error }.map(\.message) == [])
  }

  @Test("a label renamed in the model in all languages is carried into all guides")
  func renamedLabel() {
    var site = LibrarySite(
      [
        "en/g": "Everything stands under [My books](ui:my-books).\n\n" + rightGuide,
        "ru/g": "Всё стоит под [Мои книги](ui:my-books).\n\n" + Self.russian
          + "1. [Если вы не вошли](if:not-signed-in), нажмите **Войти**.\n2. Откройте **Мои книги**.\n3. Нажмите **Вернуть**, затем **Да**.\n4. [Если осталась](if:has-books), снова шаг [3](step:return-book).\n",
      ], languages: ["en", "ru"])
    #expect(site.found == [])
    let renamed = libraryFlow.replacing(
      "my-books: {label: {en: My books, ru: Мои книги", with: "my-books: {label: {en: Shelf, ru: Полка")
    site.flow = renamed
    // Nothing says yet that the new label is the old one's successor.
    #expect(!site.check().diagnostics.contains { $0.id == .labelUnknown && $0.fixes.contains(where: \.isCertain) })
    site.flow = renamed.replacing("my-books: {label:", with: "my-books: {was: {en: [My books], ru: Мои книги}, label:")
    #expect(site.found == ["label-wrong@6", "label-unknown@11", "label-wrong@6", "label-unknown@11"])
    let certain = site.check().diagnostics.flatMap(\.fixes).filter(\.isCertain)
    let mended = site.applying(certain)
    #expect(mended.found == [])
    #expect(mended.guides["ru/g"]?.contains("Откройте **Полка**.") ?? false)
  }

  @Test("an inserted step renumbers those behind it and the jumps to them")
  func renumbering() throws {
    let site = LibrarySite([
      "en/g": contract
        + "1. [If not](if:not-signed-in), press **Sign in**.\n2. Press **Return**, then **Yes**.\n3. [If some are left](if:has-books), go on from step [2](step:return-book).\n"
    ])
    let fix = try #require(site.check().diagnostics.first?.fixes.first)
    #expect(
      site.applying([fix]).guides["en/g"] == contract
        + "1. [If not](if:not-signed-in), press **Sign in**.\n2. **My books**.\n3. Press **Return**, then **Yes**.\n4. [If some are left](if:has-books), go on from step [3](step:return-book).\n"
    )
  }

  @Test("steps put in among others indented by tabs stay among them")
  func tabs() throws {
    let text = "1.\t[Home page](ui:home)\n\t1.\t**My books**\n\t2.\t**Return**, **Yes**\n2.\t[Help](ui:help)\n"
    let site = LibrarySite(["en/g": "[x](for:not-signed-in), [z](for:has-books), [y](goal:signed-in).\n\n" + text])
    let fix = try #require(site.check().diagnostics.first?.fixes.first)
    #expect(fix.title == "press “Sign in” before it")
    #expect(
      site.applying([fix]).guides["en/g"]?.hasSuffix(
        "\n\t1. **Sign in**.\n\t2.\t**My books**\n\t3.\t**Return**, **Yes**\n2.\t[Help](ui:help)\n") == true,
      "\(site.applying([fix]).guides)")
  }

  @Test("other words are looked for where too many pages fail for a search of other steps")
  func manyPages() throws {
    var guides: [String: String] = [:]
    for number in 0..<301 { guides["en/a\(1000 + number)"] = contract + "1. [No](expect:signed-in). **Sign in**.\n" }
    guides["en/b"] = rightGuide.replacing("**My books**", with: "**My boks**")
    let found = LibrarySite(guides).check().diagnostics
    #expect(found.last?.fixes.map(\.title) == ["press “My books”"])
    let notes = found.filter { $0.notes.contains { $0.hasPrefix("from here on not all repairs are looked for") } }
    #expect(notes.map(\.location.file) == ["content/en/a1300.md"])
  }
}
