/// What a site wants changed in the standard rendering of one node.
package struct Decoration: Sendable {
  /// What stands for the node's element.
  package enum Element: Sendable {
    /// CommonMark's own; none for text, raw HTML, and the paragraphs of a tight list.
    case standard
    /// An element of this name with no attributes but the decoration's, around the node's content.
    /// `img`, `hr`, `br`, `input` and `source` have no content and no end tag.
    case named(String)
    /// None: the content only.
    case unwrapped
    /// This raw HTML, in place of the whole subtree, whose nodes are not asked for decorations.
    case replaced(String)
  }

  package var element: Element
  /// Attributes in the order given, for the element if there is one; values are escaped by the renderer, `href` and
  /// `src` as addresses. On a standard link or image `href`, `src`, `alt` and `title` replace the standard ones.
  package var attributes: [(name: String, value: String)]
  /// Raw HTML directly outside the element.
  package var before: String, after: String
  /// Raw HTML directly inside the element. Ignored where an element has no content (an image, a break).
  package var opening: String, closing: String

  package init(
    element: Element = .standard, attributes: [(name: String, value: String)] = [], before: String = "",
    after: String = "", opening: String = "", closing: String = ""
  ) {
    self.element = element
    self.attributes = attributes
    self.before = before
    self.after = after
    self.opening = opening
    self.closing = closing
  }
}
