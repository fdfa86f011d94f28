/// The plural forms of a language and which of them a whole number takes (Unicode CLDR, cardinals).
package struct PluralRule: Sendable {
  /// The forms that whole numbers take, by CLDR's names and in its order.
  package let forms: [String]
  /// Forms that the language has for numbers with a fraction alone.
  package let fractionForms: [String]
  private let rules: [(form: String, condition: Condition)]

  /// The rule of a language: of the tag as it is, or of its first part. A language that CLDR does not know has `one` and
  /// `other`.
  package init(language tag: String) {
    let tag = tag.lowercased()
    let language = tag.prefix { $0 != "-" }
    self = Self.table[tag] ?? Self.table[String(language)] ?? Self.oneAlone
  }

  /// The form for a whole number.
  package func form(for number: Int) -> String {
    let number = number.magnitude
    return rules.first { $0.condition.holds(number) }?.form ?? "other"
  }

  /// Whether no two numbers from 1 to 200 take a form, so that a text in it may do without digits: “one step”.
  package func isOfOneNumber(_ form: String) -> Bool {
    (1...200).count { self.form(for: $0) == form } <= 1
  }

  /// Reads a rule as it stands in `LanguageData`: `one: n = 1; many: never; other: else`.
  private init(_ text: Substring) {
    var rules: [(form: String, condition: Condition)] = []
    var fractionForms: [String] = []
    for part in text.split(separator: ";") {
      let sides = part.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { continue }
      let form = sides[0].filter { $0 != " " }
      switch sides[1].split(separator: " ") {
      case ["never"]: fractionForms.append(form)
      case ["else"]: rules.append((form, Condition.always))
      default: rules.append((form, Condition(sides[1])))
      }
    }
    self.rules = rules
    self.fractionForms = fractionForms
    forms = rules.map(\.form)
  }

  private static let oneAlone = PluralRule("one: n = 1; other: else")

  /// By language tag in small letters.
  private static let table: [String: PluralRule] = {
    var table: [String: PluralRule] = [:]
    for line in LanguageData.pluralRules.split(separator: "\n") {
      let sides = line.split(separator: "|", maxSplits: 1)
      guard sides.count == 2 else { continue }
      let rule = PluralRule(sides[1])
      for tag in sides[0].split(separator: " ") { table[tag.lowercased()] = rule }
    }
    return table
  }()
}

/// A condition of CLDR on a whole number `n`: one of the alternatives, and all relations in it.
private struct Condition: Sendable {
  private struct Relation: Sendable {
    /// The number is taken modulo this, if it is not 0.
    let modulus: UInt
    let isEqual: Bool
    let ranges: [ClosedRange<UInt>]

    /// `n % 10 = 2..4,9` in its words.
    init(_ words: [Substring]) {
      modulus = words.count == 5 ? UInt(words[2]) ?? 0 : 0
      isEqual = words.dropLast().last == "="
      ranges = (words.last ?? "").split(separator: ",").compactMap { part in
        let ends = part.split(separator: ".").compactMap { UInt($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
      }
    }

    func holds(_ number: UInt) -> Bool {
      let value = modulus == 0 ? number : number % modulus
      return ranges.contains { $0.contains(value) } == isEqual
    }
  }

  private let alternatives: [[Relation]]

  private init(alternatives: [[Relation]]) { self.alternatives = alternatives }

  /// Holds for every number.
  static let always = Condition(alternatives: [[]])

  init(_ text: Substring) {
    alternatives = text.split(separator: " ").split(separator: "or").map { alternative in
      alternative.split(separator: "and").map { Relation(Array($0)) }
    }
  }

  func holds(_ number: UInt) -> Bool {
    alternatives.contains { $0.allSatisfy { $0.holds(number) } }
  }
}
