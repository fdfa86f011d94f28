import FlowModel
import Testing

/// SPIN counts the states of the same models, and finds as many as the explorer.
///
/// One after the other: each waits for a compiler, and would keep other tests waiting for a thread.
@Suite(.serialized) struct SpinTests {
  /// SPIN stores one state more: the place before the start. Beside our transitions it counts one into each candidate
  /// for a start state, and the state that it begins with.
  private func compare(_ model: FlowModel) throws {
    let ours = model.check(languages: ["en"]).statistics
    let spins = try Spin.counts(of: model.promela())
    #expect(spins.stored == ours.states + 1, "\(model.name)")
    #expect(spins.transitions == ours.transitions + model.startCandidates + 1, "\(model.name)")
    #expect(spins.errors == 0, "\(model.name)")
  }

  @Test(arguments: [("aliexpress-cards", 4_330), ("mobile-app", 31)])
  func `SPIN finds as many states in the site's models`(name: String, states: Int) throws {
    let model = try Models.ofSite(name)
    #expect(model.check(languages: ["en", "ru", "sw"]).statistics.states == states)
    try compare(model)
  }

  @Test(arguments: ClassicModelTests.known.map(\.name))
  func `SPIN finds as many states in the classic models`(name: String) throws { try compare(try Models.classic(name)) }

  /// SPIN counts steps, so one less; but one to the start state, and one for looking whether it agrees with `always`.
  @Test(arguments: ["water-jugs", "river-crossing", "missionaries", "hanoi"])
  func `SPIN finds the farthest state as far away`(name: String) throws {
    let model = try Models.classic(name)
    let spins = try Spin.counts(of: model.promela(), flags: ["-DBFS"])
    let depth = model.check(languages: ["en"]).statistics.depth
    #expect(spins.depth == depth - 1 + 1 + (model.invariants.isEmpty ? 0 : 1))
  }

  @Test(arguments: 1...14)
  func `SPIN finds as many states in made-up models`(seed: Int) throws {
    let text = ModelWriter.model(seed: UInt64(seed))
    try compare(try Models.read(text: text, name: "made-up-\(seed)"))
  }

  @Test func `made-up models are not all alike`() throws {
    let counts = try (1...14).map { seed in
      try Models.read(text: ModelWriter.model(seed: UInt64(seed)), name: "m").check(languages: ["en"]).statistics
    }
    #expect(Set(counts).count > 10)
    #expect(counts.contains { $0.states > 500 })
    #expect(counts.contains { $0.depth > 6 })
  }

  @Test func `SPIN checks assertions, and invariants where they are asked for`() throws {
    let model = try Models.classic("water-jugs")
    let never = try Spin.counts(of: model.promela(.init(assertions: ["!c_measured"])))
    #expect(never.errors > 0)
    let always = try Spin.counts(of: model.promela(.init(always: .asserted, assertions: ["s.v_large <= 5"])))
    #expect(always.stored == 17 && always.errors == 0)
    let broken = """
      state:
        n: {values: 0..3, start: 0}
      starts:
        s: {screen: home}
      always: [n < 3]
      screens:
        home: {title: Home, actions: {up: {when: n < 3, set: {n: n + 1}}, zero: {set: {n: 0}}}}

      """
    let counts = try Models.read(text: broken, name: "broken")
    #expect(try Spin.counts(of: counts.promela()).errors == 0)
    #expect(try Spin.counts(of: counts.promela()).stored == 4)
    #expect(try Spin.counts(of: counts.promela(.init(always: .asserted))).errors > 0)
  }

  @Test func `SPIN takes further processes`() throws {
    let model = try Models.classic("river-crossing")
    let watching = "active proctype watcher() { d_step { c_all_over -> assert(false) } }"
    #expect(try Spin.counts(of: model.promela(.init(additions: watching))).errors > 0)
  }
}
