import FlowModel
import Guides
import Testing

@Suite struct Insight {
  @Test("a run begins with every state that the contract allows")
  func startCounts() throws {
    // signed-in: 2 values; books 1, 2 and 3.
    let run = try #require(LibrarySite(["en/g": rightGuide]).check().runs.first?.first ?? nil)
    #expect(run.starts == 6)
  }

  @Test("a trace shows everything that can happen in a list, and nothing twice over")
  func trace() throws {
    let site = LibrarySite(["en/g": rightGuide])
    let tracers = try #require(site.checker.tracers(site.pages, guide: "g", language: "en"))
    let tracer = try #require(tracers.first ?? nil)
    let ways = tracer.ways().map { $0.lines.joined(separator: "\n") }
    #expect(ways.count == 3)
    #expect(
      ways.first == """
        way 1: start on “Home page” (signed-in: false, books: 1)
            sees “Home page”: Help, Sign in
          step 1: for this reader (not-signed-in)
          step 1: press “Sign in” (signed-in: true)
            sees “Home page”: Help, My books
          step 2: press “My books” → “My books”
            sees “My books”: Help, Return
          step 3: press “Return” → “Give it back”
            sees “Give it back”: Yes, Cancel
          step 3: press “Yes” → “My books” (books: 0)
            sees “My books”: Help
          step 4: not for this reader (not-has-books)
          the end
        """)
  }

  @Test("coverage names what guides do, with each outcome")
  func coverage() throws {
    let site = LibrarySite(["en/g": rightGuide])
    let model = try #require(site.model)
    let coverage = try #require(site.checker.coverage(of: site.pages).first)
    #expect(coverage.flow == "library")
    let done = coverage.taken.map { model.actions[$0.action].id }.sorted()
    #expect(done == ["confirm", "my-books", "return-book", "sign-in"])
    #expect(coverage.notRun == 0)
  }

  @Test("coverage tells outcomes apart that come to the same, and counts lists that fail")
  func coverageOfOutcomes() throws {
    var site = LibrarySite([
      "en/g": "In the end [none](goal:dice).\n\n1. [Roll](do:roll).\n\n[One](goal:dice).\n\n1. **No**\n"
    ])
    site.flow = """
      state: {rolled: {values: bool, start: false}}
      starts: {table: {screen: table}}
      conditions: {dice: {is: rolled}}
      screens:
        table:
          title: {en: Table}
          actions:
            roll: {outcomes: {odd: {set: {rolled: true}}, even: {set: {rolled: true}}}}
      """
    let coverage = try #require(site.checker.coverage(of: site.pages).first)
    #expect(coverage.taken.map(\.effect).sorted() == [0, 1])
    #expect(coverage.notRun == 1)
  }

  @Test("every kind of change of a model is made once in each place")
  func mutants() throws {
    let model = try #require(LibrarySite([:]).model)
    let changes = model.mutants().map(\.change)
    #expect(changes.count { $0.hasSuffix("is removed") && $0.hasPrefix("the action") } == model.actions.count)
    #expect(changes.contains("the “when” of “sign-in” is negated"))
    #expect(changes.contains("the outcome “gets-lost” of “ask-by-mail” is removed"))
    #expect(changes.contains("“confirm” no longer sets “books”"))
    #expect(changes.contains("the labels of “confirm” and “cancel” are exchanged"))
    #expect(changes.contains("“mail” starts with arrived in place of none"))
    #expect(changes.contains("“leave-help” leads to “books” in place of “home”"))
  }

  @Test("a model behaves like itself, and unlike each of its mutants that a reader could tell from it")
  func behaviour() throws {
    let model = try #require(LibrarySite([:]).model)
    #expect(model.behavesLike(model, limit: 10_000))
    for mutant in model.mutants() where mutant.change == "“confirm” no longer sets “books”" {
      #expect(!model.behavesLike(mutant.model(), limit: 10_000))
    }
  }
}
