import Diagnostics
import FlowModel
import Guides

/// Slips in one line: markup and names.
extension SlipWriter {
  func inLines() -> [Slip] {
    lines.indices.filter { $0 > body }.flatMap { line in
      (bold(line) + links(line) + prose(line)).filter { $0.text != lines[line] }.map { change in
        let text = change.text.split(separator: "\n").map(String.init)
        // What is no statement any more shows at the next one.
        let last = text.count - (change.ids == Self.ofRunning ? 0 : 1)
        return slip(change.rule, line..<line + 1, text, at: 0...last, change.ids)
      }
    }
  }

  private typealias Change = (rule: String, text: String, ids: Set<DiagnosticID>)

  private func isStep(_ line: Int) -> Bool { lines[line].firstMatch(of: /^\s*[0-9]+\.\s/) != nil }

  // MARK: Bold

  private func bold(_ index: Int) -> [Change] {
    let line = lines[index]
    guard isStep(index), let bold = line.firstMatch(of: /\*\*([^*\[\]]+)\*\*/), labels.contains(String(bold.1)) else {
      return []
    }
    let words = String(bold.1)
    let isInLink = line[..<bold.range.lowerBound].hasSuffix("[")
    func with(_ text: String) -> String { line.replacing(bold.range, with: text) }
    var changes: [Change] = [
      ("a space at the front of bold", "** \(words)**"), ("a space at the end of bold", "**\(words) **"),
      ("bold that is not closed", "**\(words)"), ("bold that is not opened", "\(words)**"),
      ("one asterisk at the end", "**\(words)*"), ("one asterisk at the front", "*\(words)**"),
      ("quotation marks inside bold, letters outside", "x**«\(words)»**x"),
      ("a line end in the middle of bold signs", "*\n   *\(words)**"),
      ("a letter before bold with quotation marks", "и**«\(words)»**"),
    ].map { ($0, with($1), [.markupLeftOver]) }
    if !isInLink {
      changes.append(("a label in one pair of asterisks", with("*\(words)*"), Self.ofRunning))
      changes.append(("quotation marks in place of bold", with("“\(words)”"), Self.ofRunning))
    }
    if let short = words.split(separator: " ").last, short.count > 5 {
      let middle = words.index(before: words.index(before: words.endIndex))
      var dropped = words
      dropped.remove(at: middle)
      changes.append(("a letter of a label dropped", with("**\(dropped)**"), [.labelUnknown, .labelWrong]))
      var doubled = words
      doubled.insert(words[middle], at: middle)
      changes.append(("a letter of a label doubled", with("**\(doubled)**"), [.labelUnknown, .labelWrong]))
      var swapped = Array(words)
      swapped.swapAt(swapped.count - 2, swapped.count - 3)
      changes.append(("two letters of a label swapped", with("**\(String(swapped))**"), [.labelUnknown, .labelWrong]))
    }
    if words.contains(" ") {
      let half = words.split(separator: " ").dropLast().joined(separator: " ")
      if !labels.contains(half) {
        changes.append(("a word of a label dropped", with("**\(half)**"), [.labelUnknown, .labelWrong]))
      }
      changes.append(("a code in a label", with("**\(half) {code}**"), [.labelUnknown, .labelWrong]))
    }
    if words != words.uppercased() {
      changes.append(("a label in capitals", with("**\(words.uppercased())**"), [.labelUnknown, .labelWrong]))
    }
    if let other = foreign(words) {
      changes.append(("a label of another language", with("**\(other)**"), [.labelUnknown, .labelWrong]))
    }
    changes.append(("no space behind the number", line.replacing(". ", with: ".", maxReplacements: 1), [.listBroken]))
    return changes
  }

  // MARK: Links

  private func links(_ index: Int) -> [Change] {
    let line = lines[index]
    var changes: [Change] = []
    if let link = line.firstMatch(of: /\[([^\[\]]+)\]\((do|if|expect|for|goal|fact|ui):([a-z0-9-]+)\)/),
      !link.1.contains("*")
    {
      let (words, scheme, name) = (String(link.1), String(link.2), String(link.3))
      func with(_ text: String) -> String { line.replacing(link.range, with: text) }
      changes += [
        ("a space behind the scheme", "[\(words)](\(scheme): \(name))"),
        ("a space before the address", "[\(words)] (\(scheme):\(name))"),
        ("a missing )", "[\(words)](\(scheme):\(name)"), ("a missing (", "[\(words)]\(scheme):\(name))"),
        ("a missing ]", "[\(words)(\(scheme):\(name))"), ("a missing [", "\(words)](\(scheme):\(name))"),
        ("exchanged brackets", "(\(words))[\(scheme):\(name)]"), ("a claim without words", "(\(scheme):\(name))"),
        ("square brackets twice", "[\(words)][\(scheme):\(name)]"),
      ].map { ($0, with($1), [.markupLeftOver]) }
      changes += [
        ("an equals sign for the colon", "[\(words)](\(scheme)=\(name))"),
        ("a scheme in capitals", "[\(words)](\(scheme.uppercased()):\(name))"),
        ("two letters of a scheme exchanged", "[\(words)](\(exchanged(scheme)):\(name))"),
        ("a letter too many in a scheme", "[\(words)](\(scheme)x:\(name))"),
      ].map { ($0, with($1), [.schemeUnknown]) }
      let ids: Set<DiagnosticID> = [.actionUnknown, .conditionUnknown, .factUnknown]
      let capital = name.prefix(1).uppercased() + name.dropFirst()
      changes += [
        ("a letter of a name dropped", "[\(words)](\(scheme):\(name.dropLast()))"),
        ("a name in capitals", "[\(words)](\(scheme):\(capital))"),
        ("a name with underscores", "[\(words)](\(scheme):\(name.replacing("-", with: "_")))"),
      ].map { ($0, with($1), ids) }
      if isStep(index), scheme == "if", name != "optional" {
        if line.contains("**"), line.hasSuffix(".") {
          let rest = with("").replacing(/\s*,?\s*\.$/, with: "")
          changes.append(("an “if” at the end of its step", "\(rest), [\(words)](if:\(name)).", [.linkOutOfPlace]))
        }
        changes.append(
          ("an “if” twice", with("[\(words)](if:\(name)) [\(words)](if:\(name))"), [.conditionAlwaysTrue]))
        changes.append(("an “if” without its link", with(words), Self.ofRunning))
      }
    }
    if let jump = line.firstMatch(of: /\[([0-9]+)\]\(step:([a-z-]+)\)/), let number = Int(jump.1) {
      func with(_ text: String) -> String { line.replacing(jump.range, with: text) }
      changes.append(("a wrong number of a step", with("[\(number + 1)](step:\(jump.2))"), [.stepNumberWrong]))
      changes.append(
        ("a step by its number", with("[\(number)](#step-\(number))"), [.stepByNumber, .translationDiffers]))
      changes.append(("a jump without its link", with(String(number)), Self.ofRunning))
      changes.append(
        ("a letter of a step's action dropped", with("[\(number)](step:\(jump.2.dropLast()))"), [.stepUnknown]))
    }
    return changes
  }

  private func exchanged(_ scheme: String) -> String {
    String([scheme.dropFirst().first, scheme.first].compactMap { $0 }) + scheme.dropFirst(2)
  }

  // MARK: Prose

  private func prose(_ index: Int) -> [Change] {
    let line = lines[index]
    guard !isStep(index), line.count > 40, !line.hasPrefix(" "), !line.hasPrefix("-"), !line.hasPrefix("#") else {
      return []
    }
    return [
      ("a footnote", line + "[^1]"), ("a reference without its definition", line + " [More][more]."),
      ("words struck out", line + " ~~No.~~"), ("a space before a picture's address", line + " ![More] (x.png)"),
    ].map { ($0, $1, [.markupLeftOver]) }
  }
}
