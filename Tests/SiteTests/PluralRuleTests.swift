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
    #expect(rule.forms == ["one", "few", "many", "other"])
  }

  @Test("The tag's first part says the language, but for Portugal")
  func tags() {
    #expect(PluralRule(language: "ru-KZ").form(for: 2) == "few")
    #expect(PluralRule(language: "pt-BR").form(for: 0) == "one")
    #expect(PluralRule(language: "pt-PT").form(for: 0) == "other")
  }

  @Test("Every form that a rule gives is one of its own")
  func ownForms() {
    for language in [
      "en", "ru", "pl", "cs", "ar", "lt", "lv", "ro", "sl", "he", "ga", "cy", "is", "es", "fr", "ja", "sr",
    ] {
      let rule = PluralRule(language: language)
      for number in 0...200 { #expect(rule.forms.contains(rule.form(for: number))) }
      #expect(rule.forms.last == "other")
    }
  }
}
