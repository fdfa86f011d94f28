import FlowModel
import Guides
import Mustache

/// The navigation of one language: its groups with the pages that exist in it.
struct NavigationMenu: Sendable {
  struct Entry: Sendable {
    /// Index among the site's pages.
    let page: Int
    let title: String
    let output: String
  }
  struct Group: Sendable {
    let title: String
    let entries: [Entry]
  }

  /// None is empty.
  let groups: [Group]
  /// All entries in order: what `previous` and `next` go along.
  private let entries: [Entry]
  /// Place of a page in `entries` and the index of its group.
  private let places: [Int: (entry: Int, group: Int)]

  init(_ site: CheckedSite, _ config: SiteConfig, language: String) {
    let isolation = config.languages.first { $0.tag == language }?.isolation ?? Isolation(direction: .leftToRight)
    groups = config.groups.compactMap { group in
      let entries = group.pages.compactMap { path, _ -> Entry? in
        guard let page = site.map.page(path, in: language) else { return nil }
        return Entry(
          page: page, title: isolation.plain(site.content.pages[page].frontMatter.title),
          output: site.map.places[page].output)
      }
      return entries.isEmpty
        ? nil : Group(title: isolation.plain(group.title.text(in: language) ?? ""), entries: entries)
    }
    entries = groups.flatMap(\.entries)
    var places: [Int: (entry: Int, group: Int)] = [:]
    for (number, group) in groups.enumerated() {
      for entry in group.entries { places[entry.page] = (places.count, number) }
    }
    self.places = places
  }

  /// The index of the group that a page stands in.
  func group(of page: Int) -> Int? { places[page]?.group }

  /// The entries before and behind a page.
  func neighbours(of page: Int) -> (previous: Entry?, next: Entry?) {
    guard let place = places[page]?.entry else { return (nil, nil) }
    return (place > 0 ? entries[place - 1] : nil, place + 1 < entries.count ? entries[place + 1] : nil)
  }
}

/// The navigation as HTML in the pages of one language and folder, where all links to a page are the same.
///
/// The templates `navigation-item` and `navigation` are filled in once; a page that is in the navigation costs a run of
/// `navigation` alone.
struct NavigationHTML: Sendable {
  private let menu: NavigationMenu
  private let templates: Templates.InLanguage
  /// Each group's items, as they stand in other pages.
  private let items: [[String]]
  /// Each group's items, joined.
  private let joined: [String]
  private let whole: String
  private let output: String

  /// `output` is any page of the folder, relative to the output folder.
  init(_ menu: NavigationMenu, _ templates: Templates.InLanguage, from output: String) {
    self.menu = menu
    self.templates = templates
    self.output = output
    items = menu.groups.map { group in group.entries.map { Self.item($0, templates, output, isCurrent: false) } }
    joined = items.map { $0.joined() }
    whole = menu.groups.isEmpty ? "" : Self.render(menu, templates, items: joined, current: nil)
  }

  /// The navigation as it stands in a page.
  func html(inPage page: Int) -> String {
    guard let number = menu.group(of: page) else { return whole }
    var own = items[number]
    for (place, entry) in menu.groups[number].entries.enumerated() where entry.page == page {
      own[place] = Self.item(entry, templates, output, isCurrent: true)
    }
    var all = joined
    all[number] = own.joined()
    return Self.render(menu, templates, items: all, current: number)
  }

  private static func item(
    _ entry: NavigationMenu.Entry, _ templates: Templates.InLanguage, _ output: String, isCurrent: Bool
  ) -> String {
    let values: [String: any Sendable] = [
      "title": entry.title, "href": relativeAddress(from: output, to: entry.output), "current": isCurrent,
    ]
    return templates.render("navigation-item", values)
  }

  private static func render(
    _ menu: NavigationMenu, _ templates: Templates.InLanguage, items: [String], current: Int?
  ) -> String {
    let groups: [[String: any Sendable]] = menu.groups.enumerated().map { number, group in
      ["title": group.title, "items": items[number], "current": number == current]
    }
    return templates.render("navigation", ["groups": groups])
  }
}
