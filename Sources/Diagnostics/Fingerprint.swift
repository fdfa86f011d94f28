/// For each problem a mark by which it is known again in a later run, wherever its line has moved to.
///
/// It is made of the problem's id, its file and the words of its line, or its message where no line says anything;
/// an ordinal tells apart those that are equal in all of this.
func fingerprints(of diagnostics: [Diagnostic], sources: [String: SourceFile]) -> [String] {
  var seen: [UInt64: Int] = [:]
  return diagnostics.map { diagnostic in
    let location = diagnostic.location
    var words = ""
    if location.range != .fileStart, let source = sources[location.file] {
      words = source.line(location.range.start.line).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    if words.isEmpty { words = diagnostic.message }
    let hash = stableHash(Array("\(diagnostic.id.rawValue)\n\(location.file)\n\(words)".utf8))
    seen[hash, default: 0] += 1
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ":\(seen[hash, default: 1])"
  }
}

/// FNV-1a: the same on every machine and in every run, as Swift's own hashes are not.
///
/// Not generic: from another room it would be called unspecialized, which took a third of a build's time.
package func stableHash(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
