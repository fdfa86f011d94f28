/// What searching a model shows.
extension Explanation {
  static let screenUnreachable = Explanation(
    """
    No reader can ever get to this screen. No action that is possible leads there, and no start begins there. Nothing \
    that is said of it can be checked.
    """,
    in: .model,
    example: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            sign-out: {label: Sign out}
        goodbye:
          title: Goodbye
          end: true
      """,
    mend: "Let the action that opens the screen “go” there, or take the screen out of the model.",
    mended: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            sign-out: {label: Sign out, go: goodbye}
        goodbye:
          title: Goodbye
          end: true
      """)

  static let actionImpossible = Explanation(
    """
    No reader can ever do this action. Its screen is never reached, or its “when” never holds there, or no screen \
    includes the shared group that it stands in.
    """,
    in: .model,
    example: """
      state:
        paid: {values: bool, start: false}
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            pay: {label: Pay, when: not paid}
            see-receipt: {label: Receipt, when: paid}
      """,
    mend: """
      Find what should have made it possible. Most often an earlier action forgets to “set” something, as “pay” does \
      here.
      """,
    mended: """
      state:
        paid: {values: bool, start: false}
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            pay: {label: Pay, when: not paid, set: {paid: true}}
            see-receipt: {label: Receipt, when: paid}
      """)

  static let outOfRange = Explanation(
    """
    An action, or a start, gives a variable a value that it cannot have. The report shows the shortest way to a state \
    in which this happens. Guides that come this way are not followed any further.
    """,
    in: .model,
    example: """
      state:
        books: 0..3
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload}
            return-book: {label: Return, set: {books: books - 1}}
      """,
    mend: """
      If the product does not offer the action in that state, say so with “when”. If it does, the variable needs more \
      values.
      """,
    mended: """
      state:
        books: 0..3
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload}
            return-book: {label: Return, when: books > 0, set: {books: books - 1}}
      """)

  static let invariantBroken = Explanation(
    """
    Something that the model says holds “always” does not hold after an action. Either the action forgets to change \
    something, or the sentence under “always” is not true of the product. A start that no state can fit is reported in \
    this way too.
    """,
    in: .model,
    example: """
      state:
        signed-in: {values: bool, start: false}
        cart: {values: [empty, full], start: empty}
      starts:
        at-home: {screen: home}
      always:
        - cart == empty or signed-in
      screens:
        home:
          title: Shop
          actions:
            sign-in: {label: Sign in, when: not signed-in, set: {signed-in: true}}
            add: {label: Add to cart, when: signed-in, set: {cart: full}}
            sign-out: {label: Sign out, when: signed-in, set: {signed-in: false}}
      """,
    mend: """
      Look what the product does there, and let the action “set” all that changes; or correct what stands under \
      “always”.
      """,
    mended: """
      state:
        signed-in: {values: bool, start: false}
        cart: {values: [empty, full], start: empty}
      starts:
        at-home: {screen: home}
      always:
        - cart == empty or signed-in
      screens:
        home:
          title: Shop
          actions:
            sign-in: {label: Sign in, when: not signed-in, set: {signed-in: true}}
            add: {label: Add to cart, when: signed-in, set: {cart: full}}
            sign-out: {label: Sign out, when: signed-in, set: {signed-in: false, cart: empty}}
      """)

  static let noOutcome = Explanation(
    """
    A reader can do this action, but the model does not say what happens then. Each of its outcomes has a “when”, and \
    in some state none of them holds.
    """,
    in: .model,
    example: """
      state:
        books: {values: 0..2, start: 0}
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Library
          actions:
            borrow:
              label: Borrow
              outcomes:
                lent: {when: books < 2, set: {books: books + 1}}
      """,
    mend: "Add the outcome for the other states, or a “when” to the action itself if it is not offered there.",
    mended: """
      state:
        books: {values: 0..2, start: 0}
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Library
          actions:
            borrow:
              label: Borrow
              outcomes:
                lent: {when: books < 2, set: {books: books + 1}}
                refused: {when: books == 2}
      """)

  static let deadEnd = Explanation(
    """
    On this screen a reader can get stuck, for no action is possible there. Real products nearly always have a way on, \
    so the model has probably forgotten one.
    """,
    in: .model,
    example: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            delete-account: {label: Delete my account, go: deleted}
        deleted:
          title: Your account is deleted
      """,
    mend: "Add the action that leads on. Where the way does end, as here, write “end: true”.",
    mended: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            delete-account: {label: Delete my account, go: deleted}
        deleted:
          title: Your account is deleted
          end: true
      """)

  static let conditionConstant = Explanation(
    """
    This condition is the same in every state that a reader can reach: always true, or never. It tells no readers \
    apart, so a guide that asks for it says nothing. Probably its expression says something else than was meant.
    """,
    in: .model,
    example: """
      state:
        books: 0..3
      starts:
        at-home: {screen: home}
      conditions:
        has-books: {is: books >= 0}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload}
      """,
    mend: "Correct the expression, or take the condition out.",
    mended: """
      state:
        books: 0..3
      starts:
        at-home: {screen: home}
      conditions:
        has-books: {is: books > 0}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload}
      """)

  static let searchCutShort = Explanation(
    """
    There are more states than the program was allowed to look at, so it stopped. What it has not seen may be wrong; \
    that is why this is an error, and no pass. It can happen with a model, and with a step list that many readers in \
    many states follow. Each variable multiplies the number of states by the number of its values.
    """,
    in: .model,
    example: """
      state:
        minute-of-day: 0..1439
        day-of-year: 1..366
        points: 0..9
      starts:
        at-home: {screen: home}
      conditions:
        is-night: {is: minute-of-day < 360}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload}
      """,
    mend: """
      Keep only what makes a difference to some guide: “night” and “day” instead of the minute, “none”, “some” and \
      “many” instead of a count. If all of it is needed, allow more states with --max-states.
      """,
    mended: """
      state:
        time: [night, day]
      starts:
        at-home: {screen: home}
      conditions:
        is-night: {is: time == night}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload}
      """)
}
