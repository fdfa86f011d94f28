/// The plural forms of a language and which of them a number takes (Unicode CLDR, cardinals).
package struct PluralRule: Sendable {
  /// CLDR's names, in its order; the last is `other`.
  package let forms: [String]
  private let form: @Sendable (Int) -> String

  /// The rule of a language, by the first part of its tag. A language that is not known has one and other.
  package init(language tag: String) {
    let language = tag.split(separator: "-").first.map { $0.lowercased() } ?? tag
    if language == "pt", tag.lowercased() != "pt-pt" {
      self = Self.french
    } else {
      self = Self.groups.first { $0.languages.contains(language) }?.rule ?? Self.oneAlone
    }
  }

  /// The form for a whole number.
  package func form(for number: Int) -> String { form(abs(number)) }

  private init(_ forms: [String], _ form: @escaping @Sendable (Int) -> String) {
    self.forms = forms
    self.form = form
  }

  private static let oneAlone = PluralRule(["one", "other"]) { $0 == 1 ? "one" : "other" }

  /// Zero counts as one does.
  private static let oneUpToOne = PluralRule(["one", "other"]) { $0 <= 1 ? "one" : "other" }

  private static let none = PluralRule(["other"]) { _ in "other" }

  private static let eastSlavic = PluralRule(["one", "few", "many", "other"]) { number in
    switch (number % 10, number % 100) {
    case (_, 11...14): "many"
    case (1, _): "one"
    case (2...4, _): "few"
    default: "many"
    }
  }

  private static let southSlavic = PluralRule(["one", "few", "other"]) { number in
    let form = eastSlavic.form(number)
    return form == "many" ? "other" : form
  }

  private static let polish = PluralRule(["one", "few", "many", "other"]) { number in
    switch (number % 10, number % 100) {
    case _ where number == 1: "one"
    case (2...4, let rest) where !(12...14).contains(rest): "few"
    default: "many"
    }
  }

  private static let czech = PluralRule(["one", "few", "many", "other"]) { number in
    number == 1 ? "one" : (2...4).contains(number) ? "few" : "other"
  }

  private static let slovenian = PluralRule(["one", "two", "few", "other"]) { number in
    switch number % 100 {
    case 1: "one"
    case 2: "two"
    case 3, 4: "few"
    default: "other"
    }
  }

  private static let lithuanian = PluralRule(["one", "few", "many", "other"]) { number in
    switch (number % 10, number % 100) {
    case (0, _), (_, 11...19): "other"
    case (1, _): "one"
    default: "few"
    }
  }

  private static let latvian = PluralRule(["zero", "one", "other"]) { number in
    switch (number % 10, number % 100) {
    case (0, _), (_, 11...19): "zero"
    case (1, _): "one"
    default: "other"
    }
  }

  private static let romanian = PluralRule(["one", "few", "other"]) { number in
    number == 1 ? "one" : number == 0 || (1...19).contains(number % 100) ? "few" : "other"
  }

  private static let arabic = PluralRule(["zero", "one", "two", "few", "many", "other"]) { number in
    switch (number, number % 100) {
    case (0, _): "zero"
    case (1, _): "one"
    case (2, _): "two"
    case (_, 3...10): "few"
    case (_, 11...99): "many"
    default: "other"
    }
  }

  private static let hebrew = PluralRule(["one", "two", "other"]) { number in
    number == 1 ? "one" : number == 2 ? "two" : "other"
  }

  private static let irish = PluralRule(["one", "two", "few", "many", "other"]) { number in
    switch number {
    case 1: "one"
    case 2: "two"
    case 3...6: "few"
    case 7...10: "many"
    default: "other"
    }
  }

  private static let welsh = PluralRule(["zero", "one", "two", "few", "many", "other"]) { number in
    switch number {
    case 0: "zero"
    case 1: "one"
    case 2: "two"
    case 3: "few"
    case 6: "many"
    default: "other"
    }
  }

  private static let icelandic = PluralRule(["one", "other"]) { number in
    number % 10 == 1 && number % 100 != 11 ? "one" : "other"
  }

  private static let spanish = PluralRule(["one", "many", "other"]) { number in
    number == 1 ? "one" : number != 0 && number % 1_000_000 == 0 ? "many" : "other"
  }

  private static let french = PluralRule(["one", "many", "other"]) { number in
    number <= 1 ? "one" : number % 1_000_000 == 0 ? "many" : "other"
  }

  private static let groups: [(languages: Set<String>, rule: PluralRule)] = [
    (["ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "my", "km", "yo", "ig", "wo"], none),
    (["am", "as", "bn", "fa", "gu", "hi", "kn", "zu", "hy", "ak", "ln", "ti", "pa"], oneUpToOne),
    (["ru", "uk", "be"], eastSlavic),
    (["sr", "hr", "bs"], southSlavic),
    (["pl"], polish),
    (["cs", "sk"], czech),
    (["sl"], slovenian),
    (["lt"], lithuanian),
    (["lv"], latvian),
    (["ro", "mo"], romanian),
    (["ar"], arabic),
    (["he", "iw"], hebrew),
    (["ga"], irish),
    (["cy"], welsh),
    (["is", "mk"], icelandic),
    (["es", "it", "ca", "pt"], spanish),
    (["fr"], french),
  ]
}
