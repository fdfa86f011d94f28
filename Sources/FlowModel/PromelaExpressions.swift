/// How ids are written in Promela, which knows no hyphens and has words of its own.
enum PromelaNames {
  static func variable(_ id: String) -> String { id == "screen" ? "screen" : "v_" + word(id) }
  static func condition(_ id: String) -> String { "c_" + word(id) }
  static func screen(_ id: String) -> String { "at_" + word(id) }
  /// A label at which SPIN lets a process end.
  static func end(_ id: String) -> String { "end_" + word(id) }

  /// No id has an underscore, so different ids stay different.
  private static func word(_ id: String) -> String { id.map { $0 == "-" ? "_" : String($0) }.joined() }
}

/// Writes expressions in Promela.
struct PromelaExpressions {
  let model: FlowModel
  /// What stands for a variable in place of its own name.
  var values: [Int: String] = [:]

  init(model: FlowModel) { self.model = model }

  var allInvariants: String { joined(model.invariants.map(\.expression.truth), "&&", empty: "true") }

  func text(_ truth: Expression.Truth) -> String {
    switch truth {
    case .constant(let value): return value ? "true" : "false"
    case .variable(let variable): return value(variable)
    case .filled: return filled
    case .not(let truth): return "(!\(text(truth)))"  // never “!!”, which sends a message
    case .all(let parts): return joined(parts, "&&", empty: "true")
    case .any(let parts): return joined(parts, "||", empty: "false")
    case .compare(let a, let comparison, let b): return "(\(text(a)) \(comparison.promela) \(text(b)))"
    case .same(let a, let b): return "(\(text(a)) == \(text(b)))"
    case .condition(let index):
      // A condition's macro speaks of the variables as they are.
      if values.isEmpty { return PromelaNames.condition(model.conditions[index].id) }
      return text(model.conditions[index].expression.truth)
    }
  }

  /// A value to be stored, counted from the lower end of the domain.
  func value(_ expression: Expression, above low: Int) -> String {
    switch expression.value {
    case .truth(let truth): return text(truth)
    case .sum(var sum):
      sum.constant -= low
      return text(sum)
    }
  }

  private func joined(_ parts: [Expression.Truth], _ sign: String, empty: String) -> String {
    if parts.isEmpty { return empty }
    return "(" + parts.map(text).joined(separator: " \(sign) ") + ")"
  }

  private func text(_ sum: Expression.Sum) -> String {
    var constant = sum.constant
    var text = ""
    for term in sum.terms {
      let isKnown = values[term.variable] != nil
      let low = model.variables[term.variable].domain.lowerBound
      if !isKnown { constant += term.isSubtracted ? -low : low }
      if !isKnown, model.layout.slots[term.variable].width == 0 { continue }
      let word = isKnown ? value(term.variable) : name(term.variable)
      text += term.isSubtracted ? " - \(word)" : text.isEmpty ? word : " + \(word)"
    }
    if text.isEmpty { return String(constant) }
    if text.hasPrefix(" - ") { text = "0" + text }
    if constant == 0 { return sum.terms.count == 1 ? text : "(\(text))" }
    return "(\(text) \(constant < 0 ? "-" : "+") \(constant.magnitude))"
  }

  private func name(_ variable: Int) -> String { "s.\(PromelaNames.variable(model.variables[variable].id))" }

  /// The value itself, not counted from the lower end.
  private func value(_ variable: Int) -> String {
    if let known = values[variable] { return known }
    let low = model.variables[variable].domain.lowerBound
    if model.layout.slots[variable].width == 0 { return String(low) }
    return low == 0 ? name(variable) : "(\(name(variable)) \(low < 0 ? "-" : "+") \(low.magnitude))"
  }

  private var filled: String {
    let screens = model.screens.indices.filter { !model.screens[$0].fields.isEmpty }
    let parts = screens.map { screen -> String in
      let fields = model.screens[screen].fields.compactMap { model.variableNamed[model.actions[$0].id].map(value) }
      return "(\(value(0)) != \(screen) || (\(fields.joined(separator: " && "))))"
    }
    return parts.isEmpty ? "true" : "(\(parts.joined(separator: " && ")))"
  }
}

extension Expression.Comparison {
  fileprivate var promela: String {
    switch self {
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
