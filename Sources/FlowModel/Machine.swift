/// The pure step: which actions a state allows, and where they lead (LANGUAGE.md §1 “Actions”).
struct Machine: ~Copyable {
  let wordCount: Int
  private let screenSlot: Slot
  private let movesOfScreen: RawArray<MachineCode.Span>
  private let moves: RawArray<MachineCode.Move>
  private let effects: RawArray<MachineCode.Effect>
  private let overwrites: RawArray<MachineCode.Overwrite>
  private let assignments: RawArray<MachineCode.Assignment>
  private let tests: RawArray<MachineCode.Test>
  private let terms: RawArray<MachineCode.Term>
  private let masksOfScreen: RawArray<MachineCode.Span>
  private let fieldMasks: RawArray<MachineCode.FieldMask>
  private let conditions: RawArray<Int32>
  private let invariants: RawArray<Int32>
  private let allInvariants: Int32

  /// What an action does in a state.
  enum Step {
    /// The next state stands in the buffer given.
    case next(effect: Int)
    /// Some assignment would leave its variable's domain.
    case outOfRange(effect: Int)
    /// None of the outcomes may happen.
    case noOutcome
  }

  init(_ model: FlowModel) {
    let code = model.code
    wordCount = model.layout.wordCount
    screenSlot = model.layout.slots[0]
    movesOfScreen = RawArray(code.movesOfScreen)
    moves = RawArray(code.moves)
    effects = RawArray(code.effects)
    overwrites = RawArray(code.overwrites)
    assignments = RawArray(code.assignments)
    tests = RawArray(code.tests)
    terms = RawArray(code.terms)
    masksOfScreen = RawArray(code.masksOfScreen)
    fieldMasks = RawArray(code.fieldMasks)
    conditions = RawArray(code.conditions)
    invariants = RawArray(code.invariants)
    allInvariants = code.allInvariants
  }

  @inline(__always)
  func screen(_ words: PackedState) -> Int { screenSlot.load(words) }

  /// The places of a screen's actions, in the order of the screen; for `forEachStep`.
  @inline(__always)
  func moves(on screen: Int) -> Range<Int> {
    let span = movesOfScreen[screen]
    return Int(span.start)..<Int(span.end)
  }

  @inline(__always)
  func action(of move: Int) -> Int { Int(moves[move].action) }

  func condition(_ index: Int, holdsIn words: PackedState) -> Bool { passes(conditions[index], words) }

  func invariant(_ index: Int, holdsIn words: PackedState) -> Bool { passes(invariants[index], words) }

  @inline(__always)
  func allInvariantsHold(in words: PackedState) -> Bool { passes(allInvariants, words) }

  /// The invariants that a state breaks.
  func brokenInvariants(_ words: PackedState) -> [Int] {
    (0..<invariants.count).filter { !passes(invariants[$0], words) }
  }

  /// The assignments of a move's effect that would leave their variables' domains, each with its value.
  func outOfRange(_ move: Int, effect: Int, _ words: PackedState) -> [(assignment: Int, value: Int)] {
    let span = effects[Int(moves[move].effects.start) + effect].assignments
    return (span.start..<span.end).compactMap { index in
      let assignment = assignments[index]
      let value = value(assignment.source, words)
      let isInRange = value >= assignment.slot.low && value <= assignment.high
      return isInRange ? nil : (Int(assignment.place), value)
    }
  }

  /// Whether an action of the current screen can be done.
  func isPossible(_ move: Int, _ words: PackedState) -> Bool {
    let move = moves[move]
    guard passes(move.guardTest, words) else { return false }
    guard move.form == .branches else { return true }
    return (move.effects.start..<move.effects.end).contains { passes(effects[$0].guardTest, words) }
  }

  /// Everything that may happen when an action of the current screen is done; returns whether it is possible.
  ///
  /// `next` is room for one state: it holds the next state while `visit` runs with `.next`.
  @inline(__always)
  func forEachStep(
    _ move: Int, _ words: PackedState, _ next: UnsafeMutablePointer<UInt64>, visit: (Step) -> Void
  ) -> Bool {
    let move = moves[move]
    guard passes(move.guardTest, words) else { return false }
    var happened = false
    var place = move.effects.start
    while place < move.effects.end {
      let effect = effects[place]
      if passes(effect.guardTest, words) {
        happened = true
        visit(apply(effect, Int(place - move.effects.start), words, next))
        if move.form == .branches { return true }
      }
      place += 1
    }
    if !happened, move.form == .outcomes { visit(.noOutcome) }
    return happened || move.form != .branches
  }

  /// Assigns all at once, from the values before the action.
  @inline(__always)
  private func apply(
    _ effect: MachineCode.Effect, _ place: Int, _ words: PackedState, _ next: UnsafeMutablePointer<UInt64>
  ) -> Step {
    for word in 0..<wordCount { next[word] = words[word] }
    var index = effect.overwrites.start
    while index < effect.overwrites.end {
      let overwrite = overwrites[index]
      let word = Int(overwrite.word)
      next[word] = next[word] & overwrite.kept | overwrite.bits
      index += 1
    }
    index = effect.assignments.start
    while index < effect.assignments.end {
      let assignment = assignments[index]
      let value = value(assignment.source, words)
      guard value >= assignment.slot.low, value <= assignment.high else {
        return .outOfRange(effect: place)
      }
      assignment.slot.store(value, next)
      index += 1
    }
    return .next(effect: place)
  }

  @inline(__always)
  private func value(_ source: MachineCode.Assignment.Source, _ words: PackedState) -> Int {
    switch source {
    case .shifted(let slot, let distance): slot.load(words) &+ distance
    case .sum(let constant, let terms): sum(constant, terms, words)
    case .truth(let test): passes(test, words) ? 1 : 0
    }
  }

  private func sum(_ constant: Int, _ span: MachineCode.Span, _ words: PackedState) -> Int {
    var sum = constant
    for index in span.start..<span.end { sum &+= terms[index].slot.load(words) &* terms[index].factor }
    return sum
  }

  // MARK: Tests

  @inline(__always)
  private func passes(_ first: Int32, _ words: PackedState) -> Bool {
    var next = first
    while next >= 0 {
      let test = tests.start + Int(next)
      let isTrue: Bool
      switch test.pointee.question {
      case .bits(let word, let mask, let bits): isTrue = words[Int(word)] & mask == bits
      case .below(let word, let shift, let mask, let bound):
        isTrue = Int(truncatingIfNeeded: (words[Int(word)] >> UInt64(shift)) & UInt64(mask)) < bound
      case let rare: isTrue = rareAnswer(rare, words)
      }
      next = isTrue ? test.pointee.ifTrue : test.pointee.ifFalse
    }
    return next == MachineCode.pass
  }

  @inline(never)
  private func rareAnswer(_ question: MachineCode.Test.Question, _ words: PackedState) -> Bool {
    switch question {
    case .bits, .below: false  // answered by the caller
    case .sumIsZero(let constant, let terms): sum(constant, terms, words) == 0
    case .sumIsNegative(let constant, let terms): sum(constant, terms, words) < 0
    case .same(let a, let b): passesApart(a, words) == passesApart(b, words)
    case .filled: isFilled(words)
    case .holds(let first): passesApart(first, words)
    }
  }

  /// For expressions within expressions: their nesting is bounded by the parser's.
  @inline(never)
  private func passesApart(_ first: Int32, _ words: PackedState) -> Bool { passes(first, words) }

  private func isFilled(_ words: PackedState) -> Bool {
    let span = masksOfScreen[screen(words)]
    return (span.start..<span.end).allSatisfy { index in
      let mask = fieldMasks[index]
      return words[Int(mask.word)] & mask.bits == mask.bits
    }
  }
}
