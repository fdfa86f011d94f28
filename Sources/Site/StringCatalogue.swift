import Diagnostics
import Records

/// The texts of the templates in one language: `templates/strings/LANG.yml` (LANGUAGE.md §3).
struct StringCatalogue: Sendable {
  let language: String
  let rule: PluralRule
  /// Texts that stand in templates, by key.
  private(set) var texts: [String: String] = [:]
  /// Texts with a number in them: by key, then by plural form.
  private(set) var plurals: [String: [String: String]] = [:]
  /// Names of the months as they stand in a date; 12, or none when they are missing.
  private(set) var months: [String] = []
  /// How a date is written: `{day} {month} {year}`.
  private(set) var date = ""
  /// Whether the file could be read, so that a key which is not here is missing in it.
  private(set) var isReadable = false
  /// Where each key stands, in the order of the file.
  private(set) var keys: [(key: String, range: SourceRange)] = []

  /// The names in braces that the program fills in, by the key of the text.
  static let pluralArguments: [String: [String]] = [
    "verified": ["count", "starts"],
    "verified-starts": ["count"],
  ]
  static let dateArguments = ["day", "month", "year"]
  /// Keys whose texts the program asks for itself.
  static let ownKeys =
    ["date", "months", "not-found-title"] + pluralArguments.keys.sorted() + BuiltInTexts.words.keys.sorted()

  init(language: String) {
    self.language = language
    rule = PluralRule(language: language)
  }

  /// A text with a number, in the plural form that the number takes.
  func text(_ key: String, count: Int, _ arguments: [String: String] = [:]) -> String {
    guard let forms = plurals[key], let form = forms[rule.form(for: count)] ?? forms["other"] else { return "" }
    return filledIn(form, arguments.merging(["count": String(count)]) { first, _ in first })
  }

  /// A date as in front matter, `2026-01-31`, in the form of the language; as it is where it is no date.
  func text(date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return date }
    return filledIn(
      self.date, ["day": String(parts[2]), "month": months[parts[1] - 1], "year": String(parts[0])])
  }
}

extension StringCatalogue {
  /// Reads a strings file.
  /// - Returns: its texts, and everything wrong with it but for keys that only templates can know.
  static func read(
    _ source: SourceFile, language: String
  ) -> (catalogue: StringCatalogue, diagnostics: [Diagnostic]) {
    var reader = StringReader(catalogue: StringCatalogue(language: language), file: source.path)
    let (record, diagnostics) = Record.read(yaml: source, reportingAs: .stringMissing)
    reader.diagnostics = diagnostics
    if let record {
      reader.read(record)
    } else if diagnostics.isEmpty {
      reader.report(.fileStart, "this file has no texts")
    }
    return (reader.catalogue, reader.diagnostics)
  }

  /// Takes the program's own words for what the file does not say.
  /// - Returns: the keys of those that are not there in the language, and are taken in English.
  fileprivate mutating func takeBuiltInTexts() -> [String] {
    let here = Set(keys.map(\.key))
    var foreign: [String] = []
    for (key, words) in BuiltInTexts.words.sorted(by: { $0.key < $1.key }) where !here.contains(key) {
      let own = words[language] ?? words[String(language.prefix { $0 != "-" })]
      texts[key] = own ?? words["en"]
      if own == nil { foreign.append(key) }
    }
    return foreign
  }

  fileprivate mutating func setReadable() { isReadable = true }

  fileprivate mutating func add(text: String, _ key: String) { texts[key] = text }

  fileprivate mutating func add(forms: [String: String], _ key: String) { plurals[key] = forms }

  fileprivate mutating func add(_ key: String, _ range: SourceRange) { keys.append((key, range)) }

  fileprivate mutating func set(months: [String]) { self.months = months }

  fileprivate mutating func set(date: String) { self.date = date }
}

private struct StringReader {
  var catalogue: StringCatalogue
  let file: String
  var diagnostics: [Diagnostic] = []

  mutating func report(_ range: SourceRange, _ message: String, _ notes: [String] = []) {
    diagnostics.append(
      Diagnostic(.stringMissing, at: SourceLocation(file: file, range: range), message, notes: notes))
  }

  mutating func read(_ record: Record) {
    guard case .fields(let fields) = record.content else {
      report(record.range, "a strings file is written as a mapping (key: text), but here stands \(record.kindName)")
      return
    }
    catalogue.setReadable()
    for field in fields {
      catalogue.add(field.key, field.keyRange)
      switch field.key {
      case "months": readMonths(field)
      case "date":
        if let text = text(field) {
          check(text, field.value.range, names: StringCatalogue.dateArguments, required: StringCatalogue.dateArguments)
          catalogue.set(date: text)
        }
      default:
        if let names = StringCatalogue.pluralArguments[field.key] {
          readForms(field, names)
        } else if let text = text(field) {
          catalogue.add(text: text, field.key)
        }
      }
    }
    let foreign = catalogue.takeBuiltInTexts()
    if !foreign.isEmpty {
      let keys = foreign.map { "“\($0)”" }.joined(separator: ", ")
      let (what, verb, it) =
        foreign.count == 1 ? ("the text", "is", "it") : ("the texts", "are", "them")
      diagnostics.append(
        Diagnostic(
          .stringMissing, at: SourceLocation(file: file),
          "\(what) \(keys) \(verb) missing in \(catalogue.language); pages have \(it) in English", severity: .warning,
          notes: ["write \(it) in this file"]))
    }
    for key in StringCatalogue.ownKeys
    where BuiltInTexts.words[key] == nil && !fields.contains(where: { $0.key == key }) {
      report(.fileStart, "the text “\(key)” is missing in \(catalogue.language)")
    }
  }

  private mutating func text(_ field: Record.Field) -> String? {
    guard let text = field.value.text, !text.isEmpty else {
      let what = field.value.text == nil ? "is \(field.value.kindName), where one text should be" : "is empty"
      report(field.keyRange, "the text “\(field.key)” \(what)")
      return nil
    }
    return text
  }

  private mutating func readMonths(_ field: Record.Field) {
    guard case .list(let items) = field.value.content, items.count == 12,
      items.allSatisfy({ $0.text?.isEmpty == false })
    else {
      report(field.keyRange, "“months” is a list of the 12 months as they stand in a date")
      return
    }
    catalogue.set(months: items.compactMap(\.text))
  }

  private mutating func readForms(_ field: Record.Field, _ names: [String]) {
    let wanted = catalogue.rule.forms
    guard case .fields(let fields) = field.value.content else {
      report(
        field.keyRange, "“\(field.key)” has a number in it, and so a text for each plural form",
        ["plural forms of \(catalogue.language): \(wanted.joined(separator: ", "))"])
      return
    }
    var forms: [String: String] = [:]
    for form in fields {
      guard wanted.contains(form.key) || catalogue.rule.fractionForms.contains(form.key) else {
        report(
          form.keyRange, "\(catalogue.language) has no plural form “\(form.key)”",
          ["plural forms of \(catalogue.language): \(wanted.joined(separator: ", "))"])
        continue
      }
      guard let text = text(form) else { continue }
      // “one step” needs no digits.
      let mayLackCount = catalogue.rule.isOfOneNumber(form.key)
      check(text, form.value.range, names: names, required: names.filter { $0 != "count" || !mayLackCount })
      forms[form.key] = text
    }
    let missing = wanted.filter { form in !fields.contains { $0.key == form } }
    if !missing.isEmpty {
      let plural = missing.count == 1 ? "the plural form" : "the plural forms"
      report(field.keyRange, "“\(field.key)” lacks \(plural) \(missing.joined(separator: ", "))")
    }
    catalogue.add(forms: forms, field.key)
  }

  /// Reports names in braces that nothing fills in, and those that the text must have.
  private mutating func check(_ text: String, _ range: SourceRange, names: [String], required: [String]) {
    let used = argumentNames(text)
    let known = names.map { "{\($0)}" }.joined(separator: ", ")
    for name in used where !names.contains(name) {
      report(range, "nothing fills in “{\(name)}” here", ["known here: \(known)"])
    }
    // A name that nothing fills in may be the missing one, mistyped.
    guard used.allSatisfy(names.contains) else { return }
    for name in required where !used.contains(name) { report(range, "“{\(name)}” is missing in this text") }
  }
}

/// `text` with the names in braces replaced.
private func filledIn(_ text: String, _ arguments: [String: String]) -> String {
  var result = ""
  var rest = text[...]
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    result += rest[..<open]
    let name = rest[rest.index(after: open)..<close]
    result += arguments[String(name)] ?? String(rest[open...close])
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}

private func argumentNames(_ text: String) -> [String] {
  text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
    part.firstIndex(of: "}").map { String(part[..<$0]) }
  }
}
