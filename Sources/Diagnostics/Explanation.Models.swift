/// How a model is written.
extension Explanation {
  static let modelSyntax = Explanation(
    """
    The flow model, or an expression in it, is not written in the form that is expected. The file may be broken YAML, \
    have a key that means nothing there, lack something that it needs, or hold a value of the wrong form. Until it is \
    mended, the guides on this flow are not run.
    """,
    in: .model,
    example: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          action:
            reload: {label: Reload, go: home}
      """,
    mend: """
      Compare the place with the description of flow models. Where a key is only misspelt, the report names the one \
      that was probably meant.
      """,
    mended: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload, go: home}
      """)

  static let idReused = Explanation(
    """
    One id stands for two things. Guides name actions, screens, fields and conditions by their ids, so each id must \
    mean one thing only. An action and a screen do not share one either, unless the label of the one is the title of \
    the other; nor do a condition and a start. Some words, such as “screen” and “filled”, belong to the language.
    """,
    in: .model,
    example: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            open-help: {label: Help, go: help}
            reload: {label: Reload, go: home}
        help:
          title: Help
          actions:
            reload: {label: Reload, go: help}
            leave-help: {label: Back, go: home}
      """,
    mend: """
      Give one of the two another id. If it is the same button on several screens, put it under “shared”, and let \
      each of these screens include it.
      """,
    mended: """
      starts:
        at-home: {screen: home}
      shared:
        everywhere:
          reload: {label: Reload}
      screens:
        home:
          title: Home page
          include: [everywhere]
          actions:
            open-help: {label: Help, go: help}
        help:
          title: Help
          include: [everywhere]
          actions:
            leave-help: {label: Back, go: home}
      """)

  static let idUnknown = Explanation(
    """
    The model uses an id that is declared nowhere in it. It may be a screen, a variable, a value, a condition or a \
    shared group; most often it is a slip of the pen. A condition that is made of other conditions is reported in this \
    way too, for conditions are made of variables only.
    """,
    in: .model,
    example: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload, go: hoem}
      """,
    mend: "Correct the id, or declare what it names.",
    mended: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: Home page
          actions:
            reload: {label: Reload, go: home}
      """)

  static let typeMismatch = Explanation(
    """
    An expression mixes kinds of values that do not go together. A value is true or false, a whole number, or one word \
    of a list of words; each can only be compared with, or set to, its own kind. “when”, “is” and “always” ask for \
    something that is true or false.
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
            return-book: {label: Return, when: books, set: {books: books - 1}}
      """,
    mend: "Say what is to hold: compare the number with a number, the word with a word.",
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

  static let labelMissing = Explanation(
    """
    A label, a title or a fact has no words in one of the site's languages. Guides in that language could not name it. \
    A screen without any title is reported in this way too.
    """,
    in: .model,
    example: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: {en: Home page}
          actions:
            reload: {label: {en: Reload, ru: Обновить, sw: Pakia upya}, go: home}
      """,
    mend: """
      Write down what the product itself shows in that language. If it is one text in all languages, write that text \
      alone, without the names of languages.
      """,
    mended: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: {en: Home page, ru: Главная, sw: Ukurasa wa mwanzo}
          actions:
            reload: {label: {en: Reload, ru: Обновить, sw: Pakia upya}, go: home}
      """)

  static let labelAmbiguous = Explanation(
    """
    A label means two things at once. In a model, two actions that are possible at the same time have the same label; \
    in a guide, a step presses a label that can be either of two actions where the reader is. A reader who is told to \
    press it cannot know which one is meant.
    """,
    in: .model,
    example: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: My cards
          actions:
            remove-old: {label: Remove}
            remove-new: {label: Remove}
      """,
    mend: """
      If the product's labels differ in truth, write them down in full. If only one of the two is possible at a time, \
      say so with “when”. If the product does show the same words twice, leave out the label of one of them; a guide \
      then names that one by its id, with a “do:” link.
      """,
    mended: """
      starts:
        at-home: {screen: home}
      screens:
        home:
          title: My cards
          actions:
            remove-old: {label: Remove the old card}
            remove-new: {label: Remove the new card}
      """)
}
