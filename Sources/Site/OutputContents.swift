#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What stands in an output folder before a build: what earlier builds have written, and what is not ours.
struct OutputContents {
  let record: OutputRecord
  /// Paths of files and links that no build has written, and of folders with nothing in them, sorted.
  let foreign: [String]
  /// Files left by a build that was killed.
  let leftovers: [String]
  /// Whether the folder has a marker.
  let isOurs: Bool
  /// Whether nothing at all stands in it but what keeps it in version control.
  let isEmpty: Bool

  /// Keeps an empty folder in version control; it stays there.
  static let keeper = ".gitkeep"

  /// Looks through a folder; `nil` stands for one that is not there. `written` are the paths that the build is about to
  /// write: of a folder whose marker lists nothing, these are ours.
  /// - Throws: when something in it cannot be read, so that nobody knows what would be lost.
  init(of folder: String?, shownAs shown: String, written: Set<String>) throws(FileProblem) {
    var (foreign, leftovers, all): ([String], [String], Int) = ([], [], 0)
    guard let folder else {
      (record, self.foreign, self.leftovers, isOurs, isEmpty) = (OutputRecord(), [], [], false, true)
      return
    }
    let marker = try? Disk.bytes(of: folder + "/" + OutputRecord.marker, limit: 1 << 30)
    let journal = try? Disk.bytes(of: folder + "/" + OutputRecord.journal, limit: 1 << 30)
    let listed = marker.map { OutputRecord($0) } ?? OutputRecord()
    let record = journal.map { listed.united(with: OutputRecord($0)) } ?? listed
    func isOwn(_ path: String) -> Bool {
      record.files[path] != nil || (marker != nil && !listed.isListed && written.contains(path))
    }
    var open = [""]
    while let parent = open.popLast() {
      let entries: [Disk.Entry]
      do throws(DiskError) {
        entries = try Disk.entries(of: parent.isEmpty ? folder : folder + "/" + parent)
      } catch {
        throw FileProblem(
          path: parent.isEmpty ? shown : shown + "/" + parent, message: "this folder cannot be read: \(error.reason)")
      }
      if entries.isEmpty, !parent.isEmpty { foreign.append(parent) }
      for entry in entries {
        let path = parent.isEmpty ? entry.name : parent + "/" + entry.name
        if parent.isEmpty, [OutputRecord.marker, OutputRecord.journal, Self.keeper].contains(path) { continue }
        all += 1
        if entry.kind == .folder {
          open.append(path)
        } else if entry.name.hasPrefix(OutputRecord.temporaryPrefix) {
          leftovers.append(path)
        } else if entry.kind != .file || !isOwn(path) {
          foreign.append(path)
        }
      }
    }
    self.record = record
    self.foreign = foreign.sorted()
    self.leftovers = leftovers
    isOurs = marker != nil || journal != nil
    isEmpty = all == 0
  }

  /// The first few things that are not ours, by the name that stands at the top.
  var foreignNames: String {
    var names: [String] = []
    for path in foreign {
      let name = String(path.prefix { $0 != "/" }) + (path.contains("/") ? "/" : "")
      if names.last != name { names.append(name) }
    }
    return names.prefix(4).joined(separator: ", ") + (names.count > 4 ? " and \(names.count - 4) more" : "")
  }
}
