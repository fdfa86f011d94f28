internal import NIOCore

/// The error that tells the ``Answerer`` of a request that never came to be one.
struct HeadRefused: Error {
  let status: Status
}

/// The event with which the ``Answerer`` tells that it has given its last answer.
enum ConnectionEvent {
  case lastAnswerGiven
}

/// The first handler of a connection: cuts what arrives into heads, hands them on one at a time and only while the client
/// takes its answers, and knows how long the client has kept the server waiting.
final class HeadGate: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let loop: LoopState
  private var reader: HeadReader
  private var context: ChannelHandlerContext?
  private var isShut = false
  private var isClientDone = false
  private var isReadHeldBack = false
  private var lastProgress = NIODeadline.now()
  private var headBegin: NIODeadline?
  private var lastUnsentBytes = 0

  init(loop: LoopState) {
    self.loop = loop
    reader = HeadReader(limits: loop.options.headLimits)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.add(self)
    // It was accepted just before the stop, which so has not seen it.
    if loop.isStopping { context.close(promise: nil) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    loop.remove(self)
    self.context = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isShut else { return }
    lastProgress = .now()
    reader.append(unwrapInboundIn(data))
    handOn(context: context)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      handOn(context: context)
      // Answers are flushed at the end of a read, and none is under way here.
      context.fireChannelReadComplete()
      if isReadHeldBack {
        isReadHeldBack = false
        context.read()
      }
    }
    context.fireChannelWritabilityChanged()
  }

  func read(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      context.read()
    } else {
      isReadHeldBack = true
    }
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard case ConnectionEvent.lastAnswerGiven = event else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    shut()
    promise?.succeed()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed = event else { return context.fireUserInboundEventTriggered(event) }
    // A client may end its side with its last request, and still wants the answers, RFC 9112 §9.6.
    isClientDone = true
    handOn(context: context)
    if isShut, unsentBytes(of: context) == 0 { context.close(promise: nil) }
  }

  private func handOn(context: ChannelHandlerContext) {
    while !isShut, context.channel.isWritable {
      switch reader.next() {
      case .head(let head):
        headBegin = nil
        context.fireChannelRead(wrapInboundOut(head))
      case .incomplete:
        if reader.isInsideHead, headBegin == nil { headBegin = lastProgress }
        if isClientDone { endOnceSent(context: context) }
        return
      case .refused(let status):
        shut()
        context.fireErrorCaught(HeadRefused(status: status))
      }
    }
  }

  private func shut() {
    isShut = true
    headBegin = nil
    lastProgress = .now()
    reader.clear()
  }
}

extension HeadGate {
  /// Ends the connection when the client has kept it waiting for too long: for the rest of a head, for a request, for
  /// taking an answer, or for closing after the last one.
  func endIfOverdue(at now: NIODeadline) {
    guard let context else { return }
    let options = loop.options
    let unsentBytes = unsentBytes(of: context)
    if unsentBytes != lastUnsentBytes { lastProgress = now }
    lastUnsentBytes = unsentBytes
    // At the next sweep it would be too late.
    let horizon = now + LoopState.sweepInterval
    if let headBegin, horizon - headBegin > .seconds(Int64(options.headSeconds)) {
      shut()
      context.fireErrorCaught(HeadRefused(status: .requestTimeout))
      return
    }
    let isLingering = isShut && unsentBytes == 0
    let allowed = isLingering ? options.lingerSeconds : options.idleSeconds
    if horizon - lastProgress > .seconds(Int64(allowed)) { context.close(promise: nil) }
  }

  /// Ends the connection unless a request is under way; one whose answer is not sent yet ends after it.
  func endIfIdle() {
    guard let context, !isShut, !reader.isInsideHead else { return }
    endOnceSent(context: context)
  }

  private func endOnceSent(context: ChannelHandlerContext) {
    shut()
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
  }

  private func unsentBytes(of context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }

  /// Ends the connection whatever it is about.
  func cut() { context?.close(promise: nil) }
}
