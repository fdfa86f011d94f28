import Diagnostics
import Records

/// Second and third round: starts, conditions and invariants, and what actions do.
extension ModelLoader {
  mutating func readStarts(_ top: FieldReader) -> [FlowModel.Start] {
    guard let section = top.value("starts") else {
      report(.modelSyntax, top.field("starts")?.keyRange ?? .fileStart, "this model has no starts; guides begin in one")
      return []
    }
    let fields = mapping(section, "starts").all
    if fields.isEmpty { report(.modelSyntax, section.range, "this model has no starts; guides begin in one") }
    return fields.compactMap { field -> FlowModel.Start? in
      guard checkIdentifier(field, "a start") else { return nil }
      let reader = mapping(field.value, "the start “\(field.key)”", keys: nil)
      guard reader.field("screen") != nil else {
        if field.value.isMapping {
          report(
            .modelSyntax, field.keyRange, "the start “\(field.key)” does not say on which screen; add “screen: ID”")
        }
        return nil
      }
      var screen = 0
      var assignments: [FlowModel.Start.Assignment] = []
      for setting in reader.all {
        guard let variable = variableNamed[setting.key] else {
          if broken.contains(setting.key) { continue }
          let meant = suggestion(for: setting.key, among: variableNamed.keys.sorted())
          report(.idUnknown, setting.keyRange, "there is no variable “\(setting.key)”\(meant)")
          continue
        }
        let (type, domain) = (variables[variable].type, variables[variable].domain)
        guard let value = constant(setting.value, type: type, domain: domain, of: setting.key) else { continue }
        if variable == 0 { screen = value } else { assignments.append(.init(variable: variable, value: value)) }
      }
      return FlowModel.Start(id: field.key, screen: screen, assignments: assignments, range: field.keyRange)
    }
  }

  mutating func readConditions(_ top: FieldReader, startNames: [String: SourceRange]) -> [FlowModel.Condition] {
    guard let section = top.value("conditions") else { return [] }
    let fields = mapping(section, "conditions").all.filter { field in
      guard checkIdentifier(field, "a condition") else { return false }
      if reservedWords.contains(field.key) {
        report(
          .idReused, field.keyRange, "“\(field.key)” has a meaning in expressions; give the condition another name")
        return false
      }
      if let start = startNames[field.key] {
        report(
          .idReused, field.keyRange,
          "the condition “\(field.key)” has the id of a start; “for:\(field.key)” could mean both",
          related: related(start, "the start is here"))
        return false
      }
      return true
    }
    scope.forbiddenConditions = Set(fields.map(\.key))
    let conditions = fields.compactMap { field -> FlowModel.Condition? in
      let reader = mapping(field.value, "the condition “\(field.key)”", keys: ["is"])
      guard let value = reader.value("is") else {
        if field.value.isMapping {
          report(
            .modelSyntax, field.keyRange, "the condition “\(field.key)” does not say what it is; add “is: EXPRESSION”")
        }
        return nil
      }
      guard let expression = expression(value, wanted: .bool) else { return nil }
      return FlowModel.Condition(
        id: field.key, expression: expression, text: folded(value.text ?? ""), range: field.keyRange)
    }
    scope.broken.formUnion(scope.forbiddenConditions.subtracting(conditions.map(\.id)))
    scope.forbiddenConditions = []
    for (index, condition) in conditions.enumerated() { scope.conditions[condition.id] = index }
    return conditions
  }

  mutating func readInvariants(_ top: FieldReader) -> [FlowModel.Invariant] {
    (top.texts("always", into: &diagnostics) ?? []).compactMap { record in
      guard let expression = expression(record, wanted: .bool) else { return nil }
      return FlowModel.Invariant(expression: expression, text: folded(record.text ?? ""), range: record.range)
    }
  }

  mutating func readScreen(_ draft: ScreenDraft) -> FlowModel.Screen {
    let reader = draft.reader
    let what = "the screen “\(draft.field.key)”"
    var title: Wording?
    if let field = reader.field("title"), !field.value.isEmpty {
      title = wording(field.value, key: "title", of: what)
    } else {
      report(.labelMissing, draft.field.keyRange, "\(what) has no title")
    }
    var kind = FlowModel.Screen.Kind.page
    if let field = reader.field("kind"), let text = reader.text("kind", into: &diagnostics) {
      let known = FlowModel.Screen.Kind.allCases.map(\.rawValue)
      if let named = FlowModel.Screen.Kind(rawValue: text) {
        kind = named
      } else {
        let meant = suggestion(for: text, among: known)
        report(
          .modelSyntax, field.value.range,
          "“\(text)” is no kind of screen; kinds are \(known.joined(separator: ", "))\(meant)")
      }
    }
    return FlowModel.Screen(
      id: draft.field.key, title: title, kind: kind, isEnd: reader.truth("end", into: &diagnostics) ?? false,
      actions: draft.actions, fields: draft.fields, range: draft.field.keyRange)
  }

  mutating func readAction(_ draft: ActionDraft) -> FlowModel.Action {
    let reader = draft.reader
    let what = "the \(draft.isField ? "field" : "action") “\(draft.field.key)”"
    reportEmpty(["accepts"], in: reader)
    if let field = reader.field("label"), field.value.isEmpty {
      report(.labelMissing, field.keyRange, "the label of \(what) is empty; write it, or leave “label” out")
    }
    let label = reader.value("label").flatMap { wording($0, key: "label", of: what) }
    let was = reader.value("was").map { wordings($0, key: "was", of: what) } ?? .none
    if let field = reader.field("was") {
      if label == nil {
        report(.modelSyntax, field.keyRange, "\(what) has no label, so that it has had no other one before")
      } else if let language = languages.first(where: { label?.text(in: $0).map(was.texts(in: $0).contains) ?? false })
      {
        report(
          .modelSyntax, field.keyRange,
          "“was” has the label that \(what) has today (\(language)); it holds earlier ones")
      }
    }
    if draft.isField { return readField(draft, label, was) }
    let guardExpression = readGuard(reader)
    let (kind, effects) = readEffects(draft)
    return FlowModel.Action(
      id: draft.field.key, label: label, was: was, kind: kind, screens: draft.screens, guardExpression: guardExpression,
      effects: effects, accepts: nil, rejects: [], range: draft.field.keyRange)
  }

  private mutating func readField(_ draft: ActionDraft, _ label: Wording?, _ was: Wordings) -> FlowModel.Action {
    let reader = draft.reader
    let accepts = reader.value("accepts").flatMap { pattern($0, "accepts") }
    let rejects = (reader.texts("rejects", into: &diagnostics) ?? []).compactMap { pattern($0, "rejects") }
    var effects: [FlowModel.Effect] = []
    if let variable = variableNamed[draft.field.key] {
      let assignment = FlowModel.Effect.Assignment(
        variable: variable, expression: Expression(type: .bool, value: .truth(.constant(true))), text: "true",
        range: draft.field.keyRange)
      effects = [
        FlowModel.Effect(
          id: nil, guardExpression: nil, assignments: [assignment], target: nil, range: draft.field.keyRange)
      ]
    }
    return FlowModel.Action(
      id: draft.field.key, label: label, was: was, kind: .field, screens: draft.screens, guardExpression: nil,
      effects: effects,
      accepts: accepts, rejects: rejects, range: draft.field.keyRange)
  }

  private mutating func pattern(_ record: Record, _ key: String) -> String? {
    guard let text = record.text else {
      report(.modelSyntax, record.range, "“\(key)” is a regular expression, but here stands \(record.kindName)")
      return nil
    }
    guard let problem = ValuePattern.problem(in: text) else { return text }
    report(.modelSyntax, record.range, "“\(text)” is not a regular expression: \(problem)")
    return nil
  }

  // MARK: Effects

  private mutating func readEffects(_ draft: ActionDraft) -> (FlowModel.Action.Kind, [FlowModel.Effect]) {
    let reader = draft.reader
    let given = ["outcomes", "branches"].filter { reader.field($0) != nil }
    guard let form = given.first else {
      return (.single, [readEffect(reader, id: nil, at: draft.field.keyRange, isGuarded: false)])
    }
    for other in ["set", "go", "branches"] where other != form && reader.field(other) != nil {
      report(
        .modelSyntax, reader.field(other)?.keyRange ?? draft.field.keyRange,
        "the action “\(draft.field.key)” has both “\(form)” and “\(other)”; “\(form)” stand in place of set and go")
    }
    guard let value = reader.value(form) else {
      report(.modelSyntax, reader.field(form)?.keyRange ?? draft.field.keyRange, "“\(form)” has nothing in it")
      return (.single, [])
    }
    if form == "outcomes" {
      let effects = mapping(value, "outcomes").all.filter { checkIdentifier($0, "an outcome") }.map { field in
        readEffect(
          mapping(field.value, "the outcome “\(field.key)”", keys: ["when", "set", "go"]), id: field.key,
          at: field.keyRange)
      }
      if case .fields(let fields) = value.content, fields.isEmpty {
        report(.modelSyntax, value.range, "“outcomes” has nothing in it")
      }
      return (.outcomes, effects)
    }
    guard case .list(let items) = value.content, !items.isEmpty else {
      report(.modelSyntax, value.range, "“branches” is a list of {when, set, go}, tried in order")
      return (.branches, [])
    }
    let branches = items.map { item in
      readEffect(mapping(item, "a branch", keys: ["when", "set", "go"]), id: nil, at: item.range)
    }
    return (.branches, branches)
  }

  /// Reports keys with nothing behind them: what was to stand there has probably been forgotten.
  private mutating func reportEmpty(_ keys: [String], in reader: FieldReader) {
    for key in keys {
      guard let field = reader.field(key), field.value.isEmpty else { continue }
      report(.modelSyntax, field.keyRange, "“\(key)” has nothing behind it; write it, or leave it out")
    }
  }

  private mutating func readGuard(_ reader: FieldReader) -> Expression? {
    guard let field = reader.field("when") else { return nil }
    if field.value.isEmpty {
      report(.modelSyntax, field.keyRange, "“when” has no condition behind it; write one, or leave it out")
      return nil
    }
    return expression(field.value, wanted: .bool)
  }

  /// A single action's “when” is the action's own, not its effect's: then it is not `isGuarded`.
  private mutating func readEffect(
    _ reader: FieldReader, id: String?, at range: SourceRange, isGuarded: Bool = true
  ) -> FlowModel.Effect {
    let guardExpression = isGuarded ? readGuard(reader) : nil
    reportEmpty(["set", "go"], in: reader)
    var assignments: [FlowModel.Effect.Assignment] = []
    if let set = reader.value("set") {
      for field in mapping(set, "set").all { if let read = readAssignment(field) { assignments.append(read) } }
    }
    var target: Int?
    if let go = reader.text("go", into: &diagnostics), let value = reader.value("go") {
      target = screenNamed[go]
      if target == nil {
        let meant = suggestion(for: go, among: screens.map(\.field.key))
        report(.idUnknown, value.range, "there is no screen “\(go)”\(meant)")
      }
    }
    return FlowModel.Effect(
      id: id, guardExpression: guardExpression, assignments: assignments, target: target, range: range)
  }

  private mutating func readAssignment(_ field: Record.Field) -> FlowModel.Effect.Assignment? {
    guard field.key != "screen" else {
      report(.modelSyntax, field.keyRange, "“set” does not change the screen; write “go: SCREEN”")
      return nil
    }
    guard let variable = variableNamed[field.key] else {
      if broken.contains(field.key) { return nil }
      let meant = suggestion(for: field.key, among: variableNamed.keys.sorted())
      report(.idUnknown, field.keyRange, "there is no variable “\(field.key)”\(meant)")
      return nil
    }
    guard let value = expression(field.value, wanted: variables[variable].type) else { return nil }
    return FlowModel.Effect.Assignment(
      variable: variable, expression: value, text: folded(field.value.text ?? ""), range: field.value.range)
  }

  // MARK: Expressions

  /// The expression with our operators in place of those of other languages, where nothing else is wrong with it.
  private func repairs(of record: Record, _ text: String) -> [Fix] {
    let place = record.range(of: 0..<text.unicodeScalars.count)
    guard let meant = ExpressionSyntaxError.meant(by: text), place.start.line == place.end.line,
      place.end.column - place.start.column == text.unicodeScalars.count
    else { return [] }
    return [Fix("write \(meant)", edits: [Fix.Edit(at: SourceLocation(file: source.path, range: place), text: meant)])]
  }

  /// Reads and compiles an expression; reports at its own line and column what is wrong with it.
  private mutating func expression(_ record: Record, wanted: FlowModel.ValueType) -> Expression? {
    guard let text = record.text, !record.isEmpty else {
      report(.modelSyntax, record.range, "here stands \(record.kindName) in place of an expression")
      return nil
    }
    do {
      var expression = try ExpressionTyper.type(ExpressionParser.parse(text), in: scope, wanted: wanted)
      expression.text = folded(text)
      return expression
    } catch let error as ExpressionSyntaxError {
      report(.modelSyntax, record.range(of: error.range), error.message, fixes: repairs(of: record, text))
    } catch let error as ExpressionMistakes {
      for mistake in error.all where !mistake.isReportedElsewhere {
        report(mistake.id, record.range(of: mistake.range), mistake.message)
      }
    } catch {
      report(.modelSyntax, record.range, "this expression cannot be read")
    }
    return nil
  }
}

extension Record {
  /// A mapping, or nothing, which counts as an empty one.
  fileprivate var isMapping: Bool {
    if case .fields = content { true } else { isEmpty }
  }
}
