import Diagnostics
import Guides
import Site

/// `check --fix`: writes the repairs that are certain into the content.
struct Repairs {
  let arguments: SiteArguments

  /// Each round may bring to light what a mistake hid; more rounds than this never help.
  private static let mostRounds = 20

  /// Applies what is certain until nothing certain is left, and says what it did.
  /// - Throws: ``FileProblem`` when a file cannot be written.
  func apply() throws -> CheckedSite {
    var site = arguments.check()
    for _ in 0..<Self.mostRounds {
      let fixes = certain(site).filter { file, edits in
        guard let source = site.content.sources[file] else { return false }
        return edits.contains { !source.bytes[$0.range].elementsEqual($0.text.utf8) }
      }
      if fixes.isEmpty { break }
      for (file, edits) in fixes.sorted(by: { $0.key < $1.key }) { try write(edits, to: file, site) }
      site = arguments.check()
    }
    return site
  }

  private struct Edit {
    let range: Range<Int>
    let text: String
    let line: String
  }

  /// By file, the edits of certain fixes that do not overlap, in the order of the text.
  private func certain(_ site: CheckedSite) -> [String: [Edit]] {
    var edits: [String: [Edit]] = [:]
    let troubled = Set(site.diagnostics.filter(Self.movesNumbers).map { Self.language(of: $0.location.file) })
    for diagnostic in site.diagnostics {
      // A number follows from all the rest: while a step may be missing or doubled, the wrong one may be right.
      if Self.numbers.contains(diagnostic.id), troubled.contains(Self.language(of: diagnostic.location.file)) {
        continue
      }
      for fix in diagnostic.fixes.prefix(1) where fix.isCertain {
        for edit in fix.edits {
          guard let source = site.content.sources[edit.location.file] else { continue }
          let range = source.offsets(of: edit.location.range)
          let start = edit.location.range.start
          let line =
            "\(edit.location.file):\(start.line):\(start.column): fixed[\(diagnostic.id.rawValue)]: \(fix.title)"
          edits[edit.location.file, default: []].append(Edit(range: range, text: edit.text, line: line))
        }
      }
    }
    return edits.mapValues { list in
      var taken: [Edit] = []
      for edit in list.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
      where edit.range.lowerBound >= taken.last?.range.upperBound ?? 0 {
        taken.append(edit)
      }
      return taken
    }
  }

  private static let numbers: Set<DiagnosticID> = [.listNumbers, .stepNumberWrong]

  /// Whether a problem may be one of steps that are not where they should be.
  private static func movesNumbers(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .error && diagnostic.id.group != .models && !numbers.contains(diagnostic.id)
  }

  /// The folder of the language that a page stands in.
  private static func language(of file: String) -> Substring { file.split(separator: "/").dropFirst().first ?? "" }

  private func write(_ edits: [Edit], to file: String, _ site: CheckedSite) throws {
    guard let source = site.content.sources[file] else { return }
    let mark: [UInt8] = source.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    let bytes = mark + source.bytes(replacing: edits.map { ($0.range, $0.text) })
    try replaceFile(arguments.root + "/" + file, with: bytes)
    for edit in edits { Output.said(edit.line) }
  }
}
