import Diagnostics
import FlowModel
import Guides
import Testing

/// What the models know and the guides should use: a thing that no guide speaks of is a thing that no reader is told.
@Suite("What the guides cover of the models") struct CoverageTests {
  private let content: RealContent
  private let guides: [Guide]

  /// Actions, or single outcomes and branches of them, that no guide has its reader meet, each with the reason.
  private let leftOut = [
    "cancel": "it ends what a guide is for; guides mention it where it matters that nothing has happened yet",
    "submit, refused-as-too-few-questions": "guides have the reader answer enough questions first",
    "confirm-removal, 1": "it takes off a card that was linked on the way; no guide undoes itself",
  ]

  init() throws {
    content = try RealContent.shared.get()
    guides = content.check(content.pages).guides
  }

  @Test("Every action that a reader needs is done in some guide, in every language, with all that can come of it")
  func everyActionIsDone() throws {
    for coverage in content.checker.coverage(of: content.pages) {
      let model = try #require(content.models.first { $0.name == coverage.flow })
      let name = "\(model.name), \(coverage.language)"
      for (index, action) in model.actions.enumerated() {
        for effect in action.effects.indices {
          let isTaken = coverage.taken.contains { $0.action == index && $0.effect == effect }
          let what = action.effects.count == 1 ? action.id : "\(action.id), \(action.effects[effect].id ?? "\(effect)")"
          if leftOut[what] == nil {
            #expect(isTaken, "\(name): no guide has its reader meet “\(what)”")
          } else {
            #expect(!isTaken, "\(name): “\(what)” is met in a guide; take it off the list of exceptions")
          }
        }
      }
    }
  }

  @Test("Every label stands for one action, or the guide says which one is meant")
  func labelsAreUnambiguous() {
    for guide in guides {
      for statement in guide.stepLists.flatMap(\.statements) {
        guard case .act(let candidates) = statement.kind else { continue }
        #expect(candidates.count == 1, "\(guide.page.source.path): “\(statement.words)”")
      }
    }
  }

  @Test("Every start, and every condition in itself or its opposite, is used by some guide in every language")
  func everyConditionIsUsed() {
    for model in content.models {
      for language in content.languages {
        var conditions: Set<Int> = []
        // The first start is where a guide begins that names none.
        var starts: Set<Int> = [0]
        for guide in guides(on: model, in: language) {
          for term in guide.stepLists.flatMap(\.contract) {
            switch term.kind {
            case .audience(let claim), .goal(let claim): conditions.insert(claim.condition)
            case .start(let start): starts.insert(start)
            case .unresolved: break
            }
          }
        }
        for statement in statements(on: model, in: language) {
          switch statement.kind {
          case .branch(let claim?), .expect(let claim): conditions.insert(claim.condition)
          default: break
          }
        }
        for (index, condition) in model.conditions.enumerated() {
          #expect(conditions.contains(index), "\(model.name), \(language): “\(condition.id)” is not used")
        }
        for (index, start) in model.starts.enumerated() {
          #expect(starts.contains(index), "\(model.name), \(language): “\(start.id)” is not used")
        }
      }
    }
  }

  @Test("Every fact is quoted on some page")
  func everyFactIsQuoted() {
    for model in content.models {
      let quoted = Set(content.pages.filter { $0.frontMatter.flow == model.name }.flatMap { $0.targets(of: "fact:") })
      for fact in model.facts {
        #expect(quoted.contains(fact.id), "\(model.name): no page quotes “\(fact.id)”")
      }
    }
  }

  private func guides(on model: FlowModel, in language: String) -> [Guide] {
    guides.filter { $0.page.frontMatter.flow == model.name && $0.page.language == language }
  }

  private func statements(on model: FlowModel, in language: String) -> [Statement] {
    guides(on: model, in: language).flatMap(\.stepLists).flatMap(\.statements)
  }
}
