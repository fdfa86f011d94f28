/// What cannot be seen of a text: characters that have no picture, and letters of one script that look like another's.

/// A text without its default-ignorable characters (soft hyphens, joiners, direction marks, byte order marks and their
/// like): the form in which wordings are compared.
package func withoutInvisible(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isInvisible) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where !isInvisible(scalar) { result.append(scalar) }
  return String(result)
}

/// Whether two texts are one but for characters that cannot be seen.
package func areAlike(_ a: String, _ b: String) -> Bool { a == b || withoutInvisible(a) == withoutInvisible(b) }

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value >= 0xAD && scalar.properties.isDefaultIgnorableCodePoint
}

/// One clause that tells apart two texts that look the same: “it holds U+200B ZERO WIDTH SPACE, which cannot be seen”.
/// `nil` where they look different, or are equal.
package func unseenDifference(_ text: String, from wanted: String) -> String? {
  guard text != wanted else { return nil }
  if withoutInvisible(text) == withoutInvisible(wanted) {
    if let part = unseenPart(of: text) { return part }
    return wanted.unicodeScalars.first(where: isInvisible)
      .map { "\(name(of: $0)), which cannot be seen, is missing from it" }
  }
  let (ours, theirs) = (Array(withoutInvisible(text).unicodeScalars), Array(withoutInvisible(wanted).unicodeScalars))
  guard ours.count == theirs.count, zip(ours, theirs).allSatisfy({ looks(of: $0) == looks(of: $1) }),
    let (mine, right) = zip(ours, theirs).first(where: { $0 != $1 })
  else { return nil }
  return "its “\(mine)” is \(name(of: mine)), and \(name(of: right)) is meant"
}

/// The first character of a text that cannot be seen: “it holds U+200B ZERO WIDTH SPACE, which cannot be seen”.
package func unseenPart(of text: String) -> String? {
  text.unicodeScalars.first(where: isInvisible).map { "it holds \(name(of: $0)), which cannot be seen" }
}

private func name(of scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  return (scalar.properties.name ?? scalar.properties.nameAlias).map { "\(code) \($0)" } ?? code
}

/// The scalar that another one is easily taken for.
package func looks(of scalar: Unicode.Scalar) -> Unicode.Scalar { lookalikes[scalar] ?? scalar }

/// Letters of Cyrillic and Greek, and signs, that look like one of ASCII.
private let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
  "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "ԁ": "d",
  "һ": "h", "ԛ": "q", "ԝ": "w", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P",
  "С": "C", "Т": "T", "У": "Y", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z",
  "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "ο": "o",
  "ν": "v", "\u{2010}": "-", "\u{2011}": "-", "\u{2212}": "-", "\u{A0}": " ",
]
