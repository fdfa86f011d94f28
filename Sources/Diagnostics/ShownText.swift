/// A text in one line, safe to show: what a terminal or a log would obey, and what turns the direction of the words
/// around it, becomes U+FFFD.
package func shown(_ text: String, keepingTabs: Bool = false) -> String {
  func isShown(_ scalar: Unicode.Scalar) -> Bool { !isObeyed(scalar) || (keepingTabs && scalar == "\t") }
  if text.unicodeScalars.allSatisfy(isShown) { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { isShown($0) ? $0 : "\u{FFFD}" }))
}

/// Control characters of both sets, line and paragraph separators, and the marks of bidirectional text.
private func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
