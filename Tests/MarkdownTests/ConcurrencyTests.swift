import Markdown
import Testing

@Suite struct ConcurrencyTests {
  /// Each thread that parses has its own memory for libcmark.
  @Test func `texts parsed at the same time come out as when parsed alone`() async {
    let texts = (0..<200).map { number in
      var writer = Writer(seed: UInt64(number))
      return Array(writer.text().utf8)
    }
    let together = await withTaskGroup(of: (Int, String).self) { group in
      for (number, text) in texts.enumerated() {
        group.addTask { (number, Document(parsing: text).html()) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for (number, text) in texts.enumerated() {
      #expect(together[number] == commonMarkHTML(of: text))
    }
  }
}
