/// What the model checker SPIN is asked beside the states of a model.
package struct PromelaProperties: Sendable {
  package enum Always: Sendable {
    /// A step into a state against `always` is not taken, as in the explorer.
    case excluded
    /// Such a step is taken, and fails an `assert`.
    case asserted
  }

  package var always: Always
  /// Promela expressions that hold in every start state and after every step. They may name `s.screen`, variables
  /// (`s.v_signed_in`, counted from the lower end of the domain) and conditions (`c_has_books`).
  package var assertions: [String]
  /// Declarations, processes or `ltl` formulas, put at the end as they are.
  package var additions: String

  package init(always: Always = .excluded, assertions: [String] = [], additions: String = "") {
    self.always = always
    self.assertions = assertions
    self.additions = additions
  }
}

extension FlowModel {
  /// The model in Promela, for the model checker SPIN.
  ///
  /// One process; its place in the text is the screen, and every step is one `d_step`, so that SPIN stores one state for
  /// each of ours and one for the place before the start: without additions, `states, stored` is `states + 1`.
  /// Steps out of a variable's domain are not taken, as in the explorer.
  /// - Complexity: O(effects × size of `always`).
  package func promela(_ properties: PromelaProperties = PromelaProperties()) -> String {
    PromelaWriter(model: self, properties: properties).text()
  }
}

private struct PromelaWriter {
  let model: FlowModel
  let properties: PromelaProperties

  func text() -> String {
    var parts = ["/* The flow model \(model.name). A variable counts from the lower end of its domain. */"]
    parts.append(declarations())
    let conditions = model.conditions.map {
      "#define \(PromelaNames.condition($0.id)) \(plain.text($0.expression.truth))"
    }
    if !conditions.isEmpty { parts.append(conditions.joined(separator: "\n")) }
    parts.append("active proctype reader() {\n" + starts() + screens() + "}")
    if !properties.additions.isEmpty { parts.append(properties.additions) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var plain: PromelaExpressions { PromelaExpressions(model: model) }

  // MARK: Declarations

  private func declarations() -> String {
    var lines = ["typedef World {"]
    for (index, variable) in model.variables.enumerated() where width(index) > 0 {
      let isLast = !model.variables.indices[(index + 1)...].contains { width($0) > 0 }
      lines.append(
        "  unsigned \(PromelaNames.variable(variable.id)) : \(width(index))\(isLast ? "" : ";")  \(comment(index))")
    }
    if lines.count == 1 { lines.append("  bit unused") }
    lines += ["}", "World s;"]
    // Always 0 between steps, so that they make no states.
    let most = model.actions.flatMap(\.effects).map { temporaries($0).count }.max() ?? 0
    lines += (0..<most).map { "int t\($0);" }
    return lines.joined(separator: "\n")
  }

  private func comment(_ variable: Int) -> String {
    let domain = model.variables[variable].domain
    return switch model.variables[variable].type {
    case .bool: "/* false, true */"
    case .number: "/* \(domain.lowerBound)..\(domain.upperBound) */"
    case .enumeration(let index): "/* \(model.enumerations[index].values.joined(separator: ", ")) */"
    }
  }

  private func width(_ variable: Int) -> UInt8 { model.layout.slots[variable].width }

  /// Puts a value, counted from the lower end, into a variable.
  private func store(_ variable: Int, _ value: String) -> String {
    "s.\(PromelaNames.variable(model.variables[variable].id)) = \(value)"
  }

  // MARK: Starts

  private func starts() -> String {
    "start:\n  if\n" + model.starts.map(start).joined() + "  fi;\n"
  }

  private func start(_ start: FlowModel.Start) -> String {
    let given = Dictionary(start.assignments.map { ($0.variable, $0.value) }, uniquingKeysWith: { a, _ in a })
    var lines: [String] = []
    for variable in model.variables.indices where width(variable) > 0 {
      let declared = model.variables[variable]
      let low = declared.domain.lowerBound
      if let value = variable == 0 ? start.screen : given[variable] {
        lines.append(store(variable, String(value - low)) + ";")
      } else {
        lines.append(choice(variable, declared.starts.map { $0 - low }) + ";")
      }
    }
    let goOn = assertions(plain) + "goto \(PromelaNames.screen(model.screens[start.screen].id))"
    if properties.always == .excluded, !model.invariants.isEmpty {
      lines.append("if")
      lines.append(":: \(plain.allInvariants) -> \(goOn)")
      let reset = model.variables.indices.filter { width($0) > 0 }.map { store($0, "0") + "; " }
      lines.append(":: else -> \(reset.joined())goto start")
      lines.append("fi")
    } else {
      lines.append(goOn)
    }
    return "  :: atomic {  /* \(start.id) */\n" + lines.map { "      \($0)\n" }.joined() + "    }\n"
  }

  private func choice(_ variable: Int, _ values: [Int]) -> String {
    let domain = model.variables[variable].domain
    if values.isEmpty, domain.count > 16 {
      let name = "s.\(PromelaNames.variable(model.variables[variable].id))"
      return "\(name) = 0; do :: \(name) < \(domain.count - 1) -> \(name) = \(name) + 1 :: break od"
    }
    let all = values.isEmpty ? Array(0..<domain.count) : values
    if all.count == 1 { return store(variable, String(all[0])) }
    return "if " + all.map { ":: \(store(variable, String($0)))" }.joined(separator: " ") + " fi"
  }

  // MARK: Steps

  /// Places of the assignments whose variable is read by a later one, and so cannot be changed before it.
  private func temporaries(_ effect: FlowModel.Effect) -> [Int] {
    effect.assignments.indices.filter { place in
      effect.assignments[(place + 1)...].contains {
        model.variables(in: $0.expression.value).contains(effect.assignments[place].variable)
      }
    }
  }

  private func screens() -> String {
    model.screens.indices.map { screen in
      var text = "\(PromelaNames.screen(model.screens[screen].id)):\n"
      let steps = model.screens[screen].actions.flatMap { action in
        model.actions[action].effects.indices.map { step(action, $0, on: screen) }
      }
      if steps.isEmpty {
        text += "  \(PromelaNames.end(model.screens[screen].id)): false;\n"
      } else {
        text += "  \(PromelaNames.end(model.screens[screen].id)):\n    do\n" + steps.joined() + "    od;\n"
      }
      return text
    }.joined()
  }

  private func step(_ action: Int, _ place: Int, on screen: Int) -> String {
    let effect = model.actions[action].effects[place]
    var before = plain
    before.values[0] = String(screen)
    var after = before
    if let target = effect.target { after.values[0] = String(target) }
    var conditions = guards(model.actions[action], place, before)
    var changes: [String] = []
    let kept = temporaries(effect)
    for (number, assignment) in effect.assignments.enumerated() {
      let domain = model.variables[assignment.variable].domain
      let value = before.value(assignment.expression, above: domain.lowerBound)
      after.values[assignment.variable] = before.value(assignment.expression, above: 0)
      if !assignment.expression.staysIn(domain, model) {
        conditions.append("(\(value) >= 0 && \(value) <= \(domain.count - 1))")
      }
      guard width(assignment.variable) > 0 else { continue }
      if let temporary = kept.firstIndex(of: number) {
        changes.append("t\(temporary) = \(value)")
      } else {
        changes.append(store(assignment.variable, value))
      }
    }
    for (temporary, number) in kept.enumerated() where width(effect.assignments[number].variable) > 0 {
      changes += [store(effect.assignments[number].variable, "t\(temporary)"), "t\(temporary) = 0"]
    }
    let target = effect.target ?? screen
    if target != screen, width(0) > 0 { changes.append(store(0, String(target))) }
    if properties.always == .excluded, !model.invariants.isEmpty { conditions.append(after.allInvariants) }
    let steps = [conditions.isEmpty ? "true" : conditions.joined(separator: " && ")] + changes
    var check = plain
    check.values[0] = String(target)
    let text = "    :: d_step { \(steps.joined(separator: "; "))\(assertions(check, before: "; ")) }"
    return text + (target == screen ? "" : "; goto \(PromelaNames.screen(model.screens[target].id))")
      + "  /* \(([model.actions[action].id] + (effect.id.map { [$0] } ?? [])).joined(separator: ": ")) */\n"
  }

  private func guards(_ action: FlowModel.Action, _ place: Int, _ words: PromelaExpressions) -> [String] {
    var conditions = action.guardExpression.map { [words.text($0.truth)] } ?? []
    if action.kind == .branches {
      for earlier in action.effects[..<place] {
        conditions.append(earlier.guardExpression.map { "(!\(words.text($0.truth)))" } ?? "false")
      }
    }
    if let own = action.effects[place].guardExpression { conditions.append(words.text(own.truth)) }
    return conditions
  }

  private func assertions(_ words: PromelaExpressions, before: String = "") -> String {
    var all = properties.assertions
    if properties.always == .asserted, !model.invariants.isEmpty { all.append(words.allInvariants) }
    return all.map { before.isEmpty ? "assert(\($0)); " : "\(before)assert(\($0))" }.joined()
  }
}

extension Expression {
  /// Whether it is plain to see that the value lies in a domain.
  fileprivate func staysIn(_ domain: ClosedRange<Int>, _ model: FlowModel) -> Bool {
    guard case .sum(let sum) = value else { return true }
    if sum.terms.isEmpty { return domain.contains(sum.constant) }
    guard type == .number else { return true }
    guard sum.terms.count == 1, !sum.terms[0].isSubtracted else { return false }
    let own = model.variables[sum.terms[0].variable].domain
    return own.lowerBound + sum.constant >= domain.lowerBound && own.upperBound + sum.constant <= domain.upperBound
  }
}
