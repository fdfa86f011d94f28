import Diagnostics

/// A program that does a model's actions: a guide's step list, as far as the model is concerned.
///
/// Its places are counted from 0; the one behind the last instruction is the end.
package struct ControlProgram: Sendable {
  package struct Claim: Sendable {
    /// Index of a condition.
    package let condition: Int
    package let isNegated: Bool

    package init(condition: Int, isNegated: Bool) {
      self.condition = condition
      self.isNegated = isNegated
    }
  }

  package enum Instruction: Sendable {
    /// The one of these actions that is possible.
    case act([Int])
    case expect(Claim)
    /// Without a claim both ways are open.
    case branch(Claim?, otherwise: Int)
    case go
  }

  package let instructions: [(instruction: Instruction, next: Int)]
  package let starts: [Int]
  package let audience: [Claim]
  package let goals: [Claim]

  package init(
    instructions: [(instruction: Instruction, next: Int)], starts: [Int], audience: [Claim], goals: [Claim]
  ) {
    self.instructions = instructions
    self.starts = starts
    self.audience = audience
    self.goals = goals
  }
}

extension FlowModel {
  /// The model under a program's control, in Promela, with an `assert` for each thing that the program claims: actions
  /// possible, expectations true, goals reached at the end.
  ///
  /// Without a failed assertion SPIN stores one state for each pair of place and state that the program comes to, one
  /// for each state that it begins with, and one before.
  package func promela(controlledBy program: ControlProgram) -> String {
    let control = Controller(model: self, program: program)
    let model = control.controlled()
    let words = PromelaExpressions(model: model)
    return model.promela(PromelaProperties(assertions: control.claims.map { words.text($0) }))
  }
}

/// Builds the model of a reader who follows a program: a variable holds the place, and every action moves it on.
private struct Controller {
  let model: FlowModel
  let program: ControlProgram

  /// The place before the program's first instruction is 0, the end is one behind the last.
  private var end: Int { program.instructions.count + 1 }
  private var place: Int { model.variables.count }
  private let nowhere = SourceRange.fileStart

  func controlled() -> FlowModel {
    let variables =
      model.variables + [
        FlowModel.Variable(id: "place", type: .number, domain: 0...end, starts: [0], range: nowhere)
      ]
    let layout = Layout(domains: variables.map(\.domain))
    let moves = self.moves()
    let screens = model.screens.indices.map { index in
      let screen = model.screens[index]
      return FlowModel.Screen(
        id: screen.id, title: screen.title, kind: screen.kind, isEnd: true,
        actions: moves.indices.filter { moves[$0].screens.contains(index) }, fields: [], range: screen.range)
    }
    let audience = Expression(
      type: .bool, value: .truth(.any([.not(isAt(0)), .all(program.audience.map(truth))])), text: "the audience")
    let invariants = model.invariants + [FlowModel.Invariant(expression: audience, text: "", range: nowhere)]
    return FlowModel(
      name: model.name, source: model.source, title: model.title, enumerations: model.enumerations,
      variables: variables, starts: program.starts.map { model.starts[$0] }, conditions: model.conditions,
      invariants: invariants, facts: [], screens: screens, actions: moves, layout: layout,
      code: MachineCodeBuilder.code(
        variables: variables, layout: layout, screens: screens, actions: moves, conditions: model.conditions,
        invariants: invariants),
      trials: model.trials, variableNamed: model.variableNamed, startNamed: model.startNamed,
      conditionNamed: model.conditionNamed,
      factNamed: [:], screenNamed: model.screenNamed, actionNamed: [:])
  }

  /// What holds in every state if the program is right.
  var claims: [Expression.Truth] {
    var claims = program.goals.map { Expression.Truth.any([.not(isAt(end)), truth($0)]) }
    for (index, (instruction, _)) in program.instructions.enumerated() {
      switch instruction {
      case .act(let actions):
        let possible = actions.map(isPossible)
        claims.append(.any([.not(isAt(index + 1)), .any(possible)]))
        for (number, first) in possible.enumerated() {
          for second in possible[(number + 1)...] {
            claims.append(.any([.not(isAt(index + 1)), .not(.all([first, second]))]))
          }
        }
      case .expect(let claim): claims.append(.any([.not(isAt(index + 1)), truth(claim)]))
      case .branch, .go: break
      }
    }
    return claims
  }

  // MARK: Moves

  private func moves() -> [FlowModel.Action] {
    var moves = [step("begin", from: 0, to: program.instructions.isEmpty ? end : 1)]
    for (index, (instruction, next)) in program.instructions.enumerated() {
      let (from, to) = (index + 1, next + 1)
      switch instruction {
      case .act(let actions): moves += actions.map { act($0, from: from, to: to) }
      case .expect(let claim): moves.append(step("expect-\(index)", from: from, to: to, if: truth(claim)))
      case .branch(let claim, let otherwise):
        moves.append(step("take-\(index)", from: from, to: to, if: claim.map(truth)))
        moves.append(step("skip-\(index)", from: from, to: otherwise + 1, if: claim.map { .not(truth($0)) }))
      case .go: moves.append(step("go-\(index)", from: from, to: to))
      }
    }
    return moves
  }

  /// A step of the reader's eyes only.
  private func step(_ id: String, from: Int, to: Int, if condition: Expression.Truth? = nil) -> FlowModel.Action {
    let effect = FlowModel.Effect(id: nil, guardExpression: nil, assignments: [moveOn(to)], target: nil, range: nowhere)
    return FlowModel.Action(
      id: id, label: nil, was: .none, kind: .single, screens: Array(model.screens.indices),
      guardExpression: expression(.all([isAt(from)] + (condition.map { [$0] } ?? []))), effects: [effect],
      accepts: nil, rejects: [], range: nowhere)
  }

  private func act(_ index: Int, from: Int, to: Int) -> FlowModel.Action {
    let action = model.actions[index]
    let guards = [isAt(from)] + (action.guardExpression.map { [$0.truth] } ?? [])
    let effects = action.effects.map { effect in
      FlowModel.Effect(
        id: effect.id, guardExpression: effect.guardExpression, assignments: effect.assignments + [moveOn(to)],
        target: effect.target, range: effect.range)
    }
    return FlowModel.Action(
      id: "\(action.id)-\(from)", label: nil, was: .none, kind: action.kind == .field ? .single : action.kind,
      screens: action.screens, guardExpression: expression(.all(guards)), effects: effects, accepts: nil, rejects: [],
      range: nowhere)
  }

  private func moveOn(_ to: Int) -> FlowModel.Effect.Assignment {
    FlowModel.Effect.Assignment(
      variable: place, expression: Expression(type: .number, value: .sum(Expression.Sum(constant: to))), text: "",
      range: nowhere)
  }

  // MARK: Truths

  private func expression(_ truth: Expression.Truth) -> Expression { Expression(type: .bool, value: .truth(truth)) }

  private func isAt(_ number: Int) -> Expression.Truth { equals(place, number) }

  private func equals(_ variable: Int, _ value: Int) -> Expression.Truth {
    let term = Expression.Sum.Term(variable: variable, isSubtracted: false)
    return .compare(Expression.Sum(constant: 0, terms: [term]), .equal, Expression.Sum(constant: value))
  }

  private func truth(_ claim: ControlProgram.Claim) -> Expression.Truth {
    claim.isNegated ? .not(.condition(claim.condition)) : .condition(claim.condition)
  }

  private func isPossible(_ index: Int) -> Expression.Truth {
    let action = model.actions[index]
    var parts = [Expression.Truth.any(action.screens.map { equals(0, $0) })]
    if let condition = action.guardExpression { parts.append(condition.truth) }
    if action.kind == .branches {
      parts.append(.any(action.effects.map { $0.guardExpression?.truth ?? .constant(true) }))
    }
    return .all(parts)
  }
}
