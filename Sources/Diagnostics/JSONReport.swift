private import Foundation

/// Problems as one JSON object (LANGUAGE.md §4).
package enum JSONReport {
  /// The object, with sorted keys; ends with a line end.
  package static func text(_ diagnostics: [Diagnostic], summary: ReportSummary) -> String {
    encoded(Report(diagnostics: diagnostics.map(Problem.init), summary: summary))
  }

  /// Any value as readable JSON with sorted keys; ends with a line end.
  package static func encoded(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "{}\n" }
    // An empty list in one line; a line end cannot stand in a JSON text otherwise.
    return String(decoding: data, as: UTF8.self).replacing(/\[\n\n *\]/, with: "[]") + "\n"
  }

  private struct Report: Encodable {
    let diagnostics: [Problem]
    let summary: ReportSummary
  }

  private struct Problem: Encodable {
    let file: String
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int
    let severity: String
    let id: String
    let message: String
    let notes: [String]
    let trace: [Station]
    let fixes: [Repair]
    let related: [OtherPlace]

    init(_ diagnostic: Diagnostic) {
      let range = diagnostic.location.range
      file = diagnostic.location.file
      line = range.start.line
      column = range.start.column
      endLine = range.end.line
      endColumn = range.end.column
      severity = diagnostic.severity.rawValue
      id = diagnostic.id.rawValue
      message = diagnostic.message
      notes = diagnostic.notes
      trace = diagnostic.trace.map(Station.init)
      fixes = diagnostic.fixes.map(Repair.init)
      related = diagnostic.related.map(OtherPlace.init)
    }
  }

  private struct Station: Encodable {
    let screen: String
    let action: String?
    let label: String?
    let state: [TraceEntry.Assignment]

    init(_ entry: TraceEntry) {
      screen = entry.screen
      action = entry.action
      label = entry.label
      state = entry.state
    }

    enum CodingKeys: CodingKey { case screen, action, label, state }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(screen, forKey: .screen)
      try container.encode(action, forKey: .action)
      try container.encode(label, forKey: .label)
      var values = container.nestedContainer(keyedBy: Name.self, forKey: .state)
      for assignment in state {
        let key = Name(stringValue: assignment.variable)
        switch assignment.value {
        case .bool(let value): try values.encode(value, forKey: key)
        case .number(let value): try values.encode(value, forKey: key)
        case .word(let value): try values.encode(value, forKey: key)
        }
      }
    }
  }

  /// A key that is known only from the model.
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct Repair: Encodable {
    struct Edit: Encodable {
      let file: String
      let startLine: Int
      let startColumn: Int
      let endLine: Int
      let endColumn: Int
      let text: String
    }
    let title: String
    let edits: [Edit]

    init(_ fix: Fix) {
      title = fix.title
      edits = fix.edits.map { edit in
        let range = edit.location.range
        return Edit(
          file: edit.location.file, startLine: range.start.line, startColumn: range.start.column,
          endLine: range.end.line, endColumn: range.end.column, text: edit.text)
      }
    }
  }

  private struct OtherPlace: Encodable {
    let file: String
    let line: Int
    let column: Int
    let message: String

    init(_ related: Related) {
      file = related.location.file
      line = related.location.range.start.line
      column = related.location.range.start.column
      message = related.message
    }
  }
}
