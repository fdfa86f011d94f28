import Diagnostics
import FlowModel
import Guides
import Markdown
import Testing

/// What a guide must say although no step depends on it.
@Suite("Warnings in the guides") struct WarningTests {
  private let content: RealContent
  private let guides: [Guide]

  init() throws {
    content = try RealContent.shared.get()
    guides = content.check(content.pages).guides
  }

  private let refund = ["en": "refund", "ru": "возврат|вернуть деньги", "sw": "kurejesh"]
  private let costsNothing = ["en": "costs nothing", "ru": "бесплатно", "sw": "bure"]

  @Test("Before a card is taken off, the guide tells those who wait for a refund to leave it")
  func refundsAreWaitedFor() throws {
    try everyRemovalSays(refund)
  }

  @Test("A guide whose only aim is that a card goes says that it costs nothing")
  func removalIsFree() throws {
    // Where a card takes another's place, there is no reason to ask.
    try everyRemovalSays(costsNothing) { $0.page.path != "replace-card" }
  }

  @Test("Where the payment password is chosen, the guide says that it is not for signing in")
  func passwordIsForPayments() throws {
    let words = [
      "en": "not sign in with", "ru": "не для входа|Для входа он не нужен", "sw": "si la kuingia|Huingii kwa",
    ]
    var count = 0
    for guide in guides where guide.stepLists.contains(where: { does("payment-password", in: $0, guide) }) {
      try expect(guide.page, says: words)
      count += 1
    }
    #expect(count > 0)
  }

  private func everyRemovalSays(_ words: [String: String], where isMeant: (Guide) -> Bool = { _ in true }) throws {
    var count = 0
    for guide in guides where isMeant(guide) {
      guard let list = guide.stepLists.first(where: { goesOnOrRemoves($0, guide) }), let first = list.lists.first else {
        continue
      }
      try expect(guide.page, before: first, says: words)
      count += 1
    }
    #expect(count > content.languages.count)
  }

  private func expect(
    _ page: Page, before end: Document.NodeID? = nil, says words: [String: String]
  ) throws {
    let pattern = try Regex(#require(words[page.language]))
    let text = (0..<(end ?? page.document.nodes.count)).reduce(into: "") { text, node in
      if case .text(let part) = page.document.nodes[node].kind { text += part }
    }
    let isSaid = text.contains(pattern)
    #expect(isSaid, "\(page.source.path)")
  }

  /// Whether a list takes a card off, by itself or in the guide that it goes on in.
  private func goesOnOrRemoves(_ list: StepList, _ guide: Guide) -> Bool {
    let model = content.model(of: guide.page)
    let aims = list.goals.contains { term in
      guard case .goal(let claim) = term.kind else { return false }
      return model?.conditions[claim.condition].id == "unwanted-gone"
    }
    return aims || does("confirm-removal", in: list, guide)
  }

  private func does(_ action: String, in list: StepList, _ guide: Guide) -> Bool {
    guard let index = content.model(of: guide.page)?.actionNamed[action] else { return false }
    return list.statements.contains { $0.kind == .act([index]) }
  }
}
