import Diagnostics
import Foundation
import Site
import Testing

/// The examples of the CommonMark specification, with GitHub's extensions, as pages of a site: what is right there by
/// the specification is reported only where an author would not have meant it.
@Suite("The examples of the specification")
struct SpecificationTests {
  private struct Example {
    let markdown: String
    let html: String
  }

  /// Reports of markup that is left as text, by what has happened to it; the examples by their numbers in the
  /// specification, one that brings several reports as often. They show on purpose what is no markup.
  private static let left: [(why: String, examples: [Int])] = [
    ("a line of dashes that has another number of cells than the one above it", [203]),
    (
      "an address with a blank, a quotation mark or an escaped bracket in it", [337, 497, 499, 500, 502, 503, 503, 503]
    ),
    ("a title with quotation marks in it", [516]),
    ("a bold text with a blank inside its signs", [388, 392, 393, 400, 406]),
    ("a bold text with a mark inside its signs and a letter outside", [389, 394, 401, 407]),
    ("underscores in a word that are no bold", [395, 397, 409, 410]),
    ("bold signs that open or close nothing", [421, 480, 485, 486, 489, 490]),
    ("another number of signs at the beginning than at the end", [451, 452, 453, 455, 463, 464, 465, 467]),
    ("text that is struck out", [491, 492, 492]),
    ("a link with a bracket too many or too few", [521]),
    ("a link in a link", [526, 527, 527]),
    ("a reference that is defined nowhere, since brackets or escaped signs stand in it", [553, 554, 555]),
  ]

  /// Ids of true reports that are others' business: raw HTML, and addresses that lead nowhere on this site.
  private static let others: Set<DiagnosticID> = [
    .rawHTML, .linkBroken, .anchorBroken, .imageTextMissing, .schemeUnknown,
  ]

  @Test("bring no report that is not meant, in a page without a flow")
  func plain() throws {
    let found = try reports("")
    #expect(found.filter { $0.id == .markupLeftOver }.map(\.example).sorted() == Self.expected)
    #expect(found.filter { $0.id != .markupLeftOver && !Self.others.contains($0.id) } == [])
  }

  @Test("bring no other report in a page with a flow, but that a numbered list must have a goal")
  func flow() throws {
    let found = try reports("flow: words\n")
    #expect(found.filter { $0.id == .markupLeftOver }.map(\.example).sorted() == Self.expected)
    let lists = try Self.examples().enumerated().filter { Self.hasStepList($0.element.html) }.map { $0.offset + 1 }
    let ofLists: Set<DiagnosticID> = [.goalMissing, .stepSaysNothing]
    #expect(Set(found.filter { $0.id == .goalMissing }.map(\.example)).sorted() == lists)
    #expect(Set(found.filter { ofLists.contains($0.id) }.map(\.example)).isSubset(of: lists))
    #expect(
      found.filter { $0.id != .markupLeftOver && !Self.others.contains($0.id) && !ofLists.contains($0.id) } == [])
  }

  private static let expected = left.flatMap(\.examples).sorted()

  private struct Found: Equatable {
    let example: Int
    let id: DiagnosticID
    let message: String
  }

  /// What is reported of the examples, with `matter` in their front matter.
  private func reports(_ matter: String) throws -> [Found] {
    var files: [String: String?] = [
      "content/site.yml": "title: Examples\nlanguages: {en: {name: English}}\n",
      "content/flows/words.yml": """
      title: Words
      starts: {here: {screen: page}}
      screens:
        page:
          title: Page
          actions: {say-foo: {label: foo}, say-bar: {label: bar}, say-both: {label: foo bar}}

      """,
      "templates/strings/ru.yml": String?.none,
    ]
    for path in [
      "flows/shelf.yml", "en/index.md", "en/lend.md", "en/more/return.md", "ru/index.md", "ru/lend.md",
      "ru/more/return.md",
    ] {
      files["content/\(path)"] = String?.none
    }
    for (index, example) in try Self.examples().enumerated() {
      files["content/en/e\(index + 1).md"] = "---\ntitle: Example\n\(matter)---\n\n\(example.markdown)"
    }
    return try SiteFolder(files).check().diagnostics.compactMap { diagnostic in
      let name = diagnostic.location.file.split(separator: "/").last?.dropFirst().prefix { $0.isNumber }
      guard let example = name.flatMap({ Int($0) }) else {
        Issue.record("\(diagnostic.line)")
        return nil
      }
      return Found(example: example, id: diagnostic.id, message: diagnostic.message)
    }
  }

  /// As Debian's `cmark-gfm` has them.
  private static func examples() throws -> [Example] {
    let stream = try #require(popen("gzip -dc /usr/share/doc/cmark-gfm/spec.txt.gz", "r"))
    defer { pclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var markdown: String?
    var lines: [Substring]?
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        lines = []
      } else if line == fence, let html = lines, let text = markdown {
        examples.append(Example(markdown: text, html: html.map { $0 + "\n" }.joined()))
        (lines, markdown) = (nil, nil)
      } else if line == ".", let text = lines, markdown == nil {
        markdown = text.map { $0.replacing("→", with: "\t") + "\n" }.joined()
        lines = []
      } else {
        lines?.append(line)
      }
    }
    #expect(examples.count == 673)
    return examples
  }

  /// Whether HTML has a numbered list that stands in no other list and in no quotation.
  private static func hasStepList(_ html: String) -> Bool {
    var depth = 0
    for match in html.matches(of: /<(\/?)(ol|ul|blockquote)\b/) {
      if match.2 == "ol", match.1.isEmpty, depth == 0 { return true }
      depth += match.1.isEmpty ? 1 : -1
    }
    return false
  }
}
