import Diagnostics
import Testing

@Suite struct GitHubReportTests {
  @Test("each problem is a command with its place and title; notes, places and repairs are further lines")
  func commands() {
    #expect(
      GitHubReport().text(Samples.all, summary: Samples.summary) == """
        ::error file=content/ru/вернуть книгу.md,line=9,endLine=9,col=26,endColumn=37,title=step-not-possible::\
        step 2 presses “Вернуть”, which is not on the reader's screen\
        %0Athe shortest way here: start on “Главная” (books: 1)%0A  step 1 is skipped: {signed-in}\
        %0Asee content/flows/library.yml:1:1: the model: 100%25, or so\
        %0Arepair: press “Мои книги” before it%0Arepair: write [words](if:has-books)
        ::error file=content/ru/вернуть книгу.md,line=11,endLine=11,col=2,endColumn=36,title=step-says-nothing::\
        step 2.1 says <nothing> & "more", 100%25
        ::warning file=content/ru/вернуть книгу.md,line=8,endLine=9,title=translation-differs::differs from en
        ::error file=content/flows/library.yml,line=2,endLine=2,col=12,endColumn=12,title=model-syntax::\
        this model has no screens
        ::error file=content/ru/old%2C100%25%3A notes.md,line=1,endLine=1,col=1,endColumn=1,title=not-utf8::\
        byte 7 of this file (0xE2) is not UTF-8
        ::notice title=hatua::3 pages in 2 languages, 2 guides, 3 step lists, 1 statement: 4 errors, 1 warning

        """)
  }

  @Test("line ends cannot end a command early", arguments: ["a\r\nb", "a\r\n::error::b", "100%0A"])
  func escaping(message: String) {
    let problem = Diagnostic(.goalMissing, at: SourceLocation(file: "a\r\n.md"), message)
    let text = GitHubReport().text([problem], summary: Samples.summary)
    #expect(text.unicodeScalars.filter { $0 == "\n" }.count == 2)
    #expect(!text.unicodeScalars.contains("\r"))
    #expect(text.hasPrefix("::error file=a%0D%0A.md,"))
  }

  @Test("nothing wrong is one notice")
  func nothing() {
    let summary = ReportSummary(
      pages: 1, guides: 1, languages: 1, stepLists: 1, statements: 2, errors: 0, warnings: 0)
    #expect(
      GitHubReport().text([], summary: summary)
        == "::notice title=hatua::1 page in 1 language, 1 guide, 1 step list, 2 statements: nothing wrong\n")
  }

  @Test("paths begin with the site's folder", arguments: ["help", "./help/", "help/"])
  func root(root: String) {
    let text = GitHubReport(root: root).text([Samples.notPossible], summary: Samples.summary)
    #expect(text.hasPrefix("::error file=help/content/ru/"))
    #expect(text.contains("%0Asee help/content/flows/library.yml:1:1"))
  }
}
