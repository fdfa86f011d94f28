import Diagnostics
import FlowModel
import Guides
import Markdown
import Testing

/// A step that is put in at the front of a guide in all languages shifts all numbers: no place that names one of its
/// steps by number may go unnoticed.
@Suite struct StepNumbers {
  @Test("a step put in at the front of a guide makes every number elsewhere wrong; each is told of, and --fix mends it")
  func insertedStep() throws {
    let site = try RealContent.shared.get()
    var told = 0
    for path in Set(site.pages.map(\.path)).sorted() {
      let changed = site.pages.map { page -> Page in
        guard page.path == path, let model = site.model(of: page), let edited = withStepInFront(page, model) else {
          return page
        }
        return edited
      }
      let mentions = numbersOfSteps(of: path, in: site)
      let reports = site.check(changed, repairing: true).diagnostics
      let found = reports.filter { $0.id == .stepNumberWrong }
      for mention in mentions {
        // A place behind the new step on its page stands one line further down.
        #expect(
          found.contains {
            $0.location.file == mention.file && (mention.line...mention.line + 1) ~= $0.location.range.start.line
          },
          "\(path): \(mention.file):\(mention.line) “\(mention.words)”")
        told += 1
      }
      let fixed = site.fixed(changed, reports)
      for left in fixed.diagnostics where left.id == .stepNumberWrong {
        Issue.record("\(path): --fix leaves \(left.location.file):\(left.location.range.start.line): \(left.message)")
      }
      // Nothing but numbers is written.
      for (before, after) in zip(changed, fixed.pages) {
        #expect(withoutDigits(before) == withoutDigits(after), "\(path): --fix changes \(before.source.path)")
      }
    }
    // Our guides name steps in all three languages, on their own pages and on others.
    #expect(told > 60)
  }

  private func withoutDigits(_ page: Page) -> String { page.source.text.filter { !$0.isNumber } }

  /// A page whose first step list has one step more at its front, the others numbered on; `nil` where it has none.
  private func withStepInFront(_ page: Page, _ model: FlowModel) -> Page? {
    let labels = model.actions.lazy.compactMap { action in action.label?.text(in: page.language).map { (action.id, $0) }
    }
    var lines = page.source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.firstIndex(where: { $0.hasPrefix("1. ") }), let (action, label) = labels.first else {
      return nil
    }
    for index in first..<lines.count {
      guard let dot = lines[index].firstIndex(of: "."), let number = Int(lines[index][..<dot]) else { continue }
      lines[index] = "\(number + 1)\(lines[index][dot...])"
    }
    lines.insert("1. [x](if:optional) [\(label)](ui:\(action))", at: first)
    return Page.read(
      SourceFile(path: page.source.path, text: lines.joined(separator: "\n")), path: page.path, language: page.language
    ).page
  }

  private struct Mention {
    let file: String
    let line: Int
    let words: String
  }

  /// The links anywhere whose words name a top-level step of a page's first list by number.
  private func numbersOfSteps(of path: String, in site: RealContent) -> [Mention] {
    site.pages.flatMap { page -> [Mention] in
      page.document.nodes.indices.compactMap { node in
        guard case .link(let destination, _) = page.document.nodes[node].kind,
          destination.hasPrefix("step:") || destination.hasPrefix("continue:")
        else { return nil }
        let parts = destination.drop { $0 != ":" }.dropFirst().split(separator: "#").map(String.init)
        let target = parts.count == 2 ? parts[0] : destination.hasPrefix("step:") ? page.path : ""
        let words = page.document.plainText(of: node)
        guard target == path, words.contains(where: \.isNumber) else { return nil }
        let place = page.location(of: node)
        return Mention(file: place.file, line: place.range.start.line, words: words)
      }
    }
  }
}
