private import Dispatch
private import Synchronization

#if canImport(Darwin)
  private import Darwin
#elseif canImport(Musl)
  private import Musl
#else
  private import Glibc
#endif

/// `element(0)` to `element(count - 1)`, in that order, made on several cores.
///
/// Work is dealt out in runs of `chunk` elements, so that elements of unequal size keep every core busy, on up to `jobs`
/// cores, or on all when that is `nil`.
package func inParallel<Element: Sendable>(
  _ count: Int, chunk: Int = 64, jobs: Int? = nil, _ element: @Sendable (Int) -> Element
) -> [Element] {
  inParallel(count, chunk: chunk, jobs: jobs, with: { () }, { index, _ in element(index) })
}

/// The same, where each core has something of its own to work with: a `tool`, made once on each.
package func inParallel<Element: Sendable, Tool>(
  _ count: Int, chunk: Int = 64, jobs: Int? = nil, with tool: @Sendable () -> Tool,
  _ element: @Sendable (Int, Tool) -> Element
) -> [Element] {
  let workers = min(jobs ?? coreCount, (count + chunk - 1) / chunk)
  guard workers > 1 else {
    let tool = tool()
    return (0..<count).map { element($0, tool) }
  }
  let next = Mutex(0)
  let results = Mutex([[Element]](repeating: [], count: (count + chunk - 1) / chunk))
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    let tool = tool()
    while true {
      let number = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard number * chunk < count else { return }
      let made = (number * chunk..<min((number + 1) * chunk, count)).map { element($0, tool) }
      results.withLock { $0[number] = made }
    }
  }
  var all: [Element] = []
  all.reserveCapacity(count)
  results.withLock { lists in
    for list in lists { all += list }
  }
  return all
}

/// The processor cores of this machine.
package var coreCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
