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
  /// The number of the list that was run to find it; `nil` where that took no run.
  var listRun: Int?
  /// Whether it is why the list that it concerns does not work, so that nothing is said of what running it has shown.
  var explainsRun = false
  /// Whether all that stands before it in its list works in another language: what fails there fails on the way back from
  /// what is told of here.
  var explainsRunBefore = false

  /// The lists, mostly of another page, of which it says that a step is not there, or has another number: nothing is said of
  /// it while something is wrong with one of them, since a step may be missing there.
  var otherLists: Set<ListPlace> = []

  init(_ diagnostic: Diagnostic, cause: Cause? = nil) {
    self.diagnostic = diagnostic
    self.cause = cause
  }

  var isError: Bool { diagnostic.severity == .error }

  /// Whether something that running a list has shown follows from this, on the same page.
  func explains(_ other: Problem) -> Bool {
    guard let list = other.listRun, case .list(list)? = cause else { return false }
    let (own, its) = (diagnostic.location.range.start, other.diagnostic.location.range.start)
    return explainsRun || (explainsRunBefore && its < own && other.diagnostic.id != .labelAmbiguous)
  }

  /// Whether it concerns a list of its page.
  func isOf(_ list: StepList, of document: Document) -> Bool {
    switch cause {
    case .name(let node): list.holds(node, of: document)
    case .failure(list.number, _, _, _), .goal(list.number, _), .loop(list.number), .list(list.number): true
    case .failure, .goal, .loop, .list, nil: false
    }
  }
}

/// A step list of a site.
struct ListPlace: Hashable {
  /// Index among the site's guides.
  let guide: Int
  /// 1-based, within the page.
  let list: Int
}
