import Diagnostics
import FlowModel
import Guides
import Markdown

/// A page with a mistake in it.
struct Mutant: Sendable {
  let page: Page
  /// The lines on which a report would show a writer the mistake: those changed, the one before and the one behind
  /// each, and the list item around it.
  let near: Set<Int>
}

extension Mutation {
  /// Makes the mistake in one language of a guide; `nil` where the guide has no such place in this language.
  func mutant(of guide: Guide, _ model: FlowModel) -> Mutant? {
    guard list < guide.stepLists.count else { return nil }
    return MutantMaker(page: guide.page, list: guide.stepLists[list], model: model).make(change)
  }
}

private struct MutantMaker {
  let page: Page
  let list: StepList
  let model: FlowModel

  func make(_ change: Mutation.Change) -> Mutant? {
    switch change {
    case .drop(let step): drop(step)
    case .swap(let first, let second): swap(first, second)
    case .exchange(let first, let second): exchange(first, second)
    case .relabel(let statement, let action):
      model.actions[action].label?.text(in: page.language).flatMap { relabel(statement, $0) }
    case .translate(let statement, let language): translate(statement, language)
    case .unbranch(let statement): unbranch(statement)
    case .reverse(let statement): reverse(statement)
    case .reverseTerm(let kind): reverseTerm(kind)
    case .mislead(let statement, let step, let action): mislead(statement, step, action)
    }
  }

  // MARK: Words and links

  private func exchange(_ first: Int, _ second: Int) -> Mutant? {
    guard let a = labelRange(first), let b = labelRange(second) else { return nil }
    return mutant(
      [Edit(range: a, text: page.text(in: b)), Edit(range: b, text: page.text(in: a))], at: [first, second])
  }

  private func relabel(_ statement: Int, _ label: String) -> Mutant? {
    labelRange(statement).flatMap { mutant([Edit(range: $0, text: label)], at: [statement]) }
  }

  private func translate(_ statement: Int, _ language: String) -> Mutant? {
    guard case .act(let candidates)? = self.statement(statement)?.kind, let action = candidates.first else {
      return nil
    }
    return model.actions[action].label?.text(in: language).flatMap { relabel(statement, $0) }
  }

  private func unbranch(_ statement: Int) -> Mutant? {
    guard let node = self.statement(statement)?.node, let words = page.inside(node) else { return nil }
    let link = page.document.nodes[node].range
    return mutant(
      [
        Edit(range: link.lowerBound..<words.lowerBound, text: ""),
        Edit(range: words.upperBound..<link.upperBound, text: ""),
      ], at: [statement])
  }

  private func reverse(_ statement: Int) -> Mutant? {
    guard let found = self.statement(statement), let place = page.destination(of: found.node) else { return nil }
    switch found.kind {
    case .branch(let claim?): return mutant([Edit(range: place, text: "if:\(opposite(claim))")], at: [statement])
    case .expect(let claim): return mutant([Edit(range: place, text: "expect:\(opposite(claim))")], at: [statement])
    default: return nil
    }
  }

  private func reverseTerm(_ kind: ContractTerm.Kind) -> Mutant? {
    guard let term = list.contract.first(where: { $0.kind == kind }), let place = page.destination(of: term.node) else {
      return nil
    }
    switch kind {
    case .audience(let claim): return mutant([Edit(range: place, text: "for:\(opposite(claim))")], near: [place])
    case .goal(let claim): return mutant([Edit(range: place, text: "goal:\(opposite(claim))")], near: [place])
    case .start, .unresolved: return nil
    }
  }

  private func mislead(_ statement: Int, _ step: Int, _ action: Int) -> Mutant? {
    guard let found = self.statement(statement), step < list.steps.count,
      let place = page.destination(of: found.node)
    else { return nil }
    var edits = [Edit(range: place, text: "step:\(model.actions[action].id)")]
    if let number = numberRange(found) { edits.append(Edit(range: number, text: list.steps[step].number)) }
    return mutant(edits, at: [statement])
  }

  private func opposite(_ claim: Claim) -> String {
    (claim.isNegated ? "" : "not-") + model.conditions[claim.condition].id
  }

  // MARK: Steps

  /// Takes a step out and gives the steps behind it, and the words of jumps to them, their new numbers.
  private func drop(_ step: Int) -> Mutant? {
    guard step < list.steps.count else { return nil }
    let inside = list.steps.indices.filter { isIn($0, step) }
    let numbers = numbers { group in group.filter { !inside.contains($0) } }
    let gone = page.lines(of: page.document.nodes[list.steps[step].item].range)
    var edits = [Edit(range: gone, text: "")]
    for other in list.steps.indices where !inside.contains(other) {
      let new = numbers[other].map { String($0.split(separator: ".").last ?? "") }
      let marker = page.markerDigits(list.steps[other].item)
      if let new, page.text(in: marker) != new { edits.append(Edit(range: marker, text: new)) }
    }
    edits += jumpEdits(numbers).filter { !gone.overlaps($0.range) }
    let mutated = page.applying(edits)
    let line = mutated.source.position(at: moved(gone.lowerBound, edits)).line
    return Mutant(page: mutated, near: [line - 1, line])
  }

  /// Exchanges two neighbours, and corrects the words of jumps.
  private func swap(_ first: Int, _ second: Int) -> Mutant? {
    guard second < list.steps.count, list.steps[first].parent == list.steps[second].parent else { return nil }
    let numbers = numbers { group in
      group.map { $0 == first ? second : $0 == second ? first : $0 }
    }
    // The words change first; nodes stay the same ones.
    let renamed = page.applying(jumpEdits(numbers))
    guard renamed.document.nodes.count == page.document.nodes.count else { return nil }
    let items = [first, second].map { list.steps[$0].item }
    let places = items.map { renamed.lines(of: renamed.document.nodes[$0].range) }
    let edits = [0, 1].map { place in
      Edit(range: places[place], text: itemText(items[1 - place], markedAs: items[place], renamed))
    }
    let mutated = renamed.applying(edits)
    let start = moved(places[0].lowerBound, edits)
    let lines = mutated.lineNumbers(start..<moved(places[1].upperBound, edits))
    return Mutant(page: mutated, near: Set(lines.lowerBound - 1...lines.upperBound + 1))
  }

  /// The lines of a list item, with another one's marker.
  private func itemText(_ item: Document.NodeID, markedAs other: Document.NodeID, _ page: Page) -> String {
    let whole = page.lines(of: page.document.nodes[item].range)
    let marker = page.markerDigits(item)
    let new = page.text(in: page.markerDigits(other))
    let growth = new.utf8.count - marker.count
    var rest = page.text(in: marker.upperBound..<whole.upperBound)
    if growth > 0 {
      let indent = String(repeating: " ", count: growth)
      var lines = rest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for line in lines.indices.dropFirst() where !lines[line].isEmpty { lines[line] = indent + lines[line] }
      rest = lines.joined(separator: "\n")
    }
    return page.text(in: whole.lowerBound..<marker.lowerBound) + new + rest
  }

  private func isIn(_ step: Int, _ ancestor: Int) -> Bool {
    var current: Int? = step
    while let index = current {
      if index == ancestor { return true }
      current = list.steps[index].parent
    }
    return false
  }

  /// The number of each step that is left when each group of siblings is arranged anew.
  private func numbers(_ arrange: ([Int]) -> [Int]) -> [Int: String] {
    var numbers: [Int: String] = [:]
    var open: [Int?] = [nil]
    while let parent = open.popLast() {
      let group = list.steps.indices.filter { list.steps[$0].parent == parent }
      let last = group.map { list.steps[$0].number.split(separator: ".").last.map(String.init) ?? "" }
      let prefix = parent.flatMap { numbers[$0] }.map { $0 + "." } ?? ""
      for (step, number) in zip(arrange(group), last) {
        numbers[step] = prefix + number
        open.append(step)
      }
    }
    return numbers
  }

  /// Jumps to a step that has another number now say so; those to a step that is gone stay as they are.
  private func jumpEdits(_ numbers: [Int: String]) -> [Edit] {
    list.statements.compactMap { statement in
      guard case .jump = statement.kind, let range = numberRange(statement),
        let step = list.steps.firstIndex(where: { $0.number == page.text(in: range) }),
        let new = numbers[step], new != page.text(in: range)
      else { return nil }
      return Edit(range: range, text: new)
    }
  }

  /// Where the words of a jump say their number.
  private func numberRange(_ statement: Statement) -> Range<Int>? {
    guard let words = page.inside(statement.node) else { return nil }
    let bytes = page.source.bytes
    guard let start = words.first(where: { (48...57).contains(bytes[$0]) }) else { return nil }
    var end = start
    while end < words.upperBound, (48...57).contains(bytes[end]) || bytes[end] == 46 { end += 1 }
    while bytes[end - 1] == 46 { end -= 1 }
    return start..<end
  }

  // MARK: Places

  private func statement(_ index: Int) -> Statement? {
    index < list.statements.count ? list.statements[index] : nil
  }

  private func labelRange(_ index: Int) -> Range<Int>? {
    statement(index).flatMap { page.labelWords($0) }
  }

  /// A page in which statements are changed.
  private func mutant(_ edits: [Edit], at statements: [Int]) -> Mutant {
    let items = statements.compactMap { index in
      page.document.ancestors(of: list.statements[index].node).first { page.document.nodes[$0].kind == .item }
    }
    return mutant(edits, near: edits.map(\.range) + items.map { page.document.nodes[$0].range })
  }

  private func mutant(_ edits: [Edit], near ranges: [Range<Int>]) -> Mutant {
    let mutated = page.applying(edits)
    var near: Set<Int> = []
    for range in ranges {
      let start = moved(range.lowerBound, edits)
      let lines = mutated.lineNumbers(start..<max(start, moved(range.upperBound, edits)))
      near.formUnion(lines)
    }
    for edit in edits {
      let line = mutated.source.position(at: moved(edit.range.lowerBound, edits)).line
      near.formUnion([line - 1, line, line + 1])
    }
    return Mutant(page: mutated, near: near)
  }

  /// Where a byte stands after edits; the first byte of one that is edited away, where its replacement begins.
  private func moved(_ offset: Int, _ edits: [Edit]) -> Int {
    edits.reduce(offset) { sum, edit in
      edit.range.upperBound <= offset && !(edit.range.isEmpty && edit.range.lowerBound == offset)
        ? sum + edit.text.utf8.count - edit.range.count : sum
    }
  }
}
