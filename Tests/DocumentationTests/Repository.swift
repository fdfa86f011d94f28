import Foundation

/// Where things are.
enum Repository {
  /// The folder that holds `Documentation` and `Tests`.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The pages whose samples are run, by their path from the root, sorted.
  static let pages: [String] = {
    let documentation = names(in: "Documentation").map { "Documentation/\($0)" }
    return (documentation + names(in: "")).filter { $0.hasSuffix(".md") }.sorted()
  }()

  /// The program: `HATUA_BINARY`, or the one built beside the tests.
  static let binary: URL? = {
    if let path = ProcessInfo.processInfo.environment["HATUA_BINARY"] { return URL(filePath: path) }
    let linux = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let bundles = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    return ([linux] + bundles).map { $0.appending(path: "hatua") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
  }
}
