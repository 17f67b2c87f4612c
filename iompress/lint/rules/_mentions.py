"""Where a page names months and weekdays, in every language that CLDR knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from iompress.lint.page import Page, once_a_page
from iompress.lint.rules import _calendar

_WORD = re.compile(r"[^\W\d_]+")

_OTHER_WEEKDAYS = {
    "sl": ("", "", "sredo", "", "", "soboto", "nedeljo"),
    "hr": ("", "", "srijedu", "", "", "subotu", "nedjelju"),
    "bs": ("", "", "srijedu", "", "", "subotu", "nedjelju"),
    "sr": ("", "", "среду", "", "", "суботу", "недељу"),
    "ru": ("", "", "среду", "", "пятницу", "субботу", ""),
    "uk": ("", "", "середу", "", "", "суботу", "неділю"),
    "pl": ("", "", "środę", "", "", "sobotę", "niedzielę"),
    "cs": ("", "", "středu", "", "", "sobotu", "neděli"),
    "sk": ("", "", "stredu", "", "", "sobotu", "nedeľu"),
}
"""Forms that stand behind a preposition, from Monday on, where CLDR has only the nominative."""


class Mention(NamedTuple):
    """A month named in a text: 1 for January."""

    start: int
    end: int
    month: int


@dataclass(frozen=True)
class Names:
    """The names of one language, in lower case, by their first run of letters."""

    months: dict[str, tuple[tuple[str, int], ...]]
    weekdays: dict[str, tuple[tuple[str, int], ...]]
    """0 for Monday."""
    month_keys: frozenset[str]
    weekday_keys: frozenset[str]


@cache
def names(language: str) -> Names:
    """The names of a language; none where CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    weekdays: dict[str, int] = {}
    try:
        days = Locale.parse(language, sep="-").days
    except (UnknownLocaleError, ValueError):
        return Names({}, {}, frozenset(), frozenset())
    for form in ("format", "stand-alone"):
        for number, name in days[form]["wide"].items():
            weekdays.setdefault(str(name).lower(), int(number))
    for number, name in enumerate(_OTHER_WEEKDAYS.get(language, ())):
        weekdays.setdefault(name, number)
    weekdays.pop("", None)
    by_month, by_weekday = _by_first(_calendar.months(language)), _by_first(weekdays)
    return Names(by_month, by_weekday, frozenset(by_month), frozenset(by_weekday))


def _by_first(named: dict[str, int]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for name, number in named.items():
        if first := _WORD.search(name):
            found[first[0]] = (*found.get(first[0], ()), (name, number))
    return found


def occurrences(prose: str, name: str, language: str) -> list[int]:
    """Where `name` stands as a word, as it is or with a capital; in English only with one."""
    forms = {name.capitalize()} if language == "en" else {name, name.capitalize()}
    found = []
    for form in forms:
        at = prose.find(form)
        while at >= 0:
            if not (prose[at - 1 : at].isalpha() or prose[at + len(form) : at + len(form) + 1].isalpha()):
                found.append(at)
            at = prose.find(form, at + 1)
    return found


@once_a_page
def months(page: Page) -> tuple[Mention, ...]:
    """The months that the page's own words name, in order."""
    known = names(page.base_language)
    found = {
        Mention(at, at + len(name), number)
        for key in page.words & known.month_keys
        for name, number in known.months[key]
        for at in occurrences(page.prose, name, page.base_language)
    }
    return tuple(sorted(found))
