import Foundation
import Testing

@Suite("An output folder of one's own in a folder of somebody else's")
struct OtherUserTests {
  /// The user `nobody`, who owns nothing.
  private static let nobody = 65534

  @Test("It is filled in place, and what is no longer part of the site goes")
  func fill() async throws {
    let folder = try TemporaryFolder()
    try folder.writeCommonFiles()
    try Self.copyTemplates(to: folder)
    let parent = folder.url.appendingPathComponent("www")
    let output = parent.appendingPathComponent("help")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    // Root may write everywhere, and so becomes nobody; others cannot write where they have no permission.
    let isRoot = geteuid() == 0
    if isRoot { #expect(chown(output.path, uid_t(Self.nobody), gid_t(Self.nobody)) == 0) }
    for place in [folder.url, parent] { #expect(chmod(place.path, isRoot ? 0o755 : 0o555) == 0) }
    defer { for place in [folder.url, parent] { chmod(place.path, 0o755) } }
    try await build(in: folder, to: output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["help"])
    let first = try Self.tree(output)
    #expect(first.contains("en/return.html") && first.contains("index.html"))
    if isRoot {
      let owner = try FileManager.default.attributesOfItem(atPath: output.path + "/en/return.html")[.ownerAccountID]
      #expect(owner as? Int == Self.nobody)
    }
    chmod(folder.url.path, 0o755)
    let content = folder.url.appendingPathComponent("content/en")
    try FileManager.default.moveItem(
      at: content.appendingPathComponent("return.md"), to: content.appendingPathComponent("back.md"))
    try await build(in: folder, to: output)
    #expect(
      try Self.tree(output) == first.map { $0.replacing("en/return.html", with: "en/back.html") }.sorted())
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["help"])
  }

  private func build(in folder: TemporaryFolder, to output: URL) async throws {
    let arguments = ["build", "--output", output.path]
    let result: HatuaProgram.Result
    if geteuid() == 0 {
      // The program may lie where nobody can read it.
      let program = folder.url.appendingPathComponent("hatua")
      if !FileManager.default.fileExists(atPath: program.path) {
        try FileManager.default.copyItem(at: try #require(HatuaProgram.location), to: program)
      }
      chmod(program.path, 0o755)
      result = try await HatuaProgram.run(
        URL(fileURLWithPath: "/usr/bin/setpriv"),
        ["--reuid=\(Self.nobody)", "--regid=\(Self.nobody)", "--clear-groups", program.path] + arguments, in: folder.url
      )
    } else {
      result = try await HatuaProgram.run(arguments, in: folder.url)
    }
    #expect(result.status == 0, "\(result.errorText)")
    #expect(
      result.errorText.hasSuffix(
        "file by file and not in one exchange: nothing can be put together beside it, in “\(output.deletingLastPathComponent().path)”\n"
      ), "\(result.errorText)")
  }

  private static func tree(_ folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  private static func copyTemplates(to folder: TemporaryFolder) throws {
    let project = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: project.appendingPathComponent("templates"), to: folder.url.appendingPathComponent("templates"))
    for language in ["ru", "sw"] {
      try FileManager.default.removeItem(
        at: folder.url.appendingPathComponent("templates/strings/\(language).yml"))
    }
  }
}
