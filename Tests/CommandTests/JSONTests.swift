import Foundation
import Testing

@Suite("With --format json standard output is one JSON object, alone")
struct JSONTests {
  /// The shapes of LANGUAGE.md §4, as far as the reports can be told by.
  private struct Report: Decodable {
    struct Problem: Decodable {
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
      let fixes: [Fix]
      let related: [Place]
    }
    struct Station: Decodable {
      let screen: String
      let action: String?
      let label: String?
      let state: [String: Value]
    }
    enum Value: Decodable {
      case bool, number, text
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if (try? container.decode(Bool.self)) != nil {
          self = .bool
        } else if (try? container.decode(Int.self)) != nil {
          self = .number
        } else {
          _ = try container.decode(String.self)
          self = .text
        }
      }
    }
    struct Fix: Decodable {
      struct Edit: Decodable {
        let file: String
        let startLine: Int
        let startColumn: Int
        let endLine: Int
        let endColumn: Int
        let text: String
      }
      let title: String
      let edits: [Edit]
    }
    struct Place: Decodable {
      let file: String
      let line: Int
      let column: Int
      let message: String
    }
    struct Summary: Decodable {
      let pages: Int
      let guides: Int
      let languages: Int
      let stepLists: Int
      let statements: Int
      let errors: Int
      let warnings: Int
    }
    let diagnostics: [Problem]
    let summary: Summary
  }

  private static let keys: [String: Set<String>] = [
    "report": ["diagnostics", "summary"],
    "problem": [
      "file", "line", "column", "endLine", "endColumn", "severity", "id", "message", "notes", "trace", "fixes",
      "related",
    ],
    "station": ["screen", "action", "label", "state"],
    "fix": ["title", "edits"],
    "edit": ["file", "startLine", "startColumn", "endLine", "endColumn", "text"],
    "place": ["file", "line", "column", "message"],
    "summary": ["pages", "guides", "languages", "stepLists", "statements", "errors", "warnings"],
  ]

  /// Every fixture's reports in JSON say what the text says, in the shape of the specification and no other.
  @Test("Every fixture's report has the keys of the specification", arguments: Fixture.names)
  func shape(of name: String) async throws {
    let fixture = try Fixture(named: name)
    let folder = try TemporaryFolder()
    try fixture.unpack(into: folder)
    let text = try await HatuaProgram.run(["check"], in: folder.url)
    let json = try await HatuaProgram.run(["check", "--format", "json"], in: folder.url)
    #expect(json.status == text.status)
    #expect(json.errors == text.errors)
    let data = Data(json.output)
    let report = try JSONDecoder().decode(Report.self, from: data)
    try checkKeys(data)

    let heads = report.diagnostics.map { problem in
      "\(problem.file):\(problem.line):\(problem.column): \(problem.severity)[\(problem.id)]: \(problem.message)"
    }
    let printed = text.outputText.split(separator: "\n").filter { $0.contains(/^[^ ].*: (error|warning)\[/) }
    expectEqual(heads.joined(separator: "\n"), printed.joined(separator: "\n"), "\(name): first lines")
    #expect(report.summary.errors == report.diagnostics.count { $0.severity == "error" })
    #expect(report.summary.warnings == report.diagnostics.count { $0.severity == "warning" })
    for problem in report.diagnostics {
      #expect((problem.line, problem.column) >= (1, 1))
      #expect((problem.endLine, problem.endColumn) >= (problem.line, problem.column))
      #expect(!problem.file.hasPrefix("/"))
    }
  }

  @Test("The counts and the failures of a model are JSON too", arguments: ["library", "broken"])
  func statistics(of model: String) async throws {
    let folder = try TemporaryFolder()
    try folder.writeCommonFiles()
    try folder.write("title: [", to: "content/flows/broken.yml")
    let result = try await HatuaProgram.run(["model", "stats", model, "--format", "json"], in: folder.url)
    #expect(result.status == (model == "library" ? 0 : 1))
    #expect((try? JSONSerialization.jsonObject(with: Data(result.output))) is [String: Any])
  }

  private func checkKeys(_ data: Data) throws {
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    check(object, "report")
    check(object["summary"], "summary")
    for problem in object["diagnostics"] as? [[String: Any]] ?? [] {
      check(problem, "problem")
      for station in list(problem, "trace") { check(station, "station") }
      for place in list(problem, "related") { check(place, "place") }
      for fix in list(problem, "fixes") {
        check(fix, "fix")
        for edit in list(fix, "edits") { check(edit, "edit") }
      }
    }
  }

  private func list(_ object: [String: Any], _ key: String) -> [[String: Any]] {
    object[key] as? [[String: Any]] ?? []
  }

  private func check(_ object: Any?, _ kind: String) {
    let keys = (object as? [String: Any]).map { Set($0.keys) }
    #expect(keys == Self.keys[kind], "keys of a \(kind)")
  }
}
