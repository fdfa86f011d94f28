/// Markdown that is read otherwise than it looks.
extension Explanation {
  static let markupLeftOver = Explanation(
    """
    Signs of Markdown stand on the page as they are typed, since they open or close nothing. Readers see asterisks and \
    brackets, and what they were to say is lost: words that are not bold are not pressed, and a link that is none is \
    not checked. Mostly a space stands where none may be, a bracket is missing, or a reference is defined nowhere. \
    Strikethrough and footnotes do not exist here.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in **.
      """,
    mend: """
      Take the space out, or write the sign that is missing. Where the signs themselves are meant, put a backslash \
      before each, or make the text code with backticks.
      """,
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      """)

  static let listBroken = Explanation(
    """
    A step looks like one and is none for Markdown, or a step list breaks in two. A line that begins with a number \
    needs an empty line above it where it stands under a paragraph, and a space behind the number; what stands between \
    two steps is indented, or the list ends before it. The list is not run until it is whole.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Go to [Help](ui:help) if you like.

      The home page has the button:
      2. Press **Sign in**.
      """,
    mend: """
      Put an empty line before the step, or a space behind its number. Indent a picture or paragraph that belongs to a \
      step as far as the step's first word.
      """,
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Go to [Help](ui:help) if you like.

      The home page has the button:

      2. Press **Sign in**.
      """)

  static let listNumbers = Explanation(
    """
    The numbers that a list is written with are not those that readers see. Markdown counts on from the list's first \
    number, so a number that is left out or comes twice shifts the rest; and items that were to be nested, but are \
    indented too little, count on as well. Equal numbers throughout (1., 1., 1.) are all right.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Go to [Help](ui:help) if you like.
      3. Press **Sign in**.
      """,
    mend: "Number the list as readers see it, or indent nested items as far as the first word of the item above them.",
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Go to [Help](ui:help) if you like.
      2. Press **Sign in**.
      """)

  static let listNotRun = Explanation(
    """
    A list that looks like steps is not run, so that nobody checks it. Steps are numbered lists of their own: not \
    bullets, and not a list that stands in bullets or in a quotation. Where a page says with “for:” or “goal:” what it \
    is good for, and none of its lists runs, this is an error.
    """,
    in: .guide,
    example: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      - Press **Sign in**.
      """,
    mend: "Use numbers: 1., 2., 3. Take the list out of the quotation or the bullets that it stands in.",
    mended: """
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**.
      """)

  static let stepByNumber = Explanation(
    """
    A link leads to a step by its number, as “#step-3” does. When a step is put in before it, the link leads to another \
    step, and nobody notices. A “step:” link names the step by what is done in it, and the number in its words is \
    checked. This is a warning.
    """,
    in: .page,
    example: """
      ---
      title: Sign in
      ---

      Have you forgotten the PIN? See [step 2](register.md#step-2).
      """,
    mend: "Name the page and the action that the step begins with; “check --fix” does so.",
    mended: """
      ---
      title: Sign in
      ---

      Have you forgotten the PIN? See [step 2](step:register#choose-pin).
      """)

  static let titleTwice = Explanation(
    """
    The page begins with a heading that says the title of its front matter once more. The title is shown above the text \
    in any case, so that readers would see it twice. This is a warning.
    """,
    in: .page,
    example: """
      ---
      title: Sign in
      ---

      # Sign in

      Signing in takes a minute.
      """,
    mend: "Take the heading out, and let links that lead to it lead to the page.",
    mended: """
      ---
      title: Sign in
      ---

      Signing in takes a minute.
      """)
}
