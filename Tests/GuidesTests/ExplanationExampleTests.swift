import Diagnostics
import FlowModel
import Guides
import Testing

/// What `hatua explain` shows is held to what the checks say: every example has its problem, every mend has none.
@Suite struct ExplanationExamples {
  private static let languages = ["en", "ru", "sw"]

  @Test("the flow that examples run on has nothing wrong with it")
  func libraryIsRight() throws {
    let (model, diagnostics) = FlowModel.load(
      SourceFile(path: "content/flows/library.yml", text: libraryFlow), languages: Self.languages)
    #expect(diagnostics.map(\.message) == [])
    #expect(try #require(model).check(languages: Self.languages).diagnostics.map(\.message) == [])
  }

  @Test(
    "an example has the problem that it is an example of, and is mended by its mend",
    arguments: DiagnosticID.allCases.filter {
      [.model, .guide, .guides].contains($0.explanation.place) || [.flowUnknown, .frontMatter].contains($0)
    }.filter { $0 != .rawHTML })
  func exampleHasItsProblem(id: DiagnosticID) {
    let explanation = id.explanation
    let found = problems(explanation.example, explanation.place)
    #expect(found.contains { $0.id == id }, "\(id.rawValue): \(found.map(\.id.rawValue))")
    let left = problems(explanation.mended, explanation.place)
    #expect(left.map { "\(id.rawValue): \($0.id.rawValue) \($0.message)" } == [])
  }

  @Test("an example has no second problem that would hide what it shows", arguments: DiagnosticID.allCases)
  func exampleHasNoOther(id: DiagnosticID) {
    let explanation = id.explanation
    guard [.model, .guide, .guides].contains(explanation.place) else { return }
    let others = Set(problems(explanation.example, explanation.place).map(\.id.rawValue)).subtracting([id.rawValue])
    #expect(others.sorted() == [], "\(id.rawValue)")
  }

  private func problems(_ text: String, _ place: Explanation.Place) -> [Diagnostic] {
    switch place {
    case .model:
      let (model, diagnostics) = FlowModel.load(
        SourceFile(path: "content/flows/example.yml", text: text + "\n"), languages: Self.languages)
      return diagnostics + (model?.check(languages: Self.languages).diagnostics ?? [])
    case .guide: return problems(["content/en/example.md": text])
    case .guides:
      var files: [String: String] = [:]
      var name = ""
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("content/"), line.hasSuffix(":") {
          name = String(line.dropLast())
        } else {
          files[name, default: ""] += line + "\n"
        }
      }
      return problems(files)
    case .page: return problems(["content/en/example.md": text], hasFrontMatter: true)
    case .siteFile, .template, .strings, .folder, .terminal: return []
    }
  }

  private func problems(_ files: [String: String], hasFrontMatter: Bool = false) -> [Diagnostic] {
    let (model, _) = FlowModel.load(
      SourceFile(path: "content/flows/library.yml", text: libraryFlow), languages: Self.languages)
    let frontMatter = "---\ntitle: Example\nflow: library\n---\n\n"
    let pages = files.sorted { $0.key < $1.key }.map { path, text in
      Page.read(
        SourceFile(path: path, text: (hasFrontMatter ? "" : frontMatter) + text + "\n"),
        path: String(path.dropFirst("content/en/".count).dropLast(".md".count)),
        language: String(path.dropFirst("content/".count).prefix(2)))
    }
    let flows = model.map { ["library": KnownFlow.model($0)] } ?? [:]
    let checked = GuideChecker(languages: Self.languages, flows: flows, limit: defaultStateLimit)
      .check(pages.map(\.page))
    return (pages.flatMap(\.diagnostics) + checked.diagnostics).filter { $0.id != .translationMissing }
  }
}
