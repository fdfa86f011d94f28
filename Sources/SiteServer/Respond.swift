internal import NIOCore

/// The answer to `request` from `site`. Depends on nothing else: no clock, no disk, no connection.
package func respond(to request: Request, from site: ServedFiles) -> Response {
  var response = answer(to: request, from: site)
  response.endsConnection = response.endsConnection || request.endsConnection
  if request.method == "HEAD" { response.body = ByteBuffer() }
  return response
}

private func answer(to request: Request, from site: ServedFiles) -> Response {
  guard request.namesHostProperly, request.hasKnownCoding else { return .refusal(.badRequest) }
  let target = RequestTarget(request.target)
  guard request.method == "GET" || request.method == "HEAD" else { return refuseMethod(of: request, for: target) }
  guard case .resource(let path, let query) = target else { return .plain(.badRequest) }

  if path == "/", let response = negotiateLanguage(of: request, query: query, among: site) { return response }
  if let file = site[path] { return send(file, to: request) }
  if let completion = site.completion(of: path) {
    return redirect(to: completion, query: query, as: .permanentRedirect)
  }
  return notFound(path, on: site)
}

private func refuseMethod(of request: Request, for target: RequestTarget) -> Response {
  if request.announcesBody { return .refusal(.contentTooLarge) }
  if request.method == "OPTIONS", target == .server {
    return Response(status: .noContent, fields: Response.allowedMethods, body: ByteBuffer())
  }
  return .plain(.methodNotAllowed, fields: Response.allowedMethods)
}

/// The answer at the root of a site in several languages, or nil when it has none, or neither a fitting one nor a page to
/// choose from.
private func negotiateLanguage(of request: Request, query: String?, among site: ServedFiles) -> Response? {
  let varying = "Vary: Accept-Language\r\n"
  guard let first = site.languages.first else { return nil }
  let fitting = request[.acceptLanguage].flatMap { language(fitting: $0, among: site.languages) }
  if fitting == nil, let chooser = site["/"] { return send(chooser, to: request, extra: varying) }
  return redirect(to: "/\(fitting ?? first)/", query: query, as: .found, extra: varying)
}

private func send(_ file: ServedFile, to request: Request, extra: String = "") -> Response {
  switch verdict(on: request, for: file) {
  case .failed:
    return .plain(.preconditionFailed)
  case .notModified:
    return Response(status: .notModified, fields: file.validatorFields + extra, body: ByteBuffer())
  case .proceed:
    break
  }
  switch request.method == "GET" ? wantedPart(of: file, by: request) : .whole {
  case .whole:
    return Response(status: .ok, fields: extra.isEmpty ? file.fields : file.fields + extra, body: file.body)
  case .part(let range):
    return send(range, of: file, extra: extra)
  case .beyondEnd:
    return .plain(.rangeNotSatisfiable, fields: "Content-Range: bytes */\(file.length)\r\n" + extra)
  }
}

private func send(_ range: Range<Int>, of file: ServedFile, extra: String) -> Response {
  let position = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.length)"
  let start = file.body.readerIndex + range.lowerBound
  return Response(
    status: .partialContent,
    fields: "Content-Length: \(range.count)\r\nContent-Range: \(position)\r\n" + file.descriptionFields
      + file.validatorFields + extra,
    body: file.body.getSlice(at: start, length: range.count) ?? ByteBuffer())
}

/// The answer that sends a reader to `path`, a decoded path of the site: so it never leads off the site, whatever the
/// request's path was.
private func redirect(to path: String, query: String?, as status: Status, extra: String = "") -> Response {
  let location = encodedPath(path) + (query.map { "?" + $0 } ?? "")
  return .plain(status, fields: "Location: \(location)\r\n" + extra)
}

private func notFound(_ path: String, on site: ServedFiles) -> Response {
  guard let page = site.notFoundPage(for: path) else { return .plain(.notFound) }
  // No validators: the answer is of the missing path, and must not be kept for it.
  let fields = "Content-Length: \(page.length)\r\n" + page.descriptionFields + "Cache-Control: no-cache\r\n"
  return Response(status: .notFound, fields: fields, body: page.body)
}
