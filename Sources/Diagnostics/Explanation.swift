/// What an id means, for the people who write guides: data, worded in one place (`hatua explain ID`).
package struct Explanation: Sendable, Hashable {
  /// The kind of file that an example is a piece of.
  package enum Place: String, Sendable {
    /// A whole flow model.
    case model = "a flow model"
    /// The text of an English guide, without its front matter, on the flow `library` of the language's description.
    case guide = "a guide on the flow “library”"
    /// Several guides, each under a line with its name and a colon.
    case guides = "guides on the flow “library”"
    /// A whole page, front matter included.
    case page = "a page"
    case siteFile = "content/site.yml"
    case template = "a template"
    case strings = "templates/strings/ru.yml"
    /// Names of files.
    case folder = "the folder of a site"
    /// Commands, and what they print.
    case terminal = "a terminal"
  }

  /// What is wrong and why it matters; its first sentence can stand alone.
  package let meaning: String
  /// Where the example stands.
  package let place: Place
  /// The smallest thing that causes it.
  package let example: String
  /// What to do about it.
  package let mend: String
  /// The example, put right.
  package let mended: String

  init(_ meaning: String, in place: Place, example: String, mend: String, mended: String) {
    self.meaning = meaning
    self.place = place
    self.example = example
    self.mend = mend
    self.mended = mended
  }

  /// The first sentence of the meaning.
  package var summary: String {
    guard let end = meaning.firstRange(of: ". ") else { return meaning }
    return String(meaning[..<end.lowerBound]) + "."
  }

  /// The whole explanation for a terminal, its prose in lines of at most so many characters; ends with a line end.
  package func text(width: Int = 80) -> String {
    [
      wrapped(meaning, width), "In \(place.rawValue), for example:", indented(example), wrapped(mend, width),
      "Mended:", indented(mended),
    ].joined(separator: "\n\n") + "\n"
  }

  /// The whole explanation as Markdown.
  package var markdown: String {
    """
    \(meaning)

    In \(place.rawValue), for example:

    \(fenced(example))

    \(mend)

    \(fenced(mended))
    """
  }

  private func wrapped(_ text: String, _ width: Int) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func indented(_ snippet: String) -> String {
    snippet.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }

  private func fenced(_ snippet: String) -> String {
    let language =
      switch place {
      case .model, .siteFile, .strings: "yaml"
      case .guide, .guides, .page: "markdown"
      case .template: "html"
      case .folder, .terminal: "text"
      }
    return "````\(language)\n\(snippet)\n````"
  }
}

extension DiagnosticID {
  /// What it means, with an example and its mend.
  package var explanation: Explanation {
    switch self {
    case .modelSyntax: .modelSyntax
    case .idReused: .idReused
    case .idUnknown: .idUnknown
    case .typeMismatch: .typeMismatch
    case .labelMissing: .labelMissing
    case .labelAmbiguous: .labelAmbiguous
    case .screenUnreachable: .screenUnreachable
    case .actionImpossible: .actionImpossible
    case .outOfRange: .outOfRange
    case .invariantBroken: .invariantBroken
    case .noOutcome: .noOutcome
    case .deadEnd: .deadEnd
    case .conditionConstant: .conditionConstant
    case .searchCutShort: .searchCutShort
    case .flowUnknown: .flowUnknown
    case .actionUnknown: .actionUnknown
    case .labelUnknown: .labelUnknown
    case .labelWrong: .labelWrong
    case .conditionUnknown: .conditionUnknown
    case .stepUnknown: .stepUnknown
    case .stepNumberWrong: .stepNumberWrong
    case .stepByNumber: .stepByNumber
    case .guideUnknown: .guideUnknown
    case .fieldUnknown: .fieldUnknown
    case .valueRefused: .valueRefused
    case .valueAccepted: .valueAccepted
    case .factUnknown: .factUnknown
    case .factWrong: .factWrong
    case .goalMissing: .goalMissing
    case .linkOutOfPlace: .linkOutOfPlace
    case .schemeUnknown: .schemeUnknown
    case .stepSaysNothing: .stepSaysNothing
    case .stepNotPossible: .stepNotPossible
    case .expectationFalse: .expectationFalse
    case .goalNotReached: .goalNotReached
    case .endlessLoop: .endlessLoop
    case .noSuchReader: .noSuchReader
    case .nothingToDo: .nothingToDo
    case .stepUnreachable: .stepUnreachable
    case .conditionAlwaysTrue: .conditionAlwaysTrue
    case .conditionNeverTrue: .conditionNeverTrue
    case .listBroken: .listBroken
    case .listNumbers: .listNumbers
    case .listNotRun: .listNotRun
    case .translationDiffers: .translationDiffers
    case .translationMissing: .translationMissing
    case .frontMatter: .frontMatter
    case .titleTwice: .titleTwice
    case .rawHTML: .rawHTML
    case .markupLeftOver: .markupLeftOver
    case .linkBroken: .linkBroken
    case .anchorBroken: .anchorBroken
    case .imageTextMissing: .imageTextMissing
    case .notUTF8: .notUTF8
    case .fileTooLarge: .fileTooLarge
    case .mergeConflict: .mergeConflict
    case .template: .template
    case .stringMissing: .stringMissing
    case .siteConfig: .siteConfig
    }
  }
}
