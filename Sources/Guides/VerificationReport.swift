import Diagnostics
import FlowModel
import Markdown

/// Words what running a step list has shown, in the list's language of labels (LANGUAGE.md §4).
struct VerificationReport {
  let places: ProgramPlaces
  let model: FlowModel
  let limit: Int
  let program: Program
  /// What is known of the runs of other lists.
  let others: GuideSet

  private typealias Place = ProgramPlaces.Place

  private var page: Page { places.page }
  private var list: StepList { places.list }

  func problems(_ verification: Verification) -> [Problem] {
    // Several failures of a list that this one goes on in have one place here: one of a kind is enough.
    var seen: [SourceLocation: Set<DiagnosticID>] = [:]
    return verification.findings.compactMap { finding in
      guard let diagnostic = diagnostic(finding),
        seen[diagnostic.location, default: []].insert(diagnostic.id).inserted
      else { return nil }
      var problem = Problem(diagnostic, cause: cause(finding))
      problem.listRun = list.number
      return problem
    }
  }

  /// What a search for repairs begins from.
  private func cause(_ finding: Verification.Finding) -> Problem.Cause? {
    switch finding.failure {
    case .notPossible(let instruction), .expectationFalse(let instruction), .ambiguous(let instruction, _):
      places[instruction].isOwn
        ? finding.lastState.map {
          .failure(list: list.number, statement: instruction, $0, before: earlierActs(finding.way))
        } : .list(list.number)
    case .goalNotReached: finding.lastState.map { .goal(list: list.number, $0) }
    case .endlessLoop: .loop(list: list.number)
    case .unreachable, .noSuchReader, .nothingToDo, .alwaysTrue, .neverTrue: .list(list.number)
    case .cutShort: nil
    }
  }

  private func diagnostic(_ finding: Verification.Finding) -> Diagnostic? {
    switch finding.failure {
    case .notPossible(let instruction): atStatement(.stepNotPossible, instruction, finding, notPossible)
    case .ambiguous(let instruction, let actions):
      atStatement(.labelAmbiguous, instruction, finding) { place in
        let names = actions.map { model.actions[$0].id }.joined(separator: " and ")
        return "step \(place.step.number) presses “\(place.words)”, which can be \(names) here"
      }
    case .expectationFalse(let instruction):
      atStatement(.expectationFalse, instruction, finding) { place in
        "step \(place.step.number) says that “\(claimName(place))” holds, but for some reader it does not"
      }
    case .goalNotReached(let index): goalNotReached(index, finding)
    case .endlessLoop:
      atList(.endlessLoop, finding, "some reader gets to where the end of this list can no longer be reached")
    case .noSuchReader: atList(.noSuchReader, finding, "no reader fits what this list asks for: \(audience)")
    case .nothingToDo:
      atList(
        .nothingToDo, finding, "for every reader whom this list is for, its goal is reached before the first step",
        notes: ["say with “goal:” what the steps change, or with “for:” who still needs them"])
    case .cutShort:
      Diagnostic(
        .searchCutShort, at: page.firstLine(of: list.lists[0]),
        "running this list takes more than \(limit) states; it was cut short, so that nothing is certain",
        notes: ["narrow it with a “for:” link, or allow more states with --max-states"])
    case .unreachable(let instruction):
      atStatement(.stepUnreachable, instruction, finding) { place in
        "no reader ever gets to this part of step \(place.step.number)"
      }
    case .neverTrue(let instruction):
      atStatement(.conditionNeverTrue, instruction, finding) { place in
        "“\(claimName(place))” holds for no reader who gets here, so that nobody does what this “if” covers"
      }
    case .alwaysTrue(let instruction):
      atStatement(.conditionAlwaysTrue, instruction, finding) { place in
        "“\(claimName(place))” holds for every reader who gets here, so that this “if” decides nothing"
      }
    }
  }

  /// The list's own actions on a way, the last one first.
  private func earlierActs(_ way: [Verification.Stage]) -> [Problem.EarlierAct] {
    var acts: [Problem.EarlierAct] = []
    var state: State?
    for stage in way {
      switch stage {
      case .start(let first): state = first
      case .act(let instruction, _, _, let next):
        if let state, places[instruction].isOwn {
          acts.append(Problem.EarlierAct(statement: instruction, state: state))
        }
        state = next
      case .skip, .jump: break
      }
    }
    return acts.reversed()
  }

  // MARK: Places

  /// A failure of a list that this one goes on in is reported where it goes on, unless that list fails by itself.
  private func atStatement(
    _ id: DiagnosticID, _ instruction: Int, _ finding: Verification.Finding, _ message: (Place) -> String
  ) -> Diagnostic? {
    let place = places[instruction]
    let node = place.list.statements[place.statement].node
    if place.isOwn {
      guard finding.isOfSentReaders, let sender = program.sender(on: finding.way) else {
        return diagnostic(id, page.location(of: node), message(place), finding)
      }
      // Who sends readers where they cannot go on is told; here, where they set out for there, only if those are others.
      guard !others.fails(page, place.statement, id, inRunOf: places[sender].page),
        let own = lastOwn(before: sender, on: finding.way)
      else { return nil }
      var result = diagnostic(
        id, page.location(of: list.statements[own].node),
        "going on in “\(places[sender].page.frontMatter.title)”, and from there back here, " + message(place), finding)
      result.related = [Related(at: page.location(of: node), "the statement that fails")]
      return result
    }
    guard !others.fails(place.page, place.statement, id), let own = finding.lastOwn else { return nil }
    // Where a third guide sends its own readers there as well, that is told there.
    if let sender = lastCrossing(finding.way), !places[sender].isOwn,
      others.fails(place.page, place.statement, id, inRunOf: places[sender].page)
    {
      return nil
    }
    var result = diagnostic(
      id, page.location(of: list.statements[own].node),
      "going on in “\(place.page.frontMatter.title)”, " + message(place), finding)
    result.related = [Related(at: place.page.location(of: node), "the statement that fails")]
    return result
  }

  /// The instruction that last sent the reader of a way from one list into another.
  private func lastCrossing(_ way: [Verification.Stage]) -> Int? {
    for case .jump(let from, let to) in way.reversed() where places[from].page.path != places[to].page.path {
      return from
    }
    return nil
  }

  /// The list's own instruction from which a reader left for where an instruction sends them back.
  private func lastOwn(before sender: Int, on way: [Verification.Stage]) -> Int? {
    var own: Int?
    for stage in way {
      guard case .jump(let from, let to) = stage else { continue }
      if from == sender { return own }
      if places[from].isOwn, !places[to].isOwn { own = from }
    }
    return own
  }

  private func atList(
    _ id: DiagnosticID, _ finding: Verification.Finding, _ message: String, notes: [String] = []
  ) -> Diagnostic {
    var diagnostic = diagnostic(id, page.firstLine(of: list.lists[0]), message, finding)
    diagnostic.notes += notes
    return diagnostic
  }

  private func goalNotReached(_ index: Int, _ finding: Verification.Finding) -> Diagnostic? {
    let goal = list.goals[index]
    // Where the end is another list's, and that misses a goal for its own readers, there is where to look.
    if let last = finding.way.last?.instruction, !places[last].isOwn, others.missesGoal(places[last].page) {
      return nil
    }
    var name = ""
    if case .goal(let claim) = goal.kind { name = model.name(of: claim) }
    return diagnostic(
      .goalNotReached, page.location(of: goal.node),
      "at the end of the list “\(name)” does not hold for every reader", finding)
  }

  private func diagnostic(
    _ id: DiagnosticID, _ location: SourceLocation, _ message: String, _ finding: Verification.Finding
  ) -> Diagnostic {
    Diagnostic(id, at: location, message, notes: notes(finding.way), trace: trace(finding.way))
  }

  // MARK: Words

  private func notPossible(_ place: Place) -> String {
    guard case .act(let actions) = place.list.statements[place.statement].kind else { return "" }
    let action = model.actions[actions[0]]
    let step = "step \(place.step.number)"
    guard let label = action.label?.text(in: page.language) else {
      return "\(step) does “\(action.id)”, which is not possible where the reader is"
    }
    let verb = action.kind == .field ? "fills in" : "presses"
    return "\(step) \(verb) “\(label)”, which is not on the reader's screen"
  }

  private func claimName(_ place: Place) -> String {
    switch place.list.statements[place.statement].kind {
    case .expect(let claim), .branch(.some(let claim)): model.name(of: claim)
    default: ""
    }
  }

  private var audience: String {
    let names = list.contract.compactMap { term -> String? in
      switch term.kind {
      case .audience(let claim): model.name(of: claim)
      case .start(let start): model.starts[start].id
      case .goal, .unresolved: nil
      }
    }
    return names.isEmpty ? "its start has no state" : names.joined(separator: " and ")
  }

  private func trace(_ way: [Verification.Stage]) -> [TraceEntry] {
    way.compactMap { stage in
      switch stage {
      case .start(let state): model.traceEntry(state, action: nil, in: page.language)
      case .act(_, let action, _, let state): model.traceEntry(state, action: action, in: page.language)
      case .skip, .jump: nil
      }
    }
  }

  /// The way in words, then the screen that it ends on.
  private func notes(_ way: [Verification.Stage]) -> [String] {
    var notes: [String] = []
    var state: State?
    for stage in way {
      switch stage {
      case .start(let first):
        notes.append("the shortest way here: \(model.wordsForStart(first, in: page.language))")
        state = first
      case .act(let instruction, let action, let effect, let new):
        guard let old = state else { break }
        notes.append(
          "  \(places.stepName(instruction)): "
            + model.wordsForMove(action, effect: effect, from: old, to: new, in: page.language))
        state = new
      case .skip(let instruction): notes.append("  " + skipped(instruction))
      case .jump(let instruction, let target):
        notes.append("  \(places.stepName(instruction)): \(places.going(from: instruction, to: target))")
      }
    }
    if let state { notes.append("the reader now sees \(model.wordsForScreen(state, in: page.language))") }
    return notes
  }

  private func skipped(_ instruction: Int) -> String {
    let place = places[instruction]
    let isWhole = place.step.statements.lowerBound == place.statement
    let what =
      isWhole ? "\(places.stepName(instruction)) is skipped" : "the rest of \(places.stepName(instruction)) is skipped"
    guard case .branch(.some(let claim)) = place.list.statements[place.statement].kind else {
      return "\(what), as the reader likes"
    }
    return "\(what): \(model.name(of: claim.negated))"
  }
}

extension Verification.Stage {
  /// The instruction that was carried out; none at the start.
  fileprivate var instruction: Int? {
    switch self {
    case .start: nil
    case .act(let instruction, _, _, _), .skip(let instruction), .jump(let instruction, _): instruction
    }
  }
}

extension FlowModel {
  /// A condition as a guide names it: `has-books` or `not-has-books`.
  func name(of claim: Claim) -> String {
    (claim.isNegated ? "not-" : "") + conditions[claim.condition].id
  }
}
