package import Diagnostics
package import Markdown

/// One content file in one language, read but not yet checked.
package struct Page: Sendable {
  /// Below the language's folder, without the ending: `cards/register`. The same in all languages.
  package let path: String
  package let language: String
  package let source: SourceFile
  package let frontMatter: FrontMatter
  package let document: Document

  /// Reads a page.
  /// - Returns: the page, and everything wrong with its front matter.
  package static func read(
    _ source: SourceFile, path: String, language: String
  ) -> (page: Page, diagnostics: [Diagnostic]) {
    let (frontMatter, body, diagnostics) = FrontMatter.read(source)
    let page = Page(
      path: path, language: language, source: source, frontMatter: frontMatter,
      document: Document(parsing: source.bytes, from: body))
    return (page, diagnostics)
  }

  /// Where a node stands.
  package func location(of node: Document.NodeID) -> SourceLocation {
    SourceLocation(source, document.nodes[node].range)
  }
}

extension Page {
  /// Whether some link has a scheme of guides that needs a flow.
  package var hasClaims: Bool {
    document.nodes.contains { node in
      guard case .link(let destination, _) = node.kind, case .claim(let scheme, _) = LinkTarget(destination)
      else { return false }
      return scheme != .step
    }
  }
}
