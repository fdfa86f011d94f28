import ArgumentParser
import Diagnostics
import FlowModel
import Guides
import Site

/// - Throws: an exit status where the site does not have a language, which is said.
func requireLanguage(_ language: String, of languages: [String]) throws {
  guard languages.contains(language) else {
    Output.error("the site has no language “\(language)”; it has \(languages.joined(separator: ", "))")
    throw ExitCode(ExitStatus.misuse)
  }
}

/// - Throws: misuse where the root has no name, which would be the root of the whole machine.
func requireRoot(_ root: String) throws {
  if root.isEmpty { throw ValidationError("--root is the name of a folder.") }
}

/// What the commands that look into the content without a report have in common.
struct ContentArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content.", valueName: "dir"))
  var root = "."

  @Option(help: ArgumentHelp("The most states to look at for one model or step list.", valueName: "number"))
  var maxStates = defaultStateLimit

  func validate() throws {
    guard maxStates > 0 else { throw ValidationError("--max-states is at least 1.") }
    try requireRoot(root)
  }

  /// Reads the content.
  /// - Throws: an exit status when it cannot be read; everything wrong with it is printed.
  func read() throws -> SiteContent {
    let content = SiteContent.read(ReadingOptions(root: root))
    for problem in content.problems { Output.error(problem.description) }
    guard content.problems.isEmpty else { throw ExitCode(ExitStatus.inputOutput) }
    guard !content.diagnostics.contains(where: { $0.severity == .error }) else {
      Output.report(TextReport(sources: content.sources).text(content.diagnostics.inReportOrder()))
      throw ExitCode(ExitStatus.problemsFound)
    }
    return content
  }

  func checker(_ content: SiteContent) -> GuideChecker {
    GuideChecker(languages: content.config?.languageTags ?? [], flows: content.flows, limit: maxStates)
  }

  /// The models, by name.
  func models(_ content: SiteContent) -> [FlowModel] {
    content.flows.sorted { $0.key < $1.key }.compactMap { _, flow in
      if case .model(let model) = flow { model } else { nil }
    }
  }
}
