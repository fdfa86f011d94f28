internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A folder that is served as it stands: when a build has put another site there, the next request gets that one, whole.
///
/// A build writes its marker last, so one look at the marker for each request tells of a new site. Of a folder without
/// one only the folder itself is looked at: files added to it or taken away. A folder that has gone, or cannot be read,
/// leaves the last site in place.
package final class ServedFolder: Sendable {
  /// What tells one site in the folder from another.
  private struct Stamp: Equatable {
    let device: UInt64
    let file: UInt64
    let seconds: Int
    let nanoseconds: Int
    let size: Int
  }

  private struct State {
    var files: ServedFiles
    var stamp: Stamp?
    var hasTold = false
  }

  private let folder: String
  private let notice: @Sendable (String) -> Void
  private let state: Mutex<State>

  private static let marker = ".hatua-site"
  /// There as long as a build fills the folder in place.
  private static let journal = ".hatua-site.journal"

  /// Reads the folder. `notice` is called with a line for people when the folder cannot be read any more, and when it
  /// can be again.
  /// - Throws: ``ServerError`` when `folder` itself is missing, no folder, or cannot be read.
  package init(_ folder: String, notice: @escaping @Sendable (String) -> Void = { _ in }) throws(ServerError) {
    self.folder = folder
    self.notice = notice
    let stamp = Self.stamp(of: folder)
    state = Mutex(State(files: try ServedFiles.load(folder: folder), stamp: stamp))
  }

  /// The site as it stands in the folder now; while it is read anew, others wait for it.
  func current() -> ServedFiles {
    state.withLock { state in
      let stamp = Self.stamp(of: folder)
      guard stamp != state.stamp || state.hasTold else { return state.files }
      guard stamp != nil, !Self.isBeingFilled(folder) else {
        if stamp == nil { tell(&state, "\(folder) cannot be read any more; the last site is served") }
        return state.files
      }
      do throws(ServerError) {
        let files = try ServedFiles.load(folder: folder)
        // What was put there in the meantime is read at the next request.
        if Self.stamp(of: folder) == stamp {
          if state.hasTold { notice("\(folder) can be read again") }
          state = State(files: files, stamp: stamp)
        }
      } catch {
        tell(&state, "\(error); the last site is served")
      }
      return state.files
    }
  }

  private func tell(_ state: inout State, _ words: String) {
    if !state.hasTold { notice(words) }
    state.hasTold = true
  }

  private static func stamp(of folder: String) -> Stamp? {
    var status = stat()
    guard stat(folder + "/" + marker, &status) == 0 || stat(folder, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Stamp(
      device: UInt64(truncatingIfNeeded: status.st_dev), file: UInt64(status.st_ino), seconds: Int(time.tv_sec),
      nanoseconds: Int(time.tv_nsec), size: Int(status.st_size))
  }

  private static func isBeingFilled(_ folder: String) -> Bool {
    var status = stat()
    return stat(folder + "/" + journal, &status) == 0
  }
}

/// What a server answers from.
package enum SiteSource: Sendable {
  case files(ServedFiles)
  case folder(ServedFolder)

  /// The site as it is now: one request is answered from one of these.
  var files: ServedFiles {
    switch self {
    case .files(let files): files
    case .folder(let folder): folder.current()
    }
  }
}
