import Diagnostics
import FlowModel
import Testing

@Suite struct CheckingTests {
  /// A model with something wrong in nearly every place.
  static let letters = """
    title: {en: Letters, sw: Barua}
    state:
      sent: bool
      stamps: {values: 0..2, start: 1}
      answer: {values: [none, good, bad], start: none}
    starts:
      at-desk: {screen: desk}
      at-box: {screen: box, sent: true}
      nowhere: {screen: desk, sent: false, answer: bad}
    conditions:
      sent: {is: sent}
      rich: {is: stamps > 2}
    always:
      - answer == none or sent
      - stamps < 2 or screen != box
    screens:
      desk:
        title: {en: Desk}
        actions:
          buy: {label: {en: Buy, sw: Nunua}, set: {stamps: stamps + 1}}
          send: {label: {en: Send, sw: Tuma}, when: stamps > 0, set: {sent: true, stamps: stamps - 1}, go: box}
          throw: {label: {en: Send, sw: Tupa}, when: not sent, go: bin}
          forge: {when: not sent, set: {answer: good}}
      box:
        title: {en: Box, sw: Sanduku}
        kind: mail
        actions:
          wait:
            when: answer == none
            outcomes:
              good: {when: stamps > 0, set: {answer: good}}
              bad: {when: stamps > 1, set: {answer: bad}}
          go-back: {label: Back, go: desk}
      bin:
        title: {en: Bin, sw: Pipa}
      attic:
        title: {en: Attic, sw: Dari}
        actions:
          leave-attic: {go: desk}

    """

  @Test func `everything wrong with a model is reported at once, each with a shortest way`() {
    let expected = """
      m.yml:9:3: error[invariant-broken]: no state of the start “nowhere” agrees with “always”, so that no reader can begin there
        9 |   nowhere: {screen: desk, sent: false, answer: bad}
          |   ^^^^^^^

      m.yml:12:3: error[condition-constant]: the condition “rich” is false in every state that a reader can reach
        12 |   rich: {is: stamps > 2}
           |   ^^^^

      m.yml:14:5: error[invariant-broken]: “answer == none or sent” does not hold after “forge”
        14 |   - answer == none or sent
           |     ^^^^^^^^^^^^^^^^^^^^^^
        the shortest way here: start on “Desk” (sent: false)
          then do forge

      m.yml:18:12: error[label-missing]: the title of the screen “desk” is missing in sw
        18 |     title: {en: Desk}
           |            ^

      m.yml:20:56: error[out-of-range]: “buy” sets “stamps” to 3, but its values are 0..2
        20 |       buy: {label: {en: Buy, sw: Nunua}, set: {stamps: stamps + 1}}
           |                                                        ^^^^^^^^^^
        the shortest way here: start on “Desk” (sent: false)
          press “Buy” (stamps: 2)
          then press “Buy”

      m.yml:22:7: error[label-ambiguous]: “send” and “throw” are possible in one state, and both are labelled “Send” (en)
        22 |       throw: {label: {en: Send, sw: Tupa}, when: not sent, go: bin}
           |       ^^^^^
        the shortest way here: start on “Desk” (sent: false)
        see m.yml:21:7: the other action is here
          21 |       send: {label: {en: Send, sw: Tuma}, when: stamps > 0, set: {sent: true, stamps: stamps - 1}, go: box}

      m.yml:28:7: error[no-outcome]: “wait” is possible, but none of its outcomes may happen
        28 |       wait:
           |       ^^^^
        the shortest way here: start on “Desk” (sent: false)
          press “Send” → “Box” (sent: true, stamps: 0)
          then do wait

      m.yml:34:3: error[dead-end]: on the screen “bin” a reader can get stuck: no action is possible; give it one, or write “end: true”
        34 |   bin:
           |   ^^^
        the shortest way here: start on “Desk” (sent: false)
          press “Send” → “Bin”

      m.yml:36:3: error[screen-unreachable]: no reader ever gets to the screen “attic”; let an action “go” there, or take it out
        36 |   attic:
           |   ^^^^^

      """
    #expect(report(Self.letters, languages: ["en", "sw"]) == expected)
  }

  @Test func `a search that is cut short says so and claims nothing of what it has not found`() {
    let expected = """
      m.yml:1:1: error[search-cut-short]: the model has more than 2 states; the search was cut short, so that nothing is certain
        1 | state:
          | ^
        give it fewer variables or smaller domains, or allow more states with --max-states

      """
    let yaml = """
      state:
        n: {values: 0..9, start: 0}
      starts:
        s: {screen: home}
      screens:
        home: {title: Home, end: true, actions: {up: {when: n < 9, set: {n: n + 1}}, never: {when: n > 9}}}

      """
    #expect(report(yaml, limit: 2) == expected)
  }

  @Test func `a screen that says so may have no way on`() {
    let yaml = "starts:\n  s: {screen: home}\nscreens:\n  home:\n    title: Home\n"
    #expect(places(yaml) == ["4:3-7 dead-end"])
    #expect(places(yaml + "    end: true\n") == [])
    #expect(places(yaml + "    end: false\n") == ["4:3-7 dead-end"])
  }

  @Test func `an action whose branches never hold, or in a group that nobody includes, is impossible`() {
    let yaml = """
      starts:
        s: {screen: home}
      shared:
        top:
          help: {}
      screens:
        home:
          title: Home
          end: true
          actions:
            act: {branches: [{when: screen != home}]}

      """
    #expect(
      problems(yaml).map(\.message) == [
        "the action “help” is never possible: no screen includes its group",
        "the action “act” is never possible: none of its branches ever holds there",
      ])
  }

  @Test func `labels are compared white space folded and by canonical equivalence, case included`() {
    func found(_ first: String, _ second: String) -> [String] {
      places(
        """
        starts:
          s: {screen: home}
        screens:
          home:
            title: Home
            actions:
              a: {label: "\(first)"}
              b: {label: "\(second)"}

        """)
    }
    #expect(found("Go on", " Go \\n  on ") == ["8:7-8 label-ambiguous"])
    #expect(found("Caf\u{E9}", "Cafe\u{301}") == ["8:7-8 label-ambiguous"])
    #expect(found("Go on", "go on") == [])
  }

  @Test func `a label shared by many actions is one report for each that comes second`() {
    let actions = (0..<300).map { "      a\($0): {label: Go}\n" }.joined()
    let yaml = "starts:\n  s: {screen: home}\nscreens:\n  home:\n    title: Home\n    actions:\n" + actions
    #expect(problems(yaml).count == 299)
  }

  @Test func `actions that share a label but are never possible together are no problem`() {
    let yaml = """
      state:
        on: bool
      starts:
        s: {screen: home}
      screens:
        home:
          title: Home
          actions:
            turn-on: {label: Turn, when: not on, set: {on: true}}
            turn-off: {label: Turn, when: on, set: {on: false}}

      """
    #expect(places(yaml) == [])
  }

  @Test func `a condition is judged by all states that a reader can reach`() {
    let yaml = """
      state:
        n: {values: 0..3, start: 0}
      starts:
        s: {screen: home}
      conditions:
        once: {is: n == 2}
        never: {is: n == 3}
        ever: {is: n < 3}
      screens:
        home: {title: Home, end: true, actions: {up: {when: n < 2, set: {n: n + 1}}}}

      """
    #expect(places(yaml) == ["7:3-8 condition-constant", "8:3-7 condition-constant"])
  }
}
