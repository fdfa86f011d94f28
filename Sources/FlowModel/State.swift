package import Diagnostics

/// A state of the world, unpacked: a value for each variable of a model, in its order.
package struct State: Sendable, Hashable {
  package let values: [Int]

  package init(values: [Int]) { self.values = values }

  /// Index of the screen that the reader sees.
  package var screen: Int { values[0] }
}

/// An action done in one state, and the state that followed.
package struct StateStep: Sendable, Hashable {
  package let from: State
  package let action: Int
  package let to: State

  package init(from: State, action: Int, to: State) {
    self.from = from
    self.action = action
    self.to = to
  }
}

extension FlowModel {
  func state(_ words: PackedState) -> State { State(values: layout.slots.map { $0.load(words) }) }

  /// A station on a way, for reports.
  package func traceEntry(_ state: State, action: Int?, in language: String) -> TraceEntry {
    TraceEntry(
      screen: screens[state.screen].id, action: action.map { actions[$0].id },
      label: action.flatMap { actions[$0].label?.text(in: language) },
      state: variables.indices.dropFirst().map {
        TraceEntry.Assignment(variable: variables[$0].id, value: written(state.values[$0], of: $0))
      })
  }

  /// `start on “Home page” (signed-in: true, books: 1)`: the variables named are those that readers come with
  /// different values of.
  package func wordsForStart(_ state: State, in language: String) -> String {
    let varying = variables.indices.dropFirst().filter { variables[$0].starts.count != 1 }
    return "start on “\(name(ofScreen: state.screen, in: language))”" + written(varying, of: state)
  }

  /// `press “Return” → “Give it back”`, or what changes where the screen stays.
  package func wordsForMove(
    _ action: Int, effect: Int, from old: State, to new: State, in language: String
  ) -> String {
    var words = wordsForDoing(action, in: language)
    if actions[action].kind == .outcomes, let outcome = actions[action].effects[effect].id {
      words += ", and the outcome is \(outcome)"
    }
    if new.screen != old.screen { words += " → “\(name(ofScreen: new.screen, in: language))”" }
    let changed = variables.indices.dropFirst().filter { new.values[$0] != old.values[$0] }
    return words + written(changed, of: new)
  }

  /// `press “Return”`, `fill in “PIN”`, or `do ask-by-mail` for what has no label.
  package func wordsForDoing(_ action: Int, in language: String) -> String {
    guard let label = actions[action].label?.text(in: language) else { return "do \(actions[action].id)" }
    return actions[action].kind == .field ? "fill in “\(label)”" : "press “\(label)”"
  }

  /// `“Home page”: Help, My books`: a screen's title and the labels on it.
  package func wordsForScreen(_ state: State, in language: String) -> String {
    let labels = possibleActions(in: state).compactMap { actions[$0].label?.text(in: language) }
    let title = "“\(name(ofScreen: state.screen, in: language))”"
    return labels.isEmpty ? "\(title), with nothing to press" : "\(title): \(labels.joined(separator: ", "))"
  }

  private func written(_ variables: [Int], of state: State) -> String {
    if variables.isEmpty { return "" }
    let parts = variables.map { "\(self.variables[$0].id): \(written(state.values[$0], of: $0))" }
    return " (\(parts.joined(separator: ", ")))"
  }
}

extension FlowModel {
  /// The actions possible in a state, in the order in which reports list them.
  package func possibleActions(in state: State) -> [Int] {
    let words = RawArray<UInt64>(repeating: 0, count: layout.wordCount)
    for (slot, value) in zip(layout.slots, state.values) { slot.store(value, words.start) }
    let machine = Machine(self)
    return machine.moves(on: state.screen).filter { machine.isPossible($0, words.start) }.map { machine.action(of: $0) }
  }
}
