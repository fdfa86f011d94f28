import Diagnostics
import Guides

extension Page {
  /// The page after those of some repairs' edits that stand in it; `nil` where there is none.
  func applying(_ fix: Fix) -> Page? {
    let edits = fix.edits.filter { $0.location.file == source.path }
    return edits.isEmpty
      ? nil : applying(edits.map { Edit(range: source.offsets(of: $0.location.range), text: $0.text) })
  }
}

extension RealContent {
  /// Pages as `check --fix` leaves them: the first repair of each report, where it is certain, until none is left.
  /// `reports` are those on the pages as they are.
  func fixed(_ pages: [Page], _ reports: [Diagnostic]) -> (pages: [Page], diagnostics: [Diagnostic]) {
    var pages = pages
    var diagnostics = reports
    for _ in 0..<20 {
      let certain = diagnostics.compactMap(\.fixes.first).filter(\.isCertain)
      let changed = pages.map { $0.applyingDisjoint(certain.flatMap(\.edits)) }
      if zip(pages, changed).allSatisfy({ $0.source.bytes == $1.source.bytes }) { break }
      pages = changed
      diagnostics = check(pages, repairing: true).diagnostics
    }
    return (pages, diagnostics)
  }
}

extension Page {
  /// The page after edits, but for each that overlaps one before it.
  fileprivate func applyingDisjoint(_ edits: [Fix.Edit]) -> Page {
    var taken: [Edit] = []
    for edit in edits.filter({ $0.location.file == source.path })
      .map({ Edit(range: source.offsets(of: $0.location.range), text: $0.text) })
      .sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where edit.range.lowerBound >= taken.last?.range.upperBound ?? 0 {
      taken.append(edit)
    }
    return taken.isEmpty ? self : applying(taken)
  }
}
