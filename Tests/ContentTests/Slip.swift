import Diagnostics
import FlowModel
import Guides

/// A slip of a clumsy writer at one place of a page: what becomes of the text, and what has to be said of it.
struct Slip: Sendable {
  let rule: String
  /// The page's text with the slip in it.
  let text: String
  /// The lines, from 1, at which a reader would say that the slip is.
  let place: Set<Int>
  /// The ids of which one names the cause.
  let ids: Set<DiagnosticID>
}

extension Slip {
  /// All slips by rule that can be made in a guide, in the order of the rules' kinds and of its lines.
  static func all(in guide: Guide, _ model: FlowModel, languages: [String]) -> [Slip] {
    guard let writer = SlipWriter(guide, model, languages: languages) else { return [] }
    return writer.inLines() + writer.ofLists() + writer.ofSteps() + writer.ofFrontMatter()
  }
}

/// Makes slips in one guide; what kinds there are stands in extensions.
struct SlipWriter {
  let guide: Guide
  let model: FlowModel
  let languages: [String]
  /// The page's lines, without their ends.
  let lines: [String]
  /// Index of the line that closes the front matter.
  let body: Int

  init?(_ guide: Guide, _ model: FlowModel, languages: [String]) {
    let lines = guide.page.source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let body = lines.dropFirst().firstIndex(of: "---") else { return nil }
    self.guide = guide
    self.model = model
    self.languages = languages
    self.lines = lines
    self.body = body
  }

  var page: Page { guide.page }

  /// The labels of the model in the page's language.
  var labels: Set<String> { Set(model.actions.compactMap { $0.label?.text(in: page.language) }) }

  /// For a label of the page's language that of another one, where they differ and it is none here.
  func foreign(_ label: String) -> String? {
    let labels = labels
    return model.actions.lazy.filter { $0.label?.text(in: page.language) == label }.compactMap { action in
      languages.lazy.compactMap { action.label?.text(in: $0) }.first { !labels.contains($0) }
    }.first
  }

  /// A slip after which some lines stand in place of a range of them; it is at all of these, or where `at` says, counted
  /// from the range's first.
  func slip(
    _ rule: String, _ range: Range<Int>, _ text: [String], at places: ClosedRange<Int>? = nil,
    _ ids: Set<DiagnosticID>
  ) -> Slip {
    let places = places ?? 0...max(0, text.count - 1)
    return Slip(
      rule: rule, text: (lines[..<range.lowerBound] + text + lines[range.upperBound...]).joined(separator: "\n"),
      place: Set(places.map { range.lowerBound + 1 + $0 }), ids: ids)
  }
}

extension String {
  func replacing(_ range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
