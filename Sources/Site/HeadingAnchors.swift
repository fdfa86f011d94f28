import Markdown

/// A heading and the id by which it can be linked to.
struct HeadingAnchor: Sendable, Hashable {
  let node: Document.NodeID
  let id: String
}

/// The headings of a page in reading order, each with an id of its own; none is in `taken`.
func headingAnchors(in document: Document, taken: some Sequence<String>) -> [HeadingAnchor] {
  var used = Set(taken)
  var lastNumber: [String: Int] = [:]
  return document.nodes.indices.compactMap { node in
    guard case .heading = document.nodes[node].kind else { return nil }
    let slug = headingSlug(document.plainText(of: node))
    var id = slug
    var number = lastNumber[slug] ?? 0
    while !used.insert(id).inserted {
      number += 1
      id = "\(slug)-\(number)"
    }
    lastNumber[slug] = number
    return HeadingAnchor(node: node, id: id)
  }
}

/// What a heading's text is as an id: letters and digits of any script in lower case, hyphens for white space, hyphens
/// and underscores as they are, nothing else. `section` where nothing is left. As GitHub shows the same file.
func headingSlug(_ text: String) -> String {
  var slug = String.UnicodeScalarView()
  for scalar in text.lowercased().unicodeScalars {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      slug.append(scalar)
    default:
      if scalar == "-" || scalar == "_" {
        slug.append(scalar)
      } else if scalar.properties.isWhitespace {
        slug.append("-")
      }
    }
  }
  return slug.isEmpty ? "section" : String(slug)
}
