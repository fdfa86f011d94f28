import Foundation
import Testing

/// A small site with the reports that the program must print for it: one text file in `Fixtures`.
///
/// Words before the first section say what the fixture is for. Each section begins with a line between double hyphens:
///
///     -- content/en/return.md --       a file of the site; (crlf), (bom) or (escaped) behind the path says how it is written
///     -- delete content/en/return.md --    the common file is not there
///     -- run: check --strict --        what the program is given; `check` where no such section stands
///     -- stdout --                     what it must print
///     -- stderr --                     likewise; nothing where no such section stands
///     -- exit 0 --                     its exit status; 1 where something is printed and no such section stands, else 0
///
/// The sections `stdout`, `stderr` and `exit` belong to the `run` before them. Files in `Fixtures/common` are part of every site.
struct Fixture: Sendable {
  struct File: Sendable {
    let path: String
    let bytes: [UInt8]
  }

  struct Run: Sendable {
    let arguments: [String]
    var output = ""
    var errors = ""
    var status: Int32?

    /// What stands in the fixture, or what its absence means.
    var expectedStatus: Int32 { status ?? (output.isEmpty ? 0 : 1) }
  }

  /// A malformed fixture.
  struct Mistake: Error, CustomStringConvertible {
    let description: String
  }

  let name: String
  let location: URL
  /// Everything before the first `run` or `stdout`, word for word.
  private(set) var head: [String] = []
  private(set) var files: [File] = []
  private(set) var deleted: [String] = []
  private(set) var runs: [Run] = []

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  /// The names of all fixtures, sorted: a file in the folder is a test, so that none can lie there unused.
  static let names: [String] = {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return found.filter { $0 != "common" }.sorted()
  }()

  init(named name: String) throws {
    self.name = name
    location = Self.folder.appendingPathComponent(name)
    guard name.hasSuffix(".txt") else { throw Mistake(description: "\(name) is no fixture; fixtures end in .txt") }
    // Line ends are cut by byte: a carriage return belongs to the text.
    let lines = try [UInt8](Data(contentsOf: location)).split(separator: 10, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.last == "" else { throw Mistake(description: "\(name) does not end with a line end") }
    var section: (title: String, lines: [String])?
    for line in lines.dropLast() {
      if let title = Self.title(line) {
        if let section { try add(section.title, section.lines) }
        section = (title, [])
      } else {
        section?.lines.append(line)
      }
      let kind = section?.title ?? ""
      if runs.isEmpty, !kind.hasPrefix("run:"), kind != "stdout", kind != "stderr", !kind.hasPrefix("exit ") {
        head.append(line)
      }
    }
    if let section { try add(section.title, section.lines) }
    if runs.isEmpty { runs = [Run(arguments: ["check"])] }
  }

  private static func title(_ line: String) -> String? {
    guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.utf8.count > 6 else { return nil }
    return String(line.dropFirst(3).dropLast(3))
  }

  private mutating func add(_ title: String, _ lines: [String]) throws {
    let text = lines.map { $0 + "\n" }.joined()
    if title.hasPrefix("run:") {
      runs.append(Run(arguments: title.dropFirst(4).split(separator: " ").map(String.init)))
    } else if title == "stdout" || title == "stderr" || title.hasPrefix("exit ") {
      if runs.isEmpty { runs.append(Run(arguments: ["check"])) }
      let last = runs.count - 1
      switch title {
      case "stdout": runs[last].output = text
      case "stderr": runs[last].errors = text
      default:
        guard let status = Int32(title.dropFirst(5)) else {
          throw Mistake(description: "\(name): “\(title)” is no status")
        }
        runs[last].status = status
      }
    } else if title.hasPrefix("delete ") {
      deleted.append(String(title.dropFirst(7)))
    } else {
      files.append(try file(title, text))
    }
  }

  private func file(_ title: String, _ text: String) throws -> File {
    guard title.hasSuffix(")"), let space = title.lastIndex(of: " ") else {
      guard title.contains(".") || title.hasPrefix("content/") else {
        throw Mistake(description: "\(name): “\(title)” is no section")
      }
      return File(path: title, bytes: Array(text.utf8))
    }
    var bytes = Array(text.utf8)
    switch title[title.index(after: space)...] {
    case "(crlf)": bytes = Array(bytes.map { $0 == 10 ? [13, 10] : [$0] }.joined())
    case "(bom)": bytes = [0xEF, 0xBB, 0xBF] + bytes
    case "(escaped)": bytes = Self.unescaped(bytes)
    default: throw Mistake(description: "\(name): “\(title)” is no section")
    }
    return File(path: String(title[..<space]), bytes: bytes)
  }

  /// `\xHH` becomes the byte with this number, and `\` at a line's end takes the line end away.
  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), index + 3 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"),
        let byte = UInt8(String(decoding: bytes[(index + 2)...(index + 3)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 4
      } else if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == 10 {
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Writes the site into an empty folder.
  func unpack(into folder: TemporaryFolder) throws {
    try folder.writeCommonFiles()
    for path in deleted { try FileManager.default.removeItem(at: folder.url.appendingPathComponent(path)) }
    for file in files { try folder.write(file.bytes, to: file.path) }
  }

  /// The fixture's text with other expectations.
  func text(expecting runs: [Run]) -> String {
    var text = head.map { $0 + "\n" }.joined()
    for run in runs {
      let arguments = run.arguments.joined(separator: " ")
      if runs.count > 1 || arguments != "check" { text += "-- run: \(arguments) --\n" }
      text += "-- stdout --\n" + run.output
      if !run.errors.isEmpty { text += "-- stderr --\n" + run.errors }
      if let status = run.status, status != (run.output.isEmpty ? 0 : 1) { text += "-- exit \(status) --\n" }
    }
    return text
  }
}
