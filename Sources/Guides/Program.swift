import FlowModel

/// A step list as something that can be run, free of language: equal programs have equal runs.
struct Program: Sendable, Hashable {
  enum Instruction: Sendable, Hashable {
    /// One of these actions, whichever is possible.
    case act([Int])
    case expect(Claim)
    /// Not taken, it leads to `otherwise`. Without a claim both ways are open.
    case branch(Claim?, otherwise: Int)
    case jump(Int)
    /// Read, and nothing else.
    case pass
  }

  /// Statements of this list, then those of the lists that it goes on in.
  private(set) var instructions: [Instruction] = []
  /// Where an instruction leads, other than by a jump or a branch not taken.
  private(set) var next: [Int] = []
  /// How many instructions are the list's own.
  private(set) var ownCount = 0
  /// Where the lists that it goes on in begin, in the order of `segments`.
  private(set) var segmentStarts: [Int] = []
  let starts: [Int]
  let audience: [Claim]
  let goals: [Claim]

  /// Behind every list: the end.
  static let end = Int.max
}

extension Program {
  /// Makes a program of a list and of those that it goes on in.
  ///
  /// - Parameters:
  ///   - list: the list that is run.
  ///   - own: the list's guide, if it is that guide's first list: who goes on there goes on in this very list.
  ///   - lookUp: the first step list of a guide in the same language.
  /// - Returns: the program and the lists in the order of its segments; `nil` when a list in it cannot be run.
  static func compile(
    _ list: StepList, own: String?, lookUp: (String) -> StepList?
  ) -> (program: Program, segments: [(guide: String, list: StepList)])? {
    var program = Program(list)
    var segments: [(guide: String, list: StepList)] = []
    var known: [String: Int] = [:]
    // Filled in once all lists have their place: which instruction goes on where.
    var open: [(instruction: Int, continuation: Statement.Continuation)] = []
    guard program.append(list, open: &open) else { return nil }
    program.ownCount = program.instructions.count
    var done = 0
    while done < open.count {
      let (instruction, continuation) = open[done]
      done += 1
      if continuation.guide == own {
        guard let entry = list.entry(continuation.action) else { return nil }
        program.instructions[instruction] = .jump(entry < list.statements.count ? entry : Self.end)
        continue
      }
      let segment: Int
      if let index = known[continuation.guide] {
        segment = index
      } else {
        guard let target = lookUp(continuation.guide) else { return nil }
        segment = segments.count
        known[continuation.guide] = segment
        segments.append((continuation.guide, target))
        program.segmentStarts.append(program.instructions.count)
        guard program.append(target, open: &open) else { return nil }
      }
      let target = segments[segment].list
      guard let entry = target.entry(continuation.action) else { return nil }
      program.instructions[instruction] = .jump(program.place(entry, in: segment, of: target))
    }
    return (program, segments)
  }

  private init(_ list: StepList) {
    var starts: [Int] = []
    var audience: [Claim] = []
    var goals: [Claim] = []
    for term in list.contract {
      switch term.kind {
      case .start(let start): starts.append(start)
      case .audience(let claim): audience.append(claim)
      case .goal(let claim): goals.append(claim)
      case .unresolved: break
      }
    }
    self.starts = starts.isEmpty ? [0] : starts
    self.audience = audience
    self.goals = goals
  }

  /// Where a list's statement stands in the program.
  private func place(_ statement: Int, in segment: Int, of list: StepList) -> Int {
    statement < list.statements.count ? segmentStarts[segment] + statement : Self.end
  }

  private mutating func append(
    _ list: StepList, open: inout [(instruction: Int, continuation: Statement.Continuation)]
  ) -> Bool {
    guard !list.hasUnknownNames else { return false }
    let base = instructions.count
    let count = list.statements.count
    func place(_ statement: Int) -> Int { statement < count ? base + statement : Self.end }
    for (index, statement) in list.statements.enumerated() {
      next.append(place(index + 1))
      switch statement.kind {
      case .act(let actions): instructions.append(.act(actions))
      case .expect(let claim): instructions.append(.expect(claim))
      case .branch(let claim): instructions.append(.branch(claim, otherwise: place(statement.itemEnd)))
      case .jump(let target): instructions.append(.jump(place(target)))
      case .proceed(let continuation):
        open.append((instructions.count, continuation))
        instructions.append(.pass)
      case .mentionAction, .mentionScreen, .mentionStep, .value, .reject, .fact, .unresolved: instructions.append(.pass)
      }
    }
    return true
  }
}

extension Program {
  /// The program in which nobody comes back to the list from another one: there, the way ends.
  var withoutReturns: Program {
    var program = self
    for instruction in ownCount..<instructions.count {
      if case .jump(let target) = instructions[instruction], target < ownCount {
        program.instructions[instruction] = .jump(Self.end)
      }
    }
    return program
  }

  /// The instruction of another list that last sent the reader of a way back into this one; `nil` where none did, or
  /// where the way does not end in this list.
  func sender(on way: [Verification.Stage]) -> Int? {
    guard
      case .jump(let instruction, let target)? = way.last(where: { stage in
        guard case .jump(let from, let to) = stage else { return false }
        return (from < ownCount) != (to < ownCount)
      }), instruction >= ownCount, target < ownCount
    else { return nil }
    return instruction
  }
}

extension StepList {
  /// The statement at which those who come by `continue:` begin; `nil` when not exactly one step begins with the action.
  package func entry(_ action: Int?) -> Int? {
    guard let action else { return statements.isEmpty ? nil : 0 }
    let matches = stepsBeginning(with: action, steps, statements)
    guard let first = matches.first, areOne(matches, steps) else { return nil }
    return steps[first].statements.lowerBound
  }

  /// The steps that begin with an action.
  func steps(beginningWith action: Int) -> [Step] {
    stepsBeginning(with: action, steps, statements).map { steps[$0] }
  }
}
