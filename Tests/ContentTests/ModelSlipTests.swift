import Diagnostics
import FlowModel
import Foundation
import Guides
import Testing

/// What a clumsy writer does to our flow models, and what the program says of it.
@Suite("Slips in flow models") struct ModelSlipTests {
  private let content: RealContent

  init() throws { content = try RealContent.shared.get() }

  @Test("Of 100 slips in models, at least 95 are told of first, and at their place")
  func slips() async {
    let trials = await trials()
    let told = trials.count(where: \.isTold)
    print(
      "models: \(Set(trials.map(\.rule)).count) rules, \(trials.count) slips, \(told) told of first at their place,",
      "\(trials.count { $0.reports == 1 }) with one report")
    for trial in trials where !trial.isTold { print("  \(trial.description)") }
    #expect(trials.count >= 100)
    #expect(Double(told) / Double(max(1, trials.count)) >= 0.95)
  }

  private struct Trial: Sendable {
    let rule: String
    let isTold: Bool
    let reports: Int
    let description: String
  }

  private func trials() async -> [Trial] {
    var random = SeededRandom(seed: 1)
    var byRule: [String: [(source: SourceFile, slip: ModelSlip)]] = [:]
    for model in content.models {
      for slip in ModelSlip.all(in: model.source, content.languages) {
        byRule[slip.rule, default: []].append((model.source, slip))
      }
    }
    let most = ProcessInfo.processInfo.environment["HATUA_ALL_MUTATIONS"] == nil ? 4 : Int.max
    var chosen: [(source: SourceFile, slip: ModelSlip)] = []
    for (_, slips) in byRule.sorted(by: { $0.key < $1.key }) {
      var slips = slips
      for _ in 0..<min(most, slips.count) {
        chosen.append(slips.remove(at: Int(random.next() % UInt64(slips.count))))
      }
    }
    return await withTaskGroup(of: Trial.self) { group in
      for (source, slip) in chosen { group.addTask { self.try(slip, source) } }
      var trials: [Trial] = []
      for await trial in group { trials.append(trial) }
      return trials.sorted { $0.description < $1.description }
    }
  }

  private func `try`(_ slip: ModelSlip, _ source: SourceFile) -> Trial {
    let reports = content.reports(
      withModel: SourceFile(path: source.path, text: slip.text)
    ).inReportOrder()
    let first = reports.first
    let isTold =
      first.map {
        $0.location.file == source.path && slip.place.contains($0.location.range.start.line) && slip.ids.contains($0.id)
      } ?? false
    let said =
      first.map { "\($0.location.file):\($0.location.range.start.line): \($0.id.rawValue): \($0.message)" } ?? "nothing"
    return Trial(
      rule: slip.rule, isTold: isTold, reports: reports.count,
      description: "\(slip.rule), \(source.path):\(slip.place): \(said)")
  }
}

extension RealContent {
  /// Everything that is said of the site with another text of one of its models.
  func reports(withModel source: SourceFile) -> [Diagnostic] {
    let (model, problems) = FlowModel.load(source, languages: languages)
    var flows = self.flows
    let name = flows.first { if case .model(let model) = $0.value { model.source.path == source.path } else { false } }
    guard let name = name?.key else { return problems }
    flows[name] = model.map { .model($0) } ?? .unreadable
    let limit = 1_000_000
    return problems + (model?.check(languages: languages, limit: limit).diagnostics ?? [])
      + GuideChecker(languages: languages, flows: flows, limit: limit).check(pages, repairing: false).diagnostics
  }
}
