/// Why there is nothing to serve, or nowhere to serve it.
package enum ServerError: Error, Equatable, CustomStringConvertible {
  case folderMissing(String)
  case folderIsFile(String)
  /// `reason` is the system's, as in "Permission denied".
  case folderUnreadable(String, reason: String)
  case portTaken(Int)
  /// Every port from the first to the last is taken.
  case portsTaken(ClosedRange<Int>)
  case portForbidden(Int)
  case addressUnknown(String)
  /// `reason` is the system's or the networking library's.
  case cannotListen(host: String, port: Int, reason: String)

  /// One plain sentence: what is wrong and what to do about it.
  package var description: String {
    switch self {
    case .folderMissing(let folder):
      "There is no folder \(folder): build the site first, or name the folder to serve."
    case .folderIsFile(let folder):
      "\(folder) is not a folder: name the folder that holds the built site."
    case .folderUnreadable(let folder, let reason):
      "The folder \(folder) cannot be read (\(reason)): check its permissions."
    case .portTaken(let port):
      "Port \(port) is taken by another program: stop it, choose another port, or use --port 0 for any free one."
    case .portsTaken(let ports):
      "Ports \(ports.lowerBound) to \(ports.upperBound) are all taken: use --port 0 for any free one."
    case .portForbidden(let port):
      "Port \(port) may not be used by this account: choose a port of 1024 or above."
    case .addressUnknown(let host):
      "\(host) is not an address of this machine: use 127.0.0.1, or 0.0.0.0 for all its addresses."
    case .cannotListen(let host, let port, let reason):
      "Cannot listen at \(host), port \(port) (\(reason)): choose another address or port."
    }
  }
}
