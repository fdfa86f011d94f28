import Diagnostics
import FlowModel
import Markdown

/// Lines that begin like a list item, and are text of the paragraph above them.
extension ListShape {
  mutating func findSwallowedLines() {
    // The number of the item last seen: what the next one goes on from.
    var lastNumber: Int?
    for node in document.nodes.indices {
      switch document.nodes[node].kind {
      case .item:
        if let marker = ListMarker(source, at: document.nodes[node].range.lowerBound) { lastNumber = marker.number }
      case .paragraph: findSwallowedLines(in: node, &lastNumber)
      default: break
      }
    }
  }

  private mutating func findSwallowedLines(in paragraph: Document.NodeID, _ lastNumber: inout Int?) {
    let lines = lines(of: paragraph)
    let end = document.nodes[paragraph].range.upperBound
    var hasTold = false
    for (index, line) in lines.enumerated() {
      guard case .text = document.nodes[line.lowerBound].kind else { continue }
      let offset = document.nodes[line.lowerBound].range.lowerBound
      guard let marker = ListMarker(source, at: offset, bullets: index > 0), isMeant(marker, line, lastNumber) else {
        continue
      }
      let isMissingSpace = marker.gap == .none
      if isMissingSpace || !marker.isPlain {
        reportSpace(marker, offset..<end, isMissingSpace)
      } else if index > 0, marker.gap == .blank {
        // An empty line before the first frees those behind it, too.
        if !hasTold { reportSwallowed(marker, offset..<end, lastNumber) }
        hasTold = true
      } else {
        continue
      }
      if let number = marker.number { lastNumber = number }
    }
  }

  /// The nodes of each line of a paragraph, without the breaks between.
  func lines(of paragraph: Document.NodeID) -> [Range<Document.NodeID>] {
    var lines: [Range<Document.NodeID>] = []
    var start = paragraph + 1
    for child in document.children(of: paragraph) {
      switch document.nodes[child].kind {
      case .softBreak, .lineBreak:
        if start < child { lines.append(start..<child) }
        start = child + 1
      default: break
      }
    }
    if start < document.nodes[paragraph].end { lines.append(start..<document.nodes[paragraph].end) }
    return lines
  }

  /// Whether a line is a list item by its look: its number goes on from a list above, or it does something. Prose that
  /// is wrapped before a year or a figure is neither.
  private func isMeant(_ marker: ListMarker, _ line: Range<Document.NodeID>, _ lastNumber: Int?) -> Bool {
    let goesOn = marker.number != nil && marker.number == lastNumber.map { $0 + 1 }
    if marker.gap == .none {
      guard let number = marker.number, number < 100, marker.end < source.count,
        LeftMarkup.Neighbour(source, at: marker.end) != .digit, !".,:;)".utf8.contains(source[marker.end])
      else { return false }
      // Times, dates and names of files have no blank either.
      return holdsStatement(line) || (goesOn && LeftMarkup.Neighbour(source, at: marker.end) == .letter)
    }
    return goesOn || (marker.number ?? 0 < 1_000 && holdsStatement(line))
  }

  private mutating func reportSpace(_ marker: ListMarker, _ extent: Range<Int>, _ isMissingSpace: Bool) {
    let offset = extent.lowerBound
    let written = String(decoding: source[offset..<marker.end], as: UTF8.self)
    let number = marker.number.map(String.init) ?? written
    let plain = number + String(decoding: [source[marker.end - 1]], as: UTF8.self) + " "
    let range = offset..<(isMissingSpace ? marker.end : marker.end + 1)
    let message =
      isMissingSpace
      ? "this line is no step: behind “\(written)” the space is missing"
      : "this line is no step: Markdown knows the numbers of lists only by the digits 0 to 9"
    let before = Self.outline(page).count
    let candidates = [TextEdit(range: range, text: plain)].flatMap { edit in
      [[edit], beforeLine(offset).map { [TextEdit(range: $0, text: lineEnd), edit] }].compactMap { $0 }
    }.map { edits in
      ShapeFinding.Candidate(
        title: "write “\(plain)”", edits: edits, isCertain: true, shows: { Self.outline($0).count > before })
    }
    report(
      ShapeFinding(
        id: .listBroken, range: restOfLine(offset), extent: extent, message: message, candidates: candidates,
        hides: .statementsAndContracts))
  }

  private mutating func reportSwallowed(_ marker: ListMarker, _ extent: Range<Int>, _ lastNumber: Int?) {
    let offset = extent.lowerBound
    let written = String(decoding: source[offset..<marker.end], as: UTF8.self)
    let before = document.count(.item)
    var candidates: [ShapeFinding.Candidate] = []
    let isNext = marker.number != nil && marker.number == lastNumber.map { $0 + 1 }
    if let place = beforeLine(offset) {
      // The empty line; and where the line is indented too far to be an item, its indentation besides.
      let start = page.source.lineStarts[page.source.position(at: offset).line - 1]
      let empty = TextEdit(range: place, text: lineEnd)
      let flush = TextEdit(range: start..<offset, text: "")
      // Indented, it would become a step of the one above it, though its number may go on from that.
      let isIndented = start < offset
      let ways = [("", [empty]), (", and take out its indentation", [empty, flush])]
      candidates = (isIndented && isNext ? ways.reversed() : ways).map { more, edits in
        ShapeFinding.Candidate(
          title: "put an empty line before “\(written)”\(more)", edits: edits, isCertain: isNext && !isIndented,
          shows: { $0.document.count(.item) > before })
      }
    }
    report(
      ShapeFinding(
        id: .listBroken, range: restOfLine(offset), extent: extent,
        message:
          "this line is no \(marker.number == nil ? "list item" : "step"): Markdown reads it as text of the paragraph above it",
        advice: ["put an empty line before “\(written)”"], candidates: candidates,
        hides: .statementsAndContracts))
  }

  /// The place of an empty line before the line of an offset; `nil` where other markup stands at the line's beginning.
  private func beforeLine(_ offset: Int) -> Range<Int>? {
    let start = lineStart(offset)
    guard start > 0, source[start..<offset].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
    return start..<start
  }
}

extension LeftMarkup.Neighbour {
  init(_ source: [UInt8], at offset: Int) {
    let bytes = source[min(offset, source.count)..<min(offset + 4, source.count)]
    self = String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map { Self($0) } ?? .blank
  }
}

extension Document {
  /// How many nodes there are of a kind.
  func count(_ kind: Kind) -> Int { nodes.count { $0.kind == kind } }
}
