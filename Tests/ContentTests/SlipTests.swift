import Diagnostics
import FlowModel
import Foundation
import Guides
import Testing

/// What a clumsy writer does to our guides, and what the program says of it: the first report stands at the slip and
/// names its cause, and no repair says something else than the page said before.
@Suite("Slips of a writer") struct SlipTests {
  private let content: RealContent
  private let guides: [Guide]

  init() throws {
    content = try RealContent.shared.get()
    guides = content.check(content.pages).guides
  }

  @Test("Of 100 slips in a language, at least 95 are told of first, and at their place", arguments: ["sw", "ru", "en"])
  func slips(language: String) async throws {
    let results = await results(language)
    let good = results.filter(\.isTold)
    for result in results where !result.isTold { print("\(language): \(result.description)") }
    #expect(results.count >= 100)
    #expect(Double(good.count) / Double(max(1, results.count)) >= 0.95)
    for result in results where result.harm != nil {
      Issue.record("\(result.description): \(result.harm ?? "")")
    }
  }

  private struct Result: Sendable {
    let isTold: Bool
    /// What a repair would have changed that the page said; `nil` where none did.
    let harm: String?
    let description: String
  }

  private func results(_ language: String) async -> [Result] {
    var random = SeededRandom(seed: UInt64(language.utf8.reduce(0) { $0 * 31 + Int($1) }))
    var byRule: [String: [(guide: Guide, slip: Slip)]] = [:]
    for guide in guides where guide.page.language == language {
      guard let model = content.model(of: guide.page) else { continue }
      for slip in Slip.all(in: guide.page, foreign: foreign(model, language), labels: labels(model, language)) {
        byRule[slip.rule, default: []].append((guide, slip))
      }
    }
    // As many of each rule as there are, up to a share of the whole.
    let isAll = ProcessInfo.processInfo.environment["HATUA_ALL_MUTATIONS"] != nil
    var chosen: [(guide: Guide, slip: Slip)] = []
    for (_, slips) in byRule.sorted(by: { $0.key < $1.key }) {
      var slips = slips
      while !slips.isEmpty, isAll || chosen.isEmpty || slips.count > 0 {
        guard isAll || chosen.count(where: { $0.slip.rule == slips[0].slip.rule }) < 4 else { break }
        chosen.append(slips.remove(at: Int(random.next() % UInt64(slips.count))))
      }
    }
    return await withTaskGroup(of: Result.self) { group in
      for (guide, slip) in chosen { group.addTask { self.result(slip, guide) } }
      var results: [Result] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.description < $1.description }
    }
  }

  private func labels(_ model: FlowModel, _ language: String) -> Set<String> {
    Set(model.actions.compactMap { $0.label?.text(in: language) })
  }

  private func foreign(_ model: FlowModel, _ language: String) -> [String: String] {
    let own = labels(model, language)
    var foreign: [String: String] = [:]
    for action in model.actions {
      guard let label = action.label?.text(in: language) else { continue }
      foreign[label] = ["en", "ru", "sw"].filter { $0 != language }.lazy.compactMap { action.label?.text(in: $0) }
        .first { !own.contains($0) }
    }
    return foreign
  }

  private func result(_ slip: Slip, _ guide: Guide) -> Result {
    let page = Page.read(
      SourceFile(path: guide.page.source.path, text: slip.lines.joined(separator: "\n")), path: guide.page.path,
      language: guide.page.language)
    let concerned = content.pagesConcerned(by: guide.page.path, guides)
    func with(_ page: Page) -> [Page] { concerned.map { $0.source.path == page.source.path ? page : $0 } }
    let checked = content.check(with(page.page), repairing: true)
    let first = (page.diagnostics + checked.diagnostics).filter { $0.location.file == guide.page.source.path }
      .inReportOrder().first
    let isTold = first.map { slip.place.contains($0.location.range.start.line) && slip.ids.contains($0.id) } ?? false
    let said = first.map { "\($0.location.range.start.line): \($0.id.rawValue): \($0.message)" } ?? "nothing"
    var harm: String?
    for fix in first?.fixes ?? []
    where fix.isCertain && fix.edits.allSatisfy({ $0.location.file == page.page.source.path }) {
      let edits = fix.edits.map { edit in
        Edit(
          range: page.page.source.offset(
            of: edit.location.range.start)..<page.page.source.offset(of: edit.location.range.end),
          text: edit.text)
      }
      let mended = content.check(with(page.page.applying(edits))).guides.first {
        $0.page.source.path == guide.page.source.path
      }
      let (before, after) = (acts(guide), mended.map(acts) ?? [])
      if after != before { harm = "“\(fix.title)” is certain, and the page does \(after) in place of \(before)" }
    }
    return Result(
      isTold: isTold, harm: harm,
      description: "\(slip.rule), \(guide.page.source.path):\(slip.place): \(said)")
  }

  /// What a guide's steps do, in order.
  private func acts(_ guide: Guide) -> [Set<Int>] {
    guide.stepLists.flatMap { $0.statements }.compactMap {
      if case .act(let actions) = $0.kind { Set(actions) } else { nil }
    }
  }
}
