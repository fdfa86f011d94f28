import ArgumentParser
import Diagnostics
import FlowModel
import Foundation
import Site

/// What `check` and `build` have in common.
struct SiteArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content and templates.", valueName: "dir"))
  var root = "."

  @Option(help: ArgumentHelp("The site's address, in place of the one in content/site.yml.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Read pages with “draft: true” too.")
  var drafts = false

  @Flag(help: "Let warnings fail the run as errors do.")
  var strict = false

  @Option(help: "How problems are printed: text, json, sarif, junit or github.")
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("The most states to look at for one model or step list.", valueName: "number"))
  var maxStates = defaultStateLimit

  @Option(
    name: .shortAndLong, help: ArgumentHelp("How many processor cores to use; all by default.", valueName: "number"))
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "Print problems only, no summary.")
  var quiet = false

  func validate() throws {
    guard maxStates > 0 else { throw ValidationError("--max-states is at least 1.") }
    try requireRoot(root)
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1.") }
    if let baseURL, SiteConfig.baseURL(baseURL) == nil {
      throw ValidationError("“\(baseURL)” is no web address; write it like https://help.example.org/.")
    }
  }

  var readingOptions: ReadingOptions {
    var options = ReadingOptions(root: root)
    options.baseURL = baseURL.flatMap(SiteConfig.baseURL)
    options.includesDrafts = drafts
    options.jobs = jobs
    return options
  }

  /// Reads and checks the site.
  func check(isBuilding: Bool = false) -> CheckedSite {
    let progress = Progress("reading the site")
    defer { progress.finish() }
    let content = SiteContent.read(readingOptions)
    progress.show("checking \(counted(content.pages.count, "page"))")
    return content.check(limit: maxStates, isBuilding: isBuilding)
  }

  /// The root as a path from the current folder, where it is below that.
  private var rootFromHere: String {
    let here = FileManager.default.currentDirectoryPath
    if root == here { return "." }
    return root.hasPrefix(here + "/") ? String(root.dropFirst(here.count + 1)) : root
  }

  /// Prints everything found.
  /// - Returns: the exit status: 0, 1 for errors (with `--strict`, for warnings too), 74 for what could not be read.
  func report(_ site: CheckedSite) -> Int32 {
    var diagnostics = site.diagnostics
    if strict { for index in diagnostics.indices { diagnostics[index].severity = .error } }
    var summary = site.summary
    summary.errors = diagnostics.count { $0.severity == .error }
    summary.warnings = diagnostics.count - summary.errors
    switch format {
    case .text:
      Output.report(TextReport(sources: site.content.sources, colour: Output.isColoured).text(diagnostics))
      if !quiet { Output.note((diagnostics.isEmpty ? "" : "\n") + summary.words) }
    case .json: Output.report(JSONReport.text(diagnostics, summary: summary))
    case .sarif:
      let report = SARIFReport(sources: site.content.sources, version: Hatua.configuration.version, root: rootFromHere)
      Output.report(report.text(diagnostics))
    case .junit:
      Output.report(JUnitReport(sources: site.content.sources).text(diagnostics, lists: site.checkedLists))
    case .github: Output.report(GitHubReport(root: rootFromHere).text(diagnostics, summary: quiet ? nil : summary))
    }
    for problem in site.content.problems { Output.error(problem.description) }
    if !site.content.problems.isEmpty { return ExitStatus.inputOutput }
    return summary.errors > 0 ? ExitStatus.problemsFound : 0
  }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, junit, github
}
