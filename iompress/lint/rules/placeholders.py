"""PL: places still to be filled. Nothing leaves the house with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from iompress.lint import terms
from iompress.lint.diagnostic import Finding, Keys
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._register import ATTRIBUTION
from iompress.model.release import Release

_LETTERS = r"(?:[xX]{3,}|TBC|TBD|TBA|TKTK|TODO|FIXME)"
_MARKER = re.compile(rf"(?<![\w-]){_LETTERS}(?![\w-])")
_WORDS = frozenset(("tbc", "tbd", "tba", "tktk", "todo", "fixme", *("x" * length for length in range(3, 13))))
_SOME_XX = re.compile(
    r"(?<![\w-])(?:XX|xx)(?=[ \u00a0]?(?:%|[a-zà-ÿčšž]{2}))|(?:[$€£]|USD|EUR|CHF)[ \u00a0]?(?:XX|xx)\b|\bXX(?=[./]XX)"
)
_ROMAN = ("es", "pt", "ca", "gl", "it", "ro")
"""Languages that write a century as “siglo XX”."""
_BLANK = re.compile(r"(?<![\w/.])_{2,}(?!\w)|\[[ \u00a0●•_]*\]")
_REMARK = re.compile(r"\?{3,}|[(\[]\?+[)\]]")
_IN_QUOTATION = re.compile(rf"(?<![\w-]){_LETTERS}(?![\w-])|_{{2,}}|\[[ ●•_]*\]|\?{{3,}}")
_SIGNS = ("[", "__", "???", "xxx", "ipsum")
_SIGNS_OF_ANY = ("[", "__", "???", "xxx", "tb", "tktk", "todo", "fixme")
"""One of these is in every placeholder, in lower case."""
_CAPITALS = frozenset(word.upper() for word in _WORDS)
_FILLER = re.compile(r"lorem ipsum|dolor sit amet", re.IGNORECASE)
_FILL = "write what belongs here, or leave it out"


@rule("PL001", "error")
def placeholder_letters(page: Page) -> Iterator[Finding]:
    """Letters that stand for something still to come: XXX, TBC, TBD, TBA, TKTK, TODO.

    An organization whose name has these initials, spelled out in front of them, is no placeholder.

    Why: A release with XXX in it has been mocked in every newsroom that got it.
    Source: wire
    Bad: The minister will speak at TBC in Ljubljana.
    Good: The minister will speak at 11:00 in Ljubljana.
    """
    if not page.words.isdisjoint(_WORDS):
        for match in _MARKER.finditer(page.prose):
            if not _is_initials(page.prose, match):
                yield page.at(*match.span(), f"“{match[0]}” is a placeholder", _FILL)


@rule("PL002", "error")
def placeholder_figure(page: Page) -> Iterator[Finding]:
    """Two X where a figure should stand.

    The Roman number XX is not meant.

    Why: The figure is what the journalist came for.
    Source: wire
    Bad: IOM helped XX people in March.
    Good: IOM helped 34 people in March.
    """
    if "xx" in page.words and page.base_language not in _ROMAN:
        for match in _SOME_XX.finditer(page.prose):
            yield page.at(*match.span(), "a figure is still missing here", "write the figure")


@rule("PL003", "error")
def blank_to_fill(page: Page) -> Iterator[Finding]:
    """A blank to fill in: a row of underscores or empty brackets.

    Why: A form that nobody filled in is not news.
    Source: wire
    Bad: The office opens on March __.
    Good: The office opens on 2 March.
    """
    if "__" in page.between or "[" in page.between:
        for match in _BLANK.finditer(page.prose):
            yield page.at(*match.span(), "a blank that nobody filled in", _FILL)


@rule("PL004", "error")
def placeholder_in_brackets(page: Page) -> Iterator[Finding]:
    """A word in square brackets that says what should stand there: [quote], [date], [insert link].

    Brackets around an editor's own words, as […], [sic] or [name withheld], are not meant.

    Why: A template's words were left in.
    Source: wire
    Bad: The director of [city] hospital thanked the team.
    Good: The director of Celje hospital thanked the team.
    """
    if "[" in page.between:
        for match in _bracketed(page.base_language).finditer(page.prose):
            yield page.at(*match.span(), f"“{match[0]}” is a placeholder", _FILL)


@rule("PL005", "error")
def placeholder_quotation(page: Page) -> Iterator[Finding]:
    """A quotation that is still to be written, whole or in part.

    Why: Words in quotation marks are read as spoken; a placeholder there puts nonsense in someone's mouth.
    Source: own
    Bad: “[quote],” the director said.
    Good: “We open the doors on Monday,” the director said.
    """
    quoted = "\n".join(page.plain[q.inner_start : q.inner_end] for q in page.quotations)
    if page.capitals.isdisjoint(_CAPITALS) and not any(map(quoted.__contains__, _SIGNS)):
        return
    for quotation in page.quotations:
        inner = page.plain[quotation.inner_start : quotation.inner_end]
        match = _IN_QUOTATION.search(inner) or _FILLER.search(inner)
        if not match and "[" in inner:
            match = _bracketed(page.base_language).search(inner)
        if match:
            start = quotation.inner_start + match.start()
            message = f"a quotation with the placeholder “{match[0]}”"
            yield page.at(start, start + len(match[0]), message, "write what was said, and have it approved")


@rule("PL006", "error")
def filler_text(page: Page) -> Iterator[Finding]:
    """Text that only fills the page: lorem ipsum, “insert text here”.

    Why: It belongs to a layout, not to a release.
    Source: wire
    Bad: Lorem ipsum dolor sit amet.
    Good: The office opened on Monday.
    """
    if "ipsum" in page.words or "amet" in page.words:
        for match in _FILLER.finditer(page.prose):
            yield page.at(*match.span(), "text that only fills the page", _FILL)
    yield from terms.found(page, "PL006", "“{found}” only fills the page")


@rule("PL007", "error")
def remark_left_in(page: Page) -> Iterator[Finding]:
    """A doubt or remark among colleagues: ???, (?), (to be confirmed), [check].

    The words alone, not in brackets, are not meant: a date can be announced as to be confirmed.

    Why: What the desk is not sure of, the organization would be saying.
    Source: wire
    Bad: About 300 (?) people took part.
    Good: About 300 people took part.
    """
    if "?" in page.between:
        for match in _REMARK.finditer(page.prose):
            yield page.at(*match.span(), "a doubt was left in the text", "check it, then delete the mark")
    if "(" in page.between or "[" in page.between:
        remarks = _remarks(page.base_language)
        if not page.words.isdisjoint(remarks[0]):
            for match in remarks[1].finditer(page.prose):
                yield page.at(*match.span(), f"“{match[0]}” is a remark among colleagues", "check it, then delete it")


@rule("PL008", "error")
def placeholder_value(page: Page) -> Iterator[Finding]:
    """A placeholder outside the running text: in a city, speaker, role, contact, credit, reason.

    Why: These are printed too, in the dateline, under the picture, at the foot of the page.
    Source: own
    Bad: role = "TBC"
    Good: role = "IOM Director General"
    """
    values = list(_values(page))
    told = "\n".join(value for _, value in values).replace(ATTRIBUTION, "").lower()
    if not any(map(told.__contains__, _SIGNS_OF_ANY)):
        return
    for keys, value in values:
        match = _IN_QUOTATION.search(value)
        if match or (value[:1] == "[" and _bracketed(page.base_language).match(value)):
            yield page.on(keys, f"“{match[0] if match else value}” is a placeholder", _FILL)


def _values(page: Page) -> Iterator[tuple[Keys, str]]:
    own = page.own
    if own.dateline:
        yield ("dateline", "city"), own.dateline.city
    for number, quote in enumerate(own.quotes):
        for key in ("text", "speaker", "role"):
            if value := getattr(quote, key, None):
                yield ("quotes", number, key), value
    if not isinstance(own, Release):
        return
    if own.embargo and own.embargo.reason:
        yield ("embargo", "reason"), own.embargo.reason
    for number, media in enumerate(own.media):
        for key in ("credit", "license", "consent"):
            if value := getattr(media, key, None):
                yield ("media", number, key), value
    for number, contact in enumerate(own.contacts):
        for key in ("name", "role", "phone", "email"):
            if (value := getattr(contact, key, None)) and isinstance(value, str):
                yield ("contacts", number, key), value


def _is_initials(prose: str, match: re.Match[str]) -> bool:
    """Whether the words in front of a marker begin with its letters: The Border Consortium (TBC)."""
    if any(match[0] in prose[m.start() : m.end()] and _spells(m) for m in _SPELLED.finditer(prose)):
        return True
    return bool(_PROPER.match(prose, match.end()))


_SPELLED = re.compile(r"((?:[A-Z][\w’-]+ ){2,4})\(([A-Z]{3,4})\)")
_PROPER = re.compile(r" (?:Bank|Group|Uganda)\b")


def _spells(match: re.Match[str]) -> bool:
    return "".join(word[0] for word in match[1].split()) == match[2]


@cache
def _bracketed(language: str) -> re.Pattern[str]:
    """Brackets around a word that says what should stand in them."""
    nouns = "|".join(map(terms.phrase, _both(language, "placeholders")))
    verbs = "|".join(map(terms.phrase, _both(language, "placeholder_verbs")))
    return re.compile(rf"\[(?:(?:{nouns})|(?:{verbs})\b[^\[\]\n]{{0,60}}|{_LETTERS})\s?\d?\](?!\()", re.IGNORECASE)


@cache
def _remarks(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """A word of each remark, and the pattern of a remark in brackets."""
    remarks = _both(language, "remarks")
    inside = "|".join(map(terms.phrase, remarks))
    words = frozenset(max(remark.lower().split(), key=len) for remark in remarks)
    return words, re.compile(rf"[(\[](?:{inside})\s?[?!]{{0,3}}[)\]]", re.IGNORECASE)


def _both(language: str, name: str) -> tuple[str, ...]:
    """A list in a language and in English, which is used everywhere for such things."""
    own = () if language == "en" else terms.words(language, name)
    return terms.words("en", name) + own
