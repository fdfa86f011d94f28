import FlowModel
import Guides
import Markdown

/// How the nodes of a page's step lists are drawn: lists, steps, and what steps say.
struct StepMarks {
  private let site: CheckedSite
  private let guide: Guide
  private let output: String
  private(set) var decorations: [Document.NodeID: Decoration] = [:]

  /// `notes` say for each step list what stands under it, empty for nothing.
  init(_ site: CheckedSite, page index: Int, notes: [String]) {
    self.site = site
    guide = site.guides[index]
    output = site.map.places[index].output
    for (list, note) in zip(guide.stepLists, notes) {
      markSteps(of: list, note: note)
      for statement in list.statements { mark(statement, in: list) }
    }
  }

  private var document: Document { guide.page.document }

  // MARK: Lists and items

  private mutating func markSteps(of list: StepList, note: String) {
    for step in list.steps {
      let number = step.number.split(separator: ".").last.map(String.init) ?? step.number
      decorations[step.item] = Decoration(attributes: [
        ("id", step.anchor), ("value", number), ("data-n", step.number),
      ])
      // A list without markers is read out as a list only if it says that it is one.
      decorations[document.nodes[step.item].parent] = Decoration(attributes: [("class", "steps"), ("role", "list")])
    }
    if let last = list.lists.last, !note.isEmpty { decorations[last]?.after = note }
  }

  // MARK: Statements

  private mutating func mark(_ statement: Statement, in list: StepList) {
    switch statement.kind {
    case .act(let actions): markAct(statement.node, isField: actions.allSatisfy(isField))
    case .jump(let target):
      let step = step(at: target, in: list, words: statement.words)
      decorations[statement.node] = link(step.map { "#" + $0.anchor })
    case .proceed(let continuation): decorations[statement.node] = link(address(of: continuation))
    case .mentionAction, .mentionScreen, .mentionStep, .expect, .branch, .value, .reject, .fact, .unresolved: break
    }
  }

  private func link(_ address: String?) -> Decoration {
    address.map { Decoration(attributes: [("href", $0)]) } ?? Decoration(element: .unwrapped)
  }

  /// The label is drawn as what it is on the screen; a `do:` link around it or in it is only for the program.
  private mutating func markAct(_ node: Document.NodeID, isField: Bool) {
    let label = Decoration(element: .named("kbd"), attributes: isField ? [("class", "field")] : [])
    if case .strong = document.nodes[node].kind {
      decorations[node] = label
      return
    }
    decorations[node] = Decoration(element: .unwrapped)
    let strong = document.descendants(of: node).first { document.nodes[$0].kind == .strong }
    if let strong { decorations[strong] = label }
  }

  private func isField(_ action: Int) -> Bool {
    guard let flow = guide.page.frontMatter.flow, case .model(let model)? = site.content.flows[flow],
      model.actions.indices.contains(action)
    else { return false }
    return model.actions[action].kind == .field
  }

  // MARK: Steps that links lead to

  /// The step that begins with a statement; of a step and its own first nested step, the one whose number is meant.
  private func step(at statement: Int, in list: StepList, words: String?) -> Step? {
    let steps = list.steps.filter { $0.statements.lowerBound == statement && !$0.statements.isEmpty }
    let said = words.map { numbers(in: $0).map(\.value) } ?? []
    return steps.first { said.contains($0.number) } ?? steps.first
  }

  private func address(of continuation: Statement.Continuation) -> String? {
    guard let target = site.map.page(continuation.guide, in: guide.page.language) else { return nil }
    let page = relativeAddress(from: output, to: site.map.places[target].output)
    guard let action = continuation.action, let list = site.guides[target].stepLists.first,
      let entry = list.entry(action), let step = step(at: entry, in: list, words: nil)
    else { return page }
    return "\(page)#\(step.anchor)"
  }
}
