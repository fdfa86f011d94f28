import Diagnostics
import FlowModel
import Testing

/// A way to write a model wrong, and where which problem is reported.
struct Mistake: Sendable, CustomTestStringConvertible {
  let name: String
  let yaml: String
  let expected: [String]
  var languages = ["en"]
  var testDescription: String { name }
}

@Suite struct LoadingTests {
  static let sound = """
    title: T
    state:
      on: bool
      books: 0..3
      mail: {values: [none, lost], start: none}
    starts:
      s: {screen: home}
    screens:
      home:
        title: Home
        actions:
          turn: {set: {on: not on}}
          lose: {set: {mail: lost}}
          take: {when: books > 0, set: {books: books - 1}}

    """

  /// The sound model with one line in another's place.
  static func changed(_ line: String, to new: String) -> String {
    let text = sound.split(separator: line, maxSplits: 1, omittingEmptySubsequences: false)
    return text.joined(separator: new)
  }

  @Test func `a sound model has no problem`() { #expect(report(Self.sound) == "") }

  static let syntax: [Mistake] = [
    Mistake(name: "an empty file", yaml: "", expected: ["1:1 model-syntax"]),
    Mistake(name: "a text", yaml: "hello", expected: ["1:1-6 model-syntax"]),
    Mistake(name: "a list", yaml: "- a", expected: ["1:1-2 model-syntax"]),
    Mistake(name: "no YAML", yaml: "title: a: b", expected: ["1:9-10 model-syntax"]),
    Mistake(name: "an unknown key", yaml: sound + "actoins: {}\n", expected: ["15:1-8 model-syntax"]),
    Mistake(
      name: "an unknown key of an action", yaml: changed("set: {on: not on}", to: "sett: {on: not on}"),
      expected: ["12:14-18 model-syntax"]),
    Mistake(
      name: "an unknown key of a screen", yaml: changed("    title: Home", to: "    title: Home\n    knd: page"),
      expected: ["11:5-8 model-syntax"]),
    Mistake(
      name: "an unknown kind", yaml: changed("    title: Home", to: "    title: Home\n    kind: window"),
      expected: ["11:11-17 model-syntax"]),
    Mistake(
      name: "an end that is neither true nor false",
      yaml: changed("    title: Home", to: "    title: Home\n    end: yes"),
      expected: ["11:10-13 model-syntax"]),
    Mistake(
      name: "a key given twice", yaml: changed("      lose:", to: "      turn: {}\n      lose:"),
      expected: ["13:7-11 model-syntax"]),
    Mistake(
      name: "an id with capitals", yaml: changed("      turn:", to: "      Turn:"), expected: ["12:7-11 model-syntax"]),
    Mistake(
      name: "a variable that begins with a digit", yaml: changed("  books: 0..3", to: "  books: 0..3\n  1st: bool"),
      expected: ["5:3-6 model-syntax"]),
    Mistake(
      name: "no screens", yaml: "starts:\n  s: {screen: home}\n", expected: ["1:1 model-syntax"]),
    Mistake(
      name: "empty screens", yaml: "starts:\n  s: {screen: home}\nscreens:\n",
      expected: ["3:1-8 model-syntax"]),
    Mistake(name: "no starts", yaml: changed("starts:\n  s: {screen: home}\n", to: ""), expected: ["1:1 model-syntax"]),
    Mistake(name: "empty starts", yaml: changed("  s: {screen: home}\n", to: ""), expected: ["6:1-7 model-syntax"]),
    Mistake(
      name: "a start without a screen", yaml: changed("{screen: home}", to: "{on: true}"),
      expected: ["7:3-4 model-syntax"]),
    Mistake(
      name: "a start that is a text", yaml: changed("{screen: home}", to: "home"), expected: ["7:6-10 model-syntax"]),
    Mistake(
      name: "a condition that is a text", yaml: sound + "conditions:\n  c: on\n", expected: ["16:6-8 model-syntax"]),
    Mistake(
      name: "a condition that says nothing", yaml: sound + "conditions:\n  c: {is: }\n",
      expected: ["16:3-4 model-syntax"]),
    Mistake(
      name: "outcomes beside go",
      yaml: changed("{set: {on: not on}}", to: "{outcomes: {a: {}}, go: home}"), expected: ["12:33-35 model-syntax"]),
    Mistake(
      name: "outcomes beside branches",
      yaml: changed("{set: {on: not on}}", to: "{outcomes: {a: {}}, branches: [{}]}"),
      expected: ["12:33-41 model-syntax"]),
    Mistake(
      name: "branches that are no list", yaml: changed("{set: {on: not on}}", to: "{branches: {a: {}}}"),
      expected: ["12:24-25 model-syntax"]),
    Mistake(
      name: "empty branches", yaml: changed("{set: {on: not on}}", to: "{branches: []}"),
      expected: ["12:24-25 model-syntax"]),
    Mistake(
      name: "empty outcomes", yaml: changed("{set: {on: not on}}", to: "{outcomes: {}}"),
      expected: ["12:24-25 model-syntax"]),
    Mistake(
      name: "a go that is a list", yaml: changed("{set: {on: not on}}", to: "{go: [home]}"),
      expected: ["12:18-19 model-syntax"]),
    Mistake(
      name: "setting the screen", yaml: changed("{on: not on}", to: "{screen: home}"),
      expected: ["12:20-26 model-syntax"]),
    Mistake(
      name: "a label that is a list", yaml: changed("{set: {on: not on}}", to: "{label: [a], set: {on: not on}}"),
      expected: ["12:21-22 model-syntax"]),
    Mistake(
      name: "a label in no language",
      yaml: changed("{set: {on: not on}}", to: "{label: {en: a, english: b}, set: {on: not on}}"),
      expected: ["12:29-36 model-syntax"]),
    Mistake(
      name: "no regular expression",
      yaml: changed("    actions:", to: "    fields:\n      f: {accepts: '('}\n    actions:"),
      expected: ["12:20-23 model-syntax"]),
    Mistake(
      name: "a regular expression that nests too deeply",
      yaml: changed(
        "    actions:",
        to: "    fields:\n      f: {accepts: '\(String(repeating: "[", count: 1_900))'}\n    actions:"),
      expected: ["12:20-1922 model-syntax"]),
  ]

  @Test(arguments: syntax) func `what is no model is reported at its place`(mistake: Mistake) {
    #expect(places(mistake.yaml) == mistake.expected)
  }

  static let domains: [Mistake] = [
    Mistake(name: "no domain", yaml: changed("0..3", to: ""), expected: ["4:3-8 model-syntax"]),
    Mistake(name: "a word", yaml: changed("0..3", to: "many"), expected: ["4:10-14 model-syntax"]),
    Mistake(name: "downwards", yaml: changed("0..3", to: "3..0"), expected: ["4:10-14 model-syntax"]),
    Mistake(name: "three ends", yaml: changed("0..3", to: "0..3..5"), expected: ["4:10-17 model-syntax"]),
    Mistake(name: "three dots", yaml: changed("0..3", to: "0...3"), expected: ["4:10-15 model-syntax"]),
    Mistake(name: "too large", yaml: changed("0..3", to: "0..1000000001"), expected: ["4:10-23 model-syntax"]),
    Mistake(
      name: "the smallest number of the machine", yaml: changed("0..3", to: "-9223372036854775808..0"),
      expected: ["4:10-33 model-syntax"]),
    Mistake(
      name: "beyond any machine", yaml: changed("0..3", to: "0..99999999999999999999999"),
      expected: ["4:10-36 model-syntax"]),
    Mistake(name: "an empty list", yaml: changed("[none, lost]", to: "[]"), expected: ["5:18-19 model-syntax"]),
    Mistake(
      name: "a value that is no id", yaml: changed("[none, lost]", to: "[none, Lost]"),
      expected: ["5:25-29 model-syntax"]),
    Mistake(
      name: "a value twice", yaml: changed("[none, lost]", to: "[none, lost, none]"), expected: ["5:31-35 id-reused"]),
    Mistake(
      name: "a value with a meaning", yaml: changed("[none, lost]", to: "[none, lost, filled]"),
      expected: ["5:31-37 id-reused"]),
    Mistake(name: "a mapping", yaml: changed("[none, lost]", to: "{a: b}"), expected: ["5:18-19 model-syntax"]),
    Mistake(name: "no values", yaml: changed("values: [none, lost], ", to: ""), expected: ["5:3-7 model-syntax"]),
    Mistake(
      name: "a start that is not among them", yaml: changed("start: none", to: "start: nil"),
      expected: ["5:39-42 id-unknown"]),
    Mistake(
      name: "no start in the list", yaml: changed("start: none", to: "start: []"), expected: ["5:39-40 model-syntax"]),
    Mistake(
      name: "a start that is a mapping", yaml: changed("start: none", to: "start: {a: b}"),
      expected: ["5:39-40 model-syntax"]),
    Mistake(
      name: "a start that is no number", yaml: changed("0..3", to: "{values: 0..3, start: none}"),
      expected: ["4:32-36 type-mismatch"]),
    Mistake(
      name: "a start out of range", yaml: changed("0..3", to: "{values: 0..3, start: [1, 4]}"),
      expected: ["4:36-37 out-of-range"]),
    Mistake(
      name: "a start that is neither true nor false", yaml: changed("on: bool", to: "on: {values: bool, start: 1}"),
      expected: ["3:29-30 type-mismatch"]),
  ]

  @Test(arguments: domains) func `what is no domain is reported at its place, and once`(mistake: Mistake) {
    #expect(places(mistake.yaml) == mistake.expected)
  }

  static let ids: [Mistake] = [
    Mistake(
      name: "an action on two screens", yaml: sound + "  other:\n    title: O\n    actions:\n      turn: {}\n",
      expected: ["18:7-11 id-reused"]),
    Mistake(
      name: "an action called like a screen", yaml: changed("      turn:", to: "      home:"),
      expected: ["12:7-11 id-reused"]),
    Mistake(
      name: "a field called like an action",
      yaml: changed("    actions:", to: "    fields:\n      turn: {}\n    actions:"),
      expected: ["14:7-11 id-reused"]),
    Mistake(
      name: "a field called like a variable",
      yaml: changed("    actions:", to: "    fields:\n      books: {}\n    actions:"),
      expected: ["12:7-12 id-reused"]),
    Mistake(
      name: "a variable called screen", yaml: changed("  on: bool", to: "  on: bool\n  screen: bool"),
      expected: ["4:3-9 id-reused"]),
    Mistake(
      name: "a variable with a meaning", yaml: changed("  on: bool", to: "  on: bool\n  filled: bool"),
      expected: ["4:3-9 id-reused"]),
    Mistake(name: "a screen with a meaning", yaml: sound + "  not:\n    title: N\n", expected: ["15:3-6 id-reused"]),
    Mistake(
      name: "a condition called like a start", yaml: sound + "conditions:\n  s: {is: on}\n",
      expected: ["16:3-4 id-reused"]),
    Mistake(
      name: "a condition with a meaning", yaml: sound + "conditions:\n  or: {is: on}\n", expected: ["16:3-5 id-reused"]),
    Mistake(
      name: "an unknown screen", yaml: changed("screen: home", to: "screen: hone"), expected: ["7:15-19 id-unknown"]),
    Mistake(
      name: "going nowhere", yaml: changed("{set: {on: not on}}", to: "{go: hone}"), expected: ["12:18-22 id-unknown"]),
    Mistake(
      name: "setting nothing", yaml: changed("{on: not on}", to: "{onn: not on}"), expected: ["12:20-23 id-unknown"]),
    Mistake(
      name: "starting with nothing", yaml: changed("{screen: home}", to: "{screen: home, onn: true}"),
      expected: ["7:21-24 id-unknown"]),
    Mistake(
      name: "including nothing", yaml: changed("    actions:", to: "    include: [top]\n    actions:"),
      expected: ["11:15-18 id-unknown"]),
  ]

  @Test(arguments: ids) func `an id that is used twice or stands for nothing is reported at its place`(mistake: Mistake)
  {
    #expect(places(mistake.yaml) == mistake.expected)
  }

  static let labels: [Mistake] = [
    Mistake(name: "no title", yaml: changed("    title: Home\n", to: ""), expected: ["9:3-7 label-missing"]),
    Mistake(
      name: "an empty title", yaml: changed("title: Home", to: "title: ' '"), expected: ["10:12-15 label-missing"]),
    Mistake(
      name: "a title in one language of two", yaml: changed("title: Home", to: "title: {en: Home}"),
      expected: ["10:12-13 label-missing"], languages: ["en", "sw"]),
    Mistake(
      name: "a label in one language of two",
      yaml: changed("{set: {on: not on}}", to: "{label: {en: a, sw: ''}, set: {on: not on}}"),
      expected: ["12:21-22 label-missing"], languages: ["en", "sw"]),
    Mistake(name: "a fact without a wording", yaml: sound + "facts:\n  f: []\n", expected: ["16:3-4 label-missing"]),
    Mistake(
      name: "a fact without a wording in one language", yaml: sound + "facts:\n  f: {en: a}\n",
      expected: ["16:3-4 label-missing"], languages: ["en", "sw"]),
  ]

  @Test(arguments: labels) func `a text that is missing is reported at its place`(mistake: Mistake) {
    #expect(places(mistake.yaml, languages: mistake.languages) == mistake.expected)
  }

  @Test func `a mistake in a variable or condition is reported once, however often it is named`() {
    let yaml = """
      state:
        books: 0..many
      starts:
        s: {screen: home, books: 1}
      conditions:
        has-books: {is: books > 0}
      screens:
        home:
          title: Home
          actions:
            a: {when: has-books, set: {books: books - 1}}
            b: {when: books == 0 or has-books}

      """
    #expect(places(yaml) == ["2:10-17 model-syntax"])
  }

  @Test func `whole numbers have one form`() throws {
    let yaml = Self.changed("0..3", to: "{values: -2 .. 3, start: -1}")
    #expect(try model(yaml).variables[2].domain == -2...3)
    #expect(try model(yaml).variables[2].starts == [-1])
    #expect(places(Self.changed("0..3", to: "+0..3")) == ["4:10-15 model-syntax"])
  }

  @Test func `enumerations with the same values in another order are of one type and have one numbering`() throws {
    let yaml = """
      state:
        a: {values: [x, y, z], start: z}
        b: {values: [z, x, y], start: x}
      starts:
        s: {screen: home}
      screens:
        home:
          title: Home
          actions:
            copy: {when: a != b, set: {b: a}}
            next: {set: {a: y}}

      """
    let model = try model(yaml)
    #expect(model.enumerations.map(\.values) == [["home"], ["x", "y", "z"]])
    #expect(model.variables.map(\.starts) == [[], [2], [0]])
    // (z, x), (z, z), (y, x), (y, z), (y, y)
    #expect(model.check(languages: ["en"]).statistics.states == 5)
    #expect(report(yaml) == "")
  }

  @Test func `a file that asks for more than any product has is refused, not died of`() {
    let shared = (0..<2_000).map { "    a\($0): {}\n" }.joined()
    let screens = (0..<2_000).map { "  s\($0): {title: S, include: [top]}\n" }.joined()
    let yaml = "starts:\n  s: {screen: s0}\nshared:\n  top:\n\(shared)screens:\n\(screens)"
    #expect(Set(problems(yaml).map(\.message)) == ["the screens of this model include more than 1000000 actions"])
    let values = (0..<50_000).map { "      - v\($0)" }.joined(separator: "\n")
    let many = """
      state:
        many:
          start: v49999
          values:
      \(values)
      starts:
        s: {screen: home}
      screens:
        home: {title: Home, actions: {act: {when: many == v49999, set: {many: v0}}, back: {set: {many: v49999}}}}

      """
    #expect(places(many) == [])
  }
}
