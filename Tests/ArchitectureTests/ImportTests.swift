import Foundation
import Testing

/// What each target may import of ours and of others. Foundation and the other modules of the toolchain are open to all.
private let allowed: [String: Set<String>] = [
  "CCMark": [],
  "CNettle": [],
  "Digest": ["CNettle"],
  "Diagnostics": [],
  "Records": ["Diagnostics", "Yams"],
  "Markdown": ["CCMark"],
  "FlowModel": ["Diagnostics", "Records"],
  "Guides": ["Diagnostics", "Records", "Markdown", "FlowModel"],
  "Site": ["Diagnostics", "Records", "Markdown", "FlowModel", "Guides", "Digest", "Mustache"],
  "SiteServer": ["NIOCore", "NIOPosix", "NIOHTTP1", "Digest"],
  "hatua": ["Diagnostics", "FlowModel", "Guides", "Site", "SiteServer", "ArgumentParser"],
]

/// Modules that come with the toolchain and the operating system.
private let toolchain: Set<String> = [
  "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Musl", "Darwin", "Synchronization", "_StringProcessing",
  "RegexBuilder",
]

private let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
private let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]

private struct Import: Hashable, CustomStringConvertible {
  let file: String
  let module: String

  var description: String { "\(file) imports \(module)" }
}

private let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("Sources")

private func folders() throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { !$0.hasPrefix(".") }.sorted()
}

/// All imports of a target, with their files.
private func imports(of target: String) throws -> Set<Import> {
  let folder = sources.appendingPathComponent(target)
  var found: Set<Import> = []
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".swift") {
    let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    for line in text.split(whereSeparator: \.isNewline) {
      // `package import struct Foundation.Data` and the like: the module is what follows, up to a dot.
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let place = words.prefix(2).firstIndex(of: "import"), place == 0 || accessLevels.contains(String(words[0]))
      else { continue }
      let named = words.dropFirst(place + 1).first { !kinds.contains(String($0)) } ?? ""
      found.insert(Import(file: "\(target)/\(path)", module: String(named.prefix { $0 != "." })))
    }
  }
  return found
}

@Suite("The rooms of the package know only those below them")
struct ImportTests {
  @Test("Every target has its arrows written down, and no more")
  func targets() throws {
    #expect(Set(try folders()) == Set(allowed.keys))
  }

  @Test("A target imports what it may", arguments: allowed.keys.sorted())
  func arrows(of target: String) throws {
    let open = allowed[target, default: []].union(toolchain)
    let forbidden = try imports(of: target).filter { !open.contains($0.module) }
    #expect(forbidden.isEmpty, "\(forbidden.map(\.description).sorted().joined(separator: "; "))")
  }

  @Test(
    "A library has one importer",
    arguments: [
      ("CCMark", "Markdown"), ("CNettle", "Digest"), ("Yams", "Records"), ("Mustache", "Site"),
      ("ArgumentParser", "hatua"),
    ])
  func onlyImporter(_ module: String, _ target: String) throws {
    for other in try folders() where other != target {
      #expect(try !imports(of: other).contains { $0.module == module }, "\(other) imports \(module)")
    }
  }

  @Test("The arrows of our own targets make no circle, and lower rooms need no higher one")
  func noCircle() throws {
    // Each target stands above those that it may import.
    let rooms = [
      "CCMark", "CNettle", "Digest", "Diagnostics", "Records", "Markdown", "FlowModel", "Guides", "Site", "SiteServer",
      "hatua",
    ]
    for (height, target) in rooms.enumerated() {
      for module in allowed[target, default: []] {
        guard let other = rooms.firstIndex(of: module) else { continue }
        #expect(other < height, "\(target) stands below \(module)")
      }
    }
  }

  @Test(
    "No C pointer and no C name leaves the target that wraps it",
    arguments: [("CCMark", "Markdown"), ("CNettle", "Digest")])
  func pointersStayInside(_ library: String, _ target: String) throws {
    let folder = sources.appendingPathComponent(target)
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      for level in ["package", "public"] {
        #expect(!text.contains("\(level) import \(library)"), "\(path) shows \(library)")
      }
    }
  }
}
