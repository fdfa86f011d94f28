import Diagnostics
import FlowModel
import Guides
import Markdown

/// Checks the links, images and raw HTML of pages (LANGUAGE.md §3).
struct LinkChecker: Sendable {
  private enum Finding: Sendable {
    case link(LinkProblem)
    case words(DiagnosticID, LinkWords)
    case step(Diagnostic)
  }

  private let resolver: LinkResolver

  /// Everything wrong with all pages, in their order.
  static func check(_ content: SiteContent, _ guides: [Guide], _ map: SiteMap) -> [Diagnostic] {
    let checker = LinkChecker(resolver: LinkResolver(content: content, guides: guides, map: map))
    let findings = inParallel(content.pages.count, jobs: content.jobs, checker.findings)
    var suggestions = LinkSuggestions(checker.resolver)
    return findings.enumerated().flatMap { index, found in
      found.map { checker.diagnostic($0.finding, index, $0.node, &suggestions) }
    }
  }

  private func diagnostic(
    _ finding: Finding, _ index: Int, _ node: Document.NodeID, _ suggestions: inout LinkSuggestions
  ) -> Diagnostic {
    let (id, words): (DiagnosticID, LinkWords)
    switch finding {
    case .link(let problem): (id, words) = (problem.id, LinkWords(problem, resolver, in: index, &suggestions))
    case .words(let known, let given): (id, words) = (known, given)
    case .step(let diagnostic): return diagnostic
    }
    let page = resolver.content.pages[index]
    return Diagnostic(
      id, at: SourceLocation(page.source, page.document.nodes[node].range), words.message, severity: words.severity,
      notes: words.notes)
  }

  private func findings(ofPage index: Int) -> [(node: Document.NodeID, finding: Finding)] {
    let document = resolver.content.pages[index].document
    return document.nodes.indices.flatMap { node in
      let findings: [Finding?] =
        switch document.nodes[node].kind {
        // Told of as what it is.
        case .link where resolver.content.pages[index].isFootnote(node): []
        case .link(let destination, _): [link(destination, node, index)]
        case .image(let destination, _):
          [
            document.plainText(of: node).allSatisfy(\.isWhitespace)
              ? .words(.imageTextMissing, .imageWithoutText) : nil, image(destination, index),
          ]
        case .htmlBlock(let raw), .htmlInline(let raw): [LinkWords(rawHTML: raw).map { .words(.rawHTML, $0) }]
        default: []
        }
      return findings.compactMap { $0 }.map { (node, $0) }
    }
  }

  private func link(_ destination: String, _ node: Document.NodeID, _ index: Int) -> Finding? {
    switch resolver.resolve(destination, in: index) {
    case .elsewhere, .asset: return nil
    case .broken(let problem): return .link(problem)
    case .page(let target, let anchor, _):
      let page = resolver.content.pages[target]
      let own = resolver.content.pages[index].language
      guard page.language != own, let here = resolver.map.page(page.path, in: own) else {
        return anchor.flatMap { step($0, of: target, node, index) }.map { .step($0) }
      }
      let link = resolver.link(to: here, from: index)
      return .words(.linkBroken, .otherLanguage(page.language, own: own, link: link))
    }
  }

  /// What is wrong with a link to a step by its number: the words say another one, or nobody will notice when it is no
  /// longer the step's.
  private func step(_ anchor: String, of target: Int, _ node: Document.NodeID, _ index: Int) -> Diagnostic? {
    let (page, guide) = (resolver.content.pages[index], resolver.guides[target])
    guard resolver.map.places[target].steps.contains(anchor), let model = resolver.model(ofPage: target),
      let (step, action) = guide.step(at: anchor, model)
    else { return nil }
    let words = folded(page.document.plainText(of: node))
    if let wrong = wrongNumber(in: words, for: step.number, title: guide.page.frontMatter.title) {
      return Diagnostic(
        .stepNumberWrong, at: page.location(of: node),
        "this says step \(wrong.value), and leads to step \(step.number)",
        fixes: page.numberFix(node, wrong, step.number, isCertain: false))
    }
    guard let action else { return nil }
    // In a step list, the name of an action alone is a jump; with the guide's, it stays a mention.
    let isJump =
      target == index
      && guide.stepLists.contains { list in
        list.lists.contains { node > $0 && node < page.document.nodes[$0].end }
      }
    let path = target == index && !isJump ? "" : percentEncoded(guide.page.path, keeping: "/") + "#"
    return Diagnostic(
      .stepByNumber, at: page.location(of: node),
      "this link names a step by its number, and nobody will notice when it is another step's",
      fixes: page.destinationFix(node, "step:\(path)\(action)"))
  }

  private func image(_ destination: String, _ index: Int) -> Finding? {
    switch resolver.resolve(destination, in: index) {
    case .asset: return nil
    case .elsewhere:
      guard case .outside = LinkTarget(destination), destination.lowercased().hasPrefix("http") else {
        return .words(.linkBroken, .noImageAddress(destination))
      }
      return nil
    case .page: return .words(.linkBroken, .pageAsImage)
    case .broken(let problem): return .link(problem)
    }
  }
}

extension LinkProblem {
  /// What the problem is reported as.
  var id: DiagnosticID {
    if case .noAnchor = self { .anchorBroken } else { .linkBroken }
  }
}
