/// A parsed CommonMark text, with GitHub's tables: its nodes in reading order (preorder) in one array.
///
/// The subtree of node `n` is `n..<nodes[n].end`, so a walk is a loop over indices, however deep the text nests.
package struct Document: Sendable {
  /// An index into `nodes`, 0-based; the root is 0.
  package typealias NodeID = Int

  /// One element of the text.
  package struct Node: Sendable {
    /// What the node is, with all that it says by itself.
    package let kind: Kind
    /// The node that holds this one; the root's is the root itself.
    package let parent: NodeID
    /// The index behind the node's last descendant.
    package internal(set) var end: NodeID
    /// Where the node stands: byte offsets, 0-based, into all the bytes that the document was parsed from.
    ///
    /// An inline's range has its delimiters in it (`**` of a strong, `[` to the closing `)` or `]` of a link).
    /// A block's goes from the first byte of its markup to behind its last byte that ends no line.
    package internal(set) var range: Range<Int>
  }

  /// Where the text of a table's column stands.
  package enum Alignment: String, Sendable, Hashable { case left, center, right }

  /// The part of a table that a row belongs to.
  package enum TablePart: Sendable, Hashable { case head, firstOfBody, body }

  /// The kinds of CommonMark's elements, and those of tables, which are GitHub's.
  package enum Kind: Sendable, Hashable {
    case document, blockQuote, item, paragraph, thematicBreak, softBreak, lineBreak, emphasis, strong
    /// `start` is the number of an ordered list's first item; 0 for a bullet list.
    case list(ordered: Bool, start: Int, tight: Bool)
    /// `level` is 1 to 6.
    case heading(level: Int)
    /// `info` is all of the opening fence's text; empty for indented code.
    case codeBlock(info: String, literal: String)
    case htmlBlock(String), htmlInline(String)
    case text(String), code(String)
    /// Its children are rows.
    case table(hasBody: Bool)
    /// Its children are as many cells as those of the head.
    case tableRow(TablePart)
    case tableCell(isHead: Bool, Alignment?)
    case link(destination: String, title: String), image(destination: String, title: String)
  }

  /// All nodes, each before its descendants and these before its next sibling. Never empty.
  package let nodes: [Node]

  /// How many paragraphs and headings have inlines that could not be found in the source, and so carry their block's
  /// range; 0 unless libcmark reads a text in a way that this room does not foresee.
  package let unlocatedBlocks: Int

  /// Parses `bytes[start...]`; ranges count from the beginning of `bytes`.
  ///
  /// The bytes are valid UTF-8 without a byte order mark. Any text is a document: there is no failure. Takes time
  /// linear in the text, times the depth of its nesting where lines are indented or quoted that deep.
  package init(parsing bytes: [UInt8], from start: Int = 0) {
    var unlocated = 0
    nodes = bytes.withUnsafeBufferPointer { source in
      let start = min(max(start, 0), source.count)
      var reading = Reading(of: UnsafeBufferPointer(rebasing: source[start...]))
      let (lost, replacements) = reading.locate(in: source, from: start)
      unlocated = lost
      guard !replacements.isEmpty,
        let second = SecondReading.nodes(reading.nodes, replacing: replacements, source: source, from: start)
      else { return reading.nodes }
      unlocated += second.unlocated
      return second.nodes
    }
    unlocatedBlocks = unlocated
  }
}
