import Diagnostics
import Records

private let actionKeys = ["label", "was", "when", "set", "go", "outcomes", "branches"]
private let fieldKeys = ["label", "was", "accepts", "rejects"]
private let screenKeys = ["title", "kind", "include", "fields", "actions", "end"]

/// First round: which screens, actions, fields and variables there are, and that no id stands for two things.
extension ModelLoader {
  mutating func declareScreens(_ top: FieldReader) {
    guard let section = top.value("screens") else {
      report(.modelSyntax, top.field("screens")?.keyRange ?? .fileStart, "this model has no screens")
      enumerations = [FlowModel.Enumeration(values: [])]
      return
    }
    var ids: [String] = []
    for field in mapping(section, "screens").all where checkIdentifier(field, "a screen") && checkSpeakable(field) {
      screenNamed[field.key] = screens.count
      ids.append(field.key)
      screens.append(
        ScreenDraft(field: field, reader: mapping(field.value, "the screen “\(field.key)”", keys: screenKeys)))
    }
    enumerations = [FlowModel.Enumeration(values: ids)]
    let groups = declareSharedGroups(top)
    for screen in screens.indices {
      include(groups, in: screen)
      declareActions(of: screen)
    }
    if ids.isEmpty { report(.modelSyntax, section.range, "this model has no screens") }
  }

  /// Reports a screen that no expression could name. Returns whether it is none.
  private mutating func checkSpeakable(_ field: Record.Field) -> Bool {
    guard operatorWords.contains(field.key) else { return true }
    report(.idReused, field.keyRange, "“\(field.key)” has a meaning in expressions; give the screen another name")
    return false
  }

  private mutating func declareSharedGroups(_ top: FieldReader) -> [String: [Int]] {
    guard let section = top.value("shared") else { return [:] }
    var groups: [String: [Int]] = [:]
    for group in mapping(section, "shared").all where checkIdentifier(group, "a shared group") {
      groups[group.key] = mapping(group.value, group.key).all.compactMap { declareAction($0, isField: false) }
    }
    return groups
  }

  private mutating func include(_ groups: [String: [Int]], in screen: Int) {
    let reader = screens[screen].reader
    var included: Set<String> = []
    for name in reader.texts("include", into: &diagnostics) ?? [] {
      guard let id = name.text, let group = groups[id] else {
        let meant = suggestion(for: name.text ?? "", among: groups.keys.sorted())
        report(.idUnknown, name.range, "there is no shared group “\(name.text ?? "")”\(meant)")
        continue
      }
      guard includedCount + group.count <= Self.mostIncluded else {
        report(.modelSyntax, name.range, "the screens of this model include more than \(Self.mostIncluded) actions")
        return
      }
      includedCount += group.count
      guard included.insert(id).inserted else { continue }
      for action in group {
        screens[screen].actions.append(action)
        actions[action].screens.append(screen)
      }
    }
  }

  private mutating func declareActions(of screen: Int) {
    let reader = screens[screen].reader
    let fields = reader.value("fields").map { mapping($0, "fields").all } ?? []
    let own = reader.value("actions").map { mapping($0, "actions").all } ?? []
    for (field, isField) in fields.map({ ($0, true) }) + own.map({ ($0, false) }) {
      guard let action = declareAction(field, isField: isField) else { continue }
      screens[screen].actions.append(action)
      if isField { screens[screen].fields.append(action) }
      actions[action].screens.append(screen)
    }
  }

  private mutating func declareAction(_ field: Record.Field, isField: Bool) -> Int? {
    guard checkIdentifier(field, isField ? "a field" : "an action") else { return nil }
    let what = "the \(isField ? "field" : "action") “\(field.key)”"
    if let other = actionNamed[field.key] {
      report(
        .idReused, field.keyRange,
        "there are two actions or fields “\(field.key)”; what several screens have in common goes under “shared”",
        related: related(actions[other].field.keyRange, "the first one is here"))
      let reader = mapping(field.value, what, keys: isField ? fieldKeys : actionKeys)
      reusedActions.append(ActionDraft(field: field, reader: reader, isField: isField))
      return nil
    }
    let reader = mapping(field.value, what, keys: isField ? fieldKeys : actionKeys)
    actionNamed[field.key] = actions.count
    actions.append(ActionDraft(field: field, reader: reader, isField: isField))
    return actions.count - 1
  }

  // MARK: State

  mutating func declareState(_ top: FieldReader) {
    let screenDomain = 0...max(screens.count - 1, 0)
    variables = [
      FlowModel.Variable(id: "screen", type: .enumeration(0), domain: screenDomain, starts: [], range: .fileStart)
    ]
    variableNamed = ["screen": 0]
    if let section = top.value("state") {
      for field in mapping(section, "state").all where checkIdentifier(field, "a variable") {
        declareVariable(field)
      }
    }
    for action in actions where action.isField {
      declare(
        FlowModel.Variable(
          id: action.field.key, type: .bool, domain: 0...1, starts: [0], range: action.field.keyRange))
    }
  }

  private mutating func declare(_ variable: FlowModel.Variable) {
    if variable.id == "screen" {
      report(.idReused, variable.range, "“screen” is built in; give the variable another name")
    } else if reservedWords.contains(variable.id) {
      report(.idReused, variable.range, "“\(variable.id)” has a meaning in expressions; give the variable another name")
    } else if let other = variableNamed[variable.id] {
      report(
        .idReused, variable.range,
        "the field “\(variable.id)” has the id of a variable; a field is a variable of its own",
        related: related(variables[other].range, "the variable is here"))
    } else {
      variableNamed[variable.id] = variables.count
      variables.append(variable)
    }
  }

  private mutating func declareVariable(_ field: Record.Field) {
    var domainRecord = field.value
    var startRecord: Record?
    if case .fields = field.value.content {
      let reader = mapping(field.value, "the variable “\(field.key)”", keys: ["values", "start"])
      guard let values = reader.value("values") else {
        report(.modelSyntax, field.keyRange, "the variable “\(field.key)” has no values: bool, [a, b] or 0..3")
        broken.insert(field.key)
        return
      }
      domainRecord = values
      startRecord = reader.value("start")
    }
    guard let (type, domain) = domain(domainRecord, of: field) else {
      broken.insert(field.key)
      return
    }
    var starts = Array(domain.prefix(0))
    if let startRecord {
      let records: [Record]
      if case .list(let items) = startRecord.content { records = items } else { records = [startRecord] }
      var seen: Set<Int> = []
      for record in records {
        if let value = constant(record, type: type, domain: domain, of: field.key), seen.insert(value).inserted {
          starts.append(value)
        }
      }
      if starts.isEmpty, records.isEmpty {
        report(.modelSyntax, startRecord.range, "the variable “\(field.key)” has no value to start with")
      }
    }
    declare(
      FlowModel.Variable(
        id: field.key, type: type, domain: domain, starts: startRecord == nil ? [] : starts, range: field.keyRange))
  }

  private mutating func domain(
    _ record: Record, of field: Record.Field
  ) -> (FlowModel.ValueType, ClosedRange<Int>)? {
    if case .list(let items) = record.content { return enumeration(items, record, of: field) }
    let forms = "its values are written as bool, [a, b, c] or LOW..HIGH"
    guard let text = record.text, !record.isEmpty else {
      report(
        .modelSyntax, record.isEmpty ? field.keyRange : record.range,
        "the variable “\(field.key)” has no values; \(forms)")
      return nil
    }
    if text == "bool" { return (.bool, 0...1) }
    let parts = text.components(separatedBy: "..")
    if parts.count == 2, let first = WholeNumber(parts[0].trimmed), let last = WholeNumber(parts[1].trimmed) {
      guard case .number(let low) = first, case .number(let high) = last else {
        report(
          .modelSyntax, record.range,
          "the numbers of “\(field.key)” are too large; up to \(WholeNumber.largest) they can be")
        return nil
      }
      guard low <= high else {
        report(
          .modelSyntax, record.range,
          "the values of “\(field.key)” go from \(low) down to \(high); write the lower end first")
        return nil
      }
      return (.number, low...high)
    }
    report(.modelSyntax, record.range, "“\(text)” is no domain for “\(field.key)”; \(forms)")
    return nil
  }

  private mutating func enumeration(
    _ items: [Record], _ record: Record, of field: Record.Field
  ) -> (FlowModel.ValueType, ClosedRange<Int>)? {
    var values: [String] = []
    var seen: Set<String> = []
    for item in items {
      guard let value = item.text, isIdentifier(value) else {
        report(
          .modelSyntax, item.range,
          "“\(item.text ?? "")” cannot be a value of “\(field.key)”; values are lower-case words joined by hyphens")
        continue
      }
      if operatorWords.contains(value) {
        report(
          .idReused, item.range,
          "“\(value)” has a meaning in expressions; give the value of “\(field.key)” another name")
      } else if !seen.insert(value).inserted {
        report(.idReused, item.range, "the value “\(value)” of “\(field.key)” stands there twice")
      } else {
        values.append(value)
      }
    }
    if items.isEmpty { report(.modelSyntax, record.range, "the variable “\(field.key)” has no values") }
    guard !values.isEmpty, values.count == items.count else { return nil }
    // Variables with the same values are of one type, so that they can be compared and assigned.
    let index = enumerationOf[seen] ?? enumerations.count
    if index == enumerations.count {
      enumerationOf[seen] = index
      enumerations.append(FlowModel.Enumeration(values: values))
    }
    return (.enumeration(index), 0...values.count - 1)
  }

  /// A value written out: what a variable starts with.
  mutating func constant(
    _ record: Record, type: FlowModel.ValueType, domain: ClosedRange<Int>, of variable: String
  ) -> Int? {
    guard let text = record.text else {
      report(.modelSyntax, record.range, "“\(variable)” starts with a value, but here stands \(record.kindName)")
      return nil
    }
    switch type {
    case .bool:
      if text == "true" || text == "false" { return text == "true" ? 1 : 0 }
      report(.typeMismatch, record.range, "“\(variable)” is true or false, but here stands “\(text)”")
    case .number:
      guard let written = WholeNumber(text) else {
        report(.typeMismatch, record.range, "“\(variable)” is a whole number, but here stands “\(text)”")
        return nil
      }
      if case .number(let number) = written, domain.contains(number) { return number }
      report(
        .outOfRange, record.range,
        "\(text) is not among the values of “\(variable)”, \(domain.lowerBound)..\(domain.upperBound)")
    case .enumeration(let index):
      let values = enumerations[index].values
      if let value = enumerations[index].places[text] { return value }
      // A model without screens has been reported.
      if values.isEmpty { return nil }
      let meant = suggestion(for: text, among: values)
      report(
        .idUnknown, record.range,
        "“\(text)” is not among the values of “\(variable)”: \(values.joined(separator: ", "))\(meant)")
    }
    return nil
  }
}

extension String {
  fileprivate var trimmed: String { folded(self) }

  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let found = rest.range(of: separator) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
