import Diagnostics
import FlowModel
import Markdown

/// Words that are no label of a flow in a language: the same words mean the same on all pages.
struct LabelQuestion: Hashable {
  let flow: String
  let language: String
  let words: String
}

/// The search on one page.
struct PageRepair {
  /// A change that is worth a trial.
  typealias Candidate = (title: String, edits: [TextEdit])

  let checker: GuideChecker
  let set: GuideSet
  let cache: RunCache
  let place: Int
  let model: FlowModel
  /// Statements that may still be looked at in trials; a page is worth so many and no more.
  private var budget = 60_000
  /// Labels that have been found for unknown words, on this page and on those before it.
  var labelsFound: [LabelQuestion: String]
  /// What has been found for unknown words in a list serves all places where they stand.
  var labelAnswers: [Int: [String: String?]] = [:]
  /// What one list's structural search has found serves all of the list's problems.
  private var bySibling: [Int: Fix?] = [:]
  let before: [Problem]
  var errorsBefore: Int { before.count(where: \.isError) }

  init(
    checker: GuideChecker, set: GuideSet, cache: RunCache, place: Int, model: FlowModel,
    labelsFound: [LabelQuestion: String] = [:]
  ) {
    self.labelsFound = labelsFound
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
    if let fix = fix(diagnostic.id, cause) {
      diagnostic.fixes = [fix]
      diagnostic.notes.removeAll { $0 == Resolver.boldAdvice }
    }
    return diagnostic
  }

  private mutating func fix(_ id: DiagnosticID, _ cause: Problem.Cause) -> Fix? {
    switch cause {
    case .name(let node):
      switch id {
      case .labelUnknown: return labelUnknown(node)
      case .labelWrong: return labelWrong(node)
      case .stepNumberWrong: return stepNumberWrong(node)
      // Of these only the writer knows the right words.
      case .factWrong, .factUnknown, .valueRefused, .valueAccepted, .fieldUnknown: return nil
      default: return list(around: node).flatMap { asInSibling($0) } ?? stepMeant(node)
      }
    case .failure(let number, let statement, let state, let acts):
      let list = guide.stepLists[number - 1]
      // What another language says is known; what else would work is a guess.
      if let fix = asInSibling(list) { return fix }
      let missing = missing(list, before: statement, from: state, after: acts.first?.statement)
      // Nobody mistypes the same in all languages: there, a step is missing that was none when they were written.
      if isSaidByAll(list, statement), let fix = firstThatWorks([], orWhole: missing, in: list) { return fix }
      return otherLabel(list, statement, state)
        ?? firstThatWorks([], orWhole: exchanges(list, near: statement), in: list) ?? otherEarlierLabel(list, acts)
        ?? firstThatWorks(missing, orWhole: waysOut(of: list), in: list)
    case .goal(let number, let state):
      let list = guide.stepLists[number - 1]
      return asInSibling(list)
        ?? firstThatWorks(
          missingAtEnd(list, from: state), orWhole: waysBack(list, from: state) + waysOut(of: list), in: list)
    case .loop(let number):
      let list = guide.stepLists[number - 1]
      return asInSibling(list) ?? firstThatWorks([], orWhole: waysOut(of: list), in: list)
    case .list(let number):
      return asInSibling(guide.stepLists[number - 1])
    }
  }

  // MARK: Trying

  /// What a page is like after edits.
  struct Trial {
    let guide: Guide
    let problems: [Problem]

    var errors: Int { problems.count(where: \.isError) }
  }

  /// Makes edits and checks the page anew; `nil` when the budget is spent or there is nothing to edit.
  mutating func trial(_ edits: [TextEdit], in others: GuideSet? = nil) -> Trial? {
    guard budget > 0, !edits.isEmpty else { return nil }
    budget -= 10 + guide.stepLists.reduce(0) { $0 + $1.statements.count }
    let (guide, problems) = checker.recheck(place, as: page.applying(edits), in: others ?? set, cache)
    return Trial(guide: guide, problems: problems)
  }

  /// The first of some changes that leaves nothing wrong with a list. Else, but not of the changes `orWhole`, the first
  /// after which its readers get further.
  mutating func firstThatWorks(
    _ candidates: [Candidate], orWhole others: [Candidate] = [], in list: StepList
  ) -> Fix? {
    let leftNow = statementsLeft(of: list, in: before)
    var better: Fix?
    for (index, candidate) in (candidates + others).enumerated() {
      guard let changed = trial(candidate.edits) else { continue }
      let fix = Fix(candidate.title, edits: page.fixEdits(candidate.edits))
      if isWhole(list, in: changed) { return fix }
      guard better == nil, index < candidates.count, list.number <= changed.guide.stepLists.count else { continue }
      let left = statementsLeft(of: changed.guide.stepLists[list.number - 1], in: changed.problems)
      if left < leftNow, changed.errors <= errorsBefore { better = fix }
    }
    return better
  }

  /// Whether nothing is wrong with a list any more, and no more than before with the rest of the page.
  func isWhole(_ list: StepList, in trial: Trial) -> Bool {
    if trial.errors == 0 { return true }
    guard trial.errors <= errorsBefore, list.number <= trial.guide.stepLists.count else { return false }
    let changed = trial.guide.stepLists[list.number - 1]
    return !trial.problems.contains { $0.isError && $0.isOf(changed, of: trial.guide.page.document) }
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

  // MARK: As another language has it

  /// Whether there are other languages, and all of them say what a statement says, in a list of as many.
  private func isSaidByAll(_ list: StepList, _ statement: Int) -> Bool {
    let siblings = checker.comparable(page.path, set).filter { $0 != place }
    return !siblings.isEmpty
      && siblings.allSatisfy { sibling in
        guard list.number <= set.guides[sibling].stepLists.count else { return false }
        let other = set.guides[sibling].stepLists[list.number - 1]
        return other.statements.count == list.statements.count
          && list.statements[statement].mayBe(other.statements[statement])
      }
  }

  mutating func asInSibling(listNumber: Int) -> Fix? {
    listNumber <= guide.stepLists.count ? asInSibling(guide.stepLists[listNumber - 1]) : nil
  }

  /// What a translation without errors has in another way, in this language's words.
  mutating func asInSibling(_ list: StepList) -> Fix? {
    if let known = bySibling[list.number] { return known }
    let siblings = checker.comparable(page.path, set).filter { $0 != place }
    var found: Fix?
    for sibling in siblings where found == nil {
      let other = set.guides[sibling]
      guard list.number <= other.stepLists.count, !other.stepLists[list.number - 1].hasUnknownNames,
        set.runs[sibling][list.number - 1].verification?.findings.isEmpty ?? false
      else { continue }
      let difference = SiblingDifference(page: page, list: list, other: other, model: model)
      found = firstThatWorks(difference.changes(), orWhole: difference.exchanges(among: swaps(list)), in: list)
    }
    bySibling[list.number] = found
    return found
  }
}

extension StepList {
  /// For edits outside of all lists.
  static let empty = StepList(number: 0, lists: [], steps: [], contract: [], statements: [], hasUnknownNames: false)
}
