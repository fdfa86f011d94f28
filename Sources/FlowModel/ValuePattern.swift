import _StringProcessing

/// Regular expressions of fields: what a form accepts and refuses.
enum ValuePattern {
  /// Why a text is no regular expression; `nil` when it is one.
  static func problem(in pattern: String) -> String? {
    if pattern.unicodeScalars.count > 2_000 { return "it is too long" }
    if nesting(of: pattern) > 100 { return "it nests too deeply" }
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
}

/// What a field makes of a value.
package enum FieldVerdict: Sendable, Hashable {
  case accepted
  /// The whole value does not match this expression.
  case notAccepted(by: String)
  /// Some part of the value matches this expression.
  case rejected(by: String)
}

extension FlowModel {
  /// Whether a field takes a value: the whole of it matches `accepts`, no part of it any of `rejects`.
  /// `field` is the index of a field's action.
  package func verdict(on value: String, field: Int) -> FieldVerdict {
    let action = actions[field]
    if let accepts = action.accepts, let regex = try? Regex(accepts), (try? regex.wholeMatch(in: value)) == nil {
      return .notAccepted(by: accepts)
    }
    for pattern in action.rejects {
      if let regex = try? Regex(pattern), (try? regex.firstMatch(in: value)) != nil { return .rejected(by: pattern) }
    }
    return .accepted
  }
}
