"""Help sites of any size, in three languages, for Hatua and, without its claims, for Hugo: the same pages, navigation,
links and templates' work.

A guide has some 3 KB: prose, a step list of seven steps that is verified, and links to other guides. Guides differ in
their words and in what their steps mention, so that no two are one program.
"""

import os
import re
import shutil

LANGUAGES = {"en": "English", "ru": "Русский", "sw": "Kiswahili"}

FLOW = """\
title: {en: Library, ru: Библиотека, sw: Maktaba}
state:
  signed-in: bool
  books: 0..3
starts:
  at-home: {screen: home}
conditions:
  signed-in: {is: signed-in}
  has-books: {is: books > 0}
  no-books: {is: books == 0}
screens:
  home:
    title: {en: Home page, ru: Главная, sw: Mwanzo}
    actions:
      help: {label: {en: Help, ru: Помощь, sw: Msaada}, go: help}
      sign-in: {label: {en: Sign in, ru: Войти, sw: Ingia}, when: not signed-in, set: {signed-in: true}}
      my-books: {label: {en: My books, ru: Мои книги, sw: Vitabu vyangu}, when: signed-in, go: books}
  books:
    title: {en: Your books, ru: Ваши книги, sw: Vitabu vyako}
    actions:
      home-page: {label: {en: Home page, ru: На главную, sw: Rudi mwanzo}, go: home}
      return-book: {label: {en: Return, ru: Вернуть, sw: Rudisha}, when: books > 0, go: question}
  question:
    title: {en: Give it back, ru: Возврат, sw: Rudisha kitabu}
    kind: dialog
    actions:
      confirm: {label: {en: "Yes", ru: Да, sw: Ndiyo}, set: {books: books - 1}, go: books}
      cancel: {label: {en: Cancel, ru: Отмена, sw: Ghairi}, go: books}
  help:
    title: {en: Help, ru: Помощь, sw: Msaada}
    actions:
      leave-help: {label: {en: Back, ru: Назад, sw: Nyuma}, go: home}
"""

WORDS = {
    "en": {
        "title": "Give back book {n}", "summary": "How to return book {n} from your account page.",
        "contract": "This works if you [have borrowed a book](for:has-books). At the end [none is left](goal:no-books).",
        "steps": ["[If you are not signed in](if:not-signed-in), press **Sign in**. The page asks for your number.",
                  "Open **Help** once, and look around on the page.",
                  "Then press **Back**. You are at home, where you began.",
                  "Open **My books**. You see what you have borrowed, and until when.",
                  "Next to the book, press **Return**, then **Yes**.",
                  "[If another book is left](if:has-books), go on from step [5](step:return-book).",
                  "Look at the list once more: [no book is left](expect:no-books)."],
        "mention": " See [Cancel](ui:cancel).", "related": "Related guides", "more": "What to know",
        "cancel": "Cancel",
        "prose": "The library keeps a book for you for three weeks. When the time is over, it writes to you, and asks "
                 "for the book. You can give it back at any desk, in any town, and also at night: there is a box "
                 "beside the door. *Nobody* has to pay for a book that comes back in time; `LIB-{n}` is its mark.",
        "link": "Read also how to [give back book {m}]({address}).",
    },
    "ru": {
        "title": "Как вернуть книгу {n}", "summary": "Как вернуть книгу {n} на странице читателя.",
        "contract": "Так можно сделать, если вы [взяли книгу](for:has-books). В конце [не останется ни одной](goal:no-books).",
        "steps": ["[Если вы ещё не вошли](if:not-signed-in), нажмите **Войти**. Страница спросит номер билета.",
                  "Откройте страницу **Помощь** и посмотрите, что на ней есть.",
                  "Затем нажмите **Назад**. Вы снова там, где начали.",
                  "Откройте **Мои книги**. Вы видите, что взяли и до какого дня.",
                  "Рядом с книгой нажмите **Вернуть**, потом **Да**.",
                  "[Если осталась ещё книга](if:has-books), вернитесь к шагу [5](step:return-book).",
                  "Посмотрите на список ещё раз: [книг больше нет](expect:no-books)."],
        "mention": " Смотрите [Отмена](ui:cancel).", "related": "Смотрите также", "more": "Что надо знать",
        "cancel": "Отмена",
        "prose": "Книга выдаётся на три недели. Когда срок кончится, библиотека напишет вам письмо. Вернуть книгу можно "
                 "в любом городе, даже ночью: у двери стоит ящик. *Никто* не платит за книгу, которую вернули "
                 "вовремя; её знак `LIB-{n}`.",
        "link": "Прочтите, [как вернуть книгу {m}]({address}).",
    },
    "sw": {
        "title": "Rudisha kitabu {n}", "summary": "Jinsi ya kurudisha kitabu {n} kwenye ukurasa wako.",
        "contract": "Mwongozo huu unakufaa ikiwa [umeazima kitabu](for:has-books). Mwishoni [hakuna kinachobaki](goal:no-books).",
        "steps": ["[Ikiwa hujaingia](if:not-signed-in), bofya **Ingia**. Ukurasa utakuuliza namba yako.",
                  "Fungua **Msaada** mara moja, utazame kilichomo.",
                  "Kisha bofya **Nyuma**. Umerudi ulipoanzia.",
                  "Fungua **Vitabu vyangu**. Unaona ulivyoazima, na mpaka lini.",
                  "Kando ya kitabu bofya **Rudisha**, kisha **Ndiyo**.",
                  "[Ikiwa kimebaki kitabu kingine](if:has-books), rudi kwenye hatua ya [5](step:return-book).",
                  "Tazama orodha mara nyingine: [hakuna kitabu kilichobaki](expect:no-books)."],
        "mention": " Tazama [Ghairi](ui:cancel).", "related": "Miongozo mingine", "more": "Unachopaswa kujua",
        "cancel": "Ghairi",
        "prose": "Maktaba inakuazima kitabu kwa wiki tatu. Muda ukiisha, itakuandikia barua na kukuomba ukirudishe. "
                 "Unaweza kukirudisha katika mji wowote, hata usiku: kuna sanduku kando ya mlango. *Hakuna* "
                 "anayelipia kitabu kilichorudi kwa wakati; alama yake ni `LIB-{n}`.",
        "link": "Soma pia jinsi ya [kurudisha kitabu {m}]({address}).",
    },
}


def name(number):
    return f"shelf-{number // 100:03}/book-{number:05}"


def body(language, number, count):
    """The text of a guide, with Hatua's claims."""
    words = WORDS[language]
    steps = list(words["steps"])
    # How often the first steps mention a button tells the guides apart.
    for step in range(5):
        steps[step] += words["mention"] * (number // 4**step % 4)
    others = [(number + step) % count for step in (1, 7, 100)]
    links = [words["link"].format(m=other, address=f"../{name(other)}.md") for other in others]
    prose = words["prose"].format(n=number)
    return "\n\n".join([
        words["contract"], prose,
        "\n".join(f"{index + 1}. {step}" for index, step in enumerate(steps)),
        "## " + words["more"], prose, links[0] + " " + prose, "- " + prose + "\n- " + links[1] + "\n- " + prose,
        "## " + words["related"], "\n".join("- " + link for link in links)]) + "\n"


def plain(text):
    """The same text without claims, for other generators: labels in bold, jumps as links to nothing left out."""
    return re.sub(r"\[([^\]]*)\]\((?:for|goal|if|step|expect|ui):[^)]*\)", r"\1", text)


def front(language, number, flow):
    words = WORDS[language]
    return (f"---\ntitle: {words['title'].format(n=number)}\nsummary: {words['summary'].format(n=number)}\n"
            f"{flow}---\n\n")


def groups(count):
    """Four groups of five pages each, spread over the site."""
    return [[name((group * 5 + page) * max(count // 20, 1) % count) for page in range(5)] for group in range(4)]


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def hatua_site(folder, count, templates):
    languages = "".join(f"  {tag}: {{name: {name}}}\n" for tag, name in LANGUAGES.items())
    navigation = "".join(
        f"  - title: Shelf {index}\n    pages: [{', '.join(pages)}]\n" for index, pages in enumerate(groups(count)))
    write(f"{folder}/content/site.yml",
          f"title: Library\nbase-url: https://library.example/\nlanguages:\n{languages}navigation:\n{navigation}")
    write(f"{folder}/content/flows/library.yml", FLOW)
    shutil.copytree(templates, f"{folder}/templates")
    for language in LANGUAGES:
        write(f"{folder}/content/{language}/index.md", "---\ntitle: Library\n---\n\nHello.\n")
        for number in range(count):
            write(f"{folder}/content/{language}/{name(number)}.md",
                  front(language, number, "flow: library\n") + body(language, number, count))


# What Hugo's templates do is what ours do: a language menu, the navigation with this page marked, the full addresses
# of all translations, a neighbour, and the style in the page.
PAGE = """\
<!doctype html>
<html lang="{{ .Language.Lang }}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ .Site.Title }}</title>
{{ with .Params.summary }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}<style>{{ .Site.Params.style | safeCSS }}</style>
</head>
<body>
<header><a href="{{ "/" | relLangURL }}">{{ .Site.Title }}</a>
<nav><ul>{{ $page := . }}{{ range .AllTranslations }}<li><a lang="{{ .Language.Lang }}" href="{{ .RelPermalink }}"{{ if eq . $page }} aria-current="page"{{ end }}>{{ .Language.Label }}</a></li>{{ end }}</ul></nav></header>
<main><h1>{{ .Title }}</h1>
{{ .Content }}
{{ with .PrevInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</main>
<nav>{{ range .Site.Params.navigation }}<h2>{{ .title }}</h2><ul>{{ range .pages }}{{ with $page.Site.GetPage . }}<li><a href="{{ .RelPermalink }}"{{ if eq . $page }} aria-current="page"{{ end }}>{{ .Title }}</a></li>{{ end }}{{ end }}</ul>{{ end }}</nav>
</body>
</html>
"""

LINK = """\
{{- $address := .Destination -}}
{{- with .Page.GetPage (strings.TrimPrefix "../" .Destination | printf "/%s") -}}{{- $address = .RelPermalink -}}{{- end -}}
<a href="{{ $address }}">{{ .Text }}</a>
{{- /**/ -}}
"""


def hugo_site(folder, count, style):
    languages = "".join(
        f"  {tag}: {{label: {label}, contentDir: content/{tag}}}\n" for tag, label in LANGUAGES.items())
    navigation = "".join(
        f"    - {{title: Shelf {index}, pages: [{', '.join('/' + page for page in pages)}]}}\n"
        for index, pages in enumerate(groups(count)))
    write(f"{folder}/hugo.yaml",
          "title: Library\nbaseURL: https://library.example/\ndefaultContentLanguage: en\n"
          "defaultContentLanguageInSubdir: true\nuglyURLs: true\n"
          "disableKinds: [taxonomy, term, RSS, section]\n"
          f"languages:\n{languages}params:\n  style: |\n"
          + "".join(f"    {line}\n" for line in style.splitlines()) + f"  navigation:\n{navigation}")
    for kind in ("home", "single", "page"):
        write(f"{folder}/layouts/{kind}.html", PAGE)
    write(f"{folder}/layouts/_markup/render-link.html", LINK)
    for language in LANGUAGES:
        write(f"{folder}/content/{language}/_index.md", "---\ntitle: Library\n---\n\nHello.\n")
        for number in range(count):
            write(f"{folder}/content/{language}/{name(number)}.md",
                  front(language, number, "") + plain(body(language, number, count)))
