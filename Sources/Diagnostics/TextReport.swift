/// Problems as text for people (LANGUAGE.md §4 “Reports”).
package struct TextReport: Sendable {
  private let sources: [String: SourceFile]
  private let colour: Bool

  /// - Parameters:
  ///   - sources: the files that problems may be in, by their name, for the lines shown.
  ///   - colour: whether what matters is bold and coloured, for terminals.
  package init(sources: [String: SourceFile], colour: Bool = false) {
    self.sources = sources
    self.colour = colour
  }

  /// All problems, in the order given, a blank line between them; ends with a line end unless empty.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(text).joined(separator: "\n")
  }

  /// One problem: where and what, the source line with a mark under it, notes, other places, repairs.
  package func text(_ diagnostic: Diagnostic) -> String {
    let start = diagnostic.location.range.start
    let ink = diagnostic.severity == .error ? Ink.red : .yellow
    let place = painted("\(shown(diagnostic.location.file)):\(start.line):\(start.column):", .plain)
    let kind = painted("\(diagnostic.severity.rawValue)[\(diagnostic.id.rawValue)]", ink)
    var lines = ["\(place) \(kind): \(diagnostic.message)"]
    if let source = sources[diagnostic.location.file] { lines += excerpt(source, diagnostic.location.range, ink) }
    lines += diagnostic.notes.map { "  \($0)" }
    for related in diagnostic.related {
      let place = related.location.range.start
      lines.append("  see \(shown(related.location.file)):\(place.line):\(place.column): \(related.message)")
      if let line = sources[related.location.file]?.line(place.line), !line.isEmpty {
        let end = line.unicodeScalars.count > Self.longestLine ? "…" : ""
        let words = shown(String(line.unicodeScalars.prefix(Self.longestLine)), keepingTabs: true)
        lines.append("    \(place.line) | \(words)\(end)")
      }
    }
    lines += diagnostic.fixes.map { "  \(painted("repair:", .green)) \($0.title)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Bold, in one of a terminal's own colours.
  private enum Ink: String {
    case plain = "1"
    case red = "1;31"
    case green = "1;32"
    case yellow = "1;33"
  }

  private func painted(_ text: String, _ ink: Ink) -> String {
    colour ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// In Unicode scalars.
  private static let longestLine = 300

  private func excerpt(_ source: SourceFile, _ range: SourceRange, _ ink: Ink) -> [String] {
    let number = String(range.start.line)
    var scalars = Array(source.line(range.start.line).unicodeScalars)
    guard !scalars.isEmpty else { return [] }
    var first = min(range.start.column - 1, scalars.count)
    var last = range.end.line == range.start.line ? min(range.end.column - 1, scalars.count) : scalars.count
    // Of a line that no terminal shows whole, what stands around the mark.
    if scalars.count > Self.longestLine {
      let start = max(0, first - Self.longestLine / 4)
      let end = min(scalars.count, start + Self.longestLine)
      scalars = (start > 0 ? ["…"] : []) + scalars[start..<end] + (end < scalars.count ? ["…"] : [])
      let shift = start > 0 ? start - 1 : 0
      first -= shift
      last = min(last - shift, scalars.count)
    }
    // Tabs stay tabs under the line, so that the mark stands where the text does.
    let gap = String(String.UnicodeScalarView(scalars[..<first].map { $0 == "\t" ? "\t" : " " }))
    let mark = String(repeating: "^", count: max(1, last - first))
    let line = shown(String(String.UnicodeScalarView(scalars)), keepingTabs: true)
    return ["  \(number) | \(line)", "  \(String(repeating: " ", count: number.count)) | \(gap)\(painted(mark, ink))"]
  }
}
