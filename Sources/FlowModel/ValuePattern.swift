import Foundation
import Synchronization
import _StringProcessing

/// Regular expressions of fields: what a form accepts and refuses.
enum ValuePattern {
  private static let longest = 2_000
  private static let deepest = 100

  /// Why a text is no regular expression; `nil` when it is one.
  static func problem(in pattern: String) -> String? {
    if pattern.unicodeScalars.count > longest { return "it is too long; it may have \(longest) characters" }
    if nesting(of: pattern) > deepest { return "it nests too deeply; it may nest \(deepest) levels" }
    do {
      _ = try Regex(pattern)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// How many brackets are open at once. Swift's reader of regular expressions calls itself for each.
  private static func nesting(of pattern: String) -> Int {
    var open = 0
    var most = 0
    for scalar in pattern.unicodeScalars {
      if scalar == "(" || scalar == "[" {
        open += 1
        most = max(most, open)
      } else if scalar == ")" || scalar == "]" {
        open = max(0, open - 1)
      }
    }
    return most
  }

  /// Whether trying the expression is over soon, whatever the value: it chooses at most twice how to go on, and repeats
  /// no group.
  fileprivate static func isSimple(_ pattern: String) -> Bool {
    let scalars = Array(pattern.unicodeScalars)
    let choices = scalars.indices.filter { "*+{?|".unicodeScalars.contains(scalars[$0]) }
    return choices.count <= 2 && !choices.contains { $0 > 0 && scalars[$0 - 1] == ")" }
  }
}

/// Tries values on regular expressions, and remembers what it gave up on.
///
/// An expression such as `(a+)+b` takes twice as long with each letter of the value, and cannot be stopped. So it is
/// tried on a thread of its own, which is left alone after a while and ends with the program.
final class ValueTrials: Sendable {
  /// In seconds; an expression that is any good takes a thousandth of one.
  private static let patience = 5
  /// The same, for an expression that has been given up on with another value.
  private static let patienceLeft = 1
  /// An expression is not tried any more after so many values that it was given up on with.
  private static let mostEndless = 10

  /// By expression, the values.
  private let endless = Mutex<[String: Set<String>]>([:])

  /// Whether a value, or some part of it, matches an expression; `nil` when that cannot be found out.
  func matches(_ pattern: String, _ value: String, whole: Bool) -> Bool? {
    if ValuePattern.isSimple(pattern) { return Self.matches(pattern, value, whole: whole) }
    let givenUp = endless.withLock { $0[pattern, default: []] }
    if givenUp.contains(value) || givenUp.count >= Self.mostEndless { return nil }
    let answer = Answer()
    Thread.detachNewThread { answer.give(Self.matches(pattern, value, whole: whole)) }
    if let found = answer.wait(seconds: givenUp.isEmpty ? Self.patience : Self.patienceLeft) { return found }
    endless.withLock { _ = $0[pattern, default: []].insert(value) }
    return nil
  }

  private static func matches(_ pattern: String, _ value: String, whole: Bool) -> Bool {
    guard let regex = try? Regex(pattern) else { return true }
    return (whole ? try? regex.wholeMatch(in: value) : try? regex.firstMatch(in: value)) != nil
  }

  private final class Answer: Sendable {
    private let given = Mutex<Bool?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func give(_ answer: Bool) {
      given.withLock { $0 = answer }
      isThere.signal()
    }

    func wait(seconds: Int) -> Bool? {
      _ = isThere.wait(timeout: .now() + .seconds(seconds))
      return given.withLock { $0 }
    }
  }
}

/// What a field makes of a value.
package enum FieldVerdict: Sendable, Hashable {
  case accepted
  /// The whole value does not match this expression.
  case notAccepted(by: String)
  /// Some part of the value matches this expression.
  case rejected(by: String)
  /// Trying this expression takes too long.
  case unknown(because: String)
}

extension FlowModel {
  /// Whether a field takes a value: the whole of it matches `accepts`, no part of it any of `rejects`.
  /// `field` is the index of a field's action.
  package func verdict(on value: String, field: Int) -> FieldVerdict {
    let action = actions[field]
    if let accepts = action.accepts {
      guard let isAccepted = trials.matches(accepts, value, whole: true) else { return .unknown(because: accepts) }
      if !isAccepted { return .notAccepted(by: accepts) }
    }
    for pattern in action.rejects {
      guard let isRejected = trials.matches(pattern, value, whole: false) else { return .unknown(because: pattern) }
      if isRejected { return .rejected(by: pattern) }
    }
    return .accepted
  }
}
