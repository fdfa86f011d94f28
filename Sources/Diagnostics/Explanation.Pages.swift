/// Translations.
extension Explanation {
  static let translationDiffers = Explanation(
    """
    A translation does not say the same as the guide in the site's first language, or that guide fails and a \
    translation of it works. Step lists, contracts and \
    statements are compared one by one, in reading order, and the report shows both at the first difference. The words \
    are free; what the reader does, sees and decides is not.
    """,
    in: .guides,
    example: """
      content/en/sign-in.md:
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**. [You are signed in now](expect:signed-in).

      content/ru/sign-in.md:
      Для тех, [кто ещё не вошёл](for:not-signed-in). В конце [вы войдёте](goal:signed-in).

      1. Нажмите **Войти**.
      """,
    mend: """
      Bring the two together: usually a change in one language has not been made in the other. If they must differ, \
      give the reason in the translation's front matter: “independent: REASON”.
      """,
    mended: """
      content/en/sign-in.md:
      For [readers who are signed out](for:not-signed-in), until [they are signed in](goal:signed-in):

      1. Press **Sign in**. [You are signed in now](expect:signed-in).

      content/ru/sign-in.md:
      Для тех, [кто ещё не вошёл](for:not-signed-in). В конце [вы войдёте](goal:signed-in).

      1. Нажмите **Войти**. [Теперь вы вошли](expect:signed-in).
      """)

  static let translationMissing = Explanation(
    """
    A page exists in one of the site's languages and not in another. Readers of the other language will not find it. \
    A language that has no page at all is named once. \
    This is a warning; with --strict it is an error.
    """,
    in: .folder,
    example: """
      content/en/sign-in.md
      content/en/return.md
      content/ru/sign-in.md
      """,
    mend: "Translate the page, under the same path in the other language's folder.",
    mended: """
      content/en/sign-in.md
      content/en/return.md
      content/ru/sign-in.md
      content/ru/return.md
      """)
}

/// Pages and the site as a whole.
extension Explanation {
  static let frontMatter = Explanation(
    """
    The lines between the two “---” at the top of a page are not as they should be. A page needs at least a title \
    there. Unknown keys, values of the wrong form and a missing “---” are reported too.
    """,
    in: .page,
    example: """
      ---
      titel: Sign in
      ---

      Signing in takes a minute.
      """,
    mend: """
      Known keys are title, summary, flow, independent, updated, draft and slug. A text that holds a colon stands in \
      quotation marks.
      """,
    mended: """
      ---
      title: Sign in
      ---

      Signing in takes a minute.
      """)

  static let rawHTML = Explanation(
    """
    The page holds an HTML tag. Pages are written in Markdown alone, so that nothing in them can break the site or \
    escape the checks. HTML comments are allowed, and are left out of the site.
    """,
    in: .page,
    example: """
      ---
      title: Sign in
      ---

      Press the <b>green</b> button.
      """,
    mend: "Write it in Markdown. Where a “<” is meant as text, put a backslash before it.",
    mended: """
      ---
      title: Sign in
      ---

      Press the *green* button.
      """)

  static let linkBroken = Explanation(
    """
    A link, or an image, leads to a file that is not there. Links to pages are written as the path from this page's \
    file to the other one, with .md at the end. A link into another language where the page exists in this one is a \
    warning.
    """,
    in: .page,
    example: """
      ---
      title: Sign in
      ---

      Not a member yet? [Register](registration.md).
      """,
    mend: "Correct the path, or write the page that is missing.",
    mended: """
      ---
      title: Sign in
      ---

      Not a member yet? [Register](register.md).
      """)

  static let anchorBroken = Explanation(
    """
    A link leads to a page that is there, but to a heading or a step that is not. The part behind “#” is the heading in \
    lower case with hyphens, or a step, as in “step-3”. Anchors break when headings are reworded or steps are \
    renumbered.
    """,
    in: .page,
    example: """
      ---
      title: Sign in
      ---

      [Read about PINs](#pin).

      ## Choosing a PIN

      Take four digits.
      """,
    mend: "Write the anchor of a heading or step that exists, or leave out the part behind “#”.",
    mended: """
      ---
      title: Sign in
      ---

      [Read about PINs](#choosing-a-pin).

      ## Choosing a PIN

      Take four digits.
      """)

  static let imageTextMissing = Explanation(
    """
    An image has no text that stands for it. Readers who cannot see it hear this text instead, and so does everyone \
    whose connection is too slow for images.
    """,
    in: .page,
    example: """
      ---
      title: Sign in
      ---

      ![](sign-in.png)
      """,
    mend: "Say between the brackets what the image shows, as you would on the telephone.",
    mended: """
      ---
      title: Sign in
      ---

      ![The home page, with “Sign in” in the upper right corner](sign-in.png)
      """)

  static let notUTF8 = Explanation(
    """
    The file is not in the UTF-8 encoding, in which all texts of a site are kept. The report gives the first byte that \
    does not belong. Such files come from old editors, or were cut in the middle of a letter.
    """,
    in: .terminal,
    example: """
      $ file content/ru/sign-in.md
      content/ru/sign-in.md: ISO-8859 text
      """,
    mend: "Save the file as UTF-8 in your editor, or convert it from the encoding that it is in.",
    mended: """
      $ iconv -f windows-1251 -t UTF-8 -o new.md content/ru/sign-in.md
      $ mv new.md content/ru/sign-in.md
      """)

  static let fileTooLarge = Explanation(
    """
    The file is larger than 10 MiB. Files of that size are not read, for they could bring the program to a halt; no \
    page, model or picture of a help site needs so much.
    """,
    in: .terminal,
    example: """
      $ du -h content/en/film.png
      48M     content/en/film.png
      """,
    mend: "Make the picture smaller, divide the page, or keep the file elsewhere and link to it.",
    mended: """
      $ convert content/en/film.png -resize 1600x content/en/film.webp
      $ du -h content/en/film.webp
      96K     content/en/film.webp
      """)

  static let mergeConflict = Explanation(
    """
    Git could not merge two versions of the file, wrote both into it with lines of signs between them, and nobody has \
    chosen yet. The file is not read: half of what it says is not meant. In a page that shows such lines on purpose, \
    indent them.
    """,
    in: .terminal,
    example: """
      $ git diff --check
      content/en/sign-in.md:9: leftover conflict marker
      content/en/sign-in.md:11: leftover conflict marker
      content/en/sign-in.md:13: leftover conflict marker
      """,
    mend: "Keep what is right of the two versions, and take the three lines out.",
    mended: """
      $ git diff --check
      $ git add content/en/sign-in.md
      """)

  static let template = Explanation(
    """
    A template cannot be used. It has a tag that is not closed, names a value or a template that is not there, or it \
    is missing although pages are made with it.
    """,
    in: .template,
    example: """
      <ul>
        {{#languages}}
        <li><a href="{{href}}">{{name}}</a></li>
      </ul>
      """,
    mend: "Look at the line that the report names: every {{#name}} needs its {{/name}}.",
    mended: """
      <ul>
        {{#languages}}
        <li><a href="{{href}}">{{name}}</a></li>
        {{/languages}}
      </ul>
      """)

  static let stringMissing = Explanation(
    """
    A text of the templates, such as the words over the language menu, is missing in one of the languages, or lacks a \
    plural form that the language has. Each language has a file of them in templates/strings. A text that no template \
    uses is reported too, for it is often a misspelt one. As a warning: the program has the text in English alone.
    """,
    in: .strings,
    example: """
      verified-starts:
        one: "{count} исходной ситуации"
        other: "{count} исходной ситуации"
      """,
    mend: """
      Add the text, with all plural forms: English and Swahili have “one” and “other”, Russian has “one”, “few” \
      and “many”.
      """,
    mended: """
      verified-starts:
        one: "{count} исходной ситуации"
        few: "{count} исходных ситуаций"
        many: "{count} исходных ситуаций"
        other: "{count} исходной ситуации"
      """)

  static let siteConfig = Explanation(
    """
    The site file, content/site.yml, is missing or has something in it that cannot be used. It gives the site its \
    title, its languages, its navigation and its redirects. A page in a folder of no language is reported in this way \
    too.
    """,
    in: .siteFile,
    example: """
      title: Library help
      languages: [en, ru]
      """,
    mend: "Compare the place with the description of the site file. Each language has a name, in the language itself.",
    mended: """
      title: Library help
      languages:
        en: {name: English}
        ru: {name: Русский}
      """)
}
