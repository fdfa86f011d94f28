import Diagnostics
import FlowModel
import Markdown

/// Asterisks and underscores that open or close nothing.
extension LeftMarkup {
  /// Two or three equal signs, or more, of which some at least are left as text.
  private struct Run: Comparable {
    /// Indices in the text of the signs that are left.
    let indices: Range<Int>
    /// All of the signs in the source, those included that have stressed something.
    let range: Range<Int>
    let before: Neighbour
    let after: Neighbour

    var isLeftWhole: Bool { indices.count == range.count }

    static func < (a: Run, b: Run) -> Bool { a.range.lowerBound < b.range.lowerBound }
  }

  /// What stands beside a run, as CommonMark looks at it.
  enum Neighbour { case blank, punctuation, letter, digit }

  mutating func findBold(_ sign: UInt8) {
    let (runs, inWords) = runs(of: sign)
    let stressAt = runs.allSatisfy(\.isLeftWhole) ? [:] : stressByEnds()
    var index = 0
    while index < runs.count {
      let run = runs[index]
      defer { index += 1 }
      if !run.isLeftWhole {
        reportUneven(run, sign, stressAt)
      } else if index + 1 < runs.count, runs[index + 1].isLeftWhole, arePair(run, runs[index + 1]) {
        reportPair(run, runs[index + 1], sign)
        index += 1
      } else if let partner = partner(of: run, among: inWords) {
        reportInWord(min(run, partner), max(run, partner))
      } else if !isProse(run, hasPartner: runs.count > 1) {
        reportSingle(run, sign)
      }
    }
  }

  // MARK: Runs

  /// Those that may be meant as bold, and underscores between letters, which are part of a name.
  private func runs(of sign: UInt8) -> (all: [Run], inWords: [Run]) {
    var runs: [Run] = []
    var inWords: [Run] = []
    var index = 0
    while index < text.units.count {
      guard text[index] == sign else {
        index += 1
        continue
      }
      var end = index + 1
      while text[end] == sign, text.units[end].offset == text.units[end - 1].offset + 1 { end += 1 }
      let range = wholeRun(of: sign, around: text.range(index..<end))
      if (2...3).contains(range.count) {
        let isFirst = index == 0 || text[index - 1] == LeftText.lineFeed
        let isLast = end == text.units.count || text[end] == LeftText.lineFeed
        let run = Run(
          indices: index..<end, range: range, before: isFirst ? .blank : neighbour(before: range.lowerBound),
          after: isLast && end - index == range.count ? lineEnd(end) : neighbour(at: range.upperBound))
        // Between figures two asterisks are a power.
        let isPower = sign == UInt8(ascii: "*") && run.before == .digit && run.after == .digit
        if sign == UInt8(ascii: "_"), run.before.isWord, run.after.isWord {
          inWords.append(run)
        } else if !isPower, !isMeant(run) {
          runs.append(run)
        }
      }
      index = end
    }
    return (runs, inWords)
  }

  /// Whether the signs themselves are meant: where an opening mark stands before them and a closing one behind, as in
  /// `"**"` and `(__)`, and where they are a part of a path: `/cards/**`.
  private func isMeant(_ run: Run) -> Bool {
    guard run.isLeftWhole, let before = scalar(before: run.range.lowerBound),
      let after = scalar(at: run.range.upperBound)
    else { return false }
    let isEnd = run.after == .blank || Quotation.closes(after)
    if before == "/" { return isEnd }
    if run.before == .blank { return after == "/" && scalar(at: run.range.upperBound + 1) == "*" }
    return run.after != .blank && opens(before, at: run.range.lowerBound) && (isEnd || after == "/")
  }

  /// Whether a mark that stands right before an offset encloses what follows; a straight one may close as well.
  private func opens(_ mark: Unicode.Scalar, at offset: Int) -> Bool {
    guard Quotation.isStraight(mark) else { return Quotation.opens(mark) }
    guard let before = scalar(before: offset - 1) else { return true }
    return Neighbour(before) == .blank || before == "=" || Quotation.opens(before)
  }

  /// At the end of a line stands a blank, unless something that is no text follows.
  private func lineEnd(_ index: Int) -> Neighbour {
    index < text.units.count ? .blank : neighbour(at: text.units[index - 1].offset + 1)
  }

  private func wholeRun(of sign: UInt8, around range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, source[start - 1] == sign { start -= 1 }
    // The first sign of a run may be escaped.
    if start < range.lowerBound, start > 0, source[start - 1] == UInt8(ascii: "\\") { start += 1 }
    while end < source.count, source[end] == sign { end += 1 }
    return start..<end
  }

  private func neighbour(before offset: Int) -> Neighbour { scalar(before: offset).map { Neighbour($0) } ?? .blank }

  private func neighbour(at offset: Int) -> Neighbour { scalar(at: offset).map { Neighbour($0) } ?? .blank }

  private func scalar(before offset: Int) -> Unicode.Scalar? {
    var start = offset - 1
    while start > 0, source[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : scalar(at: start)
  }

  private func scalar(at offset: Int) -> Unicode.Scalar? {
    guard offset < source.count else { return nil }
    return String(decoding: source[offset..<min(offset + 4, source.count)], as: UTF8.self).unicodeScalars.first
  }

  /// What nobody means as bold: a run with blanks on both sides that stands alone.
  private func isProse(_ run: Run, hasPartner: Bool) -> Bool {
    !hasPartner && run.before == .blank && run.after == .blank
  }

  /// Whether two runs were to be the two ends of one bold text.
  private func arePair(_ first: Run, _ second: Run) -> Bool {
    let closes = first.before != .blank && first.after == .blank
    let opens = second.before == .blank && second.after.isWord
    if !closes, !opens { return first.indices.upperBound < second.indices.lowerBound }
    // A label between them speaks for itself.
    return names.labels.contains(text.words(first.indices.upperBound..<second.indices.lowerBound))
  }

  // MARK: Reports

  /// Two asterisks on one side, one on the other.
  private mutating func reportUneven(_ run: Run, _ sign: UInt8, _ stressAt: [Int: Document.NodeID]) {
    let document = page.document
    let offsets = run.range.filter { !text.range(run.indices).contains($0) }
    guard let stressed = offsets.lazy.compactMap({ stressAt[$0] }).first else { return }
    let range = document.nodes[stressed].range
    let words = folded(document.plainText(of: stressed))
    let isFirst = run.range.contains(range.lowerBound)
    let other = document.nodes[stressed].kind == .strong ? 2 : 1
    let mark = String(decoding: [sign], as: UTF8.self)
    var candidates: [ShapeFinding.Candidate] = []
    if run.range.count == 2, other == 1 {
      let place = isFirst ? range.upperBound : range.lowerBound
      candidates = [
        bold(words, [TextEdit(range: place..<place, text: mark)], isCertain: names.labels.contains(words))
      ]
    }
    report(
      run.indices,
      "“\(words)” has \(count(run.range.count, sign)) on one side and \(count(other, sign)) on the other, so that one stays on the page",
      advice: candidates.isEmpty ? ["write **\(words)** for bold"] : [], candidates: candidates, hides: .statements)
  }

  /// The block's stressed and bold texts by the offsets of their first and last bytes.
  private func stressByEnds() -> [Int: Document.NodeID] {
    var result: [Int: Document.NodeID] = [:]
    for node in page.document.descendants(of: block) {
      switch page.document.nodes[node].kind {
      case .emphasis, .strong:
        let range = page.document.nodes[node].range
        result[range.lowerBound] = node
        result[range.upperBound - 1] = node
      default: break
      }
    }
    return result
  }

  private func count(_ count: Int, _ sign: UInt8) -> String {
    let name = sign == UInt8(ascii: "*") ? "asterisk" : "underscore"
    return count == 1 ? "one \(name)" : count == 2 ? "two \(name)s" : "three \(name)s"
  }

  private mutating func reportPair(_ first: Run, _ second: Run, _ sign: UInt8) {
    let inside = first.indices.upperBound..<second.indices.lowerBound
    let words = text.words(inside)
    let blanks = blanksInside(first, second)
    let mark = String(decoding: source[first.range], as: UTF8.self)
    var advice: [String] = []
    var candidates: [ShapeFinding.Candidate] = []
    let reason: String
    if first.range.count != second.range.count {
      reason =
        "it has \(count(first.range.count, sign)) on one side and \(count(second.range.count, sign)) on the other"
      advice = ["write **\(words)** for bold"]
    } else if !blanks.isEmpty {
      reason = "a space stands inside the signs"
      // A blank that was to part the bold text from a letter beside it has only slipped inside.
      candidates = [bold(words, blanks + spacesOutside(first, second), isCertain: true)]
    } else {
      (reason, candidates) = punctuationInside(first, second, mark, words)
    }
    report(
      first.indices.lowerBound..<second.indices.upperBound,
      "“\(shortened(words))” is not bold, and the signs “\(mark)” stay on the page: \(reason)", advice: advice,
      candidates: candidates, hides: .statements)
  }

  /// Edits that take out the blanks right inside of two runs.
  private func blanksInside(_ first: Run, _ second: Run) -> [TextEdit] {
    let bytes = source[first.range.upperBound..<second.range.lowerBound]
    let front = bytes.prefix(while: LeftText.isBlank).count + noBreakSpaces(bytes)
    let back = bytes.reversed().prefix(while: LeftText.isBlank).count + noBreakSpaces(bytes, fromEnd: true)
    guard front + back < bytes.count else { return [] }
    return [
      TextEdit(range: bytes.startIndex..<bytes.startIndex + front, text: ""),
      TextEdit(range: bytes.endIndex - back..<bytes.endIndex, text: ""),
    ].filter { !$0.range.isEmpty }
  }

  /// The bytes of one no-break space at an end of `bytes`.
  private func noBreakSpaces(_ bytes: ArraySlice<UInt8>, fromEnd: Bool = false) -> Int {
    let mark: [UInt8] = [0xC2, 0xA0]
    return (fromEnd ? bytes.suffix(2).elementsEqual(mark) : bytes.prefix(2).elementsEqual(mark)) ? 2 : 0
  }

  /// Edits that put a blank between a run and the letter before the first or behind the second one.
  private func spacesOutside(_ first: Run, _ second: Run) -> [TextEdit] {
    var edits: [TextEdit] = []
    if first.before.isWord {
      edits.append(TextEdit(range: first.range.lowerBound..<first.range.lowerBound, text: " "))
    }
    if second.after.isWord {
      edits.append(TextEdit(range: second.range.upperBound..<second.range.upperBound, text: " "))
    }
    return edits
  }

  /// A letter outside, and a quotation mark, a bracket or a full stop inside: CommonMark takes such signs for text.
  private func punctuationInside(
    _ first: Run, _ second: Run, _ mark: String, _ words: String
  ) -> (reason: String, candidates: [ShapeFinding.Candidate]) {
    let spaces = spacesOutside(first, second)
    let inner = String(decoding: source[first.range.upperBound..<second.range.lowerBound], as: UTF8.self)
    guard let open = inner.first, let close = inner.last, inner.count > 2, Quotation.isPair(open, close) else {
      return (
        "a letter stands right outside the signs, and a punctuation mark right inside",
        [bold(words, spaces, isCertain: true)]
      )
    }
    let content = String(inner.dropFirst().dropLast())
    let isMeantBare = !names.labels.contains(words)
    let moved = [
      TextEdit(
        range: first.range.lowerBound..<second.range.upperBound,
        text: (first.before.isWord ? " " : "") + "\(open)\(mark)\(content)\(mark)\(close)"
          + (second.after.isWord ? " " : ""))
    ]
    let bare = folded(content)
    return (
      "a letter stands right outside the signs, and a quotation mark right inside",
      isMeantBare
        ? [bold(bare, moved, isCertain: true), bold(words, spaces)] : [bold(words, spaces, isCertain: true)]
    )
  }

  /// The underscores in a word that were to be the other end of a bold text: `foo__bar__`.
  private func partner(of run: Run, among inWords: [Run]) -> Run? {
    let isEnd = run.after == .blank || run.after == .punctuation
    let other = run.before.isWord ? inWords.last { $0 < run } : isEnd ? nil : inWords.first { run < $0 }
    guard let other, other.range.count == run.range.count else { return nil }
    let between = min(other, run).indices.upperBound..<max(other, run).indices.lowerBound
    return between.contains { text[$0] == LeftText.lineFeed || text[$0] == LeftText.object } ? nil : other
  }

  /// Underscores make no bold in the middle of a word, and asterisks do.
  private mutating func reportInWord(_ first: Run, _ second: Run) {
    let words = text.words(first.indices.upperBound..<second.indices.lowerBound)
    let mark = String(repeating: "*", count: first.range.count)
    report(
      first.indices.lowerBound..<second.indices.upperBound,
      "“\(shortened(words))” is not bold, and the underscores stay on the page: a letter stands right outside of them",
      candidates: [
        bold(words, [TextEdit(range: first.range, text: mark), TextEdit(range: second.range, text: mark)])
      ], hides: .statements)
  }

  private mutating func reportSingle(_ run: Run, _ sign: UInt8) {
    let mark = String(decoding: source[run.range], as: UTF8.self)
    var candidates: [ShapeFinding.Candidate] = []
    var reason = "it opens a bold text that is not closed in the same paragraph"
    if run.after == .blank, run.before != .blank {
      reason = "it closes a bold text that has no beginning in the same paragraph"
      if let label = label(before: run) {
        let place = text.units[label.start].offset
        candidates = [bold(label.words, [TextEdit(range: place..<place, text: mark)], isCertain: true)]
      }
    } else if let label = label(behind: run) {
      let place = text.units[label.end - 1].offset + 1
      candidates = [bold(label.words, [TextEdit(range: place..<place, text: mark)], isCertain: true)]
    }
    let escaped = mark.map { "\\\($0)" }.joined()
    report(
      run.indices, "“\(mark)” stays on the page: \(reason)",
      advice: candidates.isEmpty
        ? ["write **words** for bold, and \(escaped) where the signs themselves are meant"] : [],
      candidates: candidates, hides: .statements)
  }

  /// The longest label that stands right behind a run.
  private func label(behind run: Run) -> (words: String, end: Int)? {
    let start = text.skippingBlanks(from: run.indices.upperBound)
    return names.labels.compactMap { label -> (words: String, end: Int)? in
      let end = start + label.utf8.count
      guard end <= text.units.count, !isWord(at: end),
        text.units[start..<end].lazy.map(\.byte).elementsEqual(label.utf8)
      else { return nil }
      return (label, end)
    }.max { $0.end < $1.end }
  }

  /// The longest label that stands right before a run.
  private func label(before run: Run) -> (words: String, start: Int)? {
    let end = run.indices.lowerBound
    return names.labels.compactMap { label -> (words: String, start: Int)? in
      let start = end - label.utf8.count
      guard start >= 0, start == 0 || neighbour(before: text.units[start].offset) != .letter,
        text.units[start..<end].lazy.map(\.byte).elementsEqual(label.utf8)
      else { return nil }
      return (label, start)
    }.min { $0.start < $1.start }
  }

  private func isWord(at index: Int) -> Bool {
    index < text.units.count && text[index] != LeftText.lineFeed && neighbour(at: text.units[index].offset) == .letter
  }

  /// A change after which the page has a bold text of these words.
  private func bold(_ words: String, _ edits: [TextEdit], isCertain: Bool = false) -> ShapeFinding.Candidate {
    ShapeFinding.Candidate(title: "write **\(shortened(words))**", edits: edits, isCertain: isCertain) { changed in
      changed.document.nodes.indices.contains { node in
        changed.document.nodes[node].kind == .strong && folded(changed.document.plainText(of: node)) == words
      }
    }
  }

  func shortened(_ words: String) -> String {
    words.count > 60 ? words.prefix(50) + "…" : words
  }
}

extension LeftMarkup.Neighbour {
  var isWord: Bool { self == .letter || self == .digit }

  init(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .blank
    case .decimalNumber: self = .digit
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .letter
    }
  }
}

/// Quotation marks that belong together.
enum Quotation {
  private static let pairs: [Character: Set<Character>] = [
    "«": ["»"], "»": ["«"], "“": ["”"], "„": ["“", "”"], "”": ["”"], "‘": ["’"], "‚": ["‘", "’"], "‹": ["›"],
    "\"": ["\""], "'": ["'"], "「": ["」"], "『": ["』"],
  ]

  static func isPair(_ open: Character, _ close: Character) -> Bool { pairs[open]?.contains(close) ?? false }

  /// Whether a mark stands before what it encloses.
  static func opens(_ mark: Unicode.Scalar) -> Bool {
    switch mark.properties.generalCategory {
    case .openPunctuation, .initialPunctuation: true
    default: mark == "<"
    }
  }

  /// Whether a mark stands behind what it encloses, or ends a sentence or its part.
  static func closes(_ mark: Unicode.Scalar) -> Bool {
    switch mark.properties.generalCategory {
    case .closePunctuation, .finalPunctuation: true
    default: mark == ">" || ".,:;!?".unicodeScalars.contains(mark) || isStraight(mark)
    }
  }

  /// Whether a mark may stand on either side.
  static func isStraight(_ mark: Unicode.Scalar) -> Bool { mark == "\"" || mark == "'" }
}
