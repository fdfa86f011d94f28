/// The candidate that differs least from a mistyped word, if one is near enough to be meant:
/// at most a third of the longer word's letters, or one, inserted, dropped, exchanged or swapped with a neighbour.
///
/// Among equally near ones the first in the given order wins.
package func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased().unicodeScalars)
  guard letters.count <= 200 else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates where candidate != word {
    let others = Array(candidate.lowercased().unicodeScalars)
    let allowed = max(1, max(letters.count, others.count) / 3)
    guard abs(letters.count - others.count) <= allowed else { continue }
    let distance = editDistance(letters, others)
    // Of a single letter nothing would be left that was meant.
    if distance <= min(allowed, max(letters.count, others.count) - 1), distance < best?.distance ?? Int.max {
      best = (distance, candidate)
    }
  }
  return best?.candidate
}

/// `; did you mean “nearest”?`, for the end of a message about an unknown word; empty when nothing is near enough.
package func suggestion(for word: String, among candidates: some Sequence<String>) -> String {
  // Two words that look the same would make a riddle of the question.
  for candidate in candidates {
    if let difference = unseenDifference(word, from: candidate) {
      return "; “\(candidate)” is meant, but \(difference)"
    }
  }
  return suggestion(of: nearest(to: word, in: candidates))
}

/// The same for what has been found to be meant.
package func suggestion(of meant: String?) -> String { meant.map { "; did you mean “\($0)”?" } ?? "" }

/// Optimal string alignment distance: letters inserted, dropped, exchanged, or swapped with a neighbour.
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
