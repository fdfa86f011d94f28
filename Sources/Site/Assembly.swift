#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder beside the output in which a site is put together; locked as long as its build runs.
struct Assembly: Sendable {
  let path: String
  private let shownPath: String
  private let descriptor: CInt

  /// `nil` when it is no folder, when it is there no more, or another build is at work in it.
  init?(openingUnused path: String, shownAs shownPath: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var (opened, named) = (stat(), stat())
    // Another build may have taken the folder for a leftover and removed it before it was locked.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &opened) == 0, lstat(path, &named) == 0,
      opened.st_ino == named.st_ino, opened.st_dev == named.st_dev
    else {
      close(descriptor)
      return nil
    }
    self.path = path
    self.shownPath = shownPath
    self.descriptor = descriptor
  }

  /// Makes a folder in it, and those above that are missing; `folder` is relative, with `/` between folders.
  /// - Throws: when one cannot be made.
  func makeFolder(_ folder: String) throws(FileProblem) {
    var whole = path
    for part in folder.split(separator: "/") {
      whole += "/" + part
      guard mkdir(whole, 0o777) == 0 || errno == EEXIST else {
        throw FileProblem(path: "\(shownPath)/\(folder)", message: "this folder cannot be made: \(systemReason())")
      }
    }
  }

  /// Writes a file into a folder that is there. Returns what went wrong.
  func write(_ file: RenderedFile) -> FileProblem? {
    let descriptor = open("\(path)/\(file.path)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return problem(file) }
    guard writeAll(file.bytes, to: descriptor) else {
      let problem = problem(file)
      close(descriptor)
      return problem
    }
    // Some file systems tell only now that the disk is full.
    return close(descriptor) == 0 ? nil : problem(file)
  }

  /// Removes the folder with all that is in it; what cannot be removed stays.
  func remove() {
    _ = removeTree(path)
    close(descriptor)
  }

  /// Removes the site that has changed places with the assembled one.
  /// - Throws: when something of it cannot be removed; the new site is in its place all the same.
  func removeOldSite() throws(FileProblem) {
    defer { close(descriptor) }
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if let reason = removeTree(path) {
      throw FileProblem(
        path: shownPath,
        message: "the new site is in place, but the old one cannot be removed from “\(path)”: \(reason)")
    }
  }

  private func problem(_ file: RenderedFile) -> FileProblem {
    FileProblem(path: "\(shownPath)/\(file.path)", message: "this file cannot be written: \(systemReason())")
  }
}

/// Why the last system call failed.
func systemReason() -> String { String(cString: strerror(errno)) }

/// Absolute and without links; `nil` when there is nothing there.
func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// All names in a folder, in no order.
func names(inFolder path: String, shownAs shown: String) throws(FileProblem) -> [String] {
  guard let stream = opendir(path) else {
    throw FileProblem(path: shown, message: "this folder cannot be read: \(systemReason())")
  }
  defer { closedir(stream) }
  var names: [String] = []
  while let item = readdir(stream) {
    let name = withUnsafeBytes(of: &item.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// Removes a folder with all that is in it; links are removed, not followed. Returns why something stays.
private func removeTree(_ path: String) -> String? {
  var folders: [String] = []
  var open = [path]
  var reason: String?
  while let folder = open.popLast() {
    folders.append(folder)
    // What is gone already, because another build removes it too, is no failure.
    guard let names = try? names(inFolder: folder, shownAs: folder) else {
      if errno != ENOENT { reason = reason ?? systemReason() }
      continue
    }
    for name in names {
      let whole = folder + "/" + name
      if unlink(whole) == 0 || errno == ENOENT { continue }
      var status = stat()
      if lstat(whole, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        open.append(whole)
      } else if errno != ENOENT {
        reason = reason ?? systemReason()
      }
    }
  }
  for folder in folders.reversed() where rmdir(folder) != 0 && errno != ENOENT { reason = reason ?? systemReason() }
  return reason
}
