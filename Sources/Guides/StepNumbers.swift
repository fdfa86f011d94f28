/// A number as words have it: `3`, `3.1`, `٣٫١`.
package struct WrittenNumber: Sendable, Hashable {
  /// In ASCII digits, its parts joined by dots.
  package let value: String
  /// As it is written.
  package let text: String
  /// Which of the numbers in its text it is, from 0.
  let place: Int
  /// Where it stands in its text, as UTF-8.
  let bytes: Range<Int>

  /// Whether no letter stands right behind it in its text, as in “3rd”.
  func isCardinal(in text: String) -> Bool {
    let behind = text.utf8.dropFirst(bytes.upperBound)
    return Substring(behind).unicodeScalars.first?.properties.isAlphabetic != true
  }

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
  var offset = 0
  var end = 0
  func close() {
    if !value.isEmpty {
      found.append(
        WrittenNumber(value: value, text: written, place: found.count, bytes: end - written.utf8.count..<end))
    }
    (value, written, joint) = ("", "", "")
  }
  for scalar in text.unicodeScalars {
    offset += UTF8.width(scalar)
    if let digit = WrittenNumber.digit(scalar) {
      if !joint.isEmpty {
        value += "."
        written += joint
        joint = ""
      }
      value += String(digit.value)
      written.unicodeScalars.append(scalar)
      end = offset
    } else if !value.isEmpty, joint.isEmpty, WrittenNumber.isJoint(scalar) {
      joint = String(scalar)
    } else {
      close()
    }
  }
  close()
  return found
}

/// The numbers in the words of a link to a step that may be meant as the step's: not those that the words quote from the
/// title of the step's page, with the word beside it, and, where others are left, no other number of the title.
package func stepNumbers(in words: String, title: String) -> [WrittenNumber] {
  var titled = numbers(in: title)
  func leavingOut(_ numbers: [WrittenNumber], _ isTitles: (WrittenNumber, WrittenNumber) -> Bool) -> [WrittenNumber] {
    numbers.filter { number in
      guard let index = titled.firstIndex(where: { $0.value == number.value && isTitles(number, $0) }) else {
        return true
      }
      titled.remove(at: index)
      return false
    }
  }
  let own = leavingOut(numbers(in: words)) { number, other in
    let (mine, its) = (neighbours(of: number, in: words), neighbours(of: other, in: title))
    return (mine.before != nil && mine.before == its.before) || (mine.after != nil && mine.after == its.after)
  }
  let others = leavingOut(own) { _, _ in true }
  return others.isEmpty ? own : others
}

/// The first of the numbers in the words of a link to a step that may be meant as the step's, where none of them is it.
/// - Returns: `nil` where the words have no such number, or the right one.
package func wrongNumber(in words: String, for step: String, title: String) -> WrittenNumber? {
  let meant = stepNumbers(in: words, title: title)
  return meant.contains { $0.value == step } ? nil : meant.first
}

/// The words right before and behind a number, in lower case; `nil` where there is none.
private func neighbours(of number: WrittenNumber, in text: String) -> (before: String?, after: String?) {
  let bytes = text.utf8
  func word(_ range: Range<String.Index>, _ isLast: Bool) -> String? {
    let words = text[range].split { !$0.isLetter && !$0.isNumber }
    return (isLast ? words.last : words.first)?.lowercased()
  }
  let start = bytes.index(bytes.startIndex, offsetBy: number.bytes.lowerBound)
  let end = bytes.index(bytes.startIndex, offsetBy: number.bytes.upperBound)
  return (word(bytes.startIndex..<start, true), word(end..<bytes.endIndex, false))
}
