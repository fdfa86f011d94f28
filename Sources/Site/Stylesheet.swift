/// A stylesheet without comments and white space that mean nothing; texts in quotes stay as they are.
func compactStylesheet(_ css: String) -> String {
  let source = Array(css.utf8)
  var compact: [UInt8] = []
  var place = 0
  var hasSpace = false

  func append(_ byte: UInt8) {
    if hasSpace, let last = compact.last, !isSeparator(last), !isClosingSeparator(byte) {
      compact.append(UInt8(ascii: " "))
    }
    if byte == UInt8(ascii: "}"), compact.last == UInt8(ascii: ";") { compact.removeLast() }
    compact.append(byte)
    hasSpace = false
  }

  while place < source.count {
    let byte = source[place]
    if byte == UInt8(ascii: "/"), place + 1 < source.count, source[place + 1] == UInt8(ascii: "*") {
      place = endOfComment(source, from: place + 2)
      hasSpace = true
    } else if [9, 10, 12, 13, 32].contains(byte) {
      hasSpace = true
      place += 1
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      append(byte)
      place += 1
      while place < source.count {
        compact.append(source[place])
        place += 1
        if source[place - 1] == byte { break }
        if source[place - 1] == UInt8(ascii: "\\"), place < source.count {
          compact.append(source[place])
          place += 1
        }
      }
    } else {
      append(byte)
      place += 1
    }
  }
  return String(decoding: compact, as: UTF8.self)
}

private func endOfComment(_ source: [UInt8], from start: Int) -> Int {
  var place = start
  while place + 1 < source.count {
    if source[place] == UInt8(ascii: "*"), source[place + 1] == UInt8(ascii: "/") { return place + 2 }
    place += 1
  }
  return source.count
}

/// Behind these no space is needed. A colon may begin a pseudo-class, so a space before one stays.
private func isSeparator(_ byte: UInt8) -> Bool {
  [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":")].contains(byte)
}

private func isClosingSeparator(_ byte: UInt8) -> Bool {
  [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ",")].contains(byte)
}
