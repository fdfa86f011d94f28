import Diagnostics
import FlowModel
import Testing

@Suite struct ExpressionTests {
  /// A model with one action, possible when an expression holds in its only start state.
  static func yaml(when expression: String) -> String {
    """
    state:
      yes: {values: bool, start: true}
      no: {values: bool, start: false}
      two: {values: 0..5, start: 2}
      minus-one: {values: -3..3, start: -1}
      mail: {values: [none, lost, mail], start: lost}
      letter: {values: [mail, none, lost], start: none}
      other: {values: [none, some], start: none}
      none: {values: bool, start: true}
    starts:
      s: {screen: home}
    conditions:
      is-two: {is: two == 2}
      is-yes: {is: yes}
    screens:
      home:
        title: Home
        fields:
          pin: {}
        actions:
          act: {when: \(expression)}
      mail:
        title: Mail

    """
  }

  @Test(arguments: [
    ("not yes == no", true),  // not (yes == no)
    ("not no == no", false),
    ("no and no or yes", true),  // (no and no) or yes
    ("yes or no and no", true),  // yes or (no and no)
    ("not no and no", false),  // (not no) and no
    ("not (no and no)", true), ("not not yes", true), ("(yes or no) and no", false),
    ("two + 1 == 3", true), ("two - 1 - 1 == 0", true), ("two - (1 - 1) == 2", true), ("5 - two >= 3", true),
    ("two < 2", false), ("two <= 2", true), ("two > 1", true), ("two >= 3", false), ("2 != two", false),
    ("two < 0", false), ("two < 100", true), ("two > -1", true), ("two + two + two == 6", true),
    ("two - two == 0", true),
    ("minus-one == -1", true), ("minus-one + 1 == 0", true), ("minus-one < two", true), ("(-1) == minus-one", true),
    ("0 - 1 == minus-one", true), ("minus-one - two == -3", true),
    ("mail == lost", true), ("lost == mail", true), ("mail != none", true), ("letter == none", true),
    ("mail == letter", false), ("mail == mail", false), ("letter != mail", true), ("other == none", true),
    ("screen == home", true), ("screen != mail", true), ("home == screen", true), ("none", true),
    ("is-two", true), ("not is-two or is-yes", true), ("is-two == is-yes", true), ("(yes and no) == (two == 3)", true),
    ("yes == true", true), ("no != true", true), ("filled", false), ("pin", false), ("filled == pin", true),
    ("true", true), ("false", false), ("1 == 1", true), ("1000000000 > two", true),
    ("yes and two == 2 and mail == lost and not no and other == none", true),
    ("yes and two == 2 and mail == none and not no", false),
    ("no or two == 1 or mail == none or pin", false), ("no or two == 1 or mail == lost", true),
  ])
  func `expressions mean what the specification says`(text: String, holds: Bool) throws {
    let model = try model(Self.yaml(when: text))
    let space = StateSpace(model)
    let start = space.states(of: 0, limit: 10) { _ in true }.states
    try #require(start.count == 1)
    let act = try #require(model.actionNamed["act"])
    #expect(space.isPossible(act, in: start[0]) == holds)
    #expect(space.possibleActions(in: start[0]).contains(act) == holds)
    #expect(model.possibleActions(in: space.state(start[0])).contains(act) == holds)
  }

  /// The column is that of the file; the expression begins at column 19.
  @Test(arguments: [
    ("1 < two < 3", "27-28 model-syntax: comparisons do not chain; join two of them with “and”"),
    ("yes == no == no", "29-31 model-syntax: comparisons do not chain; join two of them with “and”"),
    ("two = 2", "23-24 model-syntax: “=” is no operator; equality is written “==”"),
    ("yes & no", "23-24 model-syntax: “&” is no operator; write “and”"),
    ("yes && no", "23-25 model-syntax: “&&” is no operator; write “and”"),
    ("yes || no", "23-25 model-syntax: “||” is no operator; write “or”"),
    ("\"!yes\"", "20-21 model-syntax: “!” is no operator; write “not” or “!=”"),
    ("two -1 == 0", "23-24 model-syntax: “-” needs a space on both sides: a hyphen inside a word is part of the id"),
    ("two- 1 == 0", "19-23 model-syntax: “two-” is no id; ids are lower-case words joined by hyphens"),
    ("two+1 == 0", "22-23 model-syntax: “+” needs a space on both sides"),
    (
      "two-1 == 0",
      "19-24 id-unknown: “two-1” is neither a variable nor a condition; to subtract, put a space on both sides: “two - 1”"
    ),
    ("(yes or no", "19-20 model-syntax: this parenthesis is not closed"),
    ("yes or no)", "28-29 model-syntax: “)” is not expected here"),
    ("yes or", "25 model-syntax: the expression ends where a name or number should stand"),
    ("yes no", "23-25 model-syntax: “no” is not expected here"),
    ("yes == not no", "26-29 model-syntax: “not” stands where a name or number should"),
    ("Yes", "19-22 model-syntax: “Yes” is no id; ids are lower-case words joined by hyphens"),
    ("two == 2x", "26-28 model-syntax: “2x” is no id; ids are lower-case words joined by hyphens"),
    ("two < 1000000001", "25-35 model-syntax: “1000000001” is too large a number; up to 1000000000 they can be"),
    (
      "two > -9223372036854775808",
      "25-45 model-syntax: “-9223372036854775808” is too large a number; up to 1000000000 they can be"
    ),
    ("yess", "19-23 id-unknown: “yess” is neither a variable nor a condition; did you mean “yes”?"),
    (
      "mail == lots",
      "27-31 id-unknown: “lots” is not one of none, lost, mail, nor a variable or condition; did you mean “lost”?"
    ),
    ("two", "19-22 type-mismatch: this is a whole number, but a truth value is needed here"),
    ("two + 1", "19-26 type-mismatch: this is a whole number, but a truth value is needed here"),
    ("two and yes", "19-22 type-mismatch: “and” takes a truth value, but this is a whole number"),
    ("not two", "23-26 type-mismatch: “not” takes a truth value, but this is a whole number"),
    ("yes + 1 == 2", "19-22 type-mismatch: “+” takes a whole number, but this is a truth value"),
    ("two - yes == 2", "25-28 type-mismatch: “-” takes a whole number, but this is a truth value"),
    ("two == yes", "19-29 type-mismatch: a whole number cannot be compared with a truth value"),
    ("yes < no", "19-27 type-mismatch: only whole numbers have an order; compare with “==” or “!=”"),
    ("mail < letter", "19-32 type-mismatch: only whole numbers have an order; compare with “==” or “!=”"),
    ("mail == other", "19-32 type-mismatch: one of none, lost, mail cannot be compared with one of none, some"),
    ("screen == two", "19-32 type-mismatch: a screen cannot be compared with a whole number"),
    ("'screen == two'", "20-33 type-mismatch: a screen cannot be compared with a whole number"),
  ])
  func `what is no expression is reported where it goes wrong`(text: String, expected: String) {
    let found = problems(Self.yaml(when: text)).map { problem in
      let range = problem.location.range
      let end = range.end > range.start ? "-\(range.end.column)" : ""
      return "\(range.start.column)\(end) \(problem.id.rawValue): \(problem.message)"
    }
    #expect(found == [expected])
  }

  @Test func `conditions are not made of conditions`() {
    let yaml = Self.yaml(when: "true").split(separator: "is: yes").joined(separator: "is: yes and not is-two")
    #expect(places(yaml) == ["14:28-34 id-unknown"])
  }

  @Test func `long and deep expressions are refused, not died of`() throws {
    let deep = String(repeating: "(", count: 5_000) + "yes" + String(repeating: ")", count: 5_000)
    #expect(
      problems(Self.yaml(when: deep)).map(\.message) == [
        "this expression is too long; it may have 2000 words and signs"
      ])
    let nested = String(repeating: "(", count: 101) + "yes" + String(repeating: ")", count: 101)
    #expect(
      problems(Self.yaml(when: nested)).map(\.message) == ["this expression nests too deeply; it may nest 100 levels"])
    let negated = String(repeating: "not ", count: 101) + "yes"
    #expect(
      problems(Self.yaml(when: negated)).map(\.message) == ["this expression nests too deeply; it may nest 100 levels"])
    let both = String(repeating: "not (", count: 60) + "yes" + String(repeating: ")", count: 60)
    #expect(
      problems(Self.yaml(when: both)).map(\.message) == ["this expression nests too deeply; it may nest 100 levels"])
    let long = Array(repeating: "yes", count: 1_001).joined(separator: " and ")
    #expect(
      problems(Self.yaml(when: long)).map(\.message) == [
        "this expression is too long; it may have 2000 words and signs"
      ])
    let longest = Array(repeating: "is-two", count: 1_000).joined(separator: " and ")
    #expect(try model(Self.yaml(when: longest)).actions.count == 2)
    let same =
      Array(repeating: "(yes ==", count: 90).joined(separator: " ") + " yes" + String(repeating: ")", count: 90)
    #expect(try model(Self.yaml(when: same)).actions.count == 2)
  }
}
