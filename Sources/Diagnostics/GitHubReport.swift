/// Problems as workflow commands, which GitHub shows beside the changed lines (LANGUAGE.md §4).
package struct GitHubReport: Sendable {
  private let root: String

  /// - Parameter root: the site's folder, relative to the repository's; paths begin with it.
  package init(root: String = ".") {
    self.root = root
  }

  /// A command a problem, in the order given, then the summary if there is one; each ends with a line end.
  package func text(_ diagnostics: [Diagnostic], summary: ReportSummary?) -> String {
    let last = summary.map { ["::notice title=hatua::\(data($0.words))"] } ?? []
    return (diagnostics.map(command) + last).map { $0 + "\n" }.joined()
  }

  private func command(_ diagnostic: Diagnostic) -> String {
    let range = diagnostic.location.range
    let lastLine = range.lastLine
    var properties = [
      "file=\(property(diagnostic.location.file.below(root)))", "line=\(range.start.line)", "endLine=\(lastLine)",
    ]
    // GitHub takes columns only where both are of one line.
    if range.end.line == range.start.line {
      properties += ["col=\(range.start.column)", "endColumn=\(range.end.column)"]
    }
    properties.append("title=\(property(diagnostic.id.rawValue))")
    let related = diagnostic.related.map { other in
      let place = other.location.range.start
      return "see \(other.location.file.below(root)):\(place.line):\(place.column): \(other.message)"
    }
    let lines =
      [diagnostic.message] + diagnostic.notes + related + diagnostic.fixes.map { "repair: \($0.title)" }
    return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::"
      + data(lines.joined(separator: "\n"))
  }

  private func data(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  /// By scalars: CR and LF together are one character.
  private func escaped(_ text: String, _ replacements: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let replacement = replacements[scalar] {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension SourceRange {
  /// The last line that has a part of it: not the one at whose very beginning it ends.
  var lastLine: Int { end.column == 1 && end.line > start.line ? end.line - 1 : end.line }
}
