import Diagnostics
import FlowModel
import Markdown

/// Other words: labels, and numbers of steps.
extension PageRepair {
  /// The number of the step that a jump leads to. It is certain only where all such numbers are what is wrong with the
  /// list: where a step is missing or says something else, the number may be the one that is right.
  mutating func stepNumberWrong(_ node: Document.NodeID) -> Fix? {
    guard let (list, statement) = statement(at: node), let edit = rightNumber(of: statement, in: list) else {
      return nil
    }
    let written = stepNumbers(in: list.statements[statement].words, title: page.frontMatter.title)
    let all = before.compactMap { problem -> TextEdit? in
      guard problem.diagnostic.id == .stepNumberWrong, case .name(let node)? = problem.cause,
        let index = list.statements.firstIndex(where: { $0.node == node })
      else { return nil }
      return rightNumber(of: index, in: list)
    }
    let isCertain = written.count == 1 && (trial(all).map { isWhole(list, in: $0) } ?? false)
    return changingWords("write \(edit.text)", [edit], against: .stepNumberWrong, isCertain: isCertain)
  }

  private func rightNumber(of statement: Int, in list: StepList) -> TextEdit? {
    guard case .jump(let target) = list.statements[statement].kind,
      let step = list.steps.first(where: { $0.statements.lowerBound == target }),
      let wrong = wrongNumber(
        in: list.statements[statement].words, for: step.number, title: page.frontMatter.title)
    else { return nil }
    return PageEditor(page: page, list: list).replaceNumber(
      wrong, of: list.statements[statement].node, with: step.number)
  }

  /// A jump names a step by its number, and that step begins with another label than the jump says.
  mutating func stepMeant(_ node: Document.NodeID) -> Fix? {
    guard case .link(let destination, _) = page.document.nodes[node].kind,
      case .claim(.step, let name) = LinkTarget(destination), let action = model.actionNamed[name],
      let label = model.actions[action].label?.text(in: language),
      let (list, statement) = statement(at: node),
      let number = stepNumbers(in: list.statements[statement].words, title: page.frontMatter.title).first?.value,
      let step = list.steps.first(where: { $0.number == number }),
      let first = step.statements.first(where: { page.document.nodes[list.statements[$0].node].kind == .strong }),
      let edit = PageEditor(page: page, list: list).replaceWords(of: list.statements[first].node, with: label)
    else { return nil }
    return firstThatWorks([("in step \(number), press “\(label)”", [edit])], in: list)
  }

  func list(around node: Document.NodeID) -> StepList? {
    guide.stepLists.first { $0.holds(node, of: page.document) }
  }

  /// The words are not the label of what the link names: mostly the words are wrong.
  mutating func labelWrong(_ node: Document.NodeID) -> Fix? {
    guard let right = wantedWords(node) else { return nil }
    let editor = PageEditor(page: page, list: guide.stepLists.first ?? .empty)
    // Of a link that does an action, the bold part is the label.
    let bold = page.document.descendants(of: node).first { page.document.nodes[$0].kind == .strong }
    let edit =
      bold != nil && folded(page.document.plainText(of: node)) == right
      ? editor.makeBold(inside: node) : editor.replaceWords(of: bold ?? node, with: right)
    guard let edit else { return nil }
    let words = folded(page.document.plainText(of: bold ?? node))
    let isMeant = isVariant(words, of: right, node) && model.actions(labelled: words, in: language).isEmpty
    return changingWords("write “\(right)”", [edit], against: .labelWrong, isCertain: isMeant)
  }

  /// Whether words are the label or title `right` of what a link names but for a slip of the pen, an earlier label of it,
  /// another language's, or the right words without the bold that shows them to be a label.
  private func isVariant(_ words: String, of right: String, _ node: Document.NodeID) -> Bool {
    let wording = named(node).flatMap { action, screen in
      action.map { model.actions[$0].label } ?? screen.map { model.screens[$0].title } ?? nil
    }
    let earlier = named(node)?.action.map { model.actions[$0].was.texts(in: language) } ?? []
    return folded(page.document.plainText(of: node)) == right || Spelling.label(for: words, among: [right]) != nil
      || earlier.contains(words)
      || wording?.byLanguage.values.contains(words) ?? false
  }

  /// A repair that changes words only. Where the change would break the Markdown around them, or where the problem stays,
  /// it is told, but not written.
  private mutating func changingWords(
    _ title: String, _ edits: [TextEdit], against id: DiagnosticID, isCertain: Bool
  ) -> Fix {
    guard let changed = trial(edits), keepsMarkup(changed.guide.page.document),
      changed.problems.count(where: { $0.diagnostic.id == id }) < before.count(where: { $0.diagnostic.id == id })
    else { return Fix(title) }
    return Fix(title, edits: page.fixEdits(edits), isCertain: isCertain)
  }

  /// Whether a document has the page's own bold texts, links and so on, all but the words and their stress.
  private func keepsMarkup(_ document: Document) -> Bool {
    func markup(_ document: Document) -> [Document.Kind] {
      document.nodes.compactMap { node in
        switch node.kind {
        case .text, .softBreak, .lineBreak, .code, .emphasis: nil
        default: node.kind
        }
      }
    }
    return markup(document) == markup(page.document)
  }

  /// The label or title of what a `do:` or `ui:` link names.
  private func wantedWords(_ node: Document.NodeID) -> String? {
    guard let (action, screen) = named(node) else { return nil }
    return action.flatMap { model.actions[$0].label?.text(in: language) }
      ?? screen.flatMap { model.screens[$0].title?.text(in: language) }
  }

  /// The action, or else the screen, that a `do:` or `ui:` link at a node or in it names.
  private func named(_ node: Document.NodeID) -> (action: Int?, screen: Int?)? {
    for id in node..<page.document.nodes[node].end {
      guard case .link(let destination, _) = page.document.nodes[id].kind,
        case .claim(let scheme, let name) = LinkTarget(destination), scheme == .act || scheme == .ui
      else { continue }
      if let action = model.actionNamed[name] { return (action, nil) }
      if let screen = model.screenNamed[name] { return (nil, screen) }
    }
    return nil
  }

  /// The label that is meant beyond doubt; else one to propose: the only one with which the list works, or the nearest.
  mutating func labelUnknown(_ node: Document.NodeID) -> Fix? {
    guard let (list, index) = statement(at: node) else { return nil }
    let words = list.statements[index].words
    let editor = PageEditor(page: page, list: list)
    func fix(_ label: String, _ verb: String, isCertain: Bool) -> Fix? {
      guard let edit = editor.replaceWords(of: node, with: label) else { return nil }
      return changingWords("\(verb) “\(label)”", [edit], against: .labelUnknown, isCertain: isCertain)
    }
    if let meant = meant(words, at: index, of: list) { return fix(meant, "press", isCertain: true) }
    let labels = unique(model.actions.compactMap { $0.label?.text(in: language) })
    // The same unknown words in one list mean the same.
    let places = list.statements.filter { statement in
      if case .unresolved = statement.kind { statement.words == words } else { false }
    }.map(\.node)
    let answer = labelAnswers[list.number]?[words] ?? labelThatWorks(for: words, at: places, of: list, among: labels)
    labelAnswers[list.number, default: [:]][words] = answer
    if let answer { return fix(answer, "press", isCertain: false) }
    return nearest(to: words, in: labels).flatMap { fix($0, "write", isCertain: false) }
  }

  /// The label that words stand for beyond doubt (LANGUAGE.md §4 “Repairs”): today's for an earlier one, this language's
  /// for another one's, that of the action which the translations do here, or the one that has been mistyped.
  private func meant(_ words: String, at statement: Int, of list: StepList) -> String? {
    let today = unique(
      model.actions(onceLabelled: words, in: language).compactMap { model.actions[$0].label?.text(in: language) })
    let foreign = unique(
      model.actions.filter { $0.label?.byLanguage.values.contains(words) ?? false }
        .compactMap { $0.label?.text(in: language) })
    if !today.isEmpty || !foreign.isEmpty {
      let all = unique(today + foreign)
      return all.count == 1 ? all[0] : nil
    }
    let labels = unique(model.actions.compactMap { $0.label?.text(in: language) })
    let mistyped = Spelling.label(for: words, among: labels)
    guard let translated = labelInTranslations(of: statement, in: list) else { return mistyped }
    return mistyped == nil || mistyped == translated ? translated : nil
  }

  /// This language's label of the action that every other translation does at a statement, or else the reference.
  private func labelInTranslations(of statement: Int, in list: StepList) -> String? {
    let siblings = checker.comparable(page.path, self.set).filter { $0 != place }
    let labels = siblings.map { sibling -> String? in
      guard list.number <= self.set.guides[sibling].stepLists.count else { return nil }
      let other = self.set.guides[sibling].stepLists[list.number - 1]
      guard other.statements.count == list.statements.count,
        zip(list.statements, other.statements).allSatisfy({ $0.mayBe($1) }),
        case .act(let actions) = other.statements[statement].kind
      else { return nil }
      let labels = unique(actions.compactMap { model.actions[$0].label?.text(in: language) })
      return labels.count == 1 ? labels[0] : nil
    }
    let all = unique(labels.compactMap { $0 })
    if all.count == 1, !labels.contains(nil) { return all[0] }
    // The reference is the first of those that are compared.
    guard checker.comparable(page.path, self.set).first == siblings.first else { return nil }
    return labels.first ?? nil
  }

  /// The only label that works in all these places; the one found for the same words on an earlier page, if it works here.
  private mutating func labelThatWorks(
    for words: String, at places: [Document.NodeID], of list: StepList, among labels: [String]
  ) -> String? {
    let key = LabelQuestion(flow: model.name, language: language, words: words)
    if let known = labelsFound[key], works(known, for: words, at: places, of: list) { return known }
    var working: [String] = []
    for label in labels where works(label, for: words, at: places, of: list) { working.append(label) }
    guard working.count == 1 else { return nil }
    labelsFound[key] = working[0]
    return working[0]
  }

  private mutating func works(
    _ label: String, for words: String, at places: [Document.NodeID], of list: StepList
  ) -> Bool {
    let editor = PageEditor(page: page, list: list)
    let edits = places.compactMap { editor.replaceWords(of: $0, with: label) }
    guard let changed = trial(edits, in: linked(writing: label, for: words)) else { return false }
    return changed.errors <= errorsBefore - places.count && (changed.errors == 0 || isRun(list.number, in: changed))
  }

  /// All guides; in those that this one goes on in, and they in turn, a label stands in place of unknown words, too: a
  /// label that is renamed in several guides must not keep each from being run for the sake of the others.
  private func linked(writing label: String, for words: String) -> GuideSet {
    var changed = self.set
    var seen: Set<Int> = [place]
    var open = [place]
    while let next = open.popLast() {
      for case .proceed(let continuation) in self.set.guides[next].stepLists.flatMap({ $0.statements.map(\.kind) }) {
        guard let target = self.set.index.guide(continuation.guide, language), seen.insert(target).inserted else {
          continue
        }
        open.append(target)
        let other = self.set.guides[target]
        let edits = other.stepLists.flatMap { list in
          list.statements.compactMap { statement -> TextEdit? in
            guard case .unresolved = statement.kind, statement.words == words else { return nil }
            return PageEditor(page: other.page, list: list).replaceWords(of: statement.node, with: label)
          }
        }
        if !edits.isEmpty { changed.guides[target] = checker.reading(other.page.applying(edits)) }
      }
    }
    return changed
  }

  private func isRun(_ list: Int, in trial: Trial) -> Bool {
    list <= trial.guide.stepLists.count && !trial.guide.stepLists[list - 1].hasUnknownNames
  }

  /// Another label of the reader's screen with which the rest of the list works; none when several do.
  mutating func otherLabel(
    _ list: StepList, _ statement: Int, _ state: State, title: (String) -> String = { "press “\($0)” instead" }
  ) -> Fix? {
    guard case .act(let actions) = list.statements[statement].kind else { return nil }
    let node = list.statements[statement].node
    guard page.document.nodes[node].kind == .strong else { return nil }
    let editor = PageEditor(page: page, list: list)
    var working: [Fix] = []
    for action in model.possibleActions(in: state) where !actions.contains(action) {
      guard let label = model.actions[action].label?.text(in: language),
        let edit = editor.replaceWords(of: node, with: label), let changed = trial([edit]), isWhole(list, in: changed)
      else { continue }
      working.append(Fix(title(label), edits: page.fixEdits([edit])))
    }
    return working.count == 1 ? working[0] : nil
  }

  /// Another label in one of the actions just before, with which the rest of the list works.
  mutating func otherEarlierLabel(_ list: StepList, _ acts: [Problem.EarlierAct]) -> Fix? {
    for act in acts.prefix(3) {
      let said = list.statements[act.statement]
      let fix = otherLabel(list, act.statement, act.state) { label in
        "in step \(list.steps[said.step].number), press “\(label)” instead of “\(said.words)”"
      }
      if let fix { return fix }
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
}
