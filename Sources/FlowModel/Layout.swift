/// Where a variable's value lies in a packed state.
struct Slot: Sendable {
  let word: Int32
  let shift: UInt8
  /// 0 for a variable that has one value only.
  let width: UInt8
  /// What is added to the bits to give the value.
  let low: Int

  /// The bits of the value, at the lower end.
  var mask: UInt64 { (1 << UInt64(width)) &- 1 }

  @inline(__always)
  func load(_ words: PackedState) -> Int {
    Int(truncatingIfNeeded: (words[Int(word)] >> UInt64(shift)) & mask) &+ low
  }

  /// - Precondition: the value lies in the variable's domain.
  @inline(__always)
  func store(_ value: Int, _ words: UnsafeMutablePointer<UInt64>) {
    words[Int(word)] = words[Int(word)] & ~(mask << UInt64(shift)) | bits(of: value)
  }

  /// The value's bits where they lie in the word.
  func bits(of value: Int) -> UInt64 { (UInt64(truncatingIfNeeded: value &- low) & mask) << UInt64(shift) }
}

/// The words of a packed state.
typealias PackedState = UnsafePointer<UInt64>

/// How states are packed: each variable in as few bits as its domain needs, none across two words.
struct Layout: Sendable {
  let slots: [Slot]
  /// 64-bit words a state; at least 1.
  let wordCount: Int

  /// - Parameter domains: each of at most 2³² values.
  init(domains: [ClosedRange<Int>]) {
    var slots: [Slot] = []
    var word = 0
    var used = 0
    for domain in domains {
      let width = Int.bitWidth - (domain.upperBound - domain.lowerBound).leadingZeroBitCount
      if used + width > 64 {
        word += 1
        used = 0
      }
      let shift = width == 0 ? 0 : used
      slots.append(Slot(word: Int32(word), shift: UInt8(shift), width: UInt8(width), low: domain.lowerBound))
      used += width
    }
    self.slots = slots
    self.wordCount = word + 1
  }
}
