/// A model's guards, effects and truths as flat lists of plain values that name each other by index:
/// the form in which `Machine` runs them. Made by `MachineCodeBuilder`.
struct MachineCode: Sendable {
  /// What is done in a state depends on its screen first: for each screen its range of `moves`.
  var movesOfScreen: [Span] = []
  var moves: [Move] = []
  var effects: [Effect] = []
  var overwrites: [Overwrite] = []
  var assignments: [Assignment] = []
  var tests: [Test] = []
  var terms: [Term] = []
  /// For each screen its range of `fieldMasks`.
  var masksOfScreen: [Span] = []
  var fieldMasks: [FieldMask] = []
  /// The test that a condition begins with.
  var conditions: [Int32] = []
  /// The test that an invariant begins with, and the one that they begin with all together.
  var invariants: [Int32] = []
  var allInvariants: Int32 = pass

  /// Where a test leads when its whole expression is decided; no index of a test.
  static let pass: Int32 = -1
  static let fail: Int32 = -2

  struct Span: Sendable {
    let start: Int32
    let end: Int32
  }

  /// An action of a screen.
  struct Move: Sendable {
    let action: Int32
    let guardTest: Int32
    let effects: Span
    let form: Form

    enum Form: UInt8, Sendable {
      /// Every effect whose guard holds may happen.
      case all
      /// The same, and it is a mistake of the model when none does.
      case outcomes
      /// The first whose guard holds; the action is not possible when none does.
      case branches
    }
  }

  /// What an action may do: first bits set to known values, then values that are worked out.
  struct Effect: Sendable {
    let guardTest: Int32
    let overwrites: Span
    let assignments: Span
  }

  struct Overwrite: Sendable {
    let word: Int32
    let kept: UInt64
    let bits: UInt64
  }

  struct Assignment: Sendable {
    let slot: Slot
    /// The highest value; the lowest is the slot's.
    let high: Int
    let source: Source
    /// Place among the effect's assignments, as written.
    let place: Int32

    enum Source: Sendable {
      /// A variable and a constant.
      case shifted(Slot, by: Int)
      case sum(Int, Span)
      case truth(Int32)
    }
  }

  /// A question about a state, and where to go on with either answer.
  struct Test: Sendable {
    let question: Question
    let ifTrue: Int32
    let ifFalse: Int32

    enum Question: Sendable {
      /// Some bits of a word are these.
      case bits(word: Int32, mask: UInt64, equal: UInt64)
      /// The bits of one variable, as a number, are below this one.
      case below(word: Int32, shift: UInt8, mask: UInt32, Int)
      case sumIsZero(Int, Span)
      case sumIsNegative(Int, Span)
      /// Two expressions, each with a first test, are both true or both false.
      case same(Int32, Int32)
      case filled
      /// An expression of its own, by its first test.
      case holds(Int32)
    }
  }

  /// A variable that is multiplied and added.
  struct Term: Sendable {
    let slot: Slot
    let factor: Int
  }

  /// Bits of one word that are all set when some fields are filled in.
  struct FieldMask: Sendable {
    let word: Int32
    let bits: UInt64
  }
}
