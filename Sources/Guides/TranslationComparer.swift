import Diagnostics
import FlowModel
import Markdown

/// A translation with what running it has shown.
struct Translation {
  let guide: Guide
  /// A run for each step list; `nil` where it was not run.
  let runs: [Verification?]
}

/// Whether all languages of a guide say the same (LANGUAGE.md §2 “Translations”).
struct TranslationComparer {
  /// What is compared with: the reference, or, where that does not work, another language that does.
  let reference: Translation
  /// What reports call it.
  var called = "the reference"
  let translation: Translation
  let model: FlowModel

  private var page: Page { translation.guide.page }
  private var referencePage: Page { reference.guide.page }

  private struct Difference {
    let diagnostic: Diagnostic
    var explainsRun = false
  }

  /// At most one difference for each step list, and one for their number.
  func problems() -> [Problem] {
    let ours = translation.guide.stepLists
    let theirs = reference.guide.stepLists
    var problems = zip(ours, theirs).enumerated().compactMap { index, lists in
      compare(lists.0, lists.1, ours: translation.runs[index], theirs: reference.runs[index])
        .map { difference in
          var problem = Problem(difference.diagnostic, cause: .list(lists.0.number))
          problem.explainsRun = difference.explainsRun
          return problem
        }
    }
    if ours.count != theirs.count, !translation.guide.isMisread, !reference.guide.isMisread {
      let extra = ours.count > theirs.count ? ours[theirs.count] : ours.last
      let location = extra.map { page.firstLine(of: $0.lists[0]) } ?? SourceLocation(file: page.source.path)
      var related: [Related] = []
      if let other = theirs.count > ours.count ? theirs[ours.count] : theirs.last {
        related = [
          Related(
            at: referencePage.firstLine(of: other.lists[0]),
            called == referencePage.language ? "the other one" : "\(called), \(referencePage.language)")
        ]
      }
      problems.append(
        Problem(
          Diagnostic(
            .translationDiffers, at: location,
            "this page has \(count(ours.count)), and \(referencePage.language) has \(count(theirs.count))",
            related: related)))
    }
    return problems
  }

  private func count(_ lists: Int) -> String {
    lists == 0 ? "no step list" : lists == 1 ? "one step list" : "\(lists) step lists"
  }

  private func compare(
    _ ours: StepList, _ theirs: StepList, ours run: Verification?, theirs referenceRun: Verification?
  ) -> Difference? {
    guard !ours.hasUnknownNames, !theirs.hasUnknownNames else { return nil }
    if let difference = compareContracts(ours, theirs) { return difference }
    // Where steps are not nested as they look, that is told of.
    let areNested = !ours.isMisnumbered && !theirs.isMisnumbered
    if areNested, let index = nestingDifference(ours, theirs) {
      let (mine, other) = (ours.steps[ours.statements[index].step], theirs.steps[theirs.statements[index].step])
      return differs(
        page.firstLine(of: mine.item),
        "the steps are nested in another way: what is step \(mine.number) here is step \(other.number) there",
        other.item)
    }
    let way = areNested ? wayDifference(ours, theirs) : nil
    for index in 0..<max(ours.statements.count, theirs.statements.count) {
      guard index < ours.statements.count else {
        if let node = byNumber(ours, before: index), case .jump = theirs.statements[index].kind {
          return isNoJump(node, theirs.statements[index])
        }
        return differs(
          page.firstLine(of: ours.statements.last.map { ours.steps[$0.step].item } ?? ours.lists[0]),
          "\(called) has one more statement at the end: \(words(theirs.statements[index]))",
          theirs.statements[index].node)
      }
      guard index < theirs.statements.count else {
        return differs(
          page.location(of: ours.statements[index].node),
          "\(called) has no such statement: \(words(ours.statements[index]))", theirs.lists[0])
      }
      if let what = difference(ours.statements[index], theirs.statements[index], isSameWay: index != way) {
        if let node = byNumber(ours, before: index), case .jump = theirs.statements[index].kind {
          return isNoJump(node, theirs.statements[index])
        }
        return differs(page.location(of: ours.statements[index].node), what, theirs.statements[index].node)
      }
      guard let done = run?.actionsDone[index], let wanted = referenceRun?.actionsDone[index], !done.isEmpty,
        !wanted.isEmpty, done != wanted
      else { continue }
      return differs(
        page.location(of: ours.statements[index].node),
        "this does \(names(done)), and \(called) does \(names(wanted))", theirs.statements[index].node)
    }
    return nil
  }

  /// The first statement whose step is nested more or less deeply, all up to it being of one kind.
  private func nestingDifference(_ ours: StepList, _ theirs: StepList) -> Int? {
    zip(ours.statements, theirs.statements).prefix { difference($0, $1, isSameWay: true) == nil }.enumerated()
      .first { ours.depth(of: $1.0.step) != theirs.depth(of: $1.1.step) }?.offset
  }

  /// A link to a step by its number between a statement and the one before it: it was to be a jump.
  private func byNumber(_ list: StepList, before statement: Int) -> Document.NodeID? {
    let document = page.document
    let start = statement > 0 ? document.nodes[list.statements[statement - 1].node].end : list.lists[0]
    let end =
      statement < list.statements.count
      ? list.statements[statement].node : list.lists.last.map { document.nodes[$0].end } ?? start
    return (start..<max(start, end)).first { node in
      guard case .link(let destination, _) = document.nodes[node].kind else { return false }
      return destination.hasPrefix("#step-") || destination.hasPrefix("#steps-")
    }
  }

  /// The first branch that ends, or jump that leads, somewhere else in one of the lists, all statements up to there being
  /// of one kind: one statement more or less before that place is that statement's difference.
  private func wayDifference(_ ours: StepList, _ theirs: StepList) -> Int? {
    let pairs = zip(ours.statements, theirs.statements)
    let same = pairs.prefix { difference($0, $1, isSameWay: true) == nil }.count
    let areAllSame = same == ours.statements.count && same == theirs.statements.count
    return pairs.prefix(same).enumerated().first { _, pair in
      let (own, other): (Int, Int)
      switch (pair.0.kind, pair.1.kind) {
      case (.branch, .branch): (own, other) = (pair.0.itemEnd, pair.1.itemEnd)
      case (.jump(let a), .jump(let b)): (own, other) = (a, b)
      default: return false
      }
      return own != other && (areAllSame || min(own, other) < same)
    }?.offset
  }

  private func compareContracts(_ ours: StepList, _ theirs: StepList) -> Difference? {
    let wanted = Set(theirs.contract.map(\.kind))
    let given = Set(ours.contract.map(\.kind))
    if let extra = ours.contract.first(where: { !wanted.contains($0.kind) }) {
      return differs(
        page.location(of: extra.node), "\(called)'s contract does not have “\(name(extra.kind))”", theirs.lists[0])
    }
    if let missing = theirs.contract.first(where: { !given.contains($0.kind) }) {
      return differs(
        page.firstLine(of: ours.lists[0]), "\(called)'s contract has “\(name(missing.kind))” too", missing.node)
    }
    return nil
  }

  private func differs(_ location: SourceLocation, _ what: String, _ node: Document.NodeID) -> Difference {
    Difference(
      diagnostic: Diagnostic(
        .translationDiffers, at: location, "differs from \(referencePage.language): \(what)",
        related: [Related(at: referencePage.location(of: node), "what \(called) says")]))
  }

  /// A link by number stands where the reference jumps: then nobody goes on there.
  private func isNoJump(_ node: Document.NodeID, _ theirs: Statement) -> Difference {
    var difference = differs(
      page.location(of: node),
      "here stands a link to a step by its number, which is no jump, there \(words(theirs))", theirs.node)
    difference.explainsRun = true
    return difference
  }

  /// How a statement differs. `isSameWay` tells whether what an “if” covers is the same, or the step that a jump leads to.
  private func difference(_ ours: Statement, _ theirs: Statement, isSameWay: Bool) -> String? {
    let isSame: Bool
    switch (ours.kind, theirs.kind) {
    case (.act(let a), .act(let b)): isSame = !Set(a).isDisjoint(with: b)
    case (.branch(let a), .branch(let b)): isSame = a == b && isSameWay
    case (.jump, .jump): isSame = isSameWay
    default: isSame = ours.kind == theirs.kind
    }
    if isSame { return nil }
    if case (.branch(let a), .branch(let b)) = (ours.kind, theirs.kind), a == b {
      return "this “if” covers another part of the list than \(called)'s"
    }
    return "here stands \(words(ours)), there \(words(theirs))"
  }

  private func words(_ statement: Statement) -> String {
    switch statement.kind {
    case .act(let actions): actions.map { model.wordsForDoing($0, in: page.language) }.first ?? ""
    case .mentionAction(let action): "ui:\(model.actions[action].id)"
    case .mentionScreen(let screen): "ui:\(model.screens[screen].id)"
    case .mentionStep(let reference): "step:\(reference.guide.map { $0 + "#" } ?? "")\(reference.action)"
    case .expect(let claim): "expect:\(model.name(of: claim))"
    case .branch(.some(let claim)): "if:\(model.name(of: claim))"
    case .branch(.none): "if:optional"
    case .jump: "a jump to another step (“\(statement.words)”)"
    case .proceed(let continuation):
      "continue:\(continuation.guide)" + (continuation.action.map { "#\(model.actions[$0].id)" } ?? "")
    case .value(let field): "value:\(model.actions[field].id)"
    case .reject(let field): "reject:\(model.actions[field].id)"
    case .fact(let fact): "fact:\(model.facts[fact].id)"
    case .unresolved(let name): name
    }
  }

  private func name(_ kind: ContractTerm.Kind) -> String {
    switch kind {
    case .audience(let claim): "for:\(model.name(of: claim))"
    case .start(let start): "for:\(model.starts[start].id)"
    case .goal(let claim): "goal:\(model.name(of: claim))"
    case .unresolved: ""
    }
  }

  private func names(_ actions: Set<Int>) -> String {
    actions.sorted().map { model.wordsForDoing($0, in: page.language) }.joined(separator: " or ")
  }
}
