import Diagnostics
import FlowModel
import Foundation
import Guides
import Markdown
import Records
import Testing

/// All that readers read, against a dictionary of each language and a list of further right words beside this file.
///
/// Needs hunspell with a dictionary for each language; on Debian: hunspell, hunspell-en-us, hunspell-ru, hunspell-sw.
@Suite("Spelling") struct SpellingTests {
  private let content: RealContent

  init() throws { content = try RealContent.shared.get() }

  private static let dictionaries = ["en": "en_US", "ru": "ru_RU", "sw": "sw_TZ"]

  @Test("Every word is in the dictionary or in the list of right words, and every listed word is needed")
  func wordsAreRight() throws {
    for language in content.languages {
      let dictionary = try #require(Self.dictionaries[language], "no dictionary is named for \(language)")
      let unknown = try unknownWords(prose(in: language), dictionary)
      let name = "Tests/ContentTests/words-\(language).txt"
      let listed = try String(contentsOf: content.root.appending(path: name), encoding: .utf8)
        .split(separator: "\n").map(String.init)
      #expect(listed == Set(listed).sorted(), "\(name) is not sorted, or names a word twice")
      // A word that begins a sentence is listed as it stands within one.
      let needed = Set(unknown.map { listed.contains($0) ? $0 : $0.lowercased() })
      let misspelt = needed.subtracting(listed).sorted()
      #expect(misspelt.isEmpty, "words of \(language) that are in no dictionary: \(misspelt.joined(separator: ", "))")
      let idle = Set(listed).subtracting(needed).sorted()
      #expect(idle.isEmpty, "\(name) lists what it need not: \(idle.joined(separator: ", "))")
    }
  }

  // MARK: Texts

  /// Pages, the site file, wordings of the models and texts of the templates, a line each.
  private func prose(in language: String) throws -> [String] {
    var lines = try texts(of: language, in: content.record("content/site.yml"))
    for model in content.models {
      let wordings = [model.title] + model.screens.map(\.title) + model.actions.map(\.label)
      lines += wordings.compactMap { $0?.text(in: language) }
    }
    for page in content.pages where page.language == language {
      lines += [page.frontMatter.title, page.frontMatter.summary ?? ""] + page.prose
    }
    let strings = "templates/strings/\(language).yml"
    if FileManager.default.fileExists(atPath: content.root.appending(path: strings).path) {
      lines += try RealContent.texts(in: content.record(strings)).map(withoutPlaceholders)
    }
    return lines
  }

  /// The texts that stand under a language's key.
  private func texts(of language: String, in record: Record) -> [String] {
    switch record.content {
    case .text: []
    case .list(let items): items.flatMap { texts(of: language, in: $0) }
    case .fields(let fields):
      fields.flatMap { field in
        field.key == language ? RealContent.texts(in: field.value) : texts(of: language, in: field.value)
      }
    }
  }

  /// A text of the templates without markup and what is filled in.
  private func withoutPlaceholders(_ text: String) -> String {
    text.replacing(/<[^>]*>|&[a-z]+;|\{+[^}]*\}+/, with: " ")
  }

  // MARK: Words

  private func unknownWords(_ lines: [String], _ dictionary: String) throws -> Set<String> {
    let input = FileManager.default.temporaryDirectory.appending(path: "spelling-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: input) }
    try lines.joined(separator: "\n").write(to: input, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["hunspell", "-i", "utf-8", "-d", dictionary, "-l", input.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let found = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(
      process.terminationStatus == 0,
      "hunspell or its dictionary \(dictionary) is missing; see the head of SpellingTests.swift")
    return Set(String(decoding: found, as: UTF8.self).split(separator: "\n").map(String.init))
  }
}

extension Page {
  /// What the writer has put in words of their own: neither code nor what quotes the product.
  fileprivate var prose: [String] {
    document.nodes.indices.compactMap { node in
      guard case .text(let text) = document.nodes[node].kind, !isQuoted(node) else { return nil }
      return text
    }
  }

  private func isQuoted(_ node: Document.NodeID) -> Bool {
    document.ancestors(of: node).contains { ancestor in
      switch document.nodes[ancestor].kind {
      case .strong: true
      case .link(let destination, _):
        ["ui:", "fact:", "value:", "reject:"].contains { destination.hasPrefix($0) }
      default: false
      }
    }
  }
}
