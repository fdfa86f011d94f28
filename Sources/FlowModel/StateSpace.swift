/// A model's states as far as somebody has gone into them, each with a number; what follows from a state is
/// worked out once and kept. Guides on one model share a space.
package final class StateSpace {
  /// The number of a state in its space.
  package typealias Number = Int32

  /// What an action leads to from a state.
  package struct Successors: Sendable {
    /// The states that may follow, each with the effect that leads there.
    package var states: [(effect: Int, state: Number)] = []
    /// The model itself is wrong here (out of range, no outcome, against `always`): reported with the model.
    package var modelFails = false
  }

  package let model: FlowModel
  private let machine: Machine
  private var store: StateStore
  private let next: RawArray<UInt64>
  private var successors: [UInt64: Successors] = [:]
  private var starts: [Int: Starts] = [:]

  /// What looking for the states of a start has found.
  private struct Starts {
    let states: [Number]
    let areAll: Bool
    let limit: Int
  }

  package init(_ model: FlowModel) {
    self.model = model
    machine = Machine(model)
    store = StateStore(wordCount: model.layout.wordCount)
    next = RawArray(repeating: 0, count: model.layout.wordCount)
  }

  /// The states of a start that agree with `always` and with what is asked for, at most `limit`, in a fixed order;
  /// and whether they are all.
  package func states(
    of start: Int, limit: Int, where accepts: (Number) -> Bool
  ) -> (states: [Number], areAll: Bool) {
    if let known = starts[start], known.areAll || known.limit >= limit {
      return (known.states.prefix(limit).filter(accepts), known.areAll && known.states.count <= limit)
    }
    var all: [Number] = []
    var search = StartStates(model, machine, mostLooks: StartStates.looks(for: limit))
    let areAll = search.forEach(of: start, in: machine) { words in
      guard all.count < limit else { return false }
      all.append(Number(store.insert(words).state))
      return true
    }
    starts[start] = Starts(states: all, areAll: areAll, limit: limit)
    return (all.filter(accepts), areAll)
  }

  package func state(_ number: Number) -> State { model.state(store.words(of: Int(number))) }

  package func holds(_ condition: Int, in number: Number) -> Bool {
    machine.condition(condition, holdsIn: store.words(of: Int(number)))
  }

  package func isPossible(_ action: Int, in number: Number) -> Bool {
    let words = store.words(of: Int(number))
    guard let move = move(of: action, on: machine.screen(words)) else { return false }
    return machine.isPossible(move, words)
  }

  /// The actions possible in a state, in the order of its screen.
  package func possibleActions(in number: Number) -> [Int] {
    let words = store.words(of: Int(number))
    let possible = machine.moves(on: machine.screen(words)).filter { machine.isPossible($0, words) }
    return possible.map { machine.action(of: $0) }
  }

  /// What may follow when a possible action is done, by each of its effects.
  package func successors(of number: Number, by action: Int) -> Successors {
    let key = UInt64(UInt32(bitPattern: number)) << 32 | UInt64(action)
    if let known = successors[key] { return known }
    var result = Successors()
    let words = store.words(of: Int(number))
    guard let move = move(of: action, on: machine.screen(words)) else { return result }
    _ = machine.forEachStep(move, words, next.start) { step in
      guard case .next(let effect) = step, machine.allInvariantsHold(in: next.start) else {
        result.modelFails = true
        return
      }
      result.states.append((effect, Number(store.insert(next.start).state)))
    }
    successors[key] = result
    return result
  }

  /// The machine's number for an action of a screen.
  private func move(of action: Int, on screen: Int) -> Int? {
    machine.moves(on: screen).first { machine.action(of: $0) == action }
  }

  /// The number of a state, which is taken into the space if it is not there yet.
  package func number(of state: State) -> Number {
    for (slot, value) in zip(model.layout.slots, state.values) { slot.store(value, next.start) }
    return Number(store.insert(next.start).state)
  }
}
