import Diagnostics
import FlowModel
import Markdown

/// A report with what a search for repairs begins from.
struct Problem: Sendable {
  /// An action on the way to a failure: the statement that did it, and the state before.
  struct EarlierAct: Sendable {
    let statement: Int
    let state: State
  }

  enum Cause: Sendable {
    /// A label or name at a node.
    case name(Document.NodeID)
    /// A statement of a list (by the list's number and the statement's index) fails in a state, after some actions of
    /// the list's own, the last one first.
    case failure(list: Int, statement: Int, State, before: [EarlierAct])
    /// A list ends in a state in which a goal does not hold.
    case goal(list: Int, State)
    case loop(list: Int)
    /// Something else about a list.
    case list(Int)
  }

  var diagnostic: Diagnostic
  let cause: Cause?

  init(_ diagnostic: Diagnostic, cause: Cause? = nil) {
    self.diagnostic = diagnostic
    self.cause = cause
  }

  var isError: Bool { diagnostic.severity == .error }
}
