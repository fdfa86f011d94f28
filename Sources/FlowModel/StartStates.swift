/// The states that readers may begin with: those of each start that agree with the invariants.
///
/// Variables without a value of their own take all that they may have, one after the other, the last one fastest. An
/// invariant is looked at as soon as the variables that it speaks of have their values, so that what it forbids is left
/// out all at once.
struct StartStates {
  private let model: FlowModel
  /// For each variable the invariants that speak of none behind it.
  private var invariantsSettledBy: [[Int]]
  /// How many more values may be tried.
  private var looksLeft: Int

  /// How many values may be tried to find a number of states.
  static func looks(for states: Int) -> Int {
    let looks = states.multipliedReportingOverflow(by: 64)
    return looks.overflow ? .max : looks.partialValue
  }

  /// `mostLooks` is how many values may be tried, over all starts together.
  init(_ model: FlowModel, _ machine: borrowing Machine, mostLooks: Int) {
    self.model = model
    looksLeft = mostLooks
    invariantsSettledBy = Array(repeating: [], count: model.variables.count)
    for (index, invariant) in model.invariants.enumerated() {
      let last = model.variables(in: .truth(invariant.expression.truth)).max() ?? 0
      invariantsSettledBy[last].append(index)
    }
  }

  /// Calls `visit` with every state of a start, in a fixed order, as long as it returns true.
  /// Returns whether all were visited.
  mutating func forEach(
    of start: Int, in machine: borrowing Machine, visit: (PackedState) -> Bool
  ) -> Bool {
    let values = values(of: model.starts[start])
    let words = RawArray<UInt64>(repeating: 0, count: model.layout.wordCount)
    // For each variable the place of the value that it has now, as far as they are set.
    var places = [-1]
    while let place = places.last {
      let variable = places.count - 1
      guard place + 1 < values[variable].count else {
        places.removeLast()
        continue
      }
      if looksLeft == 0 { return false }
      looksLeft -= 1
      places[variable] = place + 1
      model.layout.slots[variable].store(values[variable][place + 1], words.start)
      guard invariantsSettledBy[variable].allSatisfy({ machine.invariant($0, holdsIn: words.start) }) else { continue }
      if places.count < values.count {
        places.append(-1)
      } else if !visit(words.start) {
        return false
      }
    }
    return true
  }

  private enum Choice {
    case list([Int])
    case range(ClosedRange<Int>)

    var count: Int {
      switch self {
      case .list(let values): values.count
      case .range(let range): range.count
      }
    }

    subscript(place: Int) -> Int {
      switch self {
      case .list(let values): values[place]
      case .range(let range): range.lowerBound + place
      }
    }
  }

  private func values(of start: FlowModel.Start) -> [Choice] {
    var choices = model.variables.map { $0.starts.isEmpty ? Choice.range($0.domain) : .list($0.starts) }
    choices[0] = .list([start.screen])
    for assignment in start.assignments { choices[assignment.variable] = .list([assignment.value]) }
    return choices
  }
}
