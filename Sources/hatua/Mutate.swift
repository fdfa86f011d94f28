import ArgumentParser
import Diagnostics
import FlowModel
import Guides
import Site

struct Mutate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Change the models one small change at a time, and show the changes that no guide notices.",
    discussion: "Where no guide notices, the product could change so and the documentation would not know.")

  @OptionGroup var arguments: ContentArguments

  @Option(
    name: .shortAndLong, help: ArgumentHelp("How many processor cores to use; all by default.", valueName: "number"))
  var jobs: Int?

  private enum Verdict: Sendable {
    case noticed, unnoticed, changesNothing
    /// The changed model breaks what it says of itself, so that no product can be like it.
    case contradictsModel
  }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1.") }
  }

  func run() async throws {
    let content = try arguments.read()
    let before = arguments.checker(content).check(content.pages, repairing: false).diagnostics
    guard !before.contains(where: { $0.severity == .error }) else {
      Output.error(
        before.contains { $0.id == .searchCutShort }
          ? "a search was cut short, so that nothing can be noticed; raise --max-states"
          : "the guides have errors already, so that nothing can be noticed; see hatua check")
      throw ExitCode(ExitStatus.problemsFound)
    }
    for model in arguments.models(content) { await mutate(model, content) }
  }

  private func mutate(_ model: FlowModel, _ content: SiteContent) async {
    let mutants = model.mutants().sorted { $0.range.start < $1.range.start }
    let progress = Progress("\(model.name): changing the model")
    var done = 0
    var verdicts = [Verdict](repeating: .changesNothing, count: mutants.count)
    let languages = content.config?.languageTags ?? []
    let pages = content.pages.filter { $0.frontMatter.flow == model.name }
    let limit = arguments.maxStates
    await withTaskGroup(of: (Int, Verdict).self) { group in
      var next = 0
      func begin() {
        guard next < mutants.count else { return }
        let (index, mutant) = (next, mutants[next])
        next += 1
        group.addTask {
          let changed = mutant.model()
          let checker = GuideChecker(
            languages: languages, flows: [model.name: .model(changed)], limit: limit, jobs: 1)
          if checker.check(pages, repairing: false).diagnostics.contains(where: { $0.severity == .error }) {
            return (index, .noticed)
          }
          if changed.check(languages: languages, limit: limit).diagnostics.contains(where: Self.isContradiction) {
            return (index, .contradictsModel)
          }
          return (index, model.behavesLike(changed, limit: limit) ? .changesNothing : .unnoticed)
        }
      }
      for _ in 0..<(jobs ?? coreCount) { begin() }
      for await (index, verdict) in group {
        verdicts[index] = verdict
        done += 1
        progress.show("\(model.name): \(done * 100 / mutants.count) % of \(mutants.count) changes")
        begin()
      }
    }
    progress.finish()
    let noticed = verdicts.count { $0 == .noticed }
    let unnoticed = verdicts.count { $0 == .unnoticed }
    let nothing = verdicts.count { $0 == .changesNothing }
    let contradictions = verdicts.count { $0 == .contradictsModel }
    Output.line(
      "\(model.name): \(noticed) of \(counted(noticed + unnoticed, "change")) noticed by some guide "
        + "(left out: \(nothing) that change nothing a reader can reach, \(contradictions) that contradict the model itself)"
    )
    for (mutant, verdict) in zip(mutants, verdicts) where verdict == .unnoticed {
      Output.line("  \(model.source.path):\(mutant.range.start.line): no guide notices when \(mutant.change)")
    }
  }

  private static func isContradiction(_ diagnostic: Diagnostic) -> Bool {
    [.outOfRange, .invariantBroken, .noOutcome].contains(diagnostic.id)
  }
}
