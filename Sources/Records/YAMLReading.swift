package import Diagnostics
private import Yams

/// The most nodes that YAML aliases may add to a file by repeating what they stand for.
private let aliasLimit = 10_000

/// Private-use scalars: keys given for the second time are renamed to one of them, repeated, and then left out.
private let droppedKeys: ClosedRange<UInt32> = 0xF8A0...0xF8D1

extension Record {
  /// Reads a YAML text.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - lines: which of its lines (1-based) hold the YAML; all by default.
  ///   - id: what its problems are reported as.
  /// - Returns: what it says (`nil` when it says nothing or cannot be read), and everything wrong with it.
  package static func read(
    yaml source: SourceFile, lines: ClosedRange<Int>? = nil, reportingAs id: DiagnosticID
  ) -> (record: Record?, diagnostics: [Diagnostic]) {
    let firstLine = lines?.lowerBound ?? 1
    var text: String
    if let lines {
      text = lines.map { source.line($0) + "\n" }.joined()
    } else {
      text = source.text
    }
    // YAML begins a new line behind these, and no editor does: places would be those of other lines.
    text = String(String.UnicodeScalarView(text.unicodeScalars.map { yamlLineEnds.contains($0) ? " " : $0 }))
    var diagnostics: [Diagnostic] = []
    if let place = aliasUsedAsKey(text) {
      let start = Position(line: place + firstLine - 1, column: 1)
      let location = SourceLocation(file: source.path, range: SourceRange(start: start, end: start))
      return (nil, [Diagnostic(id, at: location, "a YAML alias cannot be a key; write the key out")])
    }
    // A key given twice makes the parser stop. It is reported, renamed in the text, and reading goes on without it.
    for attempt in 0..<50 {
      do {
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else { return (nil, diagnostics) }
        if text.utf8.contains(UInt8(ascii: "*")), let mark = aliasExcess(in: root) {
          let start = Position(line: mark.line + firstLine - 1, column: mark.column)
          diagnostics.append(
            Diagnostic(
              id, at: SourceLocation(file: source.path, range: SourceRange(start: start, end: start)),
              "the YAML aliases in this file expand to more than \(aliasLimit) nodes; write out what is meant"))
          return (nil, diagnostics)
        }
        var reader = NodeReader(source: source, firstLine: firstLine)
        return (reader.record(root), diagnostics)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let first = Position(line: context.mark.line, column: context.mark.column)
        guard let key = keys.first, let second = secondUse(of: key, after: first, in: text) else {
          diagnostics.append(duplicate(of: keys.first ?? "", at: first, nil, firstLine, source, id))
          return (nil, diagnostics)
        }
        diagnostics.append(duplicate(of: key, at: second.position, first, firstLine, source, id))
        guard let name = Unicode.Scalar(droppedKeys.lowerBound + UInt32(attempt)) else { return (nil, diagnostics) }
        // As long as the key was, so that what stands behind it in its line keeps its column.
        text.unicodeScalars.replaceSubrange(
          second.range, with: repeatElement(name, count: text.unicodeScalars[second.range].count))
      } catch let error as YamlError {
        diagnostics.append(syntaxError(error, firstLine, source, id))
        return (nil, diagnostics)
      } catch {
        diagnostics.append(Diagnostic(id, at: SourceLocation(file: source.path), "the YAML cannot be read: \(error)"))
        return (nil, diagnostics)
      }
    }
    return (nil, diagnostics)
  }
}

/// Next line, line separator, paragraph separator.
private let yamlLineEnds: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]

/// From the parser's nodes to records.
private struct NodeReader {
  let source: SourceFile
  let firstLine: Int
  /// Where the last node was found: nodes come in the order of the text, so that the next one is not far.
  private var last = (position: Position(line: 1, column: 1), offset: 0)

  init(source: SourceFile, firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
  }

  /// The parser refuses nesting beyond 1,000 levels, so the recursion is bounded.
  mutating func record(_ node: Node) -> Record {
    switch node {
    case .scalar(let scalar):
      let quoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      return Record(content: .text(scalar.string, quoted: quoted), range: range(of: scalar))
    case .sequence(let sequence):
      let range = first(sequence.mark)
      return Record(content: .list(sequence.map { record($0) }), range: range)
    case .mapping(let mapping):
      let fields = mapping.compactMap { key, value -> Record.Field? in
        let keyRecord = record(key)
        if let first = keyRecord.text?.unicodeScalars.first, droppedKeys.contains(first.value) { return nil }
        return Record.Field(key: keyRecord.text ?? "", keyRange: keyRecord.range, value: record(value))
      }
      return Record(content: .fields(fields), range: first(mapping.mark))
    case .alias:
      return Record(content: .text("", quoted: false), range: .fileStart)
    }
  }

  private func position(_ mark: Mark?) -> Position {
    Position(line: (mark?.line ?? 1) + firstLine - 1, column: mark?.column ?? 1)
  }

  private func first(_ mark: Mark?) -> SourceRange {
    let start = position(mark)
    return SourceRange(start: start, end: Position(line: start.line, column: start.column + 1))
  }

  /// The byte offset of a position, counted on from the last one asked for where that is shorter.
  private mutating func offset(of position: Position) -> Int {
    let isFurther = position.line == last.position.line && position.column >= last.position.column
    var offset = isFurther ? last.offset : source.offset(of: Position(line: position.line, column: 1))
    var column = isFurther ? last.position.column : 1
    let end = position.line < source.lineStarts.count ? source.lineStarts[position.line] : source.bytes.count
    while offset < end, column < position.column {
      offset += 1
      while offset < end, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    last = (position, offset)
    return offset
  }

  private mutating func range(of scalar: Node.Scalar) -> SourceRange {
    let start = position(scalar.mark)
    let length = scalar.string.unicodeScalars.count
    switch scalar.style {
    case .singleQuoted, .doubleQuoted:
      return SourceRange(start: start, end: closingQuote(from: start))
    default:
      let end = Position(line: start.line, column: start.column + length)
      let offset = offset(of: start)
      let offsets = offset..<min(offset + scalar.string.utf8.count, source.bytes.count)
      if source.bytes[offsets].elementsEqual(scalar.string.utf8) { return SourceRange(start: start, end: end) }
      let lineLength = source.line(start.line).unicodeScalars.count
      return SourceRange(start: start, end: Position(line: start.line, column: lineLength + 1))
    }
  }

  /// Behind the quote that ends the text starting here.
  private mutating func closingQuote(from start: Position) -> Position {
    let first = offset(of: start)
    var offset = first
    guard offset < source.bytes.count else { return start }
    let quote = source.bytes[offset]
    offset += 1
    while offset < source.bytes.count {
      let byte = source.bytes[offset]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        offset += 2
      } else if byte == quote {
        let doubled = quote == UInt8(ascii: "'") && offset + 1 < source.bytes.count && source.bytes[offset + 1] == quote
        if !doubled { return position(at: offset + 1, from: first, start) }
        offset += 2
      } else {
        offset += 1
      }
    }
    return source.position(at: source.bytes.count)
  }
}

extension NodeReader {
  /// The position of an offset not far behind another one.
  private func position(at offset: Int, from first: Int, _ start: Position) -> Position {
    let between = source.bytes[first..<offset]
    if between.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return source.position(at: offset) }
    return Position(line: start.line, column: start.column + between.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
  }
}

/// Where aliases have repeated more than `aliasLimit` nodes; counting stops there.
private func aliasExcess(in root: Node) -> Mark? {
  struct Place: Hashable {
    let line: Int
    let column: Int
    let kind: Int
  }
  var seen: Set<Place> = []
  var repeated = 0
  var open = [root]
  while let node = open.popLast() {
    let kind: Int
    switch node {
    case .scalar: kind = 0
    case .sequence(let sequence):
      kind = 1
      open.append(contentsOf: sequence)
    case .mapping(let mapping):
      kind = 2
      for (key, value) in mapping {
        open.append(key)
        open.append(value)
      }
    case .alias: kind = 3
    }
    guard let mark = node.mark else { continue }
    if !seen.insert(Place(line: mark.line, column: mark.column, kind: kind)).inserted {
      repeated += 1
      if repeated > aliasLimit { return mark }
    }
  }
  return nil
}

/// The 1-based line of an alias that stands as a key: comparing such keys would expand them.
private func aliasUsedAsKey(_ text: String) -> Int? {
  guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    var rest = line[...]
    while let star = rest.firstIndex(of: "*") {
      let behind = rest[rest.index(after: star)...].drop { !" ,]}:".contains($0) }
      if behind.drop(while: { $0 == " " }).first == ":" || rest[..<star].last(where: { $0 != " " }) == "?" {
        return index + 1
      }
      rest = rest[rest.index(after: star)...]
    }
  }
  return nil
}

/// Where a key stands the second time, in scalars of the text.
private func secondUse(
  of key: String, after first: Position, in text: String
) -> (position: Position, range: Range<String.UnicodeScalarView.Index>)? {
  let scalars = text.unicodeScalars
  let name = Array(key.unicodeScalars)
  guard !name.isEmpty else { return nil }
  var line = 1
  var column = 1
  var sameColumn: (Position, Range<String.UnicodeScalarView.Index>)?
  var anywhere: (Position, Range<String.UnicodeScalarView.Index>)?
  var before: Unicode.Scalar = "\n"
  var index = scalars.startIndex
  while index < scalars.endIndex {
    let behindFirst = line > first.line || (line == first.line && column > first.column)
    if behindFirst, " \n{,-\"'?".unicodeScalars.contains(before), scalars[index...].starts(with: name) {
      let end = scalars.index(index, offsetBy: name.count)
      let rest = scalars[end...].drop { $0 == " " || $0 == "\"" || $0 == "'" }
      if rest.first == ":" {
        let position = Position(line: line, column: column)
        if column == first.column, line > first.line, sameColumn == nil { sameColumn = (position, index..<end) }
        if anywhere == nil { anywhere = (position, index..<end) }
      }
    }
    before = scalars[index]
    if before == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    index = scalars.index(after: index)
  }
  // A block mapping's keys stand under each other; those of a flow mapping follow on.
  if let anywhere, anywhere.0.line == first.line { return anywhere }
  return sameColumn ?? anywhere
}

private func duplicate(
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

private func syntaxError(
  _ error: YamlError, _ firstLine: Int, _ source: SourceFile, _ id: DiagnosticID
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
