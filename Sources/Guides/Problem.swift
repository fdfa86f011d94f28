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
  /// Whether it is why the list that it concerns does not work, so that nothing is said of what running it has shown.
  var explainsRun = false

  init(_ diagnostic: Diagnostic, cause: Cause? = nil) {
    self.diagnostic = diagnostic
    self.cause = cause
  }

  /// The number of the list that was run to find it; `nil` where that took no run.
  var listRun: Int? {
    switch cause {
    case .failure(let list, _, _, _), .goal(let list, _), .loop(let list): list
    case .name, .list, nil: nil
    }
  }

  var isError: Bool { diagnostic.severity == .error }
}
