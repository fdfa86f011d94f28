import Digest
import Testing

@Suite("SHA-256 is that of FIPS 180-4")
struct SHA256Tests {
  @Test(
    "Its examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func examples(_ text: String, _ digest: String) {
    #expect(hexadecimal(sha256(Array(text.utf8))) == digest)
  }

  /// The digest of the digests of the first bytes 0, 1, 2…, none to 299 of them, is what Python's hashlib says.
  @Test("Every length up to some blocks")
  func lengths() {
    let digests = (0..<300).flatMap { length in sha256((0..<length).map { UInt8($0 % 256) }) }
    #expect(digests.count == 300 * 32)
    #expect(hexadecimal(sha256(digests)) == "df90175783c44235cf6aefd935a2c2747f42399416d16789ece339f1fd26d835")
  }
}
