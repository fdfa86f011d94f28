import Markdown

/// Parts of a text that run the other way than the page, or whose order the text around would disturb.
///
/// They are isolated (Unicode Standard Annex 9), so that they are read in their order and leave the rest in its own:
/// words of the other direction with the numbers and signs among them, and, where text runs from right to left, numbers
/// that consist of several parts: telephone numbers, dates, ranges.
struct Isolation: Sendable {
  let direction: TextDirection

  /// A part of a text that runs its own way.
  struct Part: Equatable {
    let range: Range<String.Index>
    let direction: TextDirection
    /// Whether each sign must be told its direction: groups of Arabic digits are ordered from right to left by themselves.
    var isOverride = false
  }

  /// The attribute `dir` of an element with code in it, `nil` where the page runs that way. Code is read from left to
  /// right; but a piece of it in a line that begins with a letter of the other direction is read as that is.
  func direction(ofCode code: String, isBlock: Bool) -> TextDirection? {
    let own = isBlock ? .leftToRight : TextDirection(of: code) ?? .leftToRight
    return own == direction ? nil : own
  }

  /// HTML of a text with the parts in `bdi` elements, or `bdo` where each sign is told its direction; `nil` where there
  /// are none. A text that is the whole of its element keeps its marks with its words.
  func html(_ text: String, isWhole: Bool) -> String? {
    isolated(text, isWhole: isWhole) { words, part in
      let element = part.isOverride ? "bdo" : "bdi"
      return "<\(element) dir=\"\(part.direction.rawValue)\">\(escapeHTML(words))</\(element)>"
    } plain: {
      escapeHTML($0)
    }
  }

  /// A text in which characters for the purpose stand around the parts, for where there can be no elements: in titles
  /// and attributes.
  func plain(_ text: String) -> String {
    isolated(text, isWhole: true) { words, part in
      (part.direction == .leftToRight ? "\u{2066}" : "\u{2067}")
        + (part.isOverride ? "\u{202D}\(words)\u{202C}" : words) + "\u{2069}"
    } plain: {
      $0
    } ?? text
  }

  private func isolated(
    _ text: String, isWhole: Bool, _ mark: (String, Part) -> String, plain: (String) -> String
  ) -> String? {
    let parts = parts(of: text, isWhole: isWhole)
    guard !parts.isEmpty else { return nil }
    var result = ""
    var end = text.startIndex
    for part in parts {
      result += plain(String(text[end..<part.range.lowerBound]))
      result += mark(String(text[part.range]), part)
      end = part.range.upperBound
    }
    return result + plain(String(text[end...]))
  }

  /// The parts, in order.
  func parts(of text: String, isWhole: Bool) -> [Part] {
    // Letters from right to left begin in UTF-8 with a byte from D6 on: most texts are done with here.
    if direction == .leftToRight, !text.utf8.contains(where: { $0 >= 0xD6 }) { return [] }
    return Phrases(text, in: direction, isWhole: isWhole).parts
  }
}

/// Looks at a text blank by blank: a phrase is words of one kind with blanks between them.
private struct Phrases {
  private enum Kind {
    /// Letters of the other direction, and none of the page's.
    case other
    /// Digits and no letters.
    case number
    /// Letters of the page's direction, or neither letters nor digits.
    case own
  }

  private struct Word {
    let kind: Kind
    /// Without the punctuation of the sentence around it.
    let core: Range<String.Index>
    /// Whether nothing but blanks stands between its core and the next word's.
    var isOpenBefore = true
    var isOpenBehind = true
  }

  private let text: String
  private let direction: TextDirection
  private(set) var parts: [Isolation.Part] = []

  init(_ text: String, in direction: TextDirection, isWhole: Bool) {
    self.text = text
    self.direction = direction
    if isWhole, let whole = wholeText() {
      add(whole, direction.opposite)
      return
    }
    var phrase: [Word] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let next = self.word(word)
      if next.kind == .own || !next.isOpenBefore || phrase.last?.isOpenBehind == false {
        add(phrase)
        phrase = []
      }
      if next.kind != .own { phrase.append(next) }
    }
    add(phrase)
  }

  /// The text without blanks around it, where it has letters of the other direction alone; its marks are theirs then.
  private func wholeText() -> Range<String.Index>? {
    var directions = Set<TextDirection>()
    for scalar in text.unicodeScalars {
      if let own = TextDirection(scalar) { directions.insert(own) }
      if directions.contains(direction) { return nil }
    }
    guard !directions.isEmpty, let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return nil }
    return first..<text.index(after: last)
  }

  private func word(_ word: Substring) -> Word {
    var core = word.drop(while: sentenceMarks.contains)
    while let last = core.last, sentenceMarks.contains(last) { core.removeLast() }
    // Some marks of a sentence have a direction, and say nothing of the word.
    var kind = Kind.own
    scan: for scalar in core.unicodeScalars {
      switch TextDirection(scalar) {
      case direction?:
        kind = .own
        break scan
      case .some: kind = .other
      case nil: if kind == .own, scalar.properties.numericType == .decimal { kind = .number }
      }
    }
    // “(0800)”, the first part of a telephone number.
    if kind == .number, word.first == "(", word.last == ")" { core = word }
    return Word(
      kind: core.isEmpty ? .own : kind, core: core.startIndex..<core.endIndex,
      isOpenBefore: core.startIndex == word.startIndex, isOpenBehind: core.endIndex == word.endIndex)
  }

  private mutating func add(_ phrase: [Word]) {
    var words = phrase[...]
    // A number before words of the other direction counts something of the page's own, or begins the phrase: not known.
    while let first = words.first {
      if first.kind == .other {
        // “Windows 11” is a name; behind words from right to left a number is rather the page's.
        let last = direction == .rightToLeft ? words.last : words.last { $0.kind == .other }
        if let last { add(first.core.lowerBound..<last.core.upperBound, direction.opposite) }
        return
      }
      let numbers = words.prefix { $0.kind == .number }
      if direction == .rightToLeft { addNumbers(numbers) }
      words = words[numbers.endIndex...]
    }
  }

  /// Numbers with blanks between them are one where they look like a telephone number or thousands. A number by itself
  /// is isolated where it has signs that do not join digits from right to left.
  private mutating func addNumbers(_ numbers: ArraySlice<Word>) {
    guard let first = numbers.first, let last = numbers.last else { return }
    let isOne =
      numbers.count > 2 || "+0٠(".contains(text[first.core.lowerBound])
      || numbers.dropFirst().allSatisfy { text[$0.core].count == 3 }
    if numbers.count > 1, isOne {
      addNumber(first.core.lowerBound..<last.core.upperBound)
      return
    }
    for number in numbers where text[number.core].contains(where: joiners.contains) { addNumber(number.core) }
  }

  private mutating func addNumber(_ range: Range<String.Index>) {
    let number = text[range]
    let groups = number.split { $0.unicodeScalars.first?.properties.numericType != .decimal }
    let isArabic = number.unicodeScalars.contains { (0x660...0x669).contains($0.value) }
    guard isArabic, groups.count > 1 else {
      add(range, .leftToRight)
      return
    }
    // “١٠–١٢”, from ten to twelve, is read from right to left, and a telephone number or a date from left to right.
    guard groups.count > 2 || number.first.map("+0٠(".contains) == true else { return }
    parts.append(Isolation.Part(range: range, direction: .leftToRight, isOverride: true))
  }

  private mutating func add(_ range: Range<String.Index>, _ direction: TextDirection) {
    parts.append(Isolation.Part(range: range, direction: direction))
  }
}

extension TextDirection {
  fileprivate var opposite: TextDirection { self == .leftToRight ? .rightToLeft : .leftToRight }
}

/// Signs in numbers that turn them round from right to left; `.`, `,`, `:` and `/` do not.
private let joiners = Set("+-−‐‑–—~×*#")

/// Marks of the sentence that stand directly at its words.
private let sentenceMarks = Set(".,;:!?…،؛؟()[]{}«»‹›\"'“”„‘’‚—–")
