import Diagnostics
import FlowModel
import Foundation
import Testing

@Suite struct GraphTests {
  /// With quotation marks, backslashes and everything else that has a meaning in some format.
  static let yaml = #"""
    state:
      sent: bool
    starts:
      at-desk: {screen: desk, sent: false}
    screens:
      desk:
        title: {en: 'The "desk" \ of <A&B> #1', sw: Meza}
        actions:
          send: {label: {en: 'Send | "now"', sw: Tuma}, when: not sent, go: post}
          look: {when: sent}
      post:
        title: Post
        kind: mail
        end: true
        fields:
          full-name: {label: Name}
        actions:
          wait:
            when: filled
            outcomes:
              arrives: {set: {sent: true, full-name: false}, go: desk}
              stays: {when: not sent}
          turn:
            branches:
              - {when: sent, go: desk}
              - {}

    """#

  /// From the desk, where nothing is sent, by post.
  private static let sending: Set = [
    StateStep(from: State(values: [0, 0, 0]), action: 0, to: State(values: [1, 0, 0]))
  ]

  private func graph(
    _ format: GraphFormat, states: Bool = false, screens: Set<Int> = [], actions: Set<Int> = [],
    steps: Set<StateStep> = [], language: String = "en", limit: Int = 100
  ) throws -> String {
    let source = SourceFile(path: "g.yml", text: Self.yaml)
    let (model, _) = FlowModel.load(source, languages: ["en", "sw"])
    return try #require(model).graph(
      format: format, states: states, markedScreens: screens, markedActions: actions, markedSteps: steps,
      language: language, limit: limit
    ).text
  }

  @Test func `Graphviz shows screens, starts and actions, and a guide's way`() throws {
    let expected = #"""
      digraph "g" {
        node [shape=box, style=rounded, fontname="sans-serif"];
        edge [fontname="sans-serif", fontsize=10];
        n0 [label="The \"desk\" \\ of <A&B> #1"];
        "start at-desk desk" [shape=plaintext, label="at-desk"];
        "start at-desk desk" -> n0;
        n1 [label="Post", shape=note, peripheries=2, penwidth=3, color="#b00020"];
        n0 -> n1 [label="Send | \"now\" [not sent]", penwidth=3, color="#b00020", fontcolor="#b00020"];
        n0 -> n0 [label="look [sent]"];
        n1 -> n1 [label="Name"];
        n1 -> n0 [label="wait: arrives [filled]", penwidth=3, color="#b00020", fontcolor="#b00020"];
        n1 -> n1 [label="wait: stays [filled; not sent]", penwidth=3, color="#b00020", fontcolor="#b00020"];
        n1 -> n0 [label="turn [sent]"];
        n1 -> n1 [label="turn [otherwise]"];
      }

      """#
    #expect(try graph(.dot, screens: [1], actions: [0, 3]) == expected)
  }

  @Test func `Graphviz shows states, and says where it is cut short`() throws {
    let expected = #"""
      digraph "g" {
        node [shape=box, style=rounded, fontname="sans-serif"];
        edge [fontname="sans-serif", fontsize=10];
        label="cut short: there are more states";
        n0 [label="Meza\nsent: false\nfull-name: false", penwidth=3, color="#b00020"];
        "start at-desk 0" [shape=plaintext, label="at-desk"];
        "start at-desk 0" -> n0;
        n1 [label="Post\nsent: false\nfull-name: false", shape=note, peripheries=2, penwidth=3, color="#b00020"];
        n2 [label="Post\nsent: false\nfull-name: true", shape=note, peripheries=2];
        n0 -> n1 [label="Tuma", penwidth=3, color="#b00020", fontcolor="#b00020"];
        n1 -> n2 [label="Name"];
        n1 -> n1 [label="turn"];
        n2 -> n2 [label="Name"];
        n2 -> n2 [label="wait: stays"];
        n2 -> n2 [label="turn"];
      }

      """#
    #expect(try graph(.dot, states: true, steps: Self.sending, language: "sw", limit: 3) == expected)
  }

  @Test func `Mermaid shows screens, starts and actions, and a guide's way`() throws {
    let expected = #"""
      flowchart TD
        n0["The #34;desk#34; #92; of #60;A#38;B#62; #35;1"]
        start0>"at-desk"] --> n0
        n1(["Post"])
        n0 -->|"Send | #34;now#34; [not sent]"| n1
        n0 -->|"look [sent]"| n0
        n1 -->|"Name"| n1
        n1 -->|"wait: arrives [filled]"| n0
        n1 -->|"wait: stays [filled#59; not sent]"| n1
        n1 -->|"turn [sent]"| n0
        n1 -->|"turn [otherwise]"| n1
        classDef way stroke:#b00020,stroke-width:3px
        class n1 way
        linkStyle 1,4,5 stroke:#b00020,stroke-width:3px

      """#
    #expect(try graph(.mermaid, screens: [1], actions: [0, 3]) == expected)
  }

  @Test func `Mermaid shows states`() throws {
    let expected = #"""
      flowchart TD
        %% cut short: there are more states
        n0["Meza<br/>sent: false<br/>full-name: false"]
        start0>"at-desk"] --> n0
        n1(["Post<br/>sent: false<br/>full-name: false"])
        n2(["Post<br/>sent: false<br/>full-name: true"])
        n0 -->|"Tuma"| n1
        n1 -->|"Name"| n2
        n1 -->|"turn"| n1
        n2 -->|"Name"| n2
        n2 -->|"wait: stays"| n2
        n2 -->|"turn"| n2
        classDef way stroke:#b00020,stroke-width:3px
        class n0,n1 way
        linkStyle 1 stroke:#b00020,stroke-width:3px

      """#
    #expect(try graph(.mermaid, states: true, steps: Self.sending, language: "sw", limit: 3) == expected)
  }

  @Test func `JSON holds the same places and arrows`() throws {
    struct Read: Decodable {
      struct Node: Decodable {
        let id: String
        let title: String
        let starts: [String]
        let values: [String]
        let isMarked: Bool
      }
      struct Edge: Decodable {
        let from: Int
        let to: Int
        let action: String
        let label: String?
        let outcome: String?
        let condition: String?
        let assignments: [String]
        let isMarked: Bool
      }
      let isComplete: Bool
      let nodes: [Node]
      let edges: [Edge]
    }
    func read(_ text: String) throws -> Read { try JSONDecoder().decode(Read.self, from: Data(text.utf8)) }
    let screens = try read(graph(.json, screens: [1], actions: [0]))
    #expect(screens.isComplete)
    #expect(screens.nodes.map(\.id) == ["desk", "post"])
    #expect(screens.nodes.map(\.title) == [#"The "desk" \ of <A&B> #1"#, "Post"])
    #expect(screens.nodes.map(\.isMarked) == [false, true])
    #expect(
      screens.edges.map { "\($0.from) \($0.to) \($0.action)" } == [
        "0 1 send", "0 0 look", "1 1 full-name", "1 0 wait", "1 1 wait", "1 0 turn", "1 1 turn",
      ])
    #expect(screens.edges[3].assignments == ["sent: true", "full-name: false"])
    #expect(screens.edges.map(\.outcome) == [nil, nil, nil, "arrives", "stays", nil, nil])
    #expect(screens.edges.map(\.isMarked) == [true, false, false, false, false, false, false])
    let states = try read(graph(.json, states: true))
    let counted = try model(Self.yaml).check(languages: ["en"]).statistics
    #expect(states.isComplete)
    #expect(states.nodes.count == counted.states)
    #expect(states.edges.count == counted.transitions)
    #expect(states.nodes[0].values == ["sent: false", "full-name: false"])
  }
}
