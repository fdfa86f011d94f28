import Diagnostics
import FlowModel
import Testing

@Suite struct PromelaTests {
  /// Everything that is written in a way of its own: numbers below 0, what is read and set at once, branches,
  /// outcomes, a form, conditions, invariants, a variable with two starts.
  static let yaml = """
    state:
      sent: bool
      stamps: {values: -1..2, start: 1}
      answer: {values: [none, good], start: none}
    starts:
      at-desk: {screen: desk}
      at-box: {screen: box, sent: true}
    conditions:
      rich: {is: stamps > 0}
    always:
      - answer == none or sent
    screens:
      desk:
        title: Desk
        actions:
          swap: {when: rich and not sent, set: {stamps: stamps - 1, sent: stamps == 2, answer: good}}
          send: {branches: [{when: sent, go: box}, {set: {stamps: 1 - stamps}}]}
      box:
        title: Box
        fields:
          pin: {}
        actions:
          wait: {when: filled, outcomes: {good: {set: {answer: good}}, bad: {set: {answer: none, pin: false}, go: attic}}}
      attic: {title: Attic, end: true}

    """

  private func promela(_ properties: PromelaProperties = PromelaProperties()) throws -> String {
    let (model, _) = FlowModel.load(SourceFile(path: "p.yml", text: Self.yaml), languages: ["en"])
    return try #require(model).promela(properties)
  }

  @Test func `each step is one d_step that is taken when it keeps to domains and invariants`() throws {
    let expected = """
      /* The flow model p. A variable counts from the lower end of its domain. */

      typedef World {
        unsigned screen : 2;  /* desk, box, attic */
        unsigned v_sent : 1;  /* false, true */
        unsigned v_stamps : 2;  /* -1..2 */
        unsigned v_answer : 1;  /* none, good */
        unsigned v_pin : 1  /* false, true */
      }
      World s;
      int t0;

      #define c_rich ((s.v_stamps - 1) > 0)

      active proctype reader() {
      start:
        if
        :: atomic {  /* at-desk */
            s.screen = 0;
            if :: s.v_sent = 0 :: s.v_sent = 1 fi;
            s.v_stamps = 2;
            s.v_answer = 0;
            s.v_pin = 0;
            if
            :: (((s.v_answer == 0) || s.v_sent)) -> goto at_desk
            :: else -> s.screen = 0; s.v_sent = 0; s.v_stamps = 0; s.v_answer = 0; s.v_pin = 0; goto start
            fi
          }
        :: atomic {  /* at-box */
            s.screen = 1;
            s.v_sent = 1;
            s.v_stamps = 2;
            s.v_answer = 0;
            s.v_pin = 0;
            if
            :: (((s.v_answer == 0) || s.v_sent)) -> goto at_box
            :: else -> s.screen = 0; s.v_sent = 0; s.v_stamps = 0; s.v_answer = 0; s.v_pin = 0; goto start
            fi
          }
        fi;
      at_desk:
        end_desk:
          do
          :: d_step { (((s.v_stamps - 1) > 0) && (!s.v_sent)) && ((s.v_stamps - 1) >= 0 && (s.v_stamps - 1) <= 3) && (((1 == 0) || ((s.v_stamps - 1) == 2))); t0 = (s.v_stamps - 1); s.v_sent = ((s.v_stamps - 1) == 2); s.v_answer = 1; s.v_stamps = t0; t0 = 0 }  /* swap */
          :: d_step { s.v_sent && (((s.v_answer == 0) || s.v_sent)); s.screen = 1 }; goto at_box  /* send */
          :: d_step { (!s.v_sent) && ((0 - s.v_stamps + 3) >= 0 && (0 - s.v_stamps + 3) <= 3) && (((s.v_answer == 0) || s.v_sent)); s.v_stamps = (0 - s.v_stamps + 3) }  /* send */
          od;
      at_box:
        end_box:
          do
          :: d_step { (((s.v_answer == 0) || s.v_sent)); s.v_pin = true }  /* pin */
          :: d_step { ((1 != 1 || (s.v_pin))) && (((1 == 0) || s.v_sent)); s.v_answer = 1 }  /* wait: good */
          :: d_step { ((1 != 1 || (s.v_pin))) && (((0 == 0) || s.v_sent)); s.v_answer = 0; s.v_pin = false; s.screen = 2 }; goto at_attic  /* wait: bad */
          od;
      at_attic:
        end_attic: false;
      }

      """
    #expect(try promela() == expected)
  }

  @Test func `assertions stand behind every start and step, additions at the end`() throws {
    let text = try promela(.init(always: .asserted, assertions: ["!c_rich"], additions: "/* more */"))
    #expect(text.hasSuffix("}\n\n/* more */\n"))
    let steps = text.split(separator: "\n").filter { $0.contains("d_step") }
    #expect(steps.count == 6)
    let assertions = "; assert(!c_rich); assert((((s.v_answer == 0) || s.v_sent))) }"
    #expect(steps.allSatisfy { $0.contains(assertions) })
    let starts = text.split(separator: "\n").filter {
      $0.contains("goto at_") && $0.contains("assert") && !$0.contains("d_step")
    }
    #expect(starts.count == 2)
  }

  @Test func `a model without variables is written too`() throws {
    let yaml = "starts:\n  s: {screen: home}\nscreens:\n  home: {title: Home, actions: {act: {}}}\n"
    let text = try model(yaml).promela()
    #expect(text.contains("bit unused"))
    #expect(text.contains(":: d_step { true }"))
  }
}
