package import Diagnostics

extension FlowModel {
  /// Everything wrong with a model by itself (LANGUAGE.md §1 “What is checked of a model by itself”),
  /// in no particular order, and what its search counted.
  ///
  /// The first of the site's `languages` words the reports. Past `limit` states the check says that it was cut short.
  package func check(
    languages: [String], limit: Int = defaultStateLimit
  ) -> (diagnostics: [Diagnostic], statistics: ModelStatistics) {
    let report = ExplorationReport(
      model: self, explorer: Explorer(self, languages: languages, limit: limit), language: languages.first ?? "en",
      limit: limit)
    return (report.diagnostics(), report.explorer.result.statistics)
  }
}

/// Words what an exploration has found.
private struct ExplorationReport: ~Copyable {
  let model: FlowModel
  let explorer: Explorer
  let language: String
  let limit: Int

  private var result: Exploration { explorer.result }

  func diagnostics() -> [Diagnostic] {
    failures() + deadEnds() + ambiguousLabels() + emptyStarts() + (result.isComplete ? neverReached() : [cutShort()])
  }

  private func location(_ range: SourceRange) -> SourceLocation {
    SourceLocation(file: model.source.path, range: range)
  }

  private func cutShort() -> Diagnostic {
    let what =
      result.isCutShortAtStart
      ? "readers may begin with too many combinations of values to look at all of them"
      : "the model has more than \(limit) states"
    return Diagnostic(
      .searchCutShort, at: location(.fileStart), "\(what); the search was cut short, so that nothing is certain",
      notes: ["give it fewer variables or smaller domains, or allow more states with --max-states"])
  }

  private func emptyStarts() -> [Diagnostic] {
    result.emptyStarts.map { index in
      let start = model.starts[index]
      return Diagnostic(
        .invariantBroken, at: location(start.range),
        "no state of the start “\(start.id)” agrees with “always”, so that no reader can begin there")
    }
  }

  private func neverReached() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (screen, others) in unreachableScreens() {
      let names = others.map { "“\(model.screens[$0].id)”" }.joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .screenUnreachable, at: location(model.screens[screen].range),
          "no reader ever gets to the screen “\(model.screens[screen].id)”; let an action “go” there, or take it out",
          notes: others.isEmpty ? [] : ["nor to those that only it leads to: \(names)"]))
    }
    for (index, action) in model.actions.enumerated() where !result.actionPossible[index] {
      // Of what stands on screens that are never reached, these are the cause.
      guard action.screens.isEmpty || action.screens.contains(where: { result.screenReached[$0] }) else { continue }
      let why =
        action.screens.isEmpty
        ? "no screen includes its group"
        : action.guardExpression == nil ? "none of its branches ever holds there" : "its “when” never holds there"
      diagnostics.append(
        Diagnostic(.actionImpossible, at: location(action.range), "the action “\(action.id)” is never possible: \(why)")
      )
    }
    for (index, condition) in model.conditions.enumerated() {
      guard !result.conditionTrue[index] || !result.conditionFalse[index] else { continue }
      let value = result.conditionTrue[index] ? "true" : "false"
      diagnostics.append(
        Diagnostic(
          .conditionConstant, at: location(condition.range),
          "the condition “\(condition.id)” is \(value) in every state that a reader can reach"))
    }
    return diagnostics
  }

  /// The screens that no reader gets to, but for those that others of them lead to; these behind each, in order.
  private func unreachableScreens() -> [(screen: Int, others: [Int])] {
    var causes: [Int: [Int]] = [:]
    var seen: Set<Int> = []
    for cause in model.screens.indices where !result.screenReached[cause] && seen.insert(cause).inserted {
      var others: [Int] = []
      var open = [cause]
      while let next = open.popLast() {
        let effects = model.screens[next].actions.flatMap { model.actions[$0].effects }
        for target in effects.compactMap(\.target) where !result.screenReached[target] && target != cause {
          if seen.insert(target).inserted {
            others.append(target)
            open.append(target)
          } else if let more = causes.removeValue(forKey: target) {
            others += [target] + more
          }
        }
      }
      causes[cause] = others
    }
    return causes.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }

  private func deadEnds() -> [Diagnostic] {
    result.deadEnds.map { screen, state in
      diagnostic(
        .deadEnd, at: model.screens[screen].range,
        "on the screen “\(model.screens[screen].id)” a reader can get stuck: no action is possible; "
          + "give it one, or write “end: true”",
        wayTo: state)
    }
  }

  private func ambiguousLabels() -> [Diagnostic] {
    struct Pair: Hashable {
      let first: Int
      let second: Int
    }
    let pairs = Dictionary(grouping: result.ambiguous) { Pair(first: $0.key.first, second: $0.key.second) }
    return pairs.map { pair, clashes in
      let languages = Set(clashes.map(\.key.language))
      let sorted = clashes.sorted { $0.value < $1.value }
      let language = sorted.map(\.key.language).min { $0 < $1 } ?? language
      let label = model.actions[pair.second].label?.text(in: language) ?? ""
      var diagnostic = diagnostic(
        .labelAmbiguous, at: model.actions[pair.second].range,
        "“\(model.actions[pair.first].id)” and “\(model.actions[pair.second].id)” are possible in one state, and both are "
          + "labelled “\(label)” (\(languages.sorted().joined(separator: ", ")))",
        wayTo: sorted[0].value, in: language)
      diagnostic.related = [Related(at: location(model.actions[pair.first].range), "the other action is here")]
      return diagnostic
    }
  }

  private func failures() -> [Diagnostic] {
    result.broken.map { failure, place in
      switch failure {
      case .outOfRange(let action, let effect, let number):
        let assignment = model.actions[action].effects[effect].assignments[number]
        let variable = model.variables[assignment.variable]
        return diagnostic(
          .outOfRange, at: assignment.range,
          "“\(model.actions[action].id)” sets “\(variable.id)” to \(place.value), but its values are "
            + "\(variable.domain.lowerBound)..\(variable.domain.upperBound)",
          wayTo: place.state, doing: action)
      case .noOutcome(let action):
        return diagnostic(
          .noOutcome, at: model.actions[action].range,
          "“\(model.actions[action].id)” is possible, but none of its outcomes may happen",
          wayTo: place.state, doing: action)
      case .invariant(let index):
        let invariant = model.invariants[index]
        var diagnostic = diagnostic(
          .invariantBroken, at: invariant.range,
          "“\(invariant.text)” does not hold after “\(model.actions[place.action].id)”",
          wayTo: place.state, doing: place.action)
        let others = (result.breakers[index] ?? []).subtracting([place.action]).sorted()
        if !others.isEmpty {
          let names = others.map { "“\(model.actions[$0].id)”" }.joined(separator: ", ")
          diagnostic.notes.append("nor does it hold after \(names)")
        }
        return diagnostic
      }
    }
  }

  private func diagnostic(
    _ id: DiagnosticID, at range: SourceRange, _ message: String, wayTo state: Int, doing last: Int? = nil,
    in language: String? = nil
  ) -> Diagnostic {
    let language = language ?? self.language
    var notes: [String] = []
    var trace: [TraceEntry] = []
    var before: State?
    for (state, move) in explorer.way(to: state) {
      trace.append(model.traceEntry(state, action: move?.action, in: language))
      if let move, let old = before {
        notes.append("  " + model.wordsForMove(move.action, effect: move.effect, from: old, to: state, in: language))
      } else {
        notes.append("the shortest way here: \(model.wordsForStart(state, in: language))")
      }
      before = state
    }
    if let last { notes.append("  then \(model.wordsForDoing(last, in: language))") }
    return Diagnostic(id, at: location(range), message, notes: notes, trace: trace)
  }
}

extension Explorer {
  /// A shortest way to a state: the start without a move, then each move with the state that it leads to.
  func way(to target: Int) -> [(state: State, move: (action: Int, effect: Int)?)] {
    var numbers = [target]
    while let number = numbers.last, parent(of: number) != number { numbers.append(parent(of: number)) }
    numbers.reverse()
    let machine = Machine(model)
    var way: [(state: State, move: (action: Int, effect: Int)?)] = [(model.state(store.words(of: numbers[0])), nil)]
    for (from, to) in zip(numbers, numbers.dropFirst()) {
      way.append((model.state(store.words(of: to)), move(from: from, to: to, machine)))
    }
    return way
  }

  /// The first action, in the screen's order, that leads from a state to another.
  private func move(from: Int, to: Int, _ machine: borrowing Machine) -> (action: Int, effect: Int)? {
    let words = store.words(of: from)
    let next = RawArray<UInt64>(repeating: 0, count: machine.wordCount)
    var found: (action: Int, effect: Int)?
    for move in machine.moves(on: machine.screen(words)) where found == nil {
      _ = machine.forEachStep(move, words, next.start) { step in
        if found == nil, case .next(let effect) = step, store.find(next.start) == to {
          found = (machine.action(of: move), effect)
        }
      }
    }
    return found
  }
}
