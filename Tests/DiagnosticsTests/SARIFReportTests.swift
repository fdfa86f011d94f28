import Diagnostics
import Foundation
import Testing

@Suite struct SARIFReportTests {
  private let report = SARIFReport(sources: Samples.sources, version: "1.2.3")

  private typealias Object = [String: Any]

  private func run(of text: String) throws -> [String: Any] {
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [Object])?.first)
  }

  @Test("a problem with everything is a result with everything")
  func everything() throws {
    let text = report.text([Samples.notPossible])
    let start = try #require(text.firstRange(of: #""results" : "#))
    let end = try #require(text.firstRange(of: #""tool" : "#))
    let uri = "content/ru/%D0%B2%D0%B5%D1%80%D0%BD%D1%83%D1%82%D1%8C%20%D0%BA%D0%BD%D0%B8%D0%B3%D1%83.md"
    let place = """
      "physicalLocation":{"artifactLocation":{"uri":"\(uri)","uriBaseId":"%SRCROOT%"},\
      "region":{"endColumn":37,"endLine":9,"startColumn":26,"startLine":9}}
      """
    #expect(
      withoutLayout(String(text[start.upperBound..<end.lowerBound])) == """
        [{"codeFlows":[{"threadFlows":[{"locations":[\
        {"executionOrder":1,"location":{"message":{"text":"start on the screen home"},\(place)},\
        "state":{"books":{"text":"1"},"screen":{"text":"home"},"signed-in":{"text":"true"}}},\
        {"executionOrder":2,"location":{"message":{"text":"“Мои книги” (my-books) leads to the screen books"},\(place)},\
        "state":{"mail":{"text":"none"},"screen":{"text":"books"}}},\
        {"executionOrder":3,"location":{"message":{"text":"wait leads to the screen books"},\(place)},\
        "state":{"screen":{"text":"books"}}}]}]}],\
        "fixes":[{"artifactChanges":[{"artifactLocation":{"uri":"\(uri)","uriBaseId":"%SRCROOT%"},\
        "replacements":[{"deletedRegion":{"endColumn":4,"endLine":9,"startColumn":4,"startLine":9},\
        "insertedContent":{"text":"Откройте **Мои книги**. "}}]}],\
        "description":{"text":"press “Мои книги” before it"}}],\
        "level":"error","locations":[{\(place)}],\
        "message":{"text":"step 2 presses “Вернуть”, which is not on the reader's screen\\n\
        the shortest way here: start on “Главная” (books: 1)\\nstep 1 is skipped: {{signed-in}}\\n\
        repair: press “Мои книги” before it\\nrepair: write [words\\\\](if:has-books)"},\
        "partialFingerprints":{"primaryLocationLineHash":"\(try fingerprint(of: Samples.notPossible))"},\
        "relatedLocations":[{"id":0,"message":{"text":"the model: 100%, or so"},\
        "physicalLocation":{"artifactLocation":{"uri":"content/flows/library.yml","uriBaseId":"%SRCROOT%"},\
        "region":{"endColumn":6,"endLine":1,"startColumn":1,"startLine":1}}}],\
        "ruleId":"step-not-possible","ruleIndex":0}],
        """)
  }

  @Test("the rules are those of the problems, each once, with its explanation")
  func rules() throws {
    let run = try run(of: report.text(Samples.all + Samples.all))
    let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
    #expect(driver["name"] as? String == "hatua")
    #expect(driver["version"] as? String == "1.2.3")
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let rules = try #require(driver["rules"] as? [Object])
    #expect(
      rules.map { $0["id"] as? String }
        == ["model-syntax", "step-says-nothing", "step-not-possible", "translation-differs", "not-utf8"])
    for result in try #require(run["results"] as? [Object]) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
  }

  @Test("a warning has its own level, and its rule the level that it has by default")
  func levels() throws {
    let run = try run(of: report.text([Samples.acrossLines]))
    #expect((run["results"] as? [Object])?.first?["level"] as? String == "warning")
    let rule = ((run["tool"] as? Object)?["driver"] as? Object)?["rules"] as? [Object]
    #expect((rule?.first?["defaultConfiguration"] as? Object)?["level"] as? String == "error")
  }

  @Test("no problem is a run without results, which is not the same as no run")
  func nothing() throws {
    #expect((try run(of: report.text([]))["results"] as? [Object])?.isEmpty == true)
  }

  @Test("paths begin with the site's folder, and hold nothing that a URI cannot")
  func paths() {
    let text = SARIFReport(sources: [:], version: "1", root: "help").text([Samples.withoutSource])
    #expect(text.contains(#""uri" : "help/content/ru/old%2C100%25%3A%20notes.md""#))
  }

  // MARK: Fingerprints

  private func fingerprint(
    of problem: Diagnostic, in sources: [String: SourceFile] = Samples.sources
  ) throws -> String {
    let run = try run(of: SARIFReport(sources: sources, version: "1").text([problem]))
    let result = try #require((run["results"] as? [Object])?.first)
    return try #require((result["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"])
  }

  @Test("a problem is known again when its line has moved or been indented")
  func moved() throws {
    let before = SourceFile(path: "a.md", text: "1. Press  **Go**.\n")
    let after = SourceFile(path: "a.md", text: "New.\n\n   1. Press **Go**.\n")
    let first = Diagnostic(.labelUnknown, at: Samples.location(1, 11, 17, in: before), "step 1")
    let moved = Diagnostic(.labelUnknown, at: Samples.location(3, 13, 19, in: after), "step 2")
    #expect(try fingerprint(of: first, in: ["a.md": before]) == fingerprint(of: moved, in: ["a.md": after]))
  }

  @Test("another id, another file or another line makes another fingerprint")
  func other() throws {
    let file = SourceFile(path: "a.md", text: "one\ntwo\n")
    let copy = SourceFile(path: "b.md", text: "one\ntwo\n")
    let sources = ["a.md": file, "b.md": copy]
    let problems = [
      Diagnostic(.labelUnknown, at: Samples.location(1, 1, 2, in: file), "x"),
      Diagnostic(.labelWrong, at: Samples.location(1, 1, 2, in: file), "x"),
      Diagnostic(.labelUnknown, at: Samples.location(2, 1, 2, in: file), "x"),
      Diagnostic(.labelUnknown, at: Samples.location(1, 1, 2, in: copy), "x"),
      Diagnostic(.translationMissing, at: SourceLocation(file: "a.md"), "missing in ru"),
      Diagnostic(.translationMissing, at: SourceLocation(file: "a.md"), "missing in sw"),
    ]
    #expect(Set(try problems.map { try fingerprint(of: $0, in: sources) }).count == problems.count)
  }

  @Test("equal problems on one line are told apart by their number")
  func ordinals() throws {
    let run = try run(of: report.text([Samples.underTab, Samples.notPossible, Samples.underTab]))
    let marks = try #require(run["results"] as? [Object]).compactMap {
      ($0["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"]
    }
    #expect(marks.map { $0.suffix(2) } == [":1", ":1", ":2"])
    #expect(marks[0].dropLast(2) == marks[2].dropLast(2))
  }

  @Test("a fingerprint is the same in every run of the program")
  func stable() throws {
    #expect(try fingerprint(of: Samples.atEnd) == "24d2d91e3be15c6a:1")
  }

  // MARK: Schema

  @Test("a log with every rule and every feature is valid against the published schema")
  func schema() throws {
    let everyRule = DiagnosticID.allCases.map { Diagnostic($0, at: SourceLocation(file: "a b.md"), "x") }
    let folder = FileManager.default.temporaryDirectory.appending(path: "hatua-sarif-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = folder.appending(path: "log.json")
    try Data(report.text(Samples.all + everyRule).utf8).write(to: log)
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/sarif-schema-2.1.0.json")
    let program = """
      import json, sys, jsonschema
      schema, log = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
      checker = jsonschema.FormatChecker()
      for error in jsonschema.Draft7Validator(schema, format_checker=checker).iter_errors(log):
          print(list(error.absolute_path), error.message)
      """
    // A python3 of another making may come first on the path, without Debian's packages.
    var answer = try output(of: "/usr/bin/env", ["python3", "-c", program, schema.path, log.path])
    if answer.status != 0 { answer = try output(of: "/usr/bin/python3", ["-c", program, schema.path, log.path]) }
    #expect(answer.status == 0, "python3 with its package jsonschema is needed (Debian: python3-jsonschema)")
    #expect(answer.text == "")
  }

  private func output(of path: String, _ arguments: [String]) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = Pipe()
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (text, process.terminationStatus)
  }

  private func withoutLayout(_ json: String) -> String {
    json.split(separator: "\n").map { $0.drop { $0 == " " } }.joined().replacing(#"" : "#, with: #"":"#)
      .trimmingCharacters(in: .whitespaces)
  }
}
