import Markdown
import Testing

@Suite struct GeneratedTextTests {
  @Test(arguments: 0..<20)
  func `texts made of all constructs render as in libcmark and have every inline found`(part: UInt64) {
    for number in 0..<100 {
      var writer = Writer(seed: part * 1_000 + UInt64(number))
      let text = writer.text()
      let front = Array("---\ntitle: x\n---\n".utf8)
      let bytes = Array(text.utf8)
      let document = Document(parsing: front + bytes, from: front.count)
      let wrong = misplacements(in: document, of: front + bytes)
      let isSame = document.html() == commonMarkHTML(of: bytes)
      #expect(wrong == [] && isSame, "\(text.debugDescription)")
      if !wrong.isEmpty || !isSame { return }
    }
  }
}
