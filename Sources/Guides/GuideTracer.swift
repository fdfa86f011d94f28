package import FlowModel

/// A way of a reader through a step list, for people who want to see what the checker sees.
package struct ReaderWay: Sendable {
  /// Lines of text, indented by what they belong to.
  package let lines: [String]
}

/// Ways through a step list in which everything that can happen in it happens at least once: every start that takes
/// its own turn, every outcome, every option, every failure.
package struct GuideTracer {
  private struct Node: Hashable {
    let instruction: Int
    let state: StateSpace.Number
  }

  private struct Edge: Hashable {
    enum Kind: Hashable {
      case move(Following.Kind)
      /// What is said here cannot be done, or does not hold, for some reader.
      case fails
      /// The model itself is wrong where the action leads.
      case modelFails
      /// A goal, by its index, does not hold at the end.
      case misses(goal: Int)
    }

    let instruction: Int
    let kind: Kind

    /// The way ends here, but not at its goal.
    var isFailure: Bool { if case .move = kind { false } else { true } }
  }

  /// A failure leads nowhere else.
  private typealias Step = (from: Node, edge: Edge, to: Node)

  private let places: ProgramPlaces
  private let model: FlowModel
  private let program: Program
  private let space: StateSpace
  private let starts: [Node]
  /// Whether the ways from all starting states are looked at; the limit may leave some out.
  package let isComplete: Bool

  /// No list is shown in more ways.
  package static let mostWays = 60

  init(
    places: ProgramPlaces, model: FlowModel, program: Program, space: StateSpace, limit: Int
  ) {
    self.places = places
    self.model = model
    self.program = program
    self.space = space
    let first = program.instructions.isEmpty ? Program.end : 0
    let found = program.starts.map { start in
      space.states(of: start, limit: limit) { state in program.audience.allSatisfy { space.holds($0, in: state) } }
    }
    starts = found.flatMap(\.states).map { Node(instruction: first, state: $0) }
    isComplete = found.allSatisfy(\.areAll)
  }

  /// The ways, shorter ones first; at most ``mostWays``.
  package func ways() -> [ReaderWay] {
    var covered: Set<Edge> = []
    var ways: [[Step]] = []
    while ways.count < Self.mostWays, let way = nextWay(covered) {
      for step in way { covered.insert(step.edge) }
      ways.append(way)
    }
    return ways.enumerated().map { ReaderWay(lines: lines($1, number: $0 + 1)) }
  }

  /// Every action that readers do on their ways, from state to state.
  package func stateSteps() -> Set<StateStep> {
    var found: Set<StateStep> = []
    _ = search(from: starts) { step in
      if let step, case .move(.act(let action, _)) = step.edge.kind {
        found.insert(
          StateStep(from: space.state(step.from.state), action: action, to: space.state(step.to.state)))
      }
      return false
    }
    return found
  }

  /// The shortest way that shows something new, gone on with to its end.
  private func nextWay(_ covered: Set<Edge>) -> [Step]? {
    guard let beginning = search(from: starts, until: { step in step.map { !covered.contains($0.edge) } ?? false }),
      let last = beginning.last
    else { return nil }
    if last.edge.isFailure { return beginning }
    // On to the end, or where there is none for this reader, to the failure that is in the way.
    let rest = search(from: [last.to]) { $0 == nil } ?? search(from: [last.to]) { $0?.edge.isFailure ?? false }
    return beginning + (rest ?? [])
  }

  /// The steps to the first thing found, breadth-first, by the number of statements. `found` is asked for each step, and
  /// with `nil` at the list's end.
  private func search(from: [Node], until found: (Step?) -> Bool) -> [Step]? {
    var parents: [Node: Step] = [:]
    var seen = Set(from)
    var queue = from
    var next = 0
    func way(to node: Node, adding last: Step?) -> [Step] {
      var steps = last.map { [$0] } ?? []
      var current = last?.from ?? node
      while let step = parents[current] {
        steps.append(step)
        current = step.from
      }
      return steps.reversed()
    }
    while next < queue.count {
      let node = queue[next]
      next += 1
      let steps = steps(from: node)
      if node.instruction == Program.end, steps.isEmpty, found(nil) { return way(to: node, adding: nil) }
      for step in steps {
        if found(step) { return way(to: node, adding: step) }
        if !step.edge.isFailure, seen.insert(step.to).inserted {
          parents[step.to] = step
          queue.append(step.to)
        }
      }
    }
    return nil
  }

  /// What may happen at a node; failures too.
  private func steps(from node: Node) -> [Step] {
    func fails(_ kind: Edge.Kind) -> Step { (node, Edge(instruction: node.instruction, kind: kind), node) }
    guard node.instruction != Program.end else {
      return program.goals.indices.filter { !space.holds(program.goals[$0], in: node.state) }
        .map { fails(.misses(goal: $0)) }
    }
    let following = program.follow(node.instruction, node.state, in: space)
    var steps = following.moves.map { move -> Step in
      (
        node, Edge(instruction: node.instruction, kind: .move(move.kind)),
        Node(instruction: move.instruction, state: move.state)
      )
    }
    if following.failure != nil { steps.append(fails(.fails)) }
    if following.modelFails { steps.append(fails(.modelFails)) }
    return steps
  }

  // MARK: Words

  private func lines(_ way: [Step], number: Int) -> [String] {
    guard let first = way.first else { return [] }
    let language = places.page.language
    var lines = ["way \(number): \(model.wordsForStart(space.state(first.from.state), in: language))"]
    lines.append("    sees \(screen(first.from.state))")
    for step in way {
      switch step.edge.kind {
      case .move(.act(let action, let effect)):
        let (old, new) = (space.state(step.from.state), space.state(step.to.state))
        lines.append(
          "  \(places.stepName(step.edge.instruction)): "
            + model.wordsForMove(action, effect: effect, from: old, to: new, in: language))
        lines.append("    sees \(screen(step.to.state))")
      case .move(.skip):
        lines.append("  \(places.stepName(step.edge.instruction)): not for this reader\(claim(step.edge.instruction))")
      case .move(.take):
        if case .branch(.some(let claim), _) = program.instructions[step.edge.instruction] {
          lines.append("  \(places.stepName(step.edge.instruction)): for this reader (\(model.name(of: claim)))")
        }
      case .move(.read):
        if case .jump(let target) = program.instructions[step.edge.instruction], target != Program.end {
          lines.append(
            "  \(places.stepName(step.edge.instruction)): \(places.going(from: step.edge.instruction, to: target))")
        }
      case .fails:
        lines.append(
          "  \(places.stepName(step.edge.instruction)): “\(places[step.edge.instruction].words)” cannot be done, or does not hold"
        )
      case .modelFails:
        lines.append(
          "  \(places.stepName(step.edge.instruction)): “\(places[step.edge.instruction].words)” leads where the model is wrong"
        )
      case .misses(let goal):
        lines.append("  the end, at which “\(model.name(of: program.goals[goal]))” does not hold")
      }
    }
    if let last = way.last {
      if last.edge.isFailure {
        lines.append("  this way fails: see hatua check")
      } else {
        lines.append(last.to.instruction == Program.end ? "  the end" : "  and so on without end: see hatua check")
      }
    }
    return lines
  }

  private func claim(_ instruction: Int) -> String {
    guard case .branch(.some(let claim), _) = program.instructions[instruction] else { return ", who does not want it" }
    return " (\(model.name(of: claim.negated)))"
  }

  private func screen(_ number: StateSpace.Number) -> String {
    model.wordsForScreen(space.state(number), in: places.page.language)
  }
}
