/// How many states the explorer looks at before it stops, unless told otherwise (LANGUAGE.md §1).
package let defaultStateLimit = 1_000_000

/// What an exhaustive search of a model has counted.
package struct ModelStatistics: Sendable, Hashable, Codable {
  /// States that some reader may begin with.
  package var initial = 0
  /// States that can be reached.
  package var states = 0
  /// Ways from a state to a state: each action and outcome counts once in each state.
  package var transitions = 0
  /// States on the longest of all shortest paths.
  package var depth = 0

  package init(initial: Int = 0, states: Int = 0, transitions: Int = 0, depth: Int = 0) {
    self.initial = initial
    self.states = states
    self.transitions = transitions
    self.depth = depth
  }
}

/// Everything that an exhaustive search of a model has found out.
struct Exploration {
  var statistics = ModelStatistics()
  /// False when the search stopped at its limit: then nothing can be said of what was not found.
  var isComplete = true
  /// Whether it stopped because too many combinations of values were no start's state.
  var isCutShortAtStart = false
  var screenReached: [Bool]
  var actionPossible: [Bool]
  var conditionTrue: [Bool]
  var conditionFalse: [Bool]
  /// Starts none of whose states agrees with the invariants.
  var emptyStarts: [Int] = []
  /// Screens without a way on, each with the first state in which that is so.
  var deadEnds: [Int: Int] = [:]
  /// Pairs of actions with the same label, each with the first state in which both are possible.
  var ambiguous: [LabelClash: Int] = [:]
  var broken: [ModelFailure: FailurePlace] = [:]
  /// For each invariant the actions after which it does not hold.
  var breakers: [Int: Set<Int>] = [:]

  /// What an action does wrong.
  enum ModelFailure: Hashable {
    case outOfRange(action: Int, effect: Int, assignment: Int)
    case noOutcome(action: Int)
    case invariant(Int)
  }

  /// The state before the first such failure, and what was done there.
  struct FailurePlace {
    let state: Int
    let action: Int
    let effect: Int
    let value: Int
  }

  /// Two actions of a screen that have the same label in a language.
  struct LabelClash: Hashable {
    let screen: Int
    let first: Int
    let second: Int
    let language: String
  }
}
