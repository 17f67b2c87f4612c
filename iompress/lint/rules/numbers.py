"""NU: how numbers are written: words or figures, fractions, percentages, ages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule

_PERCENT_SIGN = re.compile(r"(?<=\d)[ \u00a0\u202f]?%")
_UNITS = "one two three four five six seven eight nine"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_BELOW_TEN = _UNITS.replace(" ", "|")
_FROM_TEN = f"{_TEENS} {_TENS}".replace(" ", "|")
_ANY = rf"(?:(?:{_TENS.replace(' ', '|')})-(?:{_BELOW_TEN})|{_FROM_TEN}|{_BELOW_TEN})"
_SPELLED = frozenset(f"{_UNITS} {_TEENS} {_TENS}".split())
_LARGE = frozenset(f"{_TEENS} {_TENS}".split())
_PER_CENT = re.compile(r"[ \u00a0]per[ \u00a0]cent\b")
_SPELLED_BEFORE = re.compile(rf"(?<![\w-])({_ANY})$")
_AGED = re.compile(rf"(?<![\w-])(?:aged|ages) ({_ANY})(?! (?:per|million))\b", re.IGNORECASE)
_NO_AGES = "agreement|building|centre|conflict|crisis|emergency|law|organization|programme|project|tradition|war"
"""What can be old, but has no age as people have."""
_OLD = re.compile(rf"(?<![\w-])({_ANY})(?:-| )years?(?:-| )old\b(?! (?:{_NO_AGES})\b)")
_FRACTION = re.compile(r"(?<![\w/.,-])(?:1/2|[12]/3|[13]/4|[1-4]/5)(?= (?:of|majority)\b)")
_SOME_FRACTION = re.compile(r"(?<!0)0/0(?!0)")
_NO_ZERO = re.compile(r"(?<![\w.,)/\u2060])\.\d+(?![\w.])")
_ONE_DIGIT = re.compile(r" ([2-9]) (?=([a-z]+(?:-[a-z]+)?)\b)")
_MANY = re.compile(
    rf"(?<![\w-])((?:{_TENS.replace(' ', '|')})-(?:{_BELOW_TEN})|{_FROM_TEN})(?= [a-z])(?! (?:times|or so|per)\b)"
)
_PRECEDED = re.compile(
    r"(?:\b(?:in|of|to|by|from|at|top|between|hundred and|thousand and|between \w+ and)|[A-Z][\w’]*|[-–:]) $"
)
_ORDINAL = re.compile(r"(?<![\w.,/-])(\d{1,3})(st|nd|rd|th)(?= [a-z])")
_AROUND = re.compile(r"(?<![\w-])(around|approximately|roughly|circa)(?= (?:USD |EUR |US\$|[$€£])?\d)", re.IGNORECASE)


@rule("NU001", "warning", languages=("en",), fix="safe")
def percent_sign(page: Page) -> Iterator[Finding]:
    """A percentage is written with the sign.

    In running text it is “per cent”, two words, after a figure; tables keep the sign.

    Why: It is how the United Nations writes, and a sign is read aloud in one way only if it is written out.
    Source: UN
    Bad: About 40% of them were children.
    Good: About 40 per cent of them were children.
    Fix: The sign is written out.
    """
    if "%" in page.between:
        for match in _PERCENT_SIGN.finditer(page.prose):
            yield page.at(match.start(), match.end(), "a percentage with the sign", "write “per cent”", " per cent")


@rule("NU002", "warning", languages=("en",), fix="safe")
def percent_as_one_word(page: Page) -> Iterable[Finding]:
    """“Percent” is one word.

    “Percentage” is one word, and right.

    Why: The United Nations writes two words, per cent.
    Source: UN
    Bad: About 40 percent of them were children.
    Good: About 40 per cent of them were children.
    Fix: Two words are written.
    """
    return terms.found(page, "NU002", "“{found}” as one word")


@rule("NU003", "warning", languages=("en",))
def percentage_in_words(page: Page) -> Iterator[Finding]:
    """A percentage has its number in words.

    At the beginning of a sentence, where no figure may stand, that is not meant.

    Why: Percentages are always figures: they are there to be compared.
    Source: UN
    Bad: It rose by three per cent.
    Good: It rose by 3 per cent.
    """
    if "cent" in page.words and not page.words.isdisjoint(_SPELLED):
        for sign in _PER_CENT.finditer(page.prose):
            match = _SPELLED_BEFORE.search(page.prose[: sign.start()], max(0, sign.start() - 16))
            if match:
                yield page.at(*match.span(1), "a percentage in words", "write the figure")


@rule("NU004", "warning", languages=("en",))
def small_number_in_figures(page: Page) -> Iterator[Finding]:
    """A number below ten is a figure.

    Only where people or things are counted in a sentence of a paragraph. Measures, money, ages, dates, times,
    votes, percentages, millions, references (article 5, phase 2) are figures; so are small numbers in a sentence
    with larger ones, in lists, sub-heads and headlines.

    Why: A single figure looks like a misprint in running text.
    Source: UN
    Bad: The navy stopped 8 boats.
    Good: The navy stopped eight boats.
    """
    if not _LONE_DIGIT.search(page.between):
        return
    for match in _ONE_DIGIT.finditer(page.prose):
        start = match.start(1)
        if match[2] in _MEASURES or (match[2][-1] != "s" and match[2] not in _PLURALS):
            continue
        if _REFERENCE.search(page.prose, max(0, start - 24), start) or not _in_paragraph(page, start):
            continue
        if not _with_larger(page, start):
            hint = f"write “{_UNITS.split()[int(match[1]) - 1]}”"
            yield page.at(start, start + 1, f"the number {match[1]} in figures", hint)


_LONE_DIGIT = re.compile(r"(?:^|\0) 0 (?:\0|$)")
_PLURALS = frozenset(("people", "children", "women", "men"))
_MEASURES = frozenset(
    (
        *("per", "percent", "percentage", "times", "degrees", "as", "is", "was", "has", "does", "this", "its", "us"),
        *("across", "less", "plus", "versus", "points", "votes", "knots", "years-old", "hours", "minutes", "seconds"),
        *("metres", "meters", "kilometres", "kilometers", "miles", "tons", "tonnes", "hectares", "litres", "feet"),
        *("inches", "centimetres", "millimetres", "kilos", "kilograms", "grams", "acres", "watts", "megawatts"),
        *("dollars", "euros", "francs", "pounds", "cents", "rupees", "dinars"),
    )
)
_REFERENCE = re.compile(
    r"(?:[A-Z][\w’.-]*|[0-9]|\b(?:article|section|paragraph|para|page|pages|chapter|phase|stage|step|level|tier|category|target|goal"
    r"|objective|indicator|pillar|rule|resolution|number|no\.|figure|table|annex|part|volume|zone|group|grade|class|type|day"
    r"|week|top|round|lot|line|gate|room|age|aged|under|over|between|to|by|at|from|till|until|since|before|after|of|score|vote)s?"
    r"|[0-9] (?:and|or)|\b(?:one|1) in"
    r"|[-–/$€£+:]) ?$"
)


def _in_paragraph(page: Page, at: int) -> bool:
    return any(block.kind == "paragraph" and block.start <= at < block.end for block in page.blocks)


_LARGER = re.compile(r"\d[\d.,]*\d")


def _with_larger(page: Page, at: int) -> bool:
    """Whether the sentence around `at` has a number of two digits or more, or a decimal."""
    for start, end in page.sentences:
        if start <= at < end:
            return bool(_LARGER.search(page.prose, start, end))
    return True


@rule("NU005", "info", languages=("en",))
def large_number_in_words(page: Page) -> Iterator[Finding]:
    """A number from ten upwards is spelled out.

    Not meant: the beginning of a sentence, ordinals, names, fixed phrases such as “one in ten” and “ten times”.

    Why: Figures are found, compared and checked; words are read over.
    Source: UN
    Bad: The ship carried twenty-five families.
    Good: The ship carried 25 families.
    """
    if page.words.isdisjoint(_LARGE):
        return
    for match in _MANY.finditer(page.prose):
        start = match.start()
        before = page.prose[max(0, start - 24) : start]
        if before.strip() and before.rstrip()[-1] not in ".!?”" and not _PRECEDED.search(before):
            yield page.at(*match.span(1), f"“{match[1]}” in words", "write the figure")


@rule("NU006", "warning", languages=("en", "fr", "sl"))
def sentence_starts_with_figure(page: Page) -> Iterator[Finding]:
    """A sentence of a paragraph starts with a figure.

    Entries of lists, sub-heads and headlines are not meant.

    Why: After a full stop a figure is easily read as part of what went before.
    Source: UN
    Bad: The boat sank. 34 people were saved.
    Good: The boat sank. Thirty-four people were saved.
    """
    if not _FIGURE_FIRST.search(page.between):
        return
    for start, _ in page.sentences:
        if (
            page.prose[start].isdecimal()
            and _in_paragraph(page, start)
            and not _NO_END.search(page.prose, max(0, start - 8), start)
            and not (page.base_language == "sl" and page.prose[start - 3 : start - 2].isdecimal())
        ):
            end = next(end for begin, end in page.figures if begin == start)
            yield page.at(start, end, "a sentence starts with a figure", "spell it out, or begin with another word")


_NO_END = re.compile(
    r"\b(?:paras?|nos?|arts?|pp?|vols?|figs?|chap|sect?|approx|ca|vs|cf|št|odst|čl|env)\.\s$", re.IGNORECASE
)
_FIGURE_FIRST = re.compile(r"(?:^|[.!?…”’\"»“)\n])[^\S\n]*0")


@rule("NU007", "warning", languages=("en",))
def fraction_in_figures(page: Page) -> Iterator[Finding]:
    """A fraction is written in figures.

    Dates and numbers of resolutions are not meant.

    Why: It cannot be read aloud at sight, and may be taken for a date.
    Source: UN
    Bad: Some 3/4 of the families left.
    Good: Some three quarters of the families left.
    """
    if _SOME_FRACTION.search(page.between):
        for match in _FRACTION.finditer(page.prose):
            yield page.at(*match.span(), f"the fraction {match[0]} in figures", "spell it out")


@rule("NU008", "warning")
def decimal_without_zero(page: Page) -> Iterator[Finding]:
    """A decimal has no zero in front of the point.

    Why: The point is overlooked, and .85 becomes 85.
    Source: UN
    Bad: The rate fell by .85 points.
    Good: The rate fell by 0.85 points.
    """
    if any(shape in page.between for shape in _POINT_DIGIT):
        for match in _NO_ZERO.finditer(page.prose):
            yield page.at(*match.span(), f"“{match[0]}” without a zero", f"write “0{match[0]}”")


_POINT_DIGIT = (" .0", "\n.0", "(.0")


@rule("NU009", "warning", languages=("en",))
def age_in_words(page: Page) -> Iterator[Finding]:
    """An age is spelled out.

    Why: Ages are always figures.
    Source: UN
    Bad: a girl aged three; a three-year-old girl
    Good: a girl aged 3; a 3-year-old girl
    """
    words = page.words
    if ("old" in words or "aged" in words or "ages" in words) and not words.isdisjoint(_SPELLED):
        for pattern in (_AGED, _OLD):
            for match in pattern.finditer(page.prose):
                yield page.at(*match.span(1), "an age in words", "write the figure")


@rule("NU010", "info", languages=("en",), fix="safe")
def around_a_figure(page: Page) -> Iterator[Finding]:
    """An estimate is introduced by “around”, “approximately” or “roughly”.

    Only in front of a figure.

    Why: One word is enough for one thing; OCHA asks for “about”.
    Source: OCHA
    Bad: Around 300 people left.
    Good: About 300 people left.
    Fix: “About” is written.
    """
    if not page.words.isdisjoint(_ESTIMATES):
        for match in _AROUND.finditer(page.prose):
            about = "About" if match[1][0].isupper() else "about"
            yield page.at(*match.span(1), f"“{match[1]}” before a figure", "write “about”", about)


_ESTIMATES = frozenset(("around", "approximately", "roughly", "circa"))


@rule("NU011", "info", languages=("en",))
def ordinal_in_figures(page: Page) -> Iterator[Finding]:
    """An ordinal is written in figures.

    Dates have a rule of their own; streets, regiments and other names are not meant.

    Why: The United Nations spells ordinals out: the seventy-first session, the nineteenth century.
    Source: UN
    Bad: the 71st session
    Good: the seventy-first session
    """
    if not page.words.isdisjoint(_ORDINALS):
        for match in _ORDINAL.finditer(page.prose):
            if not _MONTH_BEFORE.search(page.prose, max(0, match.start() - 11), match.start()) and not _OF_MONTH.match(
                page.prose, match.end()
            ):
                yield page.at(*match.span(), f"the ordinal {match[0]} in figures", "spell it out")


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS})[ \u00a0]$")
_OF_MONTH = re.compile(rf"[ \u00a0](?:of )?(?:{_MONTHS})\b")
_ORDINALS = frozenset(
    f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}" for n in range(1, 200)
)
