import Diagnostics
import FlowModel

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
    var labelsFound: [LabelQuestion: String] = [:]
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
      var repair = PageRepair(
        checker: checker, set: set, cache: cache, place: place, model: model, labelsFound: labelsFound)
      for problem in found {
        var diagnostic = repair.repaired(problem)
        if let fix = inReference(problem, place, model) { diagnostic.fixes.append(fix) }
        diagnostics.append(diagnostic)
      }
      labelsFound = repair.labelsFound
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
