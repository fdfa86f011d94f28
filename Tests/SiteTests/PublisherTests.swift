import Foundation
import Testing

@testable import Site

@Suite("Publishing")
final class PublisherTests {
  private let place = NSTemporaryDirectory() + "publish-" + UUID().uuidString
  private let files = [RenderedFile(path: "en/a.html", text: "A"), RenderedFile(path: "index.html", text: "I")]
  private var output: String { place + "/public" }

  init() throws {
    try FileManager.default.createDirectory(atPath: place + "/site/content", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: place) }

  private func publish(_ files: [RenderedFile], force: Bool = false, to output: String? = nil) -> String? {
    do throws(FileProblem) {
      try Publisher.publish(files, to: output ?? self.output, root: place + "/site", force: force)
      return nil
    } catch {
      return error.message
    }
  }

  private func tree(_ folder: String? = nil) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder ?? output).sorted()
  }

  private func write(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test("A site is put where nothing was, with the marker, and nothing stays beside it")
  func first() throws {
    #expect(publish(files) == nil)
    #expect(try tree() == [".hatua-site", "en", "en/a.html", "index.html"])
    #expect(try String(contentsOfFile: output + "/en/a.html", encoding: .utf8) == "A")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == ["public", "site"])
  }

  @Test("A second site takes the place of the first, with nothing left of it")
  func second() throws {
    #expect(publish(files) == nil)
    #expect(publish([RenderedFile(path: "b.html", text: "B")]) == nil)
    #expect(try tree() == [".hatua-site", "b.html"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == ["public", "site"])
  }

  @Test("A folder that holds something else is not touched without force")
  func foreign() throws {
    try write(output + "/letter.txt")
    #expect(publish(files)?.hasPrefix("this folder holds files that no build has written") == true)
    #expect(try tree() == ["letter.txt"])
    #expect(publish(files, force: true) == nil)
    #expect(try tree() == [".hatua-site", "en", "en/a.html", "index.html"])
  }

  @Test("An empty folder is ours, and a lone .gitkeep stays in it")
  func empty() throws {
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    #expect(publish(files) == nil)
    try FileManager.default.removeItem(atPath: output)
    try write(output + "/.gitkeep")
    for _ in 0..<2 {
      #expect(publish(files) == nil)
      #expect(try tree() == [".gitkeep", ".hatua-site", "en", "en/a.html", "index.html"])
    }
  }

  @Test("The site itself is never written over, not even with force")
  func ownSite() throws {
    let site = place + "/site"
    for folder in [site, site + "/", site + "/content", place, site + "/content/../../site/.", "/"] {
      #expect(publish(files, force: true, to: folder)?.contains("would be lost") == true, "\(folder)")
    }
    #expect(publish(files, force: true, to: site + "/content/en/x")?.contains("would read it as content") == true)
    #expect(try tree(site) == ["content"])
    #expect(publish(files, to: site + "/public") == nil)
  }

  @Test("When a file cannot be written, the old site stays as it was")
  func failure() throws {
    #expect(publish(files) == nil)
    for bad in [String(repeating: "x", count: 300), "../up.html", "/root.html", "a//b", "index.html/x"] {
      let all = [RenderedFile(path: "index.html", text: "new"), RenderedFile(path: bad, text: "")]
      #expect(publish(all) != nil, "\(bad)")
      #expect(try tree() == [".hatua-site", "en", "en/a.html", "index.html"])
      #expect(try String(contentsOfFile: output + "/index.html", encoding: .utf8) == "I")
      #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == ["public", "site"])
    }
  }

  @Test("A link to a folder is followed and stays; one that leads nowhere, and a file, are refused")
  func links() throws {
    try FileManager.default.createDirectory(atPath: place + "/real", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: output, withDestinationPath: place + "/real")
    #expect(publish(files) == nil)
    #expect(try tree(place + "/real") == [".hatua-site", "en", "en/a.html", "index.html"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: output) == place + "/real")
    try FileManager.default.createSymbolicLink(atPath: place + "/lost", withDestinationPath: place + "/nowhere")
    #expect(publish(files, to: place + "/lost") == "this is a link that leads nowhere")
    try write(place + "/file")
    #expect(publish(files, to: place + "/file") == "there is a file where the output folder should be")
    #expect(publish(files, to: place + "/file/x") != nil)
  }

  @Test("A site published page by page is the site that is rendered whole")
  func pageByPage() throws {
    let site = try SiteFolder(["content/en/a.txt": "1"]).check(baseURL: "https://example.org/")
    let templates = try #require(site.templates)
    try Publisher.publish(RenderedSite(site, templates: templates), to: output, root: place + "/site", force: false)
    let files = site.render(templates: templates)
    #expect(files.map(\.path) == files.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for file in files {
      #expect(FileManager.default.contents(atPath: output + "/" + file.path).map { [UInt8]($0) } == file.bytes)
    }
  }

  @Test("What a killed build has left beside the output is removed by the next one")
  func leftovers() throws {
    try write(place + "/.public.hatua-1-0/en/a.html")
    #expect(publish(files) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == ["public", "site"])
  }

  // MARK: What is not ours

  private func outcome(_ files: [RenderedFile], force: Bool = false) throws -> Publisher.Outcome {
    try Publisher.publish(files, to: output, root: place + "/site", force: force)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: output + "/" + path, encoding: .utf8)
  }

  @Test("What no build has written survives: a repository, files made by hand, links, empty folders")
  func foreignSurvives() throws {
    #expect(try outcome(files).way == .exchanged)
    try write(output + "/.git/refs/heads/main")
    try write(output + "/CNAME")
    try write(output + "/en/notes/mine.txt")
    try FileManager.default.createDirectory(atPath: output + "/en/empty", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: output + "/link", withDestinationPath: "/nowhere")
    let inode = try FileManager.default.attributesOfItem(atPath: output + "/.git")[.systemFileNumber] as? Int
    for round in 0..<2 {
      let next = [RenderedFile(path: "en/b.html", text: "B\(round)"), RenderedFile(path: "img/x.png", text: "X")]
      let outcome = try outcome(next)
      #expect(outcome.way == .filled(why: "it holds what no build has written (.git/, CNAME, en/, link)"))
      #expect(
        try tree() == [
          ".git", ".git/refs", ".git/refs/heads", ".git/refs/heads/main", ".hatua-site", "CNAME", "en", "en/b.html",
          "en/empty", "en/notes", "en/notes/mine.txt", "img", "img/x.png", "link",
        ])
      #expect(try text("en/b.html") == "B\(round)")
      #expect(try text(".git/refs/heads/main") == "mine")
    }
    #expect(try FileManager.default.attributesOfItem(atPath: output + "/.git")[.systemFileNumber] as? Int == inode)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == ["public", "site"])
    for path in [".git", "CNAME", "en/notes", "en/empty", "link"] {
      try FileManager.default.removeItem(atPath: output + "/" + path)
    }
    #expect(try outcome(files).way == .exchanged)
  }

  @Test("Where a page is to stand that something else has, nothing is written; the same bytes are no clash")
  func clashes() throws {
    #expect(publish(files) == nil)
    try write(output + "/b.html")
    try write(output + "/c/d.txt")
    try write(output + "/e")
    let before = try tree()
    let next = ["b.html", "c", "e/f.html", "g.html"].map { RenderedFile(path: $0, text: "new") }
    #expect(
      publish(next) == "the site has files where something else stands that no build has written: b.html, c, e/f.html; "
        + "move it, or write over it with --force")
    #expect(try tree() == before)
    #expect(try text("b.html") == "mine")
    #expect(publish([RenderedFile(path: "b.html", text: "mine")]) == nil)
    #expect(try tree() == [".hatua-site", "b.html", "c", "c/d.txt", "e"])
  }

  @Test("A page that was changed by hand is written anew; one that the site has no longer stays, and is told of")
  func changedByHand() throws {
    #expect(publish(files + [RenderedFile(path: "old/gone.html", text: "G")]) == nil)
    try write(output + "/index.html")
    try write(output + "/old/gone.html")
    // Without anything of another's, the folder is exchanged; so that it is filled, something is put there.
    try write(output + "/mine.txt")
    let outcome = try outcome(files)
    #expect(outcome.kept == ["old/gone.html"])
    #expect(try text("index.html") == "I")
    #expect(try text("old/gone.html") == "mine")
    // From now on it is nobody's but theirs.
    #expect(try self.outcome(files).kept == [])
    #expect(try text("old/gone.html") == "mine")
  }

  @Test("Of a marker that lists nothing, only what is written anew is known to be ours")
  func oldMarker() throws {
    try write(output + "/.hatua-site")
    for path in ["index.html", "en/a.html", "en/older.html"] { try write(output + "/" + path) }
    #expect(try outcome(files).way == .filled(why: "it holds what no build has written (en/)"))
    #expect(try tree() == [".hatua-site", "en", "en/a.html", "en/older.html", "index.html"])
    #expect(try text("index.html") == "I")
  }

  @Test("A folder beside which nothing can be put together is filled in place, and no file is ever half there")
  func filledInPlace() throws {
    #expect(publish(files) == nil)
    try write(place + "/no-folder")
    let folder = OutputFolder(output, parent: place + "/no-folder")
    let next = [RenderedFile(path: "en/b.html", text: "B"), RenderedFile(path: "index.html", text: "J")]
    let outcome = try Publisher.publish(
      next.map(\.path), jobs: nil, to: folder, root: place + "/site", force: false, { next[$0] })
    #expect(outcome.way == .filled(why: "nothing can be put together beside it, in “\(place)/no-folder”"))
    #expect(try tree() == [".hatua-site", "en", "en/b.html", "index.html"])
    #expect(try text("index.html") == "J")
    #expect(try self.outcome(files).way == .exchanged)
  }

  @Test("After a build that was killed while it filled the folder, the next one knows what is ours")
  func killed() throws {
    #expect(publish(files) == nil)
    try write(output + "/mine.txt")
    // As it stands after the first new page: the journal, the page, and a file that waits to take its place.
    try Data(
      "Hatua has written these files, and the next build writes them anew: what is changed in them is lost.\n- new.html\n"
        .utf8
    )
    .write(to: URL(fileURLWithPath: output + "/.hatua-site.journal"))
    try write(output + "/new.html")
    try write(output + "/en/.hatua-site-17-a.html")
    #expect(publish(files) == nil)
    #expect(try tree() == [".hatua-site", "en", "en/a.html", "index.html", "mine.txt"])
  }

  @Test("Another build may be the first to be there, but nobody's own folder is written over")
  func race() throws {
    let folder = try OutputFolder(output)
    for (name, isMoved) in [("first", true), ("second", false)] {
      let assembly = try folder.beginAssembly()
      #expect(assembly.write(RenderedFile(path: name, bytes: [])) == nil)
      #expect(try folder.moveIn(assembly) == isMoved)
      if !isMoved { #expect(try folder.exchange(with: assembly)) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: output) == [name])
    }
  }

  @Test("Somebody who reads all the time never sees half a site")
  func exchange() async throws {
    #expect(publish(files) == nil)
    let output = output
    let reading = Task.detached { () -> Int in
      var missing = 0
      while !Task.isCancelled {
        if !FileManager.default.fileExists(atPath: output + "/en/a.html") { missing += 1 }
      }
      return missing
    }
    for _ in 0..<50 { #expect(publish(files) == nil) }
    reading.cancel()
    #expect(await reading.value == 0)
  }
}
