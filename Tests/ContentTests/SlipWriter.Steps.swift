import Diagnostics
import Guides

/// Slips about what is done: steps and questions that are not there, there twice, or in another place.
extension SlipWriter {
  /// What running a list, or comparing it with the other languages, may say of what is done in it.
  static let ofRunning: Set<DiagnosticID> = [
    .stepNotPossible, .expectationFalse, .goalNotReached, .endlessLoop, .stepUnreachable, .conditionAlwaysTrue,
    .conditionNeverTrue, .nothingToDo, .stepSaysNothing, .stepUnknown, .translationDiffers,
  ]
  static let ofNumbers: Set<DiagnosticID> = [.listNumbers, .stepNumberWrong]
  static let ofShape: Set<DiagnosticID> = [.listBroken, .listNotRun, .listNumbers]

  func ofSteps() -> [Slip] {
    let mutations = Mutation.all(of: guide, model, languages: languages).compactMap { mutation -> Slip? in
      guard let rule = rule(of: mutation.kind), let mutant = mutation.mutant(of: guide, model) else { return nil }
      return Slip(rule: rule, text: mutant.page.source.text, place: mutant.near, ids: Self.ofRunning)
    }
    return mutations + wholeLines()
  }

  /// The other kinds are slips of names, which stand among those in lines.
  private func rule(of kind: Mutation.Kind) -> String? {
    switch kind {
    case .stepDropped: "a step deleted, the others numbered anew"
    case .stepsSwapped: "two steps exchanged"
    case .labelsExchanged: "two labels exchanged"
    case .labelReplaced: "another label"
    case .conditionReversed: "a condition reversed"
    case .jumpMisled: "a jump to another step"
    case .labelForeign, .branchDropped: nil
    }
  }

  /// Lines deleted or typed twice, with the numbers that they had.
  private func wholeLines() -> [Slip] {
    var slips: [Slip] = []
    for line in lines.indices where line > body {
      guard let marker = lines[line].firstMatch(of: /^(\s*)([0-9]+)\.\s/), let number = Int(marker.2),
        !isAboveDeeper(line)
      else { continue }
      let ids = Self.ofRunning.union(Self.ofNumbers)
      slips.append(slip("a step twice", line..<line, [lines[line]], at: 0...1, ids))
      if isAboveSibling(line) {
        slips.append(slip("a step deleted", line..<line + 1, [], at: -1...0, ids))
        let next = lines[line + 1]
        let exchanged = [
          "\(marker.1)\(number). " + next.drop { $0 != "." }.dropFirst(2),
          "\(marker.1)\(number + 1). " + lines[line].drop { $0 != "." }.dropFirst(2),
        ]
        if !isAboveDeeper(line + 1) {
          slips.append(slip("two lines exchanged", line..<line + 2, [next, lines[line]], ids))
          slips.append(slip("two steps exchanged by hand", line..<line + 2, exchanged, at: -1...2, ids))
        }
      }
      if let branch = lines[line].firstMatch(of: /\[[^\[\]]*\]\(if:[^)]*\),?\s?/) {
        slips.append(
          slip("an “if” deleted", line..<line + 1, [lines[line].replacing(branch.range, with: "")], at: -1...1, ids))
      }
    }
    return slips
  }

  private func indentation(_ line: Int) -> Int? {
    guard line < lines.count, lines[line].firstMatch(of: /^\s*[0-9]+\.\s/) != nil else { return nil }
    return lines[line].prefix { $0 == " " }.count
  }

  private func isAboveDeeper(_ line: Int) -> Bool {
    line + 1 < lines.count && lines[line + 1].prefix { $0 == " " }.count > lines[line].prefix { $0 == " " }.count
  }

  private func isAboveSibling(_ line: Int) -> Bool { indentation(line + 1) == indentation(line) }
}
