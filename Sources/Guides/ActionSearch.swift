import FlowModel

/// Short sequences of actions to where something holds.
struct ActionSearch {
  let space: StateSpace

  /// No repair is longer.
  private static let mostActions = 6
  private static let mostWays = 12
  private static let mostStates = 5_000

  /// Sequences of actions after which `isReached`, shorter ones first; at most a dozen, none longer than six.
  /// Where the world decides, a sequence counts when some of its answers lead there.
  func shortest(from start: State, isReached: (StateSpace, StateSpace.Number) -> Bool) -> [[Int]] {
    struct Node {
      let state: StateSpace.Number
      let actions: [Int]
    }
    var ways: [[Int]] = []
    var level = [Node(state: space.number(of: start), actions: [])]
    var seen: Set<StateSpace.Number> = [level[0].state]
    var looked = 0
    for _ in 0..<Self.mostActions {
      var further: [Node] = []
      var reachedHere: Set<StateSpace.Number> = []
      for node in level {
        for action in space.possibleActions(in: node.state) {
          for (_, state) in space.successors(of: node.state, by: action).states where !seen.contains(state) {
            looked += 1
            if looked > Self.mostStates { return ways }
            let way = node.actions + [action]
            if isReached(space, state), !ways.contains(way) {
              ways.append(way)
              if ways.count == Self.mostWays { return ways }
            }
            // Several ways of one length to a state may all be worth a trial; one of them is gone on with.
            if reachedHere.insert(state).inserted { further.append(Node(state: state, actions: way)) }
          }
        }
      }
      seen.formUnion(reachedHere)
      level = further
    }
    return ways
  }
}
