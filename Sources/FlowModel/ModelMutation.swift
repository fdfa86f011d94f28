package import Diagnostics

/// A model with one small change: if no guide notices it, the product could change so and the documentation would not know.
package struct ModelMutant: Sendable {
  /// What is changed, in words.
  package let change: String
  /// Where the changed thing stands in the model file.
  package let range: SourceRange
  private let make: @Sendable () -> FlowModel

  fileprivate init(change: String, range: SourceRange, model: @autoclosure @escaping @Sendable () -> FlowModel) {
    self.change = change
    self.range = range
    make = model
  }

  /// The changed model, made anew each time: a model has more mutants than fit in memory as models.
  package func model() -> FlowModel { make() }
}

extension FlowModel {
  /// Every single change of the kinds that products are prone to: an action removed; sent to another screen; its guard
  /// negated; one assignment dropped; an outcome removed; the labels of two actions of a screen exchanged; a start value
  /// changed. First those of actions, then of screens, then of starts.
  package func mutants() -> [ModelMutant] {
    actions.indices.flatMap(mutants(ofAction:)) + screens.indices.flatMap(mutants(ofScreen:))
      + variables.indices.dropFirst().compactMap(mutant(ofStart:))
  }

  /// Whether readers could not tell two models apart: every state, action, label and next state is the same. Models with
  /// more than `limit` states count as different.
  package func behavesLike(_ other: FlowModel, limit: Int) -> Bool {
    let ours = Explorer(self, languages: [], limit: limit)
    let theirs = Explorer(other, languages: [], limit: limit)
    guard ours.result.statistics == theirs.result.statistics, ours.result.isComplete else { return false }
    let machine = Machine(self)
    let otherMachine = Machine(other)
    let next = RawArray<UInt64>(repeating: 0, count: layout.wordCount)
    for state in 0..<ours.store.count {
      let words = ours.store.words(of: state)
      guard theirs.store.find(words) != nil else { return false }
      let screen = machine.screen(words)
      let mine = machine.moves(on: screen).filter { machine.isPossible($0, words) }
      let its = otherMachine.moves(on: screen).filter { otherMachine.isPossible($0, words) }
      guard mine.map({ machine.action(of: $0) }) == its.map({ otherMachine.action(of: $0) }) else { return false }
      for (move, otherMove) in zip(mine, its) {
        let action = machine.action(of: move)
        guard actions[action].label == other.actions[action].label,
          machine.nextStates(move, words, next) == otherMachine.nextStates(otherMove, words, next)
        else { return false }
      }
    }
    return true
  }

  // MARK: Kinds of changes

  private func mutants(ofAction index: Int) -> [ModelMutant] {
    let action = actions[index]
    var mutants = [
      ModelMutant(change: "the action “\(action.id)” is removed", range: action.range, model: removing(action: index))
    ]
    func add(_ change: String, at range: SourceRange? = nil, _ changed: Action) {
      mutants.append(ModelMutant(change: change, range: range ?? action.range, model: replacing(index, with: changed)))
    }
    if let condition = action.guardExpression {
      add("the “when” of “\(action.id)” is negated", action.with(guardExpression: condition.negated))
    }
    for (place, effect) in action.effects.enumerated() {
      let of = effect.id.map { "the outcome “\($0)” of “\(action.id)”" } ?? "“\(action.id)”"
      if let target = effect.target, screens.count > 1 {
        let other = (target + 1) % screens.count
        add(
          "\(of) leads to “\(screens[other].id)” in place of “\(screens[target].id)”", at: effect.range,
          action.replacing(effect: place, with: effect.with(target: other)))
      }
      for (number, assignment) in effect.assignments.enumerated() where action.kind != .field {
        add(
          "\(of) no longer sets “\(variables[assignment.variable].id)”", at: assignment.range,
          action.replacing(effect: place, with: effect.dropping(assignment: number)))
      }
      if action.kind == .outcomes, action.effects.count > 1 {
        var effects = action.effects
        effects.remove(at: place)
        add("\(of) is removed", at: effect.range, action.with(effects: effects))
      }
    }
    return mutants
  }

  private func mutants(ofScreen index: Int) -> [ModelMutant] {
    let labelled = screens[index].actions.filter { actions[$0].label != nil }
    return labelled.indices.flatMap { first in
      labelled[(first + 1)...].compactMap { second -> ModelMutant? in
        let (a, b) = (actions[labelled[first]], actions[second])
        // Actions that several screens share are exchanged once, on the first of these.
        let shared = Set(a.screens).intersection(b.screens)
        guard shared.min() == index, a.label != b.label else { return nil }
        let place = labelled[first]
        return ModelMutant(
          change: "the labels of “\(a.id)” and “\(b.id)” are exchanged", range: b.range,
          model: replacing(place, with: a.with(label: b.label)).replacing(second, with: b.with(label: a.label)))
      }
    }
  }

  private func mutant(ofStart index: Int) -> ModelMutant? {
    let variable = variables[index]
    guard variable.starts.count == 1, variable.domain.count > 1,
      !actions.contains(where: { $0.kind == .field && $0.id == variable.id })
    else { return nil }
    let value = variable.starts[0] == variable.domain.upperBound ? variable.domain.lowerBound : variable.starts[0] + 1
    let start = Variable(
      id: variable.id, type: variable.type, domain: variable.domain, starts: [value], range: variable.range)
    return ModelMutant(
      change:
        "“\(variable.id)” starts with \(written(value, of: index)) in place of \(written(variable.starts[0], of: index))",
      range: variable.range, model: with(variables: variables.enumerated().map { $0 == index ? start : $1 }))
  }

  private func replacing(_ index: Int, with action: Action) -> FlowModel {
    var changed = actions
    changed[index] = action
    return with(actions: changed)
  }

  /// The action stays in the list, so that indices keep their meaning, but nobody can name or do it.
  private func removing(action index: Int) -> FlowModel {
    let action = actions[index]
    var names = actionNamed
    names[action.id] = nil
    let left = screens.map { screen in
      Screen(
        id: screen.id, title: screen.title, kind: screen.kind, isEnd: screen.isEnd,
        actions: screen.actions.filter { $0 != index }, fields: screen.fields, range: screen.range)
    }
    return replacing(index, with: action.with(label: .some(nil))).with(screens: left, actionNamed: names)
  }

  private func with(
    variables: [Variable]? = nil, screens: [Screen]? = nil, actions: [Action]? = nil, actionNamed: [String: Int]? = nil
  ) -> FlowModel {
    let (variables, screens, actions) = (variables ?? self.variables, screens ?? self.screens, actions ?? self.actions)
    return FlowModel(
      name: name, source: source, title: title, enumerations: enumerations, variables: variables, starts: starts,
      conditions: conditions, invariants: invariants, facts: facts, screens: screens, actions: actions, layout: layout,
      code: MachineCodeBuilder.code(
        variables: variables, layout: layout, screens: screens, actions: actions, conditions: conditions,
        invariants: invariants),
      trials: trials, variableNamed: variableNamed,
      startNamed: startNamed, conditionNamed: conditionNamed, factNamed: factNamed, screenNamed: screenNamed,
      actionNamed: actionNamed ?? self.actionNamed)
  }
}

extension FlowModel.Action {
  fileprivate func with(
    label: Wording?? = .none, guardExpression: Expression? = nil, effects: [FlowModel.Effect]? = nil
  ) -> FlowModel.Action {
    FlowModel.Action(
      id: id, label: label ?? self.label, was: was, kind: kind, screens: screens,
      guardExpression: guardExpression ?? self.guardExpression, effects: effects ?? self.effects, accepts: accepts,
      rejects: rejects, range: range)
  }

  fileprivate func replacing(effect index: Int, with effect: FlowModel.Effect) -> FlowModel.Action {
    var changed = effects
    changed[index] = effect
    return with(effects: changed)
  }
}

extension FlowModel.Effect {
  fileprivate func with(target: Int) -> FlowModel.Effect {
    FlowModel.Effect(id: id, guardExpression: guardExpression, assignments: assignments, target: target, range: range)
  }

  fileprivate func dropping(assignment index: Int) -> FlowModel.Effect {
    var left = assignments
    left.remove(at: index)
    return FlowModel.Effect(id: id, guardExpression: guardExpression, assignments: left, target: target, range: range)
  }
}

extension Expression {
  fileprivate var negated: Expression { Expression(type: .bool, value: .truth(.not(truth)), text: "not (\(text))") }
}

extension Machine {
  /// The states that a move may lead to; `next` is room for one.
  fileprivate func nextStates(_ move: Int, _ words: PackedState, _ next: borrowing RawArray<UInt64>) -> Set<[UInt64]> {
    var states: Set<[UInt64]> = []
    _ = forEachStep(move, words, next.start) { step in
      if case .next = step { states.insert((0..<wordCount).map { next[$0] }) }
    }
    return states
  }
}
