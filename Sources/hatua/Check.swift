import ArgumentParser
import Site

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that every guide works: names, steps, goals, translations, links.")

  @OptionGroup var arguments: SiteArguments

  @Flag(
    help: "Write the repairs that are certain (labels, numbers, links, brackets) into the content, and report the rest."
  )
  var fix = false

  func run() throws {
    let site: CheckedSite
    do {
      site =
        fix
        ? try Repairs(arguments: arguments).apply()
        : arguments.check()
    } catch let problem as FileProblem {
      Output.error(problem.description)
      throw ExitCode(ExitStatus.inputOutput)
    }
    let status = arguments.report(site)
    if status != 0 { throw ExitCode(status) }
  }
}
