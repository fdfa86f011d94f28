import Diagnostics
import FlowModel
import Guides
import Testing

@Suite("What is certain") struct CertainTests {
  /// The library, with another label for its list of books.
  private func repair(of written: String, where label: String) throws -> (title: String, isCertain: Bool)? {
    var site = LibrarySite(["en/g": rightGuide.replacing("**My books**", with: "**\(written)**")])
    let flow = site.flow.replacing("my-books: {label: {en: My books,", with: "my-books: {label: {en: \"\(label)\",")
    try #require(flow != site.flow)
    site.flow = flow
    let found = try #require(site.check().diagnostics.first { $0.id == .labelUnknown })
    return found.fixes.first.map { ($0.title, $0.isCertain) }
  }

  @Test(
    "A label that is a slip away is another thing, not a slip, where a whole word says so",
    arguments: [
      ("Block this card", "Unblock this card"), ("Activate my card", "Deactivate my card"),
      ("Import all my data", "Export all my data"), ("Open account 1", "Open account 2"),
      ("Turn it on now", "Turn it off now"), ("Open card A1234", "Open card A1235"), ("Lock card", "Block card"),
      ("Pay", "Pays"),
    ])
  func another(written: String, label: String) throws {
    let repair = try repair(of: written, where: label)
    #expect(repair?.isCertain != true)
  }

  @Test(
    "A slip is certain",
    arguments: [
      ("Delet the files", "Delete the files"), ("Fiels of mine", "Files of mine"), ("sign OUT", "Sign out"),
      ("Signout", "Sign out"), ("See what’s new...", "See what's new…"), ("Оpen books", "Open books"),
    ])
  func slip(written: String, label: String) throws {
    let repair = try #require(try repair(of: written, where: label))
    #expect(repair.title == "press “\(label)”")
    #expect(repair.isCertain)
  }

  @Test("Words that are the title of another screen may name that screen")
  func titleOfAnother() throws {
    let site = LibrarySite(["en/g": "Look at the [Home page](ui:my-books).\n\n" + rightGuide])
    let found = try #require(site.check().diagnostics.first { $0.id == .labelWrong })
    #expect(found.fixes.map(\.isCertain) == [false])
  }
}
