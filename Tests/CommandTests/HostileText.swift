import Testing

/// A text that a parser may choke on.
struct HostileText: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  var testDescription: String { name }
}

func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
