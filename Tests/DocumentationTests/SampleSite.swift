import Foundation

/// What is wrong with a sample.
struct SampleMistake: Error {
  let message: String
}

/// A page's sample site: the files that its blocks have put there, on disk in a folder of its own.
struct SampleSite {
  let folder: URL
  /// A home folder of its own, with the repository in it: `~/hatua`.
  let home: URL
  private(set) var files: [String: String] = [:]

  init() throws {
    let files = FileManager.default
    let own = files.temporaryDirectory.appending(path: "hatua-documentation-\(UUID().uuidString)")
    folder = own.appending(path: "site")
    home = own.appending(path: "home")
    for folder in [folder, home] { try files.createDirectory(at: folder, withIntermediateDirectories: true) }
    try files.createSymbolicLink(at: home.appending(path: "hatua"), withDestinationURL: Repository.root)
  }

  func remove() { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  mutating func put(_ text: String, at path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
      throw SampleMistake(message: "“\(path)” is no path inside the sample site")
    }
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
    files[path] = text
  }

  /// Lines with a space or `-` in front must stand together in the file, once; those with a space or `+` take their place.
  /// A line `@@` begins another such place.
  mutating func change(_ path: String, _ lines: [String]) throws {
    guard let text = files[path] else { throw SampleMistake(message: "no block before this one has written \(path)") }
    var result = text.components(separatedBy: "\n")
    for hunk in lines.split(separator: "@@") {
      let old = try hunk.filter { !$0.hasPrefix("+") }.map(Self.withoutMark)
      let new = try hunk.filter { !$0.hasPrefix("-") }.map(Self.withoutMark)
      let places = result.indices.filter { result[$0...].starts(with: old) }
      guard places.count == 1, let place = places.first else {
        throw SampleMistake(
          message: "these lines stand in \(path) \(places.count) times:\n\(old.joined(separator: "\n"))")
      }
      result.replaceSubrange(place..<place + old.count, with: new)
    }
    try put(result.joined(separator: "\n"), at: path)
  }

  private static func withoutMark(_ line: String) throws -> String {
    guard line.isEmpty || " -+".contains(line.prefix(1)) else {
      throw SampleMistake(message: "a line of a change begins with a space, - or +: \(line)")
    }
    return String(line.dropFirst())
  }

  /// Whether some file holds these lines, however deep they are indented there; a line `…` stands for any lines.
  func holds(excerpt: [String]) -> Bool {
    files.values.contains { text in
      let lines = text.components(separatedBy: "\n")
      return lines.indices.contains { Self.matches(excerpt[...], lines[$0...], indent: nil) }
    }
  }

  private static func matches(_ excerpt: ArraySlice<String>, _ lines: ArraySlice<String>, indent: String?) -> Bool {
    guard let wanted = excerpt.first else { return true }
    if wanted.trimmingCharacters(in: .whitespaces) == "…" {
      return lines.indices.contains { matches(excerpt.dropFirst(), lines[$0...], indent: indent) }
    }
    guard let line = lines.first else { return false }
    if wanted.isEmpty || line.isEmpty {
      return wanted == line && matches(excerpt.dropFirst(), lines.dropFirst(), indent: indent)
    }
    guard line.hasSuffix(wanted) else { return false }
    let margin = String(line.dropLast(wanted.count))
    guard margin.allSatisfy({ $0 == " " }), margin == indent ?? margin else { return false }
    return matches(excerpt.dropFirst(), lines.dropFirst(), indent: margin)
  }
}
