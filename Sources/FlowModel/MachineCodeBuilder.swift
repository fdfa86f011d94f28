/// Turns a model's actions into `MachineCode`.
struct MachineCodeBuilder {
  private var tests: TestBuilder
  private let variables: [FlowModel.Variable]
  private var code = MachineCode()
  private var moveOf: [Int: MachineCode.Move] = [:]

  static func code(
    variables: [FlowModel.Variable], layout: Layout, screens: [FlowModel.Screen], actions: [FlowModel.Action],
    conditions: [FlowModel.Condition], invariants: [FlowModel.Invariant]
  ) -> MachineCode {
    let truths = conditions.map(\.expression.truth)
    var builder = MachineCodeBuilder(
      tests: TestBuilder(variables: variables, layout: layout, conditions: truths), variables: variables)
    builder.code.conditions = builder.tests.conditionStarts
    builder.code.invariants = invariants.map { builder.tests.test($0.expression.truth) }
    builder.code.allInvariants = builder.tests.test(.all(invariants.map(\.expression.truth)))
    let variableNamed = Dictionary(zip(variables.map(\.id), variables.indices), uniquingKeysWith: { a, _ in a })
    for screen in screens {
      let first = builder.code.moves.count
      for action in screen.actions { builder.add(actions[action], number: action) }
      builder.code.movesOfScreen.append(Self.span(first, builder.code.moves.count))
      let firstMask = builder.code.fieldMasks.count
      for field in screen.fields {
        guard let slot = variableNamed[actions[field].id].map({ layout.slots[$0] }) else { continue }
        builder.code.fieldMasks.append(.init(word: slot.word, bits: 1 << UInt64(slot.shift)))
      }
      builder.code.masksOfScreen.append(Self.span(firstMask, builder.code.fieldMasks.count))
    }
    builder.code.tests = builder.tests.tests
    builder.code.terms = builder.tests.terms
    return builder.code
  }

  private init(tests: TestBuilder, variables: [FlowModel.Variable]) {
    self.tests = tests
    self.variables = variables
  }

  private static func span(_ start: Int, _ end: Int) -> MachineCode.Span {
    MachineCode.Span(start: Int32(start), end: Int32(end))
  }

  /// What an action of several screens comes to is written once.
  private mutating func add(_ action: FlowModel.Action, number: Int) {
    let move = moveOf[number] ?? move(action, number: number)
    moveOf[number] = move
    code.moves.append(move)
  }

  private mutating func move(_ action: FlowModel.Action, number: Int) -> MachineCode.Move {
    let guardTest = action.guardExpression.map { tests.test($0.truth) } ?? MachineCode.pass
    let first = code.effects.count
    for effect in action.effects { add(effect) }
    let form: MachineCode.Move.Form =
      switch action.kind {
      case .single, .field: .all
      case .outcomes: .outcomes
      case .branches: .branches
      }
    return MachineCode.Move(
      action: Int32(number), guardTest: guardTest, effects: Self.span(first, code.effects.count), form: form)
  }

  private mutating func add(_ effect: FlowModel.Effect) {
    let guardTest = effect.guardExpression.map { tests.test($0.truth) } ?? MachineCode.pass
    var bits = BitPatterns()
    if let target = effect.target { bits.add(tests.layout.slots[0], target) }
    let first = code.assignments.count
    for (place, assignment) in effect.assignments.enumerated() {
      let slot = tests.layout.slots[assignment.variable]
      let domain = variables[assignment.variable].domain
      if let value = assignment.expression.constant, domain.contains(value) {
        bits.add(slot, value)
      } else {
        let source = source(assignment.expression)
        code.assignments.append(.init(slot: slot, high: domain.upperBound, source: source, place: Int32(place)))
      }
    }
    let firstOverwrite = code.overwrites.count
    for pattern in bits.sorted {
      code.overwrites.append(.init(word: pattern.word, kept: ~pattern.mask, bits: pattern.bits))
    }
    code.effects.append(
      .init(
        guardTest: guardTest, overwrites: Self.span(firstOverwrite, code.overwrites.count),
        assignments: Self.span(first, code.assignments.count)))
  }

  private mutating func source(_ expression: Expression) -> MachineCode.Assignment.Source {
    switch expression.value {
    case .truth(let truth): return .truth(tests.test(truth))
    case .sum(let sum):
      if let term = sum.terms.first, sum.terms.count == 1, !term.isSubtracted {
        return .shifted(tests.layout.slots[term.variable], by: sum.constant)
      }
      let linear = tests.linear(sum)
      return .sum(linear.constant, tests.add(linear.terms))
    }
  }
}

extension Expression {
  /// The value, if it is the same in every state at sight.
  fileprivate var constant: Int? {
    switch value {
    case .truth(.constant(let value)): value ? 1 : 0
    case .sum(let sum) where sum.terms.isEmpty: sum.constant
    default: nil
    }
  }
}
