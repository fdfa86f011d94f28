import ArgumentParser
import Diagnostics
import FlowModel
import Guides
import Site

extension Model {
  struct Graph: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw a flow model: screens and actions, or all of its states.",
      discussion: """
        dot is for Graphviz, mermaid for Markdown viewers, json for other programs, promela for the model checker SPIN. \
        With --guide the guide's way is marked; in Promela, the model is put under the control of its first step list, \
        with an assertion for everything that the list claims.
        """)

    @OptionGroup var arguments: ContentArguments

    @Argument(help: "The model's name: content/flows/NAME.yml.")
    var name: String

    @Option(help: "How it is written: dot, mermaid, json or promela.")
    var format = Format.dot

    @Flag(help: "Draw every state that a reader can reach, in place of the screens.")
    var states = false

    @Option(help: ArgumentHelp("A guide whose way is marked.", valueName: "guide"))
    var guide: String?

    @Option(help: ArgumentHelp("The language of the labels; the site's first one by default.", valueName: "language"))
    var lang: String?

    enum Format: String, ExpressibleByArgument, CaseIterable { case dot, mermaid, json, promela }

    func validate() throws {
      if states, format == .promela { throw ValidationError("--states draws states, and promela has none to draw.") }
    }

    func run() throws {
      let content = guide == nil ? SiteContent.readFlow(named: name, root: arguments.root) : try arguments.read()
      for problem in content.problems { Output.error(problem.description) }
      guard content.problems.isEmpty else { throw ExitCode(ExitStatus.inputOutput) }
      guard let flow = content.flows[name] else { throw Model.noSuchModel(name, arguments.root) }
      guard case .model(let model) = flow else {
        Output.error("the flow model “\(name)” cannot be read; see hatua check")
        throw ExitCode(ExitStatus.problemsFound)
      }
      let languages = content.config?.languageTags ?? []
      if let lang { try requireLanguage(lang, of: languages) }
      let language = lang ?? languages.first ?? "en"
      if format == .promela { return Output.report(try promela(model, content, language)) }
      var screens: Set<Int> = []
      var actions: Set<Int> = []
      var steps: Set<StateStep> = []
      if let guide {
        guard let (flow, taken) = arguments.checker(content).taken(content.pages, guide: guide, language: language),
          flow == name
        else { throw noSuchGuide(guide, language) }
        actions = Set(taken.map(\.action))
        screens = Set(actions.flatMap { model.actions[$0].screens })
          .union(taken.compactMap { model.actions[$0.action].effects[$0.effect].target })
        let tracers = states ? arguments.checker(content).tracers(content.pages, guide: guide, language: language) : nil
        for tracer in tracers ?? [] { steps.formUnion(tracer?.stateSteps() ?? []) }
      }
      let graphFormat: GraphFormat = format == .dot ? .dot : format == .mermaid ? .mermaid : .json
      let (text, isComplete) = model.graph(
        format: graphFormat, states: states, markedScreens: screens, markedActions: actions, markedSteps: steps,
        language: language, limit: arguments.maxStates)
      Output.report(text)
      guard isComplete else {
        Output.error("the model has more than \(arguments.maxStates) states; not all of them are drawn")
        throw ExitCode(ExitStatus.problemsFound)
      }
    }

    private func promela(_ model: FlowModel, _ content: SiteContent, _ language: String) throws -> String {
      guard let guide else { return model.promela() }
      guard let text = arguments.checker(content).promela(content.pages, guide: guide, language: language) else {
        throw noSuchGuide(guide, language)
      }
      return text
    }

    private func noSuchGuide(_ guide: String, _ language: String) -> ExitCode {
      Output.error("there is no guide “\(guide)” in \(language) that runs on \(name)")
      return ExitCode(ExitStatus.misuse)
    }
  }
}
