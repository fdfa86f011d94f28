import ArgumentParser
import Diagnostics
import FlowModel
import Guides
import Site

struct Model: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at a flow model.", subcommands: [Stats.self, Graph.self])

  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Count the states of a flow model and the ways between them.")

    @Argument(help: "The model's name: content/flows/NAME.yml.")
    var name: String

    @OptionGroup var arguments: ContentArguments

    @Option(help: "How the counts are printed: text or json.")
    var format = Format.text

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    func run() throws {
      let content = SiteContent.readFlow(named: name, root: arguments.root)
      for problem in content.problems { Output.error(problem.description) }
      guard content.problems.isEmpty else { throw ExitCode(ExitStatus.inputOutput) }
      guard case .model(let model)? = content.flows[name] else {
        if content.flows[name] == nil { throw noSuchModel(name, arguments.root) }
        Output.diagnostics(content, as: format)
        throw ExitCode(ExitStatus.problemsFound)
      }
      let languages = content.config?.languageTags ?? []
      let (diagnostics, statistics) = model.check(languages: languages, limit: arguments.maxStates)
      switch format {
      case .json: Output.report(JSONReport.encoded(statistics))
      case .text:
        Output.report(
          """
          initial      \(statistics.initial)
          states       \(statistics.states)
          transitions  \(statistics.transitions)
          depth        \(statistics.depth)

          """)
      }
      if let cut = diagnostics.first(where: { $0.id == .searchCutShort }) {
        Output.error(cut.message)
        throw ExitCode(ExitStatus.problemsFound)
      }
    }
  }
}

extension Model {
  /// Says that there is no model of this name, and which there are.
  static func noSuchModel(_ name: String, _ root: String) -> ExitCode {
    let known = SiteContent.flowNames(root: root)
    let stem = name.hasSuffix(".yml") ? String(name.dropLast(4)) : name
    let near = known.contains(stem) ? stem : nearest(to: stem, in: known)
    let rest =
      near.map { "; did you mean “\($0)”?" } ?? (known.isEmpty ? "" : "; there are \(known.joined(separator: ", "))")
    Output.error("there is no flow model “\(name)” in content/flows\(rest)")
    return ExitCode(ExitStatus.misuse)
  }
}

extension Output {
  /// Prints what is wrong with a model that cannot be read.
  fileprivate static func diagnostics(_ content: SiteContent, as format: Model.Stats.Format) {
    let diagnostics = content.diagnostics.inReportOrder()
    switch format {
    case .text: report(TextReport(sources: content.sources).text(diagnostics))
    case .json:
      let errors = diagnostics.count { $0.severity == .error }
      report(
        JSONReport.text(
          diagnostics,
          summary: ReportSummary(
            pages: 0, guides: 0, languages: content.config?.languageTags.count ?? 0, stepLists: 0, statements: 0,
            errors: errors, warnings: diagnostics.count - errors)))
    }
  }
}
