/// Texts of a few lines that are nearly tables, in a quotation or a list item or in none.
struct TableWriter {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func next(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }

  // MARK: Texts

  /// A table, or nearly one, and nothing else.
  mutating func table() -> String {
    let columns = 1 + next(3)
    let holder = [Holder.none, .quotation, .bullet][next(3)]
    return holder.text(
      (0..<2 + next(4)).map { line in next(4) == 0 ? words() : line == 1 ? dashes(columns) : row(columns) })
  }

  /// A table among lines that begin other blocks, some of them indented; the line of dashes as far as code, too.
  ///
  /// GitHub has tight lists for loose where a table in an item has no rows; so here it has one.
  mutating func blocks() -> String {
    let columns = 1 + next(3)
    let holder = Holder.allCases[next(4)]
    let isItem = holder == .bullet || holder == .number
    return holder.text(
      (0..<2 + next(5)).flatMap { line -> [String] in
        var lines: [String]
        switch next(10) {
        case ..<8 where line == 1: lines = [dashes(columns)]
        case ..<2 where line != 2: lines = [words()]
        case ..<5 where line != 0 && !(line == 2 && isItem): lines = block()
        default: lines = [row(columns)]
        }
        if line > 0 || !isItem, lines.count == 1, next(5) == 0 {
          lines[0] = String(repeating: " ", count: 1 + next(line == 1 ? 5 : 3)) + lines[0]
        }
        return lines
      })
  }

  /// A table with a numbered line right under it.
  mutating func tableBeforeNumber() -> String {
    let line = "\(2 + next(30))\([".", ")"][next(2)]) \(plainWords())"
    return Holder.allCases[next(4)].text(plainTable() + [line] + (0..<next(3)).map { _ in plainWords() })
  }

  /// A table in a quotation or item, some of whose lines stand there without its sign.
  mutating func lazyTable() -> (text: String, meant: String) {
    let holder = [Holder.quotation, .bullet, .number][next(3)]
    let table = plainTable()
    let lazy = Set((1..<table.count).filter { _ in next(2) == 0 })
    return (holder.text(table, lazy: lazy), holder.text(table))
  }

  /// A table with rows that are indented as far as code is.
  mutating func indentedTable() -> (text: String, meant: String) {
    let holder = Holder.allCases[next(4)]
    let table = plainTable()
    let indented = table.enumerated().map { line, text in
      line > 1 && next(2) == 0 ? String(repeating: " ", count: 4 + next(4)) + text : text
    }
    return (holder.text(indented), holder.text(table))
  }

  /// A table with a line under it that makes a heading of a paragraph.
  mutating func underlined() -> String {
    Holder.allCases[next(4)].text(plainTable() + [["---", "===", "-", "="][next(4)]])
  }

  // MARK: Parts

  /// What a text stands in.
  private enum Holder: CaseIterable {
    case none, quotation, bullet, number

    /// The lines with what the holder has before them, but for lazy ones.
    func text(_ lines: [String], lazy: Set<Int> = []) -> String {
      let (first, rest) =
        switch self {
        case .none: ("", "")
        case .quotation: ("> ", "> ")
        case .bullet: ("- ", "  ")
        case .number: ("1. ", "   ")
        }
      return lines.enumerated().map { line, text in
        (line == 0 ? first : lazy.contains(line) ? "" : rest) + text + "\n"
      }.joined()
    }
  }

  /// A line of heads, one of dashes, and rows.
  private mutating func plainTable() -> [String] {
    let columns = 1 + next(3)
    let cells = { (writer: inout TableWriter) in
      "|" + (0..<columns).map { _ in " \(writer.plainWords()) |" }.joined()
    }
    return [cells(&self), dashes(columns)] + (0..<1 + next(3)).map { _ in cells(&self) }
  }

  private mutating func words() -> String {
    let pieces = ["a", "b c", "*d*", "`e`", "|", "\\|", "\\\\", "**h**", "`", "[x](y)", " ", "_f_", "g"]
    // A line that begins with a letter begins no other block.
    return "w" + (0..<1 + next(5)).map { _ in pieces[next(pieces.count)] }.joined()
  }

  private mutating func plainWords() -> String {
    let pieces = ["a", "b c", "*d*", "`e`", "\\|", "[x](y)", " _f_ ", "g"]
    return "w" + (0..<1 + next(3)).map { _ in pieces[next(pieces.count)] }.joined()
  }

  private mutating func block() -> [String] {
    let blocks = [
      ["- x"], ["> x"], ["# x"], ["***"], ["1. x"], ["+ y | z"], ["1) x | y"], [""], ["> a | b"], ["- a | b"],
      ["# a | b"], ["```", "| w |", "```"], ["~~~", "w", "~~~"],
    ]
    return blocks[next(blocks.count)]
  }

  private mutating func row(_ columns: Int) -> String {
    "|" + (0..<max(1, columns + next(3) - 1)).map { _ in " \(words()) " }.joined(separator: "|")
      + (next(2) == 0 ? "|" : "")
  }

  private mutating func dashes(_ columns: Int) -> String {
    "|" + (0..<columns).map { _ in ["---", ":--", "--:", ":-:", " - ", "-"][next(6)] }.joined(separator: "|") + "|"
  }
}
