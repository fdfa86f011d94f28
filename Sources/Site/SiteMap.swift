import Diagnostics
import Digest
package import Guides
import Markdown

/// Where everything of a site stands in the output, and what links can lead to.
package struct SiteMap: Sendable {
  /// A page's place.
  struct Place: Sendable {
    /// Relative to the output folder: `en/register.html`.
    let output: String
    /// The folder of the content file, relative to `content`: `en/cards`.
    let folder: String
    let headings: [HeadingAnchor]
    /// Ids of the steps, in reading order.
    let steps: [String]

    /// The id that `fragment` means, as it is written in the page.
    func anchor(_ fragment: String) -> String? {
      steps.first { $0 == fragment } ?? headings.first { $0.id == fragment }?.id
    }
  }

  private struct Key: Hashable {
    let language: String
    let path: String
  }

  /// In the order of the site's pages.
  let places: [Place]
  /// By the path under `content`: the path under the output folder, with a hash of the content in its name; what stands
  /// under `static` has its own.
  let assets: [String: String]
  /// For each language of the site where its readers begin, if it has any page.
  let homes: [String: Int]
  private let byPath: [Key: Int]

  /// Finds a place for every page and asset.
  /// - Complexity: a look at each heading; assets are hashed.
  package init(_ content: SiteContent, _ guides: [Guide]) {
    places = inParallel(guides.count, jobs: content.jobs) { index in
      let page = guides[index].page
      let steps = guides[index].stepLists.flatMap { $0.steps.map(\.anchor) }
      return Place(
        output: outputPath(of: page), folder: contentFolder(of: page),
        headings: headingAnchors(in: page.document, taken: steps), steps: steps)
    }
    var byPath: [Key: Int] = [:]
    for (index, page) in content.pages.enumerated() { byPath[Key(language: page.language, path: page.path)] = index }
    self.byPath = byPath
    assets = Dictionary(
      content.assets.map { ($0.path, hashedName($0)) } + content.staticFiles.map { ("static/" + $0.path, $0.path) },
      uniquingKeysWith: { first, _ in first })
    homes = Self.homes(content, byPath)
  }

  /// The index of a page among the site's pages.
  func page(_ path: String, in language: String) -> Int? { byPath[Key(language: language, path: path)] }

  /// Every language with pages has an `index`, be it the one made for it.
  private static func homes(_ content: SiteContent, _ byPath: [Key: Int]) -> [String: Int] {
    var homes: [String: Int] = [:]
    for language in content.config?.languageTags ?? [] {
      homes[language] = byPath[Key(language: language, path: "index")]
    }
    return homes
  }
}

/// `en/cards/register.html`, with the page's slug as its file name if it has one.
func outputPath(of page: Page) -> String {
  guard let slug = page.frontMatter.slug, page.path != "index" else { return "\(page.language)/\(page.path).html" }
  let folder = page.path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
  return "\(page.language)/\(folder)\(slug).html"
}

private func contentFolder(of page: Page) -> String {
  guard let slash = page.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return page.language }
  return "\(page.language)/\(page.path[..<slash])"
}

/// `img/menu.png` → `img/menu.1f0a6c2b9d.png`: 10 hexadecimal digits of the content's SHA-256.
private func hashedName(_ file: SiteContent.File) -> String {
  let digits = hexadecimal(sha256(file.bytes).prefix(5))
  let name = file.path.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(file.path).\(digits)" }
  return "\(file.path.dropLast(name.count))\(name[..<dot]).\(digits)\(name[dot...])"
}
