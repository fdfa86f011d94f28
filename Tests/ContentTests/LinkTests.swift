import Diagnostics
import FlowModel
import Guides
import Markdown
import Testing

/// What links between guides say, and where they lead: what running a guide cannot see.
@Suite("Links between the guides") struct LinkTests {
  private let content: RealContent
  private let guides: [Guide]

  init() throws {
    content = try RealContent.shared.get()
    guides = content.check(content.pages).guides
  }

  @Test("A number in the words of a link is that of the step it leads to")
  func numbersInLinksAreRight() {
    for page in content.pages {
      for link in page.links {
        guard let number = link.words.firstMatch(of: /[0-9]+(\.[0-9]+)*/), let step = step(link.destination, from: page)
        else { continue }
        #expect(step == String(number.0), "\(page.source.path): “\(link.words)” leads to step \(step)")
      }
    }
  }

  @Test("A link to a step leads to one that is there")
  func stepsAreThere() {
    for page in content.pages {
      for link in page.links where link.destination.contains("#step-") {
        #expect(step(link.destination, from: page) != nil, "\(page.source.path): “\(link.destination)”")
      }
    }
  }

  @Test("A step is spoken of by a link, which is checked, and not by its number alone")
  func stepsAreLinked() {
    for page in content.pages {
      for (node, value) in page.document.nodes.enumerated() {
        guard case .text(let text) = value.kind, !page.isInLink(node) else { continue }
        let found = text.firstMatch(of: /(?i)(step|шаг[а-я]*|hatua( ya)?) [0-9]+/)
        #expect(found == nil, "\(page.source.path): “\(text)”")
      }
    }
  }

  @Test("The languages of a page lead to the same pages and steps")
  func languagesLeadToTheSame() throws {
    let reference = try #require(content.languages.first)
    for page in content.pages where page.language != reference {
      let other = try #require(content.pages.first { $0.language == reference && $0.path == page.path })
      // The word list is where the buttons' English names stand, which those who read English need no link for.
      func targets(_ page: Page) -> [String] {
        page.links.map(\.destination).filter { link in
          (link.contains(".md") && !link.hasPrefix("glossary.md")) || (link.hasPrefix("step:") && link.contains("#"))
        }.sorted()
      }
      #expect(targets(page) == targets(other), "\(page.source.path)")
    }
  }

  @Test("Every guide ends with related guides, none of which is the guide itself")
  func relatedGuidesEndEveryPage() throws {
    for page in content.pages where page.path != "index" {
      let last = try #require(page.document.children(of: 0).reversed().first)
      let targets = page.links(in: last).map(\.destination)
      #expect(targets.count >= 2, "\(page.source.path) ends without related guides")
      #expect(!targets.contains("\(page.path).md"), "\(page.source.path) is related to itself")
      #expect(Set(targets).count == targets.count, "\(page.source.path) names a related guide twice")
      if case .list(ordered: false, _, _) = page.document.nodes[last].kind { continue }
      Issue.record("\(page.source.path) ends without a list of related guides")
    }
  }

  @Test("The home page leads to every page with one click")
  func homeLeadsEverywhere() throws {
    for language in content.languages {
      let home = try #require(content.pages.first { $0.path == "index" && $0.language == language })
      let linked = Set(home.links.map { $0.destination.prefix { $0 != "#" } })
      for page in content.pages where page.language == language && page.path != "index" {
        #expect(linked.contains("\(page.path).md"), "\(home.source.path) does not lead to \(page.path)")
      }
    }
  }

  /// The number of the step that a destination names.
  private func step(_ destination: String, from page: Page) -> String? {
    func guide(_ path: String) -> Guide? {
      guides.first { $0.page.path == path && $0.page.language == page.language }
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    if parts[0].hasPrefix("continue:") {
      guard let list = guide(String(parts[0].dropFirst("continue:".count)))?.stepLists.first,
        let action = content.model(of: page)?.actionNamed[parts[1]]
      else { return nil }
      return list.steps.indices.first { list.firstAction(of: $0) == action }.map { list.steps[$0].number }
    }
    let path = parts[0].isEmpty ? page.path : String(parts[0].dropLast(".md".count))
    return guide(path)?.stepLists.flatMap(\.steps).first { $0.anchor == parts[1] }?.number
  }
}

extension Page {
  struct Link {
    let destination: String
    let words: String
  }

  var links: [Link] { links(in: 0) }

  func links(in node: Document.NodeID) -> [Link] {
    document.descendants(of: node).compactMap { node in
      guard case .link(let destination, _) = document.nodes[node].kind else { return nil }
      return Link(destination: destination, words: document.plainText(of: node))
    }
  }

  /// What the links of a scheme name.
  func targets(of scheme: String) -> [String] {
    links.compactMap { $0.destination.hasPrefix(scheme) ? String($0.destination.dropFirst(scheme.count)) : nil }
  }

  func isInLink(_ node: Document.NodeID) -> Bool {
    document.ancestors(of: node).contains { if case .link = document.nodes[$0].kind { true } else { false } }
  }
}
