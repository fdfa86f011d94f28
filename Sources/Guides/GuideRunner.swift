import FlowModel

/// Guides by path and language.
struct GuideIndex: Sendable {
  private struct Key: Hashable {
    let path: String
    let language: String
  }

  private let places: [Key: Int]
  private let byPath: [String: [Int]]

  init(_ guides: [Guide]) {
    places = Dictionary(
      guides.enumerated().map { (Key(path: $1.page.path, language: $1.page.language), $0) },
      uniquingKeysWith: { first, _ in first })
    byPath = Dictionary(grouping: guides.indices) { guides[$0].page.path }
  }

  func guide(_ path: String, _ language: String) -> Int? { places[Key(path: path, language: language)] }

  /// A page in all its languages, in the order of the guides.
  func translations(of path: String) -> [Int] { byPath[path] ?? [] }

  var paths: [String] { byPath.keys.sorted() }
}

/// Runs made already: equal programs on one model have equal runs, whatever their language.
final class RunCache {
  private struct Key: Hashable {
    let model: String
    let program: Program
  }

  private let limit: Int
  private var spaces: [String: StateSpace] = [:]
  private var known: [Key: Verification] = [:]

  /// - Parameter limit: the most states to look at in one run.
  init(limit: Int) { self.limit = limit }

  func verification(of program: Program, _ model: FlowModel) -> Verification {
    let key = Key(model: model.name, program: program)
    if let verification = known[key] { return verification }
    let verification = Verifier.run(program, in: space(of: model), limit: limit)
    known[key] = verification
    return verification
  }

  func space(of model: FlowModel) -> StateSpace {
    if let space = spaces[model.name] { return space }
    let space = StateSpace(model)
    spaces[model.name] = space
    return space
  }
}

/// A step list's run, and the lists of other guides that it went on in.
struct ListRun: Sendable {
  /// `nil` when the list could not be run.
  let verification: Verification?
  let program: Program?
  let segments: [(guide: Int, start: Int)]

  static let none = ListRun(verification: nil, program: nil, segments: [])
}

extension GuideIndex {
  /// The program of a guide's list, and the guides that it goes on in, each with the instruction at which it does;
  /// `nil` for a list that cannot be run.
  func program(
    of list: StepList, in guide: Guide, among guides: [Guide]
  ) -> (program: Program, segments: [(guide: Int, start: Int)])? {
    let language = guide.page.language
    let compiled = Program.compile(
      list, own: list.number == 1 ? guide.page.path : nil,
      lookUp: { self.guide($0, language).flatMap { guides[$0].stepLists.first } })
    guard let (program, parts) = compiled else { return nil }
    let segments = zip(parts, program.segmentStarts).compactMap { part, start in
      self.guide(part.guide, language).map { (guide: $0, start: start) }
    }
    return (program, segments)
  }
}

extension RunCache {
  /// Runs the lists of a guide.
  func run(_ guide: Guide, _ model: FlowModel?, among guides: [Guide], _ index: GuideIndex) -> [ListRun] {
    guide.stepLists.map { list in
      guard let model, let (program, segments) = index.program(of: list, in: guide, among: guides) else { return .none }
      return ListRun(verification: verification(of: program, model), program: program, segments: segments)
    }
  }
}
