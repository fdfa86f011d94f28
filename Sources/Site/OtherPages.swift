import FlowModel
import Guides

/// The pages that no content file stands for: the choice of a language, what is not found, redirects.
struct OtherPages {
  private let site: CheckedSite
  private let config: SiteConfig
  private let templates: Templates

  init(_ site: CheckedSite, _ config: SiteConfig, _ templates: Templates) {
    self.site = site
    self.config = config
    self.templates = templates
  }

  func files() -> [RenderedFile] {
    ([chooser()] + [notFound(nil)] + config.languages.map(notFound) + redirects()).compactMap { $0 }
  }

  private func chooser() -> RenderedFile? {
    guard let first = config.languages.first, let templates = templates.byLanguage[first.tag] else { return nil }
    let titles = config.languages.map { config.title.text(in: $0.tag) ?? $0.name }
    let title = titles.enumerated().filter { titles.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    var model = DocumentModel(
      constants: templates.constants, title: title.joined(separator: " · "), home: "index.html", root: "")
    model.languages = languages(from: "index.html", current: nil)
    // Nothing to choose: straight to the one home page.
    if config.languages.count == 1 { model.target = model.languages.first?.href }
    if let base = config.baseURL {
      model.canonical = base
      model.alternates = site.alternates(of: "index", config).map { .init(tag: $0.tag, href: base + $0.path) }
    }
    return RenderedFile(path: "index.html", text: templates.render("chooser", model))
  }

  /// An address outside of the languages leads to the page in each of them: the reader chooses.
  private func chooser(at output: String, to path: String) -> RenderedFile? {
    guard let first = config.languages.first, let templates = templates.byLanguage[first.tag] else { return nil }
    let targets = config.languages.compactMap { language in
      site.map.page(path, in: language.tag).map { (language: language, page: $0) }
    }
    guard let title = targets.first.map({ site.content.pages[$0.page].frontMatter.title }) else { return nil }
    var model = DocumentModel(
      constants: templates.constants, title: title, home: relativeAddress(from: output, to: "index.html"),
      root: wayToRoot(from: output))
    model.languages = targets.map { language, page in
      DocumentModel.Language(
        language: language, title: site.content.pages[page].frontMatter.title,
        href: relativeAddress(from: output, to: site.map.places[page].output), isCurrent: false)
    }
    if targets.count == 1 { model.target = model.languages.first?.href }
    return RenderedFile(path: output, text: templates.render("chooser", model))
  }

  /// A server sends this page for any address, at any depth, so its links begin at the root.
  private func notFound(_ language: SiteConfig.Language?) -> RenderedFile? {
    guard let own = language ?? config.languages.first, let templates = templates.byLanguage[own.tag] else {
      return nil
    }
    let home = language.flatMap { site.map.homes[$0.tag] }.map { site.map.places[$0].output } ?? "index.html"
    var model = DocumentModel(
      constants: templates.constants, title: templates.constants.texts["not-found-title"] ?? "404",
      home: rootAddress(home), root: rootAddress(""))
    model.languages = languages(from: nil, current: language)
    let folder = language.map { $0.tag + "/" } ?? ""
    return RenderedFile(path: folder + "404.html", text: templates.render("not-found", model))
  }

  /// One in every language that has the page meant.
  private func redirects() -> [RenderedFile?] {
    config.redirects.flatMap { redirect in
      redirect.isOfWholeSite
        ? [chooser(at: redirect.from, to: redirect.to)]
        : config.languages.map { language in
          guard let target = site.map.page(redirect.to, in: language.tag),
            site.map.page(redirect.from, in: language.tag) == nil, let templates = templates.byLanguage[language.tag]
          else { return nil }
          let output = "\(language.tag)/\(redirect.from).html"
          let to = site.map.places[target].output
          var model = DocumentModel(
            constants: templates.constants,
            title: language.isolation.plain(site.content.pages[target].frontMatter.title),
            home: site.map.homes[language.tag].map { relativeAddress(from: output, to: site.map.places[$0].output) }
              ?? "",
            root: wayToRoot(from: output))
          model.target = relativeAddress(from: output, to: to)
          model.canonical = config.baseURL.map { $0 + canonicalPath(to) }
          return RenderedFile(path: output, text: templates.render("redirect", model))
        }
    }
  }

  /// Where each language begins, as `output` links there; without `output`, as a page does that is sent for any address.
  private func languages(from output: String?, current: SiteConfig.Language?) -> [DocumentModel.Language] {
    config.languages.compactMap { language in
      guard let home = site.map.homes[language.tag] else { return nil }
      let target = site.map.places[home].output
      return DocumentModel.Language(
        language: language, title: language.isolation.plain(config.title.text(in: language.tag) ?? language.name),
        href: output.map { relativeAddress(from: $0, to: target) } ?? rootAddress(target),
        isCurrent: language == current)
    }
  }

  /// An address from the root of the server, below the path of the site's own address.
  private func rootAddress(_ output: String) -> String {
    let path = (config.baseURL ?? "/").split(separator: "/", omittingEmptySubsequences: false)
    let folders = config.baseURL == nil ? [] : path.dropFirst(3).filter { !$0.isEmpty }
    return "/" + folders.map { $0 + "/" }.joined() + percentEncoded(output, keeping: "/")
  }
}
