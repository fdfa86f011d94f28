/// The schemes that links of a guide may have.
package enum ClaimScheme: String, CaseIterable {
  case audience = "for"
  case goal, ui, expect, step, value, reject, fact
  case act = "do"
  case branch = "if"
  case proceed = "continue"

  /// Checked wherever it stands in a page with a flow; the others belong to step lists and contracts.
  package var isMention: Bool { [.ui, .value, .reject, .fact].contains(self) }
}

/// What a link leads to, by its scheme.
package enum LinkTarget {
  case claim(ClaimScheme, String)
  /// http, https, mailto, tel.
  case outside
  /// A path inside the site.
  case page
  case unknownScheme(String)

  package init(_ destination: String) {
    if let written = Self.mistypedScheme(destination) {
      self = .unknownScheme(written)
      return
    }
    guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      self = .page
      return
    }
    let scheme = destination[..<colon]
    guard let first = scheme.utf8.first, Self.isLetter(first),
      scheme.utf8.allSatisfy({ Self.isLetter($0) || (48...57).contains($0) || [43, 45, 46].contains($0) })
    else {
      self = .page
      return
    }
    if let claim = ClaimScheme(rawValue: String(scheme)) {
      self = .claim(claim, String(destination[destination.utf8.index(after: colon)...]))
    } else if ["http", "https", "mailto", "tel"].contains(scheme.lowercased()) {
      self = .outside
    } else {
      self = .unknownScheme(String(scheme))
    }
  }

  /// A scheme with another sign than the colon behind it, as in `if=signed-in`: with that sign.
  private static func mistypedScheme(_ destination: String) -> String? {
    let end = destination.utf8.firstIndex { !isLetter($0) } ?? destination.endIndex
    guard end < destination.endIndex, ["=", ";", "：" as Unicode.Scalar].contains(destination.unicodeScalars[end])
    else { return nil }
    let name = destination[..<end]
    return ClaimScheme(rawValue: name.lowercased()) == nil ? nil : name + String(destination.unicodeScalars[end])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
