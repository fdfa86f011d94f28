import Guides

extension Guide {
  /// All that its step lists say, in order: for whom, to what end, and what each statement does, asks or claims; without
  /// words, mentions and numbers.
  var says: [String] { stepLists.flatMap { list in ["a list"] + list.contract.map { "\($0.kind)" } + list.says } }
}

extension StepList {
  fileprivate var says: [String] {
    statements.enumerated().compactMap { index, statement in
      switch statement.kind {
      case .act(let actions): "do \(actions)"
      case .expect(let claim): "expect \(claim)"
      case .branch(let claim):
        "if \(claim.map { "\($0)" } ?? "optional"), covering \(index < statement.itemEnd ? saying(index..<statement.itemEnd) : 0)"
      case .jump(let target): "go on at \(firstDone(from: target))"
      case .proceed(let continuation): "go on in \(continuation)"
      case .unresolved: "?"
      case .mentionAction, .mentionScreen, .mentionStep, .value, .reject, .fact: nil
      }
    }
  }

  /// How many of some statements say something that is done, asked or claimed.
  private func saying(_ range: Range<Int>) -> Int {
    statements[range].count { statement in
      switch statement.kind {
      case .mentionAction, .mentionScreen, .mentionStep, .value, .reject, .fact: false
      default: true
      }
    }
  }

  private func firstDone(from statement: Int) -> String {
    for statement in statements[statement...] {
      if case .act(let actions) = statement.kind { return "\(actions)" }
    }
    return "the end"
  }
}

/// How many elements have to be put in, taken out or replaced to make one sequence of another.
func editDistance(_ a: [String], _ b: [String]) -> Int {
  var previous = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var row = [i + 1]
    for (j, y) in b.enumerated() {
      row.append(min(previous[j] + (x == y ? 0 : 1), previous[j + 1] + 1, row[j] + 1))
    }
    previous = row
  }
  return previous[b.count]
}
