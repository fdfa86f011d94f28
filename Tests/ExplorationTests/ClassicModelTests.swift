import FlowModel
import Testing

/// Models whose counts are known from the literature; each file says from where.
@Suite struct ClassicModelTests {
  static let known: [(name: String, counts: ModelStatistics)] = [
    ("water-jugs", ModelStatistics(initial: 1, states: 16, transitions: 96, depth: 8)),
    ("coffee-can", ModelStatistics(initial: 101, states: 5_150, transitions: 14_850, depth: 100)),
    ("river-crossing", ModelStatistics(initial: 1, states: 10, transitions: 20, depth: 8)),
    ("missionaries", ModelStatistics(initial: 1, states: 16, transitions: 34, depth: 13)),
    ("hanoi", ModelStatistics(initial: 1, states: 729, transitions: 2_184, depth: 64)),
  ]

  @Test(arguments: known) func `the counts are those of the literature`(name: String, counts: ModelStatistics) throws {
    let (diagnostics, statistics) = try Models.classic(name).check(languages: ["en"])
    #expect(statistics == counts)
    #expect(diagnostics.isEmpty)
  }
}
