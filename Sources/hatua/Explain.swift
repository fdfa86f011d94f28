import ArgumentParser
import Diagnostics

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a kind of problem means, with an example and its mend.")

  @Argument(help: "The id in the brackets of a report, like step-not-possible; all ids are listed without one.")
  var id: String?

  func run() throws {
    guard let id else {
      for known in DiagnosticID.allCases { Output.line("\(known.rawValue): \(known.explanation.summary)") }
      return
    }
    guard let known = DiagnosticID(rawValue: id) else {
      let meant = suggestion(for: id, among: DiagnosticID.allCases.map(\.rawValue))
      Output.error("there is no kind of problem “\(id)”\(meant)")
      throw ExitCode(ExitStatus.misuse)
    }
    Output.report("\(known.severity.rawValue)[\(known.rawValue)]\n\n\(known.explanation.text())")
  }
}
