import FlowModel

/// What guides take of a model, in one language.
package struct FlowCoverage: Sendable {
  package let flow: String
  package let language: String
  /// Every action that some guide does, with each outcome or branch that followed.
  package let taken: Set<TakenEffect>
  /// How many step lists cannot be run, or not to their end, and so take less than they say.
  package let notRun: Int
}

extension GuideChecker {
  /// For each model and language, what its guides take of it; in the order of names and of the pages.
  package func coverage(of pages: [Page]) -> [FlowCoverage] {
    struct Key: Hashable {
      let flow: String
      let language: String
    }
    let (set, _) = read(pages)
    var taken: [Key: Set<TakenEffect>] = [:]
    var notRun: [Key: Int] = [:]
    for (guide, runs) in zip(set.guides, set.runs) {
      guard let model = model(of: guide.page) else { continue }
      let key = Key(flow: model.name, language: guide.page.language)
      for run in runs {
        taken[key, default: []].formUnion(run.verification?.taken ?? [])
        notRun[key, default: 0] += run.verification?.findings.isEmpty ?? false ? 0 : 1
      }
    }
    return taken.map { key, taken in
      FlowCoverage(flow: key.flow, language: key.language, taken: taken, notRun: notRun[key] ?? 0)
    }
    .sorted { ($0.flow, $0.language) < ($1.flow, $1.language) }
  }

  /// For each step list of a guide what shows the ways through it; `nil` for a list that cannot be run.
  /// - Returns: `nil` when there is no such guide.
  package func tracers(_ pages: [Page], guide path: String, language: String) -> [GuideTracer?]? {
    let cache = RunCache(limit: limit)
    let (set, _) = read(pages)
    guard let place = set.index.guide(path, language) else { return nil }
    let guide = set.guides[place]
    guard let model = model(of: guide.page) else { return [] }
    return guide.stepLists.map { list in
      guard let (program, segments) = set.index.program(of: list, in: guide, among: set.guides) else { return nil }
      return GuideTracer(
        places: ProgramPlaces(page: guide.page, list: list, segments: set.lists(of: segments)), model: model,
        program: program, space: cache.space(of: model), limit: limit)
    }
  }

  /// The actions that a guide's lists are seen to do, with what followed, on its own model; `nil` when there is no such guide.
  package func taken(_ pages: [Page], guide path: String, language: String) -> (flow: String, taken: Set<TakenEffect>)?
  {
    let (set, _) = read(pages)
    guard let place = set.index.guide(path, language), let model = model(of: set.guides[place].page) else { return nil }
    return (model.name, set.runs[place].reduce(into: []) { $0.formUnion($1.verification?.taken ?? []) })
  }
}

extension GuideChecker {
  /// A model under the control of a guide's first step list, in Promela, for the model checker
  /// SPIN; `nil` when the list cannot be run.
  package func promela(_ pages: [Page], guide path: String, language: String) -> String? {
    let (set, _) = read(pages)
    guard let place = set.index.guide(path, language), let model = model(of: set.guides[place].page),
      let list = set.guides[place].stepLists.first,
      let (program, _) = set.index.program(
        of: list, in: set.guides[place], among: set.guides)
    else { return nil }
    return model.promela(controlledBy: program.control)
  }
}

extension Program {
  /// The program in the model's own terms.
  fileprivate var control: ControlProgram {
    func place(_ instruction: Int) -> Int { instruction == Self.end ? instructions.count : instruction }
    func claim(_ claim: Claim) -> ControlProgram.Claim {
      ControlProgram.Claim(condition: claim.condition, isNegated: claim.isNegated)
    }
    let list = instructions.enumerated().map { index, instruction -> (ControlProgram.Instruction, Int) in
      switch instruction {
      case .act(let actions): (.act(actions), place(next[index]))
      case .expect(let condition): (.expect(claim(condition)), place(next[index]))
      case .branch(let condition, let otherwise):
        (.branch(condition.map(claim), otherwise: place(otherwise)), place(next[index]))
      case .jump(let target): (.go, place(target))
      case .pass: (.go, place(next[index]))
      }
    }
    return ControlProgram(
      instructions: list.map { (instruction: $0.0, next: $0.1) }, starts: starts, audience: audience.map(claim),
      goals: goals.map(claim))
  }
}
