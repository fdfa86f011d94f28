import Diagnostics
import FlowModel
import Guides
import Testing

@Suite("Changes that mean nothing") struct HarmlessChangeTests {
  private let content: RealContent

  init() throws { content = try RealContent.shared.get() }

  @Test("The content is right as it stands")
  func contentIsRight() {
    #expect(content.diagnostics.isEmpty)
    #expect(content.check(content.pages).diagnostics.isEmpty)
    for model in content.models {
      #expect(model.check(languages: content.languages, limit: 1_000_000).diagnostics.isEmpty)
    }
  }

  @Test("A page says the same in another form of writing", arguments: HarmlessChange.all)
  func saysTheSame(_ change: HarmlessChange) {
    let changed = content.pages.map(change.apply)
    let before = content.check(content.pages).guides
    let after = content.check(changed)
    for report in after.diagnostics {
      Issue.record("\(report.location.file):\(report.location.range.start): \(report.id.rawValue): \(report.message)")
    }
    for (old, new) in zip(before, after.guides) {
      #expect(says(old) == says(new), "\(old.page.source.path) says something else")
    }
    let isChanged = zip(content.pages, changed).contains { $0.source.bytes != $1.source.bytes }
    #expect(isChanged || change.vanishes, "no page was changed")
  }

  /// All that a guide says, without the places where it says so.
  private func says(_ guide: Guide) -> [String] {
    guide.stepLists.flatMap { list in
      list.contract.map { "\($0.kind)" } + list.steps.map { "\($0.number) \($0.anchor) \($0.statements)" }
        + list.statements.map { "\($0.kind) \($0.step) \($0.itemEnd) \($0.words)" }
    }
  }
}
