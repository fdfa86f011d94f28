import Guides

/// Puts a finished site in its place: the only writer of output.
///
/// The site is assembled in a folder beside the output and exchanged with it in one system call, so that a reader, a
/// server or a crash sees the old site or the new one, never a mixture. Where that cannot be done, or the output holds
/// what no build has written, the folder is filled in place, file by file.
package struct Publisher {
  /// How a site was put in its place.
  package enum Way: Sendable, Hashable {
    case exchanged
    /// File by file, since this stands in the way of one exchange.
    case filled(why: String)
  }

  package struct Outcome: Sendable, Hashable {
    package let way: Way
    /// Files of an earlier build, changed by hand since, that are no longer part of the site and stay.
    package var kept: [String] = []
  }

  /// Writes the files to the folder `output`, in place of what earlier builds have written there.
  ///
  /// What no build has written stays, where a file of the site is not to stand there. A folder that holds something and
  /// has no marker is refused, unless `force` is true: then all that is in it is lost. A link to a folder is followed,
  /// and stays. `root` is the folder of the site: neither it, nor its content and templates, nor a folder around them is
  /// ever written over.
  /// - Throws: what cannot be written, or must not; the old output is as it was then, unless it was filled in place.
  @discardableResult
  package static func publish(
    _ files: [RenderedFile], to output: String, root: String = ".", force: Bool
  ) throws(FileProblem) -> Outcome {
    let output = try OutputFolder(output)
    return try publish(files.map(\.path), jobs: nil, to: output, root: root, force: force) { files[$0] }
  }

  /// Writes a site likewise, each page as soon as it is made.
  /// - Throws: what cannot be written, or must not; the old output is as it was then, unless it was filled in place.
  @discardableResult
  package static func publish(
    _ site: RenderedSite, to output: String, root: String = ".", force: Bool
  ) throws(FileProblem) -> Outcome {
    let output = try OutputFolder(output)
    return try publish(site.paths, jobs: site.jobs, to: output, root: root, force: force, site.file(at:))
  }

  static func publish(
    _ paths: [String], jobs: Int?, to folder: OutputFolder, root: String, force: Bool,
    _ file: @Sendable (Int) -> RenderedFile
  ) throws(FileProblem) -> Outcome {
    try refuse(folder, root: root)
    if let path = paths.first(where: { !isSafe($0) }) {
      throw FileProblem(path: path, message: "this is no path of a file below the output folder")
    }
    let old = try OutputContents(
      of: folder.exists ? folder.path : nil, shownAs: folder.shownPath, written: Set(paths))
    if !force, !old.isOurs, !old.isEmpty { throw foreignFolder(folder) }
    if old.isOurs, !old.foreign.isEmpty {
      if !force { try refuseClashes(paths, old, folder, file) }
      let fill = FillInPlace(folder: folder, old: old, jobs: jobs)
      return Outcome(
        way: .filled(why: "it holds what no build has written (\(old.foreignNames))"),
        kept: try fill.write(paths, file))
    }
    removeLeftovers(of: folder)
    let assembly: Assembly
    do throws(FileProblem) {
      assembly = try folder.beginAssembly()
    } catch {
      guard folder.exists, old.isOurs || old.isEmpty else { throw error }
      let fill = FillInPlace(folder: folder, old: old, jobs: jobs)
      return Outcome(
        way: .filled(why: "nothing can be put together beside it, in “\(folder.parent)”"),
        kept: try fill.write(paths, file))
    }
    return try exchange(paths, jobs, folder, old, force, assembly, file)
  }

  private static func exchange(
    _ paths: [String], _ jobs: Int?, _ folder: OutputFolder, _ old: OutputContents, _ force: Bool, _ assembly: Assembly,
    _ file: @Sendable (Int) -> RenderedFile
  ) throws(FileProblem) -> Outcome {
    do throws(FileProblem) {
      try makeFolders(of: paths, in: assembly)
      let results = inParallel(paths.count, jobs: jobs) { number -> (digest: String, problem: FileProblem?) in
        let rendered = file(number)
        return (OutputRecord.digest(rendered.bytes), assembly.write(rendered))
      }
      if let problem = results.lazy.compactMap(\.problem).first { throw problem }
      var record = OutputRecord()
      for (path, result) in zip(paths, results) { record.add(path, result.digest) }
      try write(ownFiles(record, in: folder), to: assembly)
      if folder.exists {
        if try !folder.exchange(with: assembly) {
          assembly.remove()
          let fill = FillInPlace(folder: folder, old: old, jobs: jobs)
          return Outcome(way: .filled(why: "it is a mount point"), kept: try fill.write(paths, file))
        }
      } else if try !folder.moveIn(assembly) {
        let present = try OutputContents(of: folder.path, shownAs: folder.shownPath, written: Set(paths))
        if !force, !present.isOurs, !present.isEmpty { throw foreignFolder(folder) }
        _ = try folder.exchange(with: assembly)
      }
    } catch {
      assembly.remove()
      throw error
    }
    try assembly.removeOldSite()
    return Outcome(way: .exchanged)
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

  private static func foreignFolder(_ folder: OutputFolder) -> FileProblem {
    FileProblem(
      path: folder.shownPath,
      message:
        "this folder holds files that no build has written; choose another with --output, or write over it with --force"
    )
  }

  /// Refuses where a file is to stand in a place that something else has which is not ours. The same bytes are no clash.
  private static func refuseClashes(
    _ paths: [String], _ old: OutputContents, _ folder: OutputFolder, _ file: (Int) -> RenderedFile
  ) throws(FileProblem) {
    let foreign = Set(old.foreign)
    var folders: Set<Substring> = []
    for path in old.foreign {
      var rest = path[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        folders.insert(rest)
      }
    }
    let clashes = paths.indices.filter { index in
      let path = paths[index]
      if foreign.contains(path) {
        return (try? Disk.bytes(of: folder.path + "/" + path, limit: 1 << 30)) != file(index).bytes
      }
      if folders.contains(path[...]) { return true }
      var rest = path[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        if foreign.contains(String(rest)), Disk.kind(of: "\(folder.path)/\(rest)", followingLinks: false) != .folder {
          return true
        }
      }
      return false
    }.map { paths[$0] }
    guard let first = clashes.first else { return }
    let names = clashes.prefix(5).joined(separator: ", ") + (clashes.count > 5 ? " and \(clashes.count - 5) more" : "")
    throw FileProblem(
      path: "\(folder.shownPath)/\(first)",
      message:
        "the site has files where something else stands that no build has written: \(names); move it, or write over it with --force"
    )
  }

  // MARK: Writing

  private static func ownFiles(_ record: OutputRecord, in folder: OutputFolder) -> [RenderedFile] {
    let own = RenderedFile(path: OutputRecord.marker, text: record.text)
    let hasKeeper = Disk.kind(of: folder.path + "/" + OutputContents.keeper, followingLinks: false) != nil
    return hasKeeper ? [own, RenderedFile(path: OutputContents.keeper, bytes: [])] : [own]
  }

  private static func write(_ files: [RenderedFile], to assembly: Assembly) throws(FileProblem) {
    for file in files {
      if let problem = assembly.write(file) { throw problem }
    }
  }

  private static func makeFolders(of paths: [String], in assembly: Assembly) throws(FileProblem) {
    var folders: Set<Substring> = []
    for path in paths {
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
