/// A typed expression (LANGUAGE.md §1 “Expressions”): what was written, with names resolved.
package struct Expression: Sendable {
  package let type: FlowModel.ValueType
  let value: Value
  /// As the model's writer put it, white space folded.
  package internal(set) var text = ""

  enum Value: Sendable {
    case truth(Truth)
    case sum(Sum)
  }

  /// What is true or false.
  indirect enum Truth: Sendable {
    case constant(Bool)
    /// Index of a bool.
    case variable(Int)
    /// Every field of the current screen is filled in.
    case filled
    case not(Truth)
    case all([Truth])
    case any([Truth])
    case compare(Sum, Comparison, Sum)
    /// Both are true, or both are false.
    case same(Truth, Truth)
    /// Index of a condition; its own expression names no conditions.
    case condition(Int)
  }

  enum Comparison: Sendable { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual }

  /// A whole number, or a value's place in its enumeration: a constant and variables, added and subtracted.
  struct Sum: Sendable {
    var constant: Int
    var terms: [Term] = []

    struct Term: Sendable {
      let variable: Int
      let isSubtracted: Bool
    }

    static func + (a: Sum, b: Sum) -> Sum { Sum(constant: a.constant + b.constant, terms: a.terms + b.terms) }

    static func - (a: Sum, b: Sum) -> Sum {
      let terms = b.terms.map { Term(variable: $0.variable, isSubtracted: !$0.isSubtracted) }
      return Sum(constant: a.constant - b.constant, terms: a.terms + terms)
    }
  }
}

extension Expression {
  /// The expression as a truth; a number is none and counts as false.
  var truth: Truth {
    if case .truth(let truth) = value { truth } else { .constant(false) }
  }
}

extension Expression.Truth {
  /// Calls `visit` with each part, itself first; conditions are not entered.
  func forEachPart(_ visit: (Expression.Truth) -> Void) {
    visit(self)
    switch self {
    case .not(let truth): truth.forEachPart(visit)
    case .all(let parts), .any(let parts): for part in parts { part.forEachPart(visit) }
    case .same(let a, let b):
      a.forEachPart(visit)
      b.forEachPart(visit)
    case .constant, .variable, .filled, .compare, .condition: break
    }
  }
}

extension FlowModel {
  /// The variables that a value depends on.
  func variables(in value: Expression.Value) -> Set<Int> {
    var found: Set<Int> = []
    func add(_ truth: Expression.Truth) {
      truth.forEachPart { part in
        switch part {
        case .variable(let variable): found.insert(variable)
        case .compare(let a, _, let b): found.formUnion((a.terms + b.terms).map(\.variable))
        case .filled:
          found.insert(0)
          for screen in screens { found.formUnion(screen.fields.compactMap { variableNamed[actions[$0].id] }) }
        case .condition(let index): add(conditions[index].expression.truth)
        case .constant, .not, .all, .any, .same: break
        }
      }
    }
    switch value {
    case .truth(let truth): add(truth)
    case .sum(let sum): found.formUnion(sum.terms.map(\.variable))
    }
    return found
  }
}
