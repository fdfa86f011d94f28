import Diagnostics
import FlowModel
import Markdown

/// Something on a page that Markdown reads otherwise than it looks (LANGUAGE.md §3 “Markup that stays text” and §2 “The
/// shape of lists”).
struct ShapeFinding: Sendable {
  /// A change of the text that may mend it.
  struct Candidate: Sendable {
    let title: String
    let edits: [TextEdit]
    /// Whether it is right beyond doubt once the page, read anew, shows what it was to bring about.
    var isCertain = false
    /// Whether the page, read anew, shows that; that there are then no more findings is asked besides.
    var shows: @Sendable (Page) -> Bool = { _ in true }
  }

  enum Hiding: Sendable {
    case nothing
    /// Bold text, which is a statement in a list only.
    case statements
    case statementsAndContracts
  }

  let id: DiagnosticID
  /// Byte offsets in the page's source.
  let range: Range<Int>
  /// All that it concerns, where that is more; statements in it have no mistakes of their own in being there.
  var extent: Range<Int>?
  let message: String
  var notes: [String] = []
  /// What to do, told where no repair is found.
  var advice: [String] = []
  var candidates: [Candidate] = []
  /// What may be lost in it: a step list that it touches so is not run, and nothing that it lacks is told of.
  var hides = Hiding.nothing
  var severity: Diagnostic.Severity?
}

extension ShapeFinding {
  /// What the pages are looked at with: names of the model tell what was meant.
  struct Names: Sendable {
    let model: FlowModel?
    /// Labels of actions in the page's language.
    let labels: Set<String>

    init(_ model: FlowModel?, language: String) {
      self.model = model
      labels = Set(model?.actions.compactMap { $0.label?.text(in: language) } ?? [])
    }
  }

  /// Everything of the kind on a page, in the order of the text.
  static func all(in page: Page, _ names: Names) -> [ShapeFinding] {
    let marks = LeftMarkup.all(in: page, names)
    let title = TitleTwice.find(in: page).map { [$0] } ?? []
    return (title + marks + ListShape(page, names, hidden: marks).findings).sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  /// How many bytes may be read anew to try repairs out, for one page: enough for all slips that somebody makes by hand.
  private static let mostBytesTried = 4 << 20

  /// The findings as reports, each with the first of its repairs that does what it should when the page is read anew.
  static func problems(_ findings: [ShapeFinding], in page: Page, _ names: Names, repairing: Bool) -> [Problem] {
    var budget = mostBytesTried
    return findings.map { finding in
      var diagnostic = Diagnostic(
        finding.id, at: SourceLocation(page.source, finding.range), finding.message, severity: finding.severity,
        notes: finding.notes)
      if repairing {
        diagnostic.fixes = finding.repair(in: page, names, among: findings.count, budget: &budget).map { [$0] } ?? []
      }
      if diagnostic.fixes.isEmpty { diagnostic.notes += finding.advice }
      return Problem(diagnostic)
    }
  }

  /// The first candidate that does what it should when the page is read anew; each reading is taken from the budget.
  private func repair(in page: Page, _ names: Names, among count: Int, budget: inout Int) -> Fix? {
    for candidate in candidates where budget > 0 {
      budget -= page.source.bytes.count
      let changed = page.applying(candidate.edits)
      guard candidate.shows(changed) else { continue }
      let left = Self.all(in: changed, names).count
      // What it brings to light may be right, but then somebody should look at it.
      guard left <= count else { continue }
      return Fix(
        candidate.title, edits: page.fixEdits(candidate.edits), isCertain: candidate.isCertain && left < count)
    }
    return nil
  }
}
