import Diagnostics
internal import Yams

func duplicate(
  of key: String, at second: Position, _ first: Position?, _ firstLine: Int, _ source: SourceFile, _ id: DiagnosticID
) -> Diagnostic {
  func location(_ position: Position) -> SourceLocation {
    let start = Position(line: position.line + firstLine - 1, column: position.column)
    let end = Position(line: start.line, column: start.column + key.unicodeScalars.count)
    return SourceLocation(file: source.path, range: SourceRange(start: start, end: end))
  }
  return Diagnostic(
    id, at: location(second), "the key “\(key)” is given twice; keep one of the two",
    related: first.map { [Related(at: location($0), "it is given here first")] } ?? [])
}

/// `text` is what was read of the source, from its line `firstLine` on.
func syntaxError(
  _ error: YamlError, in text: String, _ firstLine: Int, _ source: SourceFile, _ id: DiagnosticID
) -> Diagnostic {
  func diagnostic(_ problem: String, _ context: YamlError.Context?, _ mark: Mark) -> Diagnostic {
    let line = min(mark.line + firstLine - 1, source.lineStarts.count)
    let start = Position(line: line, column: mark.column)
    let end = Position(line: line, column: mark.column + 1)
    let location = SourceLocation(file: source.path, range: SourceRange(start: start, end: end))
    if problem.contains("another document") {
      return Diagnostic(id, at: location, "a second YAML document begins here; keep one of the two")
    }
    if problem.contains("nesting level") {
      return Diagnostic(id, at: location, "this YAML nests too deeply; it may nest 1,000 levels")
    }
    if let unquoted = UnquotedExclamation(in: text, before: mark) {
      return unquoted.diagnostic(firstLine, source, id)
    }
    // The parser sees that a colon is missing only behind what was to be a key.
    if problem.contains("could not find expected ':'"), let key = context?.mark {
      return withoutColon(min(key.line + firstLine - 1, source.lineStarts.count), key.column, source, id)
    }
    // Likewise that a bracket is not closed.
    if problem.contains("did not find expected ',' or"), let open = context?.mark, open.line < mark.line {
      let place = Position(line: min(open.line + firstLine - 1, source.lineStarts.count), column: open.column)
      let end = Position(line: place.line, column: place.column + 1)
      return Diagnostic(
        id, at: SourceLocation(file: source.path, range: SourceRange(start: place, end: end)),
        "this bracket is not closed, or a comma is missing behind what stands in it")
    }
    let what = [problem, context?.text].compactMap { $0 }.joined(separator: " ")
    return Diagnostic(id, at: location, "this is not valid YAML: \(what)", notes: hint(for: problem))
  }
  switch error {
  case .scanner(let context, let problem, let mark, _),
    .parser(let context, let problem, let mark, _),
    .composer(let context, let problem, let mark, _):
    return diagnostic(problem, context, mark)
  case .reader(let problem, _, _, _):
    guard let (offsets, name) = characterOutsideYAML(source) else {
      return Diagnostic(id, at: SourceLocation(file: source.path), "this is not valid YAML: \(problem)")
    }
    return Diagnostic(
      id, at: SourceLocation(source, offsets), "the character \(name) cannot stand in YAML",
      notes: ["take it out; it may have come with a text copied from elsewhere"])
  default:
    return Diagnostic(id, at: SourceLocation(file: source.path), "the YAML cannot be read")
  }
}

private func withoutColon(_ line: Int, _ column: Int, _ source: SourceFile, _ id: DiagnosticID) -> Diagnostic {
  let text = source.line(line).unicodeScalars.dropFirst(column - 1)
  let end = Position(line: line, column: column + max(1, text.count))
  let hasColon = text.contains(":")
  return Diagnostic(
    id,
    at: SourceLocation(
      file: source.path, range: SourceRange(start: Position(line: line, column: column), end: end)),
    hasColon
      ? "this is no “key: value”: behind the colon the space is missing"
      : "this is no “key: value”: the colon behind the key is missing")
}

private func hint(for problem: String) -> [String] {
  if problem.contains("mapping values are not allowed") {
    return ["a text that holds a colon followed by a space stands in quotes: title: \"Cards: a guide\""]
  }
  if problem.contains("found character that cannot start any token") {
    return ["indent with spaces, not tabs; a text that begins with @, ` or % stands in quotes"]
  }
  if problem.contains("found undefined alias") || problem.contains("expected alphabetic or numeric character") {
    return ["a text that begins with * or & stands in quotes"]
  }
  if problem.contains("expected ',' or '}'") || problem.contains("expected ',' or ']'") {
    return ["a text that holds a bracket or a comma stands in quotes"]
  }
  return []
}

/// The first character that YAML does not take: the byte offsets of it, and its name, `U+009B`.
private func characterOutsideYAML(_ source: SourceFile) -> (offsets: Range<Int>, name: String)? {
  var offset = 0
  for scalar in source.text.unicodeScalars {
    let width = UTF8.width(scalar)
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...: break
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return (offset..<offset + width, "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
    }
    offset += width
  }
  return nil
}
