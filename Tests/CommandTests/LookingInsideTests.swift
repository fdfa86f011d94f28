import Foundation
import Testing

@Suite("Commands that repair, and that look into models and guides")
struct LookingInsideTests {
  /// A folder with the common site in it: right, and with one guide.
  private func rightSite() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeCommonFiles()
    return folder
  }

  private func text(_ path: String, in folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(path), encoding: .utf8)
  }

  @Test("check --fix writes what is certain, says what it did, and finds nothing more the second time")
  func fix() async throws {
    let folder = try rightSite()
    let (model, guide) = ("content/flows/library.yml", "content/en/return.md")
    let before = try text(guide, in: folder)
    try folder.write(
      try text(model, in: folder).replacing(
        "my-books: {label: {en: My books", with: "my-books: {was: My books, label: {en: Borrowed"), to: model)
    try folder.write(before.replacing("[3](step", with: "[2](step"), to: guide)
    let first = try await HatuaProgram.run(["check", "--fix"], in: folder.url)
    #expect(first.status == 0)
    #expect(first.output.isEmpty)
    expectEqual(
      first.errorText,
      """
      content/en/return.md:10:11: fixed[label-unknown]: press “Borrowed”
      content/en/return.md:12:62: fixed[step-number-wrong]: write 3

      """, "standard error")
    expectEqual(try text(guide, in: folder), before.replacing("**My books**", with: "**Borrowed**"), guide)
    let second = try await HatuaProgram.run(["check", "--fix"], in: folder.url)
    #expect(second.status == 0)
    #expect(second.output.isEmpty && second.errors.isEmpty)
  }

  @Test("check --fix leaves what is not certain, and reports it")
  func noFix() async throws {
    let folder = try rightSite()
    let guide = "content/en/return.md"
    let wrong = try text(guide, in: folder).replacing(", then **Yes**", with: "")
    try folder.write(wrong, to: guide)
    let result = try await HatuaProgram.run(["check", "--fix"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
    #expect(result.outputText.contains("repair: press “Yes” after step 3"))
    expectEqual(try text(guide, in: folder), wrong, guide)
  }

  @Test("check --fix leaves a link a link, and lets the same people read a file as before")
  func fixKeepsFile() async throws {
    let folder = try rightSite()
    let manager = FileManager.default
    let wrong = try text("content/en/return.md", in: folder).replacing("[3](step", with: "[2](step")
    try folder.write(wrong, to: "elsewhere/shared.md")
    try folder.write(wrong, to: "content/en/return.md")
    let linked = folder.url.appendingPathComponent("content/en/linked.md").path
    try manager.createSymbolicLink(atPath: linked, withDestinationPath: "../../elsewhere/shared.md")
    let own = folder.url.appendingPathComponent("content/en/return.md").path
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: own)
    let result = try await HatuaProgram.run(["check", "--fix"], in: folder.url)
    #expect(result.status == 0)
    #expect(try manager.destinationOfSymbolicLink(atPath: linked) == "../../elsewhere/shared.md")
    #expect(try text("elsewhere/shared.md", in: folder).contains("[3](step"))
    #expect(try manager.attributesOfItem(atPath: own)[.posixPermissions] as? Int == 0o640)
    #expect(
      try manager.contentsOfDirectory(atPath: folder.url.path + "/content/en").sorted() == ["linked.md", "return.md"])
  }

  @Test("trace shows how a way fails, at once, on the way and at the end")
  func failingWays() async throws {
    let folder = try rightSite()
    let head = "---\ntitle: A\nflow: library\n---\n\n"
    try folder.write(
      head + "For [guests](for:not-signed-in): [done](goal:signed-in).\n\n1. Press **Return**.\n", to: "content/en/a.md"
    )
    try folder.write(
      head
        + "For [members](for:signed-in): [done](goal:no-books).\n\n1. Press **My books**.\n2. [If any](if:has-books), press **Return**.\n",
      to: "content/en/b.md")
    let first = try await HatuaProgram.run(["trace", "a"], in: folder.url)
    #expect(first.status == 0)
    expectEqual(
      first.outputText,
      """
      way 1: start on “Home page” (signed-in: false, books: 0)
          sees “Home page”: Help, Sign in
        step 1: “Return” cannot be done, or does not hold
        this way fails: see hatua check

      """, "standard output")
    let second = try await HatuaProgram.run(["trace", "b"], in: folder.url)
    #expect(
      second.outputText.contains("\n  the end, at which “no-books” does not hold\n  this way fails: see hatua check\n"))
    #expect(second.outputText.contains("\n  the end\n"))
    let pages = [
      (
        "two",
        head
          + "[You](for:not-signed-in), [in](goal:signed-in).\n\n1. **Sign in**\n\n[You](for:not-signed-in), [in](goal:signed-in).\n\n1. **Sign in**\n"
      ),
      ("none", head),
    ]
    for (name, text) in pages { try folder.write(text, to: "content/en/\(name).md") }
    let two = try await HatuaProgram.run(["trace", "two"], in: folder.url)
    #expect(two.outputText.hasPrefix("list 1\n\nway 1: "))
    #expect(two.outputText.contains("\nlist 2\n\nway 1: "))
    let none = try await HatuaProgram.run(["trace", "none"], in: folder.url)
    #expect(none.status == 64)
    #expect(none.errorText == "hatua: the page “none” has 0 step lists\n")
    let some = try await HatuaProgram.run(["trace", "two", "--list", "1", "--max-states", "1"], in: folder.url)
    #expect(some.status == 1)
    #expect(some.errorText == "hatua: there are more than 1 starting states; not all ways are looked at\n")
  }

  @Test(
    "coverage fails below the percentage asked for, and takes no other number",
    arguments: [("20", 0), ("33.3", 0), ("33.4", 1), ("100", 1), ("101", 64), ("-1", 64), ("half", 64)])
  func coverageGate(least: String, status: Int32) async throws {
    let folder = try rightSite()
    let result = try await HatuaProgram.run(["coverage", "--min", least], in: folder.url)
    #expect(result.status == status)
    #expect(result.errors.isEmpty == (status == 0))
    #expect(result.outputText.hasPrefix("library en: 4 of 12 taken (33.3 %)\n") == (status != 64))
  }

  @Test("mutate counts what guides notice, and shows the rest, each at its own line")
  func mutate() async throws {
    let folder = try rightSite()
    for jobs in ["1", "3"] {
      let result = try await HatuaProgram.run(["mutate", "--jobs", jobs], in: folder.url)
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
      expectEqual(
        result.outputText,
        """
        library: 18 of 37 changes noticed by some guide (left out: 0 that change nothing a reader can reach, 1 that contradict the model itself)
          content/flows/library.yml:26: no guide notices when the action “help” is removed
          content/flows/library.yml:26: no guide notices when “help” leads to “profile” in place of “help”
          content/flows/library.yml:46: no guide notices when the action “cancel” is removed
          content/flows/library.yml:46: no guide notices when “cancel” leads to “confirm-return” in place of “books”
          content/flows/library.yml:50: no guide notices when the action “ask-by-mail” is removed
          content/flows/library.yml:53: no guide notices when the outcome “arrives” of “ask-by-mail” is removed
          content/flows/library.yml:53: no guide notices when the outcome “arrives” of “ask-by-mail” no longer sets “mail”
          content/flows/library.yml:54: no guide notices when the outcome “gets-lost” of “ask-by-mail” is removed
          content/flows/library.yml:54: no guide notices when the outcome “gets-lost” of “ask-by-mail” no longer sets “mail”
          content/flows/library.yml:55: no guide notices when the action “leave-help” is removed
          content/flows/library.yml:55: no guide notices when “leave-help” leads to “books” in place of “home”
          content/flows/library.yml:59: no guide notices when the action “full-name” is removed
          content/flows/library.yml:60: no guide notices when the action “pin” is removed
          content/flows/library.yml:60: no guide notices when the labels of “full-name” and “pin” are exchanged
          content/flows/library.yml:65: no guide notices when the action “save” is removed
          content/flows/library.yml:65: no guide notices when the “when” of “save” is negated
          content/flows/library.yml:65: no guide notices when “save” leads to “books” in place of “home”
          content/flows/library.yml:65: no guide notices when the labels of “full-name” and “save” are exchanged
          content/flows/library.yml:65: no guide notices when the labels of “pin” and “save” are exchanged

        """, "standard output")
    }
  }

  @Test("mutate does nothing where guides have errors already: everything would be noticed")
  func mutateWrongSite() async throws {
    let folder = try rightSite()
    try folder.write("---\ntitle: A\nflow: library\n---\n\n1. Press **Nothing**.\n", to: "content/en/a.md")
    let result = try await HatuaProgram.run(["mutate"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errorText.hasPrefix("hatua: the guides have errors already"))
  }

  private static let namesOfNothing: [(arguments: [String], status: Int32)] = [
    (["trace", "nowhere"], 64), (["trace", "return", "--lang", "xx"], 64), (["trace", "return", "--list", "2"], 64),
    (["trace", "return", "--list", "0"], 64), (["model", "graph", "nowhere"], 64), (["model", "stats", "nowhere"], 64),
    (["model", "stats", "library.yml"], 64),
    (["model", "graph", "library", "--lang", "fr"], 64),
    (["model", "graph", "library", "--guide", "nowhere"], 64),
    (["model", "graph", "library", "--format", "promela", "--guide", "nowhere"], 64),
    (["trace", "return", "--root", "nowhere"], 74), (["coverage", "--root", "nowhere"], 74),
    (["mutate", "--root", "nowhere"], 74),
  ]

  @Test("A guide, list, language or model that is not there is named on standard error", arguments: namesOfNothing)
  func notThere(_ given: (arguments: [String], status: Int32)) async throws {
    let folder = try rightSite()
    let result = try await HatuaProgram.run(given.arguments, in: folder.url)
    #expect(result.status == given.status)
    #expect(result.output.isEmpty)
    #expect(result.errorText.hasPrefix("hatua: "))
  }

  @Test(
    "A model is drawn in every form, with states in place of screens, and with a guide's way",
    arguments: [
      ("dot", "digraph \"library\" {\n", "penwidth=3"), ("mermaid", "flowchart TD\n", "linkStyle 3,4,6,7 "),
      ("json", "{\n", "\"isMarked\" : true"), ("promela", "/* The flow model library.", "v_place"),
    ])
  func graphs(format: String, beginning: String, mark: String) async throws {
    let folder = try rightSite()
    let command = ["model", "graph", "library", "--format", format]
    let plain = try await HatuaProgram.run(command, in: folder.url)
    let marked = try await HatuaProgram.run(command + ["--guide", "return"], in: folder.url)
    let states = try await HatuaProgram.run(command + ["--states"], in: folder.url)
    #expect((states.status == 64) == (format == "promela"))
    for result in [plain, marked] + (format == "promela" ? [] : [states]) {
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
      #expect(result.outputText.hasPrefix(beginning))
    }
    #expect(!plain.outputText.contains(mark))
    #expect(marked.outputText.contains(mark))
    #expect(states.outputText.contains("books: 3") == (format != "promela"))
    guard format != "promela" else { return }
    let cut = try await HatuaProgram.run(command + ["--states", "--max-states", "5"], in: folder.url)
    #expect(cut.status == 1)
    #expect(cut.outputText.hasPrefix(beginning))
    #expect(cut.errorText == "hatua: the model has more than 5 states; not all of them are drawn\n")
  }

  @Test("Reports are coloured on a terminal, unless its owner wants none")
  func colour() async throws {
    let folder = try rightSite()
    try folder.write("no front matter", to: "content/en/a.md")
    for (settings, isColoured) in [("TERM=xterm", true), ("TERM=xterm NO_COLOR=1", false), ("TERM=dumb", false)] {
      let result = try await HatuaProgram.run(
        URL(fileURLWithPath: "/bin/bash"),
        ["-c", "unset NO_COLOR; export \(settings); script -qec '\"$HATUA\" check' /dev/null </dev/null"],
        in: folder.url)
      #expect(result.status == 1)
      #expect(result.outputText.contains("front-matter"))
      #expect(result.outputText.contains("\u{1B}[1;31m") == isColoured)
    }
  }
}
