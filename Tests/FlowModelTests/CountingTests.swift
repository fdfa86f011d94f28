import FlowModel
import Testing

@Suite struct CountingTests {
  /// A model with one screen.
  private func one(state: String, actions: [String], rest: String = "") -> String {
    """
    state:
    \(state)
    starts:
      s: {screen: home}
    screens:
      home:
        title: Home
        end: true
        actions:
          \(actions.joined(separator: "\n      "))
    \(rest)
    """
  }

  @Test func `a counter has as many states as values, on one path`() throws {
    // 0 → 1 → … → 9: 9 ways up, 9 down.
    let yaml = one(
      state: "  n: {values: 0..9, start: 0}",
      actions: ["up: {when: n < 9, set: {n: n + 1}}", "down: {when: n > 0, set: {n: n - 1}}"])
    #expect(try statistics(yaml) == ModelStatistics(initial: 1, states: 10, transitions: 18, depth: 10))
  }

  @Test func `switches have all their combinations, and one way for each switch from each`() throws {
    let state = (0..<5).map { "  s\($0): {values: bool, start: false}" }.joined(separator: "\n")
    let yaml = one(state: state, actions: (0..<5).map { "t\($0): {set: {s\($0): not s\($0)}}" })
    // 2⁵ states; 5 ways from each; the farthest has all five turned.
    #expect(try statistics(yaml) == ModelStatistics(initial: 1, states: 32, transitions: 160, depth: 6))
    let free = one(
      state: state.split(separator: "{values: bool, start: false}").joined(separator: "bool") + "bool",
      actions: (0..<5).map { "t\($0): {set: {s\($0): not s\($0)}}" })
    #expect(try statistics(free) == ModelStatistics(initial: 32, states: 32, transitions: 160, depth: 1))
  }

  @Test func `each outcome is a way of its own, also to the same state`() throws {
    let yaml = one(
      state: "  n: {values: 0..1, start: 0}",
      actions: ["a: {outcomes: {x: {set: {n: 1}}, y: {set: {n: 1}}, z: {when: n == 1, set: {n: 0}}}}"])
    // From 0: x, y. From 1: x, y, z.
    #expect(try statistics(yaml) == ModelStatistics(initial: 1, states: 2, transitions: 5, depth: 2))
  }

  @Test func `ways out of range and against always are not counted`() throws {
    let yaml = one(
      state: "  n: {values: 0..5, start: 0}", actions: ["up: {set: {n: n + 1}}", "two: {set: {n: n + 2}}"],
      rest: "always: [n != 3]")
    // 0 → 1, 2; 1 → 2 (two is against always); 2 → 4 (up is against always); 4 → 5 (two out of range); 5 → none.
    #expect(try statistics(yaml) == ModelStatistics(initial: 1, states: 5, transitions: 5, depth: 4))
    #expect(places(yaml) == ["10:21-26 out-of-range", "11:22-27 out-of-range", "12:10-16 invariant-broken"])
  }

  @Test func `start states against always are left out`() throws {
    let yaml = one(
      state: "  a: 0..9\n  b: 0..9\n  c: bool", actions: ["act: {set: {c: not c}}"],
      rest: "always: [a + b == 9, c or a > 4]")
    // Ten pairs with the sum 9; with c all ten, without c the five with a > 4.
    // act: from c to not c where a > 4 (5), the other 5 go against always; from not c to c (5).
    #expect(try statistics(yaml) == ModelStatistics(initial: 15, states: 15, transitions: 10, depth: 1))
  }

  @Test func `a start counts once in every state, however many starts lead there`() throws {
    let yaml = """
      state:
        n: 0..2
      starts:
        any: {screen: home}
        two: {screen: home, n: 2}
        off: {screen: away, n: 0}
      screens:
        home: {title: Home, actions: {leave: {go: away}}}
        away: {title: Away, end: true}

      """
    // home with 0, 1, 2 and away with 0 at the start; away with 1 and 2 later.
    #expect(try statistics(yaml) == ModelStatistics(initial: 4, states: 6, transitions: 3, depth: 2))
  }

  @Test func `a variable of one value takes no room and counts once`() throws {
    let yaml = one(
      state: "  one: 5..5\n  word: [alone]\n  n: {values: 0..1, start: 0}",
      actions: [
        "act: {when: one == 5 and word == alone and one > 4, set: {n: 1 - n, one: 5, word: alone}}",
        "six: {set: {one: one + 1}}",
      ])
    #expect(try statistics(yaml) == ModelStatistics(initial: 1, states: 2, transitions: 2, depth: 2))
    #expect(places(yaml) == ["13:24-31 out-of-range"])
  }

  @Test func `the search stops at its limit and says so`() throws {
    let yaml = one(
      state: "  n: {values: 0..1000000000, start: 0}",
      actions: ["up: {set: {n: n + 1}}", "never: {when: n == 999999999}"])
    #expect(places(yaml, limit: 1_000) == ["1:1 search-cut-short"])
    #expect(try statistics(yaml, limit: 1_000).states == 1_000)
    #expect(try statistics(yaml, limit: 0).states == 1)
    #expect(try statistics(yaml, limit: -5).states == 1)
  }

  @Test func `a limit that is just met cuts nothing short`() throws {
    let yaml = one(state: "  n: {values: 0..9, start: 0}", actions: ["up: {when: n < 9, set: {n: n + 1}}"])
    #expect(places(yaml, limit: 10) == [])
    #expect(places(yaml, limit: 9) == ["1:1 search-cut-short"])
  }

  @Test
  func `sixty variables without a start, and ranges of a thousand million, end soon`() throws {
    let state = (0..<60).map { "  v\($0): bool" }.joined(separator: "\n")
    #expect(places(one(state: state, actions: ["act: {}"]), limit: 10_000) == ["1:1 search-cut-short"])
    let wide = (0..<8).map { "  v\($0): -1000000000..1000000000" }.joined(separator: "\n")
    #expect(places(one(state: wide, actions: ["act: {set: {v7: v0}}"]), limit: 10_000) == ["1:1 search-cut-short"])
    // An invariant is looked at as soon as what it speaks of is known: here only one candidate is left at each step.
    let all = (0..<60).map { "v\($0)" }
    let only = one(state: state, actions: ["act: {}"], rest: "always: [\(all.joined(separator: ", "))]")
    #expect(try statistics(only).states == 1)
    let hidden = one(state: state, actions: ["act: {}"], rest: "always: [\(all.joined(separator: " and "))]")
    #expect(places(hidden, limit: 10_000) == ["1:1 search-cut-short"])
  }

  @Test func `the example of the specification has 114 states`() throws {
    // Worked out apart, by a search over dictionaries in another language, and by hand: before the profile's form is
    // touched a reader is on home, books, confirm-return or help. Signed out: home and help, 4 numbers of books, 8 states.
    // Signed in: home, books and help with 4 numbers and 3 kinds of mail, 36, and confirm-return, which
    // opens only with a book, with 3 numbers of books and 3 kinds of mail, 9: 45. Those who begin on the profile page see it
    // with 4 numbers of books, no mail, and the form's two fields filled in or not: 16. They leave it with both, and then
    // go through the 45 states again: 8 + 45 + 16 + 45 = 114.
    let statistics = try statistics(Examples.library)
    #expect(statistics == ModelStatistics(initial: 12, states: 114, transitions: 246, depth: 9))
    #expect(report(Examples.library, languages: ["en", "ru", "sw"]) == "")
  }
}
