#!/usr/bin/env python3
"""Writes what Unicode knows of languages into Swift: plural rules, scripts written from right to left, and letters of these.

It reads the data of CLDR as Debian's package unicode-cldr-core installs it, and Python's own character database:

    python3 Sources/Site/Languages/generate.py

It writes LanguageData.swift beside itself and the samples of CLDR, which the tests hold the rules against, to
Tests/SiteTests/Fixtures/plural-samples.txt.
"""

import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

CLDR = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/cldr/common")
HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[2] / "Tests/SiteTests/Fixtures/plural-samples.txt"


# CLDR 42 took this form from Hebrew, whose readers no longer use it.
DROPPED = {("he", "many"), ("iw", "many")}

# CLDR means the Cypriot syllabary; whoever writes Ancient Greek today does so in Greek letters.
LEFT_TO_RIGHT = {"grc"}


def for_whole_numbers(condition):
    """The condition as it holds for whole numbers, in `n` alone: "" for always, None for never."""
    alternatives = []
    for alternative in condition.split(" or "):
        parts = []
        for part in alternative.split(" and "):
            operand, rest = re.fullmatch(r"([nivwftce])(.*)", part.strip()).groups()
            rest = rest.strip()
            if operand in "ni":
                parts.append("n " + rest)
                continue
            # Whole numbers have no fraction and no exponent: the operand is 0.
            relation, values = re.fullmatch(r"(?:% \d+ )?(!?=) (.*)", rest).groups()
            has_zero = any(value.split("..")[0] == "0" for value in values.split(","))
            if has_zero != (relation == "="):
                break
        else:
            if not parts:
                return ""
            if parts not in alternatives:
                alternatives.append(parts)
    if not alternatives:
        return None
    return " or ".join(" and ".join(parts) for parts in alternatives)


def plural_rules():
    """By rule, the languages that have it; and CLDR's samples, a line each."""
    groups, samples = {}, []
    for group in ElementTree.parse(CLDR / "supplemental/plurals.xml").iter("pluralRules"):
        languages = [tag.replace("_", "-") for tag in group.get("locales").split() if tag != "root"]
        forms, others = [], False
        for rule in group:
            text = " ".join(rule.text.split())
            condition = text.split("@")[0].strip()
            integers = re.search(r"@integer ([^@]*)", text)
            form = rule.get("count")
            if (languages[0], form) in DROPPED:
                forms.append(f"{form}: never")
                continue
            if form == "other":
                others = integers is not None
            else:
                whole = for_whole_numbers(condition)
                assert (whole is not None) == (integers is not None), (languages, form)
                if whole is not None:
                    forms.append(f"{form}: {whole}")
                else:
                    forms.append(f"{form}: never")
            if integers:
                numbers = []
                for sample in integers.group(1).replace("…", "").split(","):
                    ends = [number for number in sample.strip().split("~") if number and "c" not in number]
                    numbers += [n for n in range(int(ends[0]), int(ends[-1]) + 1)] if ends else []
                samples += [f"{tag} {form} {' '.join(map(str, numbers))}" for tag in languages]
        forms.append("other: " + ("else" if others else "never"))
        groups.setdefault("; ".join(forms), []).extend(languages)
    return groups, sorted(samples)


def right_to_left():
    """Scripts that run from right to left, languages written in them, and languages that are so in a region alone."""
    scripts = set()
    for line in (CLDR / "properties/scriptMetadata.txt").read_text("utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) > 6 and fields[6] == "YES":
            scripts.add(fields[0])
    languages, regions = {}, {}
    for likely in ElementTree.parse(CLDR / "supplemental/likelySubtags.xml").iter("likelySubtag"):
        source, script = likely.get("from").split("_"), likely.get("to").split("_")[1]
        if source[0] == "und":
            continue
        if len(source) == 1:
            languages[source[0]] = script in scripts
        elif len(source) == 2 and len(source[1]) != 4:
            regions[f"{source[0]}-{source[1]}"] = script in scripts
    inner = {tag: value for tag, value in regions.items() if value != languages.get(tag.split("-")[0], False)}
    return (
        sorted(scripts), sorted(tag for tag, value in languages.items() if value and tag not in LEFT_TO_RIGHT),
        sorted(tag for tag, value in inner.items() if value), sorted(tag for tag, value in inner.items() if not value))


def letters():
    """Ranges of scalars of the bidirectional classes R and AL; unassigned ones between two of them are taken in."""
    ranges, end = [], None
    for value in range(0x590, 0x1F000):
        if unicodedata.category(chr(value)) == "Cn":
            continue
        if unicodedata.bidirectional(chr(value)) in ("R", "AL"):
            if end is not None:
                ranges[-1][1] = value
            else:
                ranges.append([value, value])
            end = value
        else:
            end = None
    return ranges


def lines(words, width=110, indent="    "):
    """The words in lines of a Swift text."""
    text, line = [], ""
    for word in words:
        if line and len(line) + len(word) + 1 > width:
            text.append(line)
            line = ""
        line += (" " if line else "") + word
    return "\n".join(indent + line for line in text + [line])


def main():
    groups, samples = plural_rules()
    scripts, languages, regions, left_to_right = right_to_left()
    rules = "\n".join(f"    {' '.join(sorted(tags))} | {rule}" for rule, tags in groups.items())
    ranges = [f"0x{first:04X}...0x{last:04X}," for first, last in letters()]
    (HERE / "LanguageData.swift").write_text(
        f'''// swift-format-ignore-file
// Written by generate.py beside this file, from Unicode CLDR and the Unicode Character Database.

/// What Unicode knows of languages.
enum LanguageData {{
  /// Cardinal plural rules, a line each: languages, `|`, and every form with the whole numbers `n` that take it, in
  /// the syntax of CLDR; `never` where only numbers with a fraction do, and `else` for all that is left.
  static let pluralRules = """
{rules}
    """

  /// Scripts (ISO 15924) that run from right to left.
  static let rightToLeftScripts = """
{lines(scripts)}
    """

  /// Languages that are written in one of them where no script is named.
  static let rightToLeftLanguages = """
{lines(languages)}
    """

  /// Languages that are so in a region, though not as a rule.
  static let rightToLeftRegions = """
{lines(regions)}
    """

  /// Languages that are not so in a region, though as a rule.
  static let leftToRightRegions = """
{lines(left_to_right)}
    """

  /// Scalars of the bidirectional classes R and AL, in order.
  static let rightToLeftLetters: [ClosedRange<UInt32>] = [
{lines(ranges)}
  ]
}}
''', "utf-8")
    SAMPLES.parent.mkdir(exist_ok=True)
    SAMPLES.write_text("\n".join(samples) + "\n", "utf-8")


main()
