import Diagnostics
import FlowModel

/// Looks for repairs: changes of the text after which the page checks better, found by trying them.
struct RepairSearch {
  let checker: GuideChecker
  let set: GuideSet
  let cache: RunCache

  /// Pages beyond these many are reported without a search: a change of the model can break all guides at once. Other
  /// words are found sooner than other steps, and once for all pages.
  private static let mostPages = (words: 1_000, steps: 300)

  /// All problems, given for each guide, as reports; with a repair where one was found.
  func repair(_ problems: [[Problem]]) -> [Diagnostic] {
    var searched = (words: 0, steps: 0)
    var labelsFound: [LabelQuestion: String] = [:]
    var isCutShort = false
    var diagnostics: [Diagnostic] = []
    for (place, found) in problems.enumerated() {
      guard let model = checker.model(of: set.guides[place].page), found.contains(where: \.wantsSearch) else {
        diagnostics += found.map(\.diagnostic)
        continue
      }
      searched.words += found.contains { $0.wantsSearch && $0.isOfWords } ? 1 : 0
      searched.steps += found.contains { $0.wantsSearch && !$0.isOfWords } ? 1 : 0
      let isWithin = (
        words: searched.words <= Self.mostPages.words, steps: searched.steps <= Self.mostPages.steps
      )
      let isSearched = { (problem: Problem) in
        problem.wantsSearch && (problem.isOfWords ? isWithin.words : isWithin.steps)
      }
      var repair =
        found.contains(where: isSearched)
        ? PageRepair(
          checker: checker, set: set, cache: cache, place: place, model: model, labelsFound: labelsFound) : nil
      for problem in found {
        guard isSearched(problem), var diagnostic = repair?.repaired(problem) else {
          var diagnostic = problem.diagnostic
          if problem.wantsSearch, !isCutShort {
            diagnostic.notes.append("from here on not all repairs are looked for: too many pages have errors")
            isCutShort = true
          }
          diagnostics.append(diagnostic)
          continue
        }
        if let fix = inReference(problem, place, model) { diagnostic.fixes.append(fix) }
        diagnostics.append(diagnostic)
      }
      if let repair { labelsFound = repair.labelsFound }
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

extension Problem {
  fileprivate var wantsSearch: Bool { isError && cause != nil }

  /// Whether other words may mend it, at the place itself.
  fileprivate var isOfWords: Bool { [.labelUnknown, .labelWrong, .stepNumberWrong].contains(diagnostic.id) }
}
