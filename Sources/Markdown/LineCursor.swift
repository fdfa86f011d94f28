/// A place in one line, as CommonMark reads the markup of blocks: by columns, where a tab goes on to the next
/// multiple of four and may be used up in part.
struct LineCursor {
  private let source: UnsafeBufferPointer<UInt8>
  private let end: Int
  private(set) var offset: Int
  private(set) var column = 0
  private var isInsideTab = false
  /// The first byte from here that is neither space nor tab; kept, for deep nesting asks again and again.
  private(set) var nonspace: Int
  private var nonspaceColumn = 0

  /// A cursor before the first byte of the line `start..<end`.
  init(source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.source = source
    self.end = end
    offset = start
    nonspace = start
    findNonspace()
  }

  /// The columns from here to the first byte that is neither space nor tab.
  var indent: Int { nonspaceColumn - column }

  /// How many columns of the tab at `offset` are still to come, where some are used up; else 0.
  var spacesLeftOfTab: Int { isInsideTab ? 4 - column % 4 : 0 }

  /// The byte at `offset`; a line feed behind the line's last.
  subscript(offset: Int) -> UInt8 { offset < end ? source[offset] : Byte.lineFeed }

  private mutating func findNonspace() {
    guard nonspace <= offset else { return }
    nonspace = offset
    nonspaceColumn = column
    while nonspace < end {
      switch source[nonspace] {
      case Byte.space: nonspaceColumn += 1
      case Byte.tab: nonspaceColumn += 4 - nonspaceColumn % 4
      default: return
      }
      nonspace += 1
    }
  }

  private mutating func advance(toByte target: Int) {
    while offset < min(target, end) {
      isInsideTab = false
      column += source[offset] == Byte.tab ? 4 - column % 4 : 1
      offset += 1
    }
    findNonspace()
  }

  private mutating func advance(columns: Int) {
    var left = columns
    while left > 0, offset < end {
      guard source[offset] == Byte.tab else {
        isInsideTab = false
        offset += 1
        column += 1
        left -= 1
        continue
      }
      let width = 4 - column % 4
      column += min(left, width)
      isInsideTab = width > left
      if !isInsideTab { offset += 1 }
      left -= min(left, width)
    }
    findNonspace()
  }

  private mutating func skipOptionalSpace() {
    if Byte.isBlank(self[offset]) { advance(columns: 1) }
  }

  /// Goes behind the `>` of a block quote that goes on in this line; false, and stays, where there is none.
  mutating func passQuote() -> Bool {
    guard indent <= 3, self[nonspace] == Byte.greater else { return false }
    advance(toByte: nonspace + 1)
    skipOptionalSpace()
    return true
  }

  /// Goes over the `columns` by which the inside of a list item is indented; false, and stays, where there are fewer.
  mutating func passIndent(_ columns: Int) -> Bool {
    guard indent >= columns else { return false }
    advance(columns: columns)
    return true
  }

  /// Goes behind the list marker here, and returns the columns by which the item's other lines are indented.
  mutating func passMarker() -> (marker: Range<Int>, columns: Int) {
    let outer = indent
    let start = nonspace
    var markerEnd = start
    while Byte.isDigit(self[markerEnd]) { markerEnd += 1 }
    markerEnd = min(markerEnd + 1, end)
    advance(toByte: markerEnd)
    let behindMarker = self
    while column - behindMarker.column <= 5, Byte.isBlank(self[offset]) { advance(columns: 1) }
    var padding = column - behindMarker.column
    if padding < 1 || padding >= 5 || Byte.isLineEnd(self[offset]) {
      // Code indented within the item, or nothing behind the marker: only one column is the marker's.
      self = behindMarker
      if padding > 0 { advance(columns: 1) }
      padding = 1
    }
    return (start..<markerEnd, outer + (markerEnd - start) + padding)
  }
}
