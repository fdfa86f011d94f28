import Diagnostics
import Testing

@Suite struct ExplanationTests {
  @Test("every id is explained", arguments: DiagnosticID.allCases)
  func complete(id: DiagnosticID) {
    let explanation = id.explanation
    for text in [explanation.meaning, explanation.example, explanation.mend, explanation.mended] {
      #expect(text.contains { !$0.isWhitespace })
      #expect(text.last?.isNewline == false)
    }
    #expect(explanation.example != explanation.mended)
  }

  @Test("no two ids have the same meaning or the same example")
  func different() {
    let explanations = DiagnosticID.allCases.map(\.explanation)
    #expect(Set(explanations.map(\.meaning)).count == explanations.count)
    #expect(Set(explanations.map(\.example)).count == explanations.count)
    #expect(Set(explanations.map(\.mend)).count == explanations.count)
    #expect(Set(explanations.map(\.summary)).count == explanations.count)
  }

  @Test("a meaning is two to five sentences, and the first one can stand alone", arguments: DiagnosticID.allCases)
  func sentences(id: DiagnosticID) {
    let explanation = id.explanation
    let count = explanation.meaning.matches(of: #/[.?!](?= |$)/#).count
    #expect((2...5).contains(count))
    #expect(explanation.meaning.hasSuffix("."))
    #expect(explanation.mend.hasSuffix(".") || explanation.mend.hasSuffix("”"))
    #expect(explanation.meaning.hasPrefix(explanation.summary))
    #expect(explanation.summary.count <= 160)
    for prose in [explanation.meaning, explanation.mend] {
      #expect(!prose.contains("  ") && !prose.contains("\n"))
      #expect(!prose.contains("]("), "it would be a link in Markdown")
    }
  }

  @Test("an explanation is printed in lines that fit a terminal", arguments: DiagnosticID.allCases)
  func width(id: DiagnosticID) {
    let text = id.explanation.text(width: 72)
    let prose = text.split(separator: "\n").filter { !$0.hasPrefix("    ") }
    #expect(prose.allSatisfy { $0.count <= 72 })
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  @Test("an explanation is the meaning, an example, what to do, and the example put right")
  func text() {
    #expect(
      DiagnosticID.labelWrong.explanation.text() == """
        A link names an action or a screen rightly, but its words are not the label or
        title that the product shows. Readers look for exactly these words on their
        screen.

        In a guide on the flow “library”, for example:

            You will see [Log in](ui:sign-in) in the corner.

        Write the words as the product shows them. The report says what they are.

        Mended:

            You will see [Sign in](ui:sign-in) in the corner.

        """)
  }

  @Test("as Markdown its examples stand in fences that no example can close", arguments: DiagnosticID.allCases)
  func markdown(id: DiagnosticID) {
    let lines = id.explanation.markdown.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("````") }.count == 4)
    #expect(!id.explanation.example.contains("```") && !id.explanation.mended.contains("```"))
  }
}
