#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folder that a site is published to, with links followed.
struct OutputFolder {
  /// As the user named it, for reports.
  let shownPath: String
  /// Absolute, without links.
  let path: String
  /// The folder that it stands in.
  let parent: String
  /// Whether it was there in the beginning.
  let exists: Bool

  /// Finds the folder; makes nothing yet.
  /// - Throws: when it cannot be a folder.
  init(_ output: String) throws(FileProblem) {
    var name = output.isEmpty ? "." : output
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    shownPath = name
    var status = stat()
    if lstat(name, &status) == 0 {
      guard let real = realPath(name), stat(real, &status) == 0 else {
        throw FileProblem(path: name, message: "this is a link that leads nowhere")
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw FileProblem(path: name, message: "there is a file where the output folder should be")
      }
      path = real
      exists = true
    } else if errno == ENOENT {
      path = try pathBelowWhatExists(name)
      exists = false
    } else {
      throw FileProblem(path: name, message: "this folder cannot be used: \(systemReason())")
    }
    parent = folderAbove(path)
  }

  /// A folder that is there, beside which a site would be assembled in `parent`.
  init(_ path: String, parent: String) {
    shownPath = path
    self.path = path
    self.parent = parent
    exists = true
  }

  /// What the names of folders begin with in which sites for this output are assembled.
  var assemblyPrefix: String { ".\(path.split(separator: "/").last.map(String.init) ?? "site").hatua-" }

  /// A new, empty folder beside the output.
  ///
  /// Makes the folders above it where they are missing.
  func beginAssembly() throws(FileProblem) -> Assembly {
    try makeFolders(parent, shownAs: shownPath)
    for number in 0..<1000 {
      let place = "\(parent)/\(assemblyPrefix)\(getpid())-\(number)"
      if mkdir(place, 0o777) == 0 {
        if let assembly = Assembly(openingUnused: place, shownAs: shownPath) { return assembly }
        // Another build has it, to remove it.
        continue
      }
      guard errno == EEXIST else { break }
    }
    throw FileProblem(
      path: shownPath, message: "the site cannot be assembled beside this folder, in “\(parent)”: \(systemReason())")
  }

  /// Gives the assembled site the output's name, where there was none.
  /// - Returns: false when something has that name by now, such as the site of another build.
  func moveIn(_ assembly: Assembly) throws(FileProblem) -> Bool {
    if rename(assembly.path, path) == 0 { return true }
    guard errno == EEXIST || errno == ENOTEMPTY else { throw problem() }
    return false
  }

  /// Lets the assembled site and the output change places; the assembly holds the old site then.
  /// - Returns: false where the folder can have no other name, as a mount point.
  func exchange(with assembly: Assembly) throws(FileProblem) -> Bool {
    if exchangeNames(assembly.path, path) { return true }
    if errno == EBUSY || errno == EXDEV { return false }
    guard [EINVAL, ENOSYS, ENOTSUP].contains(errno) else { throw problem() }
    // File systems that cannot exchange names: for a moment there is no output, but never half of one.
    let aside = assembly.path + "-old"
    guard rename(path, aside) == 0 else { throw problem() }
    guard rename(assembly.path, path) == 0 else {
      let problem = problem()
      rename(aside, path)
      throw problem
    }
    rename(aside, assembly.path)
    return true
  }

  private func problem() -> FileProblem {
    FileProblem(path: shownPath, message: "the finished site cannot be put here: \(systemReason())")
  }
}

/// The part of a path before its last slash; `/` for what stands at the root.
private func folderAbove(_ path: String) -> String {
  guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
  return String(path[..<slash])
}

/// The absolute path of what is not there yet, links followed in what is.
private func pathBelowWhatExists(_ name: String) throws(FileProblem) -> String {
  var missing: [Substring] = []
  var rest = name[...]
  while true {
    let above = rest.lastIndex(of: "/")
    let last = above.map { rest[rest.index(after: $0)...] } ?? rest
    guard last != "..", last != "." else {
      throw FileProblem(path: name, message: "this is no name of a folder")
    }
    if !last.isEmpty { missing.append(last) }
    rest = above.map { rest[..<$0] } ?? "."
    if let real = realPath(rest.isEmpty ? "/" : String(rest)) {
      return (real == "/" ? "" : real) + "/" + missing.reversed().joined(separator: "/")
    }
    guard errno == ENOENT, above != nil else {
      throw FileProblem(path: name, message: "this folder cannot be used: \(systemReason())")
    }
  }
}

/// Makes a folder and those above it that are missing.
private func makeFolders(_ path: String, shownAs shown: String) throws(FileProblem) {
  var place = ""
  for part in path.split(separator: "/") {
    place += "/" + part
    guard mkdir(place, 0o777) != 0, errno != EEXIST else { continue }
    let reason = systemReason()
    var status = stat()
    // A read-only folder above may refuse even what is there.
    if stat(place, &status) == 0 { continue }
    throw FileProblem(path: shown, message: "the folder “\(place)” cannot be made: \(reason)")
  }
}

/// Lets two names change places in one step; false, with `errno` set, where that cannot be done.
private func exchangeNames(_ first: String, _ second: String) -> Bool {
  #if canImport(Darwin)
    return renamex_np(first, second, UInt32(RENAME_SWAP)) == 0
  #elseif canImport(Glibc)
    // Swift's Glibc module leaves this call out.
    typealias RenameAt2 = @convention(c) (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt) -> CInt
    guard let program = dlopen(nil, RTLD_NOW), let symbol = dlsym(program, "renameat2") else {
      errno = ENOSYS
      return false
    }
    let exchange: CUnsignedInt = 2
    return unsafeBitCast(symbol, to: RenameAt2.self)(AT_FDCWD, first, AT_FDCWD, second, exchange) == 0
  #else
    errno = ENOSYS
    return false
  #endif
}
