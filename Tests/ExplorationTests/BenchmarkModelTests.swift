import FlowModel
import Testing

/// The models that Benchmarks/exploring measures.
@Suite struct BenchmarkModelTests {
  /// SPIN is given these texts there.
  @Test(arguments: ["switches", "shelves", "shop"])
  func `the Promela text beside a benchmark's model is that model`(name: String) throws {
    #expect(try Models.ofBenchmark(name).promela() == Models.promelaOfBenchmark(name))
  }

  @Test func `a million states are explored, and are all there`() throws {
    // Twenty switches: 2^20 states with 20 ways out of each, at most 20 turns from the start.
    let counts = try Models.ofBenchmark("switches").check(languages: ["en"], limit: 2_000_000).statistics
    #expect(counts == ModelStatistics(initial: 1, states: 1 << 20, transitions: 20 << 20, depth: 21))
  }
}
