/// Breadth-first search through all states of a model.
struct Explorer: ~Copyable {
  let model: FlowModel
  private(set) var store: StateStore
  private let limit: Int
  private var labels: SharedLabels
  private var undecided: [Int]
  private(set) var result: Exploration
  /// For each state the state before it on a shortest way; itself at the start.
  private var parents = RawChunks<UInt32>(width: 1)

  /// Explores a model from all of its starts.
  /// - Complexity: O(states × actions a screen) time; 10 to 16 bytes a state beside the packed state.
  init(_ model: FlowModel, languages: [String], limit: Int) {
    self.model = model
    store = StateStore(wordCount: model.layout.wordCount)
    self.limit = max(1, min(limit, Int(UInt32.max) - 1))
    labels = SharedLabels(model, languages: languages)
    undecided = Array(model.conditions.indices)
    result = Exploration(
      screenReached: Array(repeating: false, count: model.screens.count),
      actionPossible: Array(repeating: false, count: model.actions.count),
      conditionTrue: Array(repeating: false, count: model.conditions.count),
      conditionFalse: Array(repeating: false, count: model.conditions.count))
    let machine = Machine(model)
    begin(machine)
    search(machine)
    result.statistics.states = store.count
  }

  /// The state before a state on a shortest way; itself at the start.
  func parent(of state: Int) -> Int { Int(parents[state].pointee) }

  private mutating func begin(_ machine: borrowing Machine) {
    var starts = StartStates(model, machine, mostLooks: StartStates.looks(for: limit))
    for start in model.starts.indices {
      var found = false
      let areAll = starts.forEach(of: start, in: machine) { words in
        found = true
        let place = store.place(of: words)
        if store.number(at: place) != nil { return true }
        guard store.count < limit else { return false }
        keep(words, at: place, parent: store.count)
        return true
      }
      if !areAll {
        result.isComplete = false
        if store.count < limit { result.isCutShortAtStart = true }
      }
      if areAll, !found { result.emptyStarts.append(start) }
    }
    result.statistics.initial = store.count
  }

  private mutating func search(_ machine: borrowing Machine) {
    let next = RawArray<UInt64>(repeating: 0, count: machine.wordCount)
    var state = 0
    var levelEnd = store.count
    if levelEnd > 0 { result.statistics.depth = 1 }
    while state < store.count {
      if state == levelEnd {
        levelEnd = store.count
        result.statistics.depth += 1
      }
      visit(state, machine, next.start)
      state += 1
    }
  }

  private mutating func visit(_ state: Int, _ machine: borrowing Machine, _ next: UnsafeMutablePointer<UInt64>) {
    let words = store.words(of: state)
    let screen = machine.screen(words)
    if !undecided.isEmpty { decideConditions(machine, words) }
    var isDeadEnd = true
    for move in machine.moves(on: screen) {
      let isPossible = machine.forEachStep(move, words, next) { step in
        if case .next(let effect) = step {
          arrive(next, from: state, by: move, effect, machine)
        } else {
          fail(step, state, by: move, machine)
        }
      }
      if isPossible {
        isDeadEnd = false
        result.actionPossible[machine.action(of: move)] = true
      }
    }
    if isDeadEnd { noteDeadEnd(on: screen, state) }
    if !result.screenReached[screen] { result.screenReached[screen] = true }
    if labels.areShared(on: screen) { lookForSharedLabels(on: screen, state, machine, words) }
  }

  @inline(__always)
  private mutating func arrive(
    _ next: UnsafeMutablePointer<UInt64>, from state: Int, by move: Int, _ effect: Int, _ machine: borrowing Machine
  ) {
    let place = store.place(of: next)
    if store.number(at: place) == nil {
      guard machine.allInvariantsHold(in: next) else { return failInvariant(next, state, by: move, effect, machine) }
      guard store.count < limit else {
        result.isComplete = false
        return
      }
      keep(next, at: place, parent: state)
    }
    result.statistics.transitions += 1
  }

  @inline(__always)
  private mutating func keep(_ words: PackedState, at place: StateStore.Place, parent: Int) {
    store.insert(words, at: place)
    parents.append().initialize(to: UInt32(truncatingIfNeeded: parent))
  }

  // MARK: What is noted on the way

  @inline(never)
  private mutating func fail(_ step: Machine.Step, _ state: Int, by move: Int, _ machine: borrowing Machine) {
    let action = machine.action(of: move)
    switch step {
    case .next: break
    case .outOfRange(let effect):
      for (assignment, value) in machine.outOfRange(move, effect: effect, store.words(of: state)) {
        note(
          .outOfRange(action: action, effect: effect, assignment: assignment),
          .init(state: state, action: action, effect: effect, value: value))
      }
    case .noOutcome: note(.noOutcome(action: action), .init(state: state, action: action, effect: 0, value: 0))
    }
  }

  @inline(never)
  private mutating func failInvariant(
    _ next: PackedState, _ state: Int, by move: Int, _ effect: Int, _ machine: borrowing Machine
  ) {
    let action = machine.action(of: move)
    for invariant in machine.brokenInvariants(next) {
      result.breakers[invariant, default: []].insert(action)
      note(.invariant(invariant), .init(state: state, action: action, effect: effect, value: 0))
    }
  }

  private mutating func note(_ failure: Exploration.ModelFailure, _ place: Exploration.FailurePlace) {
    if result.broken[failure] == nil { result.broken[failure] = place }
  }

  @inline(never)
  private mutating func noteDeadEnd(on screen: Int, _ state: Int) {
    if !model.screens[screen].isEnd, result.deadEnds[screen] == nil { result.deadEnds[screen] = state }
  }

  @inline(never)
  private mutating func decideConditions(_ machine: borrowing Machine, _ words: PackedState) {
    for condition in undecided {
      if machine.condition(condition, holdsIn: words) {
        result.conditionTrue[condition] = true
      } else {
        result.conditionFalse[condition] = true
      }
    }
    undecided.removeAll { result.conditionTrue[$0] && result.conditionFalse[$0] }
  }

  @inline(never)
  private mutating func lookForSharedLabels(
    on screen: Int, _ state: Int, _ machine: borrowing Machine, _ words: PackedState
  ) {
    let isPossible = machine.moves(on: screen).map { machine.isPossible($0, words) }
    for clash in labels.removeClashes(on: screen, isPossible) where result.ambiguous[clash] == nil {
      result.ambiguous[clash] = state
    }
  }
}
