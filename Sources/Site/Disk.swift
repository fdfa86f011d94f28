#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What can go wrong in reading from disk.
enum DiskError: Error {
  case isFolder
  case isNoRegularFile
  /// More bytes than wanted; how many there are.
  case tooLarge(Int)
  /// The system's own number for it.
  case system(CInt)

  /// The reason in words.
  var reason: String {
    switch self {
    case .isFolder: "this is a folder where a file should be"
    case .isNoRegularFile: "this is no regular file"
    case .tooLarge(let size): "it has \(size) bytes"
    case .system(let number): String(cString: strerror(number))
    }
  }
}

/// Puts other bytes in a file, through a file of its own beside it, so that nobody sees half a page. A link stays, and
/// leads to the file with the new bytes; who may read it stays the same.
/// - Throws: when it cannot be done; the file is as it was then.
package func replaceFile(_ path: String, with bytes: [UInt8]) throws(FileProblem) {
  func problem() -> FileProblem { FileProblem(path: path, message: "this file cannot be written: \(systemReason())") }
  var status = stat()
  guard let real = realPath(path), stat(real, &status) == 0 else { throw problem() }
  let aside = "\(real).hatua-\(getpid())"
  let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw problem() }
  let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, status.st_mode & 0o7777) == 0
  guard close(descriptor) == 0, isWritten, rename(aside, real) == 0 else {
    let problem = problem()
    unlink(aside)
    throw problem
  }
}

/// Writes all bytes; false, with `errno` set, where that cannot be done.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { write(descriptor, $0 + written, bytes.count - written) } ?? -1
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    written += count
  }
  return true
}

/// Files and folders, straight from the system.
enum Disk {
  struct Entry {
    let name: String
    let kind: Kind
  }

  enum Kind { case file, folder, link, other }

  /// What stands in a folder, sorted by name.
  static func entries(of folder: String) throws(DiskError) -> [Entry] {
    guard let stream = opendir(folder) else { throw .system(errno) }
    defer { closedir(stream) }
    var entries: [Entry] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let kind: Kind
      switch CInt(entry.pointee.d_type) {
      case CInt(DT_REG): kind = .file
      case CInt(DT_DIR): kind = .folder
      case CInt(DT_LNK): kind = .link
      case CInt(DT_UNKNOWN): kind = self.kind(of: folder + "/" + name, followingLinks: false) ?? .other
      default: kind = .other
      }
      entries.append(Entry(name: name, kind: kind))
    }
    if errno != 0 { throw .system(errno) }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// What stands at a path; `nil` when nothing does.
  static func kind(of path: String, followingLinks: Bool = true) -> Kind? {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The bytes of a regular file of at most `limit` bytes. Never waits, whatever stands at the path.
  /// - Throws: why there are none to be had.
  static func bytes(of path: String, limit: Int) throws(DiskError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .isNoRegularFile }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(size) }
    var failure: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let taken = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if taken < 0, errno == EINTR { continue }
        if taken < 0 { failure = errno }
        if taken <= 0 { break }
        count += taken
      }
    }
    if failure != 0 { throw .system(failure) }
    return bytes
  }
}
