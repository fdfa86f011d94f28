internal import Dispatch

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Serves `site` until the process is told to end by SIGTERM or SIGINT; returns once the server has stopped.
///
/// A second signal during the stop ends the process at once, with 128 and the signal's number as its status.
///
/// - Parameters:
///   - site: what is served.
///   - options: where to listen, and how long to wait for clients.
///   - log: called once a request, on the thread that serves it; nil for no log.
///   - started: called once requests are answered.
/// - Throws: ``ServerError`` when there is no listening at the address and port that `options` ask for.
package func serve(
  _ site: SiteSource, options: ServerOptions, log: (@Sendable (AccessEntry) -> Void)?,
  started: @Sendable (SiteServer) -> Void
) async throws(ServerError) {
  let server = try await SiteServer.start(site, options: options, log: log)
  let (signals, stream) = AsyncStream.makeStream(of: CInt.self)
  let sources = [SIGTERM, SIGINT].map { source(ofSignal: $0, into: stream) }
  defer { for source in sources { source.cancel() } }
  started(server)
  for await _ in signals { break }
  let impatience = Task {
    for await number in signals { _exit(128 + number) }
  }
  await server.stop()
  impatience.cancel()
}

/// Yields `number` into `stream` whenever the signal of that number comes, which from now on does nothing else.
private func source(
  ofSignal number: CInt, into stream: AsyncStream<CInt>.Continuation
) -> any DispatchSourceSignal {
  // The system's own answer, ending at once, has to be off for the source to get its turn.
  signal(number, SIG_IGN)
  let source = DispatchSource.makeSignalSource(signal: number)
  source.setEventHandler { stream.yield(number) }
  source.activate()
  return source
}
