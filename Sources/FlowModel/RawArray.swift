/// The only owner of unmanaged memory here. The explorer looks at millions of states a second; with arrays, half of
/// that time would go into counting references and checking bounds. So what is read for every state lies in memory of
/// a fixed size and place, held by a value that cannot be copied and frees it at its end.
///
/// Three things keep this safe: the memory never moves, so a pointer into it is valid as long as its owner;
/// only plain values are kept, so nothing in it needs to be released; and indices come from `MachineCodeBuilder`
/// or from the owner's own counts, never from a file.
struct RawArray<Element: BitwiseCopyable>: ~Copyable {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating element: Element, count: Int) {
    self.count = count
    start = .allocate(capacity: count)
    start.initialize(repeating: element, count: count)
  }

  init(_ elements: [Element]) {
    count = elements.count
    start = .allocate(capacity: count)
    for (index, element) in elements.enumerated() { (start + index).initialize(to: element) }
  }

  deinit { start.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { start[index] }
    nonmutating set { start[index] = newValue }
  }

  @inline(__always)
  subscript(index: Int32) -> Element { start[Int(index)] }
}

/// A growing array of groups of plain values, in pieces of a fixed size: what it holds never moves,
/// and growing needs no second copy of it.
struct RawChunks<Element: BitwiseCopyable>: ~Copyable {
  /// Elements a group.
  let width: Int
  private(set) var count = 0
  /// Where each piece starts; pieces hold `1 << shift` groups.
  private var pieces: UnsafeMutablePointer<UnsafeMutablePointer<Element>>
  private var pieceCount = 0
  private var room = 16

  private static var shift: Int { 14 }
  private static var mask: Int { 1 << shift - 1 }

  init(width: Int) {
    self.width = width
    pieces = .allocate(capacity: room)
  }

  deinit {
    for piece in 0..<pieceCount { pieces[piece].deallocate() }
    pieces.deallocate()
  }

  /// A group; valid as long as the owner.
  @inline(__always)
  subscript(group: Int) -> UnsafeMutablePointer<Element> {
    pieces[group >> Self.shift] + (group & Self.mask) * width
  }

  /// Room for one more group, not yet initialised.
  @inline(__always)
  mutating func append() -> UnsafeMutablePointer<Element> {
    if count & Self.mask == 0 { addPiece() }
    count += 1
    return self[count - 1]
  }

  private mutating func addPiece() {
    if pieceCount == room {
      let larger = UnsafeMutablePointer<UnsafeMutablePointer<Element>>.allocate(capacity: room * 2)
      larger.update(from: pieces, count: pieceCount)
      pieces.deallocate()
      pieces = larger
      room *= 2
    }
    (pieces + pieceCount).initialize(to: .allocate(capacity: width << Self.shift))
    pieceCount += 1
  }
}
