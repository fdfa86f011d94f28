/// Which way text runs, as in the HTML attribute `dir`.
enum TextDirection: String, Sendable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"

  /// The way that a language is written: by the script that its tag names, or else the one that it is likely to have
  /// (Unicode CLDR).
  init(language tag: String) {
    let parts = tag.split(separator: "-").map { $0.lowercased() }
    let language = parts.first ?? ""
    // A language may be followed by its extensions, of three letters; then come the script and the region.
    let script = parts.dropFirst().first { $0.count == 4 && $0.allSatisfy(\.isLetter) }
    let region = parts.dropFirst().first { $0.count == 2 }.map { "\(language)-\($0)" } ?? ""
    let runsLeft =
      script.map(Self.scripts.contains)
      ?? (Self.regions.contains(region)
        || Self.languages.contains(language) && !Self.otherRegions.contains(region))
    self = runsLeft ? .rightToLeft : .leftToRight
  }

  /// That of a letter; `nil` for what has none of its own: digits, marks, blanks.
  init?(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x590, Self.isRightToLeft(scalar.value) {
      self = .rightToLeft
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .leftToRight
    default: return nil
    }
  }

  /// That of the first letter of a text; `nil` where it has none.
  init?(of text: some StringProtocol) {
    guard let first = text.unicodeScalars.lazy.compactMap(TextDirection.init).first else { return nil }
    self = first
  }

  private static func isRightToLeft(_ value: UInt32) -> Bool {
    let ranges = LanguageData.rightToLeftLetters
    // The first range that ends at the value or behind it.
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }

  private static let scripts = words(LanguageData.rightToLeftScripts)
  private static let languages = words(LanguageData.rightToLeftLanguages)
  private static let regions = words(LanguageData.rightToLeftRegions)
  private static let otherRegions = words(LanguageData.leftToRightRegions)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map { $0.lowercased() })
  }
}
