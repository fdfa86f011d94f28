import Diagnostics
import FlowModel
import Foundation
import Markdown

/// What single statements name: actions, labels, conditions, steps, and things that are only mentioned.
extension Resolver {
  /// For bold words that are like no label: told where no repair is found.
  static let boldAdvice = "in a step, bold is only for what the reader presses; stress with *emphasis*"

  mutating func resolveLabel(_ words: String, _ node: Document.NodeID) -> Statement.Kind {
    let actions = model.actions(labelled: words, in: page.language)
    guard actions.isEmpty else { return .act(actions) }
    var notes: [String] = []
    var fixes: [Fix] = []
    let labels = model.actions.compactMap { $0.label?.text(in: page.language) }
    let difference = labels.lazy.compactMap { unseenDifference(words, from: $0) }.first
    var message = "no action has the label “\(words)”" + (difference.map { ": \($0)" } ?? "")
    let earlier = model.actions(onceLabelled: words, in: page.language)
    let foreign = model.actions.first { action in action.label?.byLanguage.contains { $0.value == words } ?? false }
    if !earlier.isEmpty {
      message = "“\(words)” is an earlier label, which no action has today"
      let today = earlier.compactMap { model.actions[$0].label?.text(in: page.language) }
      fixes = today.count == 1 ? [Fix("write “\(today[0])”")] : []
      if today.count > 1 { notes = ["it is called today: \(today.map { "“\($0)”" }.joined(separator: " or "))"] }
    } else if let foreign, let own = foreign.label?.text(in: page.language) {
      let languages = foreign.label?.byLanguage.filter { $0.value == words }.keys.sorted() ?? []
      message = "“\(words)” is the label in another language (\(languages.joined(separator: ", ")))"
      fixes = [Fix("write “\(own)”")]
    } else if let screen = model.screens.first(where: { $0.title?.text(in: page.language) == words }) {
      notes = ["it is the title of a screen; mention it with [\(words)](ui:\(screen.id))"]
    } else if nearest(to: words, in: labels) == nil {
      notes = [Self.boldAdvice]
    }
    report(.labelUnknown, node, message, notes: notes, fixes: fixes)
    return .unresolved(words)
  }

  mutating func resolveAct(_ name: String, _ mark: StepListOutline.Mark) -> Statement.Kind {
    guard let action = model.actionNamed[name] else {
      report(
        .actionUnknown, mark.node,
        "there is no action “\(name)” in the flow \(model.name)\(meant(name, model.actionNamed))")
      return .unresolved(name)
    }
    if let label = mark.label {
      checkWords(
        folded(document.plainText(of: label)), model.actions[action].label, "the action “\(name)”", "label", mark.node)
    }
    return .act([action])
  }

  private mutating func checkWords(
    _ words: String, _ wording: Wording?, _ what: String, _ kind: String, _ node: Document.NodeID
  ) {
    guard let right = wording?.text(in: page.language) else {
      report(.labelWrong, node, "\(what) has no \(kind), but here stands “\(words)”")
      return
    }
    guard !areAlike(words, right) else { return }
    let difference = unseenDifference(words, from: right).map { ": \($0)" } ?? ""
    report(
      .labelWrong, node, "“\(words)” is not the \(kind) of \(what)\(difference)", fixes: [Fix("write “\(right)”")])
  }

  mutating func resolveMention(
    _ scheme: ClaimScheme, _ name: String, _ node: Document.NodeID
  ) -> Statement.Kind {
    let words = folded(document.plainText(of: node))
    switch scheme {
    case .ui:
      if let action = model.actionNamed[name] {
        checkWords(words, model.actions[action].label, "the action “\(name)”", "label", node)
        return .mentionAction(action)
      }
      if let screen = model.screenNamed[name] {
        checkWords(words, model.screens[screen].title, "the screen “\(name)”", "title", node)
        return .mentionScreen(screen)
      }
      let known = model.actionNamed.merging(model.screenNamed) { first, _ in first }
      report(
        .actionUnknown, node, "there is no action or screen “\(name)” in the flow \(model.name)\(meant(name, known))")
    case .fact:
      guard let index = model.factNamed[name] else {
        report(
          .factUnknown, node, "there is no fact “\(name)” in the flow \(model.name)\(meant(name, model.factNamed))")
        break
      }
      let wordings = model.facts[index].wordings.texts(in: page.language)
      if !wordings.contains(where: { areAlike($0, words) }) {
        let difference = wordings.lazy.compactMap { unseenDifference(words, from: $0) }.first
        report(
          .factWrong, node,
          "“\(words)” is not a wording of the fact “\(name)”" + (difference.map { ": \($0)" } ?? ""),
          notes: ["its wordings: \(wordings.map { "“\($0)”" }.joined(separator: ", "))"])
      }
      return .fact(index)
    default:
      guard let field = model.actionNamed[name], model.actions[field].kind == .field else {
        let fields = model.actionNamed.filter { model.actions[$0.value].kind == .field }
        report(.fieldUnknown, node, "there is no field “\(name)” in the flow \(model.name)\(meant(name, fields))")
        break
      }
      checkValue(words, field, isRefused: scheme == .reject, node)
      return scheme == .reject ? .reject(field: field) : .value(field: field)
    }
    return .unresolved(name)
  }

  private mutating func checkValue(_ words: String, _ field: Int, isRefused: Bool, _ node: Document.NodeID) {
    let id = model.actions[field].id
    // A reader who copies the example would copy what cannot be seen, too.
    let unseen = unseenPart(of: words).map { [$0] } ?? []
    switch (model.verdict(on: words, field: field), isRefused) {
    case (.accepted, true):
      report(.valueAccepted, node, "“\(words)” is shown as refused, but the field “\(id)” accepts it")
    case (.notAccepted(let pattern), false):
      report(.valueRefused, node, "the field “\(id)” refuses “\(words)”: it does not match \(pattern)", notes: unseen)
    case (.rejected(let pattern), false):
      report(
        .valueRefused, node, "the field “\(id)” refuses “\(words)”: a part of it matches \(pattern)", notes: unseen)
    case (.unknown(let pattern), _):
      report(
        isRefused ? .valueAccepted : .valueRefused, node,
        "trying “\(words)” on the field “\(id)” takes too long: \(pattern) can be read in too many ways",
        notes: ["repeat nothing that repeats itself: a+b in place of (a+)+b"])
    default: break
    }
  }

  // MARK: Conditions and steps

  mutating func claim(_ name: String, _ node: Document.NodeID, orStart: Bool = false) -> Claim? {
    if let condition = model.conditionNamed[name] { return Claim(condition: condition, isNegated: false) }
    if name.hasPrefix("not-"), let condition = model.conditionNamed[String(name.dropFirst(4))] {
      return Claim(condition: condition, isNegated: true)
    }
    var known = model.conditions.map(\.id)
    known += known.map { "not-\($0)" }
    if orStart { known += model.starts.map(\.id) }
    let meant = suggestion(for: name, among: known)
    let notes =
      model.startNamed[name] == nil || orStart ? [] : ["“\(name)” is a start; starts stand only in “for:” links"]
    report(.conditionUnknown, node, "there is no condition “\(name)” in the flow \(model.name)\(meant)", notes: notes)
    return nil
  }

  mutating func resolveJump(
    _ statement: Statement, to name: String, _ link: Document.NodeID, among steps: [Step], _ statements: [Statement],
    isHidden: Bool, _ isMisnumbered: Bool
  ) -> Statement {
    func with(_ kind: Statement.Kind) -> Statement {
      Statement(
        kind: kind, node: statement.node, step: statement.step, itemEnd: statement.itemEnd, words: statement.words)
    }
    let action = model.actionNamed[name]
    let matches = action.map { stepsBeginning(with: $0, steps, statements) } ?? []
    guard !matches.isEmpty, areOne(matches, steps) else {
      // The step may be one that begins with unknown words, which have been told of.
      if action != nil, matches.isEmpty, isHidden || steps.contains(where: { beginsUnknown($0, statements) }) {
        return with(.unresolved(name))
      }
      let message: String
      if action == nil {
        message = "there is no action “\(name)” in the flow \(model.name)\(meant(name, model.actionNamed))"
      } else if matches.isEmpty {
        message = "no step of this list begins with “\(name)”"
      } else {
        let first = matches.prefix(5).map { steps[$0].number }.joined(separator: ", ")
        let more = matches.count > 5 ? " and \(matches.count - 5) more" : ""
        message = "several steps begin with “\(name)”: \(first)\(more)"
      }
      report(.stepUnknown, link, message)
      return with(.unresolved(name))
    }
    let title = page.frontMatter.title
    let meantStep =
      matches.first { wrongNumber(in: statement.words, for: steps[$0].number, title: title) == nil } ?? matches[0]
    if !isHidden, !isMisnumbered,
      let wrong = wrongNumber(in: statement.words, for: steps[meantStep].number, title: title)
    {
      report(
        .stepNumberWrong, link,
        "this says step \(wrong.value), but “\(name)” is done in step \(steps[meantStep].number)",
        fixes: [Fix("write \(steps[meantStep].number)")])
    }
    return with(.jump(steps[meantStep].statements.lowerBound))
  }

  /// Whether the first thing that a step does is unknown: a label, or an action.
  private func beginsUnknown(_ step: Step, _ statements: [Statement]) -> Bool {
    let first = step.statements.first { index in
      switch statements[index].kind {
      case .act: return true
      case .unresolved: return doesSomething(statements[index].node)
      default: return false
      }
    }
    return first.map { !statements[$0].isAct } ?? false
  }

  /// Whether a node is bold text, a `do:` link, or a link with a scheme that is none.
  private func doesSomething(_ node: Document.NodeID) -> Bool {
    switch target(of: node) {
    case .claim(let scheme, _)?: scheme == .act
    case .unknownScheme?, nil: true
    case .outside?, .page?: false
    }
  }

  /// Whether the guide and its step exist is known only when all guides are read.
  mutating func resolveContinuation(_ name: String, _ node: Document.NodeID) -> Statement.Kind {
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let guide = parts[0].removingPercentEncoding ?? parts[0]
    guard parts.count == 2 else { return .proceed(Statement.Continuation(guide: guide, action: nil)) }
    guard let action = model.actionNamed[parts[1]] else {
      report(
        .stepUnknown, node,
        "there is no action “\(parts[1])” in the flow \(model.name)\(meant(parts[1], model.actionNamed))")
      return .unresolved(name)
    }
    return .proceed(Statement.Continuation(guide: guide, action: action))
  }
}
