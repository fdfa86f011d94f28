import Diagnostics

/// Checks that templates name only what there is: values, texts and partials.
struct TemplateChecker {
  let sources: [String: SourceFile]
  /// Tags of the templates that are whole, by name.
  let tags: [String: [TemplateTag]]
  let assets: TemplateAssets
  /// Keys of all languages' texts; `nil` when some cannot be read.
  let textKeys: [String]?
  private(set) var diagnostics: [Diagnostic] = []
  /// Keys of texts that templates use.
  private(set) var usedTexts: Set<String> = []
  private var reported: Set<SourceLocation> = []
  /// How many more tags may be looked at: partials that hold others twice, and so on, would go on for ever.
  private var budget = 0
  /// Whether every tag of every template was looked at.
  private(set) var isComplete = true

  init(sources: [String: SourceFile], tags: [String: [TemplateTag]], assets: TemplateAssets, textKeys: [String]?) {
    self.assets = assets
    self.sources = sources
    self.tags = tags
    self.textKeys = textKeys
  }

  /// Checks one of the templates that pages are made with, and the partials in it.
  mutating func check(_ name: String, shape: [String: TemplateShape]) {
    budget = 20_000
    walk(name, [TemplateShape.constants, shape], path: [name])
  }

  /// Templates may stand in each other so deep; walking and rendering both recurse.
  private static let deepest = 50

  private mutating func report(_ name: String, _ tag: TemplateTag, _ message: String, _ notes: [String] = []) {
    guard let source = sources[name] else { return }
    let location = SourceLocation(source, tag.range)
    // A partial is walked once for each place that it stands in.
    guard reported.insert(location).inserted else { return }
    diagnostics.append(Diagnostic(.template, at: location, message, notes: notes))
  }

  /// Goes through the tags of a template. `path` names the templates that are open, the innermost last.
  private mutating func walk(_ name: String, _ outer: [[String: TemplateShape]], path: [String]) {
    var scopes = outer
    let all = tags[name] ?? []
    for (index, tag) in all.enumerated() {
      budget -= 1
      if budget == 0 { report(name, tag, "the partials of this template make it too large") }
      guard budget > 0 else {
        isComplete = false
        return
      }
      switch tag.kind {
      case .comment: break
      case .close: if scopes.count > outer.count { scopes.removeLast() }
      case .partial: enter(tag, in: name, scopes, path)
      case .section where tag.name == "asset":
        scopes.append([:])
        checkAsset(tag, all[(index + 1)...], in: name)
      case .variable, .unescaped: checkVariable(tag, in: name, scopes)
      case .section, .inverted: scopes.append(scope(tag, in: name, scopes))
      }
    }
  }

  private mutating func enter(
    _ tag: TemplateTag, in name: String, _ scopes: [[String: TemplateShape]], _ path: [String]
  ) {
    if path.contains(tag.name) {
      report(name, tag, "the template “\(tag.name)” holds itself, without end")
    } else if path.count >= Self.deepest {
      report(name, tag, "templates stand in each other more than \(Self.deepest) deep here")
    } else if sources[tag.name] != nil {
      walk(tag.name, scopes, path: path + [tag.name])
    } else {
      let meant = suggestion(for: tag.name, among: sources.keys.sorted())
      report(name, tag, "there is no template “\(tag.name).mustache”\(meant)")
    }
  }

  private mutating func checkAsset(_ tag: TemplateTag, _ rest: ArraySlice<TemplateTag>, in name: String) {
    guard let source = sources[name] else { return }
    guard let (path, range, _) = assets.path(in: tag, rest, of: source) else {
      return report(name, tag, "between {{#asset}} and {{/asset}} stands the path of a file, and nothing else")
    }
    guard let problem = assets.problem(path, source, range), reported.insert(problem.location).inserted else { return }
    diagnostics.append(problem)
  }

  private mutating func checkVariable(_ tag: TemplateTag, in name: String, _ scopes: [[String: TemplateShape]]) {
    guard let shape = lookUp(tag, in: name, scopes) else { return }
    switch (shape, tag.kind) {
    case (.text, .variable), (.markup, .unescaped): break
    case (.text, _): report(name, tag, "“\(tag.name)” is plain text; write {{\(tag.name)}}")
    case (.markup, _): report(name, tag, "“\(tag.name)” is HTML; write {{{\(tag.name)}}}")
    case (.flag, _), (.group, _), (.list, _):
      report(
        name, tag, "“\(tag.name)” is \(shape.words), and no text; write {{#\(tag.name)}} … {{/\(tag.name)}}")
    }
  }

  /// What is known inside a section besides what is known around it.
  private mutating func scope(
    _ tag: TemplateTag, in name: String, _ scopes: [[String: TemplateShape]]
  ) -> [String: TemplateShape] {
    switch lookUp(tag, in: name, scopes) {
    case .group(let names), .list(let names): tag.kind == .section ? names : [:]
    case .text, .markup, .flag, nil: [:]
    }
  }

  private mutating func lookUp(
    _ tag: TemplateTag, in name: String, _ scopes: [[String: TemplateShape]]
  ) -> TemplateShape? {
    let parts = tag.name.split(separator: ".").map(String.init)
    if parts.first == "text", parts.count == 2 {
      return lookUpText(parts[1], tag, in: name)
    }
    guard let first = parts.first else {
      report(name, tag, "“.” means nothing here; write the name of a value")
      return nil
    }
    guard var shape = scopes.reversed().lazy.compactMap({ $0[first] }).first else {
      reportUnknown(first, tag, in: name, scopes.flatMap(\.keys) + ["text"])
      return nil
    }
    for part in parts.dropFirst() {
      guard case .group(let names) = shape, let next = names[part] else {
        if case .group(let names) = shape {
          reportUnknown(part, tag, in: name, Array(names.keys))
        } else {
          report(name, tag, "“\(first)” is \(shape.words) and has no “\(part)”")
        }
        return nil
      }
      shape = next
    }
    return shape
  }

  private mutating func lookUpText(_ key: String, _ tag: TemplateTag, in name: String) -> TemplateShape? {
    usedTexts.insert(key)
    guard let textKeys, !textKeys.contains(key) else { return .text }
    let meant = suggestion(for: key, among: textKeys)
    report(
      name, tag, "there is no text “\(key)” in any language\(meant)",
      meant.isEmpty ? ["texts stand in templates/strings/LANGUAGE.yml"] : [])
    return nil
  }

  private mutating func reportUnknown(_ part: String, _ tag: TemplateTag, in name: String, _ known: [String]) {
    let known = Set(known).sorted()
    let meant = nearest(to: part, in: known)
    report(
      name, tag, "nothing is called “\(part)” here\(suggestion(of: meant))",
      meant == nil ? ["known here: \(known.joined(separator: ", "))"] : [])
  }
}
