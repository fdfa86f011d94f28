package import Diagnostics
package import FlowModel
import Foundation
package import Markdown

/// A step that a link names by the action that it begins with: `step:return-book`, `step:return#return-book`.
package struct StepReference: Sendable, Hashable {
  /// The path of the step's page; `nil` for the page that the link stands in.
  package let guide: String?
  /// An action's id.
  package let action: String

  /// Reads what stands behind `step:`.
  package init(_ name: String) {
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guide = parts.count == 2 ? parts[0].removingPercentEncoding ?? parts[0] : nil
    action = parts.last ?? ""
  }
}

extension Guide {
  /// The steps of the page that begin with an action; a step and its own first nested step count as one, of which the
  /// outer one is meant.
  package func steps(beginningWith action: Int) -> [Step] {
    stepLists.flatMap { list -> [Step] in
      let found = stepsBeginning(with: action, list.steps, list.statements)
      guard let first = found.first else { return [] }
      return areOne(found, list.steps) ? [list.steps[first]] : found.map { list.steps[$0] }
    }
  }

  /// The one step that begins with an action; `nil` where none does, or several do.
  package func step(beginningWith action: Int) -> Step? {
    let steps = steps(beginningWith: action)
    return steps.count == 1 ? steps[0] : nil
  }

  /// The step with an anchor, and the action that names it, which no other step of the page begins with; no action where
  /// there is none such.
  package func step(at anchor: String, _ model: FlowModel) -> (step: Step, action: String?)? {
    for list in stepLists {
      guard let index = list.steps.firstIndex(where: { $0.anchor == anchor }) else { continue }
      let step = list.steps[index]
      guard let first = firstAct(of: step, list.statements), case .act(let actions) = list.statements[first].kind else {
        return (step, nil)
      }
      let name = actions.first { self.step(beginningWith: $0).map { areSame($0, step, in: list) } ?? false }
      return (step, name.map { model.actions[$0].id })
    }
    return nil
  }

  /// Whether two steps of a list count as one.
  private func areSame(_ a: Step, _ b: Step, in list: StepList) -> Bool {
    a.item == b.item || (a.statements.lowerBound == b.statements.lowerBound && !b.statements.isEmpty)
  }

  /// Whether some name in its lists is unknown, so that nobody knows all that its steps begin with.
  var hasUnknownNames: Bool { stepLists.contains(where: \.hasUnknownNames) }

  /// The `step:` links that are mentions and no jumps: all that name a guide, and those outside of step lists.
  package var stepMentions: [(node: Document.NodeID, reference: StepReference)] {
    let jumps = Set(
      stepLists.flatMap(\.statements).compactMap { statement -> Document.NodeID? in
        if case .mentionStep = statement.kind { nil } else { statement.node }
      })
    return page.document.nodes.indices.compactMap { node in
      guard case .link(let destination, _) = page.document.nodes[node].kind,
        case .claim(.step, let name) = LinkTarget(destination), !jumps.contains(node)
      else { return nil }
      return (node, StepReference(name))
    }
  }
}

/// Checks the steps that a page mentions, on its own model or another one (LANGUAGE.md §2 “Statements”).
struct StepMentions {
  let checker: GuideChecker
  let guides: [Guide]
  let index: GuideIndex

  func problems(of guide: Guide) -> [Problem] {
    let page = guide.page
    // Without steps of its own, what names no guide is out of place, and told of as such.
    let isOwnKnown = !guide.stepLists.isEmpty
    return guide.stepMentions.compactMap { node, reference in
      guard reference.guide != nil || isOwnKnown else { return nil }
      return problem(reference, node, page)
    }
  }

  private func problem(_ reference: StepReference, _ node: Document.NodeID, _ page: Page) -> Problem? {
    func problem(_ id: DiagnosticID, _ message: String, fixes: [Fix] = []) -> Problem {
      Problem(Diagnostic(id, at: page.location(of: node), message, fixes: fixes))
    }
    let path = reference.guide ?? page.path
    guard let target = index.guide(path, page.language) else {
      switch checker.absence(path, page.language) {
      case .unreadable?: return nil
      case .draft?: return problem(.guideUnknown, "the guide “\(path)” is a draft")
      case nil:
        let known = guides.filter { $0.page.language == page.language }.map(\.page.path).sorted()
        return problem(
          .guideUnknown, "there is no guide “\(path)” in \(page.language)\(suggestion(for: path, among: known))")
      }
    }
    let guide = guides[target]
    guard let model = checker.model(of: guide.page) else {
      let isKnown = guide.page.frontMatter.isReadable && guide.page.frontMatter.flow == nil && !guide.page.hasClaims
      return isKnown ? problem(.guideUnknown, "the page “\(path)” has no steps") : nil
    }
    let place = reference.guide.map { "the guide “\($0)”" } ?? "this page"
    guard let action = model.actionNamed[reference.action] else {
      let meant = suggestion(for: reference.action, among: model.actionNamed.keys.sorted())
      return problem(.stepUnknown, "there is no action “\(reference.action)” in the flow \(model.name)\(meant)")
    }
    let steps = guide.steps(beginningWith: action)
    guard let step = steps.first, steps.count == 1 else {
      // What is unknown there has been told of there.
      if steps.isEmpty, guide.hasUnknownNames || guide.isMisread { return nil }
      let numbers = steps.prefix(5).map(\.number).joined(separator: ", ")
      var unknown = problem(
        .stepUnknown,
        steps.isEmpty
          ? "no step of \(place) begins with “\(reference.action)”"
          : "several steps of \(place) begin with “\(reference.action)”: \(numbers)")
      unknown.otherLists = Set(guide.stepLists.map { ListPlace(guide: target, list: $0.number) })
      return unknown
    }
    var wrong = Self.wrongNumber(step, reference.action, guide.page, at: node, of: page)
    let list = guide.stepLists.first { list in list.steps.contains { $0.item == step.item } }
    wrong?.otherLists = Set(list.map { [ListPlace(guide: target, list: $0.number)] } ?? [])
    return wrong
  }

  /// What is wrong with the number in the words of a link to a step of `target`, which begins with `action`.
  static func wrongNumber(
    _ step: Step, _ action: String, _ target: Page, at node: Document.NodeID, of page: Page
  ) -> Problem? {
    let words = folded(page.document.plainText(of: node))
    let title = target.frontMatter.title
    guard let wrong = Guides.wrongNumber(in: words, for: step.number, title: title) else { return nil }
    return Problem(
      Diagnostic(
        .stepNumberWrong, at: page.location(of: node),
        "this says step \(wrong.value), but “\(action)” is done in step \(step.number)",
        fixes: page.numberFix(
          node, wrong, step.number,
          isCertain: stepNumbers(in: words, title: title).count == 1 && wrong.isCardinal(in: words))))
  }
}

extension Page {
  /// The repair that puts a step's number in place of a wrong one in a link's words.
  package func numberFix(_ node: Document.NodeID, _ wrong: WrittenNumber, _ right: String, isCertain: Bool) -> [Fix] {
    guard let edit = PageEditor(page: self, list: .empty).replaceNumber(wrong, of: node, with: right) else {
      return [Fix("write \(wrong.written(right))")]
    }
    return [Fix("write \(edit.text)", edits: fixEdits([edit]), isCertain: isCertain)]
  }

  /// The certain repair that lets a link lead elsewhere; only told where the link is a reference.
  package func destinationFix(_ node: Document.NodeID, _ destination: String) -> [Fix] {
    let edit = PageEditor(page: self, list: .empty).replaceDestination(of: node, with: destination)
    return [Fix("write “\(destination)”", edits: edit.map { fixEdits([$0]) } ?? [], isCertain: edit != nil)]
  }
}
