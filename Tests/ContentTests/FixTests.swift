import Diagnostics
import FlowModel
import Guides
import Testing

/// What `check --fix` writes for labels that are wrong: each statement does what it did before, or what the mistake made
/// of it, and never a third thing.
@Suite("Repairs that are written unseen") struct FixTests {
  private let content: RealContent
  private let guides: [Guide]

  init() throws {
    content = try RealContent.shared.get()
    guides = content.check(content.pages).guides
  }

  @Test("--fix never changes which action a statement does")
  func actionsStay() async {
    let trials = await trials()
    print(
      "\(trials.count) wrong labels, \(trials.count { $0.isRestored }) written right again,",
      "\(trials.count { $0.third != nil }) made a third thing")
    for trial in trials {
      if let third = trial.third { Issue.record("\(trial.description)\n  --fix makes it \(third)") }
    }
    // The least that is restored; a little below what was measured.
    #expect(trials.count > 300)
    #expect(Double(trials.count { $0.isRestored }) / Double(max(1, trials.count)) > 0.2)
  }

  private struct Trial: Sendable {
    let isRestored: Bool
    /// What a statement does then; `nil` where every one does what it did before or with the mistake.
    let third: String?
    let description: String
  }

  private func trials() async -> [Trial] {
    await withTaskGroup(of: [Trial].self) { group in
      for (place, guide) in guides.enumerated() {
        guard let model = content.model(of: guide.page) else { continue }
        var random = SeededRandom(seed: UInt64(place))
        let kinds: [Mutation.Kind: UInt64] = [.labelReplaced: 80, .labelsExchanged: 20, .labelForeign: 8]
        let mutants = Mutation.all(of: guide, model, languages: content.languages)
          .filter { mutation in kinds[mutation.kind].map { random.next() % $0 == 0 } ?? false }
          .compactMap { mutation in
            mutation.mutant(of: guide, model).map { ($0.page, "\(mutation.kind.rawValue), \(mutation.change)") }
          }
        let pages = mutants + mistyped(guide, &random)
        group.addTask { pages.map { self.fix($0.0, $0.1, guide) } }
      }
      var trials: [Trial] = []
      for await some in group { trials += some }
      return trials
    }
  }

  /// The guide with one label mistyped: one to three letters are dropped, doubled, exchanged or others.
  private func mistyped(_ guide: Guide, _ random: inout SeededRandom) -> [(Page, String)] {
    var pages: [(Page, String)] = []
    for statement in guide.stepLists.flatMap(\.statements) where random.next() % 3 == 0 {
      guard case .act = statement.kind, let range = guide.page.labelWords(statement) else { continue }
      var letters = Array(guide.page.text(in: range))
      for _ in 0...random.next() % 3 where letters.count > 2 {
        let place = Int(random.next() % UInt64(letters.count - 1))
        switch random.next() % 4 {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        case 2: letters.swapAt(place, place + 1)
        default: letters[place] = letters[Int(random.next() % UInt64(letters.count))]
        }
      }
      let text = String(letters)
      pages.append((guide.page.applying([Edit(range: range, text: text)]), "“\(text)”"))
    }
    return pages
  }

  private func fix(_ page: Page, _ what: String, _ guide: Guide) -> Trial {
    let concerned = content.pagesConcerned(by: guide.page.path, guides)
      .map { $0.source.path == page.source.path ? page : $0 }
    let checked = content.check(concerned, repairing: true)
    func says(_ guides: [Guide]) -> [String] {
      guides.first { $0.page.source.path == page.source.path }?.says ?? []
    }
    let (before, wrong) = (guide.says, says(checked.guides))
    let pages = content.fixed(concerned, checked.diagnostics).pages
    let after =
      zip(concerned, pages).allSatisfy { $0.source.bytes == $1.source.bytes }
      ? wrong : says(content.check(pages).guides)
    var third: String?
    if after.count != before.count {
      third = after == wrong ? nil : after.joined(separator: "; ")
    } else {
      // Where the mistake has spoiled the markup, a statement may come back of which nobody knows what it does.
      let left = wrong.count == before.count ? wrong : before.map { _ in "?" }
      third = after.indices.first { after[$0] != before[$0] && after[$0] != left[$0] }
        .map { "\(after[$0]) in place of \(before[$0])" }
    }
    return Trial(
      isRestored: after == before && wrong != before, third: third, description: "\(page.source.path), \(what)")
  }
}
