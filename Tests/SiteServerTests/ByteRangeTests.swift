import Testing

@testable import SiteServer

@Suite("Which part of a file a range gives")
struct ByteRangeTests {
  @Test(
    "One range of the 100-byte file gives those bytes",
    arguments: [
      ("bytes=0-9", 0...9), ("bytes=-10", 90...99), ("bytes=-1000", 0...99), ("bytes=90-1000", 90...99),
      ("bytes=99-", 99...99), ("bytes=0-", 0...99), ("BYTES=5-5", 5...5), ("bytes=0-99999999999999999999999", 0...99),
      ("bytes=-99999999999999999999999", 0...99), ("bytes=007-008", 7...8),
    ])
  func parts(field: String, part: ClosedRange<UInt8>) {
    let response = answer("/t.txt", ["Range": field])
    #expect(response.code == 206)
    #expect(response.bytes == Array(part))
    #expect(response["Content-Length"] == "\(part.count)")
    #expect(response["Content-Range"] == "bytes \(part.lowerBound)-\(part.upperBound)/100")
    #expect(response["ETag"] == tag)
    #expect(response["Content-Type"] == "text/plain; charset=utf-8")
  }

  @Test(
    "A range that holds nothing of the file is refused with the file's size",
    arguments: ["bytes=-0", "bytes=100-", "bytes=500-600", "bytes=99999999999999999999999-"])
  func beyondEnd(field: String) {
    let response = answer("/t.txt", ["Range": field])
    #expect(response.code == 416)
    #expect(response["Content-Range"] == "bytes */100")
  }

  @Test(
    "A range that is malformed, of another unit, or one of several is passed over",
    arguments: [
      "bytes=9-0", "bytes=alpha", "bytes=", "bytes=-", "bytes", "bytes=1-2-3", "bytes=0-1,5-6", "bytes=0x1-2",
      "lines=0-9", "bytes=+1-2", "bytes=1 -2", "bytes = 0-9", "bytes=0-1=2", "",
    ])
  func passedOver(field: String) {
    let response = answer("/t.txt", ["Range": field])
    #expect(response.code == 200)
    #expect(response.bytes == Array(0..<100))
    #expect(response["Content-Range"] == nil)
  }

  @Test("A thousand ranges, and a field sent twice, are passed over")
  func many() {
    let ranges = (0..<1000).map { "\($0)-\($0)" }.joined(separator: ",")
    #expect(answer("/t.txt", ["Range": "bytes=" + ranges]).code == 200)
    #expect(answer("/t.txt", ["Range": "bytes=0-1", "Range": "bytes=2-3"]).code == 200)
  }

  @Test("HEAD has the whole length, whatever the range")
  func head() {
    let response = answer("/t.txt", ["Range": "bytes=0-9"], method: "HEAD")
    #expect(response.code == 200)
    #expect(response["Content-Length"] == "100")
  }

  @Test("An empty file has no part, but can be had whole")
  func emptyFile() {
    #expect(answer("/empty.txt", ["Range": "bytes=0-"]).code == 416)
    #expect(answer("/empty.txt", ["Range": "bytes=-5"]).code == 200)
    #expect(answer("/empty.txt")["Content-Length"] == "0")
  }

  @Test("If-Range lets the range through only for the very file that the client has")
  func ifRange() {
    func code(_ condition: String) -> Int {
      answer("/t.txt", ["Range": "bytes=0-9", "If-Range": condition]).code
    }
    #expect(code(tag) == 206)
    #expect(code("W/" + tag) == 200)
    #expect(code("\"other\"") == 200)
    #expect(code("*") == 200)
    #expect(code(builtAt) == 206)
    #expect(code(secondAfter) == 200)
    #expect(code("yesterday") == 200)
    #expect(answer("/t.txt", ["Range": "bytes=500-", "If-Range": "\"other\""]).code == 200)
    #expect(answer("/t.txt", ["If-Range": "\"other\""]).code == 200)
  }
}
