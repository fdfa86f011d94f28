import Diagnostics
import FlowModel

/// Other steps: exchanged, inserted, or gone on from under another condition.
extension PageRepair {
  // MARK: Order

  /// Two neighbouring steps in the wrong order, near a statement that fails.
  func exchanges(_ list: StepList, near statement: Int) -> [Candidate] {
    let step = list.statements[statement].step
    return swaps(list).filter { abs($0.step - step) <= 2 }.map { ($0.title, $0.edits) }
  }

  func swaps(_ list: StepList) -> [(step: Int, title: String, edits: [TextEdit])] {
    let editor = PageEditor(page: page, list: list)
    return list.steps.indices.compactMap { step in
      editor.swapWithNext(step).map { edits in
        (step, "exchange step \(list.steps[step].number) with the next one", edits)
      }
    }
  }

  // MARK: Missing steps

  /// The shortest actions after which a statement is possible, written in front of it; or written behind the action done
  /// last, where a question or a jump stands between the two.
  func missing(_ list: StepList, before statement: Int, from state: State, after last: Int?) -> [Candidate] {
    let editor = PageEditor(page: page, list: list)
    let wanted = list.statements[statement].kind
    let ways = ActionSearch(space: cache.space(of: model)).shortest(from: state) { space, number in
      switch wanted {
      case .act(let actions): actions.count { space.isPossible($0, in: number) } == 1
      case .expect(let claim): space.holds(claim, in: number)
      default: false
      }
    }
    let step = list.statements[statement].step
    let isFirst = list.steps[step].statements.lowerBound == statement
    var before: [Candidate] = []
    for way in ways {
      let title = "\(inWords(way)) before it"
      for (condition, edits) in conditional(way.map { phrase($0) }, state) {
        let title = condition.map { "\(title), if “\($0)”" } ?? title
        if isFirst { before.append((title, editor.insertSteps(edits.steps, before: step))) }
        before.append((title, [editor.insert(edits.inline, before: statement)]))
      }
    }
    guard let last, last != statement - 1 else { return before }
    // What is asked in between may be answered otherwise then: any action may be the missing one.
    let single = model.possibleActions(in: state).map { [$0] }.filter { !ways.contains($0) }
    return before + (ways + single).flatMap { missing($0, after: last, editor) }
  }

  private func missing(_ way: [Int], after last: Int, _ editor: PageEditor) -> [Candidate] {
    let list = editor.list
    let step = list.statements[last].step
    let words = way.map { phrase($0) }
    let title = "\(inWords(way)) after step \(list.steps[step].number)"
    let isWhole = list.steps[step].statements.upperBound == last + 1
    let next = list.steps.indices.first { $0 > step && list.steps[$0].parent == list.steps[step].parent }
    var candidates: [Candidate] = []
    if isWhole, let next { candidates.append((title, editor.insertSteps(words.map { "\($0)." }, before: next))) }
    candidates.append(
      (
        "in step \(list.steps[step].number), \(inWords(way)) after “\(list.statements[last].words)”",
        [editor.insert(words.joined(separator: ", "), after: last)]
      ))
    return candidates
  }

  /// The shortest actions to the goals, written at the end.
  func missingAtEnd(_ list: StepList, from state: State) -> [Candidate] {
    let editor = PageEditor(page: page, list: list)
    return waysToGoals(of: list, from: state).flatMap { way in
      let title = "at the end, \(inWords(way))"
      return conditional(way.map { phrase($0) }, state).map { condition, edits in
        (condition.map { "\(title), if “\($0)”" } ?? title, editor.appendSteps(edits.steps))
      }
    }
  }

  private func waysToGoals(of list: StepList, from state: State) -> [[Int]] {
    let goals = goals(of: list)
    return ActionSearch(space: cache.space(of: model)).shortest(from: state) { space, number in
      goals.allSatisfy { space.holds($0, in: number) }
    }
  }

  private func goals(of list: StepList) -> [Claim] {
    list.goals.compactMap { if case .goal(let claim) = $0.kind { claim } else { nil } }
  }

  /// Words for all readers, then for those for whom each condition holds that holds here.
  private func conditional(
    _ words: [String], _ state: State
  ) -> [(condition: String?, edits: (steps: [String], inline: String))] {
    let space = cache.space(of: model)
    let number = space.number(of: state)
    let inline = words.joined(separator: ", ")
    var result: [(condition: String?, edits: (steps: [String], inline: String))] = [
      (nil, (words.map { "\($0)." }, inline))
    ]
    for condition in model.conditions.indices {
      let claim = Claim(condition: condition, isNegated: !space.holds(condition, in: number))
      let name = model.name(of: claim)
      let branch = "[\(name)](if:\(name))"
      result.append((name, (["\(branch): \(inline)."], "\(branch): \(inline)")))
    }
    return result
  }

  private func phrase(_ action: Int) -> String {
    guard let label = model.actions[action].label?.text(in: language) else {
      return "[\(model.actions[action].id)](do:\(model.actions[action].id))"
    }
    return "**\(label)**"
  }

  private func inWords(_ way: [Int]) -> String {
    way.map { model.wordsForDoing($0, in: language) }.joined(separator: ", then ")
  }

  // MARK: Loops

  /// A condition on a jump, or in place of another one, under which the list comes to its end.
  func waysOut(of list: StepList) -> [Candidate] {
    let editor = PageEditor(page: page, list: list)
    let names = model.conditions.indices.flatMap { condition in
      [false, true].map { model.name(of: Claim(condition: condition, isNegated: $0)) }
    }
    return list.statements.enumerated().flatMap { index, statement -> [Candidate] in
      let number = list.steps[statement.step].number
      switch statement.kind {
      case .jump:
        return names.map { name in
          ("go back from step \(number) only if “\(name)”", [editor.insert("[\(name)](if:\(name))", before: index)])
        }
      case .branch(.some):
        return names.compactMap { name in
          editor.replaceDestination(of: statement.node, with: "if:\(name)").map {
            ("ask “if:\(name)” in step \(number)", [$0])
          }
        }
      default: return []
      }
    }
  }

  /// Going back from the end to an earlier step for those who have not reached a goal, after the actions that lead
  /// others there, if any.
  func waysBack(_ list: StepList, from state: State) -> [Candidate] {
    let editor = PageEditor(page: page, list: list)
    let space = cache.space(of: model)
    let number = space.number(of: state)
    let claims =
      model.conditions.indices.filter { space.holds($0, in: number) }.map { Claim(condition: $0, isNegated: false) }
      + goals(of: list).filter { !space.holds($0, in: number) }
      .map(\.negated)
    let targets = list.steps.filter { $0.parent == nil }.reversed().compactMap {
      step -> (number: String, id: String)? in
      guard case .act(let actions)? = list.statements[step.statements].first(where: \.isAct)?.kind,
        let id = actions.first(where: { list.entry($0) == step.statements.lowerBound }).map({ model.actions[$0].id })
      else { return nil }
      return (step.number, id)
    }
    return ([[]] + waysToGoals(of: list, from: state).prefix(3)).flatMap { way in
      targets.flatMap { target in
        claims.map { claim in
          let name = model.name(of: claim)
          let title = (way.isEmpty ? "" : inWords(way) + ", then ") + "go back to step \(target.number) if “\(name)”"
          let jump = "[\(name)](if:\(name)): [\(target.number)](step:\(target.id))."
          return ("at the end, \(title)", editor.appendSteps(way.map { phrase($0) + "." } + [jump]))
        }
      }
    }
  }
}
