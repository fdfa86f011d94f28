import Foundation
import NIOCore
import Synchronization
import Testing

@testable import SiteServer

@Suite("A folder that is served as it stands")
final class ServedFolderTests {
  private let folder = NSTemporaryDirectory() + "served-" + UUID().uuidString

  deinit { for path in [folder, folder + "-next"] { try? FileManager.default.removeItem(atPath: path) } }

  private func write(_ text: String, to path: String, in folder: String) throws {
    let file = URL(fileURLWithPath: folder + "/" + path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func body(_ site: ServedFolder) -> String? {
    site.current()["/a.html"].map { String(decoding: $0.body.readableBytesView, as: UTF8.self) }
  }

  @Test("Another site in its place is served from the next request on, whole")
  func exchanged() throws {
    try write("one", to: "a.html", in: folder)
    try write("1", to: ".hatua-site", in: folder)
    let site = try ServedFolder(folder)
    #expect(body(site) == "one")
    try write("two", to: "a.html", in: folder + "-next")
    try write("2", to: ".hatua-site", in: folder + "-next")
    try FileManager.default.removeItem(atPath: folder)
    try FileManager.default.moveItem(atPath: folder + "-next", toPath: folder)
    #expect(body(site) == "two")
  }

  @Test("While a build fills the folder, the old site is served")
  func filling() throws {
    try write("one", to: "a.html", in: folder)
    try write("1", to: ".hatua-site", in: folder)
    let site = try ServedFolder(folder)
    try write("", to: ".hatua-site.journal", in: folder)
    try write("two", to: "a.html", in: folder)
    #expect(body(site) == "one")
    try FileManager.default.removeItem(atPath: folder + "/.hatua-site")
    try write("22", to: ".hatua-site", in: folder)
    #expect(body(site) == "one")
    try FileManager.default.removeItem(atPath: folder + "/.hatua-site.journal")
    #expect(body(site) == "two")
  }

  @Test("A folder that goes away leaves its last site, and that is said once; so is its coming back")
  func gone() throws {
    try write("one", to: "a.html", in: folder)
    let told = Told()
    let site = try ServedFolder(folder) { told.add($0) }
    try FileManager.default.moveItem(atPath: folder, toPath: folder + "-next")
    #expect(body(site) == "one")
    #expect(body(site) == "one")
    #expect(told.lines == ["\(folder) cannot be read any more; the last site is served"])
    try FileManager.default.moveItem(atPath: folder + "-next", toPath: folder)
    #expect(body(site) == "one")
    #expect(told.lines.last == "\(folder) can be read again")
  }
}

private final class Told: Sendable {
  private let all = Mutex<[String]>([])

  var lines: [String] { all.withLock { $0 } }

  func add(_ line: String) { all.withLock { $0.append(line) } }
}
