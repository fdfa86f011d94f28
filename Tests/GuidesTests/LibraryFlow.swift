/// The flow model of the language's description.
let libraryFlow = #"""
  title: {en: Library card, ru: Читательский билет, sw: Kadi ya maktaba}

  state:                                   # the world. Every variable has a finite domain.
    signed-in: bool                        # no start: a reader may come with either value
    books: 0..3                            # whole numbers, both ends included
    mail: {values: [none, arrived, lost], start: none}     # start: the value every guide begins with

  starts:                                  # where guides begin. The first is the default.
    at-home: {screen: home}                # sets screen, and any variables it names
    at-profile: {screen: profile, signed-in: true}

  conditions:                              # named truths; guides refer to these names
    signed-in: {is: signed-in}
    has-books: {is: books > 0}
    no-books:  {is: books == 0}
    mail-lost: {is: mail == lost}

  always:                                  # invariants: hold in every start state and after every action
    - mail == none or signed-in

  facts:                                   # figures and names that guides quote: the wordings allowed in each language
    loan-days: {en: ["14", fourteen], ru: ["14", четырнадцать, четырнадцати], sw: ["14", kumi na nne]}

  shared:                                  # actions that several screens have in common
    header:
      help: {label: {en: Help, ru: Справка, sw: Msaada}, go: help}

  screens:
    home:
      title: {en: Home page, ru: Главная, sw: Ukurasa wa mwanzo}
      include: [header]
      actions:
        sign-in: {label: {en: Sign in, ru: Войти, sw: Ingia}, when: not signed-in, set: {signed-in: true}}
        my-books: {label: {en: My books, ru: Мои книги, sw: Vitabu vyangu}, when: signed-in, go: books}
    books:
      title: {en: My books, ru: Мои книги, sw: Vitabu vyangu}
      kind: page                           # page (default), menu, dialog, mail, app: how it is drawn
      include: [header]
      actions:
        return-book: {label: {en: Return, ru: Вернуть, sw: Rudisha}, when: books > 0, go: confirm-return}
    confirm-return:
      kind: dialog
      title: {en: Give it back, ru: Возврат книги, sw: Kurudisha kitabu}
      actions:
        confirm: {label: {en: "Yes", ru: Да, sw: Ndiyo}, set: {books: books - 1}, go: books}
        cancel:  {label: {en: Cancel, ru: Отмена, sw: Ghairi}, go: books}
    help:
      title: {en: Help, ru: Справка, sw: Msaada}
      actions:
        ask-by-mail:                       # no label: something the reader does that is no button
          when: signed-in
          outcomes:                        # the world decides; a guide must work for every outcome
            arrives: {set: {mail: arrived}}
            gets-lost: {set: {mail: lost}}
        leave-help: {go: home}
    profile:
      title: {en: Profile, ru: Профиль, sw: Wasifu}
      fields:                              # a form. Each field is an action that fills it in.
        full-name: {label: {en: Full name, ru: Имя и фамилия, sw: Jina kamili}}
        pin:
          label: {en: PIN, ru: ПИН-код, sw: PIN}
          accepts: '[0-9]{4}'              # the whole value must match this regular expression
          rejects: ['0123|1234|2345|3456|4567|5678|6789', '(.)\1\1']     # and no part may match any of these
      actions:
        save: {label: {en: Save, ru: Сохранить, sw: Hifadhi}, when: filled, go: home}
  """#
