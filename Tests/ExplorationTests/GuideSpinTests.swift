import Diagnostics
import FlowModel
import Foundation
import Guides
import Testing

/// SPIN runs the same guides: it comes to as many pairs of place and state, and finds a claim false where the checker does.
@Suite struct GuideSpinTests {
  private func page(_ path: String, changedBy change: (String) -> String = { $0 }) throws -> Page {
    let file = Models.siteContent.appending(path: "en/\(path).md")
    let text = change(try String(contentsOf: file, encoding: .utf8))
    return Page.read(SourceFile(path: "content/en/\(path).md", text: text), path: path, language: "en").page
  }

  private func checker() throws -> GuideChecker {
    var flows: [String: KnownFlow] = [:]
    for name in ["aliexpress-cards", "mobile-app"] { flows[name] = .model(try Models.ofSite(name)) }
    return GuideChecker(languages: ["en"], flows: flows, limit: defaultStateLimit)
  }

  /// Guides that go on in no other guide.
  static let guides = [
    "remove-card", "remove-all-cards", "remove-card-unregistered", "pay-without-linking", "add-card", "mobile-app",
    "confirmation-mail-missing", "password-refused",
  ]

  @Test(arguments: guides)
  func `SPIN comes to as many pairs of place and state as the checker, and finds no claim false`(name: String) throws {
    let checker = try checker()
    let pages = [try page(name)]
    let checked = checker.check(pages)
    // Guides that the prose mentions are not looked at here.
    #expect(checked.diagnostics.filter { $0.severity == .error && $0.id != .guideUnknown }.map(\.message) == [])
    let run = try #require(checked.runs.first?.first ?? nil)
    let counts = try Spin.counts(of: try #require(checker.promela(pages, guide: name, language: "en")))
    #expect(counts.errors == 0)
    #expect(counts.stored == run.explored + run.starts + 1)
  }

  /// A guide, what is taken out of it, and what that leads to.
  static let mistakes = [
    ("remove-card", "**Delete**", DiagnosticID.expectationFalse),
    ("remove-card", "**My account**", .stepNotPossible),
    ("remove-all-cards", "[If you are not signed in](if:not-signed-in)", .stepNotPossible),
    ("mobile-app", "**My profile**", .stepNotPossible),
    ("add-card", "**Save**", .expectationFalse),
  ]

  @Test(arguments: mistakes)
  func `SPIN finds a claim false where the checker does`(name: String, words: String, id: DiagnosticID) throws {
    let checker = try checker()
    let pages = [try page(name) { $0.replacing(words, with: "nothing", maxReplacements: 1) }]
    #expect(checker.check(pages, repairing: false).diagnostics.contains { $0.id == id })
    let counts = try Spin.counts(of: try #require(checker.promela(pages, guide: name, language: "en")))
    #expect(counts.errors > 0)
  }
}
