/// Bits that are given values, joined for each word.
struct BitPatterns {
  struct Pattern {
    let word: Int32
    var mask: UInt64
    var bits: UInt64
  }

  private var patterns: [Int32: Pattern] = [:]
  /// Whether some bit was given both values.
  private(set) var isContradictory = false

  /// In the order of the words.
  var sorted: [Pattern] { patterns.values.sorted { $0.word < $1.word } }

  mutating func add(_ slot: Slot, _ value: Int) {
    add(Pattern(word: slot.word, mask: slot.mask << UInt64(slot.shift), bits: slot.bits(of: value)))
  }

  mutating func add(_ pattern: Pattern) {
    if pattern.mask == 0 { return }
    var joined = patterns[pattern.word] ?? Pattern(word: pattern.word, mask: 0, bits: 0)
    if joined.mask & pattern.mask & (joined.bits ^ pattern.bits) != 0 { isContradictory = true }
    joined.mask |= pattern.mask
    joined.bits |= pattern.bits
    patterns[pattern.word] = joined
  }
}
