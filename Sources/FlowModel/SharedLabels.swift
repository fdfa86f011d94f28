/// Actions of a screen that have a label in common: not two of them may be possible in one state.
struct SharedLabels {
  /// For each screen what is still to be looked for.
  private var groups: [[Group]]

  private struct Group {
    let label: String
    let language: String
    /// Places among the screen's actions, each with its action.
    var members: [(place: Int, action: Int)] = []
  }

  init(_ model: FlowModel, languages: [String]) {
    groups = model.screens.map { screen in
      languages.flatMap { language in
        Self.groups(screen.actions.map { model.actions[$0].label?.text(in: language) }, screen, language)
      }
    }
  }

  private static func groups(_ labels: [String?], _ screen: FlowModel.Screen, _ language: String) -> [Group] {
    var groups: [Group] = []
    var groupOf: [String: Int] = [:]
    for (place, label) in labels.enumerated() {
      guard let label else { continue }
      let group = groupOf[label] ?? groups.count
      if group == groups.count {
        groupOf[label] = group
        groups.append(Group(label: label, language: language))
      }
      groups[group].members.append((place, screen.actions[place]))
    }
    return groups.filter { $0.members.count > 1 }
  }

  func areShared(on screen: Int) -> Bool { !groups[screen].isEmpty }

  /// Looks at one state: the first possible action of a group clashes with every other possible one. Those others are
  /// taken out, so that each is reported with one partner a language. `isPossible` speaks of the screen's actions by
  /// their places.
  mutating func removeClashes(on screen: Int, _ isPossible: [Bool]) -> [Exploration.LabelClash] {
    var clashes: [Exploration.LabelClash] = []
    for group in groups[screen].indices {
      let possible = groups[screen][group].members.filter { isPossible[$0.place] }
      guard let first = possible.first, possible.count > 1 else { continue }
      for other in possible.dropFirst() {
        let language = groups[screen][group].language
        clashes.append(.init(screen: screen, first: first.action, second: other.action, language: language))
      }
      let others = Set(possible.dropFirst().map(\.place))
      groups[screen][group].members.removeAll { others.contains($0.place) }
    }
    groups[screen].removeAll { $0.members.count < 2 }
    return clashes
  }
}
