import Diagnostics
import FlowModel

/// A slip in one line of a flow model's file.
struct ModelSlip: Sendable {
  let rule: String
  /// The file's text with the slip in it.
  let text: String
  /// The lines, from 1, at which a reader would say that the slip is.
  let place: ClosedRange<Int>
  /// The ids of which one names the cause.
  let ids: Set<DiagnosticID>

  /// All slips by rule that can be made in a model's file, in the order of its lines.
  static func all(in source: SourceFile, _ languages: [String]) -> [ModelSlip] {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.flatMap { line in
      changes(of: lines[line], languages).map { change in
        let text = change.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return ModelSlip(
          rule: change.rule, text: (lines[..<line] + text + lines[(line + 1)...]).joined(separator: "\n"),
          place: line + 1...line + text.count, ids: change.ids)
      }
    }
  }

  private typealias Change = (rule: String, text: String, ids: Set<DiagnosticID>)

  private static func changes(of line: String, _ languages: [String]) -> [Change] {
    // A comment says nothing.
    let code = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
    guard code.contains(":") || code.contains("- ") else { return [] }
    let all = names(line) + operators(line) + punctuation(line) + wordings(line, languages)
    return all.filter { $0.text != line }
  }

  private static let unknown: Set<DiagnosticID> = [.idUnknown, .typeMismatch, .modelSyntax]

  private static func names(_ line: String) -> [Change] {
    var changes: [Change] = []
    for (rule, pattern) in [
      ("a screen mistyped in “go”", /(go: )([a-z-]{4,})/), ("a variable mistyped in “set”", /(set: \{)([a-z-]{4,})/),
      ("a variable mistyped in “when”", /(when: (?:not )?)([a-z-]{4,})/),
      ("a name mistyped in “is”", /(is: (?:not )?)([a-z-]{4,})/), ("a value mistyped", /(== )([a-z-]{4,})/),
      ("a group mistyped in “include”", /(include: \[)([a-z-]{4,})/),
      ("a screen mistyped in a start", /(: \{screen: )([a-z-]{4,})/),
    ] {
      guard let match = line.firstMatch(of: pattern) else { continue }
      let name = String(match.2)
      func with(_ name: String) -> String { line.replacing(match.range, with: match.1 + name) }
      changes.append((rule, with(String(name.dropLast())), unknown))
      changes.append((rule + ", a capital letter", with(name.prefix(1).uppercased() + name.dropFirst()), unknown))
    }
    for key in ["label", "when", "set", "outcomes", "branches", "actions", "include", "title", "fields"] {
      guard let range = line.firstRange(of: "\(key): ") else { continue }
      changes.append(
        ("a key mistyped", line.replacing(range, with: "\(key.dropLast()): "), [.modelSyntax, .idUnknown]))
    }
    return changes
  }

  private static func operators(_ line: String) -> [Change] {
    guard ["when: ", "is: ", "- "].contains(where: line.contains) else { return [] }
    return [
      ("&& for “and”", " and ", " && "), ("|| for “or”", " or ", " || "), ("! for “not”", ": not ", ": !"),
      ("one equals sign", " == ", " = "), ("three equals signs", " == ", " === "), ("<> for !=", " != ", " <> "),
    ].map { ($0.0, line.replacing($0.1, with: $0.2, maxReplacements: 1), unknown) }
  }

  private static func punctuation(_ line: String) -> [Change] {
    var changes: [Change] = []
    if line.hasSuffix("}") { changes.append(("a brace that is not closed", String(line.dropLast()), [.modelSyntax])) }
    if line.hasPrefix("  ") { changes.append(("a tab for blanks", "\t" + line.dropFirst(2), [.modelSyntax])) }
    if let range = line.firstRange(of: "go: ") {
      changes.append(("no space behind a colon", line.replacing(range, with: "go:"), [.modelSyntax]))
    }
    if line.firstMatch(of: /^\s{6}[a-z-]+: \{.*\}$/) != nil {
      changes.append(("a line twice", line + "\n" + line, [.modelSyntax, .idReused]))
    }
    return changes
  }

  private static func wordings(_ line: String, _ languages: [String]) -> [Change] {
    guard let label = line.firstMatch(of: /label: \{[^}]*\}/) else { return [] }
    var changes: [Change] = []
    for language in languages.dropFirst() {
      guard let start = label.0.firstRange(of: ", \(language): ")?.lowerBound else { continue }
      let end = label.0[label.0.index(after: start)...].firstIndex { ",}".contains($0) } ?? start
      changes.append(("a label missing in a language", line.replacing(start..<end, with: ""), [.labelMissing]))
    }
    changes.append(
      (
        "a colon in a label",
        line.replacing(label.range, with: String(label.0).replacing("sw: ", with: "sw: x: ")), [.modelSyntax]
      ))
    return changes
  }
}
