import Diagnostics
import FlowModel
import Guides
import Testing

@Suite("The order of the pages") struct OrderTests {
  private let content: RealContent

  init() throws { content = try RealContent.shared.get() }

  @Test("Pages that are right and pages with mistakes give the same reports in any order", arguments: 0..<3)
  func reportsDoNotDependOnOrder(_ round: Int) {
    var random = SeededRandom(seed: UInt64(round))
    let pages = content.check(content.pages).guides.map { guide -> Page in
      // Most pages are left right, so that mistakes stand beside right translations too.
      guard let model = content.model(of: guide.page), Int.random(in: 0..<4, using: &random) == 0,
        let mutation = Mutation.all(of: guide, model, languages: content.languages).randomElement(using: &random)
      else { return guide.page }
      return mutation.mutant(of: guide, model)?.page ?? guide.page
    }
    let expected = reports(pages)
    #expect(!expected.isEmpty)
    for _ in 0..<2 { #expect(reports(pages.shuffled(using: &random)) == expected) }
  }

  private func reports(_ pages: [Page]) -> String {
    let sources = Dictionary(uniqueKeysWithValues: pages.map { ($0.source.path, $0.source) })
    return TextReport(sources: sources).text(content.check(pages, repairing: true).diagnostics.inReportOrder())
  }
}

/// The same numbers for the same seed, on every machine (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
