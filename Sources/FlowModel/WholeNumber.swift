/// A whole number as a model writes it: digits, with a minus before them where it is negative.
enum WholeNumber: Equatable {
  case number(Int)
  case tooLarge

  /// The largest that an expression or a domain may name, and without its sign the smallest.
  static let largest = 1_000_000_000

  /// `nil` for what is no whole number.
  init?(_ text: String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    guard let number = Int(text), number.magnitude <= UInt(Self.largest) else {
      self = .tooLarge
      return
    }
    self = .number(number)
  }
}
