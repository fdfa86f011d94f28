/// Two texts side by side: ` ` for lines in both, `-` for lines only in the first, `+` for lines only in the second.
func difference(from old: [String], to new: [String]) -> String {
  let change = new.difference(from: old)
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for step in change {
    switch step {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  var lines: [String] = []
  var (a, b) = (0, 0)
  while a < old.count || b < new.count {
    if a < old.count, removed.contains(a) {
      lines.append("- \(old[a])")
      a += 1
    } else if b < new.count, inserted.contains(b) {
      lines.append("+ \(new[b])")
      b += 1
    } else {
      lines.append("  \(old[a])")
      a += 1
      b += 1
    }
  }
  return lines.joined(separator: "\n")
}
