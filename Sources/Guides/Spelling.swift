import Diagnostics

/// Whether words are a label that has been mistyped, beyond doubt (LANGUAGE.md §4 “Repairs”).
enum Spelling {
  /// The one label that the words are a variant of: but for case, white space, typographic signs, letters that look the
  /// same, and at most one letter inserted, dropped, exchanged or swapped with its neighbour for each full five letters
  /// of a word. `nil` where none is, or several are equally near.
  ///
  /// Each word has its own allowance, so that “Block this card” is not taken for “Unblock this card”, and a word with a
  /// digit has none: “Account 1” and “Account 2” are two accounts.
  static func label(for words: String, among labels: [String]) -> String? {
    let form = plain(words)
    let distances = labels.compactMap { label in distance(form, plain(label)).map { (label: label, distance: $0) } }
    guard let nearest = distances.map(\.distance).min() else { return nil }
    let candidates = distances.filter { $0.distance == nearest }
    return candidates.count == 1 ? candidates[0].label : nil
  }

  /// How many letters differ; `nil` where more differ than a slip explains.
  private static func distance(_ a: [[Unicode.Scalar]], _ b: [[Unicode.Scalar]]) -> Int? {
    if a.joined().elementsEqual(b.joined()) { return 0 }
    guard a.count == b.count else { return nil }
    var sum = 0
    for (mine, other) in zip(a, b) where mine != other {
      let length = min(letters(in: mine), letters(in: other))
      let allowed = (mine + other).contains { $0.properties.numericType != nil } ? 0 : length / 5
      guard abs(mine.count - other.count) <= allowed else { return nil }
      let distance = editDistance(mine, other)
      guard distance <= allowed else { return nil }
      sum += distance
    }
    return sum
  }

  /// Marks over and under a letter are no letters of their own.
  private static func letters(in word: [Unicode.Scalar]) -> Int { word.count(where: \.properties.isAlphabetic) }

  /// The words of a text, in one form for all that is spelled alike.
  private static func plain(_ text: String) -> [[Unicode.Scalar]] {
    let shown = String(String.UnicodeScalarView(withoutInvisible(text).unicodeScalars.map(looks)))
    return shown.lowercased().replacing("...", with: "…").unicodeScalars
      .split { $0.properties.isWhitespace }.map { word in word.map(sign) }
  }

  /// One sign for all that are typed for it.
  private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "’", "‘", "ʼ", "`", "′", "‚": "'"
    case "“", "”", "„", "«", "»", "″": "\""
    case "–", "—", "‑", "‐", "−": "-"
    default: scalar
    }
  }
}
