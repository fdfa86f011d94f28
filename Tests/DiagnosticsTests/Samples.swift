import Diagnostics

/// Hand-made problems that have between them everything that a problem can have.
enum Samples {
  static let guide = SourceFile(
    path: "content/ru/вернуть книгу.md",
    text: """
      ---
      title: Вернуть книгу
      flow: library
      ---

      Для тех, у кого [есть книга](for:has-books). В конце [книг нет](goal:no-books).

      1. Откройте **Мои книги**.
      2. Рядом с книгой нажмите **Вернуть**, затем **Да**.

      \t1. Скажите “спасибо” & <уйдите>.
      """)

  static let model = SourceFile(path: "content/flows/library.yml", text: "title: Library\nscreens: {}\n")

  static let sources = [guide.path: guide, model.path: model]

  static func location(
    _ line: Int, _ column: Int, to endLine: Int? = nil, _ endColumn: Int, in file: SourceFile = guide
  ) -> SourceLocation {
    SourceLocation(
      file: file.path,
      range: SourceRange(
        start: Position(line: line, column: column), end: Position(line: endLine ?? line, column: endColumn)))
  }

  /// With notes, a way, repairs with edits and without, and another place.
  static let notPossible = Diagnostic(
    .stepNotPossible, at: location(9, 26, 37), "step 2 presses “Вернуть”, which is not on the reader's screen",
    notes: ["the shortest way here: start on “Главная” (books: 1)", "  step 1 is skipped: {signed-in}"],
    trace: [
      TraceEntry(
        screen: "home", action: nil, label: nil,
        state: [.init(variable: "signed-in", value: .bool(true)), .init(variable: "books", value: .number(1))]),
      TraceEntry(
        screen: "books", action: "my-books", label: "Мои книги", state: [.init(variable: "mail", value: .word("none"))]),
      TraceEntry(screen: "books", action: "wait", label: nil, state: []),
    ],
    fixes: [
      Fix("press “Мои книги” before it", edits: [Fix.Edit(at: location(9, 4, 4), text: "Откройте **Мои книги**. ")]),
      Fix("write [words](if:has-books)"),
    ],
    related: [Related(at: location(1, 1, 6, in: model), "the model: 100%, or so")])

  /// Under a tab, with marks that XML and workflow commands know.
  static let underTab = Diagnostic(
    .stepSaysNothing, at: location(11, 2, 36), "step 2.1 says <nothing> & \"more\", 100%")

  /// From the middle of a line to the beginning of another.
  static let acrossLines = Diagnostic(
    .translationDiffers, at: location(8, 4, to: 10, 1), "differs from en", severity: .warning)

  /// At the very end of a file, behind its last line end.
  static let atEnd = Diagnostic(.modelSyntax, at: location(2, 12, 12, in: model), "this model has no screens")

  /// In a file that could not be read.
  static let withoutSource = Diagnostic(
    .notUTF8, at: SourceLocation(file: "content/ru/old,100%: notes.md"), "byte 7 of this file (0xE2) is not UTF-8")

  static let all = [notPossible, underTab, acrossLines, atEnd, withoutSource]

  static let lists = [
    CheckedList(guide: "вернуть книгу", language: "ru", number: 1, file: guide.path, firstLine: 8, lastLine: 11),
    CheckedList(
      guide: "вернуть книгу", language: "en", number: 1, file: "content/en/return.md", firstLine: 6, lastLine: 9),
    CheckedList(guide: "sign-in", language: "en", number: 1, file: "content/en/sign-in.md", firstLine: 7, lastLine: 7),
  ]

  static let summary = ReportSummary(
    pages: 3, guides: 2, languages: 2, stepLists: 3, statements: 1, errors: 4, warnings: 1)
}
