package import Diagnostics

/// Texts of a file that stand in it in several languages, and where one of them is not there.
///
/// A language that none of them is in lacks them all for one reason, and is named once.
package struct MissingTexts {
  private struct Gap {
    let range: SourceRange
    let languages: [String]
    let message: (String) -> String
  }

  /// How many texts there are.
  package private(set) var count = 0
  private var all: [Gap] = []
  private var languages: [String] = []
  private var written: Set<String> = []

  package init() {}

  /// Takes in a text that is written in the languages `here`, and should be in all `languages`. `message` is given those
  /// that are missing.
  package mutating func add(
    _ here: some Sequence<String>, at range: SourceRange, in languages: [String],
    message: @escaping (String) -> String
  ) {
    count += 1
    self.languages = languages
    let here = Set(here)
    written.formUnion(here)
    let missing = languages.filter { !here.contains($0) }
    if !missing.isEmpty { all.append(Gap(range: range, languages: missing, message: message)) }
  }

  /// Languages that several texts should be in, and none is.
  package var languagesWithoutText: [String] {
    count > 1 && !written.isEmpty ? languages.filter { !written.contains($0) } : []
  }

  /// What is missing besides, in the order taken in.
  package func gaps() -> [(range: SourceRange, message: String)] {
    let known = Set(languagesWithoutText)
    return all.compactMap { gap in
      let missing = gap.languages.filter { !known.contains($0) }
      return missing.isEmpty ? nil : (gap.range, gap.message(missing.joined(separator: ", ")))
    }
  }
}
