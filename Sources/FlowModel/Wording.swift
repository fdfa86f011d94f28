/// A text in each of the site's languages, or one text for all.
package struct Wording: Sendable, Hashable {
  /// Used for every language that has none of its own.
  package let common: String?
  package let byLanguage: [String: String]

  package init(common: String?, byLanguage: [String: String]) {
    self.common = common
    self.byLanguage = byLanguage
  }

  /// The text in a language, white space folded; `nil` when it is missing.
  package func text(in language: String) -> String? { byLanguage[language] ?? common }
}

/// Any number of texts in each of the site's languages, or for all.
package struct Wordings: Sendable, Hashable {
  /// Used for every language that has none of its own.
  package let common: [String]
  package let byLanguage: [String: [String]]

  package static let none = Wordings(common: [], byLanguage: [:])

  /// The texts in a language, in the order of the model, white space folded.
  package func texts(in language: String) -> [String] { byLanguage[language] ?? common }
}

/// White space folded to single spaces, none at the ends: the form in which wordings are compared.
/// Swift compares strings by canonical equivalence, so NFC needs no step of its own.
package func folded(_ text: String) -> String {
  var result = ""
  var pendingSpace = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      pendingSpace = !result.isEmpty
    } else {
      if pendingSpace { result.unicodeScalars.append(" ") }
      pendingSpace = false
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether a key can name a language (BCP 47): `sw`, `pt-BR`.
package func isLanguageTag(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
  return parts.allSatisfy { part in
    (1...8).contains(part.utf8.count)
      && part.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  } && first.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
}
