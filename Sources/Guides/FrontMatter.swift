package import Diagnostics
import Records

/// What stands between the `---` lines at the top of a page (LANGUAGE.md §3 “front matter”).
package struct FrontMatter: Sendable, Hashable {
  /// Required; empty only when it was missing, which has been reported.
  package var title = ""
  package var summary: String?
  /// The name of the model that the page's steps run on.
  package var flow: String?
  package var flowRange: SourceRange?
  /// Whether a key stands there that is none, and may be meant for `flow`.
  package private(set) var hasMistypedFlow = false
  /// Why this translation is not compared with the others.
  package var independent: String?
  /// A date as written, `2026-01-31`.
  package var updated: String?
  package var isDraft = false
  /// The page's file name in this language, without an ending.
  package var slug: String?
  package var slugRange: SourceRange?
  /// Whether it could be read, so that what is not here was not written.
  package private(set) var isReadable = false

  private static let keys = ["title", "summary", "flow", "independent", "updated", "draft", "slug"]

  /// Reads a page's front matter.
  /// - Returns: what it says, the byte offset at which the text begins, and everything wrong with it.
  static func read(_ source: SourceFile) -> (frontMatter: FrontMatter, body: Int, diagnostics: [Diagnostic]) {
    var matter = FrontMatter()
    guard isFence(source.line(1)) else {
      let message =
        source.bytes.isEmpty
        ? "this file is empty; a page begins with its front matter"
        : "this page has no front matter"
      return (
        matter, 0, [problem(source, .fileStart, message, ["begin the file with: ---, title: TITLE, ---, a line each"])]
      )
    }
    guard let last = (2...max(2, source.lineStarts.count)).first(where: { isFence(source.line($0)) }) else {
      return (
        matter, source.bytes.count,
        [
          problem(
            source, lineRange(source, 1), "the front matter is not closed", ["end it with a line of three hyphens: ---"]
          )
        ]
      )
    }
    let body = last < source.lineStarts.count ? source.lineStarts[last] : source.bytes.count
    var diagnostics: [Diagnostic] = []
    var record: Record?
    if last > 2 {
      (record, diagnostics) = Record.read(yaml: source, lines: 2...last - 1, reportingAs: .frontMatter)
    }
    if let record, case .fields = record.content {
      matter.isReadable = true
      let reader = FieldReader(
        record, "the front matter", keys: keys, file: source.path, reportingAs: .frontMatter, into: &diagnostics)
      matter.fill(from: reader, source, into: &diagnostics)
    } else if let record {
      diagnostics.append(
        problem(
          source, record.range,
          "the front matter is written as a mapping (key: value), but here stands \(record.kindName)"))
    } else if diagnostics.isEmpty {
      matter.isReadable = true
      diagnostics.append(
        problem(source, lineRange(source, 1), "the front matter has no title", ["add a line: title: TITLE"]))
    }
    return (matter, body, diagnostics)
  }

  private mutating func fill(from reader: FieldReader, _ source: SourceFile, into diagnostics: inout [Diagnostic]) {
    title = reader.text("title", into: &diagnostics).map(Self.oneLine) ?? ""
    if title.isEmpty, reader.value("title").map({ $0.text != nil }) ?? true {
      let range = reader.field("title")?.keyRange ?? Self.lineRange(source, 1)
      diagnostics.append(Self.problem(source, range, "the front matter has no title", ["add a line: title: TITLE"]))
    }
    summary = reader.text("summary", into: &diagnostics).map(Self.oneLine)
    for key in ["title", "summary"] {
      guard let value = reader.value(key), let text = value.text else { continue }
      if let scheme = Self.claim(in: text) {
        diagnostics.append(
          Self.problem(
            source, value.range, "“\(scheme):” has no meaning in front matter, and stays there as it is typed",
            ["write the words alone; a page's text is where links are checked"]))
      } else if let bold = Self.bold(in: text) {
        diagnostics.append(
          Self.problem(
            source, value.range, "“\(bold)” is not bold in front matter, and stays there as it is typed",
            ["write the words alone"]))
      }
    }
    flow = reader.text("flow", into: &diagnostics)
    flowRange = reader.value("flow")?.range
    hasMistypedFlow = reader.all.contains {
      !Self.keys.contains($0.key) && nearest(to: $0.key, in: Self.keys) == "flow"
    }
    independent = reader.text("independent", into: &diagnostics).map(Self.oneLine)
    if let field = reader.field("independent"), field.value.isEmpty {
      diagnostics.append(
        Self.problem(source, field.keyRange, "“independent” says why this translation differs; give the reason"))
    }
    isDraft = reader.truth("draft", into: &diagnostics) ?? false
    if let text = reader.text("updated", into: &diagnostics), let range = reader.value("updated")?.range {
      updated = text
      if !Self.isDate(text) {
        diagnostics.append(Self.problem(source, range, "“\(text)” is no date; write it as 2026-01-31"))
      }
    }
    if let text = reader.text("slug", into: &diagnostics), let range = reader.value("slug")?.range {
      slug = text
      slugRange = range
      if !Self.isFileName(text) {
        slug = nil
        diagnostics.append(
          Self.problem(
            source, range, "“\(text)” cannot be a file name; use letters, digits and hyphens, without an ending"))
      }
    }
  }

  /// The scheme of a link of guides in a text.
  private static func claim(in text: String) -> String? {
    // Nearly no title has one.
    guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
    let written = text.filter { !$0.isWhitespace }
    return ClaimScheme.allCases.first { scheme in
      written.contains("](\(scheme.rawValue):") || ["(", "["].contains { text.contains($0 + scheme.rawValue + ":") }
    }?.rawValue
  }

  /// A text in bold, with its signs. With underscores it may be a name, `__init__`, which has no other form here.
  private static func bold(in text: String) -> String? {
    let parts = text.split(separator: "**", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let first = parts[1].first, let last = parts[1].last, !first.isWhitespace,
      !last.isWhitespace, parts[0].last.map({ !$0.isLetter && !$0.isNumber }) ?? true,
      parts[2].first.map({ !$0.isLetter && !$0.isNumber }) ?? true
    else { return nil }
    return "**" + parts[1] + "**"
  }

  private static func problem(
    _ source: SourceFile, _ range: SourceRange, _ message: String, _ notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(.frontMatter, at: SourceLocation(file: source.path, range: range), message, notes: notes)
  }

  private static func lineRange(_ source: SourceFile, _ line: Int) -> SourceRange {
    SourceRange(
      start: Position(line: line, column: 1),
      end: Position(line: line, column: source.line(line).unicodeScalars.count + 1))
  }

  private static func isFence(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
  }

  private static func isFileName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 100
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_"
      }
  }
}
