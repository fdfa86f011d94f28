/// One problem found in the content, as data: reports are made of these.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable { case error, warning }

  package let id: DiagnosticID
  package var severity: Severity
  package let location: SourceLocation
  /// One plain sentence, without a full stop.
  package let message: String
  /// Further lines under the source line, in order; an indented one belongs to the one before it.
  package var notes: [String]
  /// The shortest way to the failure: where the reader starts, then where each action leads.
  package var trace: [TraceEntry]
  /// What would mend it.
  package var fixes: [Fix]
  /// Other places that matter, each with a sentence.
  package var related: [Related]

  package init(
    _ id: DiagnosticID, at location: SourceLocation, _ message: String, severity: Severity? = nil, notes: [String] = [],
    trace: [TraceEntry] = [], fixes: [Fix] = [], related: [Related] = []
  ) {
    self.id = id
    self.severity = severity ?? id.severity
    self.location = location
    self.message = shown(message)
    self.notes = notes.map { shown($0) }
    self.trace = trace
    self.fixes = fixes
    self.related = related
  }
}

/// A station on the way to a failure: the start (without an action), or where an action has led.
package struct TraceEntry: Sendable, Hashable {
  /// A value of the world, in the form that reports write it in.
  package enum Value: Sendable, Hashable {
    case bool(Bool)
    case number(Int)
    case word(String)
  }
  package struct Assignment: Sendable, Hashable {
    package let variable: String
    package let value: Value

    package init(variable: String, value: Value) {
      self.variable = variable
      self.value = value
    }
  }

  /// Id of the screen that the reader sees now.
  package let screen: String
  /// Id of the action that led here; none at the start.
  package let action: String?
  /// The action's label in the page's language, where it has one.
  package let label: String?
  /// Every variable, in the order of the model.
  package let state: [Assignment]

  package init(screen: String, action: String?, label: String?, state: [Assignment]) {
    self.screen = screen
    self.action = action
    self.label = label
    self.state = state
  }
}

extension TraceEntry.Value: CustomStringConvertible {
  /// As the model writes it.
  package var description: String {
    switch self {
    case .bool(let value): String(value)
    case .number(let value): String(value)
    case .word(let value): value
    }
  }
}

/// A repair: what to do, and the edits that do it where they are certain.
package struct Fix: Sendable, Hashable {
  package struct Edit: Sendable, Hashable {
    package let location: SourceLocation
    /// What stands in place of the range afterwards.
    package let text: String

    package init(at location: SourceLocation, text: String) {
      self.location = location
      self.text = text
    }
  }

  package let title: String
  package let edits: [Edit]
  /// Right beyond doubt, so that it may be applied unseen: the only label that works, or the right number.
  package let isCertain: Bool

  package init(_ title: String, edits: [Edit] = [], isCertain: Bool = false) {
    self.title = shown(title)
    self.edits = edits
    self.isCertain = isCertain
  }
}

/// Another place that a problem concerns.
package struct Related: Sendable, Hashable {
  package let location: SourceLocation
  package let message: String

  package init(at location: SourceLocation, _ message: String) {
    self.location = location
    self.message = shown(message)
  }
}
