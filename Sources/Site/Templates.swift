import Diagnostics
import FlowModel
import Guides
import Markdown
import Mustache

/// The templates of a site and their texts, read and without a mistake.
package struct Templates: Sendable {
  /// What pages of one language are made with.
  struct InLanguage: Sendable {
    let library: MustacheLibrary
    let catalogue: StringCatalogue
    let constants: TemplateConstants
  }

  /// By language tag; one for each of the site's.
  let byLanguage: [String: InLanguage]

  /// Reads `templates/*.mustache`, `templates/style.css` and `templates/strings/LANG.yml` (LANGUAGE.md §3).
  /// - Returns: the templates, unless something is wrong with them; and all that is.
  static func read(_ content: SiteContent, _ map: SiteMap) -> (templates: Templates?, diagnostics: [Diagnostic]) {
    guard let config = content.config else { return (nil, []) }
    var reader = TemplateReader(content: content, config: config, assets: TemplateAssets(outputs: map.assets))
    let templates = reader.read()
    return (reader.hasErrors ? nil : templates, reader.diagnostics)
  }
}

private struct TemplateReader {
  let content: SiteContent
  let config: SiteConfig
  let assets: TemplateAssets
  private var style = ""
  var diagnostics: [Diagnostic] = []
  private var sources: [String: SourceFile] = [:]
  private var tags: [String: [TemplateTag]] = [:]
  private var catalogues: [StringCatalogue] = []

  init(content: SiteContent, config: SiteConfig, assets: TemplateAssets) {
    self.assets = assets
    self.content = content
    self.config = config
  }

  mutating func read() -> Templates? {
    guard !content.templates.isEmpty || content.sources.keys.contains(where: { $0.hasPrefix("templates/") }) else {
      diagnostics.append(
        Diagnostic(
          .template, at: SourceLocation(file: "templates"),
          "there are no templates; pages are made with those in “templates”",
          notes: ["copy the folder “templates” that comes with Hatua, and change what you like"]))
      return nil
    }
    readSources()
    readStrings()
    checkNames()
    guard !hasErrors else { return nil }
    var byLanguage: [String: Templates.InLanguage] = [:]
    for (language, catalogue) in zip(config.languages, catalogues) {
      byLanguage[language.tag] = inLanguage(language, catalogue)
    }
    return hasErrors ? nil : Templates(byLanguage: byLanguage)
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  private mutating func readSources() {
    for file in content.templates where file.path.hasSuffix(".mustache") {
      let name = String(file.path.dropLast(".mustache".count))
      let source = SourceFile(path: "templates/\(file.path)", bytes: file.bytes)
      let (tags, diagnostics) = templateTags(of: source)
      sources[name] = source
      if diagnostics.isEmpty { self.tags[name] = tags }
      self.diagnostics += diagnostics + assets.problems(inTemplate: source)
    }
    guard let file = content.templates.first(where: { $0.path == "style.css" }) else { return }
    let (text, problems) = assets.stylesheet(SourceFile(path: "templates/style.css", bytes: file.bytes))
    style = compactStylesheet(text)
    diagnostics += problems
  }

  private mutating func readStrings() {
    for language in config.languageTags {
      let path = "strings/\(language).yml"
      guard let file = content.templates.first(where: { $0.path == path }) else {
        diagnostics.append(
          Diagnostic(
            .stringMissing, at: SourceLocation(file: "templates/\(path)"),
            "the texts of the templates are missing in \(language)", notes: missingFileNotes(language)))
        continue
      }
      let source = SourceFile(path: "templates/\(path)", bytes: file.bytes)
      let (catalogue, diagnostics) = StringCatalogue.read(source, language: language)
      catalogues.append(catalogue)
      self.diagnostics += diagnostics
    }
  }

  /// What to write where a language has no file.
  private func missingFileNotes(_ language: String) -> [String] {
    let other = config.languageTags.first { tag in
      content.templates.contains { $0.path == "strings/\(tag).yml" }
    }
    let forms = PluralRule(language: language).forms.joined(separator: ", ")
    return [
      other.map { "copy templates/strings/\($0).yml to this file, and translate what it says" }
        ?? "write them in this file", "plural forms of \(language): \(forms)",
    ]
  }

  // MARK: Names

  private mutating func checkNames() {
    let keys = Set(catalogues.flatMap { $0.texts.keys }).sorted()
    let areAllReadable = catalogues.count == config.languages.count && catalogues.allSatisfy(\.isReadable)
    var checker = TemplateChecker(
      sources: sources, tags: tags, assets: assets, textKeys: areAllReadable ? keys : nil)
    for (name, shape) in TemplateShape.templates {
      // Of a file that is no text it has been reported.
      let isReported = content.diagnostics.contains { $0.location.file == "templates/\(name).mustache" }
      if sources[name] == nil, isReported {
        continue
      } else if sources[name] == nil {
        diagnostics.append(
          Diagnostic(
            .template, at: SourceLocation(file: "templates/\(name).mustache"),
            "there is no template “\(name).mustache”; pages are made with it"))
      } else {
        checker.check(name, shape: shape)
      }
    }
    diagnostics += checker.diagnostics
    // A template that cannot be read may use any text.
    let areComplete =
      TemplateShape.templates.allSatisfy { tags[$0.name] != nil } && tags.count == sources.count && checker.isComplete
    for catalogue in catalogues where catalogue.isReadable {
      checkKeys(of: catalogue, known: keys, used: areComplete ? checker.usedTexts : nil)
    }
  }

  /// `used` are the keys that templates use, if that is known.
  private mutating func checkKeys(of catalogue: StringCatalogue, known: [String], used: Set<String>?) {
    let file = "templates/strings/\(catalogue.language).yml"
    let here = Set(catalogue.keys.map(\.key))
    for key in known where catalogue.texts[key] == nil && !here.contains(key) && used?.contains(key) ?? true {
      diagnostics.append(
        Diagnostic(
          .stringMissing, at: SourceLocation(file: file), "the text “\(key)” is missing in \(catalogue.language)"))
    }
    guard let used else { return }
    let wanted = (used.union(StringCatalogue.ownKeys)).sorted()
    for (key, range) in catalogue.keys where !wanted.contains(key) {
      let meant = suggestion(for: key, among: wanted.filter { !here.contains($0) })
      diagnostics.append(
        Diagnostic(
          .stringMissing, at: SourceLocation(file: file, range: range), "no template uses the text “\(key)”\(meant)"))
    }
  }

  // MARK: Languages

  private mutating func inLanguage(
    _ language: SiteConfig.Language, _ catalogue: StringCatalogue
  ) -> Templates.InLanguage {
    let constants = TemplateConstants(
      siteTitle: language.isolation.plain(config.title.text(in: language.tag) ?? ""), language: language,
      texts: catalogue.texts.mapValues(language.isolation.plain),
      style: style, assets: assets)
    var library = MustacheLibrary()
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      do {
        try library.register(constants.filledIn(source, tags[name] ?? []), named: name)
      } catch {
        // The tags are sound, so that this is not reached; a mistake here must not take the run down.
        diagnostics.append(
          Diagnostic(.template, at: SourceLocation(file: source.path), "this template cannot be read: \(error)"))
      }
    }
    return Templates.InLanguage(library: library, catalogue: catalogue, constants: constants)
  }
}
