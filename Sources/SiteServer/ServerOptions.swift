/// Where and how to serve.
package struct ServerOptions: Sendable {
  /// The port that is tried first when none is asked for.
  package static let usualPort = 8080

  /// The name or address to listen at; only this machine reaches the one that is set at first.
  package var host = "127.0.0.1"
  /// The port to listen at: 0 for any free one; nil for ``usualPort`` or the next free one after it.
  package var port: Int?
  package var headLimits = HeadLimits()
  /// How long a request's head may take from its first byte, in seconds.
  package var headSeconds = 10
  /// How long a connection may rest without a request, or a client without taking of its answer, in seconds.
  package var idleSeconds = 60
  /// How long a client may take to close its side after the last answer, in seconds.
  package var lingerSeconds = 2
  /// How long a stop waits for what is under way, in seconds.
  package var stopSeconds = 10

  package init() {}
}
