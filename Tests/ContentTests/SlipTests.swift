import Diagnostics
import FlowModel
import Foundation
import Guides
import Testing

/// What a clumsy writer does to our guides, and what the program says of it: the first report stands at the slip and
/// names its cause, and no repair lets the page say something else than it said before.
@Suite("Slips of a writer") struct SlipTests {
  private let content: RealContent
  private let guides: [Guide]

  init() throws {
    content = try RealContent.shared.get()
    guides = content.check(content.pages).guides
  }

  /// How many slips of one rule are tried in a language; all of them when the environment has HATUA_ALL_MUTATIONS.
  private let mostOfRule = ProcessInfo.processInfo.environment["HATUA_ALL_MUTATIONS"] == nil ? 2 : Int.max

  @Test("Of 100 slips in a language, at least 95 are told of first, and at their place", arguments: ["sw", "ru", "en"])
  func slips(language: String) async throws {
    let trials = await trials(language)
    let told = trials.count(where: \.isTold)
    let repairs = trials.flatMap(\.repairs)
    print(
      "\(language): \(Set(trials.map(\.rule)).count) rules, \(trials.count) slips, \(told) told of first at their place,",
      "\(trials.count { $0.reports == 1 }) with one report, \(repairs.count) repairs,",
      "\(repairs.count { $0.effect == .restored }) of them restore what the page said,",
      "\(repairs.count { $0.effect == .other }) say something else")
    for trial in trials where !trial.isTold { print("  \(trial.description)") }
    #expect(trials.count >= 100)
    #expect(Double(told) / Double(max(1, trials.count)) >= 0.95)
    for trial in trials {
      for repair in trial.repairs where repair.effect == .other {
        Issue.record("\(trial.description)\n  “\(repair.title)” lets the page say \(repair.difference)")
      }
      if let harm = trial.harm { Issue.record("\(trial.description)\n  --fix: \(harm)") }
    }
  }

  // MARK: Trials

  private struct Trial: Sendable {
    let rule: String
    let isTold: Bool
    /// How many reports the slip brings.
    let reports: Int
    let repairs: [Repair]
    /// What `--fix` changes that it must not; `nil` where there is nothing.
    let harm: String?
    let description: String
  }

  private struct Repair: Sendable {
    enum Effect: Sendable {
      /// The page says what it said before the slip.
      case restored
      /// It comes nearer to it, or says what it said with the slip, and that is still reported.
      case nearer
      case other
    }

    let title: String
    let effect: Effect
    let difference: String
  }

  private func trials(_ language: String) async -> [Trial] {
    var random = SeededRandom(seed: UInt64(language.utf8.reduce(0) { $0 * 31 + Int($1) }))
    var byRule: [String: [(guide: Guide, slip: Slip)]] = [:]
    for guide in guides where guide.page.language == language {
      guard let model = content.model(of: guide.page) else { continue }
      for slip in Slip.all(in: guide, model, languages: content.languages) {
        byRule[slip.rule, default: []].append((guide, slip))
      }
    }
    var chosen: [(guide: Guide, slip: Slip)] = []
    for (_, slips) in byRule.sorted(by: { $0.key < $1.key }) {
      var slips = slips
      for _ in 0..<min(mostOfRule, slips.count) {
        chosen.append(slips.remove(at: Int(random.next() % UInt64(slips.count))))
      }
    }
    return await withTaskGroup(of: Trial.self) { group in
      for (guide, slip) in chosen { group.addTask { self.try(slip, guide) } }
      var trials: [Trial] = []
      for await trial in group { trials.append(trial) }
      return trials.sorted { $0.description < $1.description }
    }
  }

  private func `try`(_ slip: Slip, _ guide: Guide) -> Trial {
    let file = guide.page.source.path
    let (page, problems) = Page.read(
      SourceFile(path: file, text: slip.text), path: guide.page.path, language: guide.page.language)
    let concerned = content.pagesConcerned(by: guide.page.path, guides)
    func with(_ page: Page) -> [Page] { concerned.map { $0.source.path == file ? page : $0 } }
    let checked = content.check(with(page), repairing: true)
    let reports = (problems + checked.diagnostics).inReportOrder()
    let isTold =
      reports.first.map {
        $0.location.file == file && slip.place.contains($0.location.range.start.line) && slip.ids.contains($0.id)
      } ?? false
    let said = checked.guides.first { $0.page.source.path == file }?.says ?? []
    var tried: Set<[Fix.Edit]> = []
    let repairs = reports.flatMap(\.fixes).compactMap { fix -> Repair? in
      guard let mended = page.applying(fix), tried.insert(fix.edits).inserted else { return nil }
      return repair(fix, with(mended), file, before: guide.says, slip: said)
    }
    return Trial(
      rule: slip.rule, isTold: isTold, reports: reports.count, repairs: repairs,
      harm: harm(of: with(page), reports, file, before: guide.says, slip: said),
      description: "\(slip.rule), \(file):\(slip.place.min() ?? 0)–\(slip.place.max() ?? 0): " + words(reports.first))
  }

  private func words(_ report: Diagnostic?) -> String {
    report.map { "\($0.location.file):\($0.location.range.start.line): \($0.id.rawValue): \($0.message)" } ?? "nothing"
  }

  private func repair(
    _ fix: Fix, _ pages: [Page], _ file: String, before: [String], slip said: [String]
  ) -> Repair {
    let checked = content.check(pages)
    let after = checked.guides.first { $0.page.source.path == file }?.says ?? []
    let works = !checked.diagnostics.contains { $0.severity == .error }
    let effect: Repair.Effect =
      if after == before {
        .restored
      } else if !works, after == said || editDistance(after, before) < editDistance(said, before) {
        .nearer
      } else {
        .other
      }
    return Repair(title: fix.title, effect: effect, difference: difference(before, after))
  }

  /// `--fix` leaves each statement as it was before the slip, or as the slip left it.
  private func harm(of pages: [Page], _ reports: [Diagnostic], _ file: String, before: [String], slip said: [String])
    -> String?
  {
    guard reports.contains(where: { $0.fixes.first?.isCertain ?? false }) else { return nil }
    let after =
      content.check(content.fixed(pages, reports).pages).guides.first { $0.page.source.path == file }?.says ?? []
    if after == before || after == said || editDistance(after, before) < editDistance(said, before) { return nil }
    return difference(before, after)
  }

  private func difference(_ before: [String], _ after: [String]) -> String {
    let changes = after.difference(from: before).map { change in
      switch change {
      case .insert(let offset, let element, _): "\(offset): + \(element)"
      case .remove(let offset, let element, _): "\(offset): - \(element)"
      }
    }
    return changes.joined(separator: "; ")
  }
}
