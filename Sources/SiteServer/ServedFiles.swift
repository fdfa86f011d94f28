/// Everything that the server can answer with: one generation of a site, which never changes.
///
/// A path is looked up as a whole, so nothing outside the table can be reached, however a path is written.
package struct ServedFiles: Sendable {
  /// The languages that a reader without one can be sent to; each has `/LANGUAGE/`.
  package let languages: [String]
  private let table: [String: ServedFile]

  /// A site held in memory.
  ///
  /// - Parameters:
  ///   - files: the site's files by their paths from its root, as in `en/guide.html`; a slash before it changes nothing.
  ///     Names with a dot before them are not served, but for `.well-known`.
  ///   - languages: the language tags among the top-level folders; the first is for readers whom no page lets choose.
  ///   - buildTime: in seconds since 1970-01-01 00:00:00 UTC.
  package init(files: [String: [UInt8]], languages: [String], buildTime: Int) {
    let served = files.filter { $0.key.split(separator: "/").allSatisfy(isServedName) }.map { path, bytes in
      (path.hasPrefix("/") ? path : "/" + path, ServedFile(path: path, bytes: bytes, modified: buildTime))
    }
    self.init(served, languages: languages)
  }

  /// The paths are decoded and begin with a slash.
  init(_ files: [(path: String, file: ServedFile)], languages: [String]) {
    var table: [String: ServedFile] = [:]
    table.reserveCapacity(files.count)
    for (path, file) in files {
      table[path] = file
      if path.hasSuffix("/index.html") { table[String(path.dropLast("index.html".utf8.count))] = file }
    }
    self.table = table
    self.languages = languages.filter { table["/\($0)/"] != nil }
  }

  /// The file at `path`, a decoded path that begins with a slash; a folder's path ends in one and gives its index page.
  package subscript(path: String) -> ServedFile? { table[path] }

  /// The path that a reader means who left out a folder's last slash or a page's ending, or nil.
  func completion(of path: String) -> String? {
    [path + "/", path + ".html"].first { table[$0] != nil }
  }

  /// The page that tells that `path` leads nowhere: that of the path's language, else that of the whole site.
  func notFoundPage(for path: String) -> ServedFile? {
    if let first = path.split(separator: "/").first, let page = table["/\(first)/404.html"] { return page }
    return table["/404.html"]
  }
}

/// Whether a file or folder of this name is served: dotfiles are the builder's own, but for RFC 8615's `.well-known`.
func isServedName(_ name: some StringProtocol) -> Bool {
  name.utf8.first != UInt8(ascii: ".") || name == ".well-known"
}
