import Diagnostics
import Guides

/// Finds what a broken link may have meant.
///
/// One look goes through all pages of a language, so each name is looked for once, and after `limit` names no further
/// one: where a whole site has lost its pages, the report must not take minutes.
struct LinkSuggestions {
  private let resolver: LinkResolver
  private var known: [String: String?] = [:]
  private let limit = 300

  init(_ resolver: LinkResolver) {
    self.resolver = resolver
  }

  /// The index of a page of the same name in another folder, else of one with a similar path.
  mutating func page(_ path: String, in language: String) -> Int? {
    let pages = resolver.content.pages
    return remembered("\(language)/\(path).md") {
      let paths = pages.lazy.filter { $0.language == language }.map(\.path)
      let name = lastPart(path)
      return paths.first { lastPart($0) == name } ?? nearest(to: path, in: paths)
    }.flatMap { resolver.map.page($0, in: language) }
  }

  /// The path under `content` of a file with a similar path.
  mutating func file(_ path: String) -> String? {
    let files = resolver.map.assets.keys
    return remembered(path) { nearest(to: path, in: files.sorted()) }
  }

  /// The index of the first page in a folder, named by its path under `content`; all of `content` where it is empty.
  mutating func page(inFolder path: String) -> Int? {
    let pages = resolver.content.pages
    let folder = path.isEmpty ? "" : path + "/"
    return remembered(path + "/") {
      pages.first { "\($0.language)/\($0.path)".hasPrefix(folder) }.map { "\($0.language)/\($0.path)" }
    }.flatMap { found in
      let parts = found.split(separator: "/", maxSplits: 1).map(String.init)
      return parts.count == 2 ? resolver.map.page(parts[1], in: parts[0]) : nil
    }
  }

  private mutating func remembered(_ key: String, _ find: () -> String?) -> String? {
    if let found = known[key] { return found }
    guard known.count < limit else { return nil }
    let found = find()
    known[key] = .some(found)
    return found
  }
}

private func lastPart(_ path: String) -> Substring {
  guard let slash = path.lastIndex(of: "/") else { return path[...] }
  return path[path.index(after: slash)...]
}
