import Diagnostics
import Markdown

/// A link of a guide that a slip of the pen has left as plain text, as in `[words](if: NAME)`: the reader would see it,
/// and nobody would check it.
struct StrayClaim {
  let node: Document.NodeID
  let scheme: ClaimScheme

  /// All of a page.
  static func all(in document: Document) -> [StrayClaim] {
    // Of a link that is one, no bracket is left as text.
    let hasBracket = document.nodes.contains { node in
      if case .text(let text) = node.kind { text.utf8.contains(UInt8(ascii: "[")) } else { false }
    }
    guard hasBracket else { return [] }
    return document.nodes.indices.flatMap { block -> [StrayClaim] in
      switch document.nodes[block].kind {
      case .paragraph, .heading: find(in: block, of: document)
      default: []
      }
    }
  }

  /// Between the words of such a link, or its bracket, and the scheme.
  private static let joints = ["](", "] (", ")[", ") ["]

  private static func find(in block: Document.NodeID, of document: Document) -> [StrayClaim] {
    let parts = document.descendants(of: block).compactMap { node -> (node: Document.NodeID, text: String)? in
      switch document.nodes[node].kind {
      case .text: (node, document.plainText(of: node))
      case .softBreak, .lineBreak: (node, " ")
      default: nil
      }
    }
    let text = parts.map(\.text).joined()
    return ClaimScheme.allCases.compactMap { scheme in
      let name = scheme.rawValue + ":"
      guard joints.contains(where: { text.contains($0 + name) }),
        let part = parts.first(where: { $0.text.contains(name) })
      else { return nil }
      return StrayClaim(node: part.node, scheme: scheme)
    }
  }

  func diagnostic(in page: Page) -> Diagnostic {
    Diagnostic(
      .linkBroken, at: page.location(of: node),
      "“\(scheme.rawValue):” is plain text here, and no link; write [words](\(scheme.rawValue):NAME), without spaces")
  }
}
