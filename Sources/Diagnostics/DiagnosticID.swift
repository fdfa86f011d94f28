/// The id of a kind of problem (LANGUAGE.md §4); the raw value is what reports print.
package enum DiagnosticID: String, Sendable, CaseIterable {
  // Models
  case modelSyntax = "model-syntax"
  case idReused = "id-reused"
  case idUnknown = "id-unknown"
  case typeMismatch = "type-mismatch"
  case labelMissing = "label-missing"
  case labelAmbiguous = "label-ambiguous"
  case screenUnreachable = "screen-unreachable"
  case actionImpossible = "action-impossible"
  case outOfRange = "out-of-range"
  case invariantBroken = "invariant-broken"
  case noOutcome = "no-outcome"
  case deadEnd = "dead-end"
  case conditionConstant = "condition-constant"
  case searchCutShort = "search-cut-short"

  // Step lists
  case flowUnknown = "flow-unknown"
  case actionUnknown = "action-unknown"
  case labelUnknown = "label-unknown"
  case labelWrong = "label-wrong"
  case conditionUnknown = "condition-unknown"
  case stepUnknown = "step-unknown"
  case stepNumberWrong = "step-number-wrong"
  case stepByNumber = "step-by-number"
  case guideUnknown = "guide-unknown"
  case fieldUnknown = "field-unknown"
  case valueRefused = "value-refused"
  case valueAccepted = "value-accepted"
  case factUnknown = "fact-unknown"
  case factWrong = "fact-wrong"
  case goalMissing = "goal-missing"
  case linkOutOfPlace = "link-out-of-place"
  case schemeUnknown = "scheme-unknown"
  case stepSaysNothing = "step-says-nothing"
  case stepNotPossible = "step-not-possible"
  case expectationFalse = "expectation-false"
  case goalNotReached = "goal-not-reached"
  case endlessLoop = "endless-loop"
  case noSuchReader = "no-such-reader"
  case nothingToDo = "nothing-to-do"
  case stepUnreachable = "step-unreachable"
  case conditionAlwaysTrue = "condition-always-true"
  case conditionNeverTrue = "condition-never-true"
  case listBroken = "list-broken"
  case listNumbers = "list-numbers"
  case listNotRun = "list-not-run"

  // Translations
  case translationDiffers = "translation-differs"
  case translationMissing = "translation-missing"

  // Pages
  case frontMatter = "front-matter"
  case titleTwice = "title-twice"
  case rawHTML = "raw-html"
  case markupLeftOver = "markup-left-over"
  case linkBroken = "link-broken"
  case anchorBroken = "anchor-broken"
  case imageTextMissing = "image-text-missing"
  case notUTF8 = "not-utf8"
  case fileTooLarge = "file-too-large"
  case mergeConflict = "merge-conflict"
  case template = "template"
  case stringMissing = "string-missing"
  case siteConfig = "site-config"

  /// How bad it is unless said otherwise where it is found. Warnings fail a run only with `--strict`.
  package var severity: Diagnostic.Severity {
    switch self {
    case .conditionAlwaysTrue, .translationMissing, .listNumbers, .listNotRun, .stepByNumber, .titleTwice:
      .warning
    default: .error
    }
  }

  /// What a problem is found in (LANGUAGE.md §4). `label-ambiguous` and `search-cut-short` are found in step lists too.
  package enum Group: String, Sendable, CaseIterable {
    case models
    case stepLists = "step lists"
    case translations
    case pages
  }

  package var group: Group {
    switch self {
    case .modelSyntax, .idReused, .idUnknown, .typeMismatch, .labelMissing, .labelAmbiguous, .screenUnreachable,
      .actionImpossible, .outOfRange, .invariantBroken, .noOutcome, .deadEnd, .conditionConstant, .searchCutShort:
      .models
    case .translationDiffers, .translationMissing: .translations
    case .frontMatter, .titleTwice, .rawHTML, .markupLeftOver, .linkBroken, .anchorBroken, .imageTextMissing, .notUTF8,
      .fileTooLarge, .mergeConflict, .template,
      .stringMissing, .siteConfig:
      .pages
    case .flowUnknown, .actionUnknown, .labelUnknown, .labelWrong, .conditionUnknown, .stepUnknown, .stepNumberWrong,
      .stepByNumber,
      .guideUnknown, .fieldUnknown, .valueRefused, .valueAccepted, .factUnknown, .factWrong, .goalMissing,
      .linkOutOfPlace, .schemeUnknown, .stepSaysNothing, .stepNotPossible, .expectationFalse, .goalNotReached,
      .endlessLoop, .noSuchReader, .nothingToDo, .stepUnreachable, .conditionAlwaysTrue, .conditionNeverTrue,
      .listBroken, .listNumbers, .listNotRun:
      .stepLists
    }
  }
}
