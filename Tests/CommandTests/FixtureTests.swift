import Foundation
import Testing

/// Whether expectations are written anew in place of being compared: set `HATUA_UPDATE=1`, then read the changes.
private let isUpdating = ProcessInfo.processInfo.environment["HATUA_UPDATE"] == "1"

@Suite("Fixture sites are reported word for word")
struct FixtureTests {
  @Test("The program prints what stands in", arguments: Fixture.names)
  func report(of name: String) async throws {
    let fixture = try Fixture(named: name)
    let folder = try TemporaryFolder()
    try fixture.unpack(into: folder)
    var actual: [Fixture.Run] = []
    for run in fixture.runs {
      let result = try await HatuaProgram.run(run.arguments, in: folder.url)
      guard let status = result.status else {
        Issue.record("\(name): a signal ended the program")
        return
      }
      actual.append(
        Fixture.Run(arguments: run.arguments, output: result.outputText, errors: result.errorText, status: status))
    }
    if isUpdating {
      try fixture.text(expecting: actual).write(to: fixture.location, atomically: true, encoding: .utf8)
      return
    }
    for (expected, actual) in zip(fixture.runs, actual) {
      let what = "\(name), hatua \(expected.arguments.joined(separator: " "))"
      expectEqual(actual.output, expected.output, "\(what): standard output")
      expectEqual(actual.errors, expected.errors, "\(what): standard error")
      #expect(actual.status == expected.expectedStatus, "\(what): exit status")
    }
  }

  @Test("Every id is reported by some fixture", arguments: reportedIDs)
  func coverage(of id: String) throws {
    let isThere = try Fixture.names.contains { name in
      try Fixture(named: name).runs.contains { run in
        ["error", "warning"].contains { run.output.contains("\($0)[\(id)]") }
      }
    }
    #expect(isThere, "no fixture expects \(id)")
  }
}

/// The ids of LANGUAGE.md §4, but for those of templates and their texts, which have tests of their own, and
/// `file-too-large`, for which a test makes the file.
let reportedIDs = """
  model-syntax id-reused id-unknown type-mismatch label-missing label-ambiguous screen-unreachable action-impossible
  out-of-range invariant-broken no-outcome dead-end condition-constant search-cut-short
  flow-unknown action-unknown label-unknown label-wrong condition-unknown step-unknown step-number-wrong guide-unknown
  field-unknown value-refused value-accepted fact-unknown fact-wrong goal-missing link-out-of-place scheme-unknown
  step-says-nothing step-not-possible expectation-false goal-not-reached endless-loop no-such-reader nothing-to-do
  step-unreachable condition-always-true
  translation-differs translation-missing
  front-matter raw-html link-broken anchor-broken image-text-missing not-utf8 site-config
  """.split(whereSeparator: \.isWhitespace).map(String.init)

/// Compares two texts; where they differ, shows the lines that are missing (−) and those that are too many (+).
func expectEqual(
  _ actual: String, _ expected: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard !actual.utf8.elementsEqual(expected.utf8) else { return }
  let old = lines(of: expected)
  let new = lines(of: actual)
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in new.difference(from: old) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  var shown: [String] = []
  var (i, j) = (0, 0)
  while i < old.count || j < new.count {
    if i < old.count, removed.contains(i) {
      shown.append("- \(old[i])")
      i += 1
    } else if j < new.count, inserted.contains(j) {
      shown.append("+ \(new[j])")
      j += 1
    } else {
      shown.append("  \(new[j])")
      i += 1
      j += 1
    }
  }
  Issue.record(
    "\(what) differs (- expected, + printed):\n\(shown.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

private func lines(of text: String) -> [String] {
  text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
}
