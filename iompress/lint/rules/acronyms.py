"""AC: acronyms: introduced before they are used, and used once they are introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page, once_a_page
from iompress.lint.rule import rule

_DOTTED = re.compile(r"(?<![\w.])(U\.N|E\.U|U\.K|U\.S|U\.S\.A|N\.G\.O|I\.O\.M|U\.A\.E)\.(?!\w)")
_INTRODUCED = re.compile(r"\((?:[^()\n]{1,80}[,;–] ?)?([A-Z][A-Z-]*[A-Z])(?:s|’s)?\)")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_UNITS = frozenset(("USD", "EUR", "CHF", "GBP", "GMT", "UTC", "CET", "CEST", "EST", "EDT", "AM", "PM", "OK"))
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "de", "des", "du", "et", "for", "in", "la", "le", "les", "of", "on", "the", "to")
)


class Introduction(NamedTuple):
    """An acronym in brackets behind its name, with the place of the acronym itself and that of the brackets."""

    acronym: str
    start: int
    end: int
    opening: int
    closing: int


@once_a_page
def _introductions(page: Page) -> tuple[Introduction, ...]:
    """The acronyms introduced in the body, in order."""
    if "(" not in page.between:
        return ()
    prose, body = page.prose, page.body
    return tuple(
        Introduction(match[1], *match.span(1), *match.span())
        for match in _INTRODUCED.finditer(prose, body.start, body.end)
        if prose[match.start() - 1] == " " and prose[match.start() - 2] not in "0123456789,.;:"
    )


def _is_spelled(page: Page, introduction: Introduction) -> bool:
    """Whether the last words in front of an acronym begin with its letters, in order."""
    before = page.prose[max(page.body.start, introduction.start - 120) : introduction.start]
    letters = list(introduction.acronym.replace("-", "").lower())
    for word in reversed(_WORD.findall(before)[-len(letters) - 5 :]):
        if letters and word.lower() not in _SMALL and word[0].lower() == letters[-1]:
            letters.pop()
        elif letters and word.lower() not in _SMALL and not word[0].islower():
            break
    return len(letters) <= len(introduction.acronym) // 3


def _first_use(page: Page, acronym: str) -> re.Match[str] | None:
    """Where the body first uses `acronym`, but for codes such as A/RES/71/1 and words in capitals beside others."""
    pattern = re.compile(rf"(?<![\w/.&-])(?<![A-Z] ){acronym}(?![\w/&]|-\d|\.[a-z]| [A-Z]{{3,}}\b)")
    return pattern.search(page.prose, page.body.start, page.body.end)


@rule("AC001", "warning", languages=("en",), fix="safe")
def dotted_acronym(page: Page) -> Iterator[Finding]:
    """An acronym has full stops: U.N., E.U., N.G.O.

    U.S. and U.K. at the beginning of a name, as in U.S. Agency for International Development, are not meant.

    Why: The United Nations write acronyms without; and a full stop ends a sentence.
    Source: UN
    Bad: the U.N. and the E.U.
    Good: the UN and the EU
    Fix: The full stops are taken away, but not at the end of a sentence.
    """
    if not page.words.isdisjoint(_FIRST_LETTERS):
        for match in _DOTTED.finditer(page.prose):
            plain = match[1].replace(".", "")
            behind = page.prose[match.end() : match.end() + 2]
            if plain in _STATES and behind.strip().isupper():  # a name: U.S. Agency for International Development
                continue
            inside = bool(behind.strip()) and not behind.strip()[0].isupper() and not behind.startswith("\n")
            yield page.at(*match.span(), f"“{match[0]}” with full stops", f"write “{plain}”", plain if inside else None)


_STATES = ("US", "USA", "UK")
_FIRST_LETTERS = frozenset(("u", "e", "n", "i"))


@rule("AC002", "warning")
def acronym_before_its_name(page: Page) -> Iterator[Finding]:
    """The body uses an acronym before it says what it stands for.

    In all languages; found where the name follows later, with the acronym in brackets.

    Why: The reader needs the name first, not third.
    Source: UN
    Bad: UNODC published the report. The United Nations Office on Drugs and Crime (UNODC) counts …
    Good: The United Nations Office on Drugs and Crime (UNODC) published the report. UNODC counts …
    """
    seen: set[str] = set()
    for introduction in _introductions(page):
        acronym = introduction.acronym
        if acronym in seen or page.prose.find(acronym, page.body.start) == introduction.start:
            seen.add(acronym)
            continue
        seen.add(acronym)
        use = _first_use(page, acronym)
        if use and use.start() < introduction.start and _is_spelled(page, introduction):
            message = f"“{introduction.acronym}” is used before its name is given"
            yield page.at(*use.span(), message, "give the name here, and the acronym in brackets behind it")


@rule("AC003", "info", languages=("en", "fr", "sl"))
def acronym_without_name(page: Page) -> Iterator[Finding]:
    """The body uses an acronym and never says what it stands for.

    Not meant: those that everyone knows (UN, EU, HIV …), currencies, the office's own short name.

    Why: Every reader who does not know it is lost.
    Source: UN
    Bad: The DTM counted 300 people.
    Good: The Displacement Tracking Matrix (DTM) of IOM counted 300 people.
    """
    unknown = page.capitals - _known(page.base_language)
    if not unknown:
        return
    told = {introduction.acronym for introduction in _introductions(page)}
    own = page.newsroom.organization.short_name
    names = frozenset(own.values()) if isinstance(own, dict) else frozenset((own,))
    for acronym in sorted(unknown - told - names):
        if not 2 <= len(acronym) <= 7 or _ROMAN.match(acronym):
            continue
        use = _first_use(page, acronym)
        if use and not (
            _named_behind(page, use.end()) or _OR.search(page.prose, max(0, use.start() - 16), use.start())
        ):
            yield page.at(*use.span(), f"“{acronym}” is not explained", "give the name first, the acronym in brackets")


@cache
def _known(language: str) -> frozenset[str]:
    return _UNITS.union(terms.words("en", "known_acronyms"), terms.words(language, "known_acronyms"))


_OR = re.compile(r"(?:, or|[,–] (?:also )?(?:known as|called)) $")
"""What stands between a name and its acronym where there are no brackets."""


def _named_behind(page: Page, end: int) -> bool:
    """Whether the name follows in brackets: WFP (World Food Programme); or it heads a line: GENEVA –, WHEN:."""
    behind = page.prose[end : end + 3]
    return (behind[:2] == " (" and behind[2:].isalpha()) or behind[:2] in (" –", ", ") or behind[:1] == ":"


@rule("AC004", "info")
def acronym_not_used(page: Page) -> Iterator[Finding]:
    """An acronym is introduced, and never used again.

    In all languages.

    Why: The reader learns it for nothing.
    Source: UN
    Bad: The Displacement Tracking Matrix (DTM) counted 300 people. (and no more of it)
    Good: The Displacement Tracking Matrix counted 300 people.
    """
    for introduction in _introductions(page):
        acronym = introduction.acronym
        if _is_alone(page, introduction) and _is_spelled(page, introduction):
            spot = introduction.opening, introduction.closing
            yield page.at(*spot, f"“{acronym}” is never used again", "leave it out")


def _is_alone(page: Page, introduction: Introduction) -> bool:
    """Whether an acronym stands nowhere else, quotations included."""
    plain, acronym = page.plain, introduction.acronym
    return plain.find(acronym, introduction.end) < 0 and plain.find(acronym) == introduction.start


@rule("AC005", "warning")
def acronym_introduced_twice(page: Page) -> Iterator[Finding]:
    """The body introduces the same acronym twice.

    In all languages.

    Why: The second time, the acronym alone is enough.
    Source: UN
    Bad: … Migration (IOM) … the International Organization for Migration (IOM) …
    Good: … Migration (IOM) … IOM …
    """
    seen: set[str] = set()
    for introduction in _introductions(page):
        if introduction.acronym in seen and _is_spelled(page, introduction):
            spot = introduction.opening, introduction.closing
            yield page.at(*spot, f"“{introduction.acronym}” is introduced for the second time", "use the acronym alone")
        seen.add(introduction.acronym)
