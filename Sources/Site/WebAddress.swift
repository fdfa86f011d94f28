import Foundation

/// An address of the web in the form in which programs use it: the host in ASCII, the path percent-encoded.
enum WebAddress {
  /// `https://справка.example/помощь` → `https://xn--80aaf6awgf.example/%D0%BF…`, with a slash at its end.
  /// - Returns: `nil` for what is no address of a folder: without a host, with a query, or with an empty part in its path.
  static func folder(_ text: String) -> String? {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let host = host(String(rest[..<slash])) else { return nil }
    let forbidden: Set<Unicode.Scalar> = ["\"", "<", ">", "\\", "^", "`", "{", "|", "}", "?", "#"]
    let path = rest[slash...]
    guard path.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && !forbidden.contains($0) }) else {
      return nil
    }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if parts.last?.isEmpty == true { parts.removeLast() }
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return scheme + host + "/" + parts.map { encoded(String($0)) + "/" }.joined()
  }

  /// A host, with a port or without.
  private static func host(_ text: String) -> String? {
    let colon = text.lastIndex(of: ":")
    let isPort = colon.map { text[text.index(after: $0)...].allSatisfy { $0.isASCII && $0.isNumber } } ?? false
    let name = isPort ? String(text[..<(colon ?? text.endIndex)]) : text
    if isPort, let colon, !(1...65535).contains(Int(text[text.index(after: colon)...]) ?? 0) { return nil }
    // An address of IPv6 stands in brackets, and has colons of its own.
    if name.hasPrefix("["), name.hasSuffix("]"), name.dropFirst().dropLast().allSatisfy({ $0.isHexDigit || $0 == ":" })
    {
      return text.lowercased()
    }
    let labels = name.precomposedStringWithCanonicalMapping.lowercased().replacing("。", with: ".").split(
      separator: ".", omittingEmptySubsequences: false
    ).map { label -> String? in
      // No label has more than 63 bytes, however it is written.
      guard !label.isEmpty, label.utf8.count < 256,
        label.unicodeScalars.allSatisfy({
          $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
            || ($0.value > 0x7F && $0.properties.canonicalCombiningClass.rawValue > 0)
        })
      else { return nil }
      return label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : Punycode.encoded(String(label)).map { "xn--" + $0 }
    }
    let known = labels.compactMap { $0 }.filter { $0.utf8.count < 64 }
    guard !known.isEmpty, known.count == labels.count else { return nil }
    return known.joined(separator: ".") + (isPort ? String(text[(colon ?? text.endIndex)...]) : "")
  }

  /// A part of a path; what is percent-encoded already stays so.
  private static func encoded(_ part: String) -> String {
    part.utf8.allSatisfy { $0 < 0x80 } ? part : percentEncoded(part, keeping: "%!$&'()*+,;=:@")
  }
}

/// RFC 3492: letters of any script as letters, digits and hyphens.
enum Punycode {
  static func encoded(_ label: String) -> String? {
    let scalars = label.unicodeScalars.map { Int($0.value) }
    var output = scalars.filter { $0 < 0x80 }.compactMap { UnicodeScalar($0).map(Character.init) }
    let basic = output.count
    if basic > 0 { output.append("-") }
    var (next, delta, bias, handled) = (128, 0, 72, basic)
    while handled < scalars.count {
      guard let least = scalars.filter({ $0 >= next }).min() else { return nil }
      let (step, overflow) = (least - next).multipliedReportingOverflow(by: handled + 1)
      guard !overflow, delta <= Int.max - step else { return nil }
      delta += step
      next = least
      for scalar in scalars {
        if scalar < next { delta += 1 }
        guard scalar == next else { continue }
        var rest = delta
        var k = 36
        while true {
          let threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
          if rest < threshold { break }
          output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
          rest = (rest - threshold) / (36 - threshold)
          k += 36
        }
        output.append(digit(rest))
        bias = adapted(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return String(output)
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }

  /// `a` to `z` for 0 to 25, `0` to `9` for 26 to 35.
  private static func digit(_ value: Int) -> Character {
    Character(UnicodeScalar(UInt8(value < 26 ? 97 + value : 22 + value)))
  }
}
