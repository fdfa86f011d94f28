import Guides
import Markdown

extension CheckedSite {
  /// `robots.txt`, and `sitemap.xml` where the site's own address is known.
  func searchEngineFiles(_ config: SiteConfig) -> [RenderedFile] {
    guard let base = config.baseURL else {
      return [RenderedFile(path: "robots.txt", text: "User-agent: *\nAllow: /\n")]
    }
    return [
      RenderedFile(path: "robots.txt", text: "User-agent: *\nAllow: /\nSitemap: \(base)sitemap.xml\n"),
      RenderedFile(path: "sitemap.xml", text: sitemap(config, base)),
    ]
  }

  /// All pages but drafts, each with its translations.
  private func sitemap(_ config: SiteConfig, _ base: String) -> String {
    var xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">

      """
    let base = escapeHTML(base)
    let order = map.places.indices.sorted {
      map.places[$0].output.utf8.lexicographicallyPrecedes(map.places[$1].output.utf8)
    }
    for index in order where !content.pages[index].frontMatter.isDraft {
      let page = content.pages[index]
      xml += "<url><loc>\(base)\(canonicalPath(map.places[index].output))</loc>"
      if let updated = page.frontMatter.updated { xml += "<lastmod>\(escapeHTML(updated))</lastmod>" }
      for alternate in alternates(of: page.path, config) {
        xml += "<xhtml:link rel=\"alternate\" hreflang=\"\(alternate.tag)\" href=\"\(base)\(alternate.path)\"/>"
      }
      xml += "</url>\n"
    }
    return xml + "</urlset>\n"
  }
}
