import ArgumentParser
import Diagnostics
import Site

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the content and build the help site from it.",
    discussion:
      "A build that finds an error writes nothing; a good one takes the old site's place, where possible in one step.")

  @OptionGroup var arguments: SiteArguments

  @Option(help: ArgumentHelp("Where the site is written; “public” under the root by default.", valueName: "dir"))
  var output: String?

  @Flag(help: "Write into a folder even if Hatua has not made it: what is in it is lost.")
  var force = false

  func run() throws {
    let site = arguments.check(isBuilding: true)
    let status = arguments.report(site)
    guard status == 0, let templates = site.templates else {
      throw ExitCode(status == 0 ? ExitStatus.problemsFound : status)
    }
    let folder = output ?? (arguments.root == "." ? "public" : arguments.root + "/public")
    let progress = Progress("writing \(counted(site.summary.pages, "page"))")
    defer { progress.finish() }
    let outcome: Publisher.Outcome
    do {
      outcome = try Publisher.publish(
        RenderedSite(site, templates: templates), to: folder, root: arguments.root, force: force)
    } catch {
      Output.error(error.description)
      throw ExitCode(ExitStatus.inputOutput)
    }
    progress.finish()
    for path in outcome.kept {
      Output.said("hatua: \(folder)/\(path): this is no longer part of the site, and was changed by hand; it stays")
    }
    guard !arguments.quiet else { return }
    switch outcome.way {
    case .exchanged: Output.said("\(counted(site.summary.pages, "page")) written to \(folder)")
    case .filled(let why):
      Output.said(
        "\(counted(site.summary.pages, "page")) written to \(folder), file by file and not in one exchange: \(why)")
    }
  }
}
