internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// A server that is running.
package struct SiteServer: Sendable {
  /// The port it listens at.
  package let port: Int
  /// Its root, as in `http://127.0.0.1:8080/`.
  package let url: String
  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel
  private let loops: [NIOLoopBound<LoopState>]

  /// Begins to serve `source`, and returns the server once requests are answered. `log` is called once a request, on the
  /// thread that serves it, so it should be quick.
  ///
  /// - Throws: ``ServerError`` when there is no listening at the address and port that `options` ask for.
  package static func start(
    _ source: SiteSource, options: ServerOptions, log: (@Sendable (AccessEntry) -> Void)? = nil
  ) async throws(ServerError) -> SiteServer {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
    let loops = await makeLoops(group, source, options, log)
    do throws(ServerError) {
      let listener = try await listen(options, bootstrap(group, loops))
      return SiteServer(listener: listener, host: options.host, group: group, loops: loops)
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  private init(
    listener: any Channel, host: String, group: MultiThreadedEventLoopGroup, loops: [NIOLoopBound<LoopState>]
  ) {
    self.listener = listener
    self.group = group
    self.loops = loops
    port = listener.localAddress?.port ?? 0
    url = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
  }

  /// Accepts nothing more, ends each connection once its request is answered, and returns when none is left or the time
  /// that the options grant is over.
  package func stop() async {
    // An error here or below means that it is closed already, which is what is wanted.
    try? await listener.close()
    let stops = loops.map { loop in
      let done = loop.eventLoop.makePromise(of: Void.self)
      loop.eventLoop.execute { loop.value.stop(on: loop.eventLoop, done: done) }
      return done.futureResult
    }
    for stop in stops { try? await stop.get() }
    try? await group.shutdownGracefully()
  }
}

private func makeLoops(
  _ group: MultiThreadedEventLoopGroup, _ source: SiteSource, _ options: ServerOptions,
  _ log: (@Sendable (AccessEntry) -> Void)?
) async -> [NIOLoopBound<LoopState>] {
  var loops: [NIOLoopBound<LoopState>] = []
  for loop in group.makeIterator() {
    let state = try? await loop.submit {
      NIOLoopBound(LoopState(source: source, options: options, log: log), eventLoop: loop)
    }.get()
    guard let state else { continue }
    loops.append(state)
    let interval = LoopState.sweepInterval
    loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in state.value.sweep() }
  }
  return loops
}

private func bootstrap(
  _ group: MultiThreadedEventLoopGroup, _ loops: [NIOLoopBound<LoopState>]
) -> ServerBootstrap {
  let byLoop = Dictionary(uniqueKeysWithValues: loops.map { (ObjectIdentifier($0.eventLoop), $0) })
  return ServerBootstrap(group: group)
    .serverChannelOption(.backlog, value: 1024)
    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    .serverChannelInitializer { listener in
      listener.eventLoop.makeCompletedFuture { try listener.pipeline.syncOperations.addHandler(AcceptPause()) }
    }
    .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
    .childChannelOption(.allowRemoteHalfClosure, value: true)
    .childChannelInitializer { channel in
      channel.eventLoop.makeCompletedFuture {
        guard let loop = byLoop[ObjectIdentifier(channel.eventLoop)]?.value else { throw ChannelError.eof }
        let decoder = HTTPRequestDecoder(limitConfiguration: decoderLimits)
        try channel.pipeline.syncOperations.addHandlers([
          HeadGate(loop: loop), ByteToMessageHandler(decoder), Answerer(loop: loop),
        ])
      }
    }
}

/// The gate has counted already; the decoder's own limits, which know one error for all, must not come first.
private var decoderLimits: NIOHTTPDecoderLimitConfiguration {
  var limits = NIOHTTPDecoderLimitConfiguration()
  limits.maxHeaderFieldCount = Int.max
  return limits
}
