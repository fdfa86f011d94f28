import Diagnostics
import Foundation
import Guides
import Site

/// A small site in a folder of its own, which is removed in the end.
final class SiteFolder {
  let root: String

  /// `files` are what the site has besides, or in place of, the files of `small`, by path; `nil` takes one away.
  init(_ files: [String: String?] = [:]) throws {
    root = NSTemporaryDirectory() + "site-" + UUID().uuidString
    var all = Self.small
    for (path, text) in try Self.templates() { all[path] = text }
    for (path, text) in files { all[path] = text }
    for (path, text) in all {
      let whole = "\(root)/\(path)"
      try FileManager.default.createDirectory(
        atPath: (whole as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: whole))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func read(baseURL: String? = nil, drafts: Bool = false) -> SiteContent {
    var options = ReadingOptions(root: root)
    options.baseURL = baseURL
    options.includesDrafts = drafts
    return SiteContent.read(options)
  }

  func check(baseURL: String? = nil, drafts: Bool = false) -> CheckedSite {
    read(baseURL: baseURL, drafts: drafts).check(limit: 10_000, isBuilding: true)
  }

  /// The finished site, by path; empty when it has errors.
  func pages(baseURL: String? = nil, drafts: Bool = false) -> [String: String] {
    let site = check(baseURL: baseURL, drafts: drafts)
    guard let templates = site.templates, site.summary.errors == 0 else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: site.render(templates: templates).map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  /// What the check reports, a line each.
  func report() -> [String] { check().diagnostics.map(\.line) }

  private static func templates() throws -> [(String, String)] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let folder = root + "/templates"
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains(".") }.map { path in
      ("templates/\(path)", try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8))
    }
  }

  private static let small: [String: String] = [
    "content/site.yml": """
    title: {en: Shelf, ru: Полка}
    languages:
      en: {name: English}
      ru: {name: Русский}
    navigation:
      - title: {en: Books, ru: Книги}
        pages: [lend, more/return]
    redirects: {old: lend}

    """,
    "content/flows/shelf.yml": """
    title: {en: Shelf, ru: Полка}
    state:
      signed-in: bool
      books: {values: 0..1, start: 0}
    starts: {home: {screen: home}}
    conditions:
      signed-in: {is: signed-in}
      has-book: {is: books > 0}
    screens:
      home:
        title: {en: Home, ru: Главная}
        actions:
          sign-in: {label: {en: Sign in, ru: Войти}, when: not signed-in, set: {signed-in: true}}
          lend: {label: {en: Lend, ru: Взять}, when: signed-in and books == 0, set: {books: 1}}
          sign-out: {label: {en: Sign out, ru: Выйти}, when: signed-in, set: {signed-in: false}}

    """,
    "content/en/index.md": "---\ntitle: Shelf\n---\n\n[Lend](lend.md)\n",
    "content/ru/index.md": "---\ntitle: Полка\n---\n\n[Взять](lend.md)\n",
    "content/en/lend.md": """
    ---
    title: Lend a book
    summary: How to lend "one" book & more.
    flow: shelf
    updated: 2026-03-01
    ---

    In the end [you have a book](goal:has-book).

    1. [If you are not signed in](if:not-signed-in), press **Sign in**.
    2. Press **Lend**.

    ## What then?

    See [the first step](step:sign-in) and [how to return](more/return.md#what-then).

    """,
    "content/ru/lend.md": """
    ---
    title: Взять книгу
    flow: shelf
    slug: взять
    updated: 2026-03-01
    ---

    В конце [у вас есть книга](goal:has-book).

    1. [Если вы не вошли](if:not-signed-in), нажмите **Войти**.
    2. Нажмите **Взять**.

    """,
    "content/en/more/return.md": "---\ntitle: Return\n---\n\n## What then?\n\n[Lend](../lend.md)\n",
    "content/ru/more/return.md": "---\ntitle: Вернуть\n---\n\n[Взять](../lend.md)\n",
  ]
}

extension Diagnostic {
  /// Place, id and message in one line, without notes.
  var line: String {
    let start = location.range.start
    return "\(location.file):\(start.line):\(start.column): \(severity.rawValue)[\(id.rawValue)] \(message)"
  }
}
