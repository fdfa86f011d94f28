package import Diagnostics
internal import Yams

/// The most nodes that YAML aliases may add to a file by repeating what they stand for.
private let aliasLimit = 10_000

/// Private-use scalars: keys given for the second time are renamed to one of them, repeated, and then left out.
let droppedKeys: ClosedRange<UInt32> = 0xF8A0...0xF8D1

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
        var reader = NodeReader(source: source, firstLine: firstLine, droppedCount: UInt32(attempt))
        let record = reader.record(root)
        // To the parser, keys with different tags are different.
        for (key, range) in reader.duplicates {
          diagnostics.append(
            Diagnostic(
              id, at: SourceLocation(file: source.path, range: range),
              "the key “\(key)” is given twice; keep one of the two"))
        }
        return (record, diagnostics)
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
        diagnostics.append(syntaxError(error, in: text, firstLine, source, id))
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

/// The 1-based line of an alias that stands as a key: comparing such keys would expand them. A star before words that
/// nothing is anchored to is a star.
private func aliasUsedAsKey(_ text: String) -> Int? {
  guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    var rest = line[...]
    while let star = rest.firstIndex(of: "*") {
      let behind = rest[rest.index(after: star)...]
      let name = behind.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      let isKey =
        behind.dropFirst(name.count).drop { $0 == " " }.first == ":" || rest[..<star].last { $0 != " " } == "?"
      if isKey, !name.isEmpty, text.contains("&\(name)") { return index + 1 }
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
