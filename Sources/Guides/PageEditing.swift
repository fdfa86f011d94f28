import Diagnostics
import FlowModel
import Markdown

/// A change of a page's text.
struct TextEdit: Sendable, Hashable {
  /// Byte offsets in the page's source.
  let range: Range<Int>
  let text: String
}

extension Page {
  /// The page with edits applied, which must not overlap; of two at one place the first given comes first.
  func applying(_ edits: [TextEdit]) -> Page {
    let bytes = source.bytes(replacing: fixEdits(edits).map { (source.offsets(of: $0.location.range), $0.text) })
    return Page.read(SourceFile(path: source.path, bytes: bytes), path: path, language: language).page
  }

  /// Edits in the form of reports: in the order of the text, those that touch at one place made one.
  func fixEdits(_ edits: [TextEdit]) -> [Fix.Edit] {
    var merged: [TextEdit] = []
    let inOrder = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.isEmpty ? 0 : 1, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.isEmpty ? 0 : 1, $1.offset)
    }
    for edit in inOrder.map(\.element) {
      if let last = merged.last, last.range.upperBound == edit.range.lowerBound {
        merged[merged.count - 1] = TextEdit(
          range: last.range.lowerBound..<edit.range.upperBound, text: last.text + edit.text)
      } else {
        merged.append(edit)
      }
    }
    return merged.map { Fix.Edit(at: SourceLocation(source, $0.range), text: $0.text) }
  }
}

/// Changes of a guide's text that keep its Markdown in order: lists stay numbered, jumps keep naming their steps.
struct PageEditor {
  let page: Page
  let list: StepList

  private var document: Document { page.document }

  // MARK: Words

  /// Puts other words in place of those of a bold text or a link.
  func replaceWords(of node: Document.NodeID, with words: String) -> TextEdit? {
    guard !namesItself(node), !holdsMore(node) else { return nil }
    // An address in angle brackets has no words of its own.
    if case .link(let destination, _) = document.nodes[node].kind,
      page.source.bytes[document.nodes[node].range.lowerBound] == UInt8(ascii: "<")
    {
      return TextEdit(range: document.nodes[node].range, text: "[\(escaped(words))](\(destination))")
    }
    var inner = node
    // A link that is all bold keeps its bold, and the other way round.
    while true {
      let children = Array(document.children(of: inner))
      guard children.count == 1, let child = children.first else { break }
      switch document.nodes[child].kind {
      case .strong, .link, .emphasis, .code: inner = child
      default:
        return TextEdit(range: document.nodes[child].range, text: escaped(words))
      }
    }
    let children = Array(document.children(of: inner))
    guard let first = children.first, let last = children.last else { return nil }
    return TextEdit(
      range: document.nodes[first].range.lowerBound..<document.nodes[last].range.upperBound, text: escaped(words))
  }

  /// Makes all the words of a link bold, which are so in part.
  func makeBold(inside node: Document.NodeID) -> TextEdit? {
    let children = Array(document.children(of: node))
    guard !namesItself(node), !holdsMore(node), let first = children.first, let last = children.last else { return nil }
    return TextEdit(
      range: document.nodes[first].range.lowerBound..<document.nodes[last].range.upperBound,
      text: "**\(escaped(document.plainText(of: node)))**")
  }

  /// Whether a link is named by its own words (`[words]`, `[words][]`), which then cannot change by themselves.
  private func namesItself(_ node: Document.NodeID) -> Bool {
    (node..<document.nodes[node].end).contains { id in
      guard case .link = document.nodes[id].kind else { return false }
      let text = String(decoding: page.source.bytes[document.nodes[id].range], as: UTF8.self)
      return text.hasSuffix("[]") || (text.hasSuffix("]") && !text.contains("]["))
    }
  }

  /// Whether there is more in a text than words: a picture or raw HTML would be lost with them.
  private func holdsMore(_ node: Document.NodeID) -> Bool {
    document.descendants(of: node).contains { id in
      switch document.nodes[id].kind {
      case .image, .htmlInline: true
      default: false
      }
    }
  }

  /// Puts another destination in place of a link's.
  func replaceDestination(of node: Document.NodeID, with destination: String) -> TextEdit? {
    guard case .link(let old, _) = document.nodes[node].kind else { return nil }
    let range = document.nodes[node].range
    let written = Array("](\(old)".utf8)
    var start = range.upperBound - written.count
    while start >= range.lowerBound {
      if page.source.bytes[start..<start + written.count].elementsEqual(written) {
        return TextEdit(range: start + 2..<start + written.count, text: destination)
      }
      start -= 1
    }
    return nil
  }

  /// Puts another number in place of one in a link's words, in the same digits.
  func replaceNumber(_ old: WrittenNumber, of node: Document.NodeID, with number: String) -> TextEdit? {
    guard !namesItself(node), !holdsMore(node) else { return nil }
    var passed = 0
    for child in document.descendants(of: node) {
      guard case .text = document.nodes[child].kind else { continue }
      let range = document.nodes[child].range
      // A digit of an entity is not a digit of the words, and a dot may stand behind a backslash.
      guard !page.source.bytes[range].contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\") }) else {
        return nil
      }
      let found = numbers(in: page.text(range))
      guard old.place < passed + found.count else {
        passed += found.count
        continue
      }
      let here = found[old.place - passed]
      guard here.text == old.text else { return nil }
      let start = range.lowerBound + here.bytes.lowerBound
      return TextEdit(range: start..<start + here.bytes.count, text: old.written(number))
    }
    return nil
  }

  /// Writes words in front of a statement.
  func insert(_ words: String, before statement: Int) -> TextEdit {
    let start = document.nodes[list.statements[statement].node].range.lowerBound
    return TextEdit(range: start..<start, text: words + ", ")
  }

  /// Writes words behind a statement.
  func insert(_ words: String, after statement: Int) -> TextEdit {
    let end = document.nodes[list.statements[statement].node].range.upperBound
    return TextEdit(range: end..<end, text: ", " + words)
  }

  // MARK: Steps

  /// Writes steps of their own in front of a step.
  func insertSteps(_ contents: [String], before step: Int) -> [TextEdit] {
    guard let marker = marker(of: step) else { return [] }
    let gap = isLoose(step) ? lineEnd + lineEnd : lineEnd
    let text = contents.enumerated().map { index, content in
      "\(marker.number + index)\(marker.delimiter) \(content)\(gap)\(marker.indent)"
    }.joined()
    return [TextEdit(range: marker.range.lowerBound..<marker.range.lowerBound, text: text)]
      + renumber(from: step, by: contents.count)
  }

  /// Writes steps of their own behind the last one.
  func appendSteps(_ contents: [String]) -> [TextEdit] {
    guard let last = list.steps.lastIndex(where: { $0.parent == nil }), let marker = marker(of: last) else { return [] }
    let end = document.nodes[list.steps[last].item].range.upperBound
    let gap = isLoose(last) ? lineEnd + lineEnd : lineEnd
    let text = contents.enumerated().map { index, content in
      "\(gap)\(marker.indent)\(marker.number + 1 + index)\(marker.delimiter) \(content)"
    }.joined()
    return [TextEdit(range: end..<end, text: text)]
  }

  /// Takes a step out.
  func removeStep(_ step: Int) -> [TextEdit] {
    let range = document.nodes[list.steps[step].item].range
    var end = range.upperBound
    if let next = list.steps.indices.first(where: { $0 > step && list.steps[$0].parent == list.steps[step].parent }) {
      end = document.nodes[list.steps[next].item].range.lowerBound
    }
    return [TextEdit(range: range.lowerBound..<end, text: "")] + renumber(from: step + 1, by: -1, siblingOf: step)
  }

  /// Exchanges a step with the next one beside it.
  func swapWithNext(_ step: Int) -> [TextEdit]? {
    guard let next = list.steps.indices.first(where: { $0 > step && list.steps[$0].parent == list.steps[step].parent }),
      let first = content(of: step), let second = content(of: next)
    else { return nil }
    let bytes = page.source.bytes
    var edits = [
      TextEdit(range: first, text: String(decoding: bytes[second], as: UTF8.self)),
      TextEdit(range: second, text: String(decoding: bytes[first], as: UTF8.self)),
    ]
    let (a, b) = (list.steps[step].number, list.steps[next].number)
    let moved = [first, second]
    for (node, number) in jumpNumbers() where number.value == a || number.value == b {
      // What stands in the exchanged text is moved as it is.
      guard !moved.contains(where: { $0.contains(document.nodes[node].range.lowerBound) }) else { continue }
      if let edit = replaceNumber(number, of: node, with: number.value == a ? b : a) { edits.append(edit) }
    }
    return edits
  }

  // MARK: Numbers

  private struct Marker {
    let range: Range<Int>
    let number: Int
    let delimiter: String
    /// What stands before it on its line, as spaces.
    let indent: String
  }

  private func marker(of step: Int) -> Marker? {
    let bytes = page.source.bytes
    let start = document.nodes[list.steps[step].item].range.lowerBound
    var end = start
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    guard end > start, end < bytes.count, let number = Int(String(decoding: bytes[start..<end], as: UTF8.self)) else {
      return nil
    }
    let lineStart = page.source.lineStarts[page.source.position(at: start).line - 1]
    // What stands before the marker in its line, all but tabs and quotation marks as blanks.
    let indent = String(decoding: bytes[lineStart..<start], as: UTF8.self).map { "\t>".contains($0) ? $0 : " " }
    return Marker(
      range: start..<end, number: number, delimiter: String(decoding: [bytes[end]], as: UTF8.self),
      indent: String(indent))
  }

  private func content(of step: Int) -> Range<Int>? {
    let bytes = page.source.bytes
    guard let marker = marker(of: step) else { return nil }
    var start = marker.range.upperBound + 1
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") { start += 1 }
    let end = document.nodes[list.steps[step].item].range.upperBound
    return start < end ? start..<end : nil
  }

  private func isLoose(_ step: Int) -> Bool {
    if case .list(_, _, tight: false) = document.nodes[document.nodes[list.steps[step].item].parent].kind {
      true
    } else {
      false
    }
  }

  /// Edits after which a step and those beside and behind it have other numbers, and jumps name them by these.
  private func renumber(from step: Int, by shift: Int, siblingOf other: Int? = nil) -> [TextEdit] {
    let model = other ?? step
    guard model < list.steps.count else { return [] }
    let parent = list.steps[model].parent
    let siblings = list.steps.indices.filter { $0 >= step && list.steps[$0].parent == parent }
    var edits: [TextEdit] = []
    var renamed: [(from: String, to: String)] = []
    for sibling in siblings {
      guard let last = list.steps[sibling].number.split(separator: ".").last.flatMap({ Int($0) }) else { continue }
      let prefix = list.steps[sibling].number.dropLast(String(last).count)
      renamed.append((list.steps[sibling].number, "\(prefix)\(last + shift)"))
      // Only where the writer counts: `1.` throughout stays.
      if let marker = marker(of: sibling), marker.number == last, marker.number > 1 || shift < 0 {
        edits.append(TextEdit(range: marker.range, text: String(last + shift)))
      } else if let marker = marker(of: sibling), sibling == step, shift > 0, marker.number == last, siblings.count > 1,
        let next = self.marker(of: siblings[1]), next.number == marker.number + 1
      {
        edits.append(TextEdit(range: marker.range, text: String(last + shift)))
      }
    }
    for (node, number) in jumpNumbers() {
      let old = number.value
      guard let rename = renamed.first(where: { old == $0.from || old.hasPrefix($0.from + ".") }) else { continue }
      let new = rename.to + old.dropFirst(rename.from.count)
      if let edit = replaceNumber(number, of: node, with: new) { edits.append(edit) }
    }
    return edits
  }

  /// Links to steps, with the number in their words.
  private func jumpNumbers() -> [(node: Document.NodeID, number: WrittenNumber)] {
    list.statements.compactMap { statement in
      guard case .link(let destination, _) = document.nodes[statement.node].kind,
        case .claim(.step, _) = LinkTarget(destination),
        let number = stepNumbers(in: statement.words, title: page.frontMatter.title).first
      else { return nil }
      return (statement.node, number)
    }
  }

  /// As the page's writer ends lines.
  private var lineEnd: String {
    zip(page.source.bytes, page.source.bytes.dropFirst()).contains { $0 == (0x0D, 0x0A) } ? "\r\n" : "\n"
  }

  private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Words as Markdown text.
  private func escaped(_ words: String) -> String {
    var result = ""
    for character in words {
      if "*_[]<>\\`&".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
