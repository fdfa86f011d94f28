/// What becomes of a request for a file once its preconditions are weighed, RFC 9110 §13.
enum Verdict: Equatable {
  case proceed, notModified, failed
}

/// Weighs the preconditions of a GET or HEAD in the order of RFC 9110 §13.2.2. Dates that are malformed count as absent.
func verdict(on request: Request, for file: ServedFile) -> Verdict {
  if let tags = request[.ifMatch] {
    guard lists(tags, file.entityTag, weakly: false) else { return .failed }
  } else if let date = request[.ifUnmodifiedSince].flatMap({ HTTPDate.seconds(from: $0) }), file.modified > date {
    return .failed
  }
  if let tags = request[.ifNoneMatch] {
    return lists(tags, file.entityTag, weakly: true) ? .notModified : .proceed
  }
  if let date = request[.ifModifiedSince].flatMap({ HTTPDate.seconds(from: $0) }), file.modified <= date {
    return .notModified
  }
  return .proceed
}

/// The part of `file` that a GET asks for, once its preconditions hold: RFC 9110 §13.1.5 and §14.2.
func wantedPart(of file: ServedFile, by request: Request) -> ByteRange {
  guard let range = request[.range] else { return .whole }
  if let condition = request[.ifRange] {
    // A date has to be the very one that was sent, not a later one: only so is it as good as a strong tag.
    guard condition == file.entityTag || HTTPDate.seconds(from: condition) == file.modified else { return .whole }
  }
  return ByteRange(field: range, length: file.length)
}

/// Whether `list`, a list of entity tags or `*`, has `tag`, which is strong. RFC 9110 §8.8.3.2 defines both comparisons.
/// Nothing is found behind a member that is no entity tag.
private func lists(_ list: String, _ tag: String, weakly: Bool) -> Bool {
  if trimmed(list[...]) == "*" { return true }
  var rest = list.utf8[...]
  while true {
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
    let isWeak = rest.starts(with: "W/".utf8)
    if isWeak { rest = rest.dropFirst(2) }
    guard rest.first == UInt8(ascii: "\""), let close = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
      return false
    }
    if weakly || !isWeak, rest[...close].elementsEqual(tag.utf8) { return true }
    rest = rest[close...].dropFirst()
  }
}
