import FlowModel
import Testing

@Suite struct StepTests {
  private func follow(_ actions: String, state: String = "  n: {values: 0..3, start: 1}\n  m: {values: 0..3, start: 2}")
    throws -> (space: StateSpace, start: StateSpace.Number)
  {
    let yaml = """
      state:
      \(state)
      starts:
        s: {screen: home}
      screens:
        home:
          title: Home
          actions:
      \(actions)
        away:
          title: Away

      """
    let space = StateSpace(try model(yaml))
    let states = space.states(of: 0, limit: 100) { _ in true }.states
    return (space, try #require(states.first))
  }

  /// `SCREEN VALUE VALUE` for each state that may follow.
  private func successors(_ actions: String) throws -> (states: [String], modelFails: Bool) {
    let (space, start) = try follow(actions)
    let action = try #require(space.model.actionNamed["act"])
    let next = space.successors(of: start, by: action)
    return (
      next.states.map { space.state($0.state).values.map(String.init).joined(separator: " ") }, next.modelFails
    )
  }

  @Test func `set assigns all at once, from the values before the action`() throws {
    #expect(try successors("      act: {set: {n: m, m: n}}").states == ["0 2 1"])
    #expect(try successors("      act: {set: {m: n + m, n: m - n}}").states == ["0 1 3"])
    #expect(try successors("      act: {set: {m: 3 - n, n: 0}, go: away}").states == ["1 0 2"])
  }

  @Test func `an assignment outside the domain does nothing but fail`() throws {
    for action in ["{set: {n: n + m + 1}}", "{set: {n: n - m}}", "{set: {n: 7}}", "{set: {m: 0, n: 0 - 1}}"] {
      let next = try successors("      act: \(action)")
      #expect(next.states.isEmpty)
      #expect(next.modelFails)
    }
  }

  @Test func `every outcome whose guard holds may happen`() throws {
    let outcomes = "{outcomes: {a: {set: {n: 0}}, b: {when: n == 2, set: {n: 3}}, c: {when: n == 1, go: away}}}"
    #expect(try successors("      act: \(outcomes)").states == ["0 0 2", "1 1 2"])
    let none = try successors("      act: {outcomes: {a: {when: n == 0}, b: {when: m == 0}}}")
    #expect(none.states.isEmpty)
    #expect(none.modelFails)
    let mixed = try successors("      act: {outcomes: {a: {set: {n: 9}}, b: {set: {n: 0}}}}")
    #expect(mixed.states == ["0 0 2"])
    #expect(mixed.modelFails)
  }

  @Test func `outcomes that lead to one state are a successor each`() throws {
    #expect(
      try successors("      act: {outcomes: {a: {set: {n: 0}}, b: {set: {n: n - 1}}}}").states == ["0 0 2", "0 0 2"])
  }

  @Test func `of branches the first whose guard holds happens`() throws {
    let branches = "{branches: [{when: n == 2, set: {n: 0}}, {when: m == 2, set: {n: 3}}, {set: {n: 2}}]}"
    #expect(try successors("      act: \(branches)").states == ["0 3 2"])
  }

  @Test func `branches none of which holds are no possible action`() throws {
    let (space, start) = try follow("      act: {branches: [{when: n == 2}, {when: n == 0}]}\n      other: {}")
    #expect(space.possibleActions(in: start).map { space.model.actions[$0].id } == ["other"])
    #expect(!space.isPossible(0, in: start))
    let next = space.successors(of: start, by: 0)
    #expect(next.states.isEmpty && !next.modelFails)
  }

  @Test func `a guard of the action counts beside those of its outcomes and branches`() throws {
    let actions =
      "      act: {when: n == 0, outcomes: {a: {}}}\n      bet: {when: n == 0, branches: [{}]}\n      cry: {}"
    let (space, start) = try follow(actions)
    #expect(space.possibleActions(in: start).map { space.model.actions[$0].id } == ["cry"])
  }

  @Test func `an action is possible on its own screens only`() throws {
    let yaml = """
      starts:
        s: {screen: one}
      shared:
        top:
          help: {go: three}
      screens:
        one: {title: One, include: [top], actions: {to-two: {go: two}}}
        two: {title: Two, include: top, actions: {to-one: {go: one}}}
        three: {title: Three, end: true}

      """
    let space = StateSpace(try model(yaml))
    let one = try #require(space.states(of: 0, limit: 9) { _ in true }.states.first)
    func names(_ state: StateSpace.Number) -> [String] {
      space.possibleActions(in: state).map { space.model.actions[$0].id }
    }
    #expect(names(one) == ["help", "to-two"])
    let toTwo = try #require(space.model.actionNamed["to-two"])
    let two = try #require(space.successors(of: one, by: toTwo).states.first)
    #expect(names(two.state) == ["help", "to-one"])
    #expect(!space.isPossible(toTwo, in: two.state))
    #expect(report(yaml) == "")
  }

  @Test func `filled speaks of the fields of the current screen`() throws {
    let yaml = """
      starts:
        s: {screen: form}
      screens:
        form:
          title: Form
          fields:
            full-name: {}
            pin: {}
          actions:
            save: {when: filled, go: no-form}
        no-form:
          title: No form
          actions:
            leave: {when: filled, set: {pin: false}, go: form}

      """
    // form with none, either, both fields; no-form with both; form without the pin is known: 5 states.
    // Ways: filling in, two in each of 4 states, 8; save 1; leave 1.
    #expect(try statistics(yaml) == ModelStatistics(initial: 1, states: 5, transitions: 10, depth: 4))
    #expect(report(yaml) == "")
  }

  @Test func `starts take every value of what has none of its own`() throws {
    let (space, _) = try follow(
      "      act: {}", state: "  n: {values: 0..9, start: [4, 2]}\n  b: bool\n  m: {values: [x, y, z], start: z}")
    let states = space.states(of: 0, limit: 100) { _ in true }
    #expect(states.areAll)
    #expect(
      states.states.map { space.state($0).values } == [[0, 4, 0, 2], [0, 4, 1, 2], [0, 2, 0, 2], [0, 2, 1, 2]])
    let cut = space.states(of: 0, limit: 3) { _ in true }
    #expect(cut.states.count == 3 && !cut.areAll)
    let open = space.states(of: 0, limit: 100) { space.state($0).values[2] == 1 }
    #expect(open.states.count == 2 && open.areAll)
  }

  @Test func `states of more than one word are told apart`() throws {
    // 70 bits: each variable takes 10, so that the seventh begins the second word.
    let variables = (0..<7).map { "  v\($0): {values: 0..1000, start: \($0 * 100)}" }.joined(separator: "\n")
    let (space, start) = try follow("      act: {set: {v0: v6, v6: v0, v5: v5 + 1}}", state: variables)
    let next = try #require(space.successors(of: start, by: 0).states.first)
    #expect(space.state(start).values == [0, 0, 100, 200, 300, 400, 500, 600])
    #expect(space.state(next.state).values == [0, 600, 100, 200, 300, 400, 501, 0])
  }
}
