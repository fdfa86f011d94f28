/// An expression as written (LANGUAGE.md §1 “Expressions”), before names and types are known.
indirect enum ExpressionSyntax: Sendable {
  case number(Int, Range<Int>)
  case truth(Bool, Range<Int>)
  case filled(Range<Int>)
  case name(String, Range<Int>)
  case not(ExpressionSyntax, Range<Int>)
  /// Two or more.
  case and([ExpressionSyntax])
  case or([ExpressionSyntax])
  case compare(Expression.Comparison, ExpressionSyntax, ExpressionSyntax)
  case sum(ExpressionSyntax, [Summand])

  struct Summand: Sendable {
    let isSubtracted: Bool
    let operand: ExpressionSyntax
  }

  /// Offsets in Unicode scalars of the text that it was read from.
  var range: Range<Int> {
    switch self {
    case .number(_, let range), .truth(_, let range), .filled(let range), .name(_, let range): range
    case .not(let operand, let range): range.lowerBound..<operand.range.upperBound
    case .and(let parts), .or(let parts): (parts.first?.range.lowerBound ?? 0)..<(parts.last?.range.upperBound ?? 0)
    case .compare(_, let a, let b): a.range.lowerBound..<b.range.upperBound
    case .sum(let first, let rest):
      first.range.lowerBound..<(rest.last?.operand.range.upperBound ?? first.range.upperBound)
    }
  }
}

/// Why a text is no expression.
struct ExpressionSyntaxError: Error {
  let message: String
  /// Offsets in Unicode scalars.
  let range: Range<Int>
  /// What is meant by the signs at some offsets, where that is certain.
  var meant: (range: Range<Int>, text: String)?
}

extension ExpressionSyntaxError {
  /// The expression that is meant by a text with operators of other languages; `nil` where there is none.
  static func meant(by text: String) -> String? {
    var scalars = Array(text.unicodeScalars)
    // More than anybody writes in one expression.
    for _ in 0..<20 {
      let text = String(String.UnicodeScalarView(scalars))
      do throws(ExpressionSyntaxError) {
        _ = try ExpressionParser.parse(text)
        return text
      } catch {
        guard let meant = error.meant else { return nil }
        scalars.replaceSubrange(meant.range, with: meant.text.unicodeScalars)
      }
    }
    return nil
  }
}

/// Reads an expression, from the loosest operator to the tightest: or, and, not, comparison, sum.
struct ExpressionParser {
  private let tokens: [ExpressionToken]
  private let length: Int
  private var next = 0
  /// Parentheses and “not”s around the place that is being read.
  private var depth = 0
  /// Deeper nesting than any person writes; keeps the recursion bounded.
  private static let deepest = 100

  static func parse(_ text: String) throws(ExpressionSyntaxError) -> ExpressionSyntax {
    var parser = ExpressionParser(tokens: try ExpressionToken.all(of: text), length: text.unicodeScalars.count)
    let expression = try parser.disjunction()
    if let token = parser.peek {
      throw ExpressionSyntaxError(message: "“\(token.text)” is not expected here", range: token.range)
    }
    return expression
  }

  private init(tokens: [ExpressionToken], length: Int) {
    self.tokens = tokens
    self.length = length
  }

  private var peek: ExpressionToken? { next < tokens.count ? tokens[next] : nil }

  private mutating func accept(_ text: String) -> ExpressionToken? {
    guard let token = peek, token.text == text else { return nil }
    next += 1
    return token
  }

  private mutating func deepen(by levels: Int) throws(ExpressionSyntaxError) {
    depth += levels
    if depth > Self.deepest {
      throw ExpressionSyntaxError(
        message: "this expression nests too deeply; it may nest \(Self.deepest) levels", range: 0..<length)
    }
  }

  private mutating func disjunction() throws(ExpressionSyntaxError) -> ExpressionSyntax {
    try deepen(by: 1)
    defer { depth -= 1 }
    var parts = [try conjunction()]
    while accept("or") != nil { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func conjunction() throws(ExpressionSyntaxError) -> ExpressionSyntax {
    var parts = [try negation()]
    while accept("and") != nil { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func negation() throws(ExpressionSyntaxError) -> ExpressionSyntax {
    var signs: [ExpressionToken] = []
    while let token = accept("not") { signs.append(token) }
    try deepen(by: signs.count)
    defer { depth -= signs.count }
    return signs.reversed().reduce(try comparison()) { .not($0, $1.range) }
  }

  private static let comparisons: [String: Expression.Comparison] = [
    "==": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
  ]

  private mutating func comparison() throws(ExpressionSyntaxError) -> ExpressionSyntax {
    let left = try sum()
    guard let token = peek, let comparison = Self.comparisons[token.text] else { return left }
    next += 1
    let result = ExpressionSyntax.compare(comparison, left, try sum())
    if let token = peek, Self.comparisons[token.text] != nil {
      throw ExpressionSyntaxError(message: "comparisons do not chain; join two of them with “and”", range: token.range)
    }
    return result
  }

  private mutating func sum() throws(ExpressionSyntaxError) -> ExpressionSyntax {
    let first = try operand()
    var rest: [ExpressionSyntax.Summand] = []
    while let token = peek, token.text == "+" || token.text == "-" {
      next += 1
      rest.append(.init(isSubtracted: token.text == "-", operand: try operand()))
    }
    return rest.isEmpty ? first : .sum(first, rest)
  }

  private mutating func operand() throws(ExpressionSyntaxError) -> ExpressionSyntax {
    guard let token = peek else {
      throw ExpressionSyntaxError(
        message: "the expression ends where a name or number should stand", range: length..<length)
    }
    next += 1
    switch token.text {
    case "true", "false": return .truth(token.text == "true", token.range)
    case "filled": return .filled(token.range)
    case "(":
      let inner = try disjunction()
      guard accept(")") != nil else {
        throw ExpressionSyntaxError(message: "this parenthesis is not closed", range: token.range)
      }
      return inner
    case let text where isIdentifier(text) && !["and", "or", "not"].contains(text): return .name(text, token.range)
    default: return try number(token)
    }
  }

  private func number(_ token: ExpressionToken) throws(ExpressionSyntaxError) -> ExpressionSyntax {
    switch WholeNumber(token.text) {
    case .number(let number): return .number(number, token.range)
    case .tooLarge:
      throw ExpressionSyntaxError(
        message: "“\(token.text)” is too large a number; up to \(WholeNumber.largest) they can be", range: token.range)
    case nil:
      throw ExpressionSyntaxError(message: "“\(token.text)” stands where a name or number should", range: token.range)
    }
  }
}
