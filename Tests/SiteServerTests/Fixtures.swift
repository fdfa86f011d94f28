import NIOCore
import Testing

@testable import SiteServer

/// A site in two languages with one file of each kind that an answer depends on; built Sun, 06 Nov 1994 08:49:37 GMT.
let site = ServedFiles(
  files: [
    "index.html": Array("<h1>Choose</h1>".utf8),
    "404.html": Array("Nothing here".utf8),
    "en/index.html": Array("<h1>English</h1>".utf8),
    "en/guide.html": Array("<h1>Guide</h1>".utf8),
    "en/404.html": Array("Nothing in English".utf8),
    "ru/index.html": Array("<h1>По-русски</h1>".utf8),
    "ru/два слова.html": Array("<h1>Два</h1>".utf8),
    "docs/index.html": Array("docs".utf8),
    "t.txt": Array(0..<100),
    "empty.txt": [],
    "foo..bar.txt": Array("dots".utf8),
    "style.0f3a9b2c.css": Array("b{}".utf8),
    ".git/config": Array("secret".utf8),
    ".secret": Array("secret".utf8),
    ".well-known/x": Array("known".utf8),
  ],
  languages: ["en", "ru"], buildTime: buildTime)

let buildTime = 784_111_777
let builtAt = "Sun, 06 Nov 1994 08:49:37 GMT"
let secondBefore = "Sun, 06 Nov 1994 08:49:36 GMT"
let secondAfter = "Sun, 06 Nov 1994 08:49:38 GMT"

/// The answer of ``site`` to a request for `target`, which names a host unless `fields` do.
func answer(
  _ target: String, _ fields: KeyValuePairs<String, String> = [:], method: String = "GET", minorVersion: Int = 1,
  host: String? = "localhost"
) -> Response {
  var lines = fields.map { (name: $0.key, value: $0.value) }
  if let host { lines.append((name: "Host", value: host)) }
  return respond(
    to: Request(method: method, target: target, minorVersion: minorVersion, fields: lines), from: site)
}

extension Response {
  var text: String { String(buffer: body) }
  var bytes: [UInt8] { Array(body.readableBytesView) }
  var code: Int { status.rawValue }
}

/// The strong tag of the 100-byte file.
var tag: String { site["/t.txt"]?.entityTag ?? "" }
