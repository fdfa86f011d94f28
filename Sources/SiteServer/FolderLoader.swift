#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension ServedFiles {
  /// The site in `folder` as it is on the disk now.
  ///
  /// Has the regular files that can be read, whatever else the folder holds: no symbolic link is followed (but `folder`
  /// may be one), no pipe or device is waited for, and names with a dot before them are left out, but for `.well-known`.
  /// The languages are the top-level folders that are named by a language tag and have an `index.html`, in order of name.
  ///
  /// - Throws: ``ServerError`` when `folder` itself is missing, no folder, or cannot be read.
  package static func load(folder: String) throws(ServerError) -> ServedFiles {
    let root = try openRoot(folder)
    defer { close(root) }
    var files: [(path: String, file: ServedFile)] = []
    // A list of work instead of recursion: how deep the folders go is not ours to choose.
    var folders = [""]
    while let parent = folders.popLast() {
      for name in names(inFolder: parent, under: root).filter({ isServedName($0) }).sorted() {
        let path = parent.isEmpty ? name : parent + "/" + name
        switch entry(at: path, under: root) {
        case .folder:
          folders.append(path)
        case .file(let bytes, let modified):
          files.append(("/" + path, ServedFile(path: path, bytes: bytes, modified: modified)))
        case .other:
          break
        }
      }
    }
    return ServedFiles(files, languages: languages(of: files.map(\.path)))
  }

  private static func openRoot(_ folder: String) throws(ServerError) -> CInt {
    let root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard root < 0 else { return root }
    switch errno {
    case ENOENT: throw .folderMissing(folder)
    case ENOTDIR: throw .folderIsFile(folder)
    default: throw .folderUnreadable(folder, reason: String(cString: strerror(errno)))
    }
  }

  private static func languages(of paths: [String]) -> [String] {
    paths.compactMap { path in
      let parts = path.split(separator: "/")
      return parts.count == 2 && parts[1] == "index.html" && isLanguageTag(parts[0]) ? String(parts[0]) : nil
    }
    .sorted()
  }
}

private enum Entry {
  case folder
  /// `modified` is in seconds since 1970-01-01 00:00:00 UTC.
  case file(bytes: [UInt8], modified: Int)
  case other
}

private func entry(at path: String, under root: CInt) -> Entry {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  let file = openat(root, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { return .other }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { return .other }
  switch status.st_mode & S_IFMT {
  case S_IFDIR:
    return .folder
  case S_IFREG:
    guard let bytes = contents(of: file, size: Int(status.st_size)) else { return .other }
    return .file(bytes: bytes, modified: min(modificationTime(of: status), time(nil)))
  default:
    return .other
  }
}

/// In seconds since 1970-01-01 00:00:00 UTC.
private func modificationTime(of status: stat) -> Int {
  #if canImport(Darwin)
    return status.st_mtimespec.tv_sec
  #else
    return status.st_mtim.tv_sec
  #endif
}

/// Everything in `file`, or nil when reading fails. It should have `size` bytes; when it has grown or shrunk since, it is
/// read to where it ends now.
private func contents(of file: CInt, size: Int) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(size)
  // One byte more than is expected, so that a file of the expected size shows its end in the first round.
  var chunk = [UInt8](repeating: 0, count: min(size, 1 << 20) + 1)
  while true {
    let count = read(file, &chunk, chunk.count)
    if count == 0 { return bytes }
    if count > 0 {
      bytes.append(contentsOf: chunk[..<count])
    } else if errno != EINTR {
      return nil
    }
  }
}

/// The names in a folder that are valid text, in no order; none when it cannot be read.
private func names(inFolder folder: String, under root: CInt) -> [String] {
  let descriptor = openat(root, folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  guard descriptor >= 0 else { return [] }
  guard let stream = fdopendir(descriptor) else {
    close(descriptor)
    return []
  }
  defer { closedir(stream) }
  var names: [String] = []
  while let item = readdir(stream) {
    let name = withUnsafeBytes(of: &item.pointee.d_name) { bytes in
      String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if let name { names.append(name) }
  }
  return names
}
