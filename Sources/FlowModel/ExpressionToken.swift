/// A word, number, operator or parenthesis of an expression (LANGUAGE.md §1 “Expressions”).
struct ExpressionToken {
  let text: String
  /// Offsets in Unicode scalars.
  let range: Range<Int>

  /// More than any person writes; keeps the work on one expression bounded.
  private static let most = 2_000

  static func all(of text: String) throws(ExpressionSyntaxError) -> [ExpressionToken] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [ExpressionToken] = []
    var index = 0
    while index < scalars.count {
      if scalars[index].properties.isWhitespace {
        index += 1
        continue
      }
      let token = try token(at: index, of: scalars, after: tokens.last)
      tokens.append(token)
      if tokens.count > most {
        throw ExpressionSyntaxError(
          message: "this expression is too long; it may have \(most) words and signs", range: token.range)
      }
      index = token.range.upperBound
    }
    return tokens
  }

  private static func token(
    at start: Int, of scalars: [Unicode.Scalar], after last: ExpressionToken?
  ) throws(ExpressionSyntaxError) -> ExpressionToken {
    let scalar = scalars[start]
    var end = start + 1
    switch scalar {
    case "(", ")": break
    case "=", "!", "<", ">":
      if end < scalars.count, scalars[end] == "=" { end += 1 }
      if end == start + 1, scalar == "=" || scalar == "!" {
        let message =
          scalar == "=" ? "“=” is no operator; equality is written “==”" : "“!” is no operator; write “not” or “!=”"
        throw ExpressionSyntaxError(
          message: message, range: start..<end, meant: word(scalar == "=" ? "==" : "not", for: start..<end, of: scalars)
        )
      }
    case "&", "|":
      if end < scalars.count, scalars[end] == scalar { end += 1 }
      let sign = String(repeating: String(scalar), count: end - start)
      let operation = scalar == "&" ? "and" : "or"
      throw ExpressionSyntaxError(
        message: "“\(sign)” is no operator; write “\(operation)”", range: start..<end,
        meant: word(operation, for: start..<end, of: scalars))
    case "+", "-":
      if isSign(at: start, of: scalars, after: last) {
        end = endOfWord(from: end, in: scalars)
      } else if !isSpace(start - 1, scalars) || !isSpace(end, scalars) {
        throw ExpressionSyntaxError(
          message: "“\(scalar)” needs a space on both sides"
            + (scalar == "-" ? ": a hyphen inside a word is part of the id" : ""),
          range: start..<end)
      }
    default:
      guard isWord(start, scalars) else {
        throw ExpressionSyntaxError(message: "“\(scalar)” has no meaning in an expression", range: start..<end)
      }
      end = endOfWord(from: end, in: scalars)
    }
    let token = ExpressionToken(text: String(String.UnicodeScalarView(scalars[start..<end])), range: start..<end)
    try token.checkWord()
    return token
  }

  /// An operator in the place of a sign, with blanks around it.
  private static func word(
    _ word: String, for range: Range<Int>, of scalars: [Unicode.Scalar]
  ) -> (range: Range<Int>, text: String) {
    let isOpen = isSpace(range.lowerBound - 1, scalars) || scalars[range.lowerBound - 1] == "("
    return (range, (isOpen ? "" : " ") + word + (isSpace(range.upperBound, scalars) ? "" : " "))
  }

  /// A word is a number or an id.
  private func checkWord() throws(ExpressionSyntaxError) {
    guard let first = text.unicodeScalars.first, first != "(", first != ")", !"=!<>+-".unicodeScalars.contains(first)
    else { return }
    if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) || isIdentifier(text) { return }
    throw ExpressionSyntaxError(
      message: "“\(text)” is no id; ids are lower-case words joined by hyphens", range: range)
  }

  /// Whether a minus here belongs to the number behind it: it touches the number, and nothing before it can be
  /// subtracted from.
  private static func isSign(at index: Int, of scalars: [Unicode.Scalar], after last: ExpressionToken?) -> Bool {
    guard scalars[index] == "-", index + 1 < scalars.count, ("0"..."9").contains(scalars[index + 1]),
      isSpace(index - 1, scalars) || scalars[index - 1] == "("
    else { return false }
    guard let last else { return true }
    let endsOperand =
      last.text == ")"
      || (!["and", "or", "not"].contains(last.text) && (isIdentifier(last.text) || Int(last.text) != nil))
    return !endsOperand
  }

  private static func endOfWord(from index: Int, in scalars: [Unicode.Scalar]) -> Int {
    var end = index
    while isWord(end, scalars) { end += 1 }
    return end
  }

  private static func isWord(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard index < scalars.count else { return false }
    let scalar = scalars[index]
    return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
  }

  private static func isSpace(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    index < 0 || index >= scalars.count || scalars[index].properties.isWhitespace
  }
}
