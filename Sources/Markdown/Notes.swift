extension Document {
  /// The kinds of notes that GitHub knows: a quotation whose first line is `[!NOTE]` and so on, in capitals or not.
  package enum NoteKind: String, Sendable, CaseIterable { case note, tip, important, warning, caution }

  /// What makes a quotation a note.
  package struct Note: Sendable {
    package let kind: NoteKind
    /// The nodes of its first line, which readers do not see: the sign with the line's end, or its whole paragraph.
    package let sign: Range<NodeID>
  }

  /// The note that a quotation is; `nil` for any other one, and for one with nothing behind its first line.
  package func note(_ quotation: NodeID) -> Note? {
    guard nodes[quotation].kind == .blockQuote, quotation + 2 < nodes[quotation].end,
      nodes[quotation + 1].kind == .paragraph, case .text(let text) = nodes[quotation + 2].kind,
      text.hasPrefix("[!"), text.hasSuffix("]"),
      let kind = NoteKind(rawValue: text.dropFirst(2).dropLast().lowercased())
    else { return nil }
    let (paragraph, behind) = (quotation + 1, quotation + 3)
    guard behind < nodes[paragraph].end else {
      return nodes[paragraph].end < nodes[quotation].end ? Note(kind: kind, sign: paragraph..<behind) : nil
    }
    switch nodes[behind].kind {
    case .softBreak, .lineBreak: return Note(kind: kind, sign: quotation + 2..<behind + 1)
    default: return nil
    }
  }
}
