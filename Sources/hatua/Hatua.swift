import ArgumentParser

/// The command line: one file a command.
@main
struct Hatua: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hatua",
    abstract: "A documentation generator whose guides are run against a model of the product.",
    version: "0.1.0",
    subcommands: [
      Check.self, Build.self, Serve.self, Explain.self, Trace.self, Coverage.self, Mutate.self, Model.self,
    ])
}
