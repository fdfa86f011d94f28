import Foundation

/// A page of the documentation, cut into what is said and what is run.
struct Page {
  /// A fenced code block, by what its info string asks for.
  enum Block {
    /// ```` ```yaml content/site.yml ````: this file, from here on.
    case file(path: String, text: String)
    /// ```` ```diff content/site.yml ````: a change to that file.
    case change(path: String, lines: [String])
    /// ```` ```yaml ````, without a path: lines that stand in a file of the sample site.
    case excerpt([String])
    /// ```` ```console ````: commands behind `$`, each with what it prints.
    case console([Exchange])
    /// ```` ```sh ````: commands that are not run; their options are checked.
    case commands([String])
    /// ```` ```text ````: a figure.
    case figure
    /// Why a block is none of these.
    case notUnderstood(String)
  }

  /// A command and what is printed.
  struct Exchange {
    let command: String
    let output: [String]
  }

  /// A block and the lines between its fences, as indices of `lines`.
  struct PlacedBlock {
    let block: Block
    let range: Range<Int>
  }

  /// Relative to the repository's root.
  let path: String
  let lines: [String]
  let blocks: [PlacedBlock]
  /// What the sample site begins with, as a comment says.
  let sample: Sample

  /// `<!-- sample site: templates, LANGUAGE.md, content/flows/library.yml -->`
  struct Sample {
    /// Whether the site has Hatua's own templates.
    var hasTemplates = false
    /// The page whose files this one begins with.
    var page: String?
    /// Which of them; all if none is named.
    var files: Set<String> = []
  }

  init(path: String) throws {
    self.init(path: path, text: try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8))
  }

  init(path: String, text: String) {
    self.path = path
    lines = text.components(separatedBy: "\n")
    blocks = Self.blocks(of: lines)
    let marker = "<!-- sample site: "
    var sample = Sample()
    for line in lines where line.hasPrefix(marker) && line.hasSuffix(" -->") {
      for name in line.dropFirst(marker.count).dropLast(4).components(separatedBy: ", ") {
        switch name {
        case "templates": sample.hasTemplates = true
        case _ where name.hasSuffix(".md") && !name.contains("/"): sample.page = name
        default: sample.files.insert(name)
        }
      }
    }
    self.sample = sample
  }

  /// The lines that stand in no code block.
  var prose: [(number: Int, line: String)] {
    var inBlock = Set<Int>()
    for range in blocks.map(\.range) { inBlock.formUnion(range.lowerBound - 1...range.upperBound) }
    return lines.indices.filter { !inBlock.contains($0) }.map { ($0 + 1, lines[$0]) }
  }

  private static func blocks(of lines: [String]) -> [PlacedBlock] {
    var blocks: [PlacedBlock] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      guard line.trimmingCharacters(in: .whitespaces).hasPrefix("```") else { continue }
      let fence = String(line.prefix { $0 == "`" })
      let first = index
      while index < lines.count, !lines[index].hasPrefix(fence) || lines[index].contains(where: { $0 != "`" }) {
        index += 1
      }
      let block: Block =
        fence.isEmpty
        ? .notUnderstood("a fence stands at the beginning of its line")
        : index == lines.count
          ? .notUnderstood("the block is not closed")
          : block(info: String(line.dropFirst(fence.count)), lines: Array(lines[first..<index]))
      blocks.append(PlacedBlock(block: block, range: first..<index))
      index += 1
    }
    return blocks
  }

  private static func block(info: String, lines: [String]) -> Block {
    let words = info.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("diff", 2): return .change(path: words[1], lines: lines)
    case ("console", 1): return console(lines)
    case ("sh", 1): return .commands(lines)
    case ("text", 1): return .figure
    case ("yaml", 1), ("markdown", 1), ("html", 1): return .excerpt(lines)
    case (.some, 2): return .file(path: words[1], text: lines.joined(separator: "\n") + "\n")
    default: return .notUnderstood("“```\(info)” has no meaning here")
    }
  }

  private static func console(_ lines: [String]) -> Block {
    var exchanges: [Exchange] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        exchanges.append(Exchange(command: String(line.dropFirst(2)), output: []))
      } else if let last = exchanges.popLast() {
        exchanges.append(Exchange(command: last.command, output: last.output + [line]))
      } else {
        return .notUnderstood("a console block begins with a command: $ COMMAND")
      }
    }
    return .console(exchanges)
  }
}
