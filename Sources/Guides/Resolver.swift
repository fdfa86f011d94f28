import Diagnostics
import FlowModel
import Markdown

/// A page with its step lists, all names in them looked up.
package struct Guide: Sendable {
  package let page: Page
  package internal(set) var stepLists: [StepList]
  /// Whether Markdown has left steps or parts of a contract as text, so that the lists are not all that were meant.
  var isMisread = false

  /// A page without steps.
  package init(page: Page) { self.init(page: page, stepLists: []) }

  init(page: Page, stepLists: [StepList]) {
    self.page = page
    self.stepLists = stepLists
  }
}

/// Looks up every name on a page (LANGUAGE.md §2), and checks what can be checked without running.
struct Resolver {
  let page: Page
  let model: FlowModel
  /// What the page has that Markdown reads otherwise than it looks: the lists that it stands in are not run.
  let shape: [ShapeFinding]
  var problems: [Problem] = []

  init(_ page: Page, _ model: FlowModel, shape: [ShapeFinding] = []) {
    self.page = page
    self.model = model
    self.shape = shape
  }

  var document: Document { page.document }

  mutating func resolve(_ outline: PageOutline) -> Guide {
    // Where a list does not run, or no list at all, that has been told of.
    let isWithoutSteps = outline.lists.isEmpty && shape.contains { $0.hides == .statementsAndContracts }
    let notRun = shape.compactMap(\.extent)
    for node in outline.elsewhere {
      let place = document.nodes[node].range.lowerBound
      if isMention(node) || (!isWithoutSteps && !notRun.contains { $0.contains(place) }) {
        checkElsewhere(node, hasSteps: !outline.lists.isEmpty)
      }
    }
    let hidden = hiddenLists(outline)
    let lists = outline.lists.enumerated().map { resolve($1, number: $0 + 1, isHidden: hidden.contains($0)) }
    var guide = Guide(page: page, stepLists: lists)
    guide.isMisread = shape.contains { $0.hides == .statementsAndContracts }
    return guide
  }

  // MARK: Lists

  /// The lists in which statements, or before which parts of the contract, are left as text.
  private func hiddenLists(_ outline: PageOutline) -> Set<Int> {
    let ranges = outline.lists.map { list in
      let parts = list.lists.map { document.nodes[$0].range }
      return (parts.first?.lowerBound ?? 0)..<(parts.last?.upperBound ?? 0)
    }
    var hidden: Set<Int> = []
    for finding in shape where finding.hides != .nothing {
      let place = finding.range.lowerBound
      if let list = ranges.firstIndex(where: { $0.contains(place) }) {
        hidden.insert(list)
      } else if finding.hides == .statementsAndContracts {
        // Behind a list stands what may be its next step, before it what may be its contract.
        if let after = ranges.firstIndex(where: { $0.lowerBound > place }) { hidden.insert(after) }
        if finding.id == .listBroken, let before = ranges.lastIndex(where: { $0.upperBound <= place }) {
          hidden.insert(before)
        }
      }
    }
    // A claim with a mistyped scheme may be a part of the contract of the list behind it.
    for node in outline.elsewhere {
      guard case .unknownScheme? = target(of: node),
        let after = outline.lists.firstIndex(where: { $0.lists[0] > node })
      else { continue }
      hidden.insert(after)
    }
    return hidden
  }

  private func isMention(_ node: Document.NodeID) -> Bool {
    if case .claim(let scheme, _)? = target(of: node) { scheme.isMention } else { true }
  }

  /// The list with its names looked up. Where something of it is left as text, what it lacks is no mistake of its own.
  private mutating func resolve(_ outline: StepListOutline, number: Int, isHidden: Bool) -> StepList {
    let before = problems.count
    let contract = outline.contract.map { resolveTerm($0) }
    var statements = outline.marks.map { resolve($0) }
    let prefix = number == 1 ? "step-" : "steps-\(number)-"
    let steps = outline.items.map { item in
      Step(
        number: item.number, anchor: prefix + item.number.replacing(".", with: "-"), item: item.node,
        parent: item.parent, statements: item.statements)
    }
    let isMisnumbered = shape.contains { finding in
      finding.id == .listNumbers
        && outline.lists.contains { document.nodes[$0].range.contains(finding.range.lowerBound) }
    }
    let isMisread = isHidden || isMisnumbered
    for index in statements.indices {
      guard let link = outline.marks[index].link, case .claim(.step, let action)? = target(of: link),
        StepReference(action).guide == nil
      else { continue }
      statements[index] = resolveJump(
        statements[index], to: action, link, among: steps, statements, isHidden: isHidden, isMisnumbered)
    }
    // A step that nothing is nested in says nothing for that, and its “if” may be for what is to be nested.
    for step in steps where step.statements.isEmpty && !isMisread {
      report(
        .stepSaysNothing, step.item, "step \(step.number) says nothing that can be checked",
        notes: ["press a **Label**, look with [words](expect:CONDITION), or put what is no step outside the list"],
        firstLineOnly: true)
    }
    if !isMisread {
      for (mark, statement) in zip(outline.marks, statements) { checkBranch(statement, mark) }
    }
    let hasGoal = outline.contract.contains { node in
      if case .claim(.goal, _)? = target(of: node) { true } else { false }
    }
    if !hasGoal, !isHidden {
      reportAtFirstLine(
        outline, .goalMissing, "nothing before this list says what holds at its end",
        notes: ["write in the text before it: [what is reached](goal:CONDITION)"])
    }
    let unknown = problems[before...].contains { Self.unknownNames.contains($0.diagnostic.id) }
    return StepList(
      number: number, lists: outline.lists, steps: steps, contract: contract, statements: statements,
      hasUnknownNames: unknown || isHidden, isMisnumbered: isMisnumbered)
  }

  /// After one of these in a list, the list is not run.
  private static let unknownNames: Set<DiagnosticID> = [
    .actionUnknown, .labelUnknown, .conditionUnknown, .stepUnknown, .guideUnknown, .fieldUnknown, .factUnknown,
    .schemeUnknown, .linkOutOfPlace,
  ]

  private mutating func resolveTerm(_ node: Document.NodeID) -> ContractTerm {
    guard case .claim(let scheme, let name)? = target(of: node) else {
      return ContractTerm(kind: .unresolved, node: node)
    }
    if scheme == .audience, let start = model.startNamed[name] { return ContractTerm(kind: .start(start), node: node) }
    guard let claim = claim(name, node, orStart: scheme == .audience) else {
      return ContractTerm(kind: .unresolved, node: node)
    }
    return ContractTerm(kind: scheme == .goal ? .goal(claim) : .audience(claim), node: node)
  }

  private mutating func resolve(_ mark: StepListOutline.Mark) -> Statement {
    let words = folded(document.plainText(of: mark.node))
    func statement(_ kind: Statement.Kind) -> Statement {
      Statement(kind: kind, node: mark.node, step: mark.item, itemEnd: mark.itemEnd, words: words)
    }
    guard let link = mark.link, let target = target(of: link) else {
      return statement(resolveLabel(words, mark.node))
    }
    guard case .claim(let scheme, let name) = target else {
      if case .unknownScheme(let scheme) = target { reportUnknownScheme(scheme, mark.node) }
      return statement(.unresolved(words))
    }
    switch scheme {
    case .act: return statement(resolveAct(name, mark))
    case .expect: return statement(claim(name, mark.node).map { .expect($0) } ?? .unresolved(name))
    case .branch:
      if name == "optional" { return statement(.branch(nil)) }
      return statement(claim(name, mark.node).map { .branch($0) } ?? .unresolved(name))
    case .step:
      let reference = StepReference(name)
      // A step of this list is resolved once all steps are known.
      return statement(reference.guide == nil ? .unresolved(name) : .mentionStep(reference))
    case .proceed:
      return statement(resolveContinuation(name, mark.node))
    case .ui, .value, .reject, .fact: return statement(resolveMention(scheme, name, mark.node))
    case .audience, .goal:
      report(
        .linkOutOfPlace, mark.node, "“\(scheme.rawValue):” belongs to a contract, in the text before the list",
        notes: ["in a step, look with [words](expect:\(name)) or ask with [words](if:\(name))"])
      return statement(.unresolved(name))
    }
  }

  /// An `if:` with nothing behind it in its list item decides nothing: what is before it is done by everybody.
  private mutating func checkBranch(_ statement: Statement, _ mark: StepListOutline.Mark) {
    guard case .branch = statement.kind else { return }
    let isLast = !(document.nodes[mark.node].end..<mark.itemEndNode).contains { node in
      switch document.nodes[node].kind {
      case .text(let text):
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      case .code, .image, .codeBlock: true
      default: false
      }
    }
    guard isLast else { return }
    report(
      .linkOutOfPlace, mark.node,
      "this “if” stands at the end of its step, and what is before it is done by everybody",
      notes: ["put it before what it is for: [If …](\(destination(of: mark.node))), press …"])
  }

  private func destination(of node: Document.NodeID) -> String {
    if case .link(let destination, _) = document.nodes[node].kind { destination } else { "" }
  }

  // MARK: Outside of step lists

  private mutating func checkElsewhere(_ node: Document.NodeID, hasSteps: Bool) {
    guard let target = target(of: node) else { return }
    switch target {
    case .claim(let scheme, let name) where scheme.isMention: _ = resolveMention(scheme, name, node)
    // Steps that are only mentioned are looked up once all guides are read.
    case .claim(.step, let name) where hasSteps || StepReference(name).guide != nil: break
    case .claim(let scheme, _):
      let place = scheme == .audience || scheme == .goal ? "before a step list" : "in a step list"
      report(.linkOutOfPlace, node, "“\(scheme.rawValue):” has a meaning only \(place)")
    case .unknownScheme(let scheme): reportUnknownScheme(scheme, node)
    case .outside, .page: break
    }
  }

  mutating func reportUnknownScheme(_ scheme: String, _ node: Document.NodeID) {
    problems.append(Problem(unknownScheme(scheme, page, node)))
  }

  // MARK: Reports

  func target(of link: Document.NodeID) -> LinkTarget? {
    guard case .link(let destination, _) = document.nodes[link].kind else { return nil }
    return LinkTarget(destination)
  }

  func meant(_ name: String, _ known: [String: Int]) -> String {
    suggestion(for: name, among: known.keys.sorted())
  }

  mutating func report(
    _ id: DiagnosticID, _ node: Document.NodeID, _ message: String, notes: [String] = [], fixes: [Fix] = [],
    firstLineOnly: Bool = false
  ) {
    let location = firstLineOnly ? page.firstLine(of: node) : page.location(of: node)
    problems.append(
      Problem(Diagnostic(id, at: location, message, notes: notes, fixes: fixes), cause: .name(node)))
  }

  private mutating func reportAtFirstLine(
    _ outline: StepListOutline, _ id: DiagnosticID, _ message: String, notes: [String]
  ) {
    report(id, outline.lists[0], message, notes: notes, firstLineOnly: true)
  }
}

extension FlowModel {
  /// The actions that once had a label in a language.
  func actions(onceLabelled label: String, in language: String) -> [Int] {
    actions.indices.filter { actions[$0].was.texts(in: language).contains { areAlike($0, label) } }
  }
}

/// The statement that does a step's first action.
func firstAct(of step: Step, _ statements: [Statement]) -> Int? {
  step.statements.first { statements[$0].isAct }
}

/// The steps whose first action is, or by its label may be, an action.
func stepsBeginning(with action: Int, _ steps: [Step], _ statements: [Statement]) -> [Int] {
  steps.indices.filter { step in
    guard let first = firstAct(of: steps[step], statements), case .act(let actions) = statements[first].kind else {
      return false
    }
    return actions.contains(action)
  }
}

/// Whether steps, in the order of the list, count as one: each is the first step nested in the one before it.
func areOne(_ chosen: [Int], _ steps: [Step]) -> Bool {
  zip(chosen, chosen.dropFirst()).allSatisfy { outer, inner in inner == outer + 1 && steps[inner].parent == outer }
}

func unknownScheme(_ scheme: String, _ page: Page, _ node: Document.NodeID) -> Diagnostic {
  if let sign = scheme.last, !sign.isLetter, let meant = ClaimScheme(rawValue: scheme.dropLast().lowercased()) {
    return Diagnostic(
      .schemeUnknown, at: page.location(of: node),
      "behind “\(meant.rawValue)” a colon stands, and not “\(sign)”",
      fixes: page.schemeFix(node, scheme, meant.rawValue))
  }
  let known = ClaimScheme.allCases.map(\.rawValue)
  let meant = known.contains(scheme.lowercased()) ? scheme.lowercased() : nearest(to: scheme, in: known)
  return Diagnostic(
    .schemeUnknown, at: page.location(of: node),
    "links have no scheme “\(scheme):”" + (meant.map { "; did you mean “\($0):”?" } ?? ""),
    notes: meant == nil
      ? ["known: \((known.sorted() + ["http", "https", "mailto", "tel"]).joined(separator: ", "))"] : [],
    fixes: meant.map { page.schemeFix(node, scheme + ":", $0) } ?? [])
}

extension Page {
  /// The right scheme of a link in place of what is written, with the sign behind it.
  fileprivate func schemeFix(_ node: Document.NodeID, _ written: String, _ scheme: String) -> [Fix] {
    guard case .link(let destination, _) = document.nodes[node].kind, destination.hasPrefix(written),
      let edit = PageEditor(page: self, list: .empty).replaceDestination(
        of: node, with: scheme + ":" + destination.dropFirst(written.count))
    else { return [] }
    return [Fix("write “\(scheme):”", edits: fixEdits([edit]))]
  }

  /// The first line of a node, from where the node begins to the line's end.
  func firstLine(of node: Document.NodeID) -> SourceLocation {
    let start = source.position(at: document.nodes[node].range.lowerBound)
    let length = source.line(start.line).unicodeScalars.count
    return SourceLocation(
      file: source.path,
      range: SourceRange(start: start, end: Position(line: start.line, column: max(length, start.column) + 1)))
  }
}

extension FlowModel {
  /// The actions that have a label in a language, in the order of the model.
  package func actions(labelled label: String, in language: String) -> [Int] {
    let exact = actions.indices.filter { actions[$0].label?.text(in: language) == label }
    guard exact.isEmpty else { return exact }
    return actions.indices.filter { actions[$0].label?.text(in: language).map { areAlike($0, label) } ?? false }
  }
}
