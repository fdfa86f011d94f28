import Testing

@testable import Site

@Suite("Stylesheets")
struct StylesheetTests {
  @Test(
    "White space and comments that mean nothing are left out",
    arguments: [
      ("a  {\n  color : red;\n}\n", "a{color :red}"), ("a b > c , d{}", "a b > c,d{}"),
      ("a :hover{x:y}", "a :hover{x:y}"),
      ("a{b:c d}/* e */f{}", "a{b:c d}f{}"), ("a/**/b{}", "a b{}"), ("a{b:\"c  {/*d*/ }\" }", "a{b:\"c  {/*d*/ }\"}"),
      ("a{b:'\\'  '}", "a{b:'\\'  '}"), ("a{b:calc(1px + 2px)}", "a{b:calc(1px + 2px)}"), ("/* a", ""),
      ("a{b:\"c", "a{b:\"c"),
      ("@media (min-width: 1em) and (x){a{b:c}}", "@media (min-width:1em) and (x){a{b:c}}"),
    ])
  func compact(css: String, expected: String) {
    #expect(compactStylesheet(css) == expected)
  }
}
