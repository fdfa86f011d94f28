package import Diagnostics

/// Reads the fields of one mapping: hands out values by key, and reports what is wrong with them.
package struct FieldReader {
  private let record: Record
  private let fields: [Record.Field]
  private let file: String
  private let id: DiagnosticID

  /// Reads a record's fields; reports a record that has none, and every key not in `keys`.
  /// Reports name the thing as `what`, with its article (`an action`); `keys` is `nil` when any id may stand there.
  package init(
    _ record: Record, _ what: String, keys: [String]?, file: String, reportingAs id: DiagnosticID,
    into diagnostics: inout [Diagnostic]
  ) {
    self.record = record
    self.file = file
    self.id = id
    guard case .fields(let fields) = record.content else {
      self.fields = []
      if !record.isEmpty {
        diagnostics.append(
          Diagnostic(
            id, at: SourceLocation(file: file, range: record.range),
            "\(what) is written as a mapping (key: value), but here stands \(record.kindName)"))
      }
      return
    }
    self.fields = fields
    guard let keys else { return }
    for field in fields where !keys.contains(field.key) {
      let meant = nearest(to: field.key, in: keys)
      diagnostics.append(
        Diagnostic(
          id, at: SourceLocation(file: file, range: field.keyRange),
          "\(what) has no key “\(field.key)”\(suggestion(of: meant))",
          notes: (meant == nil ? ["known keys: \(keys.joined(separator: ", "))"] : [])
            + (field.value.isEmpty && meant == nil ? ["a text with a comma in it stands in quotes"] : [])))
    }
  }

  /// All fields, in the order written.
  package var all: [Record.Field] { fields }

  package func field(_ key: String) -> Record.Field? { fields.first { $0.key == key } }

  /// The value of a key; none when nothing stands behind it.
  package func value(_ key: String) -> Record? {
    field(key).flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  /// The text of a key; reports a list or mapping in its place.
  package func text(_ key: String, into diagnostics: inout [Diagnostic]) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.text else {
      diagnostics.append(wrongKind(key, value, "a text"))
      return nil
    }
    return text
  }

  /// `true` or `false`; reports anything else.
  package func truth(_ key: String, into diagnostics: inout [Diagnostic]) -> Bool? {
    guard let value = value(key) else { return nil }
    switch value.text {
    case "true": return true
    case "false": return false
    default:
      diagnostics.append(wrongKind(key, value, "true or false"))
      return nil
    }
  }

  /// The texts of a list, or one text alone; reports what is neither.
  package func texts(_ key: String, into diagnostics: inout [Diagnostic]) -> [Record]? {
    guard let value = value(key) else { return nil }
    guard case .list(let items) = value.content else {
      if value.text != nil { return [value] }
      diagnostics.append(wrongKind(key, value, "a list"))
      return nil
    }
    return items.filter { item in
      if item.text != nil { return true }
      diagnostics.append(wrongKind(key, item, "a list of texts"))
      return false
    }
  }

  private func wrongKind(_ key: String, _ value: Record, _ wanted: String) -> Diagnostic {
    Diagnostic(
      id, at: SourceLocation(file: file, range: value.range),
      "“\(key)” is \(wanted), but here stands \(value.text.map { "“\($0)”" } ?? value.kindName)")
  }
}
