import Foundation
import Testing

@Suite("Whatever stands in the content, the program ends by itself")
struct HostileInputTests {
  /// A site with the common files and one more.
  private func check(_ bytes: [UInt8], as path: String, _ what: String) async throws -> HatuaProgram.Result {
    let folder = try TemporaryFolder()
    try folder.writeCommonFiles()
    try folder.write(bytes, to: path)
    let result = try await HatuaProgram.run(["check", "--max-states", "20000"], in: folder.url)
    #expect(result.status == 0 || result.status == 1 || result.status == 74, "\(what) as \(path)")
    #expect(String(validating: result.output, as: UTF8.self) != nil, "\(what) as \(path)")
    return result
  }

  private static let places = [
    "content/en/a.md", "content/flows/a.yml", "content/flows/library.yml", "content/site.yml",
  ]

  @Test("Markdown", arguments: hostileMarkdown)
  func page(_ hostile: HostileText) async throws {
    _ = try await check(Array(hostile.text.utf8), as: "content/en/a.md", hostile.name)
  }

  @Test("YAML, as a model, as the site file and as front matter", arguments: hostileYAML)
  func data(_ hostile: HostileText) async throws {
    for path in Self.places.dropFirst() { _ = try await check(Array(hostile.text.utf8), as: path, hostile.name) }
    _ = try await check(Array("---\n\(hostile.text)\n---\n".utf8), as: "content/en/a.md", hostile.name)
  }

  @Test("Bytes that are no UTF-8 are named", arguments: Self.places)
  func invalidBytes(_ path: String) async throws {
    let beginnings: [[UInt8]] = [
      [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0xAF], [0xFE, 0xFF, 0, 0x2D],
    ]
    for bytes in beginnings {
      let result = try await check(Array("---\n# ".utf8) + bytes + [10], as: path, "\(bytes)")
      #expect(result.outputText.contains("\(path):2:3: error[not-utf8]: byte 7 of this file (0x"))
    }
  }

  @Test("Words that YAML takes for truths, numbers and nothing are the words that stand there")
  func words() async throws {
    let folder = try TemporaryFolder()
    try folder.write("title: 1.0\nlanguages: {no: {name: no}}\n", to: "content/site.yml")
    try folder.write(
      """
      starts: {off: {screen: on}}
      conditions: {yes: {is: screen == null}}
      facts: {loan: [010, 1e3, 0x10, 2026-01-01, ~, true]}
      screens:
        on: {title: on, actions: {go-on: {label: ~, go: null}}}
        null: {title: null, end: true}

      """, to: "content/flows/y.yml")
    try folder.write(
      """
      ---
      title: no
      summary: null
      flow: y
      ---

      [010](fact:loan) [1e3](fact:loan) [0x10](fact:loan) [2026-01-01](fact:loan) [\\~](fact:loan) [true](fact:loan)

      [Off](for:off), [yes](goal:yes).

      1. Press **~** on [on](ui:on), see [null](ui:null).

      """, to: "content/no/true.md")
    let result = try await HatuaProgram.run(["check", "--strict"], in: folder.url)
    expectEqual(result.outputText, "", "standard output")
    #expect(result.status == 0)
  }
}
