import Diagnostics

/// What names mean where an expression stands.
struct Scope {
  let variables: [String: Int]
  let types: [FlowModel.ValueType]
  let enumerations: [FlowModel.Enumeration]
  /// Conditions that may be named here.
  var conditions: [String: Int] = [:]
  /// Names of conditions, where these may not be used.
  var forbiddenConditions: Set<String> = []
  /// Variables and conditions with a mistake where they are declared, which is reported there.
  var broken: Set<String> = []
}

/// A mistake in the meaning of an expression.
struct ExpressionMistake {
  let id: DiagnosticID
  let message: String
  /// Offsets in Unicode scalars of the expression's text.
  let range: Range<Int>
  /// It follows from another mistake that is reported.
  var isReportedElsewhere = false
}

/// All that could be found out about what is wrong with an expression; never empty.
struct ExpressionMistakes: Error {
  var all: [ExpressionMistake] = []

  /// What `read` returns; its mistakes are added to these.
  mutating func gather<Value>(_ read: () throws(ExpressionMistakes) -> Value) -> Value? {
    do throws(ExpressionMistakes) {
      return try read()
    } catch {
      all += error.all
      return nil
    }
  }
}

/// Gives names and types to an expression.
struct ExpressionTyper {
  private let scope: Scope

  /// Types an expression where a certain type is wanted.
  static func type(
    _ syntax: ExpressionSyntax, in scope: Scope, wanted: FlowModel.ValueType
  ) throws(ExpressionMistakes) -> Expression {
    let typer = ExpressionTyper(scope: scope)
    var hint: Int?
    if case .enumeration(let index) = wanted { hint = index }
    let expression = try typer.expression(syntax, hint: hint)
    guard expression.type == wanted else {
      throw typer.mistake(
        .typeMismatch,
        "this is \(typer.name(of: expression.type)), but \(typer.name(of: wanted)) is needed here",
        syntax.range)
    }
    return expression
  }

  private init(scope: Scope) { self.scope = scope }

  /// `hint` is the enumeration whose values an id means here before it means anything else.
  private func expression(_ syntax: ExpressionSyntax, hint: Int?) throws(ExpressionMistakes) -> Expression {
    switch syntax {
    case .number(let value, _): return Expression(type: .number, value: .sum(.init(constant: value)))
    case .truth(let value, _): return truth(.constant(value))
    case .filled: return truth(.filled)
    case .name(let name, let range): return try named(name, range, hint)
    case .not(let operand, _): return truth(.not(try truth(operand, for: "“not”")))
    case .and(let parts): return truth(.all(try truths(parts, for: "“and”")))
    case .or(let parts): return truth(.any(try truths(parts, for: "“or”")))
    case .sum(let first, let rest): return try sum(first, rest)
    case .compare(let comparison, let a, let b): return truth(try compare(comparison, a, b, syntax.range))
    }
  }

  private func truth(_ truth: Expression.Truth) -> Expression { Expression(type: .bool, value: .truth(truth)) }

  private func truths(
    _ parts: [ExpressionSyntax], for who: String
  ) throws(ExpressionMistakes) -> [Expression.Truth] {
    var mistakes = ExpressionMistakes()
    let truths = parts.compactMap { part in
      mistakes.gather { () throws(ExpressionMistakes) in try truth(part, for: who) }
    }
    if !mistakes.all.isEmpty { throw mistakes }
    return truths
  }

  private func truth(_ syntax: ExpressionSyntax, for who: String) throws(ExpressionMistakes) -> Expression.Truth {
    let expression = try expression(syntax, hint: nil)
    guard case .truth(let truth) = expression.value else { throw mismatch(syntax, .bool, expression.type, who) }
    return truth
  }

  private func sum(
    _ first: ExpressionSyntax, _ rest: [ExpressionSyntax.Summand]
  ) throws(ExpressionMistakes) -> Expression {
    var mistakes = ExpressionMistakes()
    func number(_ operand: ExpressionSyntax, isSubtracted: Bool) -> Expression.Sum {
      let read = mistakes.gather { () throws(ExpressionMistakes) in
        try self.number(operand, for: isSubtracted ? "“-”" : "“+”")
      }
      return read ?? Expression.Sum(constant: 0)
    }
    var sum = number(first, isSubtracted: rest.first?.isSubtracted == true)
    for part in rest {
      let operand = number(part.operand, isSubtracted: part.isSubtracted)
      sum = part.isSubtracted ? sum - operand : sum + operand
    }
    if !mistakes.all.isEmpty { throw mistakes }
    return Expression(type: .number, value: .sum(sum))
  }

  private func number(_ syntax: ExpressionSyntax, for who: String) throws(ExpressionMistakes) -> Expression.Sum {
    let expression = try expression(syntax, hint: nil)
    guard expression.type == .number, case .sum(let sum) = expression.value else {
      throw mismatch(syntax, .number, expression.type, who)
    }
    return sum
  }

  private func mismatch(
    _ syntax: ExpressionSyntax, _ wanted: FlowModel.ValueType, _ found: FlowModel.ValueType, _ who: String
  ) -> ExpressionMistakes {
    mistake(.typeMismatch, "\(who) takes \(name(of: wanted)), but this is \(name(of: found))", syntax.range)
  }

  private func mistake(
    _ id: DiagnosticID, _ message: String, _ range: Range<Int>, isReportedElsewhere: Bool = false
  ) -> ExpressionMistakes {
    ExpressionMistakes(all: [
      ExpressionMistake(id: id, message: message, range: range, isReportedElsewhere: isReportedElsewhere)
    ])
  }

  // MARK: Comparisons

  private func compare(
    _ comparison: Expression.Comparison, _ a: ExpressionSyntax, _ b: ExpressionSyntax, _ range: Range<Int>
  ) throws(ExpressionMistakes) -> Expression.Truth {
    let (hintA, hintB) = hints(a, b)
    var mistakes = ExpressionMistakes()
    let sides = [(a, hintA), (b, hintB)].compactMap { side, hint in
      mistakes.gather { () throws(ExpressionMistakes) in try expression(side, hint: hint) }
    }
    guard sides.count == 2 else { throw mistakes }
    let (left, right) = (sides[0], sides[1])
    guard left.type == right.type else {
      throw mistake(
        .typeMismatch, "\(name(of: left.type)) cannot be compared with \(name(of: right.type))", range)
    }
    let isOrder = comparison != .equal && comparison != .notEqual
    if isOrder, left.type != .number {
      throw mistake(.typeMismatch, "only whole numbers have an order; compare with “==” or “!=”", range)
    }
    switch (left.value, right.value) {
    case (.sum(let a), .sum(let b)): return .compare(a, comparison, b)
    default: return comparison == .equal ? .same(left.truth, right.truth) : .not(.same(left.truth, right.truth))
    }
  }

  /// The enumerations that the sides are measured by: a side's is that of the variable on the other side.
  /// Where each side could be a value of the other, the left one is the variable.
  private func hints(_ a: ExpressionSyntax, _ b: ExpressionSyntax) -> (Int?, Int?) {
    let (ofA, ofB) = (enumeration(of: a), enumeration(of: b))
    if let ofA, case .name(let name, _) = b, scope.enumerations[ofA].places[name] != nil { return (nil, ofA) }
    return (ofB, ofA)
  }

  /// The enumeration of a variable that stands alone.
  private func enumeration(of syntax: ExpressionSyntax) -> Int? {
    guard case .name(let name, _) = syntax, let variable = scope.variables[name],
      case .enumeration(let index) = scope.types[variable]
    else { return nil }
    return index
  }

  // MARK: Names

  private func named(_ name: String, _ range: Range<Int>, _ hint: Int?) throws(ExpressionMistakes) -> Expression {
    if let hint, let value = scope.enumerations[hint].places[name] {
      return Expression(type: .enumeration(hint), value: .sum(.init(constant: value)))
    }
    if let variable = scope.variables[name] {
      if scope.types[variable] == .bool { return truth(.variable(variable)) }
      let term = Expression.Sum.Term(variable: variable, isSubtracted: false)
      return Expression(type: scope.types[variable], value: .sum(.init(constant: 0, terms: [term])))
    }
    if let condition = scope.conditions[name] { return truth(.condition(condition)) }
    throw unknown(name, range, hint)
  }

  private func unknown(_ name: String, _ range: Range<Int>, _ hint: Int?) -> ExpressionMistakes {
    if scope.forbiddenConditions.contains(name) {
      return mistake(
        .idUnknown, "“\(name)” is a condition, and conditions cannot be made of conditions; write out what it says",
        range)
    }
    if scope.broken.contains(name) {
      return mistake(.idUnknown, "“\(name)” has a mistake of its own", range, isReportedElsewhere: true)
    }
    var known = hint.map { scope.enumerations[$0].values } ?? []
    var what = "neither a variable nor a condition"
    if let hint {
      what = "not one of \(scope.enumerations[hint].values.joined(separator: ", ")), nor a variable or condition"
    }
    known += scope.variables.keys.sorted() + scope.conditions.keys.sorted()
    let subtraction = subtraction(name)
    let meant = subtraction.isEmpty ? suggestion(for: name, among: known) : subtraction
    return mistake(.idUnknown, "“\(name)” is \(what)\(meant)", range)
  }

  /// What to write where a hyphen was meant as a minus.
  private func subtraction(_ name: String) -> String {
    for hyphen in name.indices where name[hyphen] == "-" {
      let (left, right) = (String(name[..<hyphen]), String(name[name.index(after: hyphen)...]))
      if scope.variables[left] != nil, Int(right) != nil || scope.variables[right] != nil {
        return "; to subtract, put a space on both sides: “\(left) - \(right)”"
      }
    }
    return ""
  }

  private func name(of type: FlowModel.ValueType) -> String {
    switch type {
    case .bool: "a truth value"
    case .number: "a whole number"
    case .enumeration(0): "a screen"
    case .enumeration(let index): "one of \(scope.enumerations[index].values.joined(separator: ", "))"
    }
  }
}
