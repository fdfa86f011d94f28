import Diagnostics
import Guides

/// Slips that make of a list another list, or none.
extension SlipWriter {
  func ofLists() -> [Slip] {
    let steps = lines.indices.filter { $0 > body && lines[$0].firstMatch(of: /^[0-9]+\.\s/) != nil }
    guard steps.count > 2 else { return [] }
    return inSteps(steps) + ofWholeLists(steps) + ofNestedLists()
  }

  private func inSteps(_ steps: [Int]) -> [Slip] {
    var slips: [Slip] = []
    for (place, line) in steps.enumerated() where place > 0 && !lines[line].hasPrefix("1.") {
      let rest = lines[line].drop { $0 != "." }
      let isDoing = lines[line].contains("**")
      let hasNested = line + 1 < lines.count && lines[line + 1].hasPrefix("  ")
      if isDoing {
        slips.append(
          slip("a step under a paragraph", line..<line, ["", "Now:"], at: 2...2, [.listBroken]))
        slips.append(
          slip(
            "a picture between two steps, and 1 again", line..<line + 1, ["", "![x](x.png)", "", "1" + rest],
            at: 1...3, [.listBroken]))
        if !hasNested {
          slips.append(
            slip("a bullet for a number", line..<line + 1, ["-" + rest.dropFirst()], at: 0...1, Self.ofShape))
          slips.append(
            slip(
              "a number left away", line..<line + 1, [String(rest.dropFirst(2))], at: -1...1,
              Self.ofRunning.union(Self.ofShape)))
        }
      }
      guard place + 1 < steps.count, !lines[steps[place + 1]].hasPrefix("1.") else { continue }
      let later = steps[place...].prefix { $0 == line || !lines[$0].hasPrefix("1.") }
      if isDoing {
        var skipped = lines
        for step in later {
          if let number = Int(lines[step].prefix { $0 != "." }) {
            skipped[step] = "\(number + 1)" + lines[step].drop { $0 != "." }
          }
        }
        slips.append(slip("a number left out", 0..<lines.count, skipped, at: line...line, Self.ofNumbers))
      }
      if !hasNested, steps[place + 1] == line + 1 {
        slips.append(
          slip(
            "two steps on one line", line..<line + 2, [lines[line] + " " + lines[line + 1]], at: 0...1,
            Self.ofNumbers.union([.listBroken])))
      }
    }
    return slips
  }

  private func ofWholeLists(_ steps: [Int]) -> [Slip] {
    guard let first = steps.first, let last = steps.last else { return [] }
    func changed(_ rule: String, _ isChanged: (Int) -> Bool, _ change: (String) -> String) -> Slip {
      let text = (first...last).map { isChanged($0) ? change(lines[$0]) : lines[$0] }
      return slip(rule, first..<last + 1, text, [.listNotRun])
    }
    return [
      changed("bullets for numbers", steps.contains) { "-" + $0.drop { $0 != "." }.dropFirst() },
      changed("steps in a quotation", { _ in true }) { "> " + $0 },
    ]
  }

  /// Nested steps with two columns less of indentation.
  private func ofNestedLists() -> [Slip] {
    lines.indices.filter { $0 > body && lines[$0].hasPrefix("    1. ") }.map { first in
      let nested = lines[first...].prefix { $0.hasPrefix("    ") }
      return slip(
        "nested by two columns", first..<first + nested.count, nested.map { String($0.dropFirst(2)) }, Self.ofNumbers)
    }
  }
}
