import Markdown

/// The nodes of `text` below the root with the source that each range covers: `strong ‹**Label**›`.
///
/// `front` stands before the part that is parsed, as front matter does.
func outline(_ text: String, after front: String = "") -> [String] {
  let bytes = Array((front + text).utf8)
  let document = Document(parsing: bytes, from: front.utf8.count)
  return document.descendants(of: 0).map { node in
    "\(name(of: document.nodes[node].kind)) ‹\(covered(document.nodes[node], bytes))›"
  }
}

/// The source of the only nodes of `text` that are called `wanted`.
func sources(of wanted: String, in text: String) -> [String] {
  let bytes = Array(text.utf8)
  return Document(parsing: bytes).nodes.filter { name(of: $0.kind) == wanted }.map { covered($0, bytes) }
}

func covered(_ node: Document.Node, _ bytes: [UInt8]) -> String {
  String(decoding: bytes[node.range], as: UTF8.self)
}

func name(of kind: Document.Kind) -> String {
  String("\(kind)".prefix { $0 != "(" })
}

/// What is wrong with the ranges of a document, in words; empty when each covers what its kind must cover.
func misplacements(in document: Document, of bytes: [UInt8]) -> [String] {
  guard document.unlocatedBlocks == 0 else { return ["\(document.unlocatedBlocks) blocks with inlines not found"] }
  var found: [String] = []
  var previousEnds: [Document.NodeID: Int] = [:]
  for node in document.descendants(of: 0) {
    let range = document.nodes[node].range
    let parent = document.nodes[node].parent
    let outer = document.nodes[parent].range
    let source = covered(document.nodes[node], bytes)
    if range.lowerBound < max(outer.lowerBound, previousEnds[parent] ?? 0) || range.upperBound > outer.upperBound {
      found.append("\(source.debugDescription) lies outside its parent or over its sibling")
    }
    previousEnds[parent] = range.upperBound
    if !isRight(source, for: document.nodes[node].kind) {
      found.append("\(source.debugDescription) is no \(document.nodes[node].kind)")
    }
  }
  return found
}

private func isRight(_ source: String, for kind: Document.Kind) -> Bool {
  func stands(between opening: String, and closing: String) -> Bool {
    source.hasPrefix(opening) && source.hasSuffix(closing) && source.utf8.count >= opening.utf8.count * 2
  }
  let lastScalar = source.unicodeScalars.last
  switch kind {
  case .strong: return stands(between: "**", and: "**") || stands(between: "__", and: "__")
  case .emphasis: return stands(between: "*", and: "*") || stands(between: "_", and: "_")
  case .code: return stands(between: "`", and: "`")
  case .link: return stands(between: "[", and: ")") || stands(between: "[", and: "]") || stands(between: "<", and: ">")
  case .image: return source.hasPrefix("![") && (source.hasSuffix(")") || source.hasSuffix("]"))
  // A cell that a row lacks stands at its end.
  case .tableCell: return true
  case .htmlInline(let raw): return source == raw || raw.contains { $0 == "\n" || $0 == "\u{FFFD}" }
  case .text(let literal):
    // In a lazy line libcmark turns what is left of a tab into spaces, and sometimes keeps them.
    return source.drop { $0 == "\t" || $0 == " " } == literal.drop { $0 == "\t" || $0 == " " }
      || source.contains { $0 == "\\" || $0 == "&" || $0 == "\0" }
  case .softBreak, .lineBreak: return lastScalar == "\n" || lastScalar == "\r"
  case .blockQuote: return source.hasPrefix(">") && lastScalar != "\n" && lastScalar != "\r"
  case .list(false, _, _): return source.first.map { "-+*".contains($0) } ?? false
  case .list(true, let start, _):
    return Int(source.prefix { $0.isNumber }) == start && lastScalar != "\n" && lastScalar != "\r"
  default: return !source.isEmpty && lastScalar != "\n" && lastScalar != "\r"
  }
}
