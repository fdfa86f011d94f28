/// Finds where each node of a reading stands in the source.
///
/// libcmark tells the lines of blocks well, their ends less well, and the places of inlines not at all in quotations
/// and lists. So the markup around a line is read here once more, with the nodes saying what it must be.
struct BlockLocator {
  private let source: UnsafeBufferPointer<UInt8>
  private let lines: LineTable
  private let nodes: UnsafeMutableBufferPointer<Document.Node>
  private(set) var unlocatedBlocks = 0
  /// Blocks that libcmark has read as something else than they are.
  private(set) var replacements: [Document.NodeID: SecondReading.Replacement] = [:]
  private var containers: [Container] = []
  private var text = LeafText()
  private var inlines = InlineLocator()

  /// A block quote or list item that holds the block at hand.
  private struct Container {
    let end: Document.NodeID
    /// The columns of a list item's indentation; nil for a block quote.
    let columns: Int?
    let line: Int
    /// Behind the marker in the container's first line.
    let inside: LineCursor
  }

  init(source: UnsafeBufferPointer<UInt8>, from start: Int, nodes: UnsafeMutableBufferPointer<Document.Node>) {
    self.source = source
    self.nodes = nodes
    lines = LineTable(of: source, from: start)
    nodes[0].range = start..<source.count
  }

  /// Gives every node its range; `places` are those of the blocks, in the order of the nodes.
  mutating func locate(_ places: [Reading.Place]) {
    for place in places {
      while let last = containers.last, last.end <= place.node { containers.removeLast() }
      let start = min(lines.start(of: place.line) + max(place.column - 1, 0), source.count)
      switch nodes[place.node].kind {
      case .document: break
      case .list: nodes[place.node].range = start..<start
      case .blockQuote, .item: openContainer(place)
      case .paragraph: locateParagraph(place)
      case .heading: locateHeading(place, at: start)
      case .codeBlock(_, let literal): locateCode(place, at: start, literal: literal)
      case .htmlBlock(let literal):
        setRange(place.node, from: start, through: lastTextLine(place.line, place.line + lineCount(of: literal) - 1))
        if literal.utf8.starts(with: "<!--".utf8) { findText(behindCommentsOf: place, nodes[place.node].range) }
      default: setRange(place.node, from: start, through: place.line)
      }
    }
    spanContainers()
  }

  private mutating func setRange(_ node: Document.NodeID, from start: Int, through line: Int) {
    nodes[node].range = start..<max(start, lines.end(of: line))
  }

  /// Widens lists, items and block quotes to their last descendants, and lists to their first items.
  private mutating func spanContainers() {
    for node in nodes.indices.reversed() {
      let parent = nodes[node].parent
      guard parent != 0 else { continue }
      let inner = nodes[node].range
      let outer = nodes[parent].range
      switch nodes[parent].kind {
      case .list: nodes[parent].range = inner.lowerBound..<max(inner.upperBound, outer.upperBound)
      case .item, .blockQuote:
        nodes[parent].range = outer.lowerBound..<max(inner.upperBound, outer.upperBound)
      default: break
      }
    }
  }

  /// Before the block that begins in `line`: behind the markup of all that holds it.
  private func cursorInside(line: Int) -> LineCursor {
    if let last = containers.last, last.line == line { return last.inside }
    return passContainers(line: line).cursor
  }

  /// Behind the markup of the containers that go on in `line`, and whether all do: a paragraph's line may be lazy.
  private func passContainers(line: Int) -> (cursor: LineCursor, all: Bool) {
    var cursor = LineCursor(source: source, from: lines.start(of: line), to: lines.end(of: line))
    for container in containers {
      let passed = container.columns.map { cursor.passIndent($0) } ?? cursor.passQuote()
      if !passed { return (cursor, false) }
    }
    return (cursor, true)
  }

  private mutating func openContainer(_ place: Reading.Place) {
    var cursor = cursorInside(line: place.line)
    var columns: Int?
    let marker: Range<Int>
    if nodes[place.node].kind == .item {
      (marker, columns) = cursor.passMarker()
    } else {
      marker = cursor.nonspace..<min(cursor.nonspace + 1, source.count)
      _ = cursor.passQuote()
    }
    nodes[place.node].range = marker
    containers.append(
      Container(end: nodes[place.node].end, columns: columns, line: place.line, inside: cursor))
  }

  // MARK: Paragraphs and headings

  private mutating func appendLine(_ line: Int, from offset: Int) {
    text.append(source, from: offset, to: lines.end(of: line), next: lines.start(of: line + 1))
  }

  /// Appends a line behind the first of its paragraph. A lazy one keeps the white space before its words, and what
  /// is left of a tab there is spaces.
  /// - Returns: whether it is indented as far as code is.
  @discardableResult
  private mutating func appendContinuation(_ line: Int) -> Bool {
    let (cursor, all) = passContainers(line: line)
    if all {
      appendLine(line, from: cursor.nonspace)
    } else {
      let spaces = cursor.spacesLeftOfTab
      for _ in 0..<spaces { text.appendSpace(at: cursor.offset) }
      appendLine(line, from: spaces > 0 ? cursor.offset + 1 : cursor.offset)
    }
    return cursor.indent > 3
  }

  private mutating func locateParagraph(_ place: Reading.Place) {
    text.clear()
    appendLine(place.line, from: cursorInside(line: place.line).nonspace)
    var indented: Set<Int> = []
    for line in stride(from: place.line + 1, through: place.lastLine, by: 1) {
      let position = text.bytes.count
      if appendContinuation(line) { indented.insert(position) }
    }
    text.skipDefinitions()
    setRange(place.node, from: text.sourceOffset(text.start), through: place.lastLine)
    // Found in any case: what turns out to make no table stays the paragraph that it is.
    locateInlines(of: place.node)
    if let table = TableText(in: &text, source: source, indented: indented) {
      replacements[place.node] = .table(table)
    }
  }

  /// A line of text that begins with a comment is text: only the comment is none.
  private mutating func findText(behindCommentsOf place: Reading.Place, _ range: Range<Int>) {
    let (start, end) = (range.lowerBound, range.upperBound)
    var offset = start
    while source[offset..<end].starts(with: "<!--".utf8) {
      var close = offset + 4
      while close + 3 <= end, !source[close..<close + 3].elementsEqual("-->".utf8) { close += 1 }
      guard close + 3 <= end else { return }
      offset = close + 3
      while offset < end, Byte.isBlank(source[offset]) { offset += 1 }
    }
    // Other HTML, and what would begin another block, is the page's mistake, and told of as such.
    guard offset > start, offset < end, beginsText(offset, end) else { return }
    text.clear()
    text.append(source, from: offset, to: end, next: end)
    // What begins with a link definition is no text alone.
    text.skipDefinitions()
    guard text.start == 0 else { return }
    text.trim()
    replacements[place.node] = .commented(
      comment: String(decoding: source[start..<offset], as: UTF8.self), range: start..<offset, text)
  }

  /// Whether what stands at `offset` is text by its first sign: a letter, or the beginning of a bold text or a link.
  private func beginsText(_ offset: Int, _ end: Int) -> Bool {
    let byte = source[offset]
    let isStress = (byte == Byte.asterisk || byte == Byte.underscore) && offset + 1 < end
    return Byte.isLetter(byte) || byte >= 0x80 || byte == Byte.openBracket
      || (isStress && !Byte.isBlank(source[offset + 1]) && !Byte.isLineEnd(source[offset + 1]))
  }

  private mutating func locateHeading(_ place: Reading.Place, at start: Int) {
    text.clear()
    let end = lines.end(of: place.line)
    if let content = atxContent(from: start, to: end, lineStart: lines.start(of: place.line)) {
      text.append(source, from: content.lowerBound, to: content.upperBound, next: end)
      text.trim()
      setRange(place.node, from: start, through: place.line)
    } else {
      appendLine(place.line, from: start)
      var line = place.line + 1
      while line < lines.count, !isUnderline(line) {
        appendContinuation(line)
        line += 1
      }
      text.skipDefinitions()
      setRange(place.node, from: text.sourceOffset(text.start), through: line)
    }
    locateInlines(of: place.node)
  }

  /// Whether `line` makes a heading of the text before it; link reference definitions alone can be none.
  private mutating func isUnderline(_ line: Int) -> Bool {
    let (cursor, all) = passContainers(line: line)
    guard all, cursor.indent <= 3 else { return false }
    let mark = cursor[cursor.nonspace]
    guard mark == Byte.equals || mark == Byte.minus else { return false }
    var offset = cursor.nonspace
    while cursor[offset] == mark { offset += 1 }
    while Byte.isBlank(cursor[offset]) { offset += 1 }
    guard Byte.isLineEnd(cursor[offset]) else { return false }
    text.skipDefinitions()
    return text.hasWords
  }

  /// The words of a heading that begins with `#`; nil where it does not.
  private func atxContent(from start: Int, to end: Int, lineStart: Int) -> Range<Int>? {
    var lower = start
    while lower < end, source[lower] == Byte.hash { lower += 1 }
    guard (1...6).contains(lower - start), lower == end || Byte.isBlank(source[lower]) else { return nil }
    while lower < end, Byte.isBlank(source[lower]) { lower += 1 }
    var upper = end
    while upper > lineStart, Byte.isSpace(source[upper - 1]) { upper -= 1 }
    var closing = upper
    while closing > lineStart, source[closing - 1] == Byte.hash { closing -= 1 }
    if closing < upper, closing > lineStart, Byte.isBlank(source[closing - 1]) { upper = closing }
    return lower..<max(lower, upper)
  }

  private mutating func locateInlines(of node: Document.NodeID) {
    if !inlines.locate(in: node, of: nodes, text: &text) { unlocatedBlocks += 1 }
  }

  // MARK: Code and HTML

  private mutating func locateCode(_ place: Reading.Place, at start: Int, literal: String) {
    let count = lineCount(of: literal)
    let opening = cursorInside(line: place.line)
    guard opening.indent <= 3 else {
      return setRange(place.node, from: start, through: lastTextLine(place.line, place.line + count - 1))
    }
    let mark = opening[opening.nonspace]
    var length = 0
    while opening[opening.nonspace + length] == mark { length += 1 }
    let closing = place.line + count + 1
    if closing <= lines.count, isFence(closing, mark: mark, length: length) {
      setRange(place.node, from: opening.nonspace, through: closing)
    } else {
      setRange(place.node, from: opening.nonspace, through: lastTextLine(place.line, place.line + count))
    }
  }

  private func isFence(_ line: Int, mark: UInt8, length: Int) -> Bool {
    let (cursor, all) = passContainers(line: line)
    guard all, cursor.indent <= 3 else { return false }
    var offset = cursor.nonspace
    while cursor[offset] == mark { offset += 1 }
    guard offset - cursor.nonspace >= length else { return false }
    while Byte.isBlank(cursor[offset]) { offset += 1 }
    return Byte.isLineEnd(cursor[offset])
  }

  /// The last of the lines `first` to `last` that is not empty, or `first`.
  private func lastTextLine(_ first: Int, _ last: Int) -> Int {
    var line = max(first, last)
    while line > first, lines.end(of: line) == lines.start(of: line) { line -= 1 }
    return line
  }
}

/// libcmark ends every line of a literal with LF.
private func lineCount(of literal: String) -> Int {
  literal.utf8.count { $0 == Byte.lineFeed } + (literal.isEmpty || literal.utf8.last == Byte.lineFeed ? 0 : 1)
}
