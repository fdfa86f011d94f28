import ArgumentParser
import Diagnostics
import FlowModel
import Guides
import Site

struct Coverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show which actions, outcomes and branches of the models no guide takes.")

  @OptionGroup var arguments: ContentArguments

  @Option(help: ArgumentHelp("Fail when a model is covered less than this in some language.", valueName: "percent"))
  var min: Double?

  func validate() throws {
    if let min, !(0...100).contains(min) { throw ValidationError("--min is a number from 0 to 100.") }
  }

  func run() throws {
    let content = try arguments.read()
    let languages = content.config?.languageTags ?? []
    let coverage = arguments.checker(content).coverage(of: content.pages)
    var lowest = 100.0
    for model in arguments.models(content) {
      let all = model.actions.indices.flatMap { action in
        model.actions[action].effects.indices.map { TakenEffect(action: action, effect: $0) }
      }
      var missing: [TakenEffect: [String]] = [:]
      for language in languages {
        let own = coverage.first { $0.flow == model.name && $0.language == language }
        let taken = own?.taken ?? []
        let gaps = all.filter { !taken.contains($0) }
        for gap in gaps { missing[gap, default: []].append(language) }
        let percent = all.isEmpty ? 100 : 100 * Double(all.count - gaps.count) / Double(all.count)
        lowest = Swift.min(lowest, percent)
        Output.line(
          "\(model.name) \(language): \(all.count - gaps.count) of \(all.count) taken (\(written(percent)) %)"
            + (own.map {
              $0.notRun == 0 ? "" : "; \(counted($0.notRun, "step list")) not run to the end, see hatua check"
            }
              ?? ""))
      }
      for gap in all {
        guard let languages = missing[gap] else { continue }
        Output.line("  \(name(gap, model)): not in \(languages.joined(separator: ", "))")
      }
    }
    if let min, lowest < min {
      Output.error("\(written(lowest)) % is less than the \(written(min)) % asked for")
      throw ExitCode(ExitStatus.problemsFound)
    }
  }

  private func name(_ gap: TakenEffect, _ model: FlowModel) -> String {
    let action = model.actions[gap.action]
    let name: String
    switch action.kind {
    case .single, .field: name = action.id
    case .outcomes: name = "\(action.id), outcome \(action.effects[gap.effect].id ?? "")"
    case .branches: name = "\(action.id), branch \(gap.effect + 1)"
    }
    return "\(model.source.path):\(action.effects[gap.effect].range.start.line): \(name)"
  }

  /// With one decimal.
  private func written(_ percent: Double) -> String {
    let tenths = Int((percent * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
