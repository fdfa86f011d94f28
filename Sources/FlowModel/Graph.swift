import Diagnostics

/// How a graph is written.
package enum GraphFormat: String, Sendable, CaseIterable {
  /// For Graphviz.
  case dot
  /// For Mermaid: a flowchart.
  case mermaid
  case json
}

extension FlowModel {
  /// A picture of the model as text: the same text for the same model, on every machine.
  ///
  /// Screens are places; every action of every screen, with each of its outcomes or branches, is an arrow.
  /// - Parameters:
  ///   - format: how it is written.
  ///   - states: states in place of screens, as far as readers can get.
  ///   - markedScreens: indices of screens that a guide passes, to be drawn bold and coloured in a graph of screens.
  ///   - markedActions: indices of actions that a guide does, likewise.
  ///   - markedSteps: what a guide does from state to state, likewise in a graph of states.
  ///   - language: of titles and labels.
  ///   - limit: the most states to draw; a graph that has more says that it is cut short.
  /// - Returns: the text, which ends with a line end, and whether everything is in it.
  package func graph(
    format: GraphFormat, states: Bool = false, markedScreens: Set<Int> = [], markedActions: Set<Int> = [],
    markedSteps: Set<StateStep> = [], language: String, limit: Int = 1_000
  ) -> (text: String, isComplete: Bool) {
    let marks = Graph.Marks(screens: markedScreens, actions: markedActions)
    let graph = states ? stateGraph(markedSteps, language, limit) : screenGraph(marks, language)
    let text =
      switch format {
      case .dot: graph.dot()
      case .mermaid: graph.mermaid()
      case .json: graph.json()
      }
    return (text, graph.isComplete)
  }
}

/// Places and arrows, in the order in which they are written.
struct Graph: Encodable {
  var model: String
  /// False when there are more states than were asked for.
  var isComplete = true
  var nodes: [Node] = []
  var edges: [Edge] = []

  struct Node: Encodable {
    /// A screen's id, or a state's number.
    let id: String
    let screen: String
    let title: String
    let kind: String
    /// A reader may stay here for good.
    let isEnd: Bool
    /// Ids of the starts that begin here.
    var starts: [String]
    /// `books: 1`, for each variable, in a graph of states.
    var values: [String]
    let isMarked: Bool
  }

  struct Edge: Encodable {
    /// Places in `nodes`.
    let from: Int
    let to: Int
    let action: String
    let label: String?
    let outcome: String?
    /// What must hold, in a graph of screens.
    let condition: String?
    /// `books: books - 1`, for each assignment, in a graph of screens.
    let assignments: [String]
    let isMarked: Bool

    /// `Return`, `ask-by-mail: arrives`, and in brackets what must hold.
    var text: String {
      var text = label ?? action
      if let outcome { text += ": \(outcome)" }
      if let condition { text += " [\(condition)]" }
      return text
    }
  }

  struct Marks {
    let screens: Set<Int>
    let actions: Set<Int>
  }
}

extension FlowModel {
  fileprivate func screenGraph(_ marks: Graph.Marks, _ language: String) -> Graph {
    var graph = Graph(model: name)
    for screen in screens.indices {
      graph.nodes.append(
        node(String(screens[screen].id), on: screen, isMarked: marks.screens.contains(screen), language))
    }
    for start in starts { graph.nodes[start.screen].starts.append(start.id) }
    for (screen, declared) in screens.enumerated() {
      for action in declared.actions {
        for place in actions[action].effects.indices {
          graph.edges.append(edge(action, place, from: screen, marks, language))
        }
      }
    }
    return graph
  }

  private func node(_ id: String, on screen: Int, isMarked: Bool, _ language: String) -> Graph.Node {
    Graph.Node(
      id: id, screen: screens[screen].id, title: name(ofScreen: screen, in: language),
      kind: screens[screen].kind.rawValue, isEnd: screens[screen].isEnd, starts: [], values: [],
      isMarked: isMarked)
  }

  private func edge(
    _ action: Int, _ place: Int, from screen: Int, _ marks: Graph.Marks, _ language: String
  ) -> Graph.Edge {
    let effect = actions[action].effects[place]
    var conditions = [actions[action].guardExpression, effect.guardExpression].compactMap { $0?.text }
    if actions[action].kind == .branches, place > 0, effect.guardExpression == nil { conditions.append("otherwise") }
    return Graph.Edge(
      from: screen, to: effect.target ?? screen, action: actions[action].id,
      label: actions[action].label?.text(in: language), outcome: effect.id,
      condition: conditions.isEmpty ? nil : conditions.joined(separator: "; "),
      assignments: actions[action].kind == .field
        ? [] : effect.assignments.map { "\(variables[$0.variable].id): \($0.text)" },
      isMarked: marks.actions.contains(action))
  }

  // MARK: States

  fileprivate func stateGraph(_ marked: Set<StateStep>, _ language: String, _ limit: Int) -> Graph {
    let markedStates = marked.reduce(into: Set<State>()) { $0.formUnion([$1.from, $1.to]) }
    let explorer = Explorer(self, languages: [], limit: limit)
    let machine = Machine(self)
    var graph = Graph(model: name)
    graph.isComplete = explorer.result.isComplete
    for number in 0..<explorer.store.count {
      let state = state(explorer.store.words(of: number))
      var node = node(String(number), on: state.screen, isMarked: markedStates.contains(state), language)
      node.values = variables.indices.dropFirst().map {
        "\(variables[$0].id): \(written(state.values[$0], of: $0))"
      }
      if number < explorer.result.statistics.initial { node.starts = starts.filter { begins($0, in: state) }.map(\.id) }
      graph.nodes.append(node)
    }
    let next = RawArray<UInt64>(repeating: 0, count: machine.wordCount)
    for from in 0..<explorer.store.count {
      let words = explorer.store.words(of: from)
      for move in machine.moves(on: machine.screen(words)) {
        _ = machine.forEachStep(move, words, next.start) { step in
          guard case .next(let place) = step, let to = explorer.store.find(next.start) else { return }
          let index = machine.action(of: move)
          let action = actions[index]
          let way = StateStep(from: state(words), action: index, to: state(next.start))
          graph.edges.append(
            Graph.Edge(
              from: from, to: to, action: action.id, label: action.label?.text(in: language),
              outcome: action.effects[place].id, condition: nil, assignments: [],
              isMarked: marked.contains(way)))
        }
      }
    }
    return graph
  }

  private func begins(_ start: Start, in state: State) -> Bool {
    guard start.screen == state.screen else { return false }
    let given = Set(start.assignments.map(\.variable))
    return start.assignments.allSatisfy { state.values[$0.variable] == $0.value }
      && variables.indices.dropFirst().allSatisfy { variable in
        let own = variables[variable].starts
        return given.contains(variable) || own.isEmpty || own.contains(state.values[variable])
      }
  }
}
