/// The elements that CommonMark gives to nodes, with the line ends that libcmark writes around them.
extension HTMLBuffer {
  typealias Attributes = [(name: String, value: String)]

  mutating func openStandard(_ kind: Document.Kind, isTight: Bool, _ attributes: Attributes) {
    switch kind {
    case .blockQuote:
      open("blockquote", attributes)
      append(markup: "\n")
    case .list(let ordered, let start, _):
      open(ordered ? "ol" : "ul")
      if ordered, start != 1 { append(attribute: "start", value: String(start)) }
      append(attributes, without: [])
      append(markup: ">\n")
    case .item: open("li", attributes)
    case .heading(let level): open(headingNames[level - 1], attributes)
    case .paragraph: if !isTight { open("p", attributes) }
    case .codeBlock: open("pre", attributes)
    case .table:
      open("table", attributes)
      append(markup: "\n")
    case .tableRow(let part):
      if part != .body { append(markup: part == .head ? "<thead>\n" : "<tbody>\n") }
      open("tr", attributes)
    case .tableCell(let isHead, let alignment):
      open(isHead ? "th" : "td")
      append(attributes, replacing: "align", standard: alignment?.rawValue)
      append(attributes, without: ["align"])
      append(markup: ">")
    case .emphasis: open("em", attributes)
    case .strong: open("strong", attributes)
    case .code: open("code", attributes)
    case .link(let destination, let title):
      open("a")
      append(attributes, replacing: "href", standard: destination)
      append(attributes, replacing: "title", standard: title.isEmpty ? nil : title)
      append(attributes, without: ["href", "title"])
      append(markup: ">")
    default: break
    }
  }

  mutating func closeStandard(_ kind: Document.Kind, isTight: Bool) {
    switch kind {
    case .blockQuote:
      startLine()
      append(markup: "</blockquote>\n")
    case .list(let ordered, _, _):
      startLine()
      append(markup: ordered ? "</ol>\n" : "</ul>\n")
    case .item: append(markup: "</li>\n")
    case .heading(let level):
      append(markup: "</")
      append(markup: headingNames[level - 1])
      append(markup: ">\n")
    case .paragraph: if !isTight { append(markup: "</p>\n") }
    case .codeBlock: append(markup: "</pre>\n")
    case .htmlBlock: startLine()
    case .table(let hasBody):
      if hasBody { append(markup: "</tbody>\n") }
      append(markup: "</table>\n")
    case .tableRow(let part):
      startLine()
      append(markup: part == .head ? "</tr>\n</thead>\n" : "</tr>\n")
    case .tableCell(let isHead, _): append(markup: isHead ? "</th>\n" : "</td>\n")
    case .emphasis: append(markup: "</em>")
    case .strong: append(markup: "</strong>")
    case .code: append(markup: "</code>")
    case .link: append(markup: "</a>")
    default: break
    }
  }

  /// Writes what stands inside the element of a node that has no nodes below it.
  mutating func writeContent(_ kind: Document.Kind) {
    switch kind {
    case .text(let literal), .code(let literal): append(escaping: literal)
    case .softBreak, .lineBreak: append(markup: "\n")
    case .htmlInline(let raw), .htmlBlock(let raw): append(raw: raw)
    case .codeBlock(let info, let literal):
      append(markup: "<code")
      if let word = info.utf8.split(whereSeparator: Byte.isSpace).first, info.utf8.first.map(Byte.isSpace) == false {
        append(attribute: "class", value: "language-" + String(decoding: word, as: UTF8.self))
      }
      append(markup: ">")
      append(escaping: literal)
      append(markup: "</code>")
    default: break
    }
  }

  // MARK: Tags

  /// Writes `<name`, without an end.
  mutating func open(_ name: StaticString) {
    append(markup: "<")
    append(markup: name)
  }

  mutating func open(_ name: StaticString, _ attributes: Attributes, isEmpty: Bool = false) {
    open(name)
    closeTag(attributes, isEmpty: isEmpty)
  }

  mutating func open(named name: String, _ attributes: Attributes, isEmpty: Bool) {
    append(markup: "<")
    append(raw: name)
    closeTag(attributes, isEmpty: isEmpty)
  }

  private mutating func closeTag(_ attributes: Attributes, isEmpty: Bool) {
    append(attributes, without: [])
    append(markup: isEmpty ? " />" : ">")
  }

  mutating func append(_ attributes: Attributes, without left: [String]) {
    guard !attributes.isEmpty else { return }
    for (name, value) in attributes where !left.contains(name) { append(attribute: name, value: value) }
  }

  /// Writes the attribute `name` with the value given for it, or else the standard one.
  mutating func append(_ attributes: Attributes, replacing name: String, standard: String?) {
    guard let value = attributes.last(where: { $0.name == name })?.value ?? standard else { return }
    append(attribute: name, value: value)
  }
}

extension Document.Kind {
  /// Whether the node stands in lines of its own.
  var isBlock: Bool {
    switch self {
    case .document, .blockQuote, .list, .item, .paragraph, .heading, .thematicBreak, .codeBlock, .htmlBlock, .table,
      .tableRow, .tableCell:
      true
    default: false
    }
  }

  /// Whether the node's element has its content in lines of their own.
  var holdsBlocks: Bool {
    switch self {
    case .blockQuote, .list: true
    default: false
    }
  }

  /// Whether the node's standard element has no content.
  var isEmpty: Bool {
    switch self {
    case .thematicBreak, .lineBreak, .image: true
    default: false
    }
  }
}

private let headingNames: [StaticString] = ["h1", "h2", "h3", "h4", "h5", "h6"]
