import Testing

@testable import SiteServer

@Suite("Which preconditions hold")
struct PreconditionTests {
  @Test("If-None-Match finds the tag in a list, weak or strong, and the star")
  func ifNoneMatch() {
    func code(_ value: String, method: String = "GET") -> Int {
      answer("/t.txt", ["If-None-Match": value], method: method).code
    }
    #expect(code(tag) == 304)
    #expect(code(tag, method: "HEAD") == 304)
    #expect(code("W/" + tag) == 304)
    #expect(code("\"a,b\" , W/\"c\",,\(tag)") == 304)
    #expect(code("*") == 304)
    #expect(code(" * ") == 304)
    #expect(code("\"other\"") == 200)
    #expect(code(String(tag.dropFirst().dropLast())) == 200)
    #expect(code("garbage, " + tag) == 200)
    #expect(code("\"unclosed") == 200)
    #expect(code("") == 200)
    #expect(answer("/t.txt", ["If-None-Match": "\"a\"", "If-None-Match": tag]).code == 304)
  }

  @Test("A 304 has what a cache updates, and no body")
  func notModified() {
    let response = answer("/t.txt", ["If-None-Match": tag])
    #expect(
      response.fields == "ETag: \(tag)\r\nLast-Modified: \(builtAt)\r\nCache-Control: no-cache\r\n")
    #expect(response.bytes == [])
  }

  @Test("If-Modified-Since compares times, in all three forms of a date")
  func ifModifiedSince() {
    func code(_ date: String) -> Int { answer("/t.txt", ["If-Modified-Since": date]).code }
    #expect(code(builtAt) == 304)
    #expect(code(secondAfter) == 304)
    #expect(code(secondBefore) == 200)
    #expect(code("Sunday, 06-Nov-94 08:49:37 GMT") == 304)
    #expect(code("Sun Nov  6 08:49:37 1994") == 304)
    #expect(code("Sun Nov  6 08:49:36 1994") == 200)
    #expect(code("1994-11-06") == 200)
    #expect(code("") == 200)
  }

  @Test("If-Match wants the strong tag")
  func ifMatch() {
    func code(_ value: String) -> Int { answer("/t.txt", ["If-Match": value]).code }
    #expect(code(tag) == 200)
    #expect(code("\"other\", " + tag) == 200)
    #expect(code("*") == 200)
    #expect(code("W/" + tag) == 412)
    #expect(code("\"other\"") == 412)
    #expect(code("garbage") == 412)
  }

  @Test("If-Unmodified-Since refuses what was built later")
  func ifUnmodifiedSince() {
    func code(_ date: String) -> Int { answer("/t.txt", ["If-Unmodified-Since": date]).code }
    #expect(code(builtAt) == 200)
    #expect(code(secondBefore) == 412)
    #expect(code("garbage") == 200)
  }

  @Test("They are weighed in the order of the standard: tags before times, refusals first, the range last")
  func order() {
    #expect(answer("/t.txt", ["If-Match": tag, "If-Unmodified-Since": secondBefore]).code == 200)
    #expect(answer("/t.txt", ["If-Match": "\"x\"", "If-None-Match": tag]).code == 412)
    #expect(answer("/t.txt", ["If-Match": tag, "If-None-Match": tag]).code == 304)
    #expect(answer("/t.txt", ["If-Unmodified-Since": secondBefore, "If-None-Match": tag]).code == 412)
    #expect(answer("/t.txt", ["If-None-Match": "\"x\"", "If-Modified-Since": secondAfter]).code == 200)
    #expect(answer("/t.txt", ["If-None-Match": tag, "Range": "bytes=500-"]).code == 304)
    #expect(answer("/t.txt", ["If-Match": "\"x\"", "Range": "bytes=0-9"]).code == 412)
    #expect(answer("/t.txt", ["If-None-Match": "\"x\"", "Range": "bytes=0-9"]).code == 206)
  }

  @Test("They are passed over where the answer would not be a file")
  func otherAnswers() {
    #expect(answer("/nix", ["If-None-Match": "*"]).code == 404)
    #expect(answer("/en", ["If-Match": "\"x\""]).code == 308)
    #expect(answer("/t.txt", ["If-Match": "\"x\""], method: "POST").code == 405)
  }
}
