import FlowModel
import Guides

/// One mistake that a writer might make in a step list, told by the list's structure, so that the same mistake can be
/// made in every language.
struct Mutation: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case stepDropped = "a step dropped"
    case stepsSwapped = "neighbouring steps swapped"
    case labelsExchanged = "two labels exchanged"
    case labelReplaced = "another label in its place"
    case labelForeign = "the label of another language"
    case branchDropped = "an “if” dropped"
    case conditionReversed = "a condition reversed"
    case jumpMisled = "a jump to another step"
  }

  enum Change: Hashable, Sendable {
    /// Indices of steps.
    case drop(step: Int)
    case swap(step: Int, with: Int)
    /// Indices of statements.
    case exchange(statement: Int, with: Int)
    case relabel(statement: Int, as: Int)
    case translate(statement: Int, into: String)
    case unbranch(statement: Int)
    case reverse(statement: Int)
    case reverseTerm(ContractTerm.Kind)
    /// The step that the jump leads to then, by index, and the action that names it.
    case mislead(statement: Int, step: Int, action: Int)
  }

  let kind: Kind
  /// Index of the step list.
  let list: Int
  let change: Change
}

extension Mutation {
  /// Every mistake that can be made in a guide.
  static func all(of guide: Guide, _ model: FlowModel, languages: [String]) -> [Mutation] {
    guide.stepLists.indices.flatMap { list in
      let writer = MutationWriter(guide: guide, model: model, languages: languages, list: guide.stepLists[list])
      return writer.changes.map { Mutation(kind: $0.0, list: list, change: $0.1) }
    }
  }
}

/// Lists the mistakes that can be made in one step list.
private struct MutationWriter {
  let guide: Guide
  let model: FlowModel
  let languages: [String]
  let list: StepList

  var changes: [(Mutation.Kind, Mutation.Change)] {
    list.steps.indices.map { (.stepDropped, .drop(step: $0)) } + swaps + labels + conditions + jumps
  }

  private var swaps: [(Mutation.Kind, Mutation.Change)] {
    list.steps.indices.compactMap { step in
      let next = list.steps.indices.first { $0 > step && list.steps[$0].parent == list.steps[step].parent }
      return next.map { (.stepsSwapped, .swap(step: step, with: $0)) }
    }
  }

  private var labels: [(Mutation.Kind, Mutation.Change)] {
    let language = guide.page.language
    let places = list.statements.indices.filter { guide.page.labelWords(list.statements[$0]) != nil }
    var changes: [(Mutation.Kind, Mutation.Change)] = []
    for (number, place) in places.enumerated() {
      guard case .act(let candidates) = list.statements[place].kind, let own = candidates.first,
        let label = model.actions[own].label?.text(in: language)
      else { continue }
      for other in places[(number + 1)...] {
        guard case .act(let others) = list.statements[other].kind, let first = others.first,
          model.actions[first].label?.text(in: language) != label
        else { continue }
        changes.append((.labelsExchanged, .exchange(statement: place, with: other)))
      }
      for action in model.actions.indices {
        guard let text = model.actions[action].label?.text(in: language), text != label else { continue }
        changes.append((.labelReplaced, .relabel(statement: place, as: action)))
      }
      for other in languages where other != language && model.actions[own].label?.text(in: other) != label {
        changes.append((.labelForeign, .translate(statement: place, into: other)))
      }
    }
    return changes
  }

  private var conditions: [(Mutation.Kind, Mutation.Change)] {
    var changes: [(Mutation.Kind, Mutation.Change)] = []
    for term in list.contract {
      switch term.kind {
      case .audience, .goal: changes.append((.conditionReversed, .reverseTerm(term.kind)))
      case .start, .unresolved: break
      }
    }
    for (place, statement) in list.statements.enumerated() {
      switch statement.kind {
      case .branch(let claim):
        changes.append((.branchDropped, .unbranch(statement: place)))
        if claim != nil { changes.append((.conditionReversed, .reverse(statement: place))) }
      case .expect: changes.append((.conditionReversed, .reverse(statement: place)))
      default: break
      }
    }
    return changes
  }

  private var jumps: [(Mutation.Kind, Mutation.Change)] {
    list.statements.enumerated().flatMap { place, statement -> [(Mutation.Kind, Mutation.Change)] in
      guard case .jump(let target) = statement.kind else { return [] }
      return list.steps.indices.compactMap { step in
        // A step and its own first nested step count as one; a jump to where it leads already is no mistake.
        guard list.steps[step].statements.lowerBound != target, let action = list.firstAction(of: step) else {
          return nil
        }
        return (.jumpMisled, .mislead(statement: place, step: step, action: action))
      }
    }
  }
}

extension StepList {
  /// The action that a step begins with, by which jumps name it.
  func firstAction(of step: Int) -> Int? {
    for statement in steps[step].statements {
      if case .act(let candidates) = statements[statement].kind { return candidates.first }
    }
    return nil
  }
}
