internal import Digest

/// The `Content-Security-Policy` value under which `page` works and nothing else does.
///
/// The page may load styles, scripts, images and data from its own server, and run just those inline `<style>` and
/// `<script>` elements that it holds now, named by the SHA-256 of their content; `style="…"` and `onclick="…"`
/// attributes are refused.
func contentSecurityPolicy(ofPage page: [UInt8]) -> String {
  let elements = inlineElements(of: page)
  let styles = sources(elements.filter { $0.kind == .style }, in: page)
  let scripts = sources(elements.filter { $0.kind == .script }, in: page)
  return """
    default-src 'none'; style-src \(styles); img-src 'self' data:; script-src \(scripts); connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'
    """
}

private func sources(_ elements: [InlineElement], in page: [UInt8]) -> String {
  var sources = ["'self'"]
  for element in elements {
    let source = "'sha256-\(base64(sha256(asBrowsersRead(page[element.content]))))'"
    if !sources.contains(source) { sources.append(source) }
  }
  return sources.joined(separator: " ")
}

/// A browser turns line ends into single line feeds before it hashes, HTML standard §13.2.3.5.
private func asBrowsersRead(_ content: ArraySlice<UInt8>) -> [UInt8] {
  guard content.contains(13) else { return Array(content) }
  var result: [UInt8] = []
  result.reserveCapacity(content.count)
  var previous: UInt8 = 0
  for byte in content {
    if byte == 13 {
      result.append(10)
    } else if byte != 10 || previous != 13 {
      result.append(byte)
    }
    previous = byte
  }
  return result
}

private func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
