/// What a step list lacks, and what running it shows.
extension Explanation {
  static let goalMissing = Explanation(
    """
    Nothing before this list says what it is good for. A step list needs at least one “goal:” link in the text before \
    it; without one nobody can check that its readers get what they came for.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in):

      1. Press **Sign in**.
      """,
    mend: "Say in the text before the list what holds at its end, and link the words to the condition.",
    mended: """
      For [readers who are signed out](for:not-signed-in). In the end [you are signed in](goal:signed-in).

      1. Press **Sign in**.
      """)

  static let stepSaysNothing = Explanation(
    """
    A step of this list has nothing in it that can be checked. A numbered list in a guide is a list of steps, and each \
    of them must do something, look at something or decide something.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Make sure that nobody is looking over your shoulder.
      2. Press **Sign in**.
      """,
    mend: """
      Join it with the step that it belongs to, or put it before the list. If it does do something, say what: a \
      **label**, a “do:” link, or “expect:” for what the reader should see.
      """,
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Make sure that nobody is looking over your shoulder, and press **Sign in**.
      """)

  static let stepNotPossible = Explanation(
    """
    Some reader who follows the list comes to a step that cannot be done. The button is on another screen, or the \
    product does not offer it in the state that the reader is in. The report shows the shortest way there, and what \
    this reader sees instead.
    """,
    in: .guide,
    example: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Press **Return**, then **Yes**.
      2. [If a book is left](if:has-books), go on from step [1](step:return-book).
      """,
    mend: """
      Add the step that is missing before it, or let readers for whom it is not possible pass by with an “if:” link, \
      or say with “for:” that the list is not for them.
      """,
    mended: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**.
      3. [If a book is left](if:has-books), go on from step [2](step:return-book).
      """)

  static let expectationFalse = Explanation(
    """
    A step tells its readers that something holds, and for some of them it does not. The report shows the shortest way \
    for such a reader.
    """,
    in: .guide,
    example: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**. [No book is left now](expect:no-books).
      """,
    mend: """
      Ask with “if:” instead of promising with “expect:”, and say what those do for whom it does not hold; or add the \
      steps that make it hold for all.
      """,
    mended: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**.
      3. [If a book is left](if:has-books), go on from step [2](step:return-book).
      4. Look at the list: [no book is left now](expect:no-books).
      """)

  static let goalNotReached = Explanation(
    """
    Some reader does all the steps and does not get what the guide promises. The report shows the shortest way on \
    which this happens.
    """,
    in: .guide,
    example: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**.
      """,
    mend: """
      Add the steps that such a reader needs, or narrow the list with “for:” to those who do reach the goal, or promise \
      less.
      """,
    mended: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**. Do so for each of your books: [if one is left](if:has-books), go on from step
         [2](step:return-book).
      """)

  static let endlessLoop = Explanation(
    """
    Some reader gets to where the list can no longer be finished, however often its steps are done. The steps lead in \
    a circle, and nothing in the circle changes what is needed to leave it.
    """,
    in: .guide,
    example: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Cancel**.
      3. Go on from step [2](step:return-book).
      """,
    mend: "See that each round brings the reader nearer to the end, or add an “if:” that leads out of it.",
    mended: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**.
      3. [If a book is left](if:has-books), go on from step [2](step:return-book).
      """)

  static let noSuchReader = Explanation(
    """
    Nobody is as the list says its readers are. Its “for:” links contradict each other, or name something that no \
    reader can have at the beginning. Nothing in the list can be checked.
    """,
    in: .guide,
    example: """
      For [readers whose letter was lost](for:mail-lost), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      """,
    mend: """
      Correct the “for:” links. If such readers do exist, the flow model must let them begin: give the variable no \
      “start”, or add a start for them.
      """,
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      """)

  static let nothingToDo = Explanation(
    """
    Everyone whom the list is for has reached its goal before the first step. Either the goal says too little, or the \
    list is for the wrong readers.
    """,
    in: .guide,
    example: """
      For [readers who are signed in](for:signed-in), until [they are signed in](goal:signed-in):

      1. Open **My books**.
      """,
    mend: "Say with “goal:” what the steps change, or with “for:” who still needs them.",
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**, then open **My books**.
      """)

  static let stepUnreachable = Explanation(
    """
    No reader ever gets to this part of the list: the steps before it always lead elsewhere. It may be a step that is \
    no longer needed, or a way back that should be taken by some readers only.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**, and go on with step [3](step:my-books).
      2. Look at [Help](ui:help).
      3. Press **My books**.
      """,
    mend: "Take the part out, or let an “if:” stand before the link that passes it by.",
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      2. Look at [Help](ui:help).
      3. Press **My books**.
      """)

  static let conditionAlwaysTrue = Explanation(
    """
    An “if” holds for every reader who gets to it, so that it decides nothing. Readers would stop to ask themselves a \
    question that has one answer only. This is a warning.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. [If you are not signed in](if:not-signed-in), press **Sign in**.
      """,
    mend: "Take the condition out of the step, or open the list to readers for whom it does not hold.",
    mended: """
      This works [for everyone at home](for:at-home). In the end [you are signed in](goal:signed-in).

      1. [If you are not signed in](if:not-signed-in), press **Sign in**.
      """)

  static let conditionNeverTrue = Explanation(
    """
    An “if” holds for no reader who gets to it, so that nobody ever does what it covers. Mostly the condition is the \
    opposite of the one that is meant, or an earlier step has settled the question.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      2. [If you are not signed in](if:not-signed-in), look at [Help](ui:help).
      """,
    mend: "Name the condition that is meant, ask before the step that settles it, or take the question out.",
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      2. [If you like](if:optional), look at [Help](ui:help).
      """)
}
