/// Where a program's instructions stand: in a step list, and in those that it goes on in.
struct ProgramPlaces {
  let page: Page
  let list: StepList
  /// The lists that this one goes on in, with the program's instruction at which each begins.
  let segments: [(page: Page, list: StepList, start: Int)]

  /// A statement of the list or of one that it goes on in.
  struct Place {
    let page: Page
    let list: StepList
    let statement: Int
    let isOwn: Bool

    var step: Step { list.steps[list.statements[statement].step] }
    var words: String { list.statements[statement].words }
  }

  subscript(_ instruction: Int) -> Place {
    guard let segment = segments.last(where: { $0.start <= instruction }) else {
      return Place(page: page, list: list, statement: instruction, isOwn: true)
    }
    return Place(page: segment.page, list: segment.list, statement: instruction - segment.start, isOwn: false)
  }

  /// `step 3`, or `step 3 of “Register”` in another list.
  func stepName(_ instruction: Int) -> String {
    let place = self[instruction]
    return "step \(place.step.number)" + (place.isOwn ? "" : " of “\(place.page.frontMatter.title)”")
  }

  /// `goes back to step 3`, or `goes on at step 1 of “Register”`.
  func going(from instruction: Int, to target: Int) -> String {
    let (from, to) = (self[instruction], self[target])
    let isBack = target <= instruction && from.page.path == to.page.path && from.isOwn == to.isOwn
    return (isBack ? "goes back to " : "goes on at ") + stepName(target)
  }
}
