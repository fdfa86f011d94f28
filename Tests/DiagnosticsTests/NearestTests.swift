import Diagnostics
import Testing

@Suite struct NearestTests {
  @Test(
    "a slip of the pen finds the word that was meant",
    arguments: [
      ("sign-inn", "sign-in"), ("sing-in", "sign-in"), ("signin", "sign-in"), ("SIGN-IN", "sign-in"),
      ("mybooks", "my-books"), ("Вайти", "Войти"), ("Ngia", "Ingia"),
    ])
  func slip(word: String, meant: String) {
    #expect(nearest(to: word, in: ["help", "my-books", "Войти", "Ingia", "sign-in"]) == meant)
  }

  @Test("a word that resembles nothing gets no suggestion", arguments: ["", "xyz", "goodbye", "sign-out-now"])
  func stranger(word: String) {
    #expect(nearest(to: word, in: ["help", "my-books", "sign-in"]) == nil)
  }

  @Test("a word is not suggested for itself")
  func itself() {
    #expect(nearest(to: "help", in: ["help"]) == nil)
    #expect(nearest(to: "help", in: ["help", "yelp"]) == "yelp")
  }

  @Test("of equally near words the first one is suggested")
  func firstOfEquals() {
    #expect(nearest(to: "cat", in: ["car", "bat"]) == "car")
    #expect(nearest(to: "cat", in: ["bat", "car"]) == "bat")
  }

  @Test("a swap of neighbours counts as one change, and a third of the letters may change")
  func distance() {
    #expect(nearest(to: "ab", in: ["ba"]) == "ba")
    #expect(nearest(to: "abc", in: ["abd"]) == "abd")
    #expect(nearest(to: "abc", in: ["add"]) == nil)
    #expect(nearest(to: "abcdef", in: ["abcdxy"]) == "abcdxy")
    #expect(nearest(to: "abcdef", in: ["abcxyz"]) == nil)
  }

  @Test("nothing is suggested when there is nothing to choose from, or the word is longer than any name")
  func extremes() {
    #expect(nearest(to: "help", in: [String]()) == nil)
    let long = String(repeating: "a", count: 201)
    #expect(nearest(to: long, in: [long + "a"]) == nil)
  }
}
