@testable import Site

/// A finished page as its tags: enough to see whether it is well-formed.
struct HTMLPage {
  let path: String
  private(set) var problems: [String] = []
  private(set) var ids: [String] = []
  /// Addresses in `href` and `src` that are relative.
  private(set) var links: [String] = []

  private static let empty: Set<String> = ["meta", "link", "img", "br", "hr", "input"]

  init(_ file: RenderedFile) {
    path = file.path
    var rest = Substring(String(decoding: file.bytes, as: UTF8.self))
    if !rest.hasPrefix("<!doctype html>\n<html lang=\"") { problems.append("no doctype or language") }
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      let text = rest[..<start]
      if text.contains(">") || text.contains("{{") { problems.append("stray mark in “\(text.suffix(30))”") }
      guard let end = rest[start...].firstIndex(of: ">") else {
        problems.append("tag without end")
        break
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = String(tag.prefix { $0 != " " })
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { problems.append("<\(tag)> closes what is not open") }
        continue
      }
      read(attributes: tag.dropFirst(name.count))
      if !Self.empty.contains(name) { open.append(name) }
      if name == "style" || name == "script", let close = rest.firstRange(of: "</\(name)>") {
        rest = rest[close.lowerBound...]
      }
    }
    if !open.isEmpty { problems.append("never closed: \(open)") }
  }

  private mutating func read(attributes: Substring) {
    var rest = attributes.drop { $0 == " " || $0 == "/" }
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals]
      let value = rest[rest.index(after: equals)...]
      guard value.first == "\"", let close = value.dropFirst().firstIndex(of: "\"") else {
        problems.append("attribute without quotes: \(rest)")
        return
      }
      let text = String(value[value.index(after: value.startIndex)..<close])
      if name == "id" { ids.append(text) }
      if name == "href" || name == "src", !text.contains(":") { links.append(text) }
      rest = value[value.index(after: close)...].drop { $0 == " " || $0 == "/" }
    }
    if !rest.isEmpty { problems.append("attribute without value: \(rest)") }
  }

  /// The file that a relative address leads to, and the id in it.
  func target(of link: String) -> (path: String, id: String) {
    let destination = LinkDestination(link)
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let target = destination.path.isEmpty ? path : resolvedPath(destination.path, in: folder) ?? link
    return (target.hasPrefix("/") ? String(target.dropFirst()) : target, destination.fragment ?? "")
  }
}
