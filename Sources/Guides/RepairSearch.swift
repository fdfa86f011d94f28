import Diagnostics
import FlowModel
import Markdown

/// Looks for repairs: changes of the text after which the page checks better, found by trying them.
struct RepairSearch {
  let checker: GuideChecker
  let set: GuideSet
  let cache: RunCache

  /// Pages beyond this many are reported without a search: a change of the model can break all guides at once.
  private static let mostPages = 300

  /// All problems, given for each guide, as reports; with a repair where one was found.
  func repair(_ problems: [[Problem]]) -> [Diagnostic] {
    var searched = 0
    var diagnostics: [Diagnostic] = []
    for (place, found) in problems.enumerated() {
      let wantsSearch = found.contains { $0.isError && $0.cause != nil }
      if wantsSearch { searched += 1 }
      guard wantsSearch, searched <= Self.mostPages,
        let model = checker.model(of: set.guides[place].page)
      else {
        diagnostics += found.map(\.diagnostic)
        continue
      }
      var repair = PageRepair(checker: checker, set: set, cache: cache, place: place, model: model)
      for problem in found {
        var diagnostic = repair.repaired(problem)
        if let fix = inReference(problem, place, model) { diagnostic.fixes.append(fix) }
        diagnostics.append(diagnostic)
      }
    }
    return diagnostics
  }

  /// Where the reference alone says something else than all its translations, it may be the one that is wrong.
  private func inReference(_ problem: Problem, _ place: Int, _ model: FlowModel) -> Fix? {
    guard problem.diagnostic.id == .translationDiffers, case .list(let number)? = problem.cause else { return nil }
    let comparable = checker.comparable(set.guides[place].page.path, set)
    guard let reference = comparable.first, comparable.count > 2, reference != place,
      comparable.dropFirst().allSatisfy({ other in
        other == place
          || TranslationComparer(
            reference: set.translation(place), translation: set.translation(other), model: model
          ).problems().isEmpty
      })
    else { return nil }
    var repair = PageRepair(checker: checker, set: set, cache: cache, place: reference, model: model)
    return repair.asInSibling(listNumber: number).map { fix in
      Fix("or, as the other languages agree, in \(repair.language): \(fix.title)", edits: fix.edits)
    }
  }
}

/// The search on one page.
struct PageRepair {
  let checker: GuideChecker
  let set: GuideSet
  let cache: RunCache
  let place: Int
  let model: FlowModel
  /// Trials left; a page is worth so many and no more.
  private var budget = 1500
  /// What one list's structural search has found serves all of the list's problems.
  private var bySibling: [Int: Fix?] = [:]
  private let before: [Problem]
  private var errorsBefore: Int { before.count(where: \.isError) }

  init(checker: GuideChecker, set: GuideSet, cache: RunCache, place: Int, model: FlowModel) {
    self.checker = checker
    self.set = set
    self.cache = cache
    self.place = place
    self.model = model
    before = checker.recheck(place, as: set.guides[place].page, in: set, cache).problems
  }

  var guide: Guide { self.set.guides[place] }
  var page: Page { guide.page }
  var language: String { page.language }

  mutating func repaired(_ problem: Problem) -> Diagnostic {
    var diagnostic = problem.diagnostic
    guard problem.isError, let cause = problem.cause else { return diagnostic }
    if let fix = fix(diagnostic.id, cause) { diagnostic.fixes = [fix] }
    return diagnostic
  }

  private mutating func fix(_ id: DiagnosticID, _ cause: Problem.Cause) -> Fix? {
    switch cause {
    case .name(let node):
      switch id {
      case .labelUnknown: return labelUnknown(node)
      case .labelWrong: return labelWrong(node)
      case .stepNumberWrong: return stepNumberWrong(node)
      default: return list(around: node).flatMap { asInSibling($0) } ?? stepMeant(node)
      }
    case .failure(let number, let statement, let state, let acts):
      let list = guide.stepLists[number - 1]
      return otherLabel(list, statement, state) ?? asInSibling(list) ?? exchange(list, statement)
        ?? otherEarlierLabel(list, acts) ?? missing(list, before: statement, from: state)
    case .goal(let number, let state):
      let list = guide.stepLists[number - 1]
      return asInSibling(list) ?? missingAtEnd(list, from: state)
    case .loop(let number):
      let list = guide.stepLists[number - 1]
      return asInSibling(list) ?? wayOut(of: list)
    case .list(let number):
      return asInSibling(guide.stepLists[number - 1])
    }
  }

  // MARK: Trying

  /// What a page is like after edits.
  private struct Trial {
    let guide: Guide
    let problems: [Problem]

    var errors: Int { problems.count(where: \.isError) }
  }

  /// Makes edits and checks the page anew; `nil` when the budget is spent or there is nothing to edit.
  private mutating func trial(_ edits: [TextEdit]) -> Trial? {
    guard budget > 0, !edits.isEmpty else { return nil }
    budget -= 1
    let (guide, problems) = checker.recheck(place, as: page.applying(edits), in: set, cache)
    return Trial(guide: guide, problems: problems)
  }

  /// The first of some changes that leaves no error, else the first after which readers of the list get further.
  mutating func firstThatWorks(
    _ candidates: some Sequence<(title: String, edits: [TextEdit])>, in list: StepList
  ) -> Fix? {
    let leftNow = statementsLeft(of: list, in: before)
    var better: Fix?
    for candidate in candidates {
      guard let changed = trial(candidate.edits) else { continue }
      let fix = Fix(candidate.title, edits: page.fixEdits(candidate.edits))
      if changed.errors == 0 { return fix }
      guard better == nil, list.number <= changed.guide.stepLists.count else { continue }
      let left = statementsLeft(of: changed.guide.stepLists[list.number - 1], in: changed.problems)
      if left < leftNow, changed.errors <= errorsBefore { better = fix }
    }
    return better
  }

  /// How many statements stand from the first one that fails to the list's end, which counts as one where a goal is
  /// not reached: what a change must make fewer.
  private func statementsLeft(of list: StepList, in problems: [Problem]) -> Int {
    if list.hasUnknownNames { return Int.max }
    return problems.reduce(0) { most, problem in
      switch problem.cause {
      case .failure(list.number, let statement, _, _): max(most, list.statements.count - statement + 1)
      case .goal(list.number, _): max(most, 1)
      case .loop(list.number): Int.max - 1
      default: most
      }
    }
  }

  // MARK: Labels and numbers

  private mutating func stepNumberWrong(_ node: Document.NodeID) -> Fix? {
    guard let (list, statement) = statement(at: node), case .jump(let target) = list.statements[statement].kind,
      let edit = PageEditor(page: page, list: list).replaceNumber(
        of: node, with: list.steps.first { $0.statements.lowerBound == target }?.number ?? "")
    else { return nil }
    let numbers = list.statements[statement].words.split { !("0"..."9").contains($0) && $0 != "." }
    return Fix("write \(edit.text)", edits: page.fixEdits([edit]), isCertain: numbers.count == 1)
  }

  /// A jump names a step by its number, and that step begins with another label than the jump says.
  private mutating func stepMeant(_ node: Document.NodeID) -> Fix? {
    guard case .link(let destination, _) = page.document.nodes[node].kind,
      case .claim(.step, let name) = LinkTarget(destination), let action = model.actionNamed[name],
      let label = model.actions[action].label?.text(in: language),
      let (list, statement) = statement(at: node),
      let number = firstNumber(in: list.statements[statement].words),
      let step = list.steps.first(where: { $0.number == number }),
      let first = step.statements.first(where: { page.document.nodes[list.statements[$0].node].kind == .strong }),
      let edit = PageEditor(page: page, list: list).replaceWords(of: list.statements[first].node, with: label)
    else { return nil }
    return firstThatWorks([("in step \(number), press “\(label)”", [edit])], in: list)
  }

  private func list(around node: Document.NodeID) -> StepList? {
    guide.stepLists.first { list in
      list.lists.contains { node >= $0 && node < page.document.nodes[$0].end }
        || list.contract.contains { $0.node == node }
    }
  }

  /// The words are not the label of what the link names: mostly the words are wrong.
  private mutating func labelWrong(_ node: Document.NodeID) -> Fix? {
    guard let right = wantedWords(node) else { return nil }
    let list = guide.stepLists.first
    let editor = PageEditor(page: page, list: list ?? .empty)
    // Of a link that does an action, the bold part is the label.
    let bold = page.document.descendants(of: node).first { page.document.nodes[$0].kind == .strong }
    guard let edit = editor.replaceWords(of: bold ?? node, with: right) else { return nil }
    return Fix("write “\(right)”", edits: page.fixEdits([edit]), isCertain: true)
  }

  /// The label or title of what a `do:` or `ui:` link names.
  private func wantedWords(_ node: Document.NodeID) -> String? {
    for id in node..<page.document.nodes[node].end {
      guard case .link(let destination, _) = page.document.nodes[id].kind,
        case .claim(let scheme, let name) = LinkTarget(destination), scheme == .act || scheme == .ui
      else { continue }
      if let action = model.actionNamed[name] { return model.actions[action].label?.text(in: language) }
      if let screen = model.screenNamed[name] { return model.screens[screen].title?.text(in: language) }
    }
    return nil
  }

  /// The only label with which the list works; else the own label for a foreign one, or the nearest.
  private mutating func labelUnknown(_ node: Document.NodeID) -> Fix? {
    guard let (list, index) = statement(at: node) else { return nil }
    let words = list.statements[index].words
    let editor = PageEditor(page: page, list: list)
    // The same unknown words in one list mean the same.
    let places = list.statements.filter { statement in
      if case .unresolved = statement.kind { statement.words == words } else { false }
    }.map(\.node)
    let labels = unique(model.actions.compactMap { $0.label?.text(in: language) })
    var working: [(label: String, edits: [TextEdit])] = []
    for label in labels {
      let edits = places.compactMap { editor.replaceWords(of: $0, with: label) }
      let others = errorsBefore - places.count
      if let changed = trial(edits), changed.errors <= others, changed.errors == 0 || isRun(list.number, in: changed) {
        let own = edits.filter { $0.range.lowerBound >= page.document.nodes[node].range.lowerBound }.prefix(1)
        working.append((label, Array(own)))
      }
    }
    let near = nearest(to: words, in: labels)
    let foreign = unique(
      model.actions.filter { $0.label?.byLanguage.values.contains(words) ?? false }
        .compactMap { $0.label?.text(in: language) })
    if working.count == 1 {
      let (label, edits) = working[0]
      let isMeant = label == near || foreign == [label]
      let isCertain = isMeant || (near == nil && !isPressed(label) && !worksWithout(places))
      return Fix("press “\(label)”", edits: page.fixEdits(edits), isCertain: isCertain)
    }
    guard let label = foreign.first ?? near, let edit = editor.replaceWords(of: node, with: label) else { return nil }
    return Fix("write “\(label)”", edits: page.fixEdits([edit]), isCertain: foreign.count == 1)
  }

  /// Whether some guide of this language presses a label: then it is not an old one's new name.
  private func isPressed(_ label: String) -> Bool {
    self.set.guides.contains { guide in
      guide.page.language == language
        && guide.stepLists.contains { list in
          list.statements.contains { statement in
            if case .act = statement.kind { statement.words == label } else { false }
          }
        }
    }
  }

  /// Whether the page is right when bold texts are plain ones: then they may never have been meant as labels.
  private mutating func worksWithout(_ places: [Document.NodeID]) -> Bool {
    let edits = places.map { node in
      TextEdit(range: page.document.nodes[node].range, text: page.document.plainText(of: node))
    }
    return trial(edits)?.errors == 0
  }

  private func isRun(_ list: Int, in trial: Trial) -> Bool {
    list <= trial.guide.stepLists.count && !trial.guide.stepLists[list - 1].hasUnknownNames
  }

  /// Another label of the reader's screen with which the rest of the list works; none when several do.
  private mutating func otherLabel(_ list: StepList, _ statement: Int, _ state: State) -> Fix? {
    guard case .act(let actions) = list.statements[statement].kind else { return nil }
    let node = list.statements[statement].node
    guard page.document.nodes[node].kind == .strong else { return nil }
    let editor = PageEditor(page: page, list: list)
    var working: [Fix] = []
    for action in model.possibleActions(in: state) where !actions.contains(action) {
      guard let label = model.actions[action].label?.text(in: language),
        let edit = editor.replaceWords(of: node, with: label), trial([edit])?.errors == 0
      else { continue }
      working.append(Fix("press “\(label)” instead", edits: page.fixEdits([edit])))
    }
    return working.count == 1 ? working[0] : nil
  }

  /// Another label in one of the actions just before, with which the rest of the list works.
  private mutating func otherEarlierLabel(_ list: StepList, _ acts: [Problem.EarlierAct]) -> Fix? {
    for act in acts.prefix(3) {
      if let fix = otherLabel(list, act.statement, act.state) { return fix }
    }
    return nil
  }

  private func statement(at node: Document.NodeID) -> (list: StepList, statement: Int)? {
    for list in guide.stepLists {
      if let index = list.statements.firstIndex(where: { $0.node == node }) { return (list, index) }
    }
    return nil
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: As another language has it

  mutating func asInSibling(listNumber: Int) -> Fix? {
    listNumber <= guide.stepLists.count ? asInSibling(guide.stepLists[listNumber - 1]) : nil
  }

  /// What a translation without errors has in another way, in this language's words.
  private mutating func asInSibling(_ list: StepList) -> Fix? {
    if let known = bySibling[list.number] { return known }
    let siblings = checker.comparable(page.path, set).filter { $0 != place }
    var found: Fix?
    for sibling in siblings where found == nil {
      let other = set.guides[sibling]
      guard list.number <= other.stepLists.count, !other.stepLists[list.number - 1].hasUnknownNames,
        set.runs[sibling][list.number - 1].verification?.findings.isEmpty ?? false
      else { continue }
      let difference = SiblingDifference(page: page, list: list, other: other, model: model)
      found = firstThatWorks(difference.changes(swap: swaps(list)), in: list)
    }
    bySibling[list.number] = found
    return found
  }

  // MARK: Order

  /// Two neighbouring steps in the wrong order, near a statement that fails.
  private mutating func exchange(_ list: StepList, _ statement: Int) -> Fix? {
    let step = list.statements[statement].step
    return firstThatWorks(swaps(list).filter { abs($0.step - step) <= 2 }.map { ($0.title, $0.edits) }, in: list)
  }

  private func swaps(_ list: StepList) -> [(step: Int, title: String, edits: [TextEdit])] {
    let editor = PageEditor(page: page, list: list)
    return list.steps.indices.compactMap { step in
      editor.swapWithNext(step).map { edits in
        (step, "exchange step \(list.steps[step].number) with the next one", edits)
      }
    }
  }

  // MARK: Missing steps

  /// The shortest actions after which a statement is possible, written in front of it.
  private mutating func missing(_ list: StepList, before statement: Int, from state: State) -> Fix? {
    let editor = PageEditor(page: page, list: list)
    let space = cache.space(of: model)
    let wanted = list.statements[statement].kind
    let ways = ActionSearch(space: space).shortest(from: state) { space, number in
      switch wanted {
      case .act(let actions): actions.count { space.isPossible($0, in: number) } == 1
      case .expect(let claim): space.holds(claim, in: number)
      default: false
      }
    }
    let step = list.statements[statement].step
    let isFirst = list.steps[step].statements.lowerBound == statement
    var candidates: [(title: String, edits: [TextEdit])] = []
    for way in ways {
      let words = way.map { phrase($0) }
      let title = "\(inWords(way)) before it"
      for (condition, edits) in conditional(words, state) {
        let title = condition.map { "\(title), if “\($0)”" } ?? title
        if isFirst { candidates.append((title, editor.insertSteps(edits.steps, before: step))) }
        candidates.append((title, [editor.insert(edits.inline, before: statement)]))
      }
    }
    return firstThatWorks(candidates, in: list)
  }

  /// The shortest actions to the goal, written at the end.
  private mutating func missingAtEnd(_ list: StepList, from state: State) -> Fix? {
    let editor = PageEditor(page: page, list: list)
    let goals = list.goals.compactMap { term -> Claim? in
      if case .goal(let claim) = term.kind { claim } else { nil }
    }
    let ways = ActionSearch(space: cache.space(of: model)).shortest(from: state) { space, number in
      goals.allSatisfy { space.holds($0, in: number) }
    }
    var candidates: [(title: String, edits: [TextEdit])] = []
    for way in ways {
      let title = "at the end, \(inWords(way))"
      for (condition, edits) in conditional(way.map { phrase($0) }, state) {
        candidates.append((condition.map { "\(title), if “\($0)”" } ?? title, editor.appendSteps(edits.steps)))
      }
    }
    return firstThatWorks(candidates, in: list)
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
  private mutating func wayOut(of list: StepList) -> Fix? {
    let editor = PageEditor(page: page, list: list)
    let names = model.conditions.indices.flatMap { condition in
      [true, false].map { model.name(of: Claim(condition: condition, isNegated: $0)) }
    }
    var candidates: [(title: String, edits: [TextEdit])] = []
    for (index, statement) in list.statements.enumerated() {
      let number = list.steps[statement.step].number
      switch statement.kind {
      case .jump:
        for name in names {
          candidates.append(
            ("go back from step \(number) only if “\(name)”", [editor.insert("[\(name)](if:\(name))", before: index)]))
        }
      case .branch(.some):
        for name in names {
          if let edit = editor.replaceDestination(of: statement.node, with: "if:\(name)") {
            candidates.append(("ask “if:\(name)” in step \(number)", [edit]))
          }
        }
      default: break
      }
    }
    return firstThatWorks(candidates, in: list)
  }
}

extension StepList {
  /// For edits outside of all lists.
  static let empty = StepList(number: 0, lists: [], steps: [], contract: [], statements: [], hasUnknownNames: false)
}
