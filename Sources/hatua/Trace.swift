import ArgumentParser
import Diagnostics
import Guides
import Site

struct Trace: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show readers' ways through a guide: each screen, what is on it, and what changes.",
    discussion: "As many ways are shown as it takes for everything that can happen in the list to happen once.")

  @OptionGroup var arguments: ContentArguments

  @Argument(help: "The guide's path below the language's folder, without ending.")
  var guide: String

  @Option(help: ArgumentHelp("The language; the site's first one by default.", valueName: "language"))
  var lang: String?

  @Option(help: ArgumentHelp("Which of the page's step lists; all by default.", valueName: "number"))
  var list: Int?

  func run() throws {
    let content = try arguments.read()
    let languages = content.config?.languageTags ?? []
    let language = lang ?? languages.first ?? ""
    try requireLanguage(language, of: languages)
    guard let tracers = arguments.checker(content).tracers(content.pages, guide: guide, language: language) else {
      let known = content.pages.filter { $0.language == language }.map(\.path)
      Output.error("there is no guide “\(guide)” in \(language)\(suggestion(for: guide, among: known))")
      throw ExitCode(ExitStatus.misuse)
    }
    guard !tracers.isEmpty, list.map({ (1...tracers.count).contains($0) }) ?? true else {
      Output.error("the page “\(guide)” has \(counted(tracers.count, "step list"))")
      throw ExitCode(ExitStatus.misuse)
    }
    var isComplete = true
    for (index, tracer) in tracers.enumerated() where list.map({ $0 == index + 1 }) ?? true {
      if tracers.count > 1 { Output.report("list \(index + 1)\n\n") }
      guard let tracer else {
        Output.line("this list cannot be run; hatua check says why")
        continue
      }
      let ways = tracer.ways()
      Output.report(ways.map { $0.lines.map { shown($0) + "\n" }.joined() }.joined(separator: "\n"))
      if ways.count == GuideTracer.mostWays { Output.report("\nand more, which are not shown\n") }
      isComplete = isComplete && tracer.isComplete
    }
    guard isComplete else {
      Output.error("there are more than \(arguments.maxStates) starting states; not all ways are looked at")
      throw ExitCode(ExitStatus.problemsFound)
    }
  }
}
