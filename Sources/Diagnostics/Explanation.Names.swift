/// Names in guides that lead nowhere, and words that do not fit what they name.
extension Explanation {
  static let flowUnknown = Explanation(
    """
    The page names a flow model that is not there. Flow models are the files in content/flows; a page names one \
    without its ending. Without its model none of the page's steps can be checked.
    """,
    in: .page,
    example: """
      ---
      title: Sign in
      flow: libary
      ---
      """,
    mend: "Correct the name, or add the model. A page without steps needs no “flow”.",
    mended: """
      ---
      title: Sign in
      flow: library
      ---
      """)

  static let actionUnknown = Explanation(
    """
    A “do:” or “ui:” link names an action that is not in the flow model. “ui:” may name a screen too. The list is not \
    run until the name is known.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. [Sign in as usual](do:signin).
      """,
    mend: "Correct the id. If the product has learnt something new, add the action to the model first.",
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. [Sign in as usual](do:sign-in).
      """)

  static let labelUnknown = Explanation(
    """
    A step has bold words that are no label of the product in this language. In a step, bold is only for what the \
    reader presses or fills in, in exactly the product's words, upper and lower case included. Either the label is \
    misspelt, or it has changed, or the words are bold for another reason.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Log in**.
      """,
    mend: """
      Write the label as the product shows it. Stress other words with *one asterisk*, and mention what is only looked \
      at with a “ui:” link.
      """,
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      """)

  static let labelWrong = Explanation(
    """
    A link names an action or a screen rightly, but its words are not the label or title that the product shows. \
    Readers look for exactly these words on their screen.
    """,
    in: .guide,
    example: """
      You will see [Log in](ui:sign-in) in the corner.
      """,
    mend: "Write the words as the product shows them. The report says what they are.",
    mended: """
      You will see [Sign in](ui:sign-in) in the corner.
      """)

  static let conditionUnknown = Explanation(
    """
    A link names a condition that the flow model does not have. “for:”, “goal:”, “expect:” and “if:” take the name of \
    a condition, or “not-” and such a name; “for:” takes the name of a start too. The list is not run until the name \
    is known.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:logged-in):

      1. Press **Sign in**.
      """,
    mend: "Correct the name, or add the condition to the model.",
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      """)

  static let stepUnknown = Explanation(
    """
    A “step:” link, or the part behind “#” in a “continue:” link, does not lead to exactly one step. It names the \
    action with which the step begins; no step begins with it, or more than one does. The list is not run until it is \
    clear where the reader goes.
    """,
    in: .guide,
    example: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**.
      3. [If a book is left](if:has-books), go on from step [2](step:confirm).
      """,
    mend: "Name the first action of the step that is meant.",
    mended: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**.
      3. [If a book is left](if:has-books), go on from step [2](step:return-book).
      """)

  static let stepNumberWrong = Explanation(
    """
    A “step:” link leads to one step, and its words give the number of another. This happens when steps are added or \
    taken out. The link is followed where it leads; the reader would follow the number.
    """,
    in: .guide,
    example: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**.
      3. [If a book is left](if:has-books), go on from step [1](step:return-book).
      """,
    mend: "Write the number that the report gives, or name the step that was meant.",
    mended: """
      For [readers with books](for:has-books) who [are signed in](for:signed-in), until [none is left](goal:no-books):

      1. Open **My books**.
      2. Press **Return**, then **Yes**.
      3. [If a book is left](if:has-books), go on from step [2](step:return-book).
      """)

  static let guideUnknown = Explanation(
    """
    A “continue:” link names a guide in which the reader cannot go on. There is no page of that path in this language, \
    or it runs on another flow, or it has no step list.
    """,
    in: .guides,
    example: """
      content/en/return.md:
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. On the [Home page](ui:home), go on as in [Sign in](continue:signin).

      content/en/sign-in.md:
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      """,
    mend: "Write the path of the other page below its language's folder, without .md.",
    mended: """
      content/en/return.md:
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. On the [Home page](ui:home), go on as in [Sign in](continue:sign-in).

      content/en/sign-in.md:
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      """)

  static let fieldUnknown = Explanation(
    """
    A “value:” or “reject:” link names a form field that the flow model does not have. Fields stand under “fields” of \
    their screen; a button is no field.
    """,
    in: .guide,
    example: """
      A PIN looks like [2580](value:pincode).
      """,
    mend: "Correct the field's id, or add the field to its screen.",
    mended: """
      A PIN looks like [2580](value:pin).
      """)

  static let valueRefused = Explanation(
    """
    The guide shows a value as a good one, and the form would refuse it. Readers who copy the example would get an \
    error message. The report gives the rule that the value breaks.
    """,
    in: .guide,
    example: """
      Think of a PIN, such as [1234](value:pin).
      """,
    mend: "Choose a value that the form accepts. If the form's rule has changed, correct it in the model.",
    mended: """
      Think of a PIN, such as [2580](value:pin).
      """)

  static let valueAccepted = Explanation(
    """
    The guide shows a value as one that the form refuses, and the form would accept it. Readers would be warned of \
    something that is no mistake.
    """,
    in: .guide,
    example: """
      A PIN such as [2580](reject:pin) is refused.
      """,
    mend: "Choose a value that is refused in truth, or correct the field's rule in the model.",
    mended: """
      A PIN such as [1111](reject:pin) is refused.
      """)

  static let factUnknown = Explanation(
    """
    A “fact:” link names a fact that the flow model does not have. Facts are figures and names that many guides quote, \
    and that are kept in one place, under “facts”.
    """,
    in: .guide,
    example: """
      You may keep a book for [14](fact:loan-time) days.
      """,
    mend: "Correct the fact's name, or add the fact with its wordings to the model.",
    mended: """
      You may keep a book for [14](fact:loan-days) days.
      """)

  static let factWrong = Explanation(
    """
    A “fact:” link has words that are not among the fact's wordings in this language. Either the guide is out of date, \
    or the fact is, or it is a form of the word that the model does not list yet.
    """,
    in: .guide,
    example: """
      You may keep a book for [21](fact:loan-days) days.
      """,
    mend: "Use one of the wordings that the report lists, or add this one to the fact.",
    mended: """
      You may keep a book for [fourteen](fact:loan-days) days.
      """)

  static let linkOutOfPlace = Explanation(
    """
    A link stands where it has no meaning. “do:”, “expect:”, “if:”, “step:” and “continue:” belong in a step list, \
    “for:” and “goal:” in the text before one, and all of them need a page that names a flow. Nobody would check what \
    it says.
    """,
    in: .guide,
    example: """
      To begin, press [Sign in](do:sign-in).
      """,
    mend: "Make it a step of a numbered list, or only mention the button with “ui:”.",
    mended: """
      To begin, press [Sign in](ui:sign-in).
      """)

  static let schemeUnknown = Explanation(
    """
    A link begins with a word and a colon that mean nothing here. Links out of the site begin with http, https, mailto \
    or tel; the words that guides have are do, ui, expect, if, step, continue, value, reject, fact, for and goal.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**. [You are signed in now](expects:signed-in).
      """,
    mend: "Correct the word before the colon.",
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**. [You are signed in now](expect:signed-in).
      """)
}
