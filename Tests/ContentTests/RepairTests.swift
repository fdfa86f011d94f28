import Diagnostics
import Foundation
import Guides
import Testing

@Suite("Repairs of mistakes in the real guides") struct RepairTests {
  private let content: RealContent
  private let guides: [Guide]

  init() throws {
    content = try RealContent.shared.get()
    guides = content.check(content.pages).guides
  }

  /// The least shares of the mistakes for which a repair is proposed, and for which it leaves nothing wrong.
  /// A little below what was measured.
  private let least = (proposed: 0.96, whole: 0.94)

  @Test("A repair that is proposed for a mistake never makes it worse, and often leaves nothing wrong")
  func repairsRepair() async {
    let trials = await trials()
    for kind in Mutation.Kind.allCases {
      let some = trials.filter { $0.kind == kind }
      print(
        "\(kind.rawValue): \(some.count) mistakes, \(some.count { $0.after != nil }) repairs,",
        "\(some.count { $0.after == 0 }) leave nothing wrong, \(some.count { $0.isRestored }) restore the text")
    }
    for trial in trials {
      guard let after = trial.after else { continue }
      #expect(after <= trial.before, "a repair makes it worse: \(trial.description)")
    }
    let count = Double(max(1, trials.count))
    #expect(Double(trials.count { $0.after != nil }) / count >= least.proposed)
    #expect(Double(trials.count { $0.after == 0 }) / count >= least.whole)
  }

  private struct Trial: Sendable {
    let kind: Mutation.Kind
    /// Errors that the mistake leads to.
    let before: Int
    /// Errors left after the first repair proposed; `nil` when none is proposed.
    let after: Int?
    let isRestored: Bool
    let description: String
  }

  private func trials() async -> [Trial] {
    await withTaskGroup(of: [Trial].self) { group in
      for (place, guide) in guides.enumerated() {
        guard let model = content.model(of: guide.page) else { continue }
        var random = SeededRandom(seed: UInt64(place))
        // A search for a repair takes many runs: few mistakes are tried, of labels still fewer.
        #if DEBUG
          let (ofLabels, ofOthers): (UInt64, UInt64) = (300, 40)
        #else
          let (ofLabels, ofOthers): (UInt64, UInt64) = (60, 8)
        #endif
        let some = Mutation.all(of: guide, model, languages: content.languages).filter { mutation in
          random.next() % (mutation.kind == .labelReplaced || mutation.kind == .labelsExchanged ? ofLabels : ofOthers)
            == 0
        }
        group.addTask {
          some.compactMap { mutation in mutation.mutant(of: guide, model).map { self.repair($0, mutation, guide) } }
        }
      }
      var trials: [Trial] = []
      for await some in group { trials += some }
      return trials
    }
  }

  private func repair(_ mutant: Mutant, _ mutation: Mutation, _ guide: Guide) -> Trial {
    let concerned = content.pagesConcerned(by: guide.page.path, guides)
    func with(_ page: Page) -> [Page] { concerned.map { $0.source.path == page.source.path ? page : $0 } }
    let reports = content.check(with(mutant.page), repairing: true).diagnostics
    let edits = reports.flatMap(\.fixes).map(\.edits).first { edits in
      !edits.isEmpty && edits.allSatisfy { $0.location.file == mutant.page.source.path }
    }
    let repaired = edits.map { edits in
      mutant.page.applying(
        edits.map { edit in
          let start = mutant.page.source.offset(of: edit.location.range.start)
          return Edit(range: start..<mutant.page.source.offset(of: edit.location.range.end), text: edit.text)
        })
    }
    return Trial(
      kind: mutation.kind, before: reports.count,
      after: repaired.map { content.check(with($0)).diagnostics.count },
      isRestored: repaired?.source.bytes == guide.page.source.bytes,
      description: "\(guide.page.source.path), \(mutation.kind.rawValue), \(mutation.change)")
  }
}
