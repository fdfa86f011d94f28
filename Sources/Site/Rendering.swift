import Guides

extension CheckedSite {
  /// The whole finished site, sorted by path.
  ///
  /// The same site and templates give the same bytes. Made for a site without errors; of one with errors, what can be
  /// made is made.
  package func render(templates: Templates) -> [RenderedFile] {
    let site = RenderedSite(self, templates: templates)
    return inParallel(site.paths.count, jobs: content.jobs, site.file(at:))
  }
}

/// A finished site whose pages are made one by one when they are asked for, so that a large one need not be held whole.
package struct RenderedSite: Sendable {
  private enum Part: Sendable {
    /// By its index among the site's pages.
    case page(Int)
    case ready(RenderedFile)
  }

  /// Sorted.
  package let paths: [String]
  /// The most cores to use; all when `nil`.
  let jobs: Int?
  private let parts: [Part]
  private let renderer: PageRenderer?

  /// Makes everything but the pages of content files.
  package init(_ site: CheckedSite, templates: Templates) {
    jobs = site.content.jobs
    guard let config = site.content.config else {
      (paths, parts, renderer) = ([], [], nil)
      return
    }
    var all: [(path: String, part: Part)] = []
    for (index, page) in site.content.pages.enumerated() where templates.byLanguage[page.language] != nil {
      all.append((site.map.places[index].output, .page(index)))
    }
    var ready = OtherPages(site, config, templates).files() + site.searchEngineFiles(config)
    let own = Set(site.content.staticFiles.map(\.path))
    // A site's own robots.txt takes the place of the one made for it.
    ready.removeAll { own.contains($0.path) }
    ready += site.content.staticFiles.map { RenderedFile(path: $0.path, bytes: $0.bytes) }
    ready += site.content.assets.compactMap { asset in
      site.map.assets[asset.path].map { RenderedFile(path: $0, bytes: asset.bytes) }
    }
    all += ready.map { ($0.path, .ready($0)) }
    all.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    paths = all.map(\.path)
    parts = all.map(\.part)
    renderer = PageRenderer(site, config, templates)
  }

  /// The file with this place in `paths`; the same each time.
  package func file(at index: Int) -> RenderedFile {
    switch parts[index] {
    case .ready(let file): file
    case .page(let page): renderer?.page(page) ?? RenderedFile(path: paths[index], bytes: [])
    }
  }
}
