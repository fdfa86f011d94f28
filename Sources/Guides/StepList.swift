package import Markdown

/// A condition or its opposite, as a guide names it.
package struct Claim: Sendable, Hashable {
  /// Index of the condition in the model.
  package let condition: Int
  /// `not-` stands before the condition's name.
  package let isNegated: Bool

  /// The claim that holds where this one does not.
  var negated: Claim { Claim(condition: condition, isNegated: !isNegated) }
}

/// What a step says in one place (LANGUAGE.md §2 “Statements”).
package struct Statement: Sendable {
  package enum Kind: Sendable, Hashable {
    /// One of these actions, told apart by what is possible: a label may stand on several.
    case act([Int])
    case mentionAction(Int)
    case mentionScreen(Int)
    /// A step of another guide.
    case mentionStep(StepReference)
    case expect(Claim)
    /// `nil` is `if:optional`.
    case branch(Claim?)
    /// To the statement with this index, the first of the step meant.
    case jump(Int)
    case proceed(Continuation)
    case value(field: Int)
    case reject(field: Int)
    case fact(Int)
    /// A name that is not known; reported. Its list is not run.
    case unresolved(String)
  }

  /// What `continue:` names: a page's first step list, from its beginning or from a step.
  package struct Continuation: Sendable, Hashable {
    /// A page's path.
    package let guide: String
    /// Index of the first action of the step meant; `nil` for the list's beginning.
    package let action: Int?
  }

  package let kind: Kind
  /// The link or the bold text.
  package let node: Document.NodeID
  /// Index of the innermost step that it stands in.
  package let step: Int
  /// Index of the first statement behind its innermost list item: where a branch not taken leads.
  package let itemEnd: Int
  /// What the reader reads, white space folded.
  package let words: String

  /// Whether it may say what a statement of a translation says, where names in one of them are unknown.
  func mayBe(_ other: Statement) -> Bool {
    switch (kind, other.kind) {
    case (.unresolved, _), (_, .unresolved): true
    case (.act(let a), .act(let b)): !Set(a).isDisjoint(with: b)
    case (.jump, .jump): true
    default: kind == other.kind
    }
  }

  /// Whether an action is done here.
  var isAct: Bool { if case .act = kind { true } else { false } }
}

/// A list item of a step list, at any depth.
package struct Step: Sendable {
  /// As readers see it: `3` or `3.1`.
  package let number: String
  /// `step-3-1`, or `steps-2-3-1` in a page's second list; the same in all languages.
  package let anchor: String
  package let item: Document.NodeID
  /// Index of the step around it.
  package let parent: Int?
  /// Its statements, those of the steps in it included.
  package let statements: Range<Int>
}

/// A `for:` or `goal:` link of a step list's contract.
package struct ContractTerm: Sendable {
  package enum Kind: Sendable, Hashable {
    case audience(Claim)
    /// Index of a start.
    case start(Int)
    case goal(Claim)
    case unresolved
  }

  package let kind: Kind
  package let node: Document.NodeID
}

/// A list that is run (LANGUAGE.md §2 “Verified lists”), with names looked up in the model.
package struct StepList: Sendable {
  /// 1-based, within the page.
  package let number: Int
  /// The ordered lists that make it up: more than one where a writer broke it for a picture or a note.
  package let lists: [Document.NodeID]
  package let steps: [Step]
  package let contract: [ContractTerm]
  package let statements: [Statement]
  /// A name in it is unknown: it is neither run nor compared.
  package internal(set) var hasUnknownNames: Bool

  /// Its written numbers are not those that readers see, or its steps are not nested as they look: nobody knows which of
  /// the two is meant where a step is named by its number.
  var isMisnumbered = false

  /// Whether a node stands in the list or in its contract.
  func holds(_ node: Document.NodeID, of document: Document) -> Bool {
    lists.contains { node >= $0 && node < document.nodes[$0].end } || contract.contains { $0.node == node }
  }

  /// How many steps a step is nested in.
  func depth(of step: Int) -> Int { steps[step].number.utf8.count { $0 == UInt8(ascii: ".") } }

  /// The goals, in reading order.
  package var goals: [ContractTerm] {
    contract.filter {
      if case .goal = $0.kind { true } else { false }
    }
  }
}
