/// A path as a relative URI: everything but letters, digits, `-._~` and the slashes is percent-encoded.
func percentEncoded(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF")
  var result = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
  }
  return result
}

extension String {
  /// A path relative to the folder that holds `root`.
  func below(_ root: String) -> String {
    var root = root[...]
    while root.hasPrefix("./") { root = root.dropFirst(2).drop { $0 == "/" } }
    while root.hasSuffix("/") { root = root.dropLast() }
    return root.isEmpty || root == "." ? self : root + "/" + self
  }
}
