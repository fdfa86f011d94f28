import Markdown
import Testing

@Suite struct HTMLTests {
  @Test(arguments: [
    "1. a\n2. b\n   - c\n\n     d\n", "3. a\n\n\n4. b", "> a\n> > b\n\n***\n", "a\\\nb  \nc\nd",
    "    x <y>\n\n~~~ a&b c\n\"\n~~~\n```\u{B}x\n```",
    "[a](</b c?d&e'f%20[]^`{}|ж> \"t & <\")", "![a *b* `c` <i> &amp; [d](e)\nf](g 'h')",
    "<div>\n\nx <b a='1'>y</b>\n\n</div>",
    "# a\nb\n===\n", "- - - a\n- b\n", "- > a\n  b\n- ```\n  c\n  ```\n- # d\n", "&lt;&quot;&gt; \"", "* a\n+ b\n- c\n",
  ]) func `without decorations it is libcmark's own HTML`(text: String) {
    #expect(Document(parsing: Array(text.utf8)).html() == commonMarkHTML(of: Array(text.utf8)))
  }

  @Test func `escaping leaves nothing that could end a text or an attribute`() {
    #expect(escapeHTML("a & <b> \"c\" 'd' Ж") == "a &amp; &lt;b&gt; &quot;c&quot; 'd' Ж")
  }

  @Test func `a part is rendered as it stands in the whole`() {
    let document = Document(parsing: Array("x\n\n- a *b*\n- c\n\n# d\n".utf8))
    let list = Array(document.children(of: 0))[1]
    let items = Array(document.children(of: list))
    #expect(document.html(list..<document.nodes[list].end) == "<ul>\n<li>a <em>b</em></li>\n<li>c</li>\n</ul>\n")
    #expect(document.html(items[0]..<document.nodes[items[1]].end) == "<li>a <em>b</em></li>\n<li>c</li>\n")
    #expect(document.html(list..<document.nodes.count).hasSuffix("</ul>\n<h1>d</h1>\n"))
    #expect(document.html(document.descendants(of: items[0] + 1)) == "a <em>b</em>")
  }

  private func html(_ text: String, _ wanted: String, _ decoration: Decoration) -> String {
    let document = Document(parsing: Array(text.utf8))
    return document.html { name(of: document.nodes[$0].kind) == wanted ? decoration : nil }
  }

  @Test func `attributes are added to the standard element and escaped`() {
    let decoration = Decoration(attributes: [("id", "a\"b"), ("hidden", "")])
    #expect(html("# x", "heading", decoration) == "<h1 id=\"a&quot;b\" hidden=\"\">x</h1>\n")
    #expect(html("3. x", "list", decoration) == "<ol start=\"3\" id=\"a&quot;b\" hidden=\"\">\n<li>x</li>\n</ol>\n")
    #expect(html("- x", "item", Decoration(attributes: [("id", "s")])) == "<ul>\n<li id=\"s\">x</li>\n</ul>\n")
    #expect(html("***", "thematicBreak", Decoration(attributes: [("id", "s")])) == "<hr id=\"s\" />\n")
    #expect(
      html("```a\nx\n```", "codeBlock", Decoration(attributes: [("id", "s")]))
        == "<pre id=\"s\"><code class=\"language-a\">x\n</code></pre>\n")
  }

  @Test func `an address given for a link or image replaces its own`() {
    #expect(
      html("[x](a.md 't')", "link", Decoration(attributes: [("class", "c"), ("href", "ж b.html")]))
        == "<p><a href=\"%D0%B6%20b.html\" title=\"t\" class=\"c\">x</a></p>\n")
    #expect(
      html("![x](a.png)", "image", Decoration(attributes: [("title", "t"), ("alt", "<"), ("src", "b.png")]))
        == "<p><img src=\"b.png\" alt=\"&lt;\" title=\"t\" /></p>\n")
  }

  @Test func `a named element stands for the standard one`() {
    #expect(
      html("[x](do:y)", "link", Decoration(element: .named("span"), attributes: [("class", "do")]))
        == "<p><span class=\"do\">x</span></p>\n")
    #expect(html("> x", "blockQuote", Decoration(element: .named("aside"))) == "<aside>\n<p>x</p>\n</aside>\n")
    #expect(html("- x", "paragraph", Decoration(element: .named("div"))) == "<ul>\n<li>\n<div>x</div>\n</li>\n</ul>\n")
    #expect(
      html("![x](y)", "image", Decoration(element: .named("figcaption"))) == "<p><figcaption>x</figcaption></p>\n")
    #expect(
      html("![x](y)", "image", Decoration(element: .named("img"), attributes: [("src", "z")]))
        == "<p><img src=\"z\" /></p>\n")
  }

  @Test func `an unwrapped node leaves its content, a replaced one nothing`() {
    #expect(html("a [b *c*](for:d)", "link", Decoration(element: .unwrapped)) == "<p>a b <em>c</em></p>\n")
    #expect(html("a\n\n> b\n\nc", "blockQuote", Decoration(element: .replaced("<hr>"))) == "<p>a</p>\n<hr>\n<p>c</p>\n")
    #expect(html("a <!-- b -->c", "htmlInline", Decoration(element: .replaced(""))) == "<p>a c</p>\n")
    #expect(html("<!-- b -->\n\nc", "htmlBlock", Decoration(element: .replaced(""))) == "<p>c</p>\n")
  }

  @Test func `raw HTML goes outside and inside the element`() {
    let decoration = Decoration(before: "1", after: "4", opening: "2", closing: "3")
    #expect(html("**x**", "strong", decoration) == "<p>1<strong>2x3</strong>4</p>\n")
    #expect(html("- x", "item", decoration) == "<ul>\n1<li>2x3</li>\n4\n</ul>\n")
    #expect(html("x", "text", decoration) == "<p>12x34</p>\n")
    #expect(html("`x`", "code", decoration) == "<p>1<code>2x3</code>4</p>\n")
    #expect(html("![x](y)", "image", decoration) == "<p>1<img src=\"y\" alt=\"x\" />4</p>\n")
    #expect(
      html("[x](y)", "link", Decoration(element: .unwrapped, before: "1", after: "4", opening: "2", closing: "3"))
        == "<p>12x34</p>\n")
  }
}
