/// A number as words have it: `3`, `3.1`, `٣٫١`.
package struct WrittenNumber: Sendable, Hashable {
  /// In ASCII digits, its parts joined by dots.
  package let value: String
  /// As it is written.
  package let text: String

  /// The number `value` in the script, and with the sign between parts, that this one is written in.
  func written(_ value: String) -> String {
    let zero = text.unicodeScalars.first.flatMap(WrittenNumber.digit)?.zero ?? 48
    let joint = text.unicodeScalars.first { WrittenNumber.isJoint($0) } ?? "."
    var result = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      if let digit = WrittenNumber.digit(scalar), let own = Unicode.Scalar(zero + digit.value) {
        result.append(own)
      } else {
        result.append(joint)
      }
    }
    return String(result)
  }

  /// The value of a decimal digit, and the code point of its script's zero.
  fileprivate static func digit(_ scalar: Unicode.Scalar) -> (value: UInt32, zero: UInt32)? {
    if scalar.isASCII { return (48...57).contains(scalar.value) ? (scalar.value - 48, 48) : nil }
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
    let number = UInt32(value)
    return scalar.value >= number ? (number, scalar.value - number) : nil
  }

  /// A full stop, the Arabic decimal sign, or the full stop of East Asian widths.
  fileprivate static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "\u{66B}" || scalar == "\u{FF0E}"
  }
}

/// The numbers in a text, in any script's decimal digits, in their order; a dot or decimal sign between digits joins
/// them (LANGUAGE.md §2 “Statements”).
package func numbers(in text: String) -> [WrittenNumber] {
  var found: [WrittenNumber] = []
  var (value, written, joint) = ("", "", "")
  func close() {
    if !value.isEmpty { found.append(WrittenNumber(value: value, text: written)) }
    (value, written, joint) = ("", "", "")
  }
  for scalar in text.unicodeScalars {
    if let digit = WrittenNumber.digit(scalar) {
      if !joint.isEmpty {
        value += "."
        written += joint
        joint = ""
      }
      value += String(digit.value)
      written.unicodeScalars.append(scalar)
    } else if !value.isEmpty, joint.isEmpty, WrittenNumber.isJoint(scalar) {
      joint = String(scalar)
    } else {
      close()
    }
  }
  close()
  return found
}

/// The first of the numbers in the words of a link to a step that may be meant as the step's, where none of them is it:
/// those that stand in the title of the step's page do not count.
/// - Returns: `nil` where the words have no number, or the right one.
package func wrongNumber(in words: String, for step: String, title: String) -> WrittenNumber? {
  var titled = numbers(in: title).map(\.value)
  let meant = numbers(in: words).filter { number in
    guard let index = titled.firstIndex(of: number.value) else { return true }
    titled.remove(at: index)
    return false
  }
  return meant.contains { $0.value == step } ? nil : meant.first
}
