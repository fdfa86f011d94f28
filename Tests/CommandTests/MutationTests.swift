import Foundation
import Testing

@Suite("Fixtures with random damage never bring the program down")
struct MutationTests {
  /// Runs; each takes about a hundredth of a second.
  private static let count = 400

  /// Bytes that mean something in Markdown, in YAML or in both.
  private static let marks = Array("[](){}*-:#!&'\"`>|<\n\t 0".utf8)

  /// SplitMix64: the same damage on every machine.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test("Bytes and lines are changed, lost, doubled and exchanged", arguments: 0..<8)
  func mutations(_ part: Int) async throws {
    var generator = Generator(state: 20_260_131 + UInt64(part))
    let names = Fixture.names
    for round in 0..<(Self.count / 8) {
      let name = try #require(names.randomElement(using: &generator))
      let folder = try TemporaryFolder()
      try Fixture(named: name).unpack(into: folder)
      let files = try contentFiles(in: folder.url)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let file = try #require(files.randomElement(using: &generator))
        let bytes = damaged([UInt8](try Data(contentsOf: file)), using: &generator)
        try Data(bytes).write(to: file)
      }
      let result = try await HatuaProgram.run(["check", "--max-states", "5000"], in: folder.url)
      #expect(
        [0, 1, 74].contains(result.status), "part \(part), round \(round), of \(name): \(result.errorText.suffix(500))")
      #expect(String(validating: result.output, as: UTF8.self) != nil, "part \(part), round \(round), of \(name)")
    }
  }

  private func contentFiles(in folder: URL) throws -> [URL] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".md") || $0.hasSuffix(".yml") }.map { folder.appendingPathComponent($0) }
  }

  private func damaged(_ bytes: [UInt8], using generator: inout Generator) -> [UInt8] {
    var bytes = bytes
    if bytes.isEmpty { return [generator.next() & 1 == 0 ? 10 : UInt8.random(in: 0...255, using: &generator)] }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: bytes.insert(Self.marks.randomElement(using: &generator) ?? 10, at: place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &generator)))
    case 4: bytes.removeSubrange(place...)
    case 5: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
    default: bytes = changedLines(bytes, using: &generator)
    }
    return bytes
  }

  private func changedLines(_ bytes: [UInt8], using generator: inout Generator) -> [UInt8] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let one = Int.random(in: 0..<lines.count, using: &generator)
    let other = Int.random(in: 0..<lines.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: lines.swapAt(one, other)
    case 1: lines.remove(at: one)
    case 2: lines.insert(lines[one], at: other)
    case 3: lines[one] = lines[one].dropFirst(Int.random(in: 1...4, using: &generator))
    default: lines[one] = [32, 32] + lines[one]
    }
    return Array(lines.joined(separator: [10]))
  }
}
