"""Dates as press releases write them, in the language of the release and in figures."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from iompress.importers._grammar.lexicon import words

YEARS = range(1945, 2100)


@dataclass(frozen=True, slots=True)
class Found:
    """A date at `start` to `end` of a text. `year` is None where none is written; `doubtful` where day and month may be
    the other way round."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    doubtful: bool = False

    @property
    def date(self) -> dt.date | None:
        """The day, if the year is written and the order of day and month is certain."""
        return None if self.year is None or self.doubtful else dt.date(self.year, self.month, self.day)


def find(text: str, language: str) -> list[Found]:
    """The dates in `text`, in order, each as long as it is written, its weekday included."""
    if not _DIGIT.search(text) and "月" not in text:
        return []
    found: list[Found] = []
    for match in _pattern(language).finditer(text):
        made = _read(match, language)
        if made is not None:
            found.append(made)
    return found


_DIGIT = re.compile(r"\d")


_HAN_DIGITS = "〇一二三四五六七八九"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    table = words(language)
    marks = "[\u064b-\u0652\u0640]*" if language == "ar" else ""
    names = sorted(table.months, key=len, reverse=True)
    month = "|".join(re.escape(name) + marks for name in names) or "(?!)"
    weekday = "|".join(re.escape(name) for name in sorted(table.weekdays, key=len, reverse=True))
    filler = "|".join(map(re.escape, table.filler.split("|"))) if table.filler else ","
    ordinal = "|".join(map(re.escape, table.ordinals.split("|"))) if table.ordinals else "(?!)"
    between = rf"(?:\s*(?:{filler}))?\s*"
    year = rf"(?:{between},?\s*(?:(?:de|del|di|of|г\.?)\s+)?(?P<Y>(?:19|20)\d\d|[١٢][٠-٩]{{3}})(?!\d))?"
    forms = [
        rf"(?P<d1>(?<!\d)(?<!\d:)\d{{1,2}})(?:{ordinal})?\.?{between}(?P<m1>{month})(?!\w)\.?{year.replace('Y', 'y1')}",
        rf"(?<!\w)(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:{ordinal})?(?![\d:.])(?:,?\s*(?P<y2>(?:19|20)\d\d)(?!\d))?",
        r"(?<!\d)(?P<y3>(?:19|20)\d\d)(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<d4>\d{1,2})(?P<s4>[./-])\s?(?P<m4>\d{1,2})(?P=s4)\s?(?P<y4>(?:19|20)\d\d|[٢][٠-٩]{3})(?!\d)",
        r"(?:(?P<y5>\d{4})\s*年\s*)?(?P<m5>\d{1,2})\s*月\s*(?P<d5>\d{1,2})\s*日",
        r"(?P<y6>[一二][〇○零一二三四五六七八九]{3})年(?P<m6>[一二三四五六七八九十]{1,3})月(?P<d6>[一二三四五六七八九十]{1,3})日",
    ]
    first = rf"(?:(?<!\w)(?P<w>{weekday})\.?\)?,?\s*(?:{filler})?\s*)?" if weekday else "(?P<w>(?!))?"
    if language == "zh":
        first = "(?P<w>(?!))?"
    return re.compile(first + "(?:" + "|".join(forms) + ")", re.IGNORECASE)


def _read(match: re.Match[str], language: str) -> Found | None:
    group = next(n for n in "123456" if match[f"d{n}"])
    year, month, day = (match[f"{part}{group}"] for part in "ymd")
    numbers: tuple[int | None, int, int]
    if group == "6":
        numbers = (_han_year(year), _han_number(month), _han_number(day))
    else:
        numbers = (int(year) if year else None, _month(month, language), int(day))
    y, m, d = numbers
    doubtful = False
    if group == "4":
        m, d, doubtful = _ordered(m, d, y, match["w"], language)
    if not 1 <= m <= 12 or not 1 <= d <= 31 or (y is not None and y not in YEARS):
        return None
    try:
        dt.date(y or 2024, m, d)
    except ValueError:
        return None
    return Found(match.start(), match.end(), y, m, d, doubtful)


def _month(written: str, language: str) -> int:
    if written.isdigit():
        return int(written)
    plain = re.sub("[\u064b-\u0652\u0640]", "", written).lower()
    table = words(language).months
    return table.get(plain) or next((n for name, n in table.items() if name.lower() == plain), 0)


def _ordered(month: int, day: int, year: int | None, weekday: str | None, language: str) -> tuple[int, int, bool]:
    """Month, day and whether that is doubtful, of a date in figures that was read day first."""
    if month > 12 or day > 12 or month == day:
        return (day, month, False) if month > 12 else (month, day, False)
    if weekday and year:
        number = words(language).weekdays.get(weekday.lower())
        fits = [(m, d) for m, d in ((month, day), (day, month)) if dt.date(year, m, d).isoweekday() == number]
        if len(fits) == 1:
            return (*fits[0], False)
    return month, day, language == "en"


def _han_year(text: str) -> int:
    return int("".join(str(max(0, _HAN_DIGITS.find(c.replace("零", "〇").replace("○", "〇")))) for c in text))


def _han_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN_DIGITS.find(text)
    return (_HAN_DIGITS.find(tens) if tens else 1) * 10 + (_HAN_DIGITS.find(ones) if ones else 0)
