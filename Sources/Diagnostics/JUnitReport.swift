/// A step list that has been checked: a case of the JUnit report.
package struct CheckedList: Sendable, Hashable {
  /// The guide's path, the same in all languages: `cards/register`.
  package let guide: String
  package let language: String
  /// 1-based, within the page.
  package let number: Int
  /// Relative to the site's root, with `/` between folders.
  package let file: String
  /// 1-based.
  package let firstLine: Int
  /// 1-based; the list's last line itself.
  package let lastLine: Int

  package init(guide: String, language: String, number: Int, file: String, firstLine: Int, lastLine: Int) {
    self.guide = guide
    self.language = language
    self.number = number
    self.file = file
    self.firstLine = firstLine
    self.lastLine = lastLine
  }
}

/// Problems as JUnit XML, for services that show test results (LANGUAGE.md §4):
/// a suite a guide, a case a language and step list; a suite for each other file that has a problem.
package struct JUnitReport: Sendable {
  private let textReport: TextReport

  /// - Parameter sources: the files that problems may be in, by their name, for the lines shown.
  package init(sources: [String: SourceFile]) {
    textReport = TextReport(sources: sources)
  }

  /// The report; the same for the same input, so no times stand in it. Ends with a line end.
  ///
  /// Problems come in the order in which they are to be shown; lists are all that were looked at, with problems or
  /// without. No list at all is a failure.
  package func text(_ diagnostics: [Diagnostic], lists: [CheckedList]) -> String {
    let listsOfFile = Dictionary(grouping: lists, by: \.file)
    let placed = Dictionary(grouping: diagnostics) { list(of: $0, listsOfFile) }
    let suites = guideSuites(placed, lists) + fileSuites(placed[nil] ?? [])
    let cases = suites.flatMap(\.cases)
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuites name="hatua" \#(counts(cases))>"#,
    ]
    for suite in suites {
      lines.append(#"  <testsuite name="\#(xml(suite.name))" \#(counts(suite.cases)) skipped="0">"#)
      lines += suite.cases.flatMap(element)
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Suite {
    let name: String
    var cases: [Case]
  }

  private struct Case {
    let name: String
    let suite: String
    let file: String?
    let line: Int
    var problems: [Diagnostic] = []
    /// A failure of the run itself.
    var failure: String?

    var hasFailed: Bool { failure != nil || problems.contains { $0.severity == .error } }
  }

  // MARK: What belongs where

  private func guideSuites(_ problems: [CheckedList?: [Diagnostic]], _ lists: [CheckedList]) -> [Suite] {
    guard !lists.isEmpty else {
      let failure = "no step list was found that could be run, so that nothing has been checked"
      return [
        Suite(
          name: "guides",
          cases: [Case(name: "guides are there", suite: "guides", file: nil, line: 1, failure: failure)])
      ]
    }
    return suites(
      lists.map { list in
        Case(
          name: "\(list.language), step list \(list.number)", suite: list.guide, file: list.file, line: list.firstLine,
          problems: problems[list] ?? [])
      })
  }

  private func fileSuites(_ problems: [Diagnostic]) -> [Suite] {
    suites(
      problems.map { problem in
        let start = problem.location.range.start
        return Case(
          name: "\(problem.id.rawValue) at \(start.line):\(start.column)", suite: problem.location.file,
          file: problem.location.file, line: start.line, problems: [problem])
      })
  }

  /// Cases of one suite together; suites in the order of their first cases.
  private func suites(_ cases: [Case]) -> [Suite] {
    var suites: [Suite] = []
    var places: [String: Int] = [:]
    for item in cases {
      if let place = places[item.suite] {
        suites[place].cases.append(item)
      } else {
        places[item.suite] = suites.count
        suites.append(Suite(name: item.suite, cases: [item]))
      }
    }
    return suites
  }

  /// The list that a problem stands in, or else the next one: a list's contract stands before it.
  private func list(of diagnostic: Diagnostic, _ listsOfFile: [String: [CheckedList]]) -> CheckedList? {
    guard diagnostic.id.group != .pages else { return nil }
    let line = diagnostic.location.range.start.line
    return listsOfFile[diagnostic.location.file]?.filter { $0.lastLine >= line }.min { $0.lastLine < $1.lastLine }
  }

  // MARK: XML

  private func counts(_ cases: [Case]) -> String {
    #"tests="\#(cases.count)" failures="\#(cases.count(where: \.hasFailed))" errors="0""#
  }

  private func element(_ item: Case) -> [String] {
    var attributes = #"classname="\#(xml(item.suite))" name="\#(xml(item.name))""#
    if let file = item.file { attributes += #" file="\#(xml(file))" line="\#(item.line)""# }
    var content: [String] = []
    if let failure = item.failure {
      content.append(#"      <failure message="\#(xml(failure))">\#(xml(failure, inQuotes: false))</failure>"#)
    }
    let errors = item.problems.filter { $0.severity == .error }
    if let first = errors.first {
      let more = errors.count == 1 ? "" : " (and \(errors.count - 1) more)"
      content.append(
        #"      <failure message="\#(xml(first.message + more))" type="\#(first.id.rawValue)">"#
          + xml(textReport.text(errors), inQuotes: false) + "</failure>")
    }
    let warnings = item.problems.filter { $0.severity == .warning }
    if !warnings.isEmpty {
      let text = xml(textReport.text(warnings), inQuotes: false)
      content.append("      <system-out>\(text)</system-out>")
    }
    guard !content.isEmpty else { return ["    <testcase \(attributes)/>"] }
    return ["    <testcase \(attributes)>"] + content + ["    </testcase>"]
  }
}

/// Text as it may stand in XML 1.0: what XML cannot hold becomes U+FFFD.
///
/// In quotes, line ends and tabs would become spaces, and are written as references.
private func xml(_ text: String, inQuotes: Bool = true) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\r": result += "&#13;"
    case "\n" where inQuotes, "\t" where inQuotes: result += "&#\(scalar.value);"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
