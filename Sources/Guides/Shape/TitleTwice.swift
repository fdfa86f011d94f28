import Diagnostics
import FlowModel
import Markdown

/// A heading that says the title of the page's front matter once more: readers would see it twice.
enum TitleTwice {
  /// The heading, if the page's text begins with it.
  static func find(in page: Page) -> ShapeFinding? {
    let document = page.document
    guard let first = document.children(of: 0).first(where: { _ in true }),
      case .heading(level: 1) = document.nodes[first].kind, !page.frontMatter.title.isEmpty,
      folded(document.plainText(of: first)).lowercased() == page.frontMatter.title.lowercased()
    else { return nil }
    let range = document.nodes[first].range
    // With the empty lines behind it, up to what follows.
    let next = document.nodes.count > document.nodes[first].end ? document.nodes[document.nodes[first].end].range : nil
    let end = next.map { page.source.lineStarts[page.source.position(at: $0.lowerBound).line - 1] } ?? range.upperBound
    return ShapeFinding(
      id: .titleTwice, range: range, message: "this heading says the page's title once more, and readers see it twice",
      candidates: [
        // Never certain: a link may lead to it.
        ShapeFinding.Candidate(
          title: "take it out", edits: [TextEdit(range: range.lowerBound..<max(end, range.upperBound), text: "")])
      ])
  }
}
