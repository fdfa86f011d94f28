/// YAML that has broken parsers before.
let hostileYAML: [HostileText] = [
  .init("nothing", ""),
  .init("a blank line", "\n"),
  .init("a comment", "# x"),
  .init("a document mark", "---"),
  .init("an end mark", "..."),
  .init("two documents", "---\ntitle: A\n---\ntitle: B\n"),
  .init("a directive", "%YAML 9.9\n---\ntitle: A\n"),
  .init("a tag", "title: !!binary x\nstate: !foo {a: !!bool bool}\n"),
  .init("a text", "words"),
  .init("a number", "1.0"),
  .init("a null", "~"),
  .init("an open bracket", "["),
  .init("an open brace", "{"),
  .init("an open quote", "\""),
  .init("an open key", "? "),
  .init("a tab", "a:\n\tb: c\n"),
  .init("an anchor", "a: &x\nb: *x\n"),
  .init("an unknown alias", "a: *x\n"),
  .init("an alias of itself", "a: &x [*x]\n"),
  .init("an alias as a key", "a: &x b\n*x : c\n"),
  .init("a merge key", "a: &x {b: c}\nd: {<<: *x}\n"),
  .init("a key of many parts", "? [a, b]\n: c\n? {d: e}\n: f\n"),
  .init("an empty key", ": a\n"),
  .init("a null key", "~: a\nnull: b\n"),
  .init("a key of a million letters", repeated("k", 1 << 20) + ": v\n"),
  .init("nested brackets", repeated("[", 5000)),
  .init("nested braces", repeated("{a: ", 5000)),
  .init("nested and closed brackets", "a: " + repeated("[", 5000) + repeated("]", 5000) + "\n"),
  .init("nested mappings", (0..<2000).map { repeated(" ", $0) + "a:\n" }.joined()),
  .init("nested lists", repeated("- ", 5000) + "x\n"),
  .init("a NUL", "title: a\0b\n"),
  .init("a control character", "title: \u{1}\n"),
  .init("an escape", "title: \"\\u0000\\uD800\\x1\"\n"),
  .init("a long escape", "title: \"\\U00110000\"\n"),
  .init(
    "words of YAML 1.1", "title: no\nstate: {on: yes, y: n, null: ~}\nlanguages: {no: {name: on}}\nstarts: off\n"),
  .init("a bomb of aliases", aliasBomb),
  .init("a bomb of merged mappings", mappingBomb),
  .init("the same key a thousand times", repeated("title: x\n", 1000)),
  .init("the same key twice in one line", "{title: a, title: b, titel: c, languages: {en: {name: x, name: y}}}\n"),
  .init("many keys", (0..<20_000).map { "k\($0): v\n" }.joined()),
  .init("a domain as large as can be", "state: {n: -1000000000..1000000000, m: 0..1000000000}\n" + oneScreen),
  .init("more variables than can be searched", bools(200) + oneScreen),
  .init("contradictions that are hard to find", bools(60) + "always: [v0, v59, not v59]\n" + oneScreen),
  .init("negations without end", bools(1) + "conditions:\n  c: {is: \(repeated("not ", 50_000))v0}\n" + oneScreen),
  .init("parentheses without end", bools(1) + "conditions:\n  c: {is: \(repeated("(", 50_000))v0}\n" + oneScreen),
  .init(
    "an expression without end", bools(1) + "conditions:\n  c: {is: v0\(repeated(" and v0", 50_000))}\n" + oneScreen),
  .init("sums at the edge", sums),
  .init("regular expressions that are hard to read", regularExpressions),
]

private let oneScreen = "starts: {s: {screen: a}}\nscreens: {a: {title: A, end: true}}\n"

private func bools(_ count: Int) -> String { "state:\n" + (0..<count).map { "  v\($0): bool\n" }.joined() }

/// 10¹³ nodes when written out.
private let aliasBomb =
  "a0: &a0 [\(Array(repeating: "x", count: 10).joined(separator: ", "))]\n"
  + (1...12).map { "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ", "))]\n" }
  .joined()

private let mappingBomb =
  "a0: &a0 {x: y}\n"
  + (1...12).map { "a\($0): &a\($0) {p: *a\($0 - 1), q: *a\($0 - 1), r: *a\($0 - 1)}\n" }.joined()

private let sums = """
  state: {n: {values: 0..1000000000, start: 1000000000}}
  starts: {s: {screen: a}}
  screens:
    a:
      title: A
      actions:
        up: {label: Up, set: {n: n\(repeated(" + n", 100))}}
        down: {label: Down, set: {n: 0\(repeated(" - n", 100))}}

  """

private let regularExpressions = """
  starts: {s: {screen: a}}
  screens:
    a:
      title: A
      end: true
      fields:
        f: {label: F, accepts: '(a+)+b', rejects: ['(', '\(repeated("(", 1000))', '[z-a]', '\\p{X}', '(?<n>a)\\k<m>']}

  """
