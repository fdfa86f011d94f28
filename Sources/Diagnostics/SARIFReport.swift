/// Problems as a SARIF 2.1.0 log, for code-scanning services and editors (LANGUAGE.md §4).
package struct SARIFReport: Sendable {
  /// The name under which a log speaks of the folder that all paths start from.
  private static let rootName: JSONValue = "%SRCROOT%"

  private let sources: [String: SourceFile]
  private let version: String
  private let root: String

  /// - Parameters:
  ///   - sources: the files that problems may be in, by their name; their lines make fingerprints.
  ///   - version: the program's, as in `1.2.0`.
  ///   - root: the site's folder, relative to the repository's; paths begin with it.
  package init(sources: [String: SourceFile], version: String, root: String = ".") {
    self.sources = sources
    self.version = version
    self.root = root
  }

  /// The log, one run with the problems in the order given; ends with a line end.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    let occurring = Set(diagnostics.map(\.id))
    let rules = DiagnosticID.allCases.filter(occurring.contains)
    let ruleIndex = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
    let marks = fingerprints(of: diagnostics, sources: sources)
    let results = zip(diagnostics, marks).map { result($0, $1, ruleIndex: ruleIndex[$0.id] ?? -1) }
    let driver: JSONValue = [
      "name": "hatua", "version": .text(version), "rules": .list(rules.map(rule)),
    ]
    let run: JSONValue = [
      "tool": ["driver": driver],
      "columnKind": "unicodeCodePoints",
      "originalUriBaseIds": ["%SRCROOT%": ["description": ["text": "The folder that paths start from."]]],
      "results": .list(results),
    ]
    return JSONReport.encoded(
      [
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0", "runs": [run],
      ] as JSONValue)
  }

  // MARK: Rules

  private func rule(_ id: DiagnosticID) -> JSONValue {
    let explanation = id.explanation
    return [
      "id": .text(id.rawValue),
      "shortDescription": message(explanation.summary),
      "fullDescription": message(explanation.meaning),
      "help": ["text": .text(plain(explanation.text())), "markdown": .text(braced(explanation.markdown))],
      "defaultConfiguration": ["level": .text(id.severity.rawValue)],
    ]
  }

  // MARK: Results

  private func result(_ diagnostic: Diagnostic, _ fingerprint: String, ruleIndex: Int) -> JSONValue {
    var fields: [String: JSONValue] = [
      "ruleId": .text(diagnostic.id.rawValue),
      "ruleIndex": .number(ruleIndex),
      "level": .text(diagnostic.severity.rawValue),
      "message": message(words(of: diagnostic)),
      "locations": [["physicalLocation": physical(diagnostic.location)]],
      // The name that code-scanning services look for; they make one of their own without it.
      "partialFingerprints": ["primaryLocationLineHash": .text(fingerprint)],
    ]
    if !diagnostic.related.isEmpty {
      fields["relatedLocations"] = .list(
        diagnostic.related.enumerated().map { number, related in
          [
            "id": .number(number), "message": message(related.message),
            "physicalLocation": physical(related.location),
          ]
        })
    }
    if !diagnostic.trace.isEmpty { fields["codeFlows"] = [codeFlow(diagnostic)] }
    let fixes = diagnostic.fixes.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty { fields["fixes"] = .list(fixes.map(fix)) }
    return .object(fields)
  }

  /// What is wrong, then the notes, then the repairs, a line each; indenting is not for plain text.
  private func words(of diagnostic: Diagnostic) -> String {
    let lines = [diagnostic.message] + diagnostic.notes + diagnostic.fixes.map { "repair: \($0.title)" }
    return lines.map { String($0.drop { $0 == " " }) }.joined(separator: "\n")
  }

  /// A station has no place in a file: it is where the reader is in the product. All stand at the problem's own.
  private func codeFlow(_ diagnostic: Diagnostic) -> JSONValue {
    let locations = diagnostic.trace.enumerated().map { number, entry -> JSONValue in
      var state: [String: JSONValue] = ["screen": message(entry.screen)]
      for assignment in entry.state { state[assignment.variable] = message(assignment.value.description) }
      return [
        "executionOrder": .number(number + 1),
        "location": ["message": message(entry.words), "physicalLocation": physical(diagnostic.location)],
        "state": .object(state),
      ]
    }
    return ["threadFlows": [["locations": .list(locations)]]]
  }

  private func fix(_ fix: Fix) -> JSONValue {
    var files: [String] = []
    for edit in fix.edits where !files.contains(edit.location.file) { files.append(edit.location.file) }
    let changes = files.map { file -> JSONValue in
      let replacements = fix.edits.filter { $0.location.file == file }.map { edit -> JSONValue in
        ["deletedRegion": region(edit.location.range), "insertedContent": ["text": .text(edit.text)]]
      }
      return ["artifactLocation": artifact(file), "replacements": .list(replacements)]
    }
    return ["description": message(fix.title), "artifactChanges": .list(changes)]
  }

  // MARK: Places

  private func physical(_ location: SourceLocation) -> JSONValue {
    ["artifactLocation": artifact(location.file), "region": region(location.range)]
  }

  private func artifact(_ file: String) -> JSONValue {
    ["uri": .text(percentEncoded(file.below(root))), "uriBaseId": Self.rootName]
  }

  private func region(_ range: SourceRange) -> JSONValue {
    [
      "startLine": .number(range.start.line), "startColumn": .number(range.start.column),
      "endLine": .number(range.end.line), "endColumn": .number(range.end.column),
    ]
  }

  // MARK: Words

  private func message(_ text: String) -> JSONValue { ["text": .text(plain(text))] }

  /// SARIF reads `[words](for:it)` as a link of its own, unless the bracket is escaped.
  private func plain(_ text: String) -> String { braced(text).replacing("](", with: "\\](") }

  /// SARIF reads `{0}` as a place to fill in; braces that mean themselves are doubled.
  private func braced(_ text: String) -> String {
    text.replacing("{", with: "{{").replacing("}", with: "}}")
  }
}

extension TraceEntry {
  /// One line about where the reader is, and what led there.
  var words: String {
    guard let action else { return "start on the screen \(screen)" }
    return (label.map { "“\($0)” (\(action))" } ?? action) + " leads to the screen \(screen)"
  }
}
