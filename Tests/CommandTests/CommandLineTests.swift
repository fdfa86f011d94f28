import Foundation
import Testing

@Suite("The command line keeps its promises")
struct CommandLineTests {
  /// A folder with the common site in it: right, and with one guide.
  private func rightSite() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writeCommonFiles()
    return folder
  }

  @Test(
    "Misuse ends with 64, prints nothing on standard output and says what is wrong on standard error",
    arguments: [
      ["chekc"], ["check", "--strickt"], ["check", "--format", "yaml"], ["check", "--format"], ["check", "extra"],
      ["check", "--max-states", "0"], ["check", "--max-states", "-1"], ["check", "--max-states", "many"],
      ["check", "--max-states", "99999999999999999999"], ["check", "--jobs", "0"], ["check", "--base-url", "here"],
      ["check", "--root"], ["check", "--root", ""], ["model", "stats"],
      ["model", "stats", "library", "--max-states", "0"],
      ["model", "stats", "library", "--format", "xml"], ["model", "states", "library"],
      ["mutate", "--jobs", "0"], ["mutate", "--jobs=-1"],
    ])
  func misuse(_ arguments: [String]) async throws {
    let folder = try rightSite()
    let result = try await HatuaProgram.run(arguments, in: folder.url)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }

  @Test(
    "Help and version are asked for, so they stand on standard output",
    arguments: [["--version"], ["--help"], ["check", "--help"], ["help", "model"]])
  func help(_ arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    let result = try await HatuaProgram.run(arguments, in: folder.url)
    #expect(result.status == 0)
    #expect(!result.output.isEmpty)
    #expect(result.errors.isEmpty)
    if arguments == ["--version"] {
      #expect(result.outputText.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    }
  }

  @Test(
    "A right site prints nothing into a pipe",
    arguments: [["check"], ["check", "--quiet"], ["check", "-q", "--strict"]])
  func silence(_ arguments: [String]) async throws {
    let folder = try rightSite()
    let result = try await HatuaProgram.run(arguments, in: folder.url)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors.isEmpty)
  }

  @Test("The report is the same from another folder, with --quiet, with any number of cores, and twice")
  func sameReport() async throws {
    let folder = try rightSite()
    try folder.write("---\ntitle: A\nflow: library\n---\n\n1. Press **Nothing**.\n", to: "content/en/a.md")
    try folder.write("---\n---\n", to: "content/en/b.md")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("else/where"), withIntermediateDirectories: true)
    let plain = try await HatuaProgram.run(["check"], in: folder.url)
    #expect(plain.status == 1)
    #expect(plain.outputText.hasPrefix("content/en/a.md:6:1: error[goal-missing]"))
    for (arguments, place) in [
      (["check"], ""), (["check", "--quiet"], ""), (["check", "--jobs", "1"], ""), (["check", "-j", "7"], ""),
      (["check", "--root", "."], ""), (["check", "--root", "./"], ""), (["check", "--root", folder.url.path], "else"),
      (["check", "--root", "../.."], "else/where"),
    ] {
      let result = try await HatuaProgram.run(arguments, in: folder.url.appendingPathComponent(place))
      expectEqual(result.outputText, plain.outputText, arguments.joined(separator: " "))
      #expect(result.errors.isEmpty)
      #expect(result.status == 1)
    }
  }

  @Test("Warnings fail a run only with --strict")
  func strictness() async throws {
    let folder = try rightSite()
    let site = "title: T\nlanguages: {en: {name: English}, ru: {name: Русский}}\n"
    try folder.write(site, to: "content/site.yml")
    let plain = try await HatuaProgram.run(["check"], in: folder.url)
    #expect(plain.status == 0)
    #expect(plain.outputText.contains("warning[translation-missing]"))
    let strict = try await HatuaProgram.run(["check", "--strict"], in: folder.url)
    #expect(strict.status == 1)
    #expect(strict.outputText.contains("error[translation-missing]"))
  }

  @Test("What cannot be read ends with 74, is named on standard error, and does not keep the rest from being checked")
  func unreadable() async throws {
    let folder = try rightSite()
    let manager = FileManager.default
    let english = folder.url.appendingPathComponent("content/en")
    try folder.write("---\n---\n", to: "content/en/b.md")
    try manager.createDirectory(at: english.appendingPathComponent("folder.md"), withIntermediateDirectories: true)
    try manager.createDirectory(
      at: folder.url.appendingPathComponent("content/flows/folder.yml"), withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: english.appendingPathComponent("gone.md").path, withDestinationPath: "nowhere")
    let result = try await HatuaProgram.run(["check"], in: folder.url)
    #expect(result.status == 74)
    #expect(result.outputText.hasPrefix("content/en/b.md:1:1: error[front-matter]"))
    for name in ["content/en/folder.md", "content/flows/folder.yml", "content/en/gone.md"] {
      #expect(result.errorText.contains("hatua: \(name): "))
    }
    #expect(result.errorText.split(separator: "\n").count == 3)
  }

  @Test(
    "Output that cannot be written ends with 74, and not in a crash",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "this system has no full disk to try"),
    arguments: [
      ("explain", ">/dev/full", 74), ("check", ">/dev/full", 74), ("model stats library", ">/dev/full", 74),
      ("coverage", ">&-", 74), ("trace return", ">/dev/full", 74), ("check --root nowhere", "2>&-", 74),
      ("explain label-wrong", "2>/dev/full", 0),
    ])
  func fullDisk(command: String, redirection: String, status: Int) async throws {
    let folder = try rightSite()
    try folder.write("no front matter", to: "content/en/a.md")
    if command.hasPrefix("trace") || command == "coverage" {
      try folder.write("---\ntitle: A\n---\n", to: "content/en/a.md")
    }
    let result = try await HatuaProgram.run(
      URL(fileURLWithPath: "/bin/bash"), ["-c", "\"$HATUA\" \(command) \(redirection)"], in: folder.url)
    #expect(result.status == Int32(status))
  }

  @Test("A root without content ends with 74", arguments: ["nowhere", ".", "file"])
  func missingRoot(_ root: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let result = try await HatuaProgram.run(["check", "--root", root], in: folder.url)
    #expect(result.status == 74)
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }

  @Test("A folder in the site file's place ends with 74")
  func folderAsSiteFile() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("content/site.yml"), withIntermediateDirectories: true)
    let result = try await HatuaProgram.run(["check"], in: folder.url)
    #expect(result.status == 74)
    #expect(result.errorText.contains("content/site.yml"))
  }

  @Test(
    "A pipe in the content is not waited for",
    arguments: ["content/en/pipe.md", "content/en/pipe.png", "content/flows/pipe.yml"])
  func pipe(_ path: String) async throws {
    let folder = try rightSite()
    #expect(mkfifo(folder.url.appendingPathComponent(path).path, 0o600) == 0)
    let result = try await HatuaProgram.run(["check"], in: folder.url)
    #expect(result.status == 74)
    #expect(result.errorText.contains(path))
  }

  @Test(
    "Files and folders without permission end with 74",
    .enabled(if: geteuid() != 0, "everything is permitted to root"),
    arguments: ["content/en/return.md", "content/en", "content/flows", "content/flows/library.yml", "content"])
  func permission(_ path: String) async throws {
    let folder = try rightSite()
    let place = folder.url.appendingPathComponent(path).path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: place)
    let result = try await HatuaProgram.run(["check"], in: folder.url)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: place)
    #expect(result.status == 74)
    #expect(result.errorText.hasPrefix("hatua: \(path): "))
    #expect(result.errorText.contains("Permission denied"))
  }

  @Test("A link to a folder is followed, and its pages are checked")
  func linkedFolder() async throws {
    let folder = try rightSite()
    try folder.write("---\ntitle: A\nflow: library\n---\n\n1. **Foo**\n", to: "elsewhere/more/a.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("content/en/sub").path, withDestinationPath: "../../elsewhere")
    let result = try await HatuaProgram.run(["check"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.outputText.contains("content/en/sub/more/a.md:6:4: error[label-unknown]"))
  }

  @Test("Links between folders that lead in a circle are not followed for ever")
  func circle() async throws {
    let folder = try rightSite()
    let english = folder.url.appendingPathComponent("content/en")
    try FileManager.default.createSymbolicLink(
      atPath: english.appendingPathComponent("again").path, withDestinationPath: "../en")
    try FileManager.default.createSymbolicLink(
      atPath: english.appendingPathComponent("self").path, withDestinationPath: "self")
    let result = try await HatuaProgram.run(["check"], in: folder.url)
    #expect(result.status == 74)
    #expect(result.output.isEmpty)
    #expect(result.errorText.contains("content/en/again: this link leads in a circle"))
    #expect(result.errorText.contains("content/en/self: this is a link that leads nowhere"))
  }

  @Test("Machines are told of files from the current folder, however the root is named")
  func absoluteRoot() async throws {
    let folder = try TemporaryFolder()
    try folder.write("---\ntitle: A\n---\n\n[a](b.md)\n", to: "help/content/en/a.md")
    try folder.write("title: T\nlanguages: {en: {name: English}}\n", to: "help/content/site.yml")
    let here = folder.url.resolvingSymlinksInPath()
    for root in ["help", here.path + "/help"] {
      let result = try await HatuaProgram.run(["check", "-q", "--format", "github", "--root", root], in: here)
      #expect(result.outputText.hasPrefix("::error file=help/content/en/a.md,line=5,"))
    }
  }

  @Test("Two links to one folder are no circle; a language's folder that is a link to nowhere is no folder")
  func links() async throws {
    let folder = try rightSite()
    try folder.write("---\ntitle: A\nflow: library\n---\n\n1. **Foo**\n", to: "elsewhere/a.md")
    let manager = FileManager.default
    for name in ["one", "two"] {
      try manager.createSymbolicLink(
        atPath: folder.url.appendingPathComponent("content/en/\(name)").path, withDestinationPath: "../../elsewhere")
    }
    let twice = try await HatuaProgram.run(["check", "--format", "github", "--quiet"], in: folder.url)
    #expect(twice.status == 1)
    for name in ["one", "two"] { #expect(twice.outputText.contains("file=content/en/\(name)/a.md,line=6")) }
    let english = folder.url.appendingPathComponent("content/en").path
    for target in ["en", "nowhere"] {
      try manager.removeItem(atPath: english)
      try manager.createSymbolicLink(atPath: english, withDestinationPath: target)
      let result = try await HatuaProgram.run(["check"], in: folder.url)
      #expect(result.status == 74)
      #expect(result.errorText.contains("content/en: this is a link that leads nowhere"))
    }
  }

  @Test("An expression that would be tried for ever is given up, and reported")
  func endlessExpression() async throws {
    let folder = try rightSite()
    let model = "content/flows/library.yml"
    let text = try String(contentsOf: folder.url.appendingPathComponent(model), encoding: .utf8)
    let optional = String(repeating: "a?", count: 40) + String(repeating: "a", count: 41)
    try folder.write(
      text.replacing("accepts: '[0-9]{4}'", with: "accepts: '(a+)+b|\(optional)'"), to: model)
    let values = String(repeating: "a", count: 40)
    // What one value cannot be told of, can be told of another.
    try folder.write(
      "---\ntitle: A\nflow: library\n---\n\n[\(values)](value:pin), [\(values)a](reject:pin), [aab](value:pin)\n",
      to: "content/en/a.md")
    let result = try await HatuaProgram.run(["check", "--format", "github", "-q"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.outputText.split(separator: "\n").count == 2)
    #expect(result.outputText.contains("title=value-refused::trying “\(values)” on the field “pin” takes too long"))
    #expect(result.outputText.contains("title=value-accepted::trying “\(values)a” on the field “pin” takes too long"))
  }

  @Test("A file over 10 MiB is not read, one of exactly 10 MiB is")
  func largeFiles() async throws {
    let folder = try rightSite()
    let head = "---\ntitle: Large\n---\n\n"
    let limit = 10 << 20
    func page(_ size: Int) -> [UInt8] { Array(head.utf8) + Array(repeating: 10, count: size - head.utf8.count) }
    try folder.write(page(limit), to: "content/en/exact.md")
    try folder.write(page(limit + 1), to: "content/en/large.md")
    try folder.write(Array(repeating: 35, count: limit + 1), to: "content/flows/large.yml")
    let result = try await HatuaProgram.run(["check"], in: folder.url)
    #expect(result.status == 1)
    expectEqual(
      result.outputText,
      """
      content/en/large.md:1:1: error[file-too-large]: this file has 10485761 bytes; files over 10 MiB are not read

      content/flows/large.yml:1:1: error[file-too-large]: this file has 10485761 bytes; files over 10 MiB are not read

      """, "standard output")
  }

  @Test(
    "Every form of the report has the same status, and stands alone",
    arguments: ["text", "json", "sarif", "junit", "github"])
  func forms(_ form: String) async throws {
    let folder = try rightSite()
    let right = try await HatuaProgram.run(["check", "--format", form], in: folder.url)
    #expect(right.status == 0)
    #expect(right.errors.isEmpty)
    let page = "---\ntitle: <A> & \"B\" 100%, x::y\nflow: nowhere\n---\n\n1. **x**\n"
    try folder.write(page, to: "content/en/a & b%,:.md")
    let wrong = try await HatuaProgram.run(["check", "--format", form], in: folder.url)
    #expect(wrong.status == 1)
    #expect(wrong.errors.isEmpty)
    #expect(wrong.outputText.contains("flow-unknown"))
    for result in [right, wrong] {
      switch form {
      case "json", "sarif": #expect((try? JSONSerialization.jsonObject(with: Data(result.output))) is [String: Any])
      case "junit": #expect(result.outputText.hasPrefix("<?xml "))
      default: break
      }
    }
  }

  @Test(
    "Every id is explained, and nothing else is",
    arguments: reportedIDs + ["template", "string-missing", "file-too-large"])
  func explanations(of id: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await HatuaProgram.run(["explain", id], in: folder.url)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.outputText.contains("[\(id)]"))
    let unknown = try await HatuaProgram.run(["explain", id + "s"], in: folder.url)
    #expect(unknown.status == 64)
    #expect(unknown.output.isEmpty)
  }

  @Test("A build that finds an error reports it as a check does, and leaves what was built before")
  func failedBuild() async throws {
    let folder = try rightSite()
    try folder.write("old", to: "public/index.html")
    try folder.write("no front matter", to: "content/en/a.md")
    let result = try await HatuaProgram.run(["build"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
    #expect(result.outputText.hasPrefix("content/en/a.md:1:1: error[front-matter]"))
    let output = folder.url.appendingPathComponent("public")
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.path) == ["index.html"])
    #expect(try String(contentsOf: output.appendingPathComponent("index.html"), encoding: .utf8) == "old")
  }
}
