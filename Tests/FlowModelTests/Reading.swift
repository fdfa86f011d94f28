import Diagnostics
import FlowModel

/// Everything that is wrong with a model: how it is written and, if it could be read, what its search finds.
func problems(
  _ yaml: String, languages: [String] = ["en"], limit: Int = defaultStateLimit
) -> [Diagnostic] {
  let (model, diagnostics) = FlowModel.load(SourceFile(path: "m.yml", text: yaml), languages: languages)
  return (diagnostics + (model?.check(languages: languages, limit: limit).diagnostics ?? [])).inReportOrder()
}

/// The same as a reader sees it.
func report(_ yaml: String, languages: [String] = ["en"], limit: Int = defaultStateLimit) -> String {
  let sources = ["m.yml": SourceFile(path: "m.yml", text: yaml)]
  return TextReport(sources: sources).text(problems(yaml, languages: languages, limit: limit))
}

/// `LINE:COLUMN id`, or `LINE:COLUMN-END id` with the column behind the last one where both are on one line.
func places(_ yaml: String, languages: [String] = ["en"], limit: Int = defaultStateLimit) -> [String] {
  problems(yaml, languages: languages, limit: limit).map { problem in
    let range = problem.location.range
    let end = range.end.line == range.start.line && range.end > range.start ? "-\(range.end.column)" : ""
    return "\(range.start.line):\(range.start.column)\(end) \(problem.id.rawValue)"
  }
}

/// A model that can be read.
func model(_ yaml: String) throws -> FlowModel {
  struct CannotBeRead: Error { let diagnostics: [Diagnostic] }
  let (model, diagnostics) = FlowModel.load(SourceFile(path: "m.yml", text: yaml), languages: ["en"])
  guard let model else { throw CannotBeRead(diagnostics: diagnostics) }
  return model
}

/// What its search counts.
func statistics(_ yaml: String, limit: Int = defaultStateLimit) throws -> ModelStatistics {
  try model(yaml).check(languages: ["en"], limit: limit).statistics
}
