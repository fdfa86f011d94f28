/// Makes up small models that use everything that models are made of.
struct ModelWriter {
  private var random: SplitMix64
  private var bools: [String] = []
  private var numbers: [String] = []
  private var words: [(name: String, values: [String])] = []
  private var screens: [String] = []
  private var actions = 0

  /// The same text for the same seed.
  static func model(seed: UInt64) -> String {
    var writer = ModelWriter(random: SplitMix64(state: seed))
    return writer.model()
  }

  private init(random: SplitMix64) { self.random = random }

  private mutating func model() -> String {
    var lines = ["state:"]
    for index in 0..<number(1...3) {
      bools.append("b\(index)")
      lines.append(
        "  b\(index): \(oneOf(["bool", "{values: bool, start: false}", "{values: bool, start: [true, false]}"]))")
    }
    for index in 0..<number(1...2) {
      numbers.append("n\(index)")
      let (low, high) = (number(-2...1), number(2...5))
      lines.append(
        "  n\(index): \(oneOf(["\(low)..\(high)", "{values: \(low)..\(high), start: [2, 1]}", "{values: \(low)..\(high), start: 1}"]))"
      )
    }
    let values = ["x", "y", "z-z", "none"]
    for index in 0..<number(1...2) {
      let own = Array((index == 0 ? values : values.reversed()).prefix(number(2...4)))
      words.append(("w\(index)", own))
      lines.append("  w\(index): {values: [\(own.joined(separator: ", "))], start: \(own[0])}")
    }
    screens = (0..<number(2...4)).map { "s\($0)" }
    lines += ["starts:", "  begin: {screen: s0}"]
    if chance(2) { lines.append("  other: {screen: s1, b0: true, w0: \(words[0].values[1])}") }
    lines += ["conditions:", "  c0: {is: \(truth(1, names: false))}", "  c1: {is: \(truth(2, names: false))}"]
    if chance(2) { lines += ["always:", "  - b0 or screen != s1", "  - \(truth(0)) or not \(truth(0)) or c1"] }
    lines += ["shared:", "  top:"] + action() + action() + ["screens:"]
    for (index, screen) in screens.enumerated() { lines += self.screen(screen, hasFields: index == 1) }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func screen(_ name: String, hasFields: Bool) -> [String] {
    var lines = ["  \(name):", "    title: \(name)"]
    if chance(2) { lines.append("    include: [top]") }
    if hasFields { lines += ["    fields:", "      f0: {}", "      f1: {}"] }
    lines.append("    actions:")
    for _ in 0..<number(1...4) { lines += action().map { "  " + $0 } }
    return lines
  }

  private mutating func action() -> [String] {
    actions += 1
    let head = "    a\(actions):"
    switch number(0...4) {
    case 0:
      let outcomes = (0..<number(1...3)).map { "o\($0): {\(effect(guarded: chance(2)))}" }
      return ["\(head) {\(guardText())outcomes: {\(outcomes.joined(separator: ", "))}}"]
    case 1:
      let branches = (0..<number(1...3)).map { "{\(effect(guarded: $0 < 2))}" }
      return ["\(head) {\(guardText())branches: [\(branches.joined(separator: ", "))]}"]
    default: return ["\(head) {\(guardText())\(effect(guarded: false))}"]
    }
  }

  private mutating func guardText() -> String { chance(3) ? "" : "when: \(truth(2)), " }

  private mutating func effect(guarded: Bool) -> String {
    var parts = guarded ? ["when: \(truth(1))"] : []
    var sets: [String] = []
    if chance(2) { sets.append("\(oneOf(bools)): \(truth(1))") }
    if chance(2) { sets.append("\(oneOf(numbers)): \(sum())") }
    if chance(2) {
      let word = oneOf(words)
      sets.append("\(word.name): \(oneOf(word.values))")
    }
    if chance(6) { sets.append("f0: false") }
    if !sets.isEmpty { parts.append("set: {\(sets.joined(separator: ", "))}") }
    if chance(2) || parts.isEmpty { parts.append("go: \(oneOf(screens))") }
    return parts.joined(separator: ", ")
  }

  // MARK: Expressions

  private mutating func truth(_ depth: Int, names: Bool = true) -> String {
    if depth > 0, !chance(3) {
      switch number(0...3) {
      case 0: return "not (\(truth(depth - 1, names: names)))"
      case 1: return "(\(truth(depth - 1, names: names)) and \(truth(depth - 1, names: names)))"
      case 2: return "(\(truth(depth - 1, names: names)) or \(truth(depth - 1, names: names)))"
      default: return "(\(truth(depth - 1, names: names))) == (\(truth(depth - 1, names: names)))"
      }
    }
    switch number(0...(names ? 5 : 4)) {
    case 0: return oneOf(bools)
    case 1: return "\(sum()) \(oneOf(["==", "!=", "<", "<=", ">", ">="])) \(sum())"
    case 2:
      let word = oneOf(words)
      return "\(word.name) \(oneOf(["==", "!="])) \(oneOf(word.values))"
    case 3: return "screen \(oneOf(["==", "!="])) \(oneOf(screens))"
    case 4: return oneOf(["filled", "f0", "f1", "not filled"])
    default: return oneOf(["c0", "c1", "not c0"])
    }
  }

  private mutating func sum() -> String {
    switch number(0...3) {
    case 0: return String(number(-1...3))
    case 1: return oneOf(numbers)
    case 2: return "\(oneOf(numbers)) \(oneOf(["+", "-"])) 1"
    default: return "\(oneOf(numbers)) \(oneOf(["+", "-"])) \(oneOf(numbers)) + \(number(0...2))"
    }
  }

  // MARK: Chance

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func chance(_ oneIn: Int) -> Bool { number(1...oneIn) == 1 }

  private mutating func oneOf<Element>(_ all: [Element]) -> Element { all[number(0...(all.count - 1))] }
}

/// A generator of random numbers that is the same on every machine (Steele, Lea, Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
