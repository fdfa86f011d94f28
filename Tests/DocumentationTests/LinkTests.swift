import Foundation
import Testing

/// The pages hold together: links lead somewhere, and every kind of problem is explained.
@Suite struct LinkTests {
  @Test("Relative links lead to files and headings that are there", arguments: Repository.pages)
  func links(path: String) throws {
    let page = try Page(path: path)
    let folder = Repository.root.appending(path: path).deletingLastPathComponent()
    for (number, line) in page.prose {
      for target in Self.targets(in: line) {
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let file = parts[0].isEmpty ? Repository.root.appending(path: path) : folder.appending(path: parts[0])
        guard FileManager.default.fileExists(atPath: file.path) else {
          Issue.record("\(path):\(number): there is no file \(parts[0])")
          continue
        }
        guard parts.count == 2 else { continue }
        let other = Page(path: parts[0], text: try String(contentsOf: file, encoding: .utf8))
        #expect(other.headings.contains(parts[1]), "\(path):\(number): \(parts[0]) has no heading #\(parts[1])")
      }
    }
  }

  /// What links outside of code spans lead to, those with a scheme left out.
  private static func targets(in line: String) -> [String] {
    let spoken = line.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
    return spoken.components(separatedBy: "](").dropFirst().compactMap { rest in
      let target = rest.prefix { $0 != ")" && $0 != " " }
      return target.isEmpty || target.contains(":") ? nil : String(target)
    }
  }

  @Test("The page on reports explains every kind of problem, and no other")
  func everyProblemIsExplained() throws {
    let source = try String(
      contentsOf: Repository.root.appending(path: "Sources/Diagnostics/DiagnosticID.swift"), encoding: .utf8)
    let declared = source.components(separatedBy: "\n").filter { $0.contains("case ") && $0.contains(" = \"") }
      .compactMap { $0.components(separatedBy: "\"").dropFirst().first }.filter { !$0.contains(" ") }
    var explained: [String] = []
    var isList = false
    for (_, line) in try Page(path: "Documentation/reports.md").prose {
      if !line.hasPrefix("|") { isList = false }
      if line.hasPrefix("| id |") { isList = true }
      if isList, line.hasPrefix("| `") { explained.append(line.components(separatedBy: "`")[1]) }
    }
    let (wanted, given) = (declared.sorted(), explained.sorted())
    if wanted != given { Issue.record("\(difference(from: wanted, to: given))") }
  }

  @Test("The page on templates lists every name that templates can use, and every text that the program asks for")
  func everyTemplateNameIsListed() throws {
    let page = try Page(path: "Documentation/site-and-templates.md").prose.map(\.line).joined(separator: "\n")
    for (file, mark) in [("TemplateShape", "\": "), ("StringCatalogue", "\": [\"")] {
      let source = try String(
        contentsOf: Repository.root.appending(path: "Sources/Site/\(file).swift"), encoding: .utf8)
      let names = source.components(separatedBy: mark).dropLast().compactMap { $0.components(separatedBy: "\"").last }
      #expect(!names.isEmpty)
      for name in Set(names).sorted() {
        let forms = ["`\(name)`", "`\(name).", ".\(name)`"]
        #expect(forms.contains(where: page.contains), "“\(name)” is not listed")
      }
    }
  }

  @Test("The sections of the reference that comments in the sources name are there")
  func sectionsNamedInSources() throws {
    let headings = try Page(path: "Documentation/LANGUAGE.md").prose.map(\.line).filter { $0.hasPrefix("#") }
    let sources = Repository.root.appending(path: "Sources").resolvingSymlinksInPath()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
    #expect(!paths.isEmpty)
    for path in paths.sorted() {
      let source = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for rest in source.components(separatedBy: "LANGUAGE.md §").dropFirst() {
        let number = rest.prefix { $0.isNumber }
        #expect(headings.contains { $0.hasPrefix("## \(number) ") }, "\(path) names §\(number)")
        guard rest.dropFirst(number.count).hasPrefix(" “") else { continue }
        let title = rest.dropFirst(number.count + 2).prefix { $0 != "”" }.lowercased()
        #expect(headings.contains { $0.lowercased().contains(title) }, "\(path) names “\(title)”")
      }
    }
  }
}

extension Page {
  /// The anchors that a code host gives to the headings.
  var headings: Set<String> {
    Set(
      prose.filter { $0.line.hasPrefix("#") }.map { _, line in
        let text = line.drop { $0 == "#" }.dropFirst().lowercased()
        let kept = text.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
        return String(kept.map { $0 == " " ? "-" : $0 })
      })
  }
}
