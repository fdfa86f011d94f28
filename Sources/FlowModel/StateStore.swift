/// Packed states, each kept once and numbered in the order of their arrival.
///
/// The states lie in chunks of words; an open-addressed table holds their numbers. An entry is a number + 1 in its
/// lower bits and, above these, bits of the state's hash, so that states that only meet in the table are told apart
/// without a look at either. Beside the packed words a state takes 6 to 12 bytes, 18 for a moment while the table grows.
struct StateStore: ~Copyable {
  let wordCount: Int
  var count: Int { states.count }
  private var states: RawChunks<UInt64>
  /// Its length is a power of two, above 1.5 times the number of states.
  private var table: RawArray<UInt32>

  init(wordCount: Int) {
    self.wordCount = wordCount
    states = RawChunks(width: wordCount)
    table = RawArray(repeating: 0, count: 1 << 6)
  }

  /// The packed words of a state; valid as long as the store.
  @inline(__always)
  func words(of state: Int) -> PackedState { PackedState(states[state]) }

  /// The number of a state, if it is kept.
  func find(_ words: PackedState) -> Int? { number(at: place(of: words)) }

  /// Keeps a state.
  /// - Returns: its number, and whether it is a new one.
  mutating func insert(_ words: PackedState) -> (state: Int, isNew: Bool) {
    let place = place(of: words)
    if let known = number(at: place) { return (known, false) }
    insert(words, at: place)
    return (count - 1, true)
  }

  /// Where in the table a state is, or would go.
  struct Place {
    fileprivate let slot: Int
    fileprivate let hash: UInt64
  }

  /// Valid until the next insertion.
  @inline(__always)
  func place(of words: PackedState) -> Place {
    let hash = hash(words)
    let mask = table.count - 1
    let numberMask = UInt32(truncatingIfNeeded: mask)
    let tag = UInt32(truncatingIfNeeded: hash >> 32) & ~numberMask
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = table[slot]
      if entry == 0 || (entry & ~numberMask == tag && isState(Int(entry & numberMask) - 1, words)) {
        return Place(slot: slot, hash: hash)
      }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  func number(at place: Place) -> Int? {
    let entry = table[place.slot]
    return entry == 0 ? nil : Int(entry & UInt32(truncatingIfNeeded: table.count - 1)) - 1
  }

  /// Keeps a new state at its place.
  @inline(__always)
  mutating func insert(_ words: PackedState, at place: Place) {
    let room = states.append()
    for word in 0..<wordCount { room[word] = words[word] }
    let numberMask = UInt32(truncatingIfNeeded: table.count - 1)
    table[place.slot] = UInt32(truncatingIfNeeded: place.hash >> 32) & ~numberMask | UInt32(truncatingIfNeeded: count)
    if (count + 1) * 3 > table.count * 2 { grow() }
  }

  @inline(__always)
  private func isState(_ state: Int, _ words: PackedState) -> Bool {
    let kept = self.words(of: state)
    var word = 0
    while word < wordCount, kept[word] == words[word] { word += 1 }
    return word == wordCount
  }

  @inline(__always)
  private func hash(_ words: PackedState) -> UInt64 {
    var hash: UInt64 = 0
    for word in 0..<wordCount {
      hash = (hash ^ words[word]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      hash = hash &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
    }
    return hash
  }

  @inline(never)
  private mutating func grow() {
    let larger = RawArray<UInt32>(repeating: 0, count: table.count * 2)
    let mask = larger.count - 1
    let numberMask = UInt32(truncatingIfNeeded: mask)
    for state in 0..<count {
      let hash = hash(words(of: state))
      var slot = Int(truncatingIfNeeded: hash) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(truncatingIfNeeded: hash >> 32) & ~numberMask | UInt32(truncatingIfNeeded: state + 1)
    }
    table = larger
  }
}
