import Diagnostics
import FlowModel
import Guides

/// Checks what the site file says of pages, and that no two things want one place in the output (LANGUAGE.md §3).
struct StructureChecker {
  private let content: SiteContent
  private let config: SiteConfig
  private let map: SiteMap
  /// Pages' paths in any language, sorted.
  private let known: [String]
  private(set) var diagnostics: [Diagnostic] = []

  /// Everything wrong, in no order.
  static func check(_ content: SiteContent, _ map: SiteMap) -> [Diagnostic] {
    guard let config = content.config else { return [] }
    var checker = StructureChecker(content: content, config: config, map: map)
    checker.checkNavigation()
    checker.checkRedirects()
    checker.checkOutputs()
    return checker.diagnostics
  }

  private init(content: SiteContent, config: SiteConfig, map: SiteMap) {
    self.content = content
    self.config = config
    self.map = map
    known = Set(content.pages.map(\.path)).sorted()
  }

  private func exists(_ path: String) -> Bool {
    config.languageTags.contains { map.page(path, in: $0) != nil }
  }

  private func isAbsent(_ path: String) -> Bool {
    config.languageTags.contains { content.absent["\($0)/\(path)"] != nil }
  }

  private mutating func report(_ range: SourceRange, _ message: String, _ notes: [String] = []) {
    diagnostics.append(
      Diagnostic(
        .siteConfig, at: SourceLocation(file: config.source.path, range: range), message, notes: notes))
  }

  // MARK: Site file

  private mutating func checkNavigation() {
    for page in config.groups.flatMap(\.pages) where !exists(page.path) && !isAbsent(page.path) {
      report(page.range, "there is no page “\(page.path)” in any language" + meant(page.path))
    }
  }

  private mutating func checkRedirects() {
    for redirect in config.redirects {
      if redirect.isOfWholeSite {
        let path = redirect.from.lowercased()
        if ["index.html", "404.html"].contains(path) || map.assets.values.contains(where: { $0.lowercased() == path }) {
          report(redirect.fromRange, "“/\(redirect.from)” is a file of the site, so that nothing can lead away from it")
        }
      } else if exists(redirect.from) {
        report(redirect.fromRange, "“\(redirect.from)” is a page, so that nothing can lead away from it")
      } else if let language = config.languageTags.first(where: { redirect.from.hasPrefix($0 + "/") }) {
        report(
          redirect.fromRange,
          "an old path stands without its language: write \(redirect.from.dropFirst(language.count + 1))",
          ["it leads away from that address in each language"])
      } else if redirect.from == "404" {
        report(redirect.fromRange, "“404” is the page for addresses that do not exist, and leads nowhere")
      }
      if !exists(redirect.to), !isAbsent(redirect.to) {
        report(redirect.toRange, "there is no page “\(redirect.to)” in any language" + meant(redirect.to))
      }
    }
  }

  private func meant(_ path: String) -> String {
    let isFile = path.hasSuffix(".md") || path.hasSuffix(".html")
    let stem = isFile ? String(path[..<(path.lastIndex(of: ".") ?? path.endIndex)]) : path
    let near = exists(stem) ? stem : nearest(to: stem, in: known)
    return suggestion(of: near)
  }

  // MARK: Output

  /// Two files in one place; also where names differ in case only, which many file systems take for one.
  private mutating func checkOutputs() {
    var taken: [String: Int] = [:]
    for (index, page) in content.pages.enumerated() {
      let output = map.places[index].output
      if page.path == "index", page.frontMatter.slug != nil {
        reportSlug(of: page, "the first page of a language is its index.html and takes no slug", [])
      } else if output.lowercased() == "\(page.language)/404.html".lowercased() {
        reportSlug(of: page, "the output “\(output)” is the page for addresses that do not exist", [])
      } else if page.path != "index", output.lowercased() == "\(page.language)/index.html".lowercased() {
        reportSlug(of: page, "“index” is where a language begins; give this page another slug", [])
      } else if let other = taken.updateValue(index, forKey: output.lowercased()) {
        reportClash(index, other)
      }
    }
    checkStaticFiles(taken)
    for redirect in config.redirects where redirect.isOfWholeSite {
      guard let page = taken[redirect.from.lowercased()] else { continue }
      report(
        redirect.fromRange,
        "the redirect “/\(redirect.from)” stands where “\(content.pages[page].source.path)” is written")
    }
    for redirect in config.redirects where !redirect.isOfWholeSite && !exists(redirect.from) {
      for language in config.languageTags {
        let output = "\(language)/\(redirect.from).html"
        guard let page = taken[output.lowercased()] else { continue }
        report(
          redirect.fromRange,
          "the redirect “\(redirect.from)” stands where “\(content.pages[page].source.path)” is written: “\(output)”")
        break
      }
    }
  }

  /// A file of `content/static` must not stand where something else of the site is written.
  private mutating func checkStaticFiles(_ pages: [String: Int]) {
    var others = ["index.html": "the choice of a language", "404.html": "the page for addresses that do not exist"]
    if config.baseURL != nil { others["sitemap.xml"] = "the site map" }
    for language in config.languageTags {
      others["\(language)/404.html".lowercased()] = "the page for addresses that do not exist"
      others["\(language)/index.html".lowercased()] = "the first page of the language"
      for redirect in config.redirects {
        let output = redirect.isOfWholeSite ? redirect.from : "\(language)/\(redirect.from).html"
        others[output.lowercased()] = "a redirect"
      }
    }
    for (file, output) in map.assets where !file.hasPrefix("static/") {
      others[output.lowercased()] = "content/\(file)"
    }
    for (output, page) in pages { others[output] = content.pages[page].source.path }
    let folders = Set(others.keys.flatMap { foldersAbove($0) })
    var own: [String: String] = [:]
    // Where case does not count, a folder may have the name of a file.
    var ownFolders: [String: String] = [:]
    for file in content.staticFiles {
      let path = file.path.lowercased()
      let place = SourceLocation(file: "content/static/\(file.path)")
      let clash =
        others[path] ?? (own[path] ?? ownFolders[path]).map { "content/static/\($0)" }
        ?? (folders.contains(path) ? "a folder of the site" : nil)
        ?? foldersAbove(path).lazy.compactMap { others[$0] ?? own[$0].map { "content/static/\($0)" } }.first
      if path.hasPrefix(OutputRecord.marker) {
        diagnostics.append(Diagnostic(.siteConfig, at: place, "files with this name are Hatua's own in the output"))
      } else if let clash {
        diagnostics.append(
          Diagnostic(.siteConfig, at: place, "this file and \(clash) would both be “\(file.path)” in the output"))
      }
      own[path] = file.path
      for folder in foldersAbove(path) { ownFolders[folder] = file.path }
    }
  }

  private func foldersAbove(_ path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }

  /// Reports at the page that has a slug; at the later one where both have.
  private mutating func reportClash(_ index: Int, _ other: Int) {
    let isOther = content.pages[index].frontMatter.slug == nil && content.pages[other].frontMatter.slug != nil
    let (page, first) =
      isOther ? (content.pages[other], content.pages[index]) : (content.pages[index], content.pages[other])
    let (mine, theirs) = (map.places[index].output, map.places[other].output)
    let message =
      mine == theirs
      ? "this page and “\(first.source.path)” would both be “\(mine)”"
      : "this page and “\(first.source.path)” would be “\(isOther ? theirs : mine)” and “\(isOther ? mine : theirs)”, one file where case does not count"
    let place = SourceLocation(file: first.source.path, range: first.frontMatter.slugRange ?? .fileStart)
    reportSlug(of: page, message, [Related(at: place, "the other page")])
  }

  private mutating func reportSlug(of page: Page, _ message: String, _ related: [Related]) {
    let location = SourceLocation(file: page.source.path, range: page.frontMatter.slugRange ?? .fileStart)
    diagnostics.append(Diagnostic(.frontMatter, at: location, message, related: related))
  }
}
