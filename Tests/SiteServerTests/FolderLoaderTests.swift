import Foundation
import NIOCore
import Testing

@testable import SiteServer

@Suite("What is served of a folder")
struct FolderLoaderTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hatua-\(UUID().uuidString)")

  private func write(_ text: String, to path: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func load(_ body: () throws -> Void) throws -> ServedFiles {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body()
    return try ServedFiles.load(folder: folder.path)
  }

  @Test("Regular files are served, each folder by its index page, and languages are found by their folders")
  func files() throws {
    let site = try load {
      for path in ["index.html", "en/index.html", "sw/index.html", "en/deep/er/guide.html", "docs/index.html"] {
        try write(path, to: path)
      }
      try write("no index", to: "ru/guide.html")
      try write(String(repeating: "x", count: 3_000_000), to: "large.bin")
    }
    #expect(site.languages == ["en", "sw"])
    #expect(site["/"]?.length == 10)
    #expect(site["/en/deep/er/guide.html"].map { String(buffer: $0.body) } == "en/deep/er/guide.html")
    #expect(site["/en/"] == site["/en/index.html"])
    #expect(site["/large.bin"]?.length == 3_000_000)
    #expect(site["/en"] == nil)
  }

  @Test("A file's time of writing is when it was modified, but never in the future")
  func times() throws {
    let site = try load {
      try write("a", to: "old.txt")
      try write("a", to: "new.txt")
      let old = Date(timeIntervalSince1970: 784_111_777)
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: folder.appendingPathComponent("old.txt").path)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 1e6)],
        ofItemAtPath: folder.appendingPathComponent("new.txt").path)
    }
    #expect(site["/old.txt"]?.modified == 784_111_777)
    #expect((site["/new.txt"]?.modified ?? Int.max) <= time(nil))
  }

  @Test("Dotfiles are left out, but for the well-known ones")
  func dotfiles() throws {
    let site = try load {
      for path in [".hatua-site", ".git/config", "en/.draft.html", ".well-known/x", ".well-known/.y", "a.txt"] {
        try write("x", to: path)
      }
    }
    #expect(site["/.well-known/x"] != nil)
    for path in ["/.hatua-site", "/.git/config", "/en/.draft.html", "/.well-known/.y"] { #expect(site[path] == nil) }
  }

  @Test("Links, pipes and what cannot be read are left out, and nothing is waited for")
  func oddFiles() throws {
    let site = try load {
      try write("x", to: "a.txt")
      try write("x", to: "unreadable.txt")
      let links = [("out", "/etc/passwd"), ("etc", "/etc"), ("loop", "loop"), ("gone", "x"), ("in", "a.txt")]
      for (name, target) in links {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
      }
      #expect(mkfifo(folder.appendingPathComponent("pipe").path, 0o600) == 0)
      #expect(chmod(folder.appendingPathComponent("unreadable.txt").path, 0) == 0)
    }
    #expect(site["/a.txt"] != nil)
    for path in ["/out", "/etc/passwd", "/loop", "/gone", "/in", "/pipe"] { #expect(site[path] == nil) }
    // The one account that reads everything may run the tests.
    #expect(site["/unreadable.txt"] == nil || geteuid() == 0)
  }

  @Test("A folder that is not there, or no folder, is told so")
  func missing() throws {
    #expect(throws: ServerError.folderMissing("/nowhere/at/all")) { try ServedFiles.load(folder: "/nowhere/at/all") }
    #expect(throws: ServerError.folderIsFile("/etc/passwd")) { try ServedFiles.load(folder: "/etc/passwd") }
  }
}

@Suite("How a file is described")
struct ServedFileTests {
  @Test(
    "The ending of its name tells its type",
    arguments: [
      ("/a.html", "text/html; charset=utf-8"), ("/a.JS", "text/javascript; charset=utf-8"),
      ("/a.b/c", "application/octet-stream"),
      ("/a.svg", "image/svg+xml"), ("/a.json", "application/json"), ("/sitemap.xml", "application/xml; charset=utf-8"),
      ("/.well-known/security.txt", "text/plain; charset=utf-8"), ("/.html", "application/octet-stream"),
      ("/a.", "application/octet-stream"), ("/a.woff2", "font/woff2"),
    ])
  func contentType(path: String, type: String) {
    #expect(ContentType.ofFile(at: path) == type)
  }

  @Test("Eight hexadecimal digits before the ending are its hash")
  func hashedNames() {
    for path in ["/a.0f3a9b2c.css", "/x/search.0123456789ABCDEF.json", "/a.b.deadbeef.js"] {
      #expect(namesItsContent(path))
    }
    for path in ["/a.0f3a9b2.css", "/a.css", "/0f3a9b2c.css", "/.0f3a9b2c.css", "/a.0f3a9b2g.css", "/a.0f3a9b2c."] {
      #expect(!namesItsContent(path))
    }
  }

  @Test("Equal contents have equal tags, others have others")
  func tags() {
    let tags = ["a", "a", "b"].map { ServedFile(path: "/\($0)", bytes: Array($0.utf8), modified: 0).entityTag }
    #expect(tags[0] == "\"ca978112ca1bbdcafac231b39a23dc4d\"")
    #expect(tags[0] == tags[1])
    #expect(tags[0] != tags[2])
  }
}
