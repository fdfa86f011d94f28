import Markdown
import Testing

@Suite struct InlineRangeTests {
  @Test func `a statement's range has its delimiters in it`() {
    #expect(
      outline("Press **Sign in**, then [the card](do:open-card).") == [
        "paragraph ‹Press **Sign in**, then [the card](do:open-card).›",
        "text ‹Press ›",
        "strong ‹**Sign in**›",
        "text ‹Sign in›",
        "text ‹, then ›",
        "link ‹[the card](do:open-card)›",
        "text ‹the card›",
        "text ‹.›",
      ])
  }

  @Test func `ranges count from the beginning of the file, front matter and all`() {
    let front = "---\ntitle: Ж\n---\n"
    #expect(outline("**А**", after: front) == ["paragraph ‹**А**›", "strong ‹**А**›", "text ‹А›"])
  }

  @Test func `bold inside a link, a link inside bold, and both inside emphasis`() {
    #expect(
      outline("*[**A**](do:a) **[B](do:b)***") == [
        "paragraph ‹*[**A**](do:a) **[B](do:b)***›", "emphasis ‹*[**A**](do:a) **[B](do:b)***›",
        "link ‹[**A**](do:a)›", "strong ‹**A**›", "text ‹A›", "text ‹ ›", "strong ‹**[B](do:b)**›",
        "link ‹[B](do:b)›", "text ‹B›",
      ])
  }

  @Test(arguments: [
    ("***a***", ["**a**"]), ("**a*", []), ("***a** b*", ["**a**"]), ("**a *b***", ["**a *b***"]),
    ("__a__b__", ["__a__b__"]), ("****a****", ["****a****", "**a**"]), ("**a\\*\\***", ["**a\\*\\***"]),
    ("\\**a **b**", ["**b**"]), ("**`**`**", ["**`**`**"]), ("**<b title='**'>**", ["**<b title='**'>**"]),
  ]) func `asterisks belong to the strong that libcmark read`(text: String, strong: [String]) {
    #expect(sources(of: "strong", in: text) == strong)
  }

  @Test(arguments: [
    "[a](b)", "[a]()", "[a](<b c>)", "[a](b \"t\")", "[a](b 't (')", "[a](b (t))", "[a](\n  b\n  \"t\nu\"\n)",
    "[a](b(c(d)e))", "[a](b\\)c)", "[a](<b\\>c>)", "[a](b \"t\\\"u\")", "[a](&quot;b \"&quot;\")", "[`]`](b)",
    "[a \\] b](c)", "[a [b] c](d)", "[![i](j)](k)", "<https://example.org/?a=1&amp;b=[c](d)>", "<reader@example.org>",
    "[a][ref]", "[a `b`][Ref]", "[ref][]", "[ref]", "[re\nf 2]", "[a](b \"t\\\\\")",
  ]) func `a link goes from its first byte to its last`(link: String) {
    let text = "Before \(link) and *after*.\n\n[ref]: /r\n[re f 2]: <r> 'x\ny'\n"
    #expect(sources(of: "link", in: text) == [link])
    #expect(sources(of: "emphasis", in: text) == ["*after*"])
  }

  @Test func `a shortcut reference ends before words in brackets or parentheses that are no part of it`() {
    let text = "[ref](not a link) [ref] [ref]: x *y*\n\n[ref]: /r\n"
    #expect(sources(of: "link", in: text) == ["[ref]", "[ref]", "[ref]"])
    #expect(sources(of: "emphasis", in: text) == ["*y*"])
  }

  @Test func `an image's range is found like a link's`() {
    #expect(
      sources(of: "image", in: "See ![a *b*](c.png 'd') or ![ref].\n\n[ref]: e.png") == [
        "![a *b*](c.png 'd')", "![ref]",
      ])
  }

  @Test(arguments: [
    ("a\\*b", "a*b"), ("a &amp; b", "a & b"), ("&#1046;&#x416;", "ЖЖ"), ("&amp;amp;", "&amp;"),
    ("&unknown; &", "&unknown; &"),
    ("&nbsp;", "\u{A0}"), ("&ngE;x", "\u{2267}\u{338}x"), ("&fjlig;j", "fjj"), ("&#0;&#xD800;", "\u{FFFD}\u{FFFD}"),
    ("&#12345678; &#x1234567; &#; &#x;", "&#12345678; &#x1234567; &#; &#x;"), ("\\a \\\\ \\&amp;", "\\a \\ &amp;"),
    ("&#42;a&#42;", "*a*"), ("Я&shy;б", "Я\u{AD}б"),
  ]) func `text covers its escapes and entities`(text: String, literal: String) {
    let document = Document(parsing: Array("*i* \(text) **b**".utf8))
    #expect(document.plainText(of: 0) == "i \(literal) b")
    #expect(sources(of: "text", in: "*i* \(text) **b**") == ["i", " \(text) ", "b"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a break is the white space before the line's end and the end`(end: String) {
    #expect(
      outline("a *b*  \(end)   c \(end)d\\\(end)**e**").map { $0.replacing(end, with: "⏎") } == [
        "paragraph ‹a *b*  ⏎   c ⏎d\\⏎**e**›", "text ‹a ›", "emphasis ‹*b*›", "text ‹b›", "lineBreak ‹  ⏎›",
        "text ‹c›", "softBreak ‹ ⏎›", "text ‹d›", "lineBreak ‹\\⏎›", "strong ‹**e**›", "text ‹e›",
      ])
  }

  @Test func `what goes over line ends is found in quotations and lists, lazy lines too`() {
    let text = "> 1. a **b\n>    c** `d\n> e` [f\ng](h\n  \"i\")\n"
    #expect(sources(of: "strong", in: text) == ["**b\n>    c**"])
    #expect(sources(of: "code", in: text) == ["`d\n> e`"])
    #expect(sources(of: "link", in: text) == ["[f\ng](h\n  \"i\")"])
  }

  @Test func `a lazy line may begin with what looks like a marker`() {
    #expect(sources(of: "strong", in: "> a\n     > **b**") == ["**b**"])
    #expect(sources(of: "strong", in: "> 1. > a\n> > **b**") == ["**b**"])
    #expect(sources(of: "strong", in: "> - > a\\\n>      **b**") == ["**b**"])
  }

  @Test func `definitions before a paragraph are no part of it`() {
    let text = "[a]: /b 'c\nd'\n[e]:\n  <f>\n**g** [a]\n"
    #expect(
      outline(text) == [
        "paragraph ‹**g** [a]›", "strong ‹**g**›", "text ‹g›", "text ‹ ›", "link ‹[a]›", "text ‹a›",
      ])
  }
}
