import Guides

/// Puts a finished site in its place: the only writer of output.
///
/// The site is assembled in a folder beside the output and exchanged with it in one system call, so that a reader, a
/// server or a crash sees the old site or the new one, never a mixture.
package struct Publisher {
  /// What shows that a folder was made by this program.
  static let marker = ".hatua-site"
  private static let markerText = "This folder is written anew by every build. What is changed here is lost.\n"
  /// Keeps an empty folder in version control; it stays there.
  private static let keeper = ".gitkeep"

  /// Writes the files to the folder `output`, in place of what stands there.
  ///
  /// A folder that holds something and has no marker is refused, unless `force` is true. A link to a folder is followed,
  /// and stays. `root` is the folder of the site: neither it, nor its content and templates, nor a folder around them is
  /// ever written over.
  /// - Throws: what cannot be written, or must not; the old output is as it was then.
  package static func publish(
    _ files: [RenderedFile], to output: String, root: String = ".", force: Bool
  ) throws(FileProblem) {
    let output = try OutputFolder(output)
    try publish(files.map(\.path), jobs: nil, to: output, root: root, force: force) { files[$0] }
  }

  /// Writes a site likewise, each page as soon as it is made.
  /// - Throws: what cannot be written, or must not; the old output is as it was then.
  package static func publish(
    _ site: RenderedSite, to output: String, root: String = ".", force: Bool
  ) throws(FileProblem) {
    let output = try OutputFolder(output)
    try publish(site.paths, jobs: site.jobs, to: output, root: root, force: force, site.file(at:))
  }

  private static func publish(
    _ paths: [String], jobs: Int?, to folder: OutputFolder, root: String, force: Bool,
    _ file: @Sendable (Int) -> RenderedFile
  ) throws(FileProblem) {
    try refuse(folder, root: root)
    let old = try contents(of: folder)
    if !force { try refuseForeign(old, folder) }
    removeLeftovers(of: folder)
    let assembly = try folder.beginAssembly()
    do throws(FileProblem) {
      try makeFolders(of: paths, in: assembly)
      try write(ownFiles(beside: old), to: assembly)
      let problems = inParallel(paths.count, jobs: jobs) { assembly.write(file($0)) }
      if let problem = problems.lazy.compactMap({ $0 }).first { throw problem }
      if old != nil {
        try folder.exchange(with: assembly)
      } else if try !folder.moveIn(assembly) {
        if !force { try refuseForeign(names(inFolder: folder.path, shownAs: folder.shownPath), folder) }
        try folder.exchange(with: assembly)
      }
    } catch {
      assembly.remove()
      throw error
    }
    try assembly.removeOldSite()
  }

  // MARK: What is refused

  private static func refuse(_ folder: OutputFolder, root: String) throws(FileProblem) {
    let kept = [root, root + "/content", root + "/templates"].compactMap(realPath)
    for path in kept where path == folder.path || path.hasPrefix(folder.path == "/" ? "/" : folder.path + "/") {
      throw FileProblem(
        path: folder.shownPath, message: "the output cannot be here: the site itself, “\(path)”, would be lost")
    }
    for path in kept.dropFirst() where folder.path.hasPrefix(path + "/") {
      throw FileProblem(
        path: folder.shownPath, message: "the output cannot be in “\(path)”: the next build would read it as content")
    }
  }

  /// Names in the output folder; `nil` when there is no such folder.
  private static func contents(of folder: OutputFolder) throws(FileProblem) -> [String]? {
    guard folder.exists else { return nil }
    return try names(inFolder: folder.path, shownAs: folder.shownPath)
  }

  private static func refuseForeign(_ names: [String]?, _ folder: OutputFolder) throws(FileProblem) {
    guard let names, !names.contains(marker), names.contains(where: { $0 != keeper }) else { return }
    throw FileProblem(
      path: folder.shownPath,
      message:
        "this folder holds files that no build has written; choose another with --output, or write over it with --force"
    )
  }

  // MARK: Writing

  private static func ownFiles(beside old: [String]?) -> [RenderedFile] {
    let own = RenderedFile(path: marker, text: markerText)
    return old?.contains(keeper) == true ? [own, RenderedFile(path: keeper, bytes: [])] : [own]
  }

  private static func write(_ files: [RenderedFile], to assembly: Assembly) throws(FileProblem) {
    for file in files {
      if let problem = assembly.write(file) { throw problem }
    }
  }

  private static func makeFolders(of paths: [String], in assembly: Assembly) throws(FileProblem) {
    var folders: Set<Substring> = []
    for path in paths {
      guard isSafe(path) else {
        throw FileProblem(path: path, message: "this is no path of a file below the output folder")
      }
      let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
      if !folder.isEmpty, folders.insert(folder).inserted { try assembly.makeFolder(String(folder)) }
    }
  }

  private static func isSafe(_ path: String) -> Bool {
    !path.contains("\0")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { ![".", "..", ""].contains($0) }
  }

  /// Removes what builds that were killed have left beside the output; those of builds still under way stay.
  private static func removeLeftovers(of folder: OutputFolder) {
    guard let names = try? names(inFolder: folder.parent, shownAs: folder.parent) else { return }
    for name in names.sorted() where name.hasPrefix(folder.assemblyPrefix) {
      guard let leftover = Assembly(openingUnused: folder.parent + "/" + name, shownAs: folder.shownPath) else {
        continue
      }
      leftover.remove()
    }
  }
}
