import Diagnostics
import Guides
import Markdown

/// A change of a page's text.
struct Edit: Hashable {
  /// Byte offsets in the page's source.
  let range: Range<Int>
  let text: String
}

extension Page {
  /// The page with its text changed.
  ///
  /// - Parameter edits: none overlaps another.
  /// - Returns: the changed page, read anew.
  func applying(_ edits: [Edit]) -> Page {
    var bytes: [UInt8] = []
    var done = 0
    for edit in edits.sorted(by: {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }) {
      precondition(edit.range.lowerBound >= done, "edits overlap")
      bytes += source.bytes[done..<edit.range.lowerBound]
      bytes += edit.text.utf8
      done = edit.range.upperBound
    }
    bytes += source.bytes[done...]
    return with(bytes)
  }

  /// The page with another text, read anew.
  func with(_ bytes: [UInt8]) -> Page {
    Page.read(SourceFile(path: source.path, bytes: bytes), path: path, language: language).page
  }

  func text(in range: Range<Int>) -> String {
    String(decoding: source.bytes[range], as: UTF8.self)
  }

  /// What stands inside of a bold text or link: from its first child to behind its last one.
  func inside(_ node: Document.NodeID) -> Range<Int>? {
    var range: Range<Int>?
    for child in document.children(of: node) {
      let own = document.nodes[child].range
      range = (range?.lowerBound ?? own.lowerBound)..<own.upperBound
    }
    return range
  }

  /// The words of a bold text, inside of a link in it if there is one.
  func labelWords(_ statement: Statement) -> Range<Int>? {
    let bold =
      (statement.node..<document.nodes[statement.node].end).first { document.nodes[$0].kind == .strong }
    guard let bold else { return nil }
    let link = document.descendants(of: bold).first {
      if case .link = document.nodes[$0].kind { true } else { false }
    }
    return inside(link ?? bold)
  }

  /// Where an inline link's destination stands in the source.
  func destination(of node: Document.NodeID) -> Range<Int>? {
    let link = (node..<document.nodes[node].end).first {
      if case .link = document.nodes[$0].kind { true } else { false }
    }
    guard let link, case .link(let destination, _) = document.nodes[link].kind, let words = inside(link) else {
      return nil
    }
    let range = words.upperBound + 2..<document.nodes[link].range.upperBound - 1
    return range.lowerBound <= range.upperBound && text(in: range) == destination ? range : nil
  }

  /// The whole lines that a range stands on, the last one's end included.
  func lines(of range: Range<Int>) -> Range<Int> {
    let first = source.position(at: range.lowerBound).line
    let last = source.position(at: max(range.lowerBound, range.upperBound - 1)).line
    let end = last < source.lineStarts.count ? source.lineStarts[last] : source.bytes.count
    return source.lineStarts[first - 1]..<end
  }

  /// 1-based numbers of the lines that a range touches.
  func lineNumbers(_ range: Range<Int>) -> ClosedRange<Int> {
    let first = source.position(at: range.lowerBound).line
    return first...max(first, source.position(at: max(range.lowerBound, range.upperBound - 1)).line)
  }

  /// The digits of an ordered list item's marker.
  func markerDigits(_ item: Document.NodeID) -> Range<Int> {
    let start = document.nodes[item].range.lowerBound
    let count = source.bytes[start...].prefix { (48...57).contains($0) }.count
    return start..<start + count
  }
}
