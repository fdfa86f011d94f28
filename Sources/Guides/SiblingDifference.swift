import FlowModel
import Markdown

/// How a step list differs from the same list in another language, as changes that would make it alike.
struct SiblingDifference {
  let page: Page
  let list: StepList
  let other: Guide
  let model: FlowModel

  private var otherList: StepList { other.stepLists[list.number - 1] }
  private var editor: PageEditor { PageEditor(page: page, list: list) }

  /// Changes to try, the likeliest first.
  func changes() -> [(title: String, edits: [TextEdit])] {
    let ours = list.statements
    let theirs = otherList.statements
    let first = self.first
    var ourEnd = ours.count
    var theirEnd = theirs.count
    while ourEnd > first, theirEnd > first, isSame(ours[ourEnd - 1], theirs[theirEnd - 1]) {
      ourEnd -= 1
      theirEnd -= 1
    }
    if first == ourEnd, first == theirEnd { return contractChanges() + anyStatement() }
    if ourEnd == first { return insertions(first..<theirEnd, at: first) }
    if theirEnd == first { return removals(first..<ourEnd) }
    guard ourEnd == theirEnd else { return [] }
    let replaced = zip(first..<ourEnd, first..<theirEnd).filter { !isSame(ours[$0], theirs[$1]) }
      .compactMap { replacement($0, by: $1) }
    return [(replaced.map(\.title).joined(separator: "; "), replaced.map(\.edit))]
  }

  /// The first statement that differs.
  private var first: Int {
    zip(list.statements, otherList.statements).prefix { isSame($0, $1) }.reduce(0) { count, _ in count + 1 }
  }

  /// Those exchanges of steps that are near the first difference.
  func exchanges(
    among swaps: [(step: Int, title: String, edits: [TextEdit])]
  ) -> [(title: String, edits: [TextEdit])] {
    guard let statement = list.statements.dropFirst(first).first ?? list.statements.last else { return [] }
    return swaps.filter { abs($0.step - statement.step) <= 2 }.map { ($0.title, $0.edits) }
  }

  // MARK: Sameness

  private func isSame(_ a: Statement, _ b: Statement) -> Bool {
    switch (a.kind, b.kind) {
    case (.act(let x), .act(let y)): !Set(x).isDisjoint(with: y)
    case (.jump, .jump): destination(a, page.document) == destination(b, other.page.document)
    case (.branch(let x), .branch(let y)): x == y
    // A name that is unknown here may be right in itself: a jump whose step begins with a wrong label.
    case (.unresolved, .act): false
    case (.unresolved, _): destination(a, page.document).map { $0 == destination(b, other.page.document) } ?? false
    default: a.kind == b.kind
    }
  }

  private func destination(_ statement: Statement, _ document: Document) -> String? {
    for node in statement.node..<document.nodes[statement.node].end {
      if case .link(let destination, _) = document.nodes[node].kind { return destination }
    }
    return nil
  }

  // MARK: Changes

  private func contractChanges() -> [(title: String, edits: [TextEdit])] {
    let given = list.contract.map(\.kind)
    let wanted = otherList.contract.map(\.kind)
    let extra = list.contract.filter { !wanted.contains($0.kind) }
    let missing = otherList.contract.filter { !given.contains($0.kind) }
    guard extra.count == 1, missing.count == 1,
      case .link(let destination, _) = other.page.document.nodes[missing[0].node].kind,
      let edit = editor.replaceDestination(of: extra[0].node, with: destination)
    else { return [] }
    return [("write “\(destination)”", [edit])]
  }

  /// Labels that could mean several actions look the same by name: any label may be the wrong one.
  private func anyStatement() -> [(title: String, edits: [TextEdit])] {
    list.statements.indices.compactMap { index in
      guard case .act = otherList.statements[index].kind, let (title, edit) = replacement(index, by: index),
        list.statements[index].words != wordsHere(otherList.statements[index])
      else { return nil }
      return (title, [edit])
    }
  }

  private func replacement(_ ours: Int, by theirs: Int) -> (title: String, edit: TextEdit)? {
    let mine = list.statements[ours]
    let wanted = otherList.statements[theirs]
    if case .act = wanted.kind, page.document.nodes[mine.node].kind == .strong {
      guard let words = wordsHere(wanted), let edit = editor.replaceWords(of: mine.node, with: words) else {
        return nil
      }
      return ("press “\(words)” instead", edit)
    }
    guard let destination = destination(wanted, other.page.document) else { return nil }
    if case .jump = wanted.kind {
      let words = phrase(wanted)
      return (
        "go on as in \(other.page.language): \(words)",
        TextEdit(range: page.document.nodes[mine.node].range, text: words)
      )
    }
    guard let edit = editor.replaceDestination(of: mine.node, with: destination) else { return nil }
    return ("write “\(destination)”", edit)
  }

  private func insertions(_ missing: Range<Int>, at place: Int) -> [(title: String, edits: [TextEdit])] {
    let steps = stepsMade(of: missing)
    let acts = missing.compactMap { index -> String? in
      guard case .act(let actions) = otherList.statements[index].kind else { return nil }
      return model.wordsForDoing(actions[0], in: page.language)
    }
    let isSimple = acts.count == missing.count
    func title(_ what: String) -> String {
      guard isSimple else { return "add, as \(other.page.language) has it, \(what)" }
      let way = acts.joined(separator: ", then ")
      return place < list.statements.count ? "\(way) before it" : "at the end, \(way)"
    }
    var changes: [(title: String, edits: [TextEdit])] = []
    if let steps {
      let contents = steps.map { $0.map { phrase(otherList.statements[$0]) }.joined(separator: ", ") + "." }
      let words = contents.joined(separator: " ")
      if place < list.statements.count {
        let before = list.steps.indices.first { list.steps[$0].statements.lowerBound == place }
        if let before { changes.append((title("the step: \(words)"), editor.insertSteps(contents, before: before))) }
      } else {
        changes.append((title("the step: \(words)"), editor.appendSteps(contents)))
      }
    }
    let words = missing.map { phrase(otherList.statements[$0]) }.joined(separator: ", ")
    if place < list.statements.count { changes.append((title(words), [editor.insert(words, before: place)])) }
    if place > 0 { changes.append((title(words), [editor.insert(words, after: place - 1)])) }
    return changes
  }

  /// The statements of each step, where some statements are whole steps without steps in them.
  private func stepsMade(of statements: Range<Int>) -> [Range<Int>]? {
    let steps = otherList.steps.filter { !$0.statements.isEmpty && statements.contains($0.statements.lowerBound) }
    let outer = steps.filter { step in
      step.parent.map { !statements.contains(otherList.steps[$0].statements.lowerBound) } ?? true
    }
    guard let first = outer.first, let last = outer.last, first.statements.lowerBound == statements.lowerBound,
      last.statements.upperBound == statements.upperBound
    else { return nil }
    return outer.map(\.statements)
  }

  private func removals(_ extra: Range<Int>) -> [(title: String, edits: [TextEdit])] {
    let steps = list.steps.indices.filter { list.steps[$0].statements == extra }
    return steps.map { step in
      ("take out step \(list.steps[step].number), which \(other.page.language) does not have", editor.removeStep(step))
    }
  }

  // MARK: Words

  /// A statement of the other language in this one's words; where only a writer can find words, those of the other.
  private func phrase(_ statement: Statement) -> String {
    guard let destination = destination(statement, other.page.document) else {
      return wordsHere(statement).map { "**\($0)**" } ?? statement.words
    }
    switch statement.kind {
    case .act(let actions):
      if let label = model.actions[actions[0]].label?.text(in: page.language) {
        return "[**\(label)**](\(destination))"
      }
    case .mentionAction, .mentionScreen, .fact:
      if let words = wordsHere(statement) { return "[\(words)](\(destination))" }
    default: break
    }
    return "[\(statement.words)](\(destination))"
  }

  private func wordsHere(_ statement: Statement) -> String? {
    switch statement.kind {
    case .act(let actions):
      // Of several with one label there, the one that has a translation of its own here.
      actions.lazy.compactMap { model.actions[$0].label?.text(in: page.language) }.first
    case .mentionAction(let action): model.actions[action].label?.text(in: page.language)
    case .mentionScreen(let screen): model.screens[screen].title?.text(in: page.language)
    case .fact(let fact): model.facts[fact].wordings.texts(in: page.language).first
    default: nil
    }
  }
}
