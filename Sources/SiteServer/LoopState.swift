internal import NIOCore

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the connections of one event loop share. Only ever touched on that loop, so it needs no lock.
final class LoopState {
  /// The time between two calls of ``sweep()``.
  static let sweepInterval = TimeAmount.seconds(1)

  private let source: SiteSource
  let options: ServerOptions
  let log: (@Sendable (AccessEntry) -> Void)?
  /// Whether the server is stopping: every answer is its connection's last.
  private(set) var isStopping = false
  private var connections: [ObjectIdentifier: HeadGate] = [:]
  private var emptied: EventLoopPromise<Void>?
  private var dateLine = ""
  private var dateLineTime = -1

  init(source: SiteSource, options: ServerOptions, log: (@Sendable (AccessEntry) -> Void)?) {
    self.source = source
    self.options = options
    self.log = log
  }

  /// The site to answer a request from.
  var files: ServedFiles { source.files }

  /// The `Date` field line of this second, RFC 9110 §6.6.1.
  func currentDateLine() -> String {
    let now = time(nil)
    if now != dateLineTime {
      dateLineTime = now
      dateLine = "Date: \(HTTPDate.text(of: now))\r\n"
    }
    return dateLine
  }

  func add(_ connection: HeadGate) { connections[ObjectIdentifier(connection)] = connection }

  func remove(_ connection: HeadGate) {
    connections[ObjectIdentifier(connection)] = nil
    if connections.isEmpty { emptied?.succeed() }
  }

  /// Ends the connections that have kept the server waiting for too long.
  func sweep() {
    let now = NIODeadline.now()
    for connection in connections.values { connection.endIfOverdue(at: now) }
  }

  /// Ends every connection once what it is about is done, and whatever is left after the time that the options grant.
  /// `done` succeeds when no connection is left.
  func stop(on loop: any EventLoop, done: EventLoopPromise<Void>) {
    isStopping = true
    guard !connections.isEmpty else { return done.succeed() }
    emptied = done
    for connection in connections.values { connection.endIfIdle() }
    loop.assumeIsolated().scheduleTask(in: .seconds(Int64(options.stopSeconds))) {
      for connection in self.connections.values { connection.cut() }
    }
  }
}
