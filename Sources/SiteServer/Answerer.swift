internal import NIOCore
internal import NIOHTTP1

/// The last handler of a connection: answers each request in turn, at once.
final class Answerer: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  private let loop: LoopState
  private var isDone = false

  init(loop: LoopState) { self.loop = loop }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // The rest of a request can be nothing but its end: the gate lets no body through.
    guard !isDone, case .head(let head) = unwrapInboundIn(data) else { return }
    let request = Request(
      method: head.method.rawValue, target: head.uri, minorVersion: head.version.minor, fields: head.headers)
    var response = respond(to: request, from: loop.files)
    response.endsConnection = response.endsConnection || loop.isStopping
    send(response, minorVersion: request.minorVersion, context: context)
    note(response, method: request.method, target: request.target)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.flush()
    context.fireChannelReadComplete()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let status = status(for: error) else { return context.close(promise: nil) }
    // The decoder reports some errors twice.
    guard !isDone else { return }
    let response = Response.refusal(status)
    send(response, minorVersion: 1, context: context)
    note(response, method: "-", target: "-")
  }

  /// What to answer to bytes that are no request, or nil when the connection itself has failed.
  private func status(for error: any Error) -> Status? {
    switch error {
    case let refusal as HeadRefused: refusal.status
    // The gate has seen that it is a method by its form; the decoder knows some only, and some for other protocols.
    case HTTPParserError.invalidMethod, HTTPParserError.invalidConstant: .methodNotAllowed
    case is HTTPParserError: .badRequest
    default: nil
    }
  }

  private func send(_ response: Response, minorVersion: Int, context: ChannelHandlerContext) {
    let head = headBytes(of: response, minorVersion: minorVersion, context: context)
    context.write(wrapOutboundOut(head), promise: nil)
    if response.body.readableBytes > 0 { context.write(wrapOutboundOut(response.body), promise: nil) }
    if response.endsConnection { finish(context: context) }
  }

  private func headBytes(of response: Response, minorVersion: Int, context: ChannelHandlerContext) -> ByteBuffer {
    var head = context.channel.allocator.buffer(capacity: 256 + response.fields.utf8.count)
    head.writeStaticString("HTTP/1.1 ")
    head.writeString(String(response.status.rawValue))
    head.writeStaticString(" ")
    head.writeString(response.status.reason)
    head.writeStaticString("\r\nServer: hatua\r\n")
    head.writeString(loop.currentDateLine())
    head.writeString(response.fields)
    if response.endsConnection {
      head.writeStaticString("Connection: close\r\n")
    } else if minorVersion == 0 {
      head.writeStaticString("Connection: keep-alive\r\n")
    }
    head.writeStaticString("\r\n")
    return head
  }

  /// Ends the sending side once all is sent. The receiving side stays open until the client closes or the gate loses
  /// patience: closing it under bytes that nobody read would make the system throw the answer away, RFC 9112 §9.6.
  private func finish(context: ChannelHandlerContext) {
    isDone = true
    context.triggerUserOutboundEvent(ConnectionEvent.lastAnswerGiven, promise: nil)
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenSuccess { context.close(mode: .output, promise: nil) }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
  }

  private func note(_ response: Response, method: String, target: String) {
    loop.log?(
      AccessEntry(
        method: method, target: target, status: response.status.rawValue, bytes: response.body.readableBytes))
  }
}
