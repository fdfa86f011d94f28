import Testing

@testable import SiteServer

@Suite("How times are written")
struct HTTPDateTests {
  @Test(
    "A time is written in one form, and read back from it",
    arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
      (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
  func roundTrip(seconds: Int, text: String) {
    #expect(HTTPDate.text(of: seconds) == text)
    #expect(HTTPDate.seconds(from: text) == seconds)
  }

  @Test(
    "The two obsolete forms are read",
    arguments: ["Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
  func obsoleteForms(text: String) {
    #expect(HTTPDate.seconds(from: text) == 784_111_777)
  }

  @Test(
    "What is no date is not read",
    arguments: [
      "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 31 Feb 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "Xyz, 06 Nov 1994 08:49:37 GMT",
      "Sun, 06 Nov 99999999999999999999 08:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
      "Sun, 06 nov 1994 08:49:37 GMT", "0",
    ])
  func malformed(text: String) {
    #expect(HTTPDate.seconds(from: text) == nil)
  }
}
