import Markdown
import Mustache
import Synchronization

/// A template filled in but for the texts of single pages: what all pages of one language and shape have in common.
///
/// Templates decide by what is there, never by what it says, so one run of Mustache serves all pages of a shape.
struct PageShell: Sendable {
  /// Stands before each text.
  private let literals: [[UInt8]]
  /// Which text stands behind each literal but the last: its place in the order of `replacingTexts`.
  private let fields: [Int]

  init(_ templates: Templates.InLanguage, _ template: String, like model: DocumentModel) {
    var count = 0
    let marked = model.replacingTexts { _, _ in
      count += 1
      return "\(opening)\(count - 1)\(closing)"
    }
    let parts = templates.render(template, marked).unicodeScalars
      .split(separator: opening, omittingEmptySubsequences: false)
    var literals: [[UInt8]] = []
    var fields: [Int] = []
    for part in parts {
      if literals.isEmpty {
        literals.append(Array(String(part).utf8))
      } else if let end = part.firstIndex(of: closing), let field = Int(String(part[..<end])),
        (0..<count).contains(field)
      {
        fields.append(field)
        literals.append(Array(String(part[part.index(after: end)...]).utf8))
      } else {
        // The site's own use of the same scalar.
        literals[literals.count - 1] += Array("\(opening)\(String(part))".utf8)
      }
    }
    self.literals = literals
    self.fields = fields
  }

  /// The finished page; the model is of the shape that the shell was made for.
  func bytes(_ model: DocumentModel) -> [UInt8] {
    var texts: [String] = []
    _ = model.replacingTexts { text, isMarkup in
      texts.append(isMarkup ? text : escapedText(text))
      return ""
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      fields.reduce(0) { $0 + texts[$1].utf8.count } + literals.reduce(0) { $0 + $1.count })
    for (index, literal) in literals.enumerated() {
      bytes += literal
      if index < fields.count { bytes += texts[fields[index]].utf8 }
    }
    return bytes
  }
}

/// Scalars for private use, around the number of a text; they mean nothing in a page.
private let opening: Unicode.Scalar = "\u{10FFFD}"
private let closing: Unicode.Scalar = "\u{10FFFC}"

/// The shells of a site, made when they are first wanted.
final class PageShells: Sendable {
  private struct Key: Hashable {
    let language: String
    let template: String
    let shape: DocumentModel.Shape
  }

  private let shells = Mutex<[Key: PageShell]>([:])

  /// A template filled in with a model.
  func render(_ templates: Templates.InLanguage, _ template: String, _ model: DocumentModel) -> [UInt8] {
    let key = Key(language: templates.constants.language.tag, template: template, shape: model.shape)
    if let shell = shells.withLock({ $0[key] }) { return shell.bytes(model) }
    let shell = PageShell(templates, template, like: model)
    shells.withLock { $0[key] = shell }
    return shell.bytes(model)
  }
}

/// `text` so that it is safe between tags and in attributes with either kind of quotes.
func escapedText(_ text: String) -> String {
  let escaped = escapeHTML(text)
  return escaped.utf8.contains(UInt8(ascii: "'")) ? escaped.replacing("'", with: "&#39;") : escaped
}
