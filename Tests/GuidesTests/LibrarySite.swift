import Diagnostics
import FlowModel
import Guides

/// A site in memory whose guides run on the library's flow.
struct LibrarySite {
  var flow = libraryFlow
  var languages = ["en"]
  /// Guides by `LANGUAGE/PATH`, without their front matter.
  var guides: [String: String]

  init(_ guides: [String: String], languages: [String] = ["en"]) {
    self.guides = guides
    self.languages = languages
  }

  static let frontMatter = "---\ntitle: Example\nflow: library\n---\n\n"

  var pages: [Page] {
    guides.sorted { $0.key < $1.key }.map { name, text in
      let language = String(name.prefix { $0 != "/" })
      let path = String(name.drop { $0 != "/" }.dropFirst())
      let source = SourceFile(path: "content/\(name).md", text: Self.frontMatter + text)
      return Page.read(source, path: path, language: language).page
    }
  }

  var model: FlowModel? {
    FlowModel.load(SourceFile(path: "content/flows/library.yml", text: flow), languages: languages).model
  }

  var checker: GuideChecker {
    GuideChecker(
      languages: languages, flows: model.map { ["library": .model($0)] } ?? [:], limit: defaultStateLimit)
  }

  func check() -> CheckedGuides { checker.check(pages) }

  /// Reports as `id@line`, in their order.
  var found: [String] {
    check().diagnostics.inReportOrder().map { "\($0.id.rawValue)@\($0.location.range.start.line)" }
  }

  /// The site with a fix's edits made.
  func applying(_ fixes: [Fix]) -> LibrarySite {
    var site = self
    for page in pages {
      let edits = fixes.flatMap(\.edits).filter { $0.location.file == page.source.path }
        .map { edit in
          let range =
            page.source.offset(of: edit.location.range.start)..<page.source.offset(of: edit.location.range.end)
          return (range: range, text: edit.text)
        }
      var bytes = page.source.bytes
      for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(edit.range, with: edit.text.utf8)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      site.guides["\(page.language)/\(page.path)"] = String(text.dropFirst(Self.frontMatter.count))
    }
    return site
  }
}

let contract = "For those who [have books](for:has-books), until [none is left](goal:no-books):\n\n"

/// A guide without a mistake.
let rightGuide =
  contract + """
    1. [If you are not signed in](if:not-signed-in), press **Sign in**.
    2. Open **My books**.
    3. Next to the book, press **Return**, then **Yes**.
    4. [If another book is left](if:has-books), go on from step [3](step:return-book).

    """
