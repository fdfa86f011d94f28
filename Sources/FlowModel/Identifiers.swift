/// Whether a text has the form of an id: lower-case words joined by hyphens, as in `edit-cards`.
package func isIdentifier(_ text: String) -> Bool {
  var wordHasBegun = false
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): wordHasBegun = true
    case UInt8(ascii: "-") where wordHasBegun: wordHasBegun = false
    default: return false
    }
  }
  return wordHasBegun && !(text.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? true)
}

/// Words with a meaning of their own wherever they stand in an expression: no screen or value can have them as its name.
let operatorWords: Set<String> = ["and", "or", "not", "true", "false", "filled"]

/// The same, and `screen`, which no other variable or condition can be called.
let reservedWords = operatorWords.union(["screen"])
