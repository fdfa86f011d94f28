package import Diagnostics
import Records

extension FlowModel {
  /// Reads a flow model.
  ///
  /// - Parameters:
  ///   - source: the file; its name without folders and ending is the model's name.
  ///   - languages: those that every label and title must be there in.
  /// - Returns: the model, unless it could not be read; and everything wrong with how it is written.
  package static func load(_ source: SourceFile, languages: [String]) -> (model: FlowModel?, diagnostics: [Diagnostic])
  {
    let (record, diagnostics) = Record.read(yaml: source, reportingAs: .modelSyntax)
    var loader = ModelLoader(source: source, languages: languages, diagnostics: diagnostics)
    guard let record else {
      if diagnostics.isEmpty {
        loader.report(.modelSyntax, .fileStart, "this flow model is empty; it needs at least starts and screens")
      }
      return (nil, loader.diagnostics)
    }
    guard case .fields = record.content else {
      let message = "a flow model is written as a mapping (key: value), but here stands \(record.kindName)"
      loader.report(.modelSyntax, record.range, message)
      return (nil, loader.diagnostics)
    }
    let model = loader.load(record)
    return (loader.couldBeRead ? model : nil, loader.diagnostics)
  }
}

/// Turns records into a model in three rounds: what is declared, what the names mean, what the expressions say.
struct ModelLoader {
  let source: SourceFile
  let languages: [String]
  var diagnostics: [Diagnostic]
  var missingTexts = MissingTexts()

  var enumerations: [FlowModel.Enumeration] = []
  var variables: [FlowModel.Variable] = []
  var screens: [ScreenDraft] = []
  var actions: [ActionDraft] = []
  /// Actions whose id is another's: no part of the model, but what is wrong in them is reported, too.
  var reusedActions: [ActionDraft] = []
  var variableNamed: [String: Int] = [:]
  var screenNamed: [String: Int] = [:]
  var actionNamed: [String: Int] = [:]
  var scope = Scope(variables: [:], types: [], enumerations: [])
  /// The enumeration that has just these values; not that of the screens.
  var enumerationOf: [Set<String>: Int] = [:]
  /// Actions of shared groups, each counted once for each screen that includes it.
  var includedCount = 0
  /// More than any product has; keeps what a short file can ask for bounded.
  static let mostIncluded = 1_000_000
  /// Variables and conditions that are declared, but with a mistake.
  var broken: Set<String> = []

  /// A screen whose actions are known by index, and whose expressions are not yet read.
  struct ScreenDraft {
    let field: Record.Field
    let reader: FieldReader
    var actions: [Int] = []
    var fields: [Int] = []
  }

  struct ActionDraft {
    let field: Record.Field
    let reader: FieldReader
    let isField: Bool
    var screens: [Int] = []
  }

  /// Without a mistake of the kinds after which a model is not run.
  var couldBeRead: Bool {
    !diagnostics.contains {
      [.modelSyntax, .idReused, .idUnknown, .typeMismatch, .notUTF8, .fileTooLarge].contains($0.id)
    }
  }

  mutating func load(_ record: Record) -> FlowModel {
    let top = FieldReader(
      record, "a flow model",
      keys: ["title", "state", "starts", "conditions", "always", "facts", "shared", "screens"],
      file: source.path, reportingAs: .modelSyntax, into: &diagnostics)
    let title = top.field("title").map { wording($0.value, key: "title", of: "the model") }
    declareScreens(top)
    declareState(top)
    let layout = Layout(domains: variables.map(\.domain))
    scope = Scope(
      variables: variableNamed, types: variables.map(\.type), enumerations: enumerations, broken: broken)
    let starts = readStarts(top)
    let conditions = readConditions(top, startNames: Dictionary(starts.map { ($0.id, $0.range) }) { first, _ in first })
    let invariants = readInvariants(top)
    let facts = readFacts(top)
    let finishedActions = actions.map { readAction($0) }
    for draft in reusedActions { _ = readAction(draft) }
    let finishedScreens = screens.map { readScreen($0) }
    checkSharedNames(finishedActions, finishedScreens)
    reportMissingTexts()
    let code = MachineCodeBuilder.code(
      variables: variables, layout: layout, screens: finishedScreens, actions: finishedActions,
      conditions: conditions, invariants: invariants)
    return FlowModel(
      name: Self.name(of: source), source: source, title: title ?? nil, enumerations: enumerations,
      variables: variables, starts: starts, conditions: conditions, invariants: invariants, facts: facts,
      screens: finishedScreens, actions: finishedActions, layout: layout, code: code, trials: ValueTrials(),
      variableNamed: variableNamed, startNamed: index(starts.map(\.id)), conditionNamed: index(conditions.map(\.id)),
      factNamed: index(facts.map(\.id)), screenNamed: screenNamed, actionNamed: actionNamed)
  }

  static func name(of source: SourceFile) -> String {
    let file = source.path.split(separator: "/").last.map(String.init) ?? source.path
    return file.hasSuffix(".yml") ? String(file.dropLast(4)) : file
  }

  private func index(_ ids: [String]) -> [String: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// An action and a screen may have one id only where `ui:` need not tell them apart, because the one's label is
  /// the other's title: a button “Help” that leads to the page “Help”.
  private mutating func checkSharedNames(_ actions: [FlowModel.Action], _ screens: [FlowModel.Screen]) {
    for action in actions {
      guard let index = screenNamed[action.id] else { continue }
      let screen = screens[index]
      if let label = action.label, let title = screen.title,
        languages.allSatisfy({ label.text(in: $0) == title.text(in: $0) }), !languages.isEmpty || label == title
      {
        continue
      }
      report(
        .idReused, action.range, "“\(action.id)” names an action and a screen; “ui:\(action.id)” could mean both",
        related: related(screen.range, "the screen is here"))
    }
  }

  // MARK: Reports

  mutating func report(
    _ id: DiagnosticID, _ range: SourceRange, _ message: String, notes: [String] = [], fixes: [Fix] = [],
    related: [Related] = []
  ) {
    diagnostics.append(
      Diagnostic(
        id, at: SourceLocation(file: source.path, range: range), message, notes: notes, fixes: fixes, related: related))
  }

  func related(_ range: SourceRange, _ message: String) -> [Related] {
    [Related(at: SourceLocation(file: source.path, range: range), message)]
  }

  /// Reports a key that is no id. Returns whether it is one.
  mutating func checkIdentifier(_ field: Record.Field, _ what: String) -> Bool {
    if isIdentifier(field.key) { return true }
    guard !field.key.isEmpty else {
      report(.modelSyntax, field.keyRange, "here stands no id for \(what); ids are words like “edit-cards”")
      return false
    }
    report(
      .modelSyntax, field.keyRange,
      "“\(field.key)” cannot name \(what); ids are lower-case words joined by hyphens, like “edit-cards”")
    return false
  }

  // MARK: Wordings

  /// Reads a text in each language, or one for all; reports what is missing.
  mutating func wording(_ record: Record, key: String, of what: String) -> Wording? {
    switch record.content {
    case .text(let text, _):
      let text = folded(text)
      guard !text.isEmpty else {
        report(.labelMissing, record.range, "the \(key) of \(what) is empty")
        return nil
      }
      checkBraces(text, record.range, key, what)
      return Wording(common: text, byLanguage: [:])
    case .list:
      report(.modelSyntax, record.range, "“\(key)” is one text, or a text for each language, but here stands a list")
      return nil
    case .fields(let fields):
      var byLanguage: [String: String] = [:]
      for field in fields where checkLanguage(field, key) {
        guard let text = field.value.text else {
          report(.modelSyntax, field.value.range, "“\(key)” is a text, but here stands \(field.value.kindName)")
          continue
        }
        if !folded(text).isEmpty { byLanguage[field.key] = folded(text) }
        checkBraces(text, field.value.range, key, what)
      }
      // Where a key names no language, it is not known what is missing.
      if fields.allSatisfy({ isLanguageTag($0.key) }) {
        missingTexts.add(byLanguage.keys, at: record.range, in: languages) {
          "the \(key) of \(what) is missing in \($0)"
        }
      }
      return Wording(common: nil, byLanguage: byLanguage)
    }
  }

  /// Reports names in braces: nobody sees them on a screen, and nothing is filled in for them.
  private mutating func checkBraces(_ text: String, _ range: SourceRange, _ key: String, _ what: String) {
    guard let open = text.firstIndex(where: { "{}".contains($0) }) else { return }
    let name = text[open...].firstIndex(of: "}").map { text[open...$0] } ?? text[open...open]
    report(
      .modelSyntax, range, "nothing is filled in for “\(name)” in the \(key) of \(what)",
      notes: ["write the words that readers see on the screen"])
  }

  private mutating func reportMissingTexts() {
    for language in missingTexts.languagesWithoutText {
      report(
        .labelMissing, .fileStart,
        "nothing in this model is in \(language): \(missingTexts.count) titles, labels and facts are missing")
    }
    for (range, message) in missingTexts.gaps() { report(.labelMissing, range, message) }
  }

  /// Reports a key that names no language. A model may be ahead of its site: languages that the site lacks are fine.
  private mutating func checkLanguage(_ field: Record.Field, _ key: String) -> Bool {
    if isLanguageTag(field.key) { return true }
    let meant = suggestion(for: field.key, among: languages)
    let hint = field.value.isEmpty ? "; a text with a comma in it stands in quotes" : meant
    report(.modelSyntax, field.keyRange, "“\(key)” has no language “\(field.key)”\(hint)")
    return false
  }

  private mutating func readFacts(_ top: FieldReader) -> [FlowModel.Fact] {
    guard let section = top.value("facts") else { return [] }
    let reader = mapping(section, "facts")
    return reader.all.compactMap { field in
      guard checkIdentifier(field, "a fact") else { return nil }
      let texts = wordings(field.value, key: field.key, of: "the fact “\(field.key)”")
      if texts.byLanguage.isEmpty, texts.common.isEmpty {
        report(.labelMissing, field.keyRange, "the fact “\(field.key)” has no wording")
      } else if texts.common.isEmpty {
        let written = texts.byLanguage.filter { !$0.value.isEmpty }.keys
        missingTexts.add(written, at: field.keyRange, in: languages) {
          "the fact “\(field.key)” has no wording in \($0)"
        }
      }
      return FlowModel.Fact(id: field.key, wordings: texts, range: field.keyRange)
    }
  }

  /// One text or a list of texts, for each language or for all.
  mutating func wordings(_ record: Record, key: String, of what: String) -> Wordings {
    guard case .fields(let languages) = record.content else {
      return Wordings(common: texts(record, of: what), byLanguage: [:])
    }
    var byLanguage: [String: [String]] = [:]
    for language in languages where checkLanguage(language, key) {
      byLanguage[language.key] = texts(language.value, of: what)
    }
    return Wordings(common: [], byLanguage: byLanguage)
  }

  private mutating func texts(_ record: Record, of what: String) -> [String] {
    let records: [Record]
    if case .list(let items) = record.content { records = items } else { records = [record] }
    return records.compactMap { item in
      guard let text = item.text else {
        report(.modelSyntax, item.range, "a wording of \(what) is a text, but here stands \(item.kindName)")
        return nil
      }
      return folded(text).isEmpty ? nil : folded(text)
    }
  }

  /// Reads a mapping whose keys are ids.
  mutating func mapping(_ record: Record, _ what: String) -> FieldReader {
    FieldReader(record, "“\(what)”", keys: nil, file: source.path, reportingAs: .modelSyntax, into: &diagnostics)
  }

  /// Reads a mapping with known keys; `nil` when any id may stand there.
  mutating func mapping(_ record: Record, _ what: String, keys: [String]?) -> FieldReader {
    FieldReader(record, what, keys: keys, file: source.path, reportingAs: .modelSyntax, into: &diagnostics)
  }
}
