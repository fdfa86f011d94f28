import Diagnostics

/// Whether words are a label that has been mistyped, beyond doubt (LANGUAGE.md §4 “Repairs”).
enum Spelling {
  /// The one label that the words are a variant of: but for case, typographic signs, letters that look the same, and at
  /// most one letter inserted, dropped, exchanged or swapped with its neighbour for each full five letters. `nil` where
  /// none is, or several are equally near.
  static func label(for words: String, among labels: [String]) -> String? {
    let form = plain(words)
    let distances = labels.compactMap { label -> (label: String, distance: Int)? in
      let other = plain(label)
      let allowed = min(form.count, other.count) / 5
      guard abs(form.count - other.count) <= allowed else { return nil }
      let distance = editDistance(form, other)
      return distance <= allowed ? (label, distance) : nil
    }
    guard let nearest = distances.map(\.distance).min() else { return nil }
    let candidates = distances.filter { $0.distance == nearest }
    return candidates.count == 1 ? candidates[0].label : nil
  }

  private static func plain(_ text: String) -> [Unicode.Scalar] {
    let shown = String(String.UnicodeScalarView(withoutInvisible(text).unicodeScalars.map(looks)))
    return shown.lowercased().replacing("...", with: "…").unicodeScalars.filter { scalar in
      !scalar.properties.isWhitespace
    }.map { scalar in
      switch scalar {
      case "’", "‘", "ʼ", "`", "′", "‚": "'"
      case "“", "”", "„", "«", "»", "″": "\""
      case "–", "—", "‑", "‐", "−": "-"
      default: scalar
      }
    }
  }
}
