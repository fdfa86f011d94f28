import Diagnostics
import FlowModel
import Guides
import Testing

/// Ways of writing that once misled the checker or its repairs.
@Suite struct WritersTricks {
  private static let start = "1. [If not](if:not-signed-in), press **Sign in**.\n2. Open **My books**.\n"

  private func fixes(_ text: String) -> [Fix] {
    LibrarySite(["en/g": text]).check().diagnostics.inReportOrder().flatMap(\.fixes)
  }

  @Test("stress in bold is no label that a repair may make of it unseen")
  func stress() {
    let text = rightGuide.replacing("Open **My books**", with: "**Important**: open **My books**")
    #expect(fixes(text).allSatisfy { !$0.isCertain })
  }

  @Test("a list that is gone on in from itself is run as one list")
  func continuesItself() {
    let text =
      contract + Self.start
      + "3. Press **Return**, then **Yes**.\n4. Open **Help**, and [go back](do:leave-help).\n"
      + "5. [If some are left](if:has-books), begin [again](continue:g).\n"
    #expect(LibrarySite(["en/g": text]).found == [])
    #expect(LibrarySite(["en/g": text.replacing("continue:g", with: "continue:g#my-books")]).found == [])
  }

  @Test("bold in bold is pressed once")
  func boldInBold() {
    let text = rightGuide.replacing("**Yes**", with: "****Yes****")
    #expect(LibrarySite(["en/g": text]).found == [])
  }

  @Test("a link that is named by its own words is not edited", arguments: ["[My bokz]", "[My bokz][]"])
  func namedByItself(link: String) {
    let text = "See \(link).\n\n[My bokz]: ui:my-books\n\n" + rightGuide
    #expect(fixes(text).flatMap(\.edits) == [])
    #expect(LibrarySite(["en/g": text]).found == ["label-wrong@6"])
  }

  @Test("a label with emphasis in it is replaced whole")
  func emphasisInside() throws {
    let site = LibrarySite(["en/g": rightGuide.replacing("**Sign in**", with: "**Sign *inn***")])
    let fix = try #require(site.check().diagnostics.first?.fixes.first)
    #expect(site.applying([fix]).guides["en/g"] == rightGuide)
  }

  @Test("a step and its second nested step are two, where both begin with one action")
  func nestedSteps() {
    let text =
      contract + Self.start
      + "3. Then:\n   1. Look for [Return](ui:return-book).\n   2. Press **Return**, then **Yes**.\n"
      + "4. [If some are left](if:has-books), go on from step [3](step:return-book).\n"
    #expect(LibrarySite(["en/g": text]).found == ["step-unknown@13"])
  }

  @Test("a number among several is not put right unseen")
  func severalNumbers() throws {
    let text = rightGuide.replacing("step [3]", with: "[step 2 of 4]")
    let fix = try #require(fixes(text).first)
    #expect(!fix.isCertain)
  }

  @Test("a number is put right unseen only where nothing else is wrong with the list")
  func numberOfMissingStep() throws {
    let alone = try #require(fixes(rightGuide.replacing("[3]", with: "[2]")).first)
    #expect(alone.title == "write 3" && alone.isCertain)
    let afterMissingStep =
      contract
      + "1. [If not](if:not-signed-in), press **Sign in**.\n2. Press **Return**, then **Yes**.\n3. [If some are left](if:has-books), go on from step [3](step:return-book).\n"
    let together = try #require(fixes(afterMissingStep).first { $0.title == "write 2" })
    #expect(!together.isCertain)
  }
}
