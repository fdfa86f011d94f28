import Diagnostics

/// What a build has written into an output folder: the folder's marker, which says of every file whose it is.
struct OutputRecord {
  /// The file that shows that a folder was made by this program, and holds the record.
  static let marker = ".hatua-site"
  /// The record of a build that fills a folder in place, as long as it is under way: all files that are or were ours.
  static let journal = ".hatua-site.journal"
  /// What the names of files begin with that wait to take another one's place.
  static let temporaryPrefix = ".hatua-site-"

  private static let header =
    "Hatua has written these files, and the next build writes them anew: what is changed in them is lost.\n"

  /// By the path below the folder, a digest of the bytes.
  private(set) var files: [String: String] = [:]
  /// Whether the marker names its files; those of earlier versions do not.
  private(set) var isListed = true

  init() {}

  /// Reads a marker.
  init(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    isListed = lines.first.map { Self.header.hasPrefix($0) } ?? false
    guard isListed else { return }
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { files[String(parts[1])] = String(parts[0]) }
    }
  }

  mutating func add(_ path: String, _ digest: String) { files[path] = digest }

  /// This record and what another one has besides.
  func united(with other: OutputRecord) -> OutputRecord {
    var united = self
    united.files.merge(other.files) { mine, _ in mine }
    return united
  }

  /// The marker: equal sites have equal ones.
  var text: String {
    Self.header
      + files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { "\($0.value) \($0.key)\n" }.joined()
  }

  /// Tells whether a file is still the one that was written; no protection against anybody who wants to deceive.
  static func digest(_ bytes: [UInt8]) -> String {
    let digits = String(stableHash(bytes), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
