import Diagnostics

/// Files that templates and the stylesheet name, and what names a file that is not there (LANGUAGE.md §3 “Links, images and HTML”).
///
/// A template stands in pages at any depth, so it names a file as `{{#asset}}img/logo.png{{/asset}}`, by its path under
/// `content`; `url(…)` in the stylesheet is such a path, too. Both become addresses from the page's own way to the root.
struct TemplateAssets: Sendable {
  /// By the path under `content`: the path under the output folder.
  let outputs: [String: String]

  /// The value of a page that leads from it to the root of the site.
  static let root = "{{root}}"

  /// The path in a section `asset`, and where its closing tag ends; `nil` where more than text stands in it.
  func path(in section: TemplateTag, _ tags: ArraySlice<TemplateTag>, of source: SourceFile) -> (
    path: String, range: Range<Int>, end: Int
  )? {
    guard let close = tags.first, close.kind == .close, close.name == "asset" else { return nil }
    let range = section.range.upperBound..<close.range.lowerBound
    return (trimmed(source.bytes[range]), range, close.range.upperBound)
  }

  /// The address of a file from a page, with the page's way to the root still to be filled in.
  func address(_ path: String) -> String? {
    outputs[path].map { Self.root + percentEncoded($0, keeping: "/") }
  }

  // MARK: Checks

  func problem(_ path: String, _ source: SourceFile, _ range: Range<Int>) -> Diagnostic? {
    guard outputs[path] == nil else { return nil }
    let meant = suggestion(for: path, among: outputs.keys.sorted())
    return Diagnostic(
      .linkBroken, at: SourceLocation(source, range), "there is no file “content/\(path)”\(meant)")
  }

  /// Addresses in a template's HTML that lead nowhere: a relative one means another file on each page.
  func problems(inTemplate source: SourceFile) -> [Diagnostic] {
    addresses(in: source.bytes, before: ["src", "href", "poster", "srcset"], isStylesheet: false)
      .compactMap { address, range in
        guard !address.contains("{{"), isLocal(address) else { return nil }
        let path = plain(address)
        let file = path.hasPrefix("/") ? "static" + path : path
        if path.hasPrefix("/"), outputs[file] != nil { return nil }
        let isThere = outputs[file] != nil || outputs["static/" + path] != nil
        let name = outputs[file] != nil ? file : "static/" + path
        return Diagnostic(
          .linkBroken, at: SourceLocation(source, range),
          isThere
            ? "“\(address)” is another file on pages in other folders; write {{#asset}}\(name){{/asset}}"
            : "“\(address)” leads nowhere" + suggestion(for: path, among: outputs.keys.sorted()),
          notes: isThere ? [] : ["a file under “content” is named as {{#asset}}path{{/asset}}"])
      }
  }

  /// The stylesheet with the addresses of files in it, and those that lead nowhere.
  func stylesheet(_ source: SourceFile) -> (text: String, problems: [Diagnostic]) {
    var text: [UInt8] = []
    var problems: [Diagnostic] = []
    var written = 0
    for (address, range) in addresses(in: source.bytes, before: ["url", "@import"], isStylesheet: true)
    where isLocal(address) {
      guard !address.hasPrefix("/"), let file = self.address(plain(address)) else {
        problems.append(
          Diagnostic(
            .linkBroken, at: SourceLocation(source, range),
            "“\(address)” leads nowhere" + suggestion(for: plain(address), among: outputs.keys.sorted()),
            notes: ["a file is named by its path under “content”, as in url(img/paper.png)"]))
        continue
      }
      text += source.bytes[written..<range.lowerBound]
      text += file.utf8
      text += address.utf8.dropFirst(plain(address).utf8.count)
      written = range.upperBound
    }
    text += source.bytes[written...]
    return (String(decoding: text, as: UTF8.self), problems)
  }

  /// Whether an address is one of the site's own files, and not of the web, a place on the page, or data.
  private func isLocal(_ address: String) -> Bool {
    guard !address.isEmpty, !address.hasPrefix("#"), !address.hasPrefix("//") else { return false }
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    return scheme.count == address.count || address[scheme.endIndex] != ":"
  }

  /// An address without its query and fragment, percent-encoding undone.
  private func plain(_ address: String) -> String { LinkDestination(address).path }

  /// What stands, in quotation marks or without, behind one of some words, in capitals or not, and the sign that follows
  /// it: `=` of an attribute, `(` of a function of the stylesheet. What stands in comments is left alone.
  private func addresses(
    in bytes: [UInt8], before words: [String], isStylesheet: Bool
  ) -> [(address: String, range: Range<Int>)] {
    let comments = isStylesheet ? [("/*", "*/")] : [("<!--", "-->"), ("{{!", "}}")]
    var found: [(address: String, range: Range<Int>)] = []
    var place = 0
    while place < bytes.count {
      if let comment = comments.first(where: { bytes[place...].starts(with: $0.0.utf8) }) {
        place = end(of: comment.1, in: bytes, from: place + comment.0.utf8.count)
        continue
      }
      guard place == 0 || !isWord(bytes[place - 1]), let word = words.first(where: { stands($0, in: bytes, at: place) })
      else {
        place += 1
        continue
      }
      var start = skippingBlanks(bytes, place + word.utf8.count)
      place += word.utf8.count
      // `@import` may have its address at once; `@import url(…)` is found at its `url`.
      if !word.hasPrefix("@") {
        guard start < bytes.count, bytes[start] == UInt8(ascii: isStylesheet ? "(" : "=") else { continue }
        start = skippingBlanks(bytes, start + 1)
      }
      let quote = start < bytes.count && (bytes[start] == 0x22 || bytes[start] == 0x27) ? bytes[start] : nil
      if word.hasPrefix("@"), quote == nil { continue }
      if quote != nil { start += 1 }
      var stop = start
      while stop < bytes.count, quote.map({ bytes[stop] != $0 }) ?? !Self.ends.contains(bytes[stop]) { stop += 1 }
      found += word == "srcset" ? candidates(bytes, start..<stop) : [(text(bytes, start..<stop), start..<stop)]
      place = max(place, stop)
    }
    return found
  }

  /// The addresses of `srcset`, as HTML has them: each goes on to a blank, and its widths and densities to a comma.
  private func candidates(_ bytes: [UInt8], _ range: Range<Int>) -> [(address: String, range: Range<Int>)] {
    var found: [(address: String, range: Range<Int>)] = []
    var place = range.lowerBound
    while place < range.upperBound {
      guard !isBlank(bytes[place]), bytes[place] != UInt8(ascii: ",") else {
        place += 1
        continue
      }
      let end = range[place...].first { isBlank(bytes[$0]) } ?? range.upperBound
      var stop = end
      while bytes[stop - 1] == UInt8(ascii: ",") { stop -= 1 }
      found.append((text(bytes, place..<stop), place..<stop))
      place = stop < end ? end : range[end...].first { bytes[$0] == UInt8(ascii: ",") } ?? range.upperBound
    }
    return found
  }

  private func text(_ bytes: [UInt8], _ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func skippingBlanks(_ bytes: [UInt8], _ start: Int) -> Int {
    var place = start
    while place < bytes.count, isBlank(bytes[place]) { place += 1 }
    return place
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func stands(_ word: String, in bytes: [UInt8], at place: Int) -> Bool {
    let end = place + word.utf8.count
    return end <= bytes.count
      && zip(bytes[place..<end], word.utf8).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 && $1 > 0x60) }
      && (end == bytes.count || !isWord(bytes[end]))
  }

  private static let ends: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20, 0x29, 0x3B, 0x3E]

  private func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
    var place = start
    while place < bytes.count, !bytes[place...].starts(with: mark.utf8) { place += 1 }
    return min(bytes.count, place + mark.utf8.count)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
