import Guides

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Fills an output folder file by file, for a folder that cannot be exchanged, or that holds what is not ours: each file
/// is written beside its place and takes it by one rename, what pages need first, the pages then, and what is no longer
/// part of the site goes last.
struct FillInPlace {
  let folder: OutputFolder
  let old: OutputContents
  let jobs: Int?

  /// Writes the files, given by their paths.
  /// - Returns: files of an earlier build that were changed by hand and are no longer part of the site: they stay.
  /// - Throws: what cannot be written. The marker is then the old one; what is new is listed in the journal.
  func write(_ paths: [String], _ file: @Sendable (Int) -> RenderedFile) throws(FileProblem) -> [String] {
    let lock = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw FileProblem(path: folder.shownPath, message: "another build is writing here: \(systemReason())")
    }
    defer { close(lock) }
    for path in old.leftovers { unlink(place(path)) }
    var journal = old.record
    for path in paths where journal.files[path] == nil { journal.add(path, "-") }
    try replace(OutputRecord.journal, with: Array(journal.text.utf8))
    try makeFolders(of: paths)
    var record = OutputRecord()
    for isPage in [false, true] {
      let some = paths.indices.filter { paths[$0].hasSuffix(".html") == isPage }
      let written = inParallel(some.count, jobs: jobs) { number -> (digest: String, problem: FileProblem?) in
        let rendered = file(some[number])
        do throws(FileProblem) {
          try replace(rendered.path, with: rendered.bytes)
          return (OutputRecord.digest(rendered.bytes), nil)
        } catch {
          return ("", error)
        }
      }
      if let problem = written.lazy.compactMap(\.problem).first { throw problem }
      for (index, result) in zip(some, written) { record.add(paths[index], result.digest) }
    }
    let kept = removeOld(keeping: record)
    try replace(OutputRecord.marker, with: Array(record.text.utf8))
    unlink(place(OutputRecord.journal))
    return kept
  }

  private func place(_ path: String) -> String { folder.path + "/" + path }

  private func makeFolders(of paths: [String]) throws(FileProblem) {
    for parent in Set(paths.map { folderOf($0) }).sorted() where !parent.isEmpty {
      var whole = folder.path
      for part in parent.split(separator: "/") {
        whole += "/" + part
        guard mkdir(whole, 0o777) == 0 || (errno == EEXIST && Disk.kind(of: whole, followingLinks: false) == .folder)
        else {
          throw FileProblem(
            path: "\(folder.shownPath)/\(parent)", message: "this folder cannot be made: \(systemReason())")
        }
      }
    }
  }

  /// Puts bytes in a file's place, unless they stand there already.
  private func replace(_ path: String, with bytes: [UInt8]) throws(FileProblem) {
    if let present = try? Disk.bytes(of: place(path), limit: bytes.count), present == bytes { return }
    let parent = folderOf(path)
    let name = path.dropFirst(parent.isEmpty ? 0 : parent.utf8.count + 1)
    let aside = (parent.isEmpty ? folder.path : place(parent)) + "/\(OutputRecord.temporaryPrefix)\(getpid())-\(name)"
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    let isWritten = descriptor >= 0 && writeAll(bytes, to: descriptor)
    guard descriptor >= 0, close(descriptor) == 0, isWritten, rename(aside, place(path)) == 0 else {
      let problem = FileProblem(
        path: "\(folder.shownPath)/\(path)", message: "this file cannot be written: \(systemReason())")
      unlink(aside)
      throw problem
    }
  }

  /// Removes what earlier builds have written and this one has not, and the folders that are empty then.
  private func removeOld(keeping record: OutputRecord) -> [String] {
    var kept: [String] = []
    var folders: Set<String> = []
    for (path, digest) in old.record.files.sorted(by: { $0.key < $1.key }) where record.files[path] == nil {
      guard let bytes = try? Disk.bytes(of: place(path), limit: 1 << 30) else { continue }
      // Of a file that was only about to be written, nothing but its name is known.
      guard digest == "-" || OutputRecord.digest(bytes) == digest else {
        kept.append(path)
        continue
      }
      unlink(place(path))
      var parent = folderOf(path)
      while !parent.isEmpty, folders.insert(parent).inserted { parent = folderOf(parent) }
    }
    for parent in folders.sorted(by: >) { rmdir(place(parent)) }
    return kept
  }

  /// The folder part of a path; empty at the top.
  private func folderOf(_ path: String) -> String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }
}
