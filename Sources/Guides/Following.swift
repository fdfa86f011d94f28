import FlowModel

/// What may happen at an instruction in a state of the world.
struct Following {
  enum Kind: Sendable, Hashable {
    case act(action: Int, effect: Int)
    /// A branch is taken, or not.
    case take, skip
    case read
  }

  struct Move {
    let kind: Kind
    let instruction: Int
    let state: StateSpace.Number
  }

  var moves: [Move] = []
  var failure: Verification.Failure?
  /// The model itself is wrong where this action leads.
  var modelFails = false
}

extension Program {
  /// What may happen at an instruction: the one place that says what statements mean when they are run.
  func follow(_ instruction: Int, _ state: StateSpace.Number, in space: StateSpace) -> Following {
    var following = Following()
    let next = self.next[instruction]
    func go(_ kind: Following.Kind, to target: Int) {
      following.moves.append(Following.Move(kind: kind, instruction: target, state: state))
    }
    switch instructions[instruction] {
    case .pass: go(.read, to: next)
    case .jump(let target): go(.read, to: target)
    case .expect(let claim):
      if space.holds(claim, in: state) {
        go(.read, to: next)
      } else {
        following.failure = .expectationFalse(instruction)
      }
    case .branch(let claim, let otherwise):
      let isTaken = claim.map { space.holds($0, in: state) }
      if isTaken != false { go(.take, to: next) }
      if isTaken != true { go(.skip, to: otherwise) }
    case .act(let candidates):
      let possible = candidates.filter { space.isPossible($0, in: state) }
      guard possible.count == 1 else {
        following.failure = possible.isEmpty ? .notPossible(instruction) : .ambiguous(instruction, possible)
        break
      }
      let successors = space.successors(of: state, by: possible[0])
      following.modelFails = successors.modelFails
      following.moves = successors.states.map { effect, state in
        Following.Move(kind: .act(action: possible[0], effect: effect), instruction: next, state: state)
      }
    }
    return following
  }
}

extension StateSpace {
  func holds(_ claim: Claim, in state: Number) -> Bool { holds(claim.condition, in: state) != claim.isNegated }
}
