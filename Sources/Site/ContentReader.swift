import Diagnostics
import FlowModel
import Guides

/// The largest file that is read, in bytes.
private let largestFile = 10 << 20

/// Walks the folders of a site; the only place in which content is read from disk.
struct ContentReader {
  let options: ReadingOptions
  var content = SiteContent()
  private var flowsAreOutOfReach = false

  init(options: ReadingOptions) { self.options = options }

  mutating func read() {
    readConfig()
    readFlows(only: nil)
    for path in files(under: "templates") {
      guard [".mustache", ".yml", ".css"].contains(where: path.hasSuffix) else { continue }
      if let source = source("templates/\(path)") {
        content.templates.append(.init(path: path, bytes: source.bytes))
      }
    }
    for language in content.config?.languageTags ?? [] { readPages(language) }
    readOtherAssets()
    readStaticFiles()
  }

  // MARK: Site file and flows

  private mutating func readConfig() {
    guard exists("content") else {
      content.problems.append(
        FileProblem(path: shown("content"), message: "there is no such folder; a site has its pages there (see --root)")
      )
      return
    }
    guard exists("content/site.yml") else {
      // Of a folder that may not be looked into, nothing is known.
      guard canBeRead("content") else { return }
      content.diagnostics.append(
        Diagnostic(
          .siteConfig, at: SourceLocation(file: "content/site.yml"),
          "there is no site file; write one with a title and languages"))
      return
    }
    readConfigIfPresent()
  }

  mutating func readConfigIfPresent() {
    guard exists("content/site.yml"), let source = source("content/site.yml") else { return }
    let (config, diagnostics) = SiteConfig.read(source)
    content.config = config
    if let base = options.baseURL { content.config?.baseURL = base }
    content.diagnostics += diagnostics
  }

  /// Reads all models, or the one that is named.
  mutating func readFlows(only name: String?) {
    let languages = content.config?.languageTags ?? []
    let before = content.problems.count
    let paths = files(under: "content/flows")
    flowsAreOutOfReach = content.problems.count > before
    for path in paths where name == nil {
      let place = SourceLocation(file: "content/flows/\(path)")
      if path.hasSuffix(".yaml"), !path.contains("/") {
        content.diagnostics.append(
          Diagnostic(
            .modelSyntax, at: place, "the name of a flow model ends in .yml; rename this file",
            notes: ["the guides on this flow are not run until it can be read"]))
        content.flows[String(path.dropLast(5))] = .unreadable
      } else if (path.hasSuffix(".md") || pageName(of: path) != nil) && path.lowercased() != "readme.md" {
        content.diagnostics.append(
          Diagnostic(
            .siteConfig, at: place, "this page stands among the flow models, where it is not read",
            notes: ["pages stand in content/LANGUAGE"]))
      }
    }
    for path in paths where path.hasSuffix(".yml") && !path.contains("/") {
      let flow = String(path.dropLast(4))
      guard name == nil || flow == name else { continue }
      guard let source = source("content/flows/\(path)") else {
        content.flows[flow] = .unreadable
        continue
      }
      var (model, diagnostics) = FlowModel.load(source, languages: languages)
      if model == nil {
        diagnostics = diagnostics.inReportOrder()
        let ids: [DiagnosticID] = [.modelSyntax, .idReused, .idUnknown, .typeMismatch]
        if let first = diagnostics.firstIndex(where: { ids.contains($0.id) }) {
          diagnostics[first].notes.append("the guides on this flow are not run until it can be read")
        }
      }
      content.diagnostics += diagnostics
      content.flows[flow] = model.map { .model($0) } ?? .unreadable
    }
  }

  /// Where the folder of flows cannot be read, nobody can say that a flow is not there.
  private mutating func readFlowsOutOfReach() {
    guard flowsAreOutOfReach else { return }
    for flow in content.pages.compactMap(\.frontMatter.flow) where content.flows[flow] == nil {
      content.flows[flow] = .unreadable
    }
  }

  // MARK: Pages and assets

  private mutating func readPages(_ language: String) {
    var sources: [(path: String, source: SourceFile)] = []
    for path in files(under: "content/\(language)") {
      let whole = "content/\(language)/\(path)"
      if path != "index.md", path.lowercased() == "index.md" {
        content.absent["\(language)/index"] = .unreadable
        reportEnding(
          whole, "the first page of a language is called index.md; rename this file",
          "call it content/\(language)/index.md")
      } else if path.hasSuffix(".md") {
        let name = String(path.dropLast(3))
        if let source = source(whole) {
          sources.append((name, source))
        } else {
          content.absent["\(language)/\(name)"] = .unreadable
        }
      } else if let name = pageName(of: path) {
        if exists("content/\(language)/\(name)") {
          reportEnding(
            whole, "this page is there twice; the other file is content/\(language)/\(name)", "keep one of the two")
        } else {
          content.absent["\(language)/\(name.dropLast(3))"] = .unreadable
          reportEnding(whole, "the name of a page ends in .md; rename this file", "call it content/\(language)/\(name)")
        }
      } else if let bytes = bytes(of: whole) {
        content.assets.append(.init(path: "\(language)/\(path)", bytes: bytes))
      }
    }
    let read = inParallel(sources.count, jobs: options.jobs) { [sources] index in
      Page.read(sources[index].source, path: sources[index].path, language: language)
    }
    for (page, diagnostics) in read {
      if page.frontMatter.isDraft, !options.includesDrafts {
        content.absent["\(language)/\(page.path)"] = .draft
        continue
      }
      content.pages.append(page)
      content.diagnostics += diagnostics
    }
    readFlowsOutOfReach()
  }

  private mutating func reportEnding(_ path: String, _ message: String, _ note: String) {
    content.diagnostics.append(
      Diagnostic(.siteConfig, at: SourceLocation(file: path), message, notes: [note]))
  }

  /// Files that are copied to the root of the site under their own names.
  private mutating func readStaticFiles() {
    for path in files(under: "content/static", includingDots: true) {
      if let bytes = bytes(of: "content/static/\(path)") {
        content.staticFiles.append(.init(path: path, bytes: bytes))
      }
    }
  }

  /// Folders under `content` that are no language's and hold no flows: files that all languages share.
  private mutating func readOtherAssets() {
    // Without languages no folder can be told from another; that has been reported.
    guard let languages = content.config?.languageTags else { return }
    let own = Set(languages + ["flows", "static"])
    var strays: [String: [String]] = [:]
    for path in files(under: "content", leavingOut: own) where path != "site.yml" {
      if path.hasSuffix(".md") || pageName(of: path) != nil {
        strays[String(path.prefix { $0 != "/" }), default: []].append(path)
      } else if let bytes = bytes(of: "content/\(path)") {
        content.assets.append(.init(path: path, bytes: bytes))
      }
    }
    for (folder, pages) in strays.sorted(by: { $0.key < $1.key }) { reportStrays(pages, folder, languages) }
  }

  /// Pages in a folder that is no language's are one mistake, in the folder's name or in the site file.
  private mutating func reportStrays(_ pages: [String], _ folder: String, _ languages: [String]) {
    let inFolder = pages.filter { $0.hasPrefix(folder + "/") }
    guard !inFolder.isEmpty else {
      content.diagnostics.append(
        Diagnostic(
          .siteConfig, at: SourceLocation(file: "content/\(folder)"),
          "this page is in no language of the site; pages stand in content/LANGUAGE",
          notes: ["languages: \(languages.joined(separator: ", "))"]))
      return
    }
    let meant =
      languages.first { $0.lowercased() == folder.lowercased() }
      ?? languages.first { !exists("content/\($0)") && $0.sorted() == folder.sorted() }
    content.diagnostics.append(
      Diagnostic(
        .siteConfig, at: SourceLocation(file: "content/\(folder)"),
        "this folder is no language of the site, and its \(inFolder.count == 1 ? "page is" : "\(inFolder.count) pages are") not read",
        notes: [
          meant.map { "call it content/\($0), or name \(folder) in content/site.yml" }
            ?? "name it in content/site.yml, or move what is in it; languages: \(languages.joined(separator: ", "))"
        ]))
    // Pages that are there under a wrong name are not missing.
    guard let meant else { return }
    for path in inFolder {
      let name = path.dropFirst(folder.count + 1)
      content.absent["\(meant)/\(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])"] = .unreadable
    }
  }

  // MARK: Files

  private func absolute(_ path: String) -> String { options.root + "/" + path }

  private func shown(_ path: String) -> String { options.root == "." ? path : absolute(path) }

  private mutating func canBeRead(_ folder: String) -> Bool {
    let before = content.problems.count
    _ = files(under: folder)
    return content.problems.count == before
  }

  private func exists(_ path: String) -> Bool { Disk.kind(of: absolute(path)) != nil }

  /// Paths of all files in a folder and its folders, sorted; what editors and merges leave behind is left out, and so are
  /// names that begin with a dot, unless they are wanted.
  /// Folders right under it that are in `leavingOut` are not gone into.
  private mutating func files(
    under folder: String, leavingOut: Set<String> = [], includingDots: Bool = false
  ) -> [String] {
    guard exists(folder) else {
      if Disk.kind(of: absolute(folder), followingLinks: false) == .link { reportDeadLink(folder) }
      return []
    }
    var found: [String] = []
    var open = [OpenFolder(prefix: "", jumps: [])]
    while let next = open.popLast() {
      let prefix = next.prefix
      do throws(DiskError) {
        for entry in try Disk.entries(of: absolute(folder + "/" + prefix)) {
          if isLeftOut(entry.name, includingDots: includingDots) { continue }
          let path = prefix + entry.name
          switch entry.kind {
          // A folder with a page's name is a mistake, which reading it brings to light.
          case .folder where !includingDots && (path.hasSuffix(".md") || path.hasSuffix(".yml")): found.append(path)
          case .folder where leavingOut.contains(path): break
          case .folder: open.append(OpenFolder(prefix: path + "/", jumps: next.jumps))
          case .file, .other: found.append(path)
          case .link where leavingOut.contains(path): break
          case .link: follow(path, in: folder, after: next.jumps, into: &found, open: &open)
          }
        }
      } catch {
        content.problems.append(
          FileProblem(
            path: shown(prefix.isEmpty ? folder : folder + "/" + prefix.dropLast()),
            message: "this folder cannot be read: \(error.reason)"))
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A folder that is still to be looked into.
  private struct OpenFolder {
    /// Its path, with a slash at the end.
    let prefix: String
    /// The real paths of the folders with the links that have led to it.
    let jumps: [String]
  }

  /// More links than this on one way are a tangle.
  private static let mostJumps = 8

  /// A link is read as what it leads to; a folder that the link stands in, whatever other links led there, is a circle.
  private mutating func follow(
    _ path: String, in folder: String, after jumps: [String], into found: inout [String], open: inout [OpenFolder]
  ) {
    let whole = folder + "/" + path
    switch Disk.kind(of: absolute(whole)) {
    case nil: reportDeadLink(whole)
    case .folder:
      let above = whole[..<(whole.lastIndex(of: "/") ?? whole.startIndex)]
      guard let real = realPath(absolute(whole)), let own = realPath(absolute(String(above))) else { return }
      let jumps = jumps + [own]
      if jumps.count <= Self.mostJumps, !jumps.contains(where: { ($0 + "/").hasPrefix(real + "/") }) {
        open.append(OpenFolder(prefix: path + "/", jumps: jumps))
      } else {
        content.problems.append(FileProblem(path: shown(whole), message: "this link leads in a circle; take it out"))
      }
    default: found.append(path)
    }
  }

  private mutating func reportDeadLink(_ path: String) {
    content.problems.append(FileProblem(path: shown(path), message: "this is a link that leads nowhere"))
  }

  private mutating func source(_ path: String) -> SourceFile? {
    guard let bytes = bytes(of: path) else { return nil }
    if let bad = firstInvalidByte(bytes) {
      // A letter in the byte's place: a line that begins with it has to be there.
      let before = SourceFile(path: path, bytes: bytes[..<bad] + [UInt8(ascii: "?")])
      content.diagnostics.append(
        Diagnostic(
          .notUTF8, at: SourceLocation(before, before.bytes.count - 1..<before.bytes.count),
          "byte \(bad + 1) of this file (0x\(String(bytes[bad], radix: 16, uppercase: true))) is not UTF-8; "
            + "save the file as UTF-8"))
      return nil
    }
    let source = SourceFile(path: path, bytes: bytes)
    content.sources[path] = source
    if let mark = markOfMerge(bytes) {
      content.diagnostics.append(
        Diagnostic(
          .mergeConflict, at: SourceLocation(source, mark),
          "this file holds two versions of the same lines, and is not read until one is chosen",
          notes: ["keep what is right, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"]))
      return nil
    }
    return source
  }

  private mutating func bytes(of path: String) -> [UInt8]? {
    do throws(DiskError) {
      return try Disk.bytes(of: absolute(path), limit: largestFile)
    } catch {
      switch error {
      case .tooLarge(let size):
        content.diagnostics.append(
          Diagnostic(
            .fileTooLarge, at: SourceLocation(file: path),
            "this file has \(size) bytes; files over \(largestFile >> 20) MiB are not read"))
      case .isFolder, .isNoRegularFile:
        content.problems.append(FileProblem(path: shown(path), message: error.reason))
      case .system:
        content.problems.append(FileProblem(path: shown(path), message: "this file cannot be read: \(error.reason)"))
      }
      return nil
    }
  }
}

/// Whether a file is none of the site's: left behind by an editor, a merge or a system, or hidden.
private func isLeftOut(_ name: String, includingDots: Bool) -> Bool {
  if name.hasPrefix("."), !includingDots { return true }
  if name.hasSuffix("~") || name.hasPrefix(".#") || (name.hasPrefix("#") && name.hasSuffix("#")) { return true }
  return [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name)
    || [".orig", ".rej", ".swp", ".swo", ".bak"].contains(where: name.hasSuffix)
}

/// The name of a page with the ending that pages have, where it has another one of Markdown's.
private func pageName(of path: String) -> String? {
  guard let dot = path.lastIndex(of: "."), !path.hasSuffix(".md") else { return nil }
  // Some systems hide a second ending from those who save a file.
  if path.hasSuffix(".md.txt") { return String(path.dropLast(4)) }
  let ending = path[path.index(after: dot)...].lowercased()
  return ["md", "markdown", "mdown", "mkd", "mkdn", "mdwn"].contains(ending) ? path[..<dot] + ".md" : nil
}

/// The line with which git begins two versions that it could not merge, where the line between them follows.
private func markOfMerge(_ bytes: [UInt8]) -> Range<Int>? {
  let (less, lineFeed) = (UInt8(ascii: "<"), UInt8(ascii: "\n"))
  var start = bytes.startIndex
  while let sign = bytes[start...].firstIndex(of: less) {
    let end = bytes[sign...].firstIndex(of: lineFeed) ?? bytes.endIndex
    let isFirst = sign == 0 || bytes[sign - 1] == lineFeed
    if isFirst, bytes[sign..<end].starts(with: "<<<<<<< ".utf8),
      bytes[end...].split(separator: lineFeed).contains(where: {
        $0.elementsEqual("=======".utf8) || $0.elementsEqual("=======\r".utf8)
      })
    {
      return sign..<end
    }
    start = isFirst ? end : sign + 1
  }
  return nil
}

/// The offset of the first byte that is not part of valid UTF-8.
private func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .emptyInput: return nil
    case .error: return min(offset, bytes.count - 1)
    }
  }
}
