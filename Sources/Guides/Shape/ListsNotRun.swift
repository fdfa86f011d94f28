import Diagnostics
import FlowModel
import Markdown

/// Lists that were to be steps, and are none.
extension ListShape {
  mutating func findListsNotRun() {
    let outline = PageOutline(document)
    let isWithoutSteps = outline.lists.isEmpty && outline.elsewhere.contains(where: isContract)
    let told = findings.count
    for node in document.nodes.indices {
      guard case .list(let isOrdered, _, _) = document.nodes[node].kind else { continue }
      if isOrdered {
        if let holder = holder(of: node), holdsStatement(document.descendants(of: node)) {
          reportEnclosed(node, in: holder, isAll: isWithoutSteps)
        }
      } else if document.nodes[node].parent == 0, holdsAct(document.descendants(of: node)), !isTold(node),
        let step = stepBefore(node, outline)
      {
        reportDedented(node, step)
      }
    }
    guard isWithoutSteps, findings.count == told, !findings.contains(where: { $0.id == .listBroken }) else { return }
    reportPageWithoutSteps()
  }

  /// Whether a step list has been told of as breaking where a node begins.
  private func isTold(_ node: Document.NodeID) -> Bool {
    findings.contains { $0.id == .listBroken && $0.range.lowerBound == document.nodes[node].range.lowerBound }
  }

  /// The quotation or bullet list for which a numbered list does not run; `nil` where it stands in a numbered one.
  private func holder(of list: Document.NodeID) -> Document.NodeID? {
    var holder: Document.NodeID?
    for ancestor in document.ancestors(of: list) {
      switch document.nodes[ancestor].kind {
      case .list(ordered: true, _, _): return nil
      case .blockQuote, .list(ordered: false, _, _): holder = holder ?? ancestor
      default: break
      }
    }
    return holder
  }

  /// An error where it is all that the page has in the way of steps.
  private mutating func reportEnclosed(_ list: Document.NodeID, in holder: Document.NodeID, isAll: Bool) {
    let isQuotation = document.nodes[holder].kind == .blockQuote
    report(
      ShapeFinding(
        id: .listNotRun, range: firstLine(of: list), extent: document.nodes[list].range,
        message: "this numbered list is not run: it stands in a \(isQuotation ? "quotation" : "bullet list")",
        notes: [
          "steps are a numbered list of their own; leave bold and links such as “do:” out of what is no step list"
        ],
        hides: isAll ? .statementsAndContracts : .nothing, severity: isAll ? .error : nil))
  }

  /// The step before a bullet list that stands between two parts of one step list.
  private func stepBefore(_ bullets: Document.NodeID, _ outline: PageOutline) -> Document.NodeID? {
    for list in outline.lists {
      guard let part = list.lists.lastIndex(where: { $0 < bullets }), part + 1 < list.lists.count,
        document.nodes[list.lists[part]].end == bullets
      else { continue }
      return document.children(of: list.lists[part]).reduce(nil) { _, item in item }
    }
    return nil
  }

  /// Bullets with labels that stand between two steps break the list, though it goes on with the next number.
  private mutating func reportDedented(_ bullets: Document.NodeID, _ step: Document.NodeID) {
    let range = document.nodes[bullets].range
    let start = lineStart(range.lowerBound)
    let wanted = indent(of: step)
    let blocks = document.children(of: 0).reduce(0) { count, _ in count + 1 }
    report(
      ShapeFinding(
        id: .listBroken, range: firstLine(of: bullets), extent: range,
        message: "this bullet list is not run: it stands between two steps, and in none of them",
        candidates: [
          ShapeFinding.Candidate(
            title: "indent it by \(wanted), so that it belongs to the step above it",
            edits: indenting(start..<range.upperBound, by: max(1, wanted - (range.lowerBound - start))),
            shows: { $0.document.children(of: 0).reduce(0) { count, _ in count + 1 } < blocks })
        ], hides: .statementsAndContracts))
  }

  private func isContract(_ link: Document.NodeID) -> Bool {
    guard case .link(let destination, _) = document.nodes[link].kind,
      case .claim(let scheme, _) = LinkTarget(destination)
    else { return false }
    return scheme == .goal || scheme == .audience
  }

  /// A page that says for whom it is and what it reaches, and has no steps: an error, since nothing of it is run.
  private mutating func reportPageWithoutSteps() {
    let bullets = document.children(of: 0).first { node in
      if case .list(ordered: false, _, _) = document.nodes[node].kind {
        holdsStatement(document.descendants(of: node))
      } else {
        false
      }
    }
    if let bullets {
      report(
        ShapeFinding(
          id: .listNotRun, range: firstLine(of: bullets),
          message: "this list is not run: only numbered lists are steps, and it has bullets",
          advice: ["use numbers: 1., 2., 3."],
          candidates: [
            ShapeFinding.Candidate(
              title: "use numbers", edits: numbering(bullets, from: 1),
              shows: { !PageOutline($0.document).lists.isEmpty })
          ], hides: .statementsAndContracts, severity: .error))
    } else if let contract = document.nodes.indices.first(where: isContract) {
      report(
        ShapeFinding(
          id: .listNotRun, range: document.nodes[contract].range,
          message: "this page says for whom it is or what it reaches, and no list on it is run",
          notes: [
            "write the steps as a numbered list: 1., 2., 3.",
            "or leave out “for:” and “goal:”, if the page has no steps",
          ], hides: .statementsAndContracts, severity: .error))
    }
  }

  /// Edits that make a bullet list a numbered one, with what stands in its items.
  func numbering(_ list: Document.NodeID, from first: Int) -> [TextEdit] {
    document.children(of: list).enumerated().flatMap { index, item -> [TextEdit] in
      let range = document.nodes[item].range
      let marker = "\(first + index)."
      let next = page.source.position(at: range.lowerBound).line
      var edits = [TextEdit(range: range.lowerBound..<range.lowerBound + 1, text: marker)]
      if next < page.source.lineStarts.count, page.source.lineStarts[next] < range.upperBound {
        edits += indenting(page.source.lineStarts[next]..<range.upperBound, by: marker.utf8.count - 1)
      }
      return edits
    }
  }
}
