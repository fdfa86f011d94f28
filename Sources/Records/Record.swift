package import Diagnostics

/// A piece of a YAML file with its place: a text, a list, or fields with values.
///
/// Scalars are the words written: `no`, `on` and `1.0` are texts like any other.
package struct Record: Sendable {
  package enum Content: Sendable {
    /// - Parameter quoted: written in quotes, so that it is meant as a text even when empty.
    case text(String, quoted: Bool)
    case list([Record])
    case fields([Field])
  }

  /// One `key: value` of a mapping.
  package struct Field: Sendable {
    package let key: String
    package let keyRange: SourceRange
    package let value: Record
  }

  package let content: Content
  /// The whole of a text; of a list or mapping, its first character.
  package let range: SourceRange

  /// The words, if it is a text.
  package var text: String? {
    if case .text(let text, _) = content { text } else { nil }
  }

  /// Nothing stands behind the key.
  package var isEmpty: Bool {
    if case .text("", quoted: false) = content { true } else { false }
  }

  /// How reports name what is written here.
  package var kindName: String {
    switch content {
    case .text: isEmpty ? "nothing" : "a text"
    case .list: "a list"
    case .fields: "a mapping"
    }
  }

  /// The range of a part of the text, given by offsets in Unicode scalars of `text`.
  ///
  /// Exact for texts on one line without YAML escapes; else the whole text's range.
  package func range(of scalars: Range<Int>) -> SourceRange {
    guard case .text(let text, let quoted) = content, range.start.line == range.end.line,
      range.end.column - range.start.column == text.unicodeScalars.count + (quoted ? 2 : 0)
    else { return range }
    let first = range.start.column + (quoted ? 1 : 0)
    return SourceRange(
      start: Position(line: range.start.line, column: first + scalars.lowerBound),
      end: Position(line: range.start.line, column: first + scalars.upperBound))
  }
}
