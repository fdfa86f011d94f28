import Markdown
import Testing

@Suite struct DeepNestingTests {
  private static let depth = 5_000

  /// Texts that nest deep; named, so that a failure does not print them.
  enum Nest: String, CaseIterable {
    case quotations, bullets, numbers, emphasis, strong, brackets, images

    var text: String {
      func repeated(_ text: String) -> String { String(repeating: text, count: depth) }
      return switch self {
      case .quotations: repeated(">") + " **a**\nlazy"
      case .bullets: repeated("- ") + "**a**"
      case .numbers: repeated("1. ") + "**a**\nlazy"
      case .emphasis: repeated("*a ") + "**x**" + repeated(" b*")
      case .strong: repeated("**") + "x" + repeated("**")
      case .brackets: repeated("[") + "**a**" + repeated("]")
      case .images: repeated("![") + "**x**" + repeated("](u)")
      }
    }
  }

  @Test(arguments: Nest.allCases)
  func `five thousand levels are parsed, located, walked and rendered`(nest: Nest) {
    let text = nest.text
    let bytes = Array(text.utf8)
    let document = Document(parsing: bytes)
    #expect(document.unlocatedBlocks == 0)
    #expect(document.html() == commonMarkHTML(of: bytes))
    #expect(document.html(decorate: { _ in Decoration(before: "", after: "") }) == document.html())
    let strong = document.nodes.indices.last { document.nodes[$0].kind == .strong }
    #expect(strong.map { document.plainText(of: $0) } != nil)
    #expect(strong.map { covered(document.nodes[$0], bytes).hasPrefix("**") } == true)
    #expect(document.ancestors(of: document.nodes.count - 1).contains(0))
  }

  @Test func `a list nested line by line has its inlines found at the bottom`() {
    let depth = 500
    let text = (0..<depth).map { String(repeating: "  ", count: $0) + "- **s\($0)**\n" }.joined()
    #expect(sources(of: "strong", in: text) == (0..<depth).map { "**s\($0)**" })
  }
}
