package import Diagnostics
package import FlowModel
import Records

/// What `content/site.yml` says (LANGUAGE.md §3).
package struct SiteConfig: Sendable {
  package struct Language: Sendable, Hashable {
    /// A language tag, `sw`.
    package let tag: String
    /// In the language itself, `Kiswahili`.
    package let name: String
    /// As `dir` says, or else the script that the language is written in.
    let direction: TextDirection
  }

  /// Pages that belong together, in order.
  package struct Group: Sendable {
    package let title: Wording
    /// Pages' paths, each with its place in the file.
    package let pages: [(path: String, range: SourceRange)]
  }

  package struct Redirect: Sendable {
    /// The path that a page had once, in every language; of an address of the whole site, the output file.
    package let from: String
    /// Whether it is an address outside of the languages.
    package let isOfWholeSite: Bool
    package let to: String
    package let fromRange: SourceRange
    package let toRange: SourceRange
  }

  package let source: SourceFile
  package let title: Wording
  /// Ends with a slash; none where the site is not at home at one address.
  package var baseURL: String?
  /// In the order of the language menu; the first is the reference for translations. Never empty.
  package let languages: [Language]
  package let groups: [Group]
  package let redirects: [Redirect]

  package var languageTags: [String] { languages.map(\.tag) }
}

extension SiteConfig {
  /// Reads a site file.
  /// - Returns: what it says, unless no language is left to build for; and everything wrong with it.
  package static func read(_ source: SourceFile) -> (config: SiteConfig?, diagnostics: [Diagnostic]) {
    let (record, diagnostics) = Record.read(yaml: source, reportingAs: .siteConfig)
    var reader = SiteConfigReader(source: source, diagnostics: diagnostics)
    guard let record else {
      if diagnostics.isEmpty { reader.report(.fileStart, "the site file is empty; it needs a title and languages") }
      return (nil, reader.diagnostics)
    }
    return (reader.read(record), reader.diagnostics)
  }

  /// A base address in the form in which it is used; `nil` for what is none.
  package static func baseURL(_ text: String) -> String? {
    WebAddress.folder(text)
  }
}

private struct SiteConfigReader {
  let source: SourceFile
  var diagnostics: [Diagnostic]
  private var missingTexts = MissingTexts()
  private var languageRanges: [String: SourceRange] = [:]

  init(source: SourceFile, diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics
  }

  mutating func report(_ range: SourceRange, _ message: String, notes: [String] = []) {
    diagnostics.append(
      Diagnostic(.siteConfig, at: SourceLocation(file: source.path, range: range), message, notes: notes))
  }

  private mutating func fields(_ record: Record, _ what: String, _ keys: [String]?) -> FieldReader {
    FieldReader(record, what, keys: keys, file: source.path, reportingAs: .siteConfig, into: &diagnostics)
  }

  mutating func read(_ record: Record) -> SiteConfig? {
    let top = fields(record, "the site file", ["title", "base-url", "languages", "navigation", "redirects"])
    let languages = readLanguages(top)
    guard !languages.isEmpty else { return nil }
    let tags = languages.map(\.tag)
    var title = Wording(common: "", byLanguage: [:])
    if let value = top.value("title") {
      title = wording(value, "the site's title", tags)
    } else {
      report(top.field("title")?.keyRange ?? .fileStart, "the site has no title")
    }
    var base: String?
    if let text = top.text("base-url", into: &diagnostics), let value = top.value("base-url") {
      base = SiteConfig.baseURL(text)
      if base == nil {
        let hasEmptyPart = text.drop { $0 != ":" }.dropFirst(3).contains("//")
        report(
          value.range,
          hasEmptyPart
            ? "“\(text)” has two slashes in a row in its path; leave one out"
            : "“\(text)” is no web address; write it like https://help.example.org/")
      }
    }
    let groups = readGroups(top, tags)
    reportMissingTexts()
    return SiteConfig(
      source: source, title: title, baseURL: base, languages: languages, groups: groups,
      redirects: readRedirects(top))
  }

  private mutating func readLanguages(_ top: FieldReader) -> [SiteConfig.Language] {
    let value = top.value("languages")
    let named = value.map { fields($0, "“languages”", nil).all } ?? []
    var isMapping = true
    if let value, case .fields = value.content {} else { isMapping = value == nil }
    if named.isEmpty, isMapping {
      report(
        value?.range ?? top.field("languages")?.keyRange ?? .fileStart, "the site has no languages; name at least one",
        notes: ["languages: {en: {name: English}}"])
    }
    return named.compactMap { field in
      guard isLanguageTag(field.key) else {
        report(field.keyRange, "“\(field.key)” is no language tag, like en, sw or pt-BR")
        return nil
      }
      if ["static", "flows"].contains(field.key.lowercased()) {
        report(field.keyRange, "“content/\(field.key)” is no language's folder, so that no language can be called so")
        return nil
      }
      languageRanges[field.key] = field.keyRange
      let reader = fields(field.value, "the language “\(field.key)”", ["name", "dir"])
      let name = reader.text("name", into: &diagnostics)
      let isMapping = if case .fields = field.value.content { true } else { field.value.isEmpty }
      if isMapping, name?.isEmpty ?? true {
        report(field.keyRange, "the language “\(field.key)” has no name; write what its readers call it")
      }
      let direction = reader.text("dir", into: &diagnostics)
      if let direction, !["ltr", "rtl"].contains(direction), let value = reader.value("dir") {
        report(value.range, "“dir” is ltr or rtl, but here stands “\(direction)”")
      }
      return SiteConfig.Language(
        tag: field.key, name: name ?? field.key,
        direction: direction.flatMap(TextDirection.init(rawValue:)) ?? TextDirection(language: field.key))
    }
  }

  private mutating func wording(_ record: Record, _ what: String, _ tags: [String]) -> Wording {
    switch record.content {
    case .text(let text, _):
      if folded(text).isEmpty { report(record.range, "\(what) is empty") }
      return Wording(common: folded(text), byLanguage: [:])
    case .list:
      report(record.range, "\(what) is a text, or a text for each language, but here stands a list")
      return Wording(common: "", byLanguage: [:])
    case .fields(let fields):
      var byLanguage: [String: String] = [:]
      for field in fields {
        guard tags.contains(field.key) else {
          let meant = suggestion(for: field.key, among: tags)
          report(field.keyRange, "the site has no language “\(field.key)”\(meant)")
          continue
        }
        byLanguage[field.key] = field.value.text.map(folded)
      }
      let written = byLanguage.filter { !$0.value.isEmpty }.keys
      missingTexts.add(written, at: record.range, in: tags) { "\(what) is missing in \($0)" }
      return Wording(common: nil, byLanguage: byLanguage)
    }
  }

  private mutating func reportMissingTexts() {
    for language in missingTexts.languagesWithoutText {
      report(
        languageRanges[language] ?? .fileStart,
        "no title in this file is in \(language), of the site or of a group; \(missingTexts.count) are missing")
    }
    for (range, message) in missingTexts.gaps() { report(range, message) }
  }

  private mutating func readGroups(_ top: FieldReader, _ tags: [String]) -> [SiteConfig.Group] {
    guard let value = top.value("navigation") else { return [] }
    guard case .list(let items) = value.content else {
      report(value.range, "“navigation” is a list of groups: - title: TITLE, pages: [PAGE, …]")
      return []
    }
    var seen: [String: SourceRange] = [:]
    return items.map { item in
      let reader = fields(item, "a group of the navigation", ["title", "pages"])
      var title = Wording(common: "", byLanguage: [:])
      if let value = reader.value("title") {
        title = wording(value, "the group's title", tags)
      } else {
        report(item.range, "this group of the navigation has no title")
      }
      var pages: [(path: String, range: SourceRange)] = []
      for record in reader.texts("pages", into: &diagnostics) ?? [] {
        guard let path = record.text else { continue }
        if seen[path] != nil {
          report(record.range, "the page “\(path)” stands in the navigation twice")
        } else {
          seen[path] = record.range
          pages.append((path, record.range))
        }
      }
      return SiteConfig.Group(title: title, pages: pages)
    }
  }

  private mutating func readRedirects(_ top: FieldReader) -> [SiteConfig.Redirect] {
    guard let value = top.value("redirects") else { return [] }
    var seen: [String: String] = [:]
    return fields(value, "“redirects”", nil).all.compactMap { field in
      guard let target = field.value.text, !target.isEmpty else {
        report(field.keyRange, "the redirect “\(field.key)” leads nowhere; write old-path: page")
        return nil
      }
      if field.key.hasPrefix("?") || field.key.hasPrefix("#") || field.key.isEmpty {
        report(field.keyRange, "“\(field.key)” is no page's path; write it like old-name or cards/old-name")
        return nil
      }
      let lower = field.key.lowercased()
      if let ending = [".html", ".md", ".htm", ".php", ".asp", ".aspx", ".jsp"].first(where: lower.hasSuffix),
        !field.key.hasPrefix("/")
      {
        report(
          field.keyRange, "an old path stands without its ending: write \(field.key.dropLast(ending.utf8.count))",
          notes: ["an address of the whole site, outside of the languages, begins with a slash: /\(field.key)"])
        return nil
      }
      if field.key.hasSuffix("/"), field.key.count > 1 {
        report(
          field.keyRange,
          "an old path names a file, and no folder: write \(field.key)index"
            + (field.key.hasPrefix("/") ? ".html" : ""))
        return nil
      }
      if field.key.contains(where: { "?#".contains($0) }) {
        report(field.keyRange, "an old path has no “?” and no “#”: write \(field.key.prefix { !"?#".contains($0) })")
        return nil
      }
      let key = field.key.hasPrefix("/") ? String(field.key.dropFirst()) : field.key
      if let other = seen.updateValue(field.key, forKey: field.key.lowercased()), other != field.key {
        report(field.keyRange, "“\(field.key)” and “\(other)” differ in case alone, and are one file on many systems")
      }
      let parts = key.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
        report(field.keyRange, "“\(field.key)” is no page's path; write it like old-name or cards/old-name")
        return nil
      }
      let isOfWholeSite = field.key.hasPrefix("/")
      if isOfWholeSite, !key.hasSuffix(".html"), !key.hasSuffix(".htm") {
        report(
          field.keyRange,
          "an address of the whole site is that of a file: write \(field.key).html or \(field.key)/index.html")
        return nil
      }
      return SiteConfig.Redirect(
        from: key, isOfWholeSite: isOfWholeSite, to: target, fromRange: field.keyRange, toRange: field.value.range)
    }
  }
}
