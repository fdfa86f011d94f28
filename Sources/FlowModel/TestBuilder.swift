/// Turns truths into tests that lead to each other: no stack, and one look at a word for all that it says of several
/// variables. Tests are written from the end, as each needs to know where it leads.
struct TestBuilder {
  let layout: Layout
  private(set) var tests: [MachineCode.Test] = []
  private(set) var terms: [MachineCode.Term] = []
  /// For each condition the test that it begins with.
  private(set) var conditionStarts: [Int32] = []
  private let conditions: [Expression.Truth]
  /// For each condition whether it is short enough to be written out where it is named.
  private let isShort: [Bool]
  private let domains: [ClosedRange<Int>]

  init(variables: [FlowModel.Variable], layout: Layout, conditions: [Expression.Truth]) {
    self.layout = layout
    self.conditions = conditions
    self.domains = variables.map(\.domain)
    self.isShort = conditions.map { condition in
      var parts = 0
      condition.forEachPart { _ in parts += 1 }
      return parts <= 8
    }
    for condition in conditions { conditionStarts.append(test(condition)) }
  }

  /// - Returns: the first test of a truth.
  mutating func test(_ truth: Expression.Truth) -> Int32 {
    test(truth, ifTrue: MachineCode.pass, ifFalse: MachineCode.fail)
  }

  private mutating func test(_ truth: Expression.Truth, ifTrue: Int32, ifFalse: Int32) -> Int32 {
    switch truth {
    case .constant(let value): return value ? ifTrue : ifFalse
    case .variable, .all: return conjunction([truth], ifTrue: ifTrue, ifFalse: ifFalse)
    case .any(let parts): return conjunction(parts.map { .not($0) }, ifTrue: ifFalse, ifFalse: ifTrue)
    case .not(let truth): return test(truth, ifTrue: ifFalse, ifFalse: ifTrue)
    case .compare(let a, let comparison, let b):
      return compare(linear(a - b), comparison, ifTrue: ifTrue, ifFalse: ifFalse)
    case .same(let a, let b): return add(.same(test(a), test(b)), ifTrue, ifFalse)
    case .filled: return add(.filled, ifTrue, ifFalse)
    case .condition(let index):
      if isShort[index] { return test(conditions[index], ifTrue: ifTrue, ifFalse: ifFalse) }
      return add(.holds(conditionStarts[index]), ifTrue, ifFalse)
    }
  }

  private mutating func add(_ question: MachineCode.Test.Question, _ ifTrue: Int32, _ ifFalse: Int32) -> Int32 {
    if ifTrue == ifFalse { return ifTrue }
    tests.append(.init(question: question, ifTrue: ifTrue, ifFalse: ifFalse))
    return Int32(tests.count - 1)
  }

  // MARK: Conjunctions

  /// First what can be seen at one look at each word, then the rest in order.
  private mutating func conjunction(_ parts: [Expression.Truth], ifTrue: Int32, ifFalse: Int32) -> Int32 {
    var patterns = BitPatterns()
    var rest: [Expression.Truth] = []
    var open = Array(parts.reversed())
    while let part = open.popLast() {
      if let inner = conjuncts(of: part) {
        open += inner.reversed()
      } else if let pattern = pattern(part) {
        patterns.add(pattern)
      } else {
        rest.append(part)
      }
    }
    if patterns.isContradictory { return ifFalse }
    var next = ifTrue
    for part in rest.reversed() { next = test(part, ifTrue: next, ifFalse: ifFalse) }
    for pattern in patterns.sorted.reversed() {
      next = add(.bits(word: pattern.word, mask: pattern.mask, equal: pattern.bits), next, ifFalse)
    }
    return next
  }

  /// The parts of a conjunction, also of one written as a negated disjunction.
  private func conjuncts(of truth: Expression.Truth) -> [Expression.Truth]? {
    switch truth {
    case .all(let parts): parts
    case .condition(let index) where isShort[index]: [conditions[index]]
    case .not(.any(let parts)): parts.map { .not($0) }
    case .not(.not(let inner)): [inner]
    case .not(.condition(let index)) where isShort[index]: [.not(conditions[index])]
    default: nil
    }
  }

  /// The bits of one word that say just what a truth says.
  private func pattern(_ truth: Expression.Truth) -> BitPatterns.Pattern? {
    switch truth {
    case .variable(let variable): return pattern(layout.slots[variable], 1)
    case .not(let inner):
      guard var pattern = pattern(inner), pattern.mask.nonzeroBitCount == 1 else { return nil }
      pattern.bits ^= pattern.mask
      return pattern
    case .compare(let a, let comparison, let b):
      let linear = linear(a - b)
      guard comparison == .equal || comparison == .notEqual, let (variable, value) = linear.solution,
        domains[variable].contains(value)
      else { return nil }
      var pattern = pattern(layout.slots[variable], value)
      if comparison == .notEqual {
        guard pattern.mask.nonzeroBitCount == 1 else { return nil }
        pattern.bits ^= pattern.mask
      }
      return pattern
    default: return nil
    }
  }

  private func pattern(_ slot: Slot, _ value: Int) -> BitPatterns.Pattern {
    BitPatterns.Pattern(word: slot.word, mask: slot.mask << UInt64(slot.shift), bits: slot.bits(of: value))
  }

  // MARK: Comparisons

  /// A constant and variables with factors.
  struct Linear {
    var constant: Int
    var terms: [(variable: Int, factor: Int)]

    var negated: Linear { Linear(constant: -constant, terms: terms.map { ($0.variable, -$0.factor) }) }

    /// The only value of the only variable with which it is 0.
    var solution: (variable: Int, value: Int)? {
      guard let term = terms.first, terms.count == 1, term.factor.magnitude == 1 else { return nil }
      return (term.variable, term.factor == 1 ? -constant : constant)
    }
  }

  /// A sum in which each variable stands once, in order, and none that has one value only.
  func linear(_ sum: Expression.Sum) -> Linear {
    var factors: [Int: Int] = [:]
    var constant = sum.constant
    for term in sum.terms {
      let sign = term.isSubtracted ? -1 : 1
      if domains[term.variable].count == 1 {
        constant += sign * domains[term.variable].lowerBound
      } else {
        factors[term.variable, default: 0] += sign
      }
    }
    let terms = factors.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { (variable: $0.key, factor: $0.value) }
    return Linear(constant: constant, terms: terms)
  }

  mutating func add(_ terms: [(variable: Int, factor: Int)]) -> MachineCode.Span {
    let first = self.terms.count
    self.terms += terms.map { MachineCode.Term(slot: layout.slots[$0.variable], factor: $0.factor) }
    return MachineCode.Span(start: Int32(first), end: Int32(self.terms.count))
  }

  private mutating func compare(
    _ sum: Linear, _ comparison: Expression.Comparison, ifTrue: Int32, ifFalse: Int32
  ) -> Int32 {
    switch comparison {
    case .equal: return isZero(sum, ifTrue: ifTrue, ifFalse: ifFalse)
    case .notEqual: return isZero(sum, ifTrue: ifFalse, ifFalse: ifTrue)
    case .less: return isNegative(sum, ifTrue: ifTrue, ifFalse: ifFalse)
    case .greaterOrEqual: return isNegative(sum, ifTrue: ifFalse, ifFalse: ifTrue)
    case .greater: return isNegative(sum.negated, ifTrue: ifTrue, ifFalse: ifFalse)
    case .lessOrEqual: return isNegative(sum.negated, ifTrue: ifFalse, ifFalse: ifTrue)
    }
  }

  private mutating func isZero(_ sum: Linear, ifTrue: Int32, ifFalse: Int32) -> Int32 {
    if sum.terms.isEmpty { return sum.constant == 0 ? ifTrue : ifFalse }
    guard let (variable, value) = sum.solution else {
      return add(.sumIsZero(sum.constant, add(sum.terms)), ifTrue, ifFalse)
    }
    guard domains[variable].contains(value) else { return ifFalse }
    let pattern = pattern(layout.slots[variable], value)
    return add(.bits(word: pattern.word, mask: pattern.mask, equal: pattern.bits), ifTrue, ifFalse)
  }

  private mutating func isNegative(_ sum: Linear, ifTrue: Int32, ifFalse: Int32) -> Int32 {
    if sum.terms.isEmpty { return sum.constant < 0 ? ifTrue : ifFalse }
    guard let (variable, zero) = sum.solution else {
      return add(.sumIsNegative(sum.constant, add(sum.terms)), ifTrue, ifFalse)
    }
    // x + c < 0 where x < zero; -x + c < 0 where x > zero, that is, not where x < zero + 1.
    if sum.terms[0].factor == 1 { return isBelow(variable, zero, ifTrue: ifTrue, ifFalse: ifFalse) }
    return isBelow(variable, zero + 1, ifTrue: ifFalse, ifFalse: ifTrue)
  }

  private mutating func isBelow(_ variable: Int, _ bound: Int, ifTrue: Int32, ifFalse: Int32) -> Int32 {
    let domain = domains[variable]
    if bound <= domain.lowerBound { return ifFalse }
    if bound > domain.upperBound { return ifTrue }
    let slot = layout.slots[variable]
    let question = MachineCode.Test.Question.below(
      word: slot.word, shift: slot.shift, mask: UInt32(truncatingIfNeeded: slot.mask), bound - slot.low)
    return add(question, ifTrue, ifFalse)
  }
}
