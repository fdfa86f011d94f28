package import Diagnostics
package import FlowModel
import Markdown

/// All pages of a site, read, with what checking them has shown.
package struct CheckedGuides: Sendable {
  /// In the order of the pages given. A page without a flow, or whose flow cannot be read, has no step lists.
  package let guides: [Guide]
  package let diagnostics: [Diagnostic]
  /// For each page, each step list: how far it was looked into; `nil` where it was not run.
  package let runs: [[RunStatistics?]]
}

/// What running a step list took.
package struct RunStatistics: Sendable, Hashable {
  /// States that it begins with.
  package let starts: Int
  /// Pairs of a place in the list and a state that were looked at.
  package let explored: Int
}

/// A flow that guides name.
package enum KnownFlow: Sendable {
  case model(FlowModel)
  /// It is there, but could not be read; its guides are not run.
  case unreadable
}

/// Why a page that is there is not checked.
package enum Absence: Sendable {
  case draft
  case unreadable
}

/// Checks every page: names, runs, translations.
package struct GuideChecker: Sendable {
  private let languages: [String]
  private let flows: [String: KnownFlow]
  let limit: Int
  private let jobs: Int?
  private let absent: [String: Absence]

  /// A checker for a site in `languages`, the first of which is the reference for translations. It looks at up to `limit`
  /// states for one step list, on up to `jobs` processor cores, or on all when that is `nil`. `absent` are pages that are
  /// there and not given to it, each by `LANGUAGE/PATH`.
  package init(
    languages: [String], flows: [String: KnownFlow], limit: Int, jobs: Int? = nil, absent: [String: Absence] = [:]
  ) {
    self.absent = absent
    self.languages = languages
    self.flows = flows
    self.limit = limit
    self.jobs = jobs
  }

  /// Everything wrong with the pages. Repairs are searched for if `repairing`, which takes many trials for each problem.
  /// - Complexity: a run for each list, less those that are equal to one already made.
  package func check(_ pages: [Page], repairing: Bool = true) -> CheckedGuides {
    var (set, problems) = read(pages)
    let reports = inParallel(set.guides.count, jobs: jobs) { [set] in
      shapeProblems(set.guides[$0].page, repairing: repairing) + report($0, set)
    }
    for (place, found) in reports.enumerated() { problems[place] += found }
    let paths = set.index.paths
    let differences = inParallel(paths.count, jobs: jobs) { [set] in compareTranslations(of: paths[$0], set) }
    for (place, found) in differences.joined() {
      problems[place].removeAll { problem in found.contains { $0.explains(problem) } }
      problems[place] += found
    }
    let broken = brokenLists(problems, set)
    for place in problems.indices { problems[place].removeAll { !broken.isDisjoint(with: $0.otherLists) } }
    let diagnostics =
      repairing
      ? RepairSearch(checker: self, set: set, cache: RunCache(limit: limit)).repair(problems)
      : problems.flatMap { $0.map(\.diagnostic) }
    return CheckedGuides(
      guides: set.guides, diagnostics: diagnostics + languagesWithoutPages(set),
      runs: set.runs.map { lists in
        lists.map { $0.verification.map { RunStatistics(starts: $0.startCount, explored: $0.explored) } }
      })
  }

  /// The lists in which something is wrong, so that a step may be missing or too many.
  private func brokenLists(_ problems: [[Problem]], _ set: GuideSet) -> Set<ListPlace> {
    var broken: Set<ListPlace> = []
    for (place, found) in problems.enumerated() {
      let guide = set.guides[place]
      let found = found.filter { $0.isError && $0.diagnostic.id != .stepNumberWrong }
      for list in guide.stepLists
      where list.hasUnknownNames || list.isMisnumbered
        || found.contains(where: { $0.isOf(list, of: guide.page.document) })
      {
        broken.insert(ListPlace(guide: place, list: list.number))
      }
    }
    return broken
  }

  /// Looks up all names and runs all lists.
  func read(_ pages: [Page]) -> (set: GuideSet, problems: [[Problem]]) {
    let resolved = inParallel(pages.count, jobs: jobs) { resolve(pages[$0]) }
    var guides = resolved.map(\.0)
    var problems = resolved.map(\.1)
    let index = GuideIndex(guides)
    let asRead = guides
    let mentions = StepMentions(checker: self, guides: guides, index: index)
    for place in asRead.indices { problems[place] += mentions.problems(of: asRead[place]) }
    var found = 0
    for place in asRead.indices {
      let isSuggesting = found < Self.mostSuggestions
      let unknown = checkContinuations(of: &guides[place], among: asRead, index, isSuggesting: isSuggesting)
      problems[place] += unknown
      found += unknown.count
    }
    let runs = runs(of: guides, index)
    return (GuideSet(guides: guides, index: index, runs: runs, begun: begun(guides)), problems)
  }

  /// Runs all lists. Translations stand together, so that what is equal in them is run once.
  private func runs(of guides: [Guide], _ index: GuideIndex) -> [[ListRun]] {
    let paths = index.paths
    let byPath = inParallel(paths.count, chunk: 16, jobs: jobs, with: { RunCache(limit: limit) }) { number, cache in
      index.translations(of: paths[number]).map { place in
        (place: place, runs: cache.run(guides[place], model(of: guides[place].page), among: guides, index))
      }
    }
    var runs = [[ListRun]](repeating: [], count: guides.count)
    for (place, made) in byPath.joined() { runs[place] = made }
    return runs
  }

  /// Checks one page anew, with another text, and its translations against it.
  func recheck(_ place: Int, as page: Page, in set: GuideSet, _ cache: RunCache) -> (guide: Guide, problems: [Problem])
  {
    var (guide, problems) = resolve(page)
    var changed = set
    problems += shapeProblems(page, repairing: false)
    problems += StepMentions(checker: self, guides: set.guides, index: set.index).problems(of: guide)
    problems += checkContinuations(of: &guide, among: set.guides, set.index, isSuggesting: false)
    changed.guides[place] = guide
    changed.runs[place] = cache.run(guide, model(of: page), among: changed.guides, set.index)
    problems += report(place, changed)
    problems += compareTranslations(of: page.path, changed).flatMap { other, found in
      // What a translation says that does not work itself is no measure of this one.
      other == place || (measure(page.path, changed) == place && changed.works(other)) ? found : []
    }
    return (guide, problems)
  }

  /// A page with its names looked up, as far as the page alone tells.
  func reading(_ page: Page) -> Guide { resolve(page).0 }

  /// Why a page that is there is not among those checked.
  func absence(_ path: String, _ language: String) -> Absence? { absent["\(language)/\(path)"] }

  func model(of page: Page) -> FlowModel? {
    guard let flow = page.frontMatter.flow, case .model(let model)? = flows[flow] else { return nil }
    return model
  }

  // MARK: Names

  private func resolve(_ page: Page) -> (Guide, [Problem]) {
    // Of a page whose front matter cannot be read, nobody knows its flow; that has been reported.
    guard page.frontMatter.isReadable else { return (Guide(page: page), []) }
    guard let flow = page.frontMatter.flow else {
      return (Guide(page: page), page.frontMatter.hasMistypedFlow ? [] : checkWithoutFlow(page))
    }
    switch flows[flow] {
    case .model(let model):
      var resolver = Resolver(
        page, model, shape: ShapeFinding.all(in: page, ShapeFinding.Names(model, language: page.language)))
      let guide = resolver.resolve(PageOutline(page.document))
      return (guide, resolver.problems)
    case .unreadable: return (Guide(page: page), [])
    case nil:
      let meant = suggestion(for: flow, among: flows.keys.sorted())
      let location = SourceLocation(file: page.source.path, range: page.frontMatter.flowRange ?? .fileStart)
      let diagnostic = Diagnostic(
        .flowUnknown, at: location, "there is no flow model “\(flow)” in content/flows\(meant)")
      return (Guide(page: page), [Problem(diagnostic)])
    }
  }

  /// Claims of a page that names no flow have one cause: the line that is missing.
  private func checkWithoutFlow(_ page: Page) -> [Problem] {
    var first: (scheme: ClaimScheme, node: Document.NodeID)?
    var problems: [Problem] = []
    for node in page.document.nodes.indices {
      guard case .link(let destination, _) = page.document.nodes[node].kind else { continue }
      switch LinkTarget(destination) {
      // A step of another guide can be mentioned anywhere.
      case .claim(.step, let name) where StepReference(name).guide != nil: break
      case .claim(.step, _):
        problems.append(
          Problem(
            Diagnostic(
              .linkOutOfPlace, at: page.location(of: node), "this page has no steps that “step:” could name",
              notes: ["name the guide as well: [step 3](step:GUIDE#ACTION)"])))
      case .claim(let scheme, _): first = first ?? (scheme, node)
      case .unknownScheme(let scheme): problems.append(Problem(unknownScheme(scheme, page, node)))
      case .outside, .page: break
      }
    }
    guard let first else { return problems }
    // Whose own steps are not known for want of a flow has but that mistake.
    problems.removeAll { $0.diagnostic.id == .linkOutOfPlace }
    let known = flows.keys.sorted()
    let line = "flow: " + (known.count == 1 ? known[0] : "NAME")
    let start = SourceLocation(
      file: page.source.path,
      range: SourceRange(start: Position(line: 1, column: 1), end: Position(line: 1, column: 4)))
    let diagnostic = Diagnostic(
      .flowUnknown, at: start,
      "this page has links such as “\(first.scheme.rawValue):”, and names no flow model that they could be checked on",
      notes: known.count > 1 ? ["the flow models are \(known.joined(separator: ", "))"] : [],
      fixes: [
        Fix(
          "add a line “\(line)” to the front matter",
          edits: known.count == 1
            ? [Fix.Edit(at: SourceLocation(file: page.source.path, range: .lineStart(2)), text: line + "\n")] : [])
      ],
      related: [Related(at: page.location(of: first.node), "the first of them")])
    return [Problem(diagnostic)] + problems
  }

  /// For no more unknown guides the nearest name is looked for: each is compared with all pages.
  private static let mostSuggestions = 100

  /// Guide, list and step of each `continue:` exist in its language, on the same flow.
  private func checkContinuations(
    of guide: inout Guide, among guides: [Guide], _ index: GuideIndex, isSuggesting: Bool
  ) -> [Problem] {
    let page = guide.page
    guard let model = model(of: page) else { return [] }
    var problems: [Problem] = []
    for list in guide.stepLists.indices {
      for statement in guide.stepLists[list].statements {
        guard case .proceed(let continuation) = statement.kind else { continue }
        // What is wrong over there is reported there.
        if isUnknown(continuation, page.language, guides, index) {
          guide.stepLists[list].hasUnknownNames = true
          continue
        }
        guard let problem = problem(continuation, page, model, guides, index, isSuggesting) else {
          if let action = continuation.action, let target = index.guide(continuation.guide, page.language),
            let first = guides[target].stepLists.first, let step = first.steps(beginningWith: action).first
          {
            let wrong = StepMentions.wrongNumber(
              step, model.actions[action].id, guides[target].page, at: statement.node, of: page)
            if var wrong {
              wrong.otherLists = [ListPlace(guide: target, list: first.number)]
              problems.append(wrong)
            }
          }
          continue
        }
        problems.append(Problem(Diagnostic(problem.id, at: page.location(of: statement.node), problem.message)))
        guide.stepLists[list].hasUnknownNames = true
      }
    }
    return problems
  }

  /// Whether the guide that is meant is there, but cannot be read well enough to say where it would go on.
  private func isUnknown(
    _ continuation: Statement.Continuation, _ language: String, _ guides: [Guide], _ index: GuideIndex
  ) -> Bool {
    guard let target = index.guide(continuation.guide, language) else {
      return absent["\(language)/\(continuation.guide)"] == .unreadable
    }
    let matter = guides[target].page.frontMatter
    guard matter.isReadable else { return true }
    if let flow = matter.flow, flows[flow] == nil { return true }
    guard let list = guides[target].stepLists.first else { return guides[target].isMisread }
    return list.hasUnknownNames && list.entry(continuation.action) == nil
  }

  private func problem(
    _ continuation: Statement.Continuation, _ page: Page, _ model: FlowModel, _ guides: [Guide], _ index: GuideIndex,
    _ isSuggesting: Bool
  ) -> (id: DiagnosticID, message: String)? {
    let name = continuation.guide
    guard let target = index.guide(name, page.language) else {
      if absent["\(page.language)/\(name)"] == .draft { return (.guideUnknown, "the guide “\(name)” is a draft") }
      let known = isSuggesting ? guides.filter { $0.page.language == page.language }.map(\.page.path).sorted() : []
      let meant = suggestion(for: name, among: known)
      return (.guideUnknown, "there is no guide “\(name)” in \(page.language)\(meant)")
    }
    guard let flow = guides[target].page.frontMatter.flow, flow == model.name else {
      return (.guideUnknown, "the guide “\(name)” does not run on the flow \(model.name)")
    }
    guard let list = guides[target].stepLists.first else {
      return (.guideUnknown, "the guide “\(name)” has no step list to go on in")
    }
    guard list.entry(continuation.action) == nil else { return nil }
    guard let action = continuation.action else {
      return (.guideUnknown, "the step list of the guide “\(name)” says nothing to go on in")
    }
    let id = model.actions[action].id
    let numbers = list.steps(beginningWith: action).map(\.number)
    return (
      .stepUnknown,
      numbers.isEmpty
        ? "no step of the guide “\(name)” begins with “\(id)”"
        : "several steps of the guide “\(name)” begin with “\(id)”: \(numbers.joined(separator: ", "))"
    )
  }

  /// What Markdown reads otherwise than it looks.
  private func shapeProblems(_ page: Page, repairing: Bool) -> [Problem] {
    let names = ShapeFinding.Names(model(of: page), language: page.language)
    return ShapeFinding.problems(ShapeFinding.all(in: page, names), in: page, names, repairing: repairing)
  }

  // MARK: Runs

  private func report(_ place: Int, _ set: GuideSet) -> [Problem] {
    let guide = set.guides[place]
    guard let model = model(of: guide.page) else { return [] }
    return zip(guide.stepLists, set.runs[place]).flatMap { list, run -> [Problem] in
      guard let verification = run.verification, let program = run.program else { return [] }
      return VerificationReport(
        places: ProgramPlaces(page: guide.page, list: list, segments: set.lists(of: run.segments)), model: model,
        limit: limit, program: program, others: set
      ).problems(verification)
    }
  }

  // MARK: Translations

  /// The languages of a page that are compared, the reference first.
  func comparable(_ path: String, _ set: GuideSet) -> [Int] {
    inLanguageOrder(path, set).filter {
      set.guides[$0].page.frontMatter.isReadable && set.guides[$0].page.frontMatter.independent == nil
    }
  }

  private func inLanguageOrder(_ path: String, _ set: GuideSet) -> [Int] {
    let places = set.index.translations(of: path)
    return languages.compactMap { language in places.first { set.guides[$0].page.language == language } }
  }

  /// The site's languages that have a page here, or one that was not given to this checker.
  private func begun(_ guides: [Guide]) -> Set<String> {
    Set(guides.map(\.page.language)).union(absent.keys.map { String($0.prefix { $0 != "/" }) })
  }

  /// A language that has no page yet lacks them all for one reason.
  private func languagesWithoutPages(_ set: GuideSet) -> [Diagnostic] {
    let paths = set.index.paths
    guard !paths.isEmpty else { return [] }
    let what = paths.count == 1 ? "the site's one page is" : "all \(paths.count) pages are"
    return languages.filter { !set.begun.contains($0) }.map { language in
      let first = paths.contains("index") ? "index" : paths[0]
      return Diagnostic(
        .translationMissing, at: SourceLocation(file: "content/\(language)"),
        "there is no page in \(language) yet: \(what) missing", notes: ["write content/\(language)/\(first).md first"])
    }
  }

  /// The language that the others are compared with: the reference, unless that does not work and another one does.
  private func measure(_ path: String, _ set: GuideSet) -> Int? {
    let comparable = comparable(path, set)
    guard let reference = comparable.first, !set.works(reference) else { return comparable.first }
    return comparable.first { set.works($0) && !set.guides[$0].stepLists.isEmpty } ?? reference
  }

  private func compareTranslations(of path: String, _ set: GuideSet) -> [(place: Int, problems: [Problem])] {
    let inOrder = inLanguageOrder(path, set)
    guard let first = inOrder.first else { return [] }
    let missing = languages.filter { language in
      set.begun.contains(language) && !inOrder.contains { set.guides[$0].page.language == language }
        && absent["\(language)/\(path)"] != .unreadable
    }.map { language in
      let isDraft = absent["\(language)/\(path)"] == .draft
      return Problem(
        Diagnostic(
          .translationMissing, at: SourceLocation(file: set.guides[first].page.source.path),
          isDraft ? "this page is a draft in \(language)" : "this page is missing in \(language)",
          notes: [
            isDraft
              ? "when content/\(language)/\(path).md is ready, take “draft: true” out of it"
              : "write content/\(language)/\(path).md"
          ]))
    }
    var found = [(place: first, problems: missing)]
    let comparable = comparable(path, set)
    guard let measure = measure(path, set) else { return found }
    for place in comparable where place != measure {
      found.append((place, compare(place, with: measure, isReference: measure == comparable.first, set)))
    }
    return found
  }

  private func compare(_ place: Int, with measure: Int, isReference: Bool, _ set: GuideSet) -> [Problem] {
    let page = set.guides[place].page
    let wanted = set.guides[measure].page.frontMatter.flow
    let model = model(of: set.guides[measure].page)
    let language = set.guides[measure].page.language
    let name = isReference ? "the reference" : language
    guard page.frontMatter.flow == wanted else {
      // An unknown or unreadable flow is reported as such, and so is one that is missing; two good ones cannot be
      // compared statement by statement.
      if page.frontMatter.flow == nil, page.hasClaims { return [] }
      if wanted == nil, set.guides[measure].page.hasClaims { return [] }
      guard (page.frontMatter.flow == nil) == (self.model(of: page) == nil), (wanted == nil) == (model == nil) else {
        return []
      }
      let location = SourceLocation(file: page.source.path, range: page.frontMatter.flowRange ?? .fileStart)
      let message = wanted.map { "\(name) runs on the flow \($0)" } ?? "\(name) has no flow"
      return [Problem(Diagnostic(.translationDiffers, at: location, "differs from \(language): \(message)"))]
    }
    guard let model else { return [] }
    var problems = TranslationComparer(
      reference: set.translation(measure), called: name, translation: set.translation(place), model: model
    ).problems()
    for index in problems.indices {
      guard case .list(let list)? = problems[index].cause else { continue }
      problems[index].explainsRunBefore = set.works(measure, list: list - 1)
    }
    return problems
  }
}

/// All guides with their runs.
struct GuideSet: Sendable {
  var guides: [Guide]
  let index: GuideIndex
  /// For each guide, each of its lists.
  var runs: [[ListRun]]
  /// The languages that have any page, be it a draft or one that cannot be read.
  let begun: Set<String>

  func translation(_ place: Int) -> Translation {
    Translation(guide: guides[place], runs: runs[place].map(\.verification))
  }

  /// The lists that a list goes on in, with their pages.
  func lists(of segments: [(guide: Int, start: Int)]) -> [(page: Page, list: StepList, start: Int)] {
    segments.compactMap { part in
      guides[part.guide].stepLists.first.map { (guides[part.guide].page, $0, part.start) }
    }
  }

  /// Whether nothing is wrong with a guide's own lists.
  func works(_ place: Int) -> Bool {
    !guides[place].isMisread && guides[place].stepLists.indices.allSatisfy { works(place, list: $0) }
  }

  func works(_ place: Int, list: Int) -> Bool {
    !guides[place].stepLists[list].hasUnknownNames && !guides[place].stepLists[list].isMisnumbered
      && runs[place][list].verification?.findings.isEmpty ?? false
  }

  /// Whether a statement of a page's first list fails for that list's own readers.
  func fails(_ page: Page, _ statement: Int, _ id: DiagnosticID) -> Bool {
    verification(of: page)?.findings.contains { finding in
      !finding.isOfSentReaders && finding.failure.isFailure(of: statement, id)
    } ?? false
  }

  /// Whether a statement of a page's first list fails in the run of another page's first list, which goes on there.
  func fails(_ page: Page, _ statement: Int, _ id: DiagnosticID, inRunOf other: Page) -> Bool {
    guard let place = index.guide(other.path, other.language), let run = runs[place].first,
      let verification = run.verification,
      let segment = run.segments.first(where: { guides[$0.guide].page.path == page.path })
    else { return false }
    return verification.findings.contains { $0.failure.isFailure(of: segment.start + statement, id) }
  }

  /// Whether a page's first list misses a goal.
  func missesGoal(_ page: Page) -> Bool {
    verification(of: page)?.findings.contains { finding in
      if case .goalNotReached = finding.failure { true } else { false }
    } ?? false
  }

  private func verification(of page: Page) -> Verification? {
    index.guide(page.path, page.language).flatMap { runs[$0].first?.verification }
  }
}

extension Verification.Failure {
  fileprivate func isFailure(of instruction: Int, _ id: DiagnosticID) -> Bool {
    switch (self, id) {
    case (.notPossible(instruction), .stepNotPossible), (.expectationFalse(instruction), .expectationFalse),
      (.ambiguous(instruction, _), .labelAmbiguous):
      true
    default: false
    }
  }
}
