package import Diagnostics

/// A product's flows as a finite state machine that can be run (LANGUAGE.md §1).
///
/// Variables, screens, actions, conditions and starts are named by their index in these arrays.
package struct FlowModel: Sendable {
  /// The file's name without its ending; guides name it in `flow`.
  package let name: String
  package let source: SourceFile
  package let title: Wording?
  /// Enumerations by index; the first one holds the screens' ids.
  package let enumerations: [Enumeration]
  /// The first variable is `screen`.
  package let variables: [Variable]
  package let starts: [Start]
  package let conditions: [Condition]
  package let invariants: [Invariant]
  package let facts: [Fact]
  package let screens: [Screen]
  package let actions: [Action]
  let layout: Layout
  /// What its actions and truths come to; for `Machine`.
  let code: MachineCode
  /// Of values on the regular expressions of its fields.
  let trials: ValueTrials

  package let variableNamed: [String: Int]
  package let startNamed: [String: Int]
  package let conditionNamed: [String: Int]
  package let factNamed: [String: Int]
  package let screenNamed: [String: Int]
  package let actionNamed: [String: Int]

  package struct Enumeration: Sendable {
    package let values: [String]
    /// The place of each value.
    let places: [String: Int]

    init(values: [String]) {
      self.values = values
      places = Dictionary(zip(values, values.indices), uniquingKeysWith: { first, _ in first })
    }
  }

  package enum ValueType: Sendable, Hashable {
    case bool
    case number
    /// Index into `enumerations`.
    case enumeration(Int)
  }

  package struct Variable: Sendable {
    package let id: String
    package let type: ValueType
    /// The values that it may have: 0 and 1 for a bool, places in its enumeration, or the numbers themselves.
    package let domain: ClosedRange<Int>
    /// The values that every guide may begin with.
    package let starts: [Int]
    package let range: SourceRange
  }

  package struct Start: Sendable {
    package let id: String
    package let screen: Int
    package let assignments: [Assignment]
    package let range: SourceRange

    package struct Assignment: Sendable {
      package let variable: Int
      package let value: Int
    }
  }

  package struct Condition: Sendable {
    package let id: String
    package let expression: Expression
    /// As the model's writer put it, white space folded.
    package let text: String
    package let range: SourceRange
  }

  package struct Invariant: Sendable {
    package let expression: Expression
    package let text: String
    package let range: SourceRange
  }

  package struct Fact: Sendable {
    package let id: String
    /// Those allowed, in the order of the model.
    package let wordings: Wordings
    package let range: SourceRange
  }

  package struct Screen: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case page, menu, dialog, mail, app }

    package let id: String
    package let title: Wording?
    package let kind: Kind
    /// A reader may stay here for good.
    package let isEnd: Bool
    /// What can be done here, in the order in which reports list it: shared groups, fields, own actions.
    package let actions: [Int]
    package let fields: [Int]
    package let range: SourceRange
  }

  package struct Action: Sendable {
    package enum Kind: Sendable { case single, outcomes, branches, field }

    package let id: String
    package let label: Wording?
    /// Labels that it had before.
    package let was: Wordings
    package let kind: Kind
    /// Where it can be done.
    package let screens: [Int]
    package let guardExpression: Expression?
    /// One for a single action or a field; else its outcomes or branches, in order.
    package let effects: [Effect]
    /// Regular expressions; only for a field.
    package let accepts: String?
    package let rejects: [String]
    package let range: SourceRange
  }

  package struct Effect: Sendable {
    /// An outcome's id.
    package let id: String?
    package let guardExpression: Expression?
    package let assignments: [Assignment]
    /// Index of the screen that it leads to.
    package let target: Int?
    /// The outcome's id, the branch, or the action itself.
    package let range: SourceRange

    package struct Assignment: Sendable {
      package let variable: Int
      package let expression: Expression
      package let text: String
      package let range: SourceRange
    }
  }
}

extension FlowModel {
  /// A value of a variable, as reports write it.
  package func written(_ value: Int, of variable: Int) -> TraceEntry.Value {
    switch variables[variable].type {
    case .bool: .bool(value != 0)
    case .number: .number(value)
    case .enumeration(let index): .word(enumerations[index].values[value])
    }
  }

  /// A label or, for what has none, the id.
  package func name(ofAction action: Int, in language: String) -> String {
    actions[action].label?.text(in: language) ?? actions[action].id
  }

  /// A screen's title or, where it is missing, its id.
  package func name(ofScreen screen: Int, in language: String) -> String {
    screens[screen].title?.text(in: language) ?? screens[screen].id
  }
}
