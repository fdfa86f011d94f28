import Diagnostics
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct JUnitReportTests {
  private let report = JUnitReport(sources: Samples.sources)

  @Test("a guide is a suite, a language's step list a case; what belongs to no list has a suite of its own")
  func everything() {
    #expect(
      report.text(Samples.all, lists: Samples.lists) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="hatua" tests="5" failures="3" errors="0">
          <testsuite name="вернуть книгу" tests="2" failures="1" errors="0" skipped="0">
            <testcase classname="вернуть книгу" name="ru, step list 1" file="content/ru/вернуть книгу.md" line="8">
              <failure message="step 2 presses “Вернуть”, which is not on the reader's screen (and 1 more)" \
        type="step-not-possible">content/ru/вернуть книгу.md:9:26: error[step-not-possible]: step 2 presses “Вернуть”, \
        which is not on the reader's screen
          9 | 2. Рядом с книгой нажмите **Вернуть**, затем **Да**.
            |                          ^^^^^^^^^^^
          the shortest way here: start on “Главная” (books: 1)
            step 1 is skipped: {signed-in}
          see content/flows/library.yml:1:1: the model: 100%, or so
            1 | title: Library
          repair: press “Мои книги” before it
          repair: write [words](if:has-books)

        content/ru/вернуть книгу.md:11:2: error[step-says-nothing]: step 2.1 says &lt;nothing&gt; &amp; &quot;more&quot;, 100%
          11 | \t1. Скажите “спасибо” &amp; &lt;уйдите&gt;.
             | \t^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        </failure>
              <system-out>content/ru/вернуть книгу.md:8:4: warning[translation-differs]: differs from en
          8 | 1. Откройте **Мои книги**.
            |    ^^^^^^^^^^^^^^^^^^^^^^^
        </system-out>
            </testcase>
            <testcase classname="вернуть книгу" name="en, step list 1" file="content/en/return.md" line="6"/>
          </testsuite>
          <testsuite name="sign-in" tests="1" failures="0" errors="0" skipped="0">
            <testcase classname="sign-in" name="en, step list 1" file="content/en/sign-in.md" line="7"/>
          </testsuite>
          <testsuite name="content/flows/library.yml" tests="1" failures="1" errors="0" skipped="0">
            <testcase classname="content/flows/library.yml" name="model-syntax at 2:12" \
        file="content/flows/library.yml" line="2">
              <failure message="this model has no screens" type="model-syntax">\
        content/flows/library.yml:2:12: error[model-syntax]: this model has no screens
          2 | screens: {}
            |            ^
        </failure>
            </testcase>
          </testsuite>
          <testsuite name="content/ru/old,100%: notes.md" tests="1" failures="1" errors="0" skipped="0">
            <testcase classname="content/ru/old,100%: notes.md" name="not-utf8 at 1:1" \
        file="content/ru/old,100%: notes.md" line="1">
              <failure message="byte 7 of this file (0xE2) is not UTF-8" type="not-utf8">\
        content/ru/old,100%: notes.md:1:1: error[not-utf8]: byte 7 of this file (0xE2) is not UTF-8
        </failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("no guides are a failure, for nothing has been checked")
  func noGuides() {
    #expect(
      report.text([], lists: []) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="hatua" tests="1" failures="1" errors="0">
          <testsuite name="guides" tests="1" failures="1" errors="0" skipped="0">
            <testcase classname="guides" name="guides are there">
              <failure message="no step list was found that could be run, so that nothing has been checked">\
        no step list was found that could be run, so that nothing has been checked</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test(
    "a problem belongs to the list that holds it or comes next, for a contract stands before its list",
    arguments: [(1, 1), (5, 1), (8, 1), (9, 2), (12, 2), (20, 2)])
  func nearestList(line: Int, list: Int) {
    let lists = [(5, 8), (12, 20)].enumerated().map { index, lines in
      CheckedList(
        guide: "a", language: "en", number: index + 1, file: "a.md", firstLine: lines.0, lastLine: lines.1)
    }
    let text = report.text([problem(.goalNotReached, line: line)], lists: lists.reversed())
    let failing = text.components(separatedBy: "<testcase ").first { $0.contains("<failure") } ?? ""
    #expect(failing.contains("name=\"en, step list \(list)\""))
  }

  @Test("a problem behind the last list, or with the page itself, is the file's own")
  func ownSuite() {
    let list = CheckedList(guide: "a", language: "en", number: 1, file: "a.md", firstLine: 5, lastLine: 8)
    for problem in [problem(.labelWrong, line: 9), problem(.linkBroken, line: 6), problem(.frontMatter, line: 1)] {
      let text = report.text([problem], lists: [list])
      #expect(text.contains("<testsuite name=\"a.md\" tests=\"1\" failures=\"1\""))
      #expect(text.contains("<testsuite name=\"a\" tests=\"1\" failures=\"0\""))
    }
  }

  @Test("a warning fails nothing")
  func warning() {
    let text = report.text([problem(.linkBroken, line: 1, severity: .warning)], lists: Samples.lists)
    #expect(text.contains("<testsuites name=\"hatua\" tests=\"4\" failures=\"0\""))
    #expect(text.contains("<system-out>a.md:1:1: warning[link-broken]: x"))
  }

  @Test("the report stays XML, whatever stands in a message or a path")
  func wellFormed() throws {
    let odd = String(String.UnicodeScalarView((0...0x2000).compactMap(Unicode.Scalar.init))) + "\u{FFFE}\u{FFFF}😀]]>"
    let problem = Diagnostic(.goalMissing, at: SourceLocation(file: "a\n\"<&.md"), odd)
    let text = report.text([problem] + Samples.all, lists: [])
    let parser = XMLParser(data: Data(text.utf8))
    let reader = AttributeReader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reader.files.first == "a\n\"<&.md")
  }

  private func problem(
    _ id: DiagnosticID, line: Int, severity: Diagnostic.Severity? = nil
  ) -> Diagnostic {
    let place = Position(line: line, column: 1)
    return Diagnostic(
      id, at: SourceLocation(file: "a.md", range: SourceRange(start: place, end: place)), "x", severity: severity)
  }
}

private final class AttributeReader: NSObject, XMLParserDelegate {
  var files: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
    attributes attributeDict: [String: String] = [:]
  ) {
    if let file = attributeDict["file"] { files.append(file) }
  }
}
