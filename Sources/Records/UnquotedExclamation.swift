import Diagnostics
internal import Yams

/// A text that begins with “!” and stands in no quotes, in a line that YAML cannot read: it takes the sign for a tag.
struct UnquotedExclamation {
  private let line: Int
  /// Offsets in Unicode scalars of the line.
  private let range: Range<Int>
  private let quoted: String

  /// The last one before the place where reading stopped, if it goes on with the quotes.
  init?(in text: String, before mark: Mark) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(mark.line - 1) else { return nil }
    let scalars = Array(lines[mark.line - 1].unicodeScalars)
    guard let (start, isInBrackets) = Self.start(in: scalars, before: mark.column) else { return nil }
    var end = start
    var depth = 0
    while end < scalars.count {
      let scalar = scalars[end]
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      if isInBrackets, depth <= 0, ",}]".unicodeScalars.contains(scalar) { break }
      if scalar == "#", scalars[end - 1] == " " { break }
      end += 1
    }
    while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
    let words = String(String.UnicodeScalarView(scalars[start..<end]))
    line = mark.line
    range = start..<end
    quoted =
      words.contains { $0 == "\"" || $0 == "\\" } ? "'" + words.replacing("'", with: "''") + "'" : "\"" + words + "\""
    var changed = lines.map(String.init)
    changed[line - 1] =
      String(String.UnicodeScalarView(scalars[..<start])) + quoted
      + String(String.UnicodeScalarView(scalars[end...]))
    if let next = Self.lineOfError(in: changed.joined(separator: "\n")), next <= line { return nil }
  }

  /// Where YAML stops reading a text; `nil` where it does not.
  private static func lineOfError(in text: String) -> Int? {
    do {
      _ = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      return nil
    } catch {
      switch error as? YamlError {
      case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): return mark.line
      default: return nil
      }
    }
  }

  /// Where a value begins with the sign, and whether it stands in brackets.
  private static func start(in scalars: [Unicode.Scalar], before column: Int) -> (start: Int, isInBrackets: Bool)? {
    var found: (start: Int, isInBrackets: Bool)?
    var depth = 0
    var quote: Unicode.Scalar?
    var last: Unicode.Scalar?
    for index in scalars.indices.prefix(column) {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'", last.map({ ":,{[-".unicodeScalars.contains($0) }) ?? true {
        quote = scalar
      } else if scalar == "!", let last, ":,{[-".unicodeScalars.contains(last) {
        found = (index, depth > 0)
      } else if scalar == "{" || scalar == "[" {
        depth += 1
      } else if scalar == "}" || scalar == "]" {
        depth -= 1
      }
      if scalar != " " { last = scalar }
    }
    return found
  }

  func diagnostic(_ firstLine: Int, _ source: SourceFile, _ id: DiagnosticID) -> Diagnostic {
    let line = self.line + firstLine - 1
    let location = SourceLocation(
      file: source.path,
      range: SourceRange(
        start: Position(line: line, column: range.lowerBound + 1),
        end: Position(line: line, column: range.upperBound + 1)))
    return Diagnostic(
      id, at: location, "a text that begins with “!” stands in quotes: in YAML the sign has a meaning of its own",
      notes: ["in an expression, “not”, “and” and “or” stand in place of “!”, “&&” and “||”"],
      fixes: [Fix("write \(quoted)", edits: [Fix.Edit(at: location, text: quoted)])])
  }
}
