package import Diagnostics
import FlowModel
package import Guides

/// A site that has been read and checked: what is rendered, if nothing in it is wrong.
package struct CheckedSite: Sendable {
  package let content: SiteContent
  /// One for each page, in the order of `content.pages`.
  package let guides: [Guide]
  /// For each guide, each of its step lists.
  package let runs: [[RunStatistics?]]
  /// Where everything stands in the output.
  let map: SiteMap
  /// What pages are made with; none when the site has no templates or they cannot be used.
  package let templates: Templates?
  /// In the order of reports.
  package let diagnostics: [Diagnostic]
  package let summary: ReportSummary
}

extension SiteContent {
  /// The site with everything that is wrong with its models, guides, translations, links and templates. It looks at up to
  /// `limit` states for one model or step list. A site without a folder for templates can be checked, but not built.
  package func check(limit: Int, isBuilding: Bool = false) -> CheckedSite {
    let languages = config?.languageTags ?? []
    var diagnostics = self.diagnostics
    for (_, flow) in flows {
      if case .model(let model) = flow { diagnostics += model.check(languages: languages, limit: limit).diagnostics }
    }
    let checked = GuideChecker(
      languages: languages, flows: flows, limit: limit, jobs: jobs, absent: absent
    ).check(pages)
    diagnostics += checked.diagnostics
    var content = self
    let homes = defaultHomes()
    content.pages += homes
    let guides = checked.guides + homes.map { Guide(page: $0) }
    let map = SiteMap(content, guides)
    diagnostics += LinkChecker.check(content, guides, map)
    diagnostics += StructureChecker.check(content, map)
    var templates: Templates?
    if isBuilding || !self.templates.isEmpty {
      let read = Templates.read(self, map)
      templates = read.templates
      diagnostics += read.diagnostics
    }
    diagnostics = diagnostics.inReportOrder()
    let lists = checked.guides.flatMap(\.stepLists)
    let summary = ReportSummary(
      pages: pages.count, guides: Set(checked.guides.filter { !$0.stepLists.isEmpty }.map(\.page.path)).count,
      languages: languages.count, stepLists: lists.count, statements: lists.reduce(0) { $0 + $1.statements.count },
      errors: diagnostics.count { $0.severity == .error }, warnings: diagnostics.count { $0.severity == .warning })
    return CheckedSite(
      content: content, guides: guides, runs: checked.runs + homes.map { _ in [] }, map: map, templates: templates,
      diagnostics: diagnostics, summary: summary)
  }
}

extension CheckedSite {
  /// Every step list that was looked at, in the order of the pages.
  package var checkedLists: [CheckedList] {
    guides.flatMap { guide in
      guide.stepLists.map { list in
        let ranges = list.lists.map { guide.page.location(of: $0).range }
        return CheckedList(
          guide: guide.page.path, language: guide.page.language, number: list.number, file: guide.page.source.path,
          firstLine: ranges.first?.start.line ?? 1, lastLine: ranges.last?.end.line ?? 1)
      }
    }
  }
}
