import FlowModel

/// What running a step list has shown (LANGUAGE.md §2 “When a step list is correct”).
struct Verification: Sendable {
  enum Failure: Sendable, Hashable {
    case notPossible(Int)
    /// Several possible actions have the label.
    case ambiguous(Int, [Int])
    case expectationFalse(Int)
    /// Index of the goal.
    case goalNotReached(Int)
    case endlessLoop
    case noSuchReader
    case nothingToDo
    case unreachable(Int)
    case alwaysTrue(Int)
    /// An `if:` that holds for nobody who gets to it.
    case neverTrue(Int)
    case cutShort
  }

  /// A failure with a shortest way to it; none where nothing need be done to see it.
  struct Finding: Sendable {
    let failure: Failure
    /// Only readers whom another guide sends back into the list meet it.
    var isOfSentReaders = false
    let way: [Stage]
    /// The list's own instruction that the way went through last: where it went on in another list, if it did.
    let lastOwn: Int?

    /// The state of the world at the failure.
    var lastState: State? {
      way.reversed().lazy.compactMap { stage -> State? in
        switch stage {
        case .start(let state), .act(_, _, _, let state): state
        case .skip, .jump: nil
        }
      }.first
    }
  }

  /// What happens on a reader's way, in order.
  enum Stage: Sendable {
    case start(State)
    case act(instruction: Int, action: Int, effect: Int, State)
    /// A branch is not taken.
    case skip(instruction: Int)
    /// On to another step, of this list or another one.
    case jump(instruction: Int, to: Int)
  }

  /// In the order of their discovery, shortest ways first; one for each failure.
  var findings: [Finding] = []
  /// For each of the list's own statements the actions that it was seen to do.
  var actionsDone: [Set<Int>] = []
  /// Every action that was done, with the outcome or branch that followed.
  var taken: Set<TakenEffect> = []
  /// States that the list begins with.
  var startCount = 0
  /// Pairs of a place in the list and a state of the world that were looked at.
  var explored = 0
}

/// An action with one of its effects: its outcome or branch by index, 0 where it has one effect only.
package struct TakenEffect: Sendable, Hashable {
  package let action: Int
  package let effect: Int

  package init(action: Int, effect: Int) {
    self.action = action
    self.effect = effect
  }
}

/// Runs a program from every start, through every outcome and option: a breadth-first search over
/// pairs of instruction and state, in which only actions count as steps of the way.
struct Verifier {
  private struct Node {
    let instruction: Int
    let state: StateSpace.Number
    /// The node before; −1 at a start.
    let parent: Int
    /// The action that led here; −1 where none was done.
    var action: Int
    var effect: Int
  }

  private let program: Program
  private let space: StateSpace
  private let limit: Int

  private var nodes: [Node] = []
  private var visited: [Key: Int] = [:]
  private var edges: [(from: Int, to: Key)] = []
  /// Nodes at which the way ends: the list's end, or a failure.
  private var ends: [Int] = []
  private var found: Set<Verification.Failure> = []
  private var failedAt: Set<Int> = []
  private var result = Verification()
  private var reached: [Bool]
  private var branchHeld: [Bool]
  private var branchFailed: [Bool]

  private struct Key: Hashable {
    let instruction: Int
    let state: StateSpace.Number
  }

  /// What a run shows that looks at no more than `limit` pairs of instruction and state.
  static func run(_ program: Program, in space: StateSpace, limit: Int) -> Verification {
    var verifier = Verifier(program, space, limit)
    verifier.run()
    var result = verifier.result
    let sent = result.findings.indices.filter { program.sender(on: result.findings[$0].way) != nil }
    guard !sent.isEmpty else { return result }
    // The shortest way may be that of readers who come back from another guide, and others fail as well.
    var own = Verifier(program.withoutReturns, space, limit)
    own.run()
    for index in sent {
      if let finding = own.result.findings.first(where: { $0.failure == result.findings[index].failure }) {
        result.findings[index] = finding
      } else {
        result.findings[index].isOfSentReaders = true
      }
    }
    return result
  }

  private init(_ program: Program, _ space: StateSpace, _ limit: Int) {
    self.program = program
    self.space = space
    self.limit = limit
    reached = Array(repeating: false, count: program.instructions.count)
    branchHeld = reached
    branchFailed = reached
    result.actionsDone = Array(repeating: [], count: program.ownCount)
  }

  private mutating func run() {
    var isComplete = true
    var level: [Node] = []
    for start in program.starts {
      let (states, areAll) = space.states(of: start, limit: limit) { state in
        program.audience.allSatisfy { holds($0, state) }
      }
      if !areAll { isComplete = false }
      for state in states {
        let first = program.instructions.isEmpty ? Program.end : 0
        level.append(Node(instruction: first, state: state, parent: -1, action: -1, effect: 0))
      }
    }
    result.startCount = level.count
    if level.isEmpty, isComplete { return report(.noSuchReader, nil) }
    if isComplete, !program.goals.isEmpty,
      level.allSatisfy({ node in program.goals.allSatisfy { holds($0, node.state) } })
    {
      report(.nothingToDo, nil)
    }
    while !level.isEmpty {
      if !search(level: &level) {
        isComplete = false
        break
      }
    }
    result.explored = nodes.count
    guard isComplete else { return report(.cutShort, nil) }
    reportEndlessLoop()
    reportUnreached()
  }

  /// Looks at everything that is as many actions away as the nodes given.
  /// - Parameter level: replaced by the nodes that are one action further.
  /// - Returns: false when the limit was met.
  private mutating func search(level: inout [Node]) -> Bool {
    var further: [Node] = []
    for first in level {
      var pending = [first]
      while let node = pending.popLast() {
        let key = Key(instruction: node.instruction, state: node.state)
        guard visited[key] == nil else { continue }
        guard nodes.count < limit else { return false }
        visited[key] = nodes.count
        nodes.append(node)
        look(at: nodes.count - 1, pending: &pending, further: &further)
      }
    }
    level = further
    return true
  }

  private mutating func look(at index: Int, pending: inout [Node], further: inout [Node]) {
    let node = nodes[index]
    guard node.instruction != Program.end else { return finish(index) }
    reached[node.instruction] = true
    let following = program.follow(node.instruction, node.state, in: space)
    // What the model does wrong is reported with the model; the run ends there.
    if following.modelFails { end(index) }
    if let failure = following.failure { return fail(failure, at: index) }
    for move in following.moves {
      edges.append((index, Key(instruction: move.instruction, state: move.state)))
      var next = Node(instruction: move.instruction, state: move.state, parent: index, action: -1, effect: 0)
      switch move.kind {
      case .act(let action, let effect):
        if node.instruction < program.ownCount { result.actionsDone[node.instruction].insert(action) }
        result.taken.insert(TakenEffect(action: action, effect: effect))
        next.action = action
        next.effect = effect
        further.append(next)
        continue
      case .take: branchHeld[node.instruction] = true
      case .skip: branchFailed[node.instruction] = true
      case .read: break
      }
      pending.append(next)
    }
  }

  private mutating func finish(_ index: Int) {
    ends.append(index)
    for (number, goal) in program.goals.enumerated() where !holds(goal, nodes[index].state) {
      report(.goalNotReached(number), index)
    }
  }

  private mutating func fail(_ failure: Verification.Failure, at index: Int) {
    report(failure, index)
    end(index)
  }

  private mutating func end(_ index: Int) {
    ends.append(index)
    failedAt.insert(nodes[index].instruction)
  }

  private func holds(_ claim: Claim, _ state: StateSpace.Number) -> Bool { space.holds(claim, in: state) }

  private mutating func report(_ failure: Verification.Failure, _ index: Int?) {
    guard found.insert(failure).inserted else { return }
    result.findings.append(
      Verification.Finding(failure: failure, way: index.map(way) ?? [], lastOwn: index.flatMap(lastOwn)))
  }

  // MARK: What only the whole search shows

  /// From wherever a reader may be, the end can still be reached: looked for backwards from the ends.
  private mutating func reportEndlessLoop() {
    var canEnd = [Bool](repeating: false, count: nodes.count)
    var firstEdge = [Int](repeating: 0, count: nodes.count + 1)
    let targets = edges.map { visited[$0.to] ?? 0 }
    for target in targets { firstEdge[target + 1] += 1 }
    for node in nodes.indices { firstEdge[node + 1] += firstEdge[node] }
    var sources = [Int](repeating: 0, count: edges.count)
    var filled = firstEdge
    for (edge, target) in targets.enumerated() {
      sources[filled[target]] = edges[edge].from
      filled[target] += 1
    }
    var open = ends
    for end in ends { canEnd[end] = true }
    while let node = open.popLast() {
      for source in sources[firstEdge[node]..<firstEdge[node + 1]] where !canEnd[source] {
        canEnd[source] = true
        open.append(source)
      }
    }
    if let stuck = canEnd.firstIndex(of: false) { report(.endlessLoop, stuck) }
  }

  /// Statements that nobody gets to, and branches that everybody takes; but not where a failure before it may be why.
  private mutating func reportUnreached() {
    let behindFailure = reachableFromFailures()
    // What an `if:` covers that holds for nobody is told of at the `if:`.
    var covered = 0
    for instruction in 0..<program.ownCount where !behindFailure.contains(instruction) {
      if case .branch(.some, let otherwise) = program.instructions[instruction], branchFailed[instruction],
        !branchHeld[instruction]
      {
        report(.neverTrue(instruction), nil)
        covered = max(covered, min(otherwise, program.ownCount))
      } else if !reached[instruction] {
        guard instruction >= covered else { continue }
        report(.unreachable(instruction), nil)
      } else if branchHeld[instruction], !branchFailed[instruction] {
        report(.alwaysTrue(instruction), nil)
      }
    }
  }

  private func reachableFromFailures() -> Set<Int> {
    var seen: Set<Int> = []
    var open = failedAt.map { program.next[$0] }
    while let instruction = open.popLast() {
      guard instruction != Program.end, seen.insert(instruction).inserted else { continue }
      switch program.instructions[instruction] {
      case .jump(let target): open.append(target)
      case .branch(_, let otherwise): open += [program.next[instruction], otherwise]
      case .act, .expect, .pass: open.append(program.next[instruction])
      }
    }
    return seen
  }

  private func lastOwn(before index: Int) -> Int? {
    var current = index
    while current >= 0 {
      if nodes[current].instruction < program.ownCount { return nodes[current].instruction }
      current = nodes[current].parent
    }
    return nil
  }

  private func way(to index: Int) -> [Verification.Stage] {
    var stages: [Verification.Stage] = []
    var current = index
    while true {
      let node = nodes[current]
      guard node.parent >= 0 else {
        stages.append(.start(space.state(node.state)))
        return stages.reversed()
      }
      let before = nodes[node.parent]
      if node.action >= 0 {
        stages.append(
          .act(instruction: before.instruction, action: node.action, effect: node.effect, space.state(node.state)))
      } else if case .branch(_, let otherwise) = program.instructions[before.instruction],
        node.instruction == otherwise, otherwise != program.next[before.instruction]
      {
        stages.append(.skip(instruction: before.instruction))
      } else if case .jump(let target) = program.instructions[before.instruction], target != Program.end {
        stages.append(.jump(instruction: before.instruction, to: target))
      }
      current = node.parent
    }
  }
}
