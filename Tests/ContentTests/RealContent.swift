import Diagnostics
import FlowModel
import Foundation
import Guides
import Records

/// The site's own pages and models, read once for all tests.
struct RealContent: Sendable {
  /// The folder that holds `content`.
  let root: URL
  /// In the site's order; the first is the reference for translations.
  let languages: [String]
  let flows: [String: KnownFlow]
  /// In the order of language and path.
  let pages: [Page]
  /// What reading has found wrong.
  let diagnostics: [Diagnostic]

  static let shared = Result { try RealContent() }

  /// What is wrong with a folder that holds no site.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  private init() throws {
    root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    languages = try Self.languages(root)
    var diagnostics: [Diagnostic] = []
    var flows: [String: KnownFlow] = [:]
    for name in try Self.files(in: "content/flows", ending: ".yml", root) {
      let (model, problems) = FlowModel.load(try Self.source("content/flows/\(name).yml", root), languages: languages)
      diagnostics += problems
      flows[name] = model.map { .model($0) } ?? .unreadable
    }
    var pages: [Page] = []
    for language in languages {
      for path in try Self.files(in: "content/\(language)", ending: ".md", root) {
        let (page, problems) = Page.read(
          try Self.source("content/\(language)/\(path).md", root), path: path, language: language)
        diagnostics += problems
        pages.append(page)
      }
    }
    self.flows = flows
    self.pages = pages
    self.diagnostics = diagnostics
  }

  /// The texts of a YAML file, keys left out, in the order written.
  static func texts(in record: Record) -> [String] {
    switch record.content {
    case .text(let text, _): [text]
    case .list(let items): items.flatMap { texts(in: $0) }
    case .fields(let fields): fields.flatMap { texts(in: $0.value) }
    }
  }

  func record(_ path: String) throws -> Record {
    try Self.record(path, root)
  }

  private static func record(_ path: String, _ root: URL) throws -> Record {
    let (record, problems) = Record.read(yaml: try source(path, root), reportingAs: .siteConfig)
    guard let record, problems.isEmpty else { throw Unreadable(description: "\(path) cannot be read: \(problems)") }
    return record
  }

  private static func languages(_ root: URL) throws -> [String] {
    guard case .fields(let fields) = try record("content/site.yml", root).content,
      case .fields(let languages)? = fields.first(where: { $0.key == "languages" })?.value.content
    else { throw Unreadable(description: "content/site.yml names no languages") }
    return languages.map(\.key)
  }

  /// Paths of the files below a folder, without their ending, sorted.
  static func files(in folder: String, ending: String, _ root: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }

  private static func source(_ path: String, _ root: URL) throws -> SourceFile {
    SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
  }
}

extension RealContent {
  /// Above what any list of the site needs.
  private static let limit = 1_000_000

  var checker: GuideChecker { GuideChecker(languages: languages, flows: flows, limit: Self.limit) }

  func check(_ pages: [Page], repairing: Bool = false) -> CheckedGuides {
    checker.check(pages, repairing: repairing)
  }

  func model(of page: Page) -> FlowModel? {
    guard let flow = page.frontMatter.flow, case .model(let model)? = flows[flow] else { return nil }
    return model
  }

  var models: [FlowModel] {
    flows.sorted { $0.key < $1.key }.compactMap { if case .model(let model) = $0.value { model } else { nil } }
  }

  /// The pages that a change in a guide can concern, all languages of each: the guide itself, the guides that go on in
  /// it, and all that any of these goes on in or mentions.
  func pagesConcerned(by path: String, _ guides: [Guide]) -> [Page] {
    var leadsTo: [String: Set<String>] = [:]
    for guide in guides {
      for statement in guide.stepLists.flatMap(\.statements) {
        if case .proceed(let continuation) = statement.kind {
          leadsTo[guide.page.path, default: []].insert(continuation.guide)
        }
      }
      // What is mentioned has to be there.
      leadsTo[guide.page.path, default: []].formUnion(guide.stepMentions.compactMap(\.reference.guide))
    }
    func grown(_ paths: Set<String>, by edges: (String) -> Set<String>) -> Set<String> {
      var known = paths
      var open = Array(paths)
      while let path = open.popLast() { open += edges(path).filter { known.insert($0).inserted } }
      return known
    }
    let before = grown([path]) { path in Set(leadsTo.filter { $0.value.contains(path) }.keys) }
    let concerned = grown(before) { leadsTo[$0] ?? [] }
    return pages.filter { concerned.contains($0.path) }
  }
}
