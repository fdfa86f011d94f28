import Diagnostics
import FlowModel
import Guides

extension SiteContent {
  /// A home page for each language that has pages but no `index.md`: the site's title and links to all of its pages, in
  /// the groups of the navigation. Without it a language would have no beginning.
  func defaultHomes() -> [Page] {
    guard let config else { return [] }
    return config.languages.compactMap { language in
      let own = pages.filter { $0.language == language.tag }
      guard !own.isEmpty, !own.contains(where: { $0.path == "index" }) else { return nil }
      let title = config.title.text(in: language.tag) ?? language.name
      // The words in a text of YAML's own, which knows no character that would end it.
      let quoted = title.replacing("'", with: "''")
      let text = "---\ntitle: '\(quoted)'\n---\n\n" + links(to: own, language.tag, config)
      let source = SourceFile(path: "content/\(language.tag)/index.md", text: text)
      return Page.read(source, path: "index", language: language.tag).page
    }
  }

  private func links(to pages: [Page], _ language: String, _ config: SiteConfig) -> String {
    var left = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    var text = ""
    for group in config.groups {
      let members = group.pages.compactMap { left.removeValue(forKey: $0.path) }
      guard !members.isEmpty else { continue }
      text += "## \(escaped(group.title.text(in: language) ?? ""))\n\n\(list(members))\n"
    }
    return text + list(pages.filter { left[$0.path] != nil })
  }

  private func list(_ pages: [Page]) -> String {
    pages.map { "- [\(escaped($0.frontMatter.title))](<\($0.path).md>)\n" }.joined()
  }

  /// Words as Markdown text.
  private func escaped(_ words: String) -> String {
    String(words.flatMap { "\\`*_[]<>&#!".contains($0) ? ["\\", $0] : [$0] })
  }
}
