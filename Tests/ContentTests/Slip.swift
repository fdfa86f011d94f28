import Diagnostics
import FlowModel
import Guides

/// A slip of a clumsy writer at one place of a page: what becomes of the text, and what has to be said of it.
struct Slip {
  let rule: String
  let lines: [String]
  /// The lines, from 1, at which a reader would say that the slip is.
  let place: ClosedRange<Int>
  /// The ids of which one names the cause.
  let ids: Set<DiagnosticID>
}

extension Slip {
  /// All slips by rule that can be made in a page, in the order of its lines and of the rules; `foreign` has for a label
  /// of the page's language that of another one, where they differ.
  static func all(in page: Page, foreign: [String: String], labels: Set<String>) -> [Slip] {
    let lines = page.source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let body = lines.dropFirst().firstIndex(of: "---"), page.frontMatter.flow != nil else { return [] }
    var slips: [Slip] = []
    func add(_ rule: String, _ index: Int, _ text: String, _ ids: Set<DiagnosticID>) {
      guard text != lines[index] else { return }
      var changed = lines
      changed[index] = text
      slips.append(Slip(rule: rule, lines: changed, place: index + 1...index + 1, ids: ids))
    }
    for index in lines.indices where index > body {
      for change in inLine(lines[index], foreign: foreign, labels: labels) {
        add(change.rule, index, change.text, change.ids)
      }
    }
    return slips + ofLists(lines, body) + ofFrontMatter(lines, body)
  }

  // MARK: In one line

  private typealias Change = (rule: String, text: String, ids: Set<DiagnosticID>)

  private static func inLine(_ line: String, foreign: [String: String], labels: Set<String>) -> [Change] {
    var changes: [Change] = []
    let isStep = line.firstMatch(of: /^\s*[0-9]+\.\s/) != nil
    if isStep, let bold = line.firstMatch(of: /\*\*([^*\[\]]+)\*\*/), labels.contains(String(bold.1)) {
      let words = String(bold.1)
      func with(_ text: String) -> String { line.replacingCharacters(in: bold.range, with: text) }
      for (rule, text) in [
        ("a space at the front of bold", "** \(words)**"), ("a space at the end of bold", "**\(words) **"),
        ("bold that is not closed", "**\(words)"), ("bold that is not opened", "\(words)**"),
        ("one asterisk at the end", "**\(words)*"), ("one asterisk at the front", "*\(words)**"),
        ("quotation marks inside bold, letters outside", "x**«\(words)»**x"),
      ] {
        changes.append((rule, with(text), [.markupLeftOver]))
      }
      if let short = words.split(separator: " ").last, short.count > 5 {
        let middle = words.index(before: words.index(before: words.endIndex))
        var dropped = words
        dropped.remove(at: middle)
        changes.append(("a letter of a label dropped", with("**\(dropped)**"), [.labelUnknown]))
        var swapped = Array(words)
        swapped.swapAt(swapped.count - 2, swapped.count - 3)
        changes.append(("two letters of a label swapped", with("**\(String(swapped))**"), [.labelUnknown]))
      }
      if words != words.uppercased() {
        changes.append(("a label in capitals", with("**\(words.uppercased())**"), [.labelUnknown]))
      }
      if let other = foreign[words] {
        changes.append(("a label of another language", with("**\(other)**"), [.labelUnknown]))
      }
      changes.append(("no space behind the number", line.replacing(". ", with: ".", maxReplacements: 1), [.listBroken]))
    }
    if let link = line.firstMatch(of: /\[([^\[\]]+)\]\((do|if|expect|for|goal|fact|ui):([a-z0-9-]+)\)/),
      !link.1.contains("*")
    {
      let (words, scheme, name) = (String(link.1), String(link.2), String(link.3))
      func with(_ text: String) -> String { line.replacingCharacters(in: link.range, with: text) }
      for (rule, text) in [
        ("a space behind the scheme", "[\(words)](\(scheme): \(name))"),
        ("a space before the address", "[\(words)] (\(scheme):\(name))"),
        ("a missing )", "[\(words)](\(scheme):\(name)"), ("a missing (", "[\(words)]\(scheme):\(name))"),
        ("a missing ]", "[\(words)(\(scheme):\(name))"), ("a missing [", "\(words)](\(scheme):\(name))"),
        ("exchanged brackets", "(\(words))[\(scheme):\(name)]"),
      ] {
        changes.append((rule, with(text), [.markupLeftOver]))
      }
      changes.append(("an equals sign for the colon", with("[\(words)](\(scheme)=\(name))"), [.schemeUnknown]))
      changes.append(("a scheme in capitals", with("[\(words)](\(scheme.uppercased()):\(name))"), [.schemeUnknown]))
      changes.append(
        (
          "a letter of a name dropped", with("[\(words)](\(scheme):\(name.dropLast()))"),
          [.actionUnknown, .conditionUnknown, .factUnknown]
        ))
      if isStep, scheme == "if", name != "optional", line.contains("**"), line.hasSuffix(".") {
        let rest = with("").replacing(/\s*,?\s*\.$/, with: "")
        changes.append(("an “if” at the end of its step", "\(rest), [\(words)](if:\(name)).", [.linkOutOfPlace]))
      }
    }
    if let jump = line.firstMatch(of: /\[([0-9]+)\]\(step:([a-z-]+)\)/), let number = Int(jump.1) {
      changes.append(
        (
          "a wrong number of a step", line.replacingCharacters(in: jump.range, with: "[\(number + 1)](step:\(jump.2))"),
          [.stepNumberWrong]
        ))
    }
    if !isStep, line.count > 40, !line.hasPrefix(" "), !line.hasPrefix("-"), !line.hasPrefix("#") {
      changes.append(("a footnote", line + "[^1]", [.markupLeftOver]))
      changes.append(("a reference without its definition", line + " [More][more].", [.markupLeftOver]))
      changes.append(("words struck out", line + " ~~No.~~", [.markupLeftOver]))
    }
    return changes
  }

  // MARK: In several lines

  private static func ofLists(_ lines: [String], _ body: Int) -> [Slip] {
    let steps = lines.indices.filter { $0 > body && lines[$0].firstMatch(of: /^[0-9]+\.\s/) != nil }
    guard steps.count > 2, let first = steps.first, let last = steps.last else { return [] }
    var slips: [Slip] = []
    for index in steps.dropFirst() where lines[index].contains("**") && !lines[index].hasPrefix("1.") {
      slips.append(
        Slip(
          rule: "a step under a paragraph", lines: lines[..<index] + ["", "Now:"] + lines[index...],
          place: index + 3...index + 3, ids: [.listBroken]))
      let rest = lines[index].drop { $0 != "." }
      slips.append(
        Slip(
          rule: "a picture between two steps, and 1 again",
          lines: lines[..<index] + ["", "![x](x.png)", "", "1" + rest] + lines[(index + 1)...],
          place: index + 2...index + 4, ids: [.listBroken]))
      if index < last {
        var skipped = lines
        for later in steps where later >= index {
          if let number = Int(lines[later].prefix { $0 != "." }) {
            skipped[later] = "\(number + 1)" + lines[later].drop { $0 != "." }
          }
        }
        slips.append(
          Slip(
            rule: "a number left out", lines: skipped, place: index + 1...index + 1,
            ids: [.listNumbers, .stepNumberWrong]))
      }
    }
    var bullets = lines
    for index in steps { bullets[index] = "-" + lines[index].drop { $0 != "." }.dropFirst() }
    slips.append(Slip(rule: "bullets for numbers", lines: bullets, place: first + 1...last + 1, ids: [.listNotRun]))
    var quoted = lines
    for index in first...last { quoted[index] = "> " + lines[index] }
    slips.append(Slip(rule: "steps in a quotation", lines: quoted, place: first + 1...last + 1, ids: [.listNotRun]))
    return slips
  }

  private static func ofFrontMatter(_ lines: [String], _ body: Int) -> [Slip] {
    guard let flow = lines[..<body].firstIndex(where: { $0.hasPrefix("flow: ") }) else { return [] }
    var without = lines
    without.remove(at: flow)
    var mistyped = lines
    mistyped[flow] = String(lines[flow].dropLast())
    return [
      Slip(rule: "no flow", lines: without, place: 1...body, ids: [.flowUnknown]),
      Slip(rule: "a mistyped flow", lines: mistyped, place: flow + 1...flow + 1, ids: [.flowUnknown]),
    ]
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
