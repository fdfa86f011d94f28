/// Where the lines of a text begin and end. Lines are 1-based, offsets are 0-based bytes.
///
/// A line ends at LF, CR or CRLF, as libcmark has it.
struct LineTable {
  private let source: UnsafeBufferPointer<UInt8>
  private var starts: [Int] = []

  init(of source: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.source = source
    starts.reserveCapacity((source.count - start) / 40 + 2)
    var offset = start
    if source.count >= start + 3, source[start] == 0xEF, source[start + 1] == 0xBB, source[start + 2] == 0xBF {
      // libcmark drops the mark before it counts columns.
      offset += 3
    }
    starts.append(offset)
    while offset < source.count {
      let byte = source[offset]
      offset += 1
      guard Byte.isLineEnd(byte) else { continue }
      if byte == Byte.carriageReturn, offset < source.count, source[offset] == Byte.lineFeed { offset += 1 }
      starts.append(offset)
    }
  }

  /// The number of lines; a text that ends with a line end has an empty one behind it.
  var count: Int { starts.count }

  /// The offset of the first byte of `line`; the text's end for a line behind the last.
  func start(of line: Int) -> Int {
    line <= starts.count ? starts[max(line, 1) - 1] : source.count
  }

  /// The offset behind the last byte of `line` that ends no line.
  func end(of line: Int) -> Int {
    var end = start(of: line + 1)
    let start = start(of: line)
    if end > start, source[end - 1] == Byte.lineFeed { end -= 1 }
    if end > start, source[end - 1] == Byte.carriageReturn { end -= 1 }
    return end
  }
}
