import Foundation
import Testing

/// Pages are run as a reader would follow them: files are written, commands run, and what is printed is compared.
///
/// With `HATUA_UPDATE=1` in the environment, what is printed takes the place of what the page says.
@Suite struct SampleTests {
  private static let updates = ProcessInfo.processInfo.environment["HATUA_UPDATE"] == "1"
  /// What samples may run beside the program itself.
  private static let commands: Set<String> = ["hatua", "echo", "ls", "cat", "cp", "mv", "rm", "mkdir"]

  @Test("A page's samples do what the page says", arguments: Repository.pages)
  func samples(path: String) throws {
    let program = try #require(Repository.binary, "build hatua first, or name it in HATUA_BINARY")
    let page = try Page(path: path)
    var site = try SampleSite()
    defer { site.remove() }
    try Self.begin(&site, with: page.sample)
    let terminal = Terminal(folder: site.folder, home: site.home, program: program)
    var status: Int32 = 0
    var lines: [String] = []
    var copied = 0
    for placed in page.blocks {
      let place = "\(path):\(placed.range.lowerBound)"
      do {
        try Self.write(placed.block, into: &site)
        switch placed.block {
        case .excerpt(let excerpt):
          #expect(site.holds(excerpt: excerpt), "\(place): no file of the sample site holds these lines")
        case .console(let exchanges):
          var block: [String] = []
          for exchange in exchanges {
            let word = exchange.command.prefix { $0 != " " }
            guard Self.commands.contains(String(word)) else {
              throw SampleMistake(message: "samples do not run “\(word)”")
            }
            let (output, new) = try terminal.run(exchange.command, after: status)
            status = new
            block += ["$ \(exchange.command)"] + output
            if !Self.updates, output != exchange.output {
              Issue.record("\(place): $ \(exchange.command)\n\(difference(from: exchange.output, to: output))")
            }
          }
          lines += page.lines[copied..<placed.range.lowerBound] + block
          copied = placed.range.upperBound
        case .notUnderstood(let why): throw SampleMistake(message: why)
        case .commands(let commands):
          for command in commands { try Self.checkOptions(command, place, terminal) }
        case .file, .change, .figure: break
        }
      } catch let mistake as SampleMistake {
        Issue.record("\(place): \(mistake.message)")
      }
    }
    lines += page.lines[copied...]
    if Self.updates, lines != page.lines {
      try lines.joined(separator: "\n").write(
        to: Repository.root.appending(path: path), atomically: false, encoding: .utf8)
    }
  }

  private static func begin(_ site: inout SampleSite, with sample: Page.Sample) throws {
    if sample.hasTemplates {
      let templates = Repository.root.appending(path: "templates").resolvingSymlinksInPath()
      for path in try FileManager.default.subpathsOfDirectory(atPath: templates.path).sorted() {
        let url = templates.appending(path: path)
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
        try site.put(text, at: "templates/\(path)")
      }
    }
    guard let page = sample.page else { return }
    for placed in try Page(path: "Documentation/\(page)").blocks {
      guard case .file(let path, let text) = placed.block else { continue }
      if sample.files.isEmpty || sample.files.contains(path) { try site.put(text, at: path) }
    }
  }

  private static func write(_ block: Page.Block, into site: inout SampleSite) throws {
    switch block {
    case .file(let path, let text): try site.put(text, at: path)
    case .change(let path, let lines): try site.change(path, lines)
    default: break
    }
  }

  /// A command that is shown but not run has a page of help, and each of its options stands there.
  private static func checkOptions(_ line: String, _ place: String, _ terminal: Terminal) throws {
    var words = line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
    guard words.first == "hatua" else { return }
    words.removeFirst()
    let command = words.prefix { $0.allSatisfy { $0.isLowercase } }
    let help = try helpLines(of: command.first ?? "", terminal)
    for option in words where option.hasPrefix("-") {
      let name = option.prefix { $0 != "=" }
      #expect(
        help.contains { $0.split { " ,".contains($0) }.contains(name) },
        "\(place): “hatua \(command.joined(separator: " "))” has no option \(name)")
    }
  }

  private static func helpLines(of command: String, _ terminal: Terminal) throws -> [String] {
    let (help, status) = try terminal.run("hatua help \(command)")
    guard status == 0, help.contains(where: { $0.contains("USAGE: hatua \(command)") }) else {
      throw SampleMistake(message: "there is no command “hatua \(command)”")
    }
    return help.filter { $0.hasPrefix("  -") }
  }

  @Test("Every option that a page's text names is one of the program's", arguments: Repository.pages)
  func options(path: String) throws {
    let program = try #require(Repository.binary, "build hatua first, or name it in HATUA_BINARY")
    let folder = FileManager.default.temporaryDirectory
    let terminal = Terminal(folder: folder, home: folder, program: program)
    // Every program on this parser of arguments has the one added, and its help is silent about it.
    let known = try Self.allOptions(terminal).union(["--generate-completion-script"])
    for (number, line) in try Page(path: path).prose {
      let spans = line.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      for span in spans where span.hasPrefix("--") || span.hasPrefix("hatua ") {
        for option in span.split(whereSeparator: { " |[]=".contains($0) }) {
          guard option.hasPrefix("--"), option != "---" else { continue }
          #expect(known.contains(String(option)), "\(path):\(number): hatua has no option \(option)")
        }
      }
    }
  }

  private static func allOptions(_ terminal: Terminal) throws -> Set<String> {
    var options: Set<String> = []
    var open = [""]
    while let command = open.popLast() {
      let (help, _) = try terminal.run(command.isEmpty ? "hatua help" : "hatua help \(command)")
      var isList = false
      for line in help {
        if line.hasPrefix("SUBCOMMANDS:") { isList = true }
        if line.hasPrefix("  -") {
          options.formUnion(line.split { " ,".contains($0) }.filter { $0.hasPrefix("--") }.map(String.init))
        } else if isList, line.hasPrefix("  "), !line.hasPrefix("   "), let name = line.split(separator: " ").first,
          name != "See"
        {
          open.append(command.isEmpty ? String(name) : "\(command) \(name)")
        }
      }
    }
    return options
  }
}
