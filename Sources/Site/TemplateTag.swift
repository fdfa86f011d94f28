import Diagnostics

/// One tag of a Mustache template.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable { case variable, unescaped, section, inverted, close, partial, comment }

  let kind: Kind
  let name: String
  /// Byte offsets, braces included.
  let range: Range<Int>
}

/// The tags of a template in reading order, and everything wrong with their form.
///
/// Templates are plain Mustache: variables, sections, partials and comments. What else Mustache dialects have (blocks,
/// other delimiters, functions, names of partials made at run time) is reported; some of it can make rendering endless.
func templateTags(of source: SourceFile) -> (tags: [TemplateTag], diagnostics: [Diagnostic]) {
  var scanner = TemplateScanner(source: source)
  scanner.scan()
  return (scanner.tags, scanner.diagnostics)
}

/// Sections deeper than this are a mistake; Mustache's parser recurses into each.
private let deepestSection = 50

private struct TemplateScanner {
  let source: SourceFile
  var tags: [TemplateTag] = []
  var diagnostics: [Diagnostic] = []

  mutating func scan() {
    var place = 0
    var open: [TemplateTag] = []
    while let start = find("{{", from: place) {
      guard let tag = readTag(at: start) else {
        place = find("}}", from: start).map { $0 + 2 } ?? source.bytes.count
        continue
      }
      place = tag.range.upperBound
      tags.append(tag)
      switch tag.kind {
      case .section, .inverted:
        open.append(tag)
        if open.count == deepestSection + 1 {
          report(tag.range, "sections stand more than \(deepestSection) deep here")
        }
      case .close:
        if let last = open.last, last.name == tag.name {
          open.removeLast()
        } else if let last = open.last {
          report(tag.range, "“\(tag.name)” is closed here, but “\(last.name)” is open")
          if open.contains(where: { $0.name == tag.name }) {
            while open.popLast()?.name != tag.name {}
          }
        } else {
          report(tag.range, "“\(tag.name)” is closed here, but was never opened")
        }
      case .variable, .unescaped, .partial, .comment: break
      }
    }
    for tag in open { report(tag.range, "the section “\(tag.name)” is never closed") }
  }

  private mutating func report(_ range: Range<Int>, _ message: String, _ notes: [String] = []) {
    diagnostics.append(Diagnostic(.template, at: SourceLocation(source, range), message, notes: notes))
  }

  private mutating func readTag(at start: Int) -> TemplateTag? {
    var place = start + 2
    let sigil = place < source.bytes.count ? source.bytes[place] : 0
    let (kind, hasSigil) = Self.kind(of: sigil)
    guard let kind else {
      let end = find("}}", from: start).map { $0 + 2 } ?? source.bytes.count
      report(
        start..<end, "tags that begin with “{{\(Character(UnicodeScalar(sigil)))” are not known here",
        ["known: {{name}}, {{{name}}}, {{&name}}, {{#name}}, {{^name}}, {{/name}}, {{>partial}}, {{!comment}}"])
      return nil
    }
    if hasSigil { place += 1 }
    let ending = sigil == UInt8(ascii: "{") ? "}}}" : "}}"
    guard let end = find(ending, from: place) else {
      report(start..<min(start + 2, source.bytes.count), "this tag is not closed; it ends with \(ending)")
      return nil
    }
    let range = start..<end + ending.utf8.count
    if kind == .comment { return TemplateTag(kind: .comment, name: "", range: range) }
    let name = String(decoding: source.bytes[place..<end], as: UTF8.self).trimmingSpaces
    guard Self.isName(name, slashes: kind == .partial) else {
      let what = name.isEmpty ? "this tag has no name" : "“\(name)” is no name; names have letters, digits, - and ."
      report(range, what)
      return nil
    }
    return TemplateTag(kind: kind, name: name, range: range)
  }

  private static func kind(of sigil: UInt8) -> (kind: TemplateTag.Kind?, hasSigil: Bool) {
    switch sigil {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): (.unescaped, true)
    case UInt8(ascii: "#"): (.section, true)
    case UInt8(ascii: "^"): (.inverted, true)
    case UInt8(ascii: "/"): (.close, true)
    case UInt8(ascii: ">"): (.partial, true)
    case UInt8(ascii: "!"): (.comment, true)
    case UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "%"): (nil, true)
    default: (.variable, false)
    }
  }

  private static func isName(_ name: String, slashes: Bool) -> Bool {
    if name == ".", !slashes { return true }
    return !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".") && !name.hasSuffix(".")
      && !name.contains("..")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        case UInt8(ascii: "/"): slashes
        default: false
        }
      }
  }

  private func find(_ text: String, from place: Int) -> Int? {
    let wanted = Array(text.utf8)
    var start = place
    while start + wanted.count <= source.bytes.count {
      if source.bytes[start..<start + wanted.count].elementsEqual(wanted) { return start }
      start += 1
    }
    return nil
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmingSpaces: String {
    let front = drop(while: \.isWhitespace)
    return String(front.reversed().drop(while: \.isWhitespace).reversed())
  }
}
