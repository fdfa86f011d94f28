/// Writes CommonMark at random, the same for the same seed.
struct Writer {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func number(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func one<Element>(of choices: [Element]) -> Element { choices[number(below: choices.count)] }

  mutating func text() -> String {
    let end = one(of: ["\n", "\n", "\r\n", "\r"])
    var lines = blocks(depth: 3)
    lines += ["", "[ref]: /r 'title'", "[Ж 1]: <ж>"]
    return lines.joined(separator: end) + one(of: ["", end])
  }

  private mutating func blocks(depth: Int) -> [String] {
    var lines: [String] = []
    for _ in 0...number(below: 3) {
      if number(below: 4) > 0 { lines.append("") }
      lines += block(depth: depth)
    }
    return lines
  }

  private mutating func block(depth: Int) -> [String] {
    switch number(below: depth > 0 ? 14 : 8) {
    case 0...3: return paragraph()
    case 4: return ["## " + inlines(breaks: []) + one(of: ["", " ##", " #  "])]
    case 5: return paragraph() + [one(of: ["===", "--- ", "  ="])]
    case 6:
      return one(of: [
        ["```x", "*a*", "", "b", "```"], ["~~~"], ["    a", "", "      b"], ["<div>", "*a*", "</div>"], ["***"],
      ])
    case 7: return ["[d]: /e"] + paragraph()
    case 8...11: return list(depth: depth)
    default: return quotation(depth: depth)
    }
  }

  private mutating func paragraph() -> [String] {
    inlines(breaks: ["\n", "  \n", "\\\n", " \n\t ", "\n     "]).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
  }

  private mutating func list(depth: Int) -> [String] {
    let indent = one(of: ["", " ", "   "])
    let marker = one(of: ["1.", "7)", "-", "+", "*"]) + one(of: [" ", "  ", "\t", "    ", "     "])
    let inner = marker.hasSuffix("\t") ? "\t" : String(repeating: " ", count: indent.count + marker.count)
    var lines: [String] = []
    for _ in 0...number(below: 3) {
      let item = blocks(depth: depth - 1)
      for (index, line) in item.enumerated() {
        if index == 0 {
          lines.append(indent + marker + line)
        } else {
          lines.append((line.isEmpty || number(below: 12) == 0 ? "" : inner) + line)
        }
      }
      if number(below: 3) == 0 { lines.append("") }
    }
    return lines
  }

  private mutating func quotation(depth: Int) -> [String] {
    blocks(depth: depth - 1).map { line in one(of: ["> ", "> ", "> ", ">", " > ", ">\t", ""]) + line }
  }

  private mutating func inlines(breaks: [String], depth: Int = 2) -> String {
    var text = one(of: Self.words)
    for _ in 0...number(below: 5) {
      text += one(of: [" ", "", " "])
      switch number(below: 10) {
      case 0 where !breaks.isEmpty, 1 where !breaks.isEmpty: text += one(of: breaks) + one(of: Self.words)
      case 2...4 where depth > 0:
        let inner = inlines(breaks: breaks, depth: depth - 1)
        let (opening, closing) = one(of: Self.wrappers)
        text += opening + inner + closing
      case 5, 6: text += one(of: Self.pieces)
      case 7: text += one(of: Self.fragments)
      default: text += one(of: Self.words)
      }
    }
    return text
  }

  private static let words = ["step", "Шаг", "hatua", "a b", "x", "1", "ё", "💳", "i.", "(so)"]
  private static let wrappers = [
    ("**", "**"), ("*", "*"), ("_", "_"), ("__", "__"), ("***", "***"), ("[", "](do:it)"), ("[", "](<a b> \"t\")"),
    ("[", "](u 'ti\ntle')"), ("[", "][ref]"), ("![", "](p.png)"), ("[", "][Ж  1]"), ("[", "]"), ("[", "](\n/u\n)"),
  ]
  private static let pieces = [
    "[ref]", "[ref][]", "![ref]", "<https://example.org/?a&amp;b>", "<a@example.org>", "`code`", "``a`b``", "` ``\nx `",
    "<b>", "</b>", "<a\n href='x'>", "<!-- c\nd -->", "&amp;", "&nbsp;", "&#1046;", "&#x416;", "&ngE;", "&unknown;",
    "\\*", "\\\\", "\\[", "\\&amp;", "\\`", "[x](y(z))", "[x](<y\\>>)", "[x](y \"\\\"\")", "![](u)", "[](u)", "&lt;",
  ]
  private static let fragments = [
    "*", "**", "_", "`", "``", "[", "]", "![", "](", ")", "<", ">", "&", "\\", "!", "\t", "  ", "\0", "#", "- ", "1. ",
    "](x", "][", "[]", "()", "=", "&amp", "\u{B}", "<!--", "[ref]:", ":", "~", "> ", "\u{A0}", "'", "\"",
  ]
}
