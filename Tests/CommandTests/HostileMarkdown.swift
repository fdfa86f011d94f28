/// What the pages begin with.
private let page = "---\ntitle: A\nflow: library\n---\n\n[Done](goal:signed-in).\n\n"

/// Pages that have broken parsers before.
let hostileMarkdown: [HostileText] = [
  .init("nested bullets", page + repeated("- ", 5000) + "x\n"),
  .init("nested ordered lists", page + repeated("1. ", 2000) + "**Sign in**\n"),
  .init(
    "nested lists in lines of their own",
    page + (0..<1200).map { repeated(" ", $0 * 3) + "1. **Sign in**\n" }.joined()
  ),
  .init("nested quotations", page + repeated("> ", 5000) + "x\n"),
  .init("quotations in a step", page + "1. " + repeated("> ", 5000) + "**Sign in**\n"),
  .init("nested emphasis", page + "1. " + repeated("*a **b ", 5000) + "\n"),
  .init("brackets", page + "1. " + repeated("[", 50_000) + "\n"),
  .init("links in links", page + "1. " + repeated("[", 5000) + "a" + repeated("](do:help)", 5000) + "\n"),
  .init("backticks", page + (1..<1000).map { repeated("`", $0) + " " }.joined() + "\n"),
  .init("a long line", page + "1. " + repeated("x", 1 << 20) + " **Sign in**\n"),
  .init("many lines", page + repeated("\n", 1 << 20) + "1. **Sign in**\n"),
  .init("many steps", page + (1...300).map { "\($0). **Sign in**, [go](step:sign-in)\n" }.joined()),
  .init("many optional steps", page + (1...1000).map { "\($0). [If](if:optional) see [Help](ui:help)\n" }.joined()),
  .init("a number as large as can be", page + "999999999. **Sign in**\n1000000000. **Help**\n"),
  .init("link reference definitions", page + (0..<5000).map { "[r\($0)]: do:help\n" }.joined() + repeated("[r1]", 300)),
  .init("entities", page + repeated("&amp;&#0;&#x10FFFF;&nosuch;", 5000)),
  .init("a NUL", page + "1. **Sign\0in** \0\n"),
  .init("only a NUL", "\0"),
  .init("carriage returns", "---\rtitle: A\rflow: library\r---\r\r[Done](goal:signed-in).\r\r1. **Sign in**\r"),
  .init("no line end", "---\ntitle: A\n---"),
  .init("only a byte order mark", "\u{FEFF}"),
  .init("byte order marks everywhere", "\u{FEFF}---\ntitle: \u{FEFF}A\n---\n\u{FEFF}1. **x**\n\u{FEFF}"),
  .init("line separators", page + "1. **Sign\u{2028}in**\u{2029}\u{85}\u{0B}\u{0C}\n"),
  .init("marks on marks", page + "1. **a" + repeated("\u{301}", 50_000) + "**\n"),
  .init("directions turned round", page + "1. \u{202E}**Sign in**\u{202C}\u{2066}\n"),
  .init("a long scheme", page + "[x](" + repeated("a", 100_000) + ":b)\n"),
  .init("a long name", page + "1. [x](do:" + repeated("a", 100_000) + ") [1](step:" + repeated("b-", 50_000) + "x)\n"),
  .init("numbers without end", page + "1. **Sign in** [" + repeated("9", 100_000) + "](step:sign-in)\n"),
  .init("dots without end", page + "1. **Sign in** [1" + repeated(".1", 50_000) + "](step:sign-in)\n"),
  .init("HTML that never ends", page + "<!-- " + repeated("<div ", 5000)),
  .init("a front matter of hyphens", repeated("---\n", 5000)),
  .init("many slips in a long page", page + repeated("word ", 60_000) + "\n\n" + repeated("** a**\n\n", 60)),
  .init("a circle of steps", page + "1. [If](if:optional) [2](step:help)\n2. **Help** [1](step:help)\n"),
  .init(
    "guides that go on in themselves",
    page + "1. [If](if:optional), [a](continue:a)\n2. [a](continue:a#sign-in) **Sign in**\n"),
]
