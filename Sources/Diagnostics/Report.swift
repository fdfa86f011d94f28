/// How much a run has looked at and what it has found.
package struct ReportSummary: Sendable, Hashable, Codable {
  /// Content files, each language's counted.
  package var pages: Int
  /// Pages with step lists, all languages of one counted once.
  package var guides: Int
  package var languages: Int
  package var stepLists: Int
  package var statements: Int
  package var errors: Int
  package var warnings: Int

  package init(
    pages: Int, guides: Int, languages: Int, stepLists: Int, statements: Int, errors: Int, warnings: Int
  ) {
    self.pages = pages
    self.guides = guides
    self.languages = languages
    self.stepLists = stepLists
    self.statements = statements
    self.errors = errors
    self.warnings = warnings
  }
}

extension ReportSummary {
  /// One line: what was looked at, then what was found.
  package var words: String {
    let found =
      errors + warnings == 0
      ? "nothing wrong" : "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    return "\(counted(pages, "page")) in \(counted(languages, "language")), \(counted(guides, "guide")), "
      + "\(counted(stepLists, "step list")), \(counted(statements, "statement")): \(found)"
  }
}

/// A number with its noun: `1 page`, `2 pages`.
package func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

extension [Diagnostic] {
  /// Sorted by file, line, column; at one place by id, then message. Of equal ids at one place the first stays.
  package func inReportOrder() -> [Diagnostic] {
    var seen: Set<Identity> = []
    return sorted { a, b in
      let (x, y) = (a.location, b.location)
      if x.file != y.file { return x.file.utf8.lexicographicallyPrecedes(y.file.utf8) }
      if x.range.start != y.range.start { return x.range.start < y.range.start }
      if a.id != b.id { return a.id.rawValue < b.id.rawValue }
      return a.message < b.message
    }.filter { seen.insert(Identity(location: $0.location, id: $0.id, message: $0.message)).inserted }
  }
}

/// What makes two reports one.
private struct Identity: Hashable {
  let location: SourceLocation
  let id: DiagnosticID
  let message: String
}
