/// A place in a text file.
package struct Position: Sendable, Hashable, Comparable {
  /// 1-based.
  package let line: Int
  /// 1-based, in Unicode scalars.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// From the first scalar to behind the last: the end is exclusive.
package struct SourceRange: Sendable, Hashable {
  package let start: Position
  package let end: Position

  package init(start: Position, end: Position) {
    self.start = start
    self.end = max(start, end)
  }

  /// The beginning of a line.
  package static func lineStart(_ line: Int) -> SourceRange {
    SourceRange(start: Position(line: line, column: 1), end: Position(line: line, column: 1))
  }

  /// The file's first place, for what concerns a file as a whole.
  package static let fileStart = SourceRange(
    start: Position(line: 1, column: 1), end: Position(line: 1, column: 1))
}

/// A range in a named file.
package struct SourceLocation: Sendable, Hashable {
  /// Relative to the site's root, with `/` between folders.
  package let file: String
  package let range: SourceRange

  package init(file: String, range: SourceRange = .fileStart) {
    self.file = file
    self.range = range
  }

  /// The location of a range of byte offsets.
  package init(_ source: SourceFile, _ offsets: Range<Int>) {
    self.init(file: source.path, range: source.range(offsets))
  }
}
