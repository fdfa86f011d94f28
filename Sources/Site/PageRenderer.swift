import FlowModel
import Guides
import Markdown

/// Renders single pages of a checked site; knows everything that pages have in common.
struct PageRenderer: Sendable {
  private struct Folder: Hashable {
    let language: String
    let path: Substring
  }

  private let site: CheckedSite
  private let config: SiteConfig
  private let templates: Templates
  private let resolver: LinkResolver
  private let shells = PageShells()
  private let menus: [String: NavigationMenu]
  /// The navigation, for each folder with pages.
  private let navigation: [Folder: NavigationHTML]

  init(_ site: CheckedSite, _ config: SiteConfig, _ templates: Templates) {
    self.site = site
    self.config = config
    self.templates = templates
    resolver = LinkResolver(content: site.content, guides: site.guides, map: site.map)
    var menus: [String: NavigationMenu] = [:]
    for language in config.languageTags { menus[language] = NavigationMenu(site, config, language: language) }
    var navigation: [Folder: NavigationHTML] = [:]
    for (page, place) in zip(site.content.pages, site.map.places) {
      let folder = Folder(language: page.language, path: folder(of: place.output))
      guard navigation[folder] == nil, let menu = menus[page.language],
        let templates = templates.byLanguage[page.language]
      else { continue }
      navigation[folder] = NavigationHTML(menu, templates, from: place.output)
    }
    self.menus = menus
    self.navigation = navigation
  }

  /// The finished page; `nil` only for a page in no language of the site.
  func page(_ index: Int) -> RenderedFile? {
    let page = site.content.pages[index]
    guard let templates = templates.byLanguage[page.language] else { return nil }
    let model = model(index, page, templates)
    let bytes = shells.render(templates, page.path == "index" ? "home" : "page", model)
    return RenderedFile(path: site.map.places[index].output, bytes: bytes)
  }

  private func model(_ index: Int, _ page: Page, _ templates: Templates.InLanguage) -> DocumentModel {
    let output = site.map.places[index].output
    let matter = page.frontMatter
    let isolation = templates.constants.isolation
    var model = DocumentModel(
      constants: templates.constants, title: isolation.plain(matter.title),
      home: site.map.homes[page.language].map { address(ofPage: $0, from: output) } ?? "",
      root: wayToRoot(from: output))
    model.summary = matter.summary?.isEmpty == false ? matter.summary.map(isolation.plain) : nil
    let notes = site.runs[index].enumerated().map { note(site.guides[index].stepLists[$0], $1, templates.catalogue) }
    model.content = PageBody(
      site, resolver, page: index, notes: notes, texts: templates.constants.texts, isolation: isolation
    ).html()
    let menu = menus[page.language]
    let folder = Folder(language: page.language, path: folder(of: output))
    model.navigation = navigation[folder].map { $0.html(inPage: index) }.flatMap { $0.isEmpty ? nil : $0 }
    model.group = menu?.group(of: index).map { menu?.groups[$0].title ?? "" }
    model.updated = matter.updated.map { (templates.catalogue.text(date: $0), $0) }
    model.isDraft = matter.isDraft
    let neighbours = menu?.neighbours(of: index)
    model.previous = neighbours?.previous.map { link($0, from: output) }
    model.next = neighbours?.next.map { link($0, from: output) }
    model.languages = languages(of: page, from: output)
    if let base = config.baseURL {
      model.canonical = base + canonicalPath(output)
      model.alternates = site.alternates(of: page.path, config).map { .init(tag: $0.tag, href: base + $0.path) }
    }
    return model
  }

  /// Leads to the same page, or to where a language begins if it has no such page.
  private func languages(of page: Page, from output: String) -> [DocumentModel.Language] {
    config.languages.compactMap { language in
      guard let target = site.map.page(page.path, in: language.tag) ?? site.map.homes[language.tag] else { return nil }
      return DocumentModel.Language(
        language: language, title: language.isolation.plain(site.content.pages[target].frontMatter.title),
        href: address(ofPage: target, from: output), isCurrent: language.tag == page.language)
    }
  }

  private func link(_ entry: NavigationMenu.Entry, from output: String) -> DocumentModel.Link {
    .init(title: entry.title, href: relativeAddress(from: output, to: entry.output))
  }

  private func address(ofPage index: Int, from output: String) -> String {
    relativeAddress(from: output, to: site.map.places[index].output)
  }

  /// What stands under a step list: how many steps it has, and for how many starting situations it was run.
  private func note(_ list: StepList, _ run: RunStatistics?, _ catalogue: StringCatalogue) -> String {
    // Steps as the reader counts them: 12.1 belongs to step 12.
    let steps = list.steps.count { $0.parent == nil }
    guard let run, run.starts > 0, steps > 0 else { return "" }
    let starts = catalogue.text("verified-starts", count: run.starts)
    let text = catalogue.text("verified", count: steps, ["starts": starts])
    return "<p class=\"verified\">\(escapeHTML(text))</p>\n"
  }
}

/// The part of a path up to its last slash.
private func folder(of path: String) -> Substring {
  path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
}

/// How a page is named in addresses that are seen: a folder's `index.html` by the folder.
func canonicalPath(_ output: String) -> String {
  let isIndex = output == "index.html" || output.hasSuffix("/index.html")
  return percentEncoded(isIndex ? String(output.dropLast("index.html".count)) : output, keeping: "/")
}

extension CheckedSite {
  /// The languages that a page exists in, drafts left out, in the order of the site; with addresses below the site's.
  /// For a home page also the choice of a language, as `x-default`.
  func alternates(of path: String, _ config: SiteConfig) -> [(tag: String, path: String)] {
    let translations: [(tag: String, path: String)] = config.languageTags.compactMap { tag in
      guard let index = map.page(path, in: tag), !content.pages[index].frontMatter.isDraft else { return nil }
      return (tag, canonicalPath(map.places[index].output))
    }
    let isChoice = path == "index" && config.languageTags.count > 1
    return translations + (isChoice ? [("x-default", "")] : [])
  }
}
