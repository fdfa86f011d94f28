private import CCMark

/// What libcmark says of a text: the nodes, whose ranges are still empty, and where it saw the blocks begin.
struct Reading {
  /// Where libcmark saw a block; lines and columns are 1-based, columns in bytes.
  struct Place {
    let node: Document.NodeID
    let line: Int
    let column: Int
    let lastLine: Int
  }

  private(set) var nodes: [Document.Node] = []
  private(set) var places: [Place] = []

  init(of source: UnsafeBufferPointer<UInt8>) {
    // Frees the parser's memory, the tree and the walk, all at once.
    defer { ccmark_arena_reset() }
    guard let root = parsed(source, memory: ccmark_arena()) else {
      nodes = [Document.Node(kind: .document, parent: 0, end: 1, range: 0..<0)]
      return
    }
    // Text is about one node to 20 bytes; guessing spares the array most of its growth.
    nodes.reserveCapacity(source.count / 20 + 8)
    let walk = cmark_iter_new(root)
    var open: Document.NodeID = 0
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(walk) else { break }
      if event == CMARK_EVENT_EXIT {
        nodes[open].end = nodes.count
        open = nodes[open].parent
      } else {
        enter(node, in: &open)
      }
    }
  }

  /// Gives every node its range in `source`, whose bytes from `start` were read; returns how many paragraphs and
  /// headings have inlines that were not found, and the blocks in whose place something else stands.
  mutating func locate(
    in source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (unlocated: Int, replacements: [Document.NodeID: SecondReading.Replacement]) {
    let places = self.places
    return nodes.withUnsafeMutableBufferPointer { nodes in
      var locator = BlockLocator(source: source, from: start, nodes: nodes)
      locator.locate(places)
      return (locator.unlocatedBlocks, locator.replacements)
    }
  }

  private mutating func enter(_ node: OpaquePointer, in open: inout Document.NodeID) {
    let type = cmark_node_get_type(node)
    let kind = kind(of: node, type: type)
    // libcmark leaves empty texts behind where it trims the end of a line.
    if case .text("") = kind { return }
    let id = nodes.count
    nodes.append(Document.Node(kind: kind, parent: open, end: id + 1, range: 0..<0))
    if type.rawValue <= CMARK_NODE_LAST_BLOCK.rawValue {
      places.append(
        Place(
          node: id, line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)),
          lastLine: Int(cmark_node_get_end_line(node))))
    }
    if !kind.isLeaf { open = id }
  }
}

extension Document.Kind {
  /// Whether libcmark's walk leaves the node at once: these have no event of their own for the end.
  var isLeaf: Bool {
    switch self {
    case .thematicBreak, .softBreak, .lineBreak, .codeBlock, .htmlBlock, .htmlInline, .text, .code: true
    default: false
    }
  }
}

private func parsed(
  _ source: UnsafeBufferPointer<UInt8>, memory: UnsafeMutablePointer<cmark_mem>?
) -> OpaquePointer? {
  guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return nil }
  defer { cmark_parser_free(parser) }
  source.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
  return cmark_parser_finish(parser)
}

private func kind(of node: OpaquePointer, type: cmark_node_type) -> Document.Kind {
  switch type {
  case CMARK_NODE_BLOCK_QUOTE: .blockQuote
  case CMARK_NODE_LIST:
    .list(
      ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, start: Int(cmark_node_get_list_start(node)),
      tight: cmark_node_get_list_tight(node) != 0)
  case CMARK_NODE_ITEM: .item
  case CMARK_NODE_CODE_BLOCK:
    .codeBlock(info: string(cmark_node_get_fence_info(node)), literal: string(cmark_node_get_literal(node)))
  case CMARK_NODE_HTML_BLOCK: .htmlBlock(string(cmark_node_get_literal(node)))
  case CMARK_NODE_PARAGRAPH: .paragraph
  case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
  case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
  case CMARK_NODE_TEXT: .text(string(cmark_node_get_literal(node)))
  case CMARK_NODE_SOFTBREAK: .softBreak
  case CMARK_NODE_LINEBREAK: .lineBreak
  case CMARK_NODE_CODE: .code(string(cmark_node_get_literal(node)))
  case CMARK_NODE_HTML_INLINE: .htmlInline(string(cmark_node_get_literal(node)))
  case CMARK_NODE_EMPH: .emphasis
  case CMARK_NODE_STRONG: .strong
  case CMARK_NODE_LINK:
    .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
  case CMARK_NODE_IMAGE:
    .image(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
  default: .document
  }
}

private func string(_ characters: UnsafePointer<CChar>?) -> String {
  guard let characters else { return "" }
  return String(cString: characters)
}

/// The text that libcmark makes of `entity` (`&name;`); `entity` itself where it knows no such name.
func decodedByLibrary(entity: some Collection<UInt8>) -> [UInt8] {
  let source = Array(entity)
  let reading = source.withUnsafeBufferPointer { Reading(of: $0) }
  var text: [UInt8] = []
  for node in reading.nodes {
    if case .text(let literal) = node.kind { text += literal.utf8 }
  }
  return text
}

/// The HTML that libcmark itself makes of `bytes` (raw HTML let through): what `html` is measured against.
package func commonMarkHTML(of bytes: [UInt8]) -> String {
  let root = bytes.withUnsafeBufferPointer { parsed($0, memory: cmark_get_default_mem_allocator()) }
  guard let root else { return "" }
  defer { cmark_node_free(root) }
  guard let html = cmark_render_html(root, CMARK_OPT_UNSAFE) else { return "" }
  defer { cmark_get_default_mem_allocator().pointee.free(html) }
  return String(cString: html)
}
