import Diagnostics
import Testing

@Suite struct ReportOrderTests {
  @Test("problems come by file, then line, then column, then id, then message")
  func order() {
    let sorted = [
      problem("a.md", 1, 1, .goalMissing, "x"), problem("a.md", 2, 9, .goalMissing, "x"),
      problem("a.md", 10, 1, .endlessLoop, "y"), problem("a.md", 10, 1, .goalMissing, "x"),
      problem("a.md", 10, 1, .goalMissing, "z"), problem("a.md", 10, 2, .endlessLoop, "x"),
      problem("a/b.md", 1, 1, .goalMissing, "x"), problem("Б.md", 1, 1, .goalMissing, "x"),
    ]
    #expect(sorted.reversed().inReportOrder() == sorted)
    #expect((sorted.suffix(3) + sorted.prefix(5)).inReportOrder() == sorted)
  }

  @Test("files are ordered by their bytes, the same on every machine")
  func bytes() {
    let files = ["Z.md", "a.md", "é.md", "я.md", "😀.md"]
    #expect(
      files.reversed().map { problem($0, 1, 1, .goalMissing, "x") }.inReportOrder().map(\.location.file) == files)
  }

  @Test("of equal problems at one place the first stays, with all that it says")
  func doubles() {
    var first = problem("a.md", 1, 1, .goalMissing, "x")
    first.notes = ["said first"]
    let second = problem("a.md", 1, 1, .goalMissing, "x")
    let elsewhere = problem("a.md", 1, 2, .goalMissing, "x")
    #expect([first, second, elsewhere].inReportOrder() == [first, elsewhere])
  }

  @Test("the summary says what was looked at, and what was found")
  func summary() {
    #expect(
      Samples.summary.words
        == "3 pages in 2 languages, 2 guides, 3 step lists, 1 statement: 4 errors, 1 warning")
  }

  private func problem(
    _ file: String, _ line: Int, _ column: Int, _ id: DiagnosticID, _ message: String
  ) -> Diagnostic {
    let place = Position(line: line, column: column)
    return Diagnostic(id, at: SourceLocation(file: file, range: SourceRange(start: place, end: place)), message)
  }
}
