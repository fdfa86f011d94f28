internal import NIOCore
internal import NIOPosix

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The channel that listens where `options` ask for it; with no port asked for, at the first free one of a hundred.
func listen(_ options: ServerOptions, _ bootstrap: ServerBootstrap) async throws(ServerError) -> any Channel {
  if let port = options.port { return try await listen(host: options.host, port: port, bootstrap) }
  let ports = ServerOptions.usualPort...(ServerOptions.usualPort + 99)
  for port in ports {
    do throws(ServerError) {
      return try await listen(host: options.host, port: port, bootstrap)
    } catch .portTaken {
      continue
    }
  }
  throw .portsTaken(ports)
}

private func listen(host: String, port: Int, _ bootstrap: ServerBootstrap) async throws(ServerError) -> any Channel {
  do {
    return try await bootstrap.bind(host: host, port: port).get()
  } catch let error as IOError {
    switch error.errnoCode {
    case EADDRINUSE: throw .portTaken(port)
    case EACCES: throw .portForbidden(port)
    case EADDRNOTAVAIL: throw .addressUnknown(host)
    default: throw .cannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    }
  } catch is SocketAddressError {
    throw .addressUnknown(host)
  } catch {
    throw .cannotListen(host: host, port: port, reason: "\(error)")
  }
}

/// Stops accepting for a second when the system has nothing to accept with, as when file descriptors run out: trying at
/// once, again and again, would only keep a core busy. NIO's own `AcceptBackoffHandler` leaves the selector asking.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = any Channel

  private var isPausing = false

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard error is IOError else { return context.fireErrorCaught(error) }
    guard !isPausing else { return }
    isPausing = true
    setAccepting(false, context: context)
    context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) {
      self.isPausing = false
      self.setAccepting(true, context: context)
    }
  }

  private func setAccepting(_ isAccepting: Bool, context: ChannelHandlerContext) {
    // It fails only when the listener is closed, which accepts nothing anyway.
    try? context.channel.syncOptions?.setOption(.autoRead, value: isAccepting)
  }
}
