import ArgumentParser
import SiteServer

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Serve a built site from a folder.")

  @Argument(help: ArgumentHelp("The folder to serve.", valueName: "dir"))
  var folder = "public"

  @Option(name: .shortAndLong, help: "The port to listen at; 0 for any. 8080, or the next free one, by default.")
  var port: Int?

  @Option(help: ArgumentHelp("The address to listen at.", valueName: "address"))
  var bind = "127.0.0.1"

  @Flag(name: .shortAndLong, help: "Print no line for each request.")
  var quiet = false

  func validate() throws {
    if let port, !(0...65535).contains(port) { throw ValidationError("A port is a number from 0 to 65535.") }
  }

  func run() async throws {
    var options = ServerOptions()
    options.host = bind
    options.port = port
    let folder = folder
    let log: @Sendable (AccessEntry) -> Void = { Output.log($0.description) }
    do {
      let site = try ServedFolder(folder) { Output.said("hatua: \($0)") }
      try await serve(.folder(site), options: options, log: quiet ? nil : log) { server in
        Output.line("Serving \(folder) at \(server.url) (stop with Ctrl-C)")
      }
    } catch {
      Output.error("\(error)")
      throw ExitCode(ExitStatus.inputOutput)
    }
  }
}
