import Diagnostics
import FlowModel
import Markdown

/// Brackets of links, pictures and references that lead nowhere, since Markdown has left them as text.
extension LeftMarkup {
  private typealias Candidate = ShapeFinding.Candidate

  private static let openBracket = UInt8(ascii: "[")
  private static let closeBracket = UInt8(ascii: "]")
  private static let openParenthesis = UInt8(ascii: "(")
  private static let closeParenthesis = UInt8(ascii: ")")

  mutating func findBrackets() {
    // Of those that are escaped nothing is told.
    var open: [Int?] = []
    var parentheses: [Int] = []
    var index = 0
    while index < text.units.count {
      switch text[index] {
      case Self.openBracket: open.append(index)
      case LeftText.escapedBracket: open.append(nil)
      case Self.closeBracket:
        let start = open.popLast()
        if start != .some(nil) { index = close(start ?? nil, index) - 1 }
      case Self.openParenthesis:
        parentheses.append(index)
        if let end = claimInParentheses(index, open.last ?? nil) { index = end - 1 }
      case Self.closeParenthesis:
        if let start = parentheses.popLast(), let end = reversed(start, index) { index = end - 1 }
      default: break
      }
      index += 1
    }
  }

  /// Reports a link that is none; where it was to be a claim, a statement or a part of a contract is lost.
  private mutating func tell(
    _ indices: Range<Int>, _ message: String, advice: [String] = [], candidates: [Candidate] = []
  ) {
    let written = String(decoding: bytes(indices).filter { !LeftText.isBlank($0) }, as: UTF8.self)
    let isClaim = ClaimScheme.allCases.contains { written.contains("\($0.rawValue):") }
    report(
      indices, message, advice: advice, candidates: candidates, hides: isClaim ? .statementsAndContracts : .statements)
  }

  // MARK: What follows a closing bracket

  /// Looks at what stands behind the words in brackets; returns the index behind what has been told of.
  private mutating func close(_ open: Int?, _ close: Int) -> Int {
    if let open, text[open + 1] == UInt8(ascii: "^"), isFootnoteLabel(open + 2..<close) {
      footnotes.append(text.range(open..<close + 1))
      return close + 1
    }
    let isPicture = open.map { text[$0 - 1] == UInt8(ascii: "!") } ?? false
    let start = (open ?? close) - (isPicture ? 1 : 0)
    let next = close + 1
    switch text[next] {
    case Self.openParenthesis: return address(start, open, close, isPicture)
    case Self.openBracket: return reference(start, open, close, isPicture)
    default: break
    }
    let behind = text.skippingBlanks(from: next)
    if behind > next, text[behind] == Self.openParenthesis, let end = closing(behind),
      Address(bytes(behind + 1..<end)).isPlain
    {
      let blank = text.units[close].offset + 1..<text.units[behind].offset
      tell(
        start..<end + 1,
        "this is no \(isPicture ? "picture" : "link"): a space stands between the words and the address",
        candidates: [link("take the space out", [TextEdit(range: blank, text: "")], isPicture, isCertain: true)])
      return end + 1
    }
    if open != nil, let end = claimEnd(next), text[end] == Self.closeParenthesis {
      let place = text.units[next].offset
      tell(
        start..<end + 1, "this is no link: the “(” before the address is missing",
        candidates: [link("write “(” before it", [TextEdit(range: place..<place, text: "(")], isCertain: true)])
      return end + 1
    }
    if let open, let end = claimEnd(open + 1), end == close, text[open - 1] != Self.closeParenthesis {
      let claim = String(decoding: bytes(open + 1..<close), as: UTF8.self)
      tell(
        open..<close + 1, "“\(claim)” stands here without words for the reader",
        advice: ["write [words](\(claim)); what is in round brackets is not shown"])
    }
    return next
  }

  /// Whether a name of a footnote stands here: digits, letters, hyphens. Else it is what it looks like, as the `[^a-z]` of
  /// a pattern is.
  private func isFootnoteLabel(_ indices: Range<Int>) -> Bool {
    let label = bytes(indices)
    let isPattern = label.count == 3 && label[1] == UInt8(ascii: "-")
    return !label.isEmpty && !isPattern
      && label.allSatisfy { LeftText.isLetterOrDigit($0) || $0 >= 0x80 || "-_".utf8.contains($0) }
  }

  /// `[words](address)` that is no link: something is wrong with the address.
  private mutating func address(_ start: Int, _ open: Int?, _ close: Int, _ isPicture: Bool) -> Int {
    let first = close + 2
    let what = isPicture ? "picture" : "link"
    guard open != nil else {
      let end = closing(close + 1).map { $0 + 1 } ?? tokenEnd(first)
      tell(
        close..<end, "this is no link: the “[” before its words is missing",
        advice: ["write [words](address)"], candidates: bracketBefore(close))
      return end
    }
    let token = tokenEnd(first)
    guard let end = closing(close + 1), !endsEarly(first..<token, closedAt: end) else {
      let place = text.units[token - 1].offset + 1
      tell(
        start..<token, "this is no \(what): the “)” behind the address is missing",
        candidates: [
          link("write “)” behind it", [TextEdit(range: place..<place, text: ")")], isPicture, isCertain: true)
        ])
      return token
    }
    let inside = first..<end
    let blanks = inside.filter(text.isBlank)
    if let open, holdsLink(open..<close) {
      tell(
        start..<end + 1, "this is no \(what): a link stands in its words, and no link can stand in another",
        advice: ["take one of the two links out"])
    } else if hasTitle(inside) {
      tell(
        start..<end + 1,
        "this is no \(what): the title behind its address has a quotation mark in it, or none at its end",
        advice: ["write [words](address \"title\"), with \\\" for a quotation mark in the title"])
    } else if blanks.isEmpty {
      tell(
        start..<end + 1, "this is no \(what): its address is not well formed",
        advice: ["write [words](address); an address with round brackets or spaces in it stands in <…>"])
    } else {
      let edits = withoutBlanks(inside)
      tell(
        start..<end + 1, "this is no \(what): a space stands in the address",
        candidates: edits.map { link($0.title, $0.edits, isPicture, isCertain: true) })
    }
    return end + 1
  }

  private func holdsLink(_ indices: Range<Int>) -> Bool {
    let range = text.range(indices)
    return page.document.descendants(of: block).contains { node in
      guard case .link = page.document.nodes[node].kind else { return false }
      return range.contains(page.document.nodes[node].range.lowerBound)
    }
  }

  /// Whether an address and, behind blanks, something that begins like a title stand here.
  private func hasTitle(_ inside: Range<Int>) -> Bool {
    guard let blank = inside.first(where: text.isBlank), blank > inside.lowerBound else { return false }
    return "\"'".utf8.contains(text[text.skippingBlanks(from: blank)])
  }

  /// Whether a claim is whole before a blank, so that the bracket behind it is missing, and the one found is another's.
  private func endsEarly(_ token: Range<Int>, closedAt end: Int) -> Bool {
    let written = String(decoding: bytes(token), as: UTF8.self)
    guard end != token.upperBound, let claim = Address(Array(written.utf8)).claim, claim.isWhole else { return false }
    let words = bytes(token.lowerBound..<end).split(whereSeparator: LeftText.isBlank).count
    return words > 3 || knows(claim.scheme, String(written.dropFirst(claim.scheme.rawValue.utf8.count + 1)))
  }

  /// Ways to write an address that has blanks in it. Of a claim only one can be meant: the name that the model knows.
  private func withoutBlanks(_ inside: Range<Int>) -> [(title: String, edits: [TextEdit])] {
    let address = String(decoding: bytes(inside), as: UTF8.self)
    let range = text.range(inside)
    let joined = String(address.filter { !$0.isWhitespace })
    if let claim = Address(Array(joined.utf8)).claim {
      let hyphened = address.split(whereSeparator: \.isWhitespace).joined(separator: "-")
        .replacing(":-", with: ":", maxReplacements: 1).replacing("-:", with: ":", maxReplacements: 1)
      let isKnown = knows(claim.scheme, String(joined.dropFirst(claim.scheme.rawValue.count + 1)))
      let meant = isKnown || hyphened == joined ? joined : hyphened
      return [("write (\(meant))", [TextEdit(range: range, text: meant)])]
    }
    let trimmed = address.trimmed
    // A title behind the address is not part of it.
    guard !trimmed.contains("\""), !trimmed.contains(where: \.isNewline), !trimmed.contains("<") else { return [] }
    if ["tel:", "mailto:"].contains(where: trimmed.lowercased().hasPrefix) {
      let whole = trimmed.filter { !$0.isWhitespace }
      return [("write (\(whole))", [TextEdit(range: range, text: whole)])]
    }
    return [("write (<\(trimmed)>)", [TextEdit(range: range, text: "<\(trimmed)>")])]
  }

  /// `[words][label]`.
  private mutating func reference(_ start: Int, _ open: Int?, _ close: Int, _ isPicture: Bool) -> Int {
    guard let end = referenceEnd(close + 1) else {
      tell(
        start..<close + 2, "this is no link: the “]” at its end is missing",
        advice: ["write [words](address)"])
      return close + 2
    }
    let label = String(decoding: bytes(close + 2..<end), as: UTF8.self)
    if let claim = Address(Array(label.utf8)).claim, claim.isWhole {
      let range = text.range(close + 1..<end + 1)
      tell(
        start..<end + 1, "this is no link: “\(label)” stands in square brackets, and an address stands in round ones",
        candidates: [link("write (\(label))", [TextEdit(range: range, text: "(\(label))")], isCertain: true)])
      return end + 1
    }
    let named = label.isEmpty ? (open ?? close) + 1..<max(close, (open ?? close) + 1) : close + 2..<end
    // As it is written, with its code and escapes.
    let name = folded(page.text(text.units[named.lowerBound].offset..<text.units[named.upperBound].offset))
    tell(
      start..<end + 1,
      "this is no \(isPicture ? "picture" : "link"): “\(shortened(name))” is defined nowhere on the page",
      advice: ["write [words](address), or give the address in a line of its own: [\(shortened(name))]: address"])
    return end + 1
  }

  /// The bracket that closes the one at `start`, or else the first that closes anything.
  private func referenceEnd(_ start: Int) -> Int? {
    var depth = 0
    var first: Int?
    for index in start..<max(start, min(text.units.count, start + 1_000)) {
      switch text[index] {
      case Self.openBracket: depth += 1
      case Self.closeBracket:
        depth -= 1
        if depth == 0 { return index }
        first = first ?? index
      default: break
      }
    }
    return first
  }

  // MARK: Other slips

  /// `(do:wait)` without words before it, or `[words(do:wait)`; returns the index behind it.
  private mutating func claimInParentheses(_ start: Int, _ open: Int?) -> Int? {
    guard let end = closing(start) else { return nil }
    let address = Address(bytes(start + 1..<end))
    let claim = address.claim
    guard claim?.isWhole == true || (open != nil && address.isPlain) else { return nil }
    // What a closing bracket stands before has been looked at there.
    if let open {
      let hasClose = (start..<min(text.units.count, start + 500)).contains { text[$0] == Self.closeBracket }
      guard !hasClose, open < start else { return nil }
      let place = text.units[start].offset
      tell(
        open..<end + 1, "this is no link: the “]” behind its words is missing",
        candidates: [link("write “]” behind the words", [TextEdit(range: place..<place, text: "]")], isCertain: true)])
      return end + 1
    }
    guard claim?.isWhole == true, text[end + 1] != Self.openBracket else { return nil }
    let written = String(decoding: bytes(start + 1..<end), as: UTF8.self)
    tell(
      start..<end + 1, "this is no link: the words before “(\(written))” do not stand in square brackets",
      advice: ["write [words](\(written))"], candidates: bracketsAroundBold(before: start))
    return end + 1
  }

  /// `(words)[address]`.
  private mutating func reversed(_ start: Int, _ close: Int) -> Int? {
    let behind = text.skippingBlanks(from: close + 1)
    guard text[behind] == Self.openBracket, close > start + 1,
      let end = (behind + 1..<min(text.units.count, behind + 500)).first(where: { text[$0] == Self.closeBracket })
    else { return nil }
    let destination = Address(bytes(behind + 1..<end))
    // Behind a blank, `[#12]` may be what it looks like.
    guard destination.isPlain, behind == close + 1 || destination.claim != nil else { return nil }
    let words = source[text.units[start].offset + 1..<text.units[close].offset]
    let address = bytes(behind + 1..<end)
    let edit = TextEdit(
      range: text.range(start..<end + 1),
      text: "[\(String(decoding: words, as: UTF8.self))](\(String(decoding: address, as: UTF8.self)))")
    tell(
      start..<end + 1, "this is no link: the two kinds of brackets are exchanged",
      candidates: [link("write \(edit.text)", [edit], isCertain: true)])
    return end + 1
  }

  // MARK: Parts

  private func bytes(_ indices: Range<Int>) -> [UInt8] {
    indices.isEmpty ? [] : text.units[indices].map(\.byte)
  }

  /// The parenthesis that closes the one at `start`, within the same paragraph and a sensible length.
  private func closing(_ start: Int) -> Int? {
    var depth = 0
    for index in start..<min(text.units.count, start + 2_000) {
      switch text[index] {
      case Self.openParenthesis: depth += 1
      case Self.closeParenthesis:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// Behind the address that begins at `start`: before a blank, a bracket, or the punctuation of a sentence.
  private func tokenEnd(_ start: Int) -> Int {
    var end = start
    while end < text.units.count, !text.isBlank(end), text[end] != LeftText.object,
      text[end] != Self.closeParenthesis, text[end] != Self.openBracket, text[end] != UInt8(ascii: "*")
    {
      end += 1
    }
    while end > start + 1, [".", ",", ";", ":", "!", "?"].contains(where: { UInt8(ascii: $0) == text[end - 1] }) {
      end -= 1
    }
    return max(end, min(start, text.units.count))
  }

  /// Behind a claim such as `do:wait` that begins at `start`.
  private func claimEnd(_ start: Int) -> Int? {
    let end = tokenEnd(start)
    let stop = (start..<max(start, end)).first { text[$0] == Self.closeBracket } ?? end
    guard stop > start, Address(bytes(start..<stop)).claim?.isWhole == true else { return nil }
    return stop
  }

  /// A bracket before the bold text, or the word, that `close` stands behind.
  private func bracketBefore(_ close: Int) -> [Candidate] {
    let offset = text.units[close].offset
    guard let bold = bold(endingAt: offset) else { return [] }
    let place = page.document.nodes[bold].range.lowerBound
    return [link("write “[” before the words", [TextEdit(range: place..<place, text: "[")], isCertain: true)]
  }

  /// Brackets around the bold text that stands before an address, with or without a blank between.
  private func bracketsAroundBold(before start: Int) -> [Candidate] {
    var end = text.units[start].offset
    while end > 0, source[end - 1] == 0x20 { end -= 1 }
    guard let bold = bold(endingAt: end) else { return [] }
    let place = page.document.nodes[bold].range.lowerBound
    return [
      link(
        "write [**\(shortened(folded(page.document.plainText(of: bold))))**]",
        [
          TextEdit(range: place..<place, text: "["),
          TextEdit(range: end..<text.units[start].offset, text: "]"),
        ])
    ]
  }

  private func bold(endingAt offset: Int) -> Document.NodeID? {
    page.document.descendants(of: block).first {
      page.document.nodes[$0].kind == .strong && page.document.nodes[$0].range.upperBound == offset
    }
  }

  /// A change after which the page has a link, or picture, more.
  private func link(
    _ title: String, _ edits: [TextEdit], _ isPicture: Bool = false, isCertain: Bool = false
  ) -> Candidate {
    let before = page.document.count(isPicture)
    return Candidate(title: title, edits: edits, isCertain: isCertain) { changed in
      changed.document.count(isPicture) == before + 1
    }
  }

  /// Whether the model has a thing of this name for this scheme.
  private func knows(_ scheme: ClaimScheme, _ name: String) -> Bool {
    guard let model = names.model else { return false }
    switch scheme {
    case .act, .step, .value, .reject: return model.actionNamed[name] != nil
    case .ui: return model.actionNamed[name] != nil || model.screenNamed[name] != nil
    case .fact: return model.factNamed[name] != nil
    case .proceed: return true
    case .expect, .branch, .audience, .goal:
      let bare = name.hasPrefix("not-") ? String(name.dropFirst(4)) : name
      return model.conditionNamed[name] != nil || model.conditionNamed[bare] != nil || model.startNamed[name] != nil
        || name == "optional"
    }
  }
}

/// What stands, or should stand, in the round brackets of a link.
private struct Address {
  private let text: String

  init(_ bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

  /// Its claim, and whether a name without blanks follows the scheme at once.
  var claim: (scheme: ClaimScheme, isWhole: Bool)? {
    let trimmed = text.trimmed
    guard let colon = trimmed.utf8.firstIndex(of: UInt8(ascii: ":")),
      let scheme = ClaimScheme(rawValue: String(trimmed[..<colon]).trimmed)
    else { return nil }
    let name = trimmed[trimmed.utf8.index(after: colon)...]
    return (
      scheme, !name.isEmpty && trimmed == text && !name.contains(where: { $0.isWhitespace || "[]()*".contains($0) })
    )
  }

  /// Whether nothing but an address can be meant: a claim, a web address, a place on the page, or a file.
  var isPlain: Bool {
    if let claim {
      return claim.isWhole || text.split(whereSeparator: \.isWhitespace).count <= 3
    }
    guard !text.isEmpty, !text.contains(where: \.isWhitespace) else { return false }
    let lower = text.lowercased()
    if ["http://", "https://", "mailto:", "tel:", "#", "./", "../"].contains(where: lower.hasPrefix) { return true }
    let path = lower.prefix { $0 != "#" && $0 != "?" }
    return [".md", ".html", ".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".pdf"].contains { path.hasSuffix($0) }
  }
}

extension Document {
  fileprivate func count(_ isPicture: Bool) -> Int {
    nodes.count { node in
      switch node.kind {
      case .link: !isPicture
      case .image: isPicture
      default: false
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
