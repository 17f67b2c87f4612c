"""Days as running text writes them, in any language that CLDR knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from iompress.locales import locale

_REGIONS = {"ar": ("ar", "ar_SY", "ar_MA", "ar_TN", "ar_IQ", "ar_AE")}
"""Where months have other names from country to country."""


class Day(NamedTuple):
    """A day of a year that is not told, with its place in the text."""

    month: int
    day: int
    start: int
    end: int


def days(text: str, language: str) -> Iterator[Day]:
    """The days in `text` that are written with the name of their month; in Chinese, Japanese, Korean with its sign."""
    if language in _NUMBERED:
        for match in _SIGNED.finditer(text):
            yield Day(int(match[1]), int(match[2]), match.start(), match.end())
    names = months(language)
    if not names:
        return
    for match in _pattern(language).finditer(text.lower()):
        month = names[" ".join((match["month"] or match["month_first"]).split())]
        number = _number(match["day"] or match["day_last"])
        if 1 <= number <= 31:
            yield Day(month, number, match.start(), match.end())


_NUMBERED = ("zh", "ja", "ko")
"""Languages that number their months."""
_SIGNED = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s?[月월]\s?(3[01]|[12]\d|0?[1-9])\s?[日號号일]")


def has_days(language: str) -> bool:
    """Whether days can be found in this language."""
    return language in _NUMBERED or bool(months(language))


@cache
def months(language: str) -> dict[str, int]:
    """The names of months in a language, in lower case, declined forms too; none where months are numbers."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, int] = {}
    if language in _NUMBERED:
        return found
    for tag in _REGIONS.get(language, (language,)):
        try:
            contexts = Locale.parse(tag).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for number, name in contexts[context]["wide"].items():
                found.setdefault(str(name).lower(), int(number))
    own = locale(language)
    if own.written == language:
        for number, name in enumerate(own.tables["dates"].get("months", ()), 1):
            found.setdefault(name.lower(), number)
    return found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = sorted(months(language), key=len, reverse=True)
    month = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    between = r"(?:\.|er|º|o\.?|-?(?:st|nd|rd|th)|\s?日)?[\s\u00a0\u202f]{0,3}(?:de\s|d[’'])?"
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}){between}(?P<month>{month})(?!\w)"
        rf"|(?<!\w)(?P<month_first>{month})[\s\u00a0\u202f]{{0,3}}(?P<day_last>\d{{1,2}})(?!\d)"
    )


def _number(digits: str) -> int:
    return int("".join(str(unicodedata.digit(digit)) for digit in digits))
