import Foundation
import Testing

@testable import Site

@Suite("Plural rules")
struct PluralRuleTests {
  @Test(
    "A number takes the form that its language gives it",
    arguments: [
      ("en", "other one other other"), ("sw", "other one other other"), ("ru", "many one few many"),
      ("uk", "many one few many"), ("pl", "many one few many"), ("cs", "other one few other"),
      ("fr", "one one other other"), ("ja", "other other other other"), ("ar", "zero one two few"),
      ("lt", "other one few few"), ("lv", "zero one other other"), ("ro", "few one few few"),
      ("sl", "other one two other"), ("he", "other one two other"), ("hi", "one one other other"),
      ("tlh", "other one other other"),
    ])
  func zeroOneTwoFive(language: String, forms: String) {
    let rule = PluralRule(language: language)
    #expect([0, 1, 2, 5].map(rule.form).joined(separator: " ") == forms)
  }

  @Test("Russian counts by the last digits")
  func russian() {
    let rule = PluralRule(language: "ru")
    #expect(
      [11, 12, 14, 21, 22, 25, 101, 111, 112].map(rule.form) == [
        "many", "many", "many", "one", "few", "many", "one", "many", "many",
      ])
    #expect(rule.forms == ["one", "few", "many"])
  }

  @Test("The tag's first part says the language, but for Portugal")
  func tags() {
    #expect(PluralRule(language: "ru-KZ").form(for: 2) == "few")
    #expect(PluralRule(language: "pt-BR").form(for: 0) == "one")
    #expect(PluralRule(language: "pt-PT").form(for: 0) == "other")
  }

  @Test("Every language's rule gives CLDR's own samples their forms, and has no form that no whole number takes")
  func samples() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/plural-samples.txt"
    var forms: [String: Set<String>] = [:]
    for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let rule = PluralRule(language: words[0])
      for number in words.dropFirst(2).compactMap({ Int($0) }) {
        #expect(rule.form(for: number) == words[1], "\(words[0]) \(number)")
      }
      forms[words[0], default: []].insert(words[1])
    }
    #expect(forms.count > 200)
    for (language, forms) in forms { #expect(Set(PluralRule(language: language).forms) == forms, "\(language)") }
  }

  @Test("A form that only fractions take may be written and need not be")
  func fractions() {
    #expect(PluralRule(language: "ru").fractionForms == ["other"])
    #expect(PluralRule(language: "cs").fractionForms == ["many"])
    #expect(PluralRule(language: "ar").forms == ["zero", "one", "two", "few", "many", "other"])
    #expect(PluralRule(language: "en").fractionForms.isEmpty)
  }

  @Test("A form of one number alone may do without digits")
  func ofOneNumber() {
    #expect(PluralRule(language: "en").isOfOneNumber("one"))
    #expect(PluralRule(language: "fr").isOfOneNumber("one"))
    #expect(!PluralRule(language: "ru").isOfOneNumber("one"))
    #expect(!PluralRule(language: "en").isOfOneNumber("other"))
  }

  @Test("No number is too large or too small to have a form", arguments: [Int.min, Int.max, -1])
  func extremes(number: Int) {
    for language in ["en", "kw", "br", "xx"] {
      #expect(PluralRule(language: language).forms.contains(PluralRule(language: language).form(for: number)))
    }
  }
}
