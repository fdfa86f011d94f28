import Foundation
import Testing

@Suite("What is built and served")
struct BuildAndServeTests {
  /// The real content and templates of the project.
  private static let project = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A copy of the project's content and templates, written in another order where `reversed`.
  private func site(reversed: Bool = false) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for part in ["content", "templates"] {
      let source = Self.project.appendingPathComponent(part)
      var paths = try FileManager.default.subpathsOfDirectory(atPath: source.path).sorted()
      if reversed { paths.reverse() }
      for path in paths {
        var isFolder: ObjCBool = false
        let file = source.appendingPathComponent(path)
        _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
        if !isFolder.boolValue { try folder.write([UInt8](Data(contentsOf: file)), to: "\(part)/\(path)") }
      }
    }
    return folder
  }

  private func files(in folder: URL) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let file = folder.appendingPathComponent(path)
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = [UInt8](try Data(contentsOf: file)) }
    }
    return files
  }

  @Test(
    "Equal content gives equal bytes, in any folder, time zone, language and order of files, on any number of cores")
  func determinism() async throws {
    let (first, second) = (try site(), try site(reversed: true))
    let plain = try await HatuaProgram.run(["build", "--quiet"], in: first.url)
    let elsewhere = try await HatuaProgram.run(
      ["build", "--quiet", "--root", second.url.path, "--jobs", "1", "--output", second.url.path + "/out"],
      in: first.url, environment: ["TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C"])
    #expect(plain.status == 0)
    #expect(elsewhere.status == 0)
    let (one, other) = (
      try files(in: first.url.appendingPathComponent("public")), try files(in: second.url.appendingPathComponent("out"))
    )
    #expect(one.count > 60)
    #expect(one.keys.sorted() == other.keys.sorted())
    #expect(one == other)
  }

  @Test("A second build takes the first one's place, and a folder that is not ours is refused without --force")
  func replacing() async throws {
    let folder = try site()
    for _ in 0..<2 {
      #expect(try await HatuaProgram.run(["build"], in: folder.url).status == 0)
    }
    try folder.write("precious", to: "mine/letter.txt")
    let refused = try await HatuaProgram.run(["build", "--output", "mine"], in: folder.url)
    #expect(refused.status == 74)
    #expect(refused.errorText.contains("--force"))
    #expect(try files(in: folder.url.appendingPathComponent("mine")).keys.sorted() == ["letter.txt"])
    #expect(try await HatuaProgram.run(["build", "--output", "mine", "--force"], in: folder.url).status == 0)
    #expect(try files(in: folder.url.appendingPathComponent("mine"))["letter.txt"] == nil)
  }

  @Test("Builds of one output at the same time all succeed, and leave one whole site")
  func buildsAtOnce() async throws {
    let folder = try TemporaryFolder()
    try folder.writeCommonFiles()
    try FileManager.default.copyItem(
      at: Self.project.appendingPathComponent("templates"), to: folder.url.appendingPathComponent("templates"))
    for path in try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/templates/strings")
    where path != "en.yml" {
      try FileManager.default.removeItem(atPath: folder.url.path + "/templates/strings/\(path)")
    }
    let script = """
      for round in 1 2 3 4 5; do
        for build in 1 2 3 4; do "$HATUA" build & builds="$builds $!"; done
        for build in $builds; do wait $build || echo "failed: $?"; done
        builds=""
      done
      """
    let result = try await HatuaProgram.run(URL(fileURLWithPath: "/bin/bash"), ["-c", script], in: folder.url)
    #expect(result.outputText == "")
    #expect(result.errorText == String(repeating: "1 page written to public\n", count: 20))
    let built = try files(in: folder.url.appendingPathComponent("public")).keys.sorted()
    #expect(
      built
        == [".hatua-site", "en/404.html", "en/index.html", "en/return.html", "404.html", "index.html", "robots.txt"]
        .sorted())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix(".") } == [])
  }

  @Test("A site is served at the address printed, and ends with status 0 when it is told to")
  func serving() async throws {
    let folder = try TemporaryFolder()
    try folder.write("<!doctype html><title>Home</title>", to: "public/en/index.html")
    try folder.write("<!doctype html><title>Choose</title>", to: "public/index.html")
    // The address is read from the first line; then one request, and the signal.
    let script = """
      "$HATUA" serve --port 0 >log 2>errors & pid=$!
      while ! grep -q http log && kill -0 $pid 2>/dev/null; do sleep 0.02; done
      port=$(grep -o ':[0-9][0-9]*/' log | tr -d ':/')
      exec 3<>"/dev/tcp/127.0.0.1/$port"
      printf 'GET /en/ HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3
      cat <&3
      "$HATUA" serve --port "$port" >/dev/null 2>taken; echo "second server: $?"
      kill -TERM $pid; wait $pid; echo "first server: $?"
      """
    let result = try await HatuaProgram.run(
      URL(fileURLWithPath: "/bin/bash"), ["-c", script], in: folder.url)
    let lines = result.outputText.split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines.first == "HTTP/1.1 200 OK")
    #expect(lines.contains("<!doctype html><title>Home</title>second server: 74"))
    #expect(lines.last == "first server: 0")
    let log = try String(contentsOf: folder.url.appendingPathComponent("log"), encoding: .utf8)
    #expect(log.contains("GET /en/ 200"))
    #expect(try String(contentsOf: folder.url.appendingPathComponent("taken"), encoding: .utf8).hasPrefix("hatua: "))
  }

  @Test("A site that is built anew is served from the next request on, and an exchanged folder survives what is in it")
  func rebuilt() async throws {
    let folder = try site()
    let script = """
      "$HATUA" build 2>/dev/null && mkdir public/.git && echo mine > public/.git/config
      "$HATUA" serve --port 0 --quiet >log 2>errors & pid=$!
      while ! grep -q http log && kill -0 $pid 2>/dev/null; do sleep 0.02; done
      port=$(grep -o ':[0-9][0-9]*/' log | tr -d ':/')
      get() {
        exec 3<>"/dev/tcp/127.0.0.1/$port"
        printf 'GET /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
        grep -o '<title>[^<]*' <&3
      }
      get
      for round in 1 2 3; do
        sed -i "s/^title: .*/title: Round $round/" content/en/index.md
        "$HATUA" build 2>&1 | sed "s/^[0-9]* pages //"
        get
      done
      mv public away; get; get; cat errors
      mv away public; get; cat errors public/.git/config
      kill -TERM $pid; wait $pid
      """
    let result = try await HatuaProgram.run(URL(fileURLWithPath: "/bin/bash"), ["-c", script], in: folder.url)
    let lines = result.outputText.split(whereSeparator: \.isNewline).map(String.init)
    let filled =
      "written to public, file by file and not in one exchange: it holds what no build has written (.git/)"
    #expect(lines.count == 14, "\(result.outputText)")
    #expect(lines.dropFirst().prefix(6).filter { $0 == filled }.count == 3)
    for (index, round) in [(2, 1), (4, 2), (6, 3), (7, 3), (8, 3), (10, 3)] where index < lines.count {
      #expect(lines[index].hasPrefix("<title>Round \(round)"), "\(lines)")
    }
    #expect(lines.dropFirst(9).first == "hatua: public cannot be read any more; the last site is served")
    #expect(lines.dropFirst(12).first == "hatua: public can be read again")
    #expect(lines.last == "mine")
  }

  @Test("A folder that is not there is not served", arguments: ["nowhere", "content/site.yml"])
  func nothingToServe(path: String) async throws {
    let folder = try TemporaryFolder()
    try folder.writeCommonFiles()
    let result = try await HatuaProgram.run(["serve", path], in: folder.url)
    #expect(result.status == 74)
    #expect(result.output.isEmpty)
    #expect(result.errorText.hasPrefix("hatua: "))
  }
}
