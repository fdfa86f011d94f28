import Diagnostics
import Testing

@Suite struct TextReportTests {
  private let report = TextReport(sources: Samples.sources)

  @Test("a problem shows its line, the mark under it, its notes, the other places and the repairs")
  func everything() {
    #expect(
      report.text(Samples.notPossible) == """
        content/ru/вернуть книгу.md:9:26: error[step-not-possible]: step 2 presses “Вернуть”, which is not on the reader's screen
          9 | 2. Рядом с книгой нажмите **Вернуть**, затем **Да**.
            |                          ^^^^^^^^^^^
          the shortest way here: start on “Главная” (books: 1)
            step 1 is skipped: {signed-in}
          see content/flows/library.yml:1:1: the model: 100%, or so
            1 | title: Library
          repair: press “Мои книги” before it
          repair: write [words](if:has-books)

        """)
  }

  @Test("a tab in the line is a tab under it, so that the mark stands where the text does")
  func tab() {
    #expect(
      report.text(Samples.underTab) == """
        content/ru/вернуть книгу.md:11:2: error[step-says-nothing]: step 2.1 says <nothing> & "more", 100%
          11 | \t1. Скажите “спасибо” & <уйдите>.
             | \t^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        """)
  }

  @Test("a range of several lines is marked to the end of its first line")
  func acrossLines() {
    #expect(
      report.text(Samples.acrossLines) == """
        content/ru/вернуть книгу.md:8:4: warning[translation-differs]: differs from en
          8 | 1. Откройте **Мои книги**.
            |    ^^^^^^^^^^^^^^^^^^^^^^^

        """)
  }

  @Test("an empty range has a mark of one, also behind the line's last character")
  func atEnd() {
    #expect(
      report.text(Samples.atEnd) == """
        content/flows/library.yml:2:12: error[model-syntax]: this model has no screens
          2 | screens: {}
            |            ^

        """)
  }

  @Test("a problem in a file without a text has no source line")
  func withoutSource() {
    #expect(
      report.text(Samples.withoutSource)
        == "content/ru/old,100%: notes.md:1:1: error[not-utf8]: byte 7 of this file (0xE2) is not UTF-8\n")
  }

  @Test("an empty line, or one that is not there, is not shown", arguments: [5, 99])
  func noLine(line: Int) {
    let problem = Diagnostic(.goalMissing, at: Samples.location(line, 1, 1), "nothing here")
    #expect(report.text(problem) == "content/ru/вернуть книгу.md:\(line):1: error[goal-missing]: nothing here\n")
  }

  @Test("control characters of a line cannot reach the terminal")
  func controlCharacters() {
    let source = SourceFile(path: "a.md", text: "x\u{1B}[2Jy")
    let problem = Diagnostic(.rawHTML, at: Samples.location(1, 1, 2, in: source), "odd")
    #expect(
      TextReport(sources: ["a.md": source]).text(problem) == """
        a.md:1:1: error[raw-html]: odd
          1 | x\u{FFFD}[2Jy
            | ^

        """)
  }

  @Test("problems are separated by a blank line, and no problem is no text")
  func several() {
    #expect(
      report.text([Samples.atEnd, Samples.withoutSource])
        == report.text(Samples.atEnd) + "\n" + report.text(Samples.withoutSource))
    #expect(report.text([]) == "")
  }

  @Test("in colour the place is bold, the kind and the mark are red or yellow, and a repair is green")
  func colour() {
    let report = TextReport(sources: Samples.sources, colour: true)
    #expect(
      report.text(Samples.acrossLines) == """
        \u{1B}[1mcontent/ru/вернуть книгу.md:8:4:\u{1B}[0m \u{1B}[1;33mwarning[translation-differs]\u{1B}[0m: differs from en
          8 | 1. Откройте **Мои книги**.
            |    \u{1B}[1;33m^^^^^^^^^^^^^^^^^^^^^^^\u{1B}[0m

        """)
    let lines = report.text(Samples.notPossible).split(separator: "\n")
    #expect(lines.first?.contains("\u{1B}[1;31merror[step-not-possible]\u{1B}[0m: step 2 presses") == true)
    #expect(lines.last == "  \u{1B}[1;32mrepair:\u{1B}[0m write [words](if:has-books)")
  }

  @Test("colour adds nothing but colour", arguments: Samples.all)
  func colourOnly(problem: Diagnostic) {
    var plain = TextReport(sources: Samples.sources, colour: true).text(problem)
    for code in ["1", "1;31", "1;32", "1;33", "0"] { plain = plain.replacing("\u{1B}[\(code)m", with: "") }
    #expect(plain == report.text(problem))
  }
}
