internal import CNettle

/// The SHA-256 of the bytes, FIPS 180-4: 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
    guard let start = digest.baseAddress else { return }
    bytes.withUnsafeBufferPointer { cnettle_sha256($0.baseAddress, $0.count, start) }
    count = 32
  }
}

/// Two lower case digits for each byte.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
