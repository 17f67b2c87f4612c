"""DA: dates in running text: how they are written, and whether they can be."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import chain

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._mentions import months, names, occurrences
from iompress.locales import locale

_DAY_AFTER = re.compile(
    r"[ \u00a0](\d{1,2})(?:st|nd|rd|th)?([–-]\d{1,2})?(?!\d|[:.,]\d|%|[-–]\d| (?:per cent|attack))"
    r"(?:,? ((?:19|20)\d\d)(?!\d))?\b"
)
_MORE_DAYS = re.compile(r",? (?:to|and|or|through|until) \d|, \d{1,2}\b(?!\d)")
_DAY_BEFORE = re.compile(r"(?<![\w.,/])(?:(?:[Tt]he )?(\d{1,2})(?:st|nd|rd|th)(?: of)?)[ \u00a0]$")
_FIGURES = re.compile(r"(?<!0)00/00(?![0/])|0/00?/0|0000-00-00|0\.00?\.0000")
_SLASHED = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])|(?:19|20)\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?![\w/-]))"
)
_DOTTED = re.compile(r"(?<![\w/.-])\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?![\w/])")
_DAY_AND_MONTH = re.compile(
    r"(?<![\w/.-])(?<!resolution )(?<!resolutions )(?<!decision )"
    r"(?:0[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2])(?![\w/]|[.,]\d)"
)
_SHORT_MONTH = re.compile(
    r"\b(\d{1,2} )?(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\.(?= )|\b)(?= (\d{1,2}\b|(?:19|20)\d\d))?"
)
_SHORT = {
    **{"Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July"},
    **{"Aug": "August", "Sept": "September", "Sep": "September", "Oct": "October", "Nov": "November"},
    "Dec": "December",
}
_SHORT_WORDS = frozenset(map(str.lower, _SHORT))
_COMMA_YEAR = re.compile(r"(, )((?:19|20)\d\d)(?![\w–-])")
_DAY_IN_FRONT = re.compile(r"(?<!\d)\d{1,2}[ \u00a0]$")
_ZERO_IN_FRONT = re.compile(r"(?<![\w.,/:])0[1-9]\.?[ \u00a0](?:de )?$")
_DECADE = re.compile(r"(?<!\w)(?:\d\d)?\d0(['’])s\b")
_GAP = r",?(?: \(?|, )(?:the |le |lundi |den |dem |dne |el |il |dia |день )?"
_DATE = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?(?: of| de)? (?=[^\W\d_])")
_DAY_LAST = re.compile(r" (\d{1,2})(?:st|nd|rd|th)?(?!\d|:)")
_YEAR = re.compile(r"(?:,? (?:de )?|/[^\W\d_]+ )((?:19|20)\d\d)(?!\d)")
_FIRST = re.compile(_GAP)
_CHINESE = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日 ?[（(]? ?(?:星期|周|週|礼拜|禮拜)?([一二三四五六日天月火水木金土])"
)
_CHINESE_DAYS = {
    day: n for n, days in enumerate(("一月", "二火", "三水", "四木", "五金", "六土", "日天")) for day in days
}


@rule("DA001", "warning", languages=("en",), fix="safe")
def month_before_day(page: Page) -> Iterator[Finding]:
    """The month stands in front of the day.

    Not meant: “in May 20 people left”, and the attacks of September 11.

    Why: The United Nations write day, month, year, in this order and without commas.
    Source: IOM
    Bad: On May 31, 2026, the office opened.
    Good: On 31 May 2026, the office opened.
    Fix: The order is turned round.
    """
    for start, end, _ in months(page):
        match = _DAY_AFTER.match(page.prose, end)
        if match and 1 <= int(match[1]) <= 31 and page.prose[max(0, start - 3) : start].lower() != "in ":
            if _DAY_IN_FRONT.search(page.prose, max(0, start - 4), start):
                continue
            written = f"{match[1]}{(match[2] or '').replace('-', '–')} {page.prose[start:end]}"
            written += f" {match[3]}" if match[3] else ""
            alone = not _MORE_DAYS.match(page.prose, match.end())
            hint = f"write “{written}”" if alone else "write the days first"
            yield page.at(start, match.end(), "the month in front of the day", hint, written if alone else None)


@rule("DA002", "warning", languages=("en",), fix="safe")
def ordinal_day(page: Page) -> Iterator[Finding]:
    """The day in a date is an ordinal.

    Why: The letters add nothing.
    Source: UN
    Bad: on the 31st of May; on 31st May
    Good: on 31 May
    Fix: The plain number is left.
    """
    if page.words.isdisjoint(_ORDINAL_DAYS):
        return
    for start, _, _ in months(page):
        match = _DAY_BEFORE.search(page.prose, max(0, start - 14), start)
        if match:
            words = page.prose[match.start() : match.end() - 1]
            yield page.at(match.start(), match.end(), f"“{words}” in a date", f"write “{match[1]}”", f"{match[1]} ")


_ORDINAL_DAYS = frozenset(
    f"{n}{'th' if n in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}" for n in range(1, 32)
)


@rule("DA003", "warning")
def date_in_figures(page: Page) -> Iterator[Finding]:
    """A date is written in figures only: 22/05/2026, 2026-05-22; in English and French also 22.05.2026 and 22/05.

    Numbers of resolutions, 24/7 and names of files are not meant.

    Why: Half of the world reads 5/6 as 5 June, the other half as 6 May.
    Source: UN
    Bad: The office opens on 22/05/2026.
    Good: The office opens on 22 May 2026.
    """
    if not _FIGURES.search(page.between):
        return
    patterns = [_SLASHED]
    if page.base_language in ("en", "fr"):
        patterns += [_DOTTED, _DAY_AND_MONTH]
    for match in chain.from_iterable(pattern.finditer(page.prose) for pattern in patterns):
        yield page.at(*match.span(), "a date in figures", "write the month as a word")


@rule("DA004", "error")
def wrong_weekday(page: Page) -> Iterator[Finding]:
    """A weekday is not that of the date beside it.

    The date has its year. In all languages.

    Why: One of the two is wrong, and people will come on the wrong day.
    Source: own
    Bad: Friday, 17 December 2026
    Good: Thursday, 17 December 2026
    """
    for start, end, weekday, day in _weekdays(page, with_year=True):
        if day and day.weekday() != weekday:
            right = locale(page.language).date(day, "with_weekday")
            yield page.at(start, end, "the weekday is not that of the date", f"it would be {right}")


@rule("DA005", "warning")
def doubtful_weekday(page: Page) -> Iterator[Finding]:
    """A weekday is not that of the date beside it, in the year of the release.

    The date has no year: the year is meant in which it lies nearest to the date of the release. Dates more than
    five months away from it are left alone.

    Why: One of the two is probably wrong, and people will come on the wrong day.
    Source: own
    Bad: Friday, 17 December, in a release of 10 December 2026
    Good: Thursday, 17 December
    """
    for start, end, weekday, day in _weekdays(page, with_year=False):
        if day and day.weekday() != weekday and abs((day - page.release.date).days) < 150:
            right = locale(page.language).date(day, "with_weekday")
            yield page.at(start, end, "the weekday is not that of the date", f"it would be {right}")


def _weekdays(page: Page, with_year: bool) -> Iterator[tuple[int, int, int, date | None]]:
    """Start and end of each date with a weekday, the weekday, and the day; None if there is no such day."""
    known = names(page.base_language)
    if page.words.isdisjoint(known.weekday_keys) and "日" not in page.between:
        return
    if "日" in page.between and with_year:
        for match in _CHINESE.finditer(page.prose):
            yield (*match.span(), _CHINESE_DAYS[match[4]], _day(int(match[1]), int(match[2]), int(match[3])))
    for key in sorted(page.words & known.weekday_keys):
        for name, weekday in known.weekdays[key]:
            for at in occurrences(page.prose, name, page.base_language):
                found = _date_behind(page, at + len(name))
                if found and bool(found[1]) == with_year:
                    end, year, month, day = found
                    yield at, end, weekday, _day(year, month, day) if year else _nearest(page.release.date, month, day)


def _date_behind(page: Page, at: int) -> tuple[int, int, int, int] | None:
    """End, year (0 if none is given), month and day of the date that follows a weekday ending at `at`."""
    gap = _FIRST.match(page.prose, at)
    if not gap:
        return None
    day = _DATE.match(page.prose, gap.end())
    month = next((m for m in months(page) if m.start == (day.end() if day else gap.end())), None)
    if month is None:
        return None
    end = month.end
    if not day:
        if page.base_language != "en" or not (
            day := re.compile(r" (\d{1,2})(?:st|nd|rd|th)?(?!\d|:)").match(page.prose, end)
        ):
            return None
        end = day.end()
    year = _YEAR.match(page.prose, end)
    return (year.end() if year else end), int(year[1]) if year else 0, month.month, int(day[1])


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def _nearest(near: date, month: int, day: int) -> date | None:
    days = filter(None, (_day(year, month, day) for year in (near.year - 1, near.year, near.year + 1)))
    return min(days, key=lambda one: abs((one - near).days), default=None)


@rule("DA006", "error")
def impossible_date(page: Page) -> Iterator[Finding]:
    """There is no such day.

    In all languages; 29 February in a year that has none too.

    Why: Nobody knows which day is meant.
    Source: own
    Bad: The office opens on 31 June.
    Good: The office opens on 30 June.
    """
    if page.words.isdisjoint(_LAST_DAYS):
        return
    for start, end, month in months(page):
        before = _DAY_IN_FRONT_ANY.search(page.prose, max(0, start - 9), start)
        after = _DAY_AFTER.match(page.prose, end) if page.base_language == "en" and not before else None
        if not (before or after):
            continue
        day = int(before[1] if before else after[1])  # type: ignore[index]
        year = _YEAR.match(page.prose, end) if before else None
        given = int(year[1]) if year else int(after[3]) if after and after[3] else 2024
        if 28 < day <= 31 and not _day(given, month, day):
            spot = (before.start(1), end) if before else (start, after.end())  # type: ignore[union-attr]
            yield page.at(*spot, "there is no such day", "look up the date")


_LAST_DAYS = frozenset(("29", "30", "31", "29th", "30th", "31st"))
_DAY_IN_FRONT_ANY = re.compile(r"(?<![\w.,/–-])(29|30|31)(?:\.|st|nd|rd|th|er)?(?: of| de)?[ \u00a0]$")


@rule("DA007", "warning", languages=("en",), fix="safe")
def short_month(page: Page) -> Iterator[Finding]:
    """The name of a month is shortened in a date.

    Why: Names of months are written out.
    Source: UN
    Bad: on 10 Dec. 2018
    Good: on 10 December 2018
    Fix: The name is written out.
    """
    if not page.words.isdisjoint(_SHORT_WORDS):
        for match in _SHORT_MONTH.finditer(page.prose):
            if match[1] or match[3]:
                start = match.start(2)
                month = _SHORT[match[2]]
                yield page.at(
                    start, match.end(), f"“{page.prose[start : match.end()]}” in a date", f"write “{month}”", month
                )


@rule("DA008", "warning", languages=("en",), fix="safe")
def comma_before_year(page: Page) -> Iterator[Finding]:
    """A comma stands between month and year.

    Not where the figure may be a number: “In May, 2016 people left”.

    Why: Day, month and year form one date.
    Source: UN
    Bad: on 5 May, 2026
    Good: on 5 May 2026
    Fix: The comma is taken away.
    """
    if ", 0000" not in page.between:
        return
    for start, end, _ in months(page):
        match = _COMMA_YEAR.match(page.prose, end)
        if match:
            with_day = _DAY_IN_FRONT.search(page.prose, max(0, start - 4), start)
            if with_day or not page.prose[match.end() : match.end() + 2].strip(" ").isalpha():
                yield page.at(*match.span(1), "a comma between month and year", "leave it out", " ")


@rule("DA009", "warning")
def day_with_zero(page: Page) -> Iterator[Finding]:
    """The day in a date has a zero in front.

    Why: It belongs to forms, not to sentences.
    Source: UN
    Bad: on 05 May 2026
    Good: on 5 May 2026
    """
    if page.words.isdisjoint(_ZERO_DAYS):
        return
    for start, _, _ in months(page):
        match = _ZERO_IN_FRONT.search(page.prose, max(0, start - 8), start)
        if match:
            yield page.at(match.start(), match.start() + 2, "a day with a zero in front", "leave the zero out")


_ZERO_DAYS = frozenset(f"0{n}" for n in range(1, 10))


@rule("DA010", "warning", languages=("en",), fix="safe")
def decade_with_apostrophe(page: Page) -> Iterator[Finding]:
    """A decade has an apostrophe: 1990’s.

    Why: It is a plural.
    Source: UN
    Bad: in the 1990’s
    Good: in the 1990s
    Fix: The apostrophe is taken away.
    """
    if "0’" in page.between or "0'" in page.between:
        for match in _DECADE.finditer(page.prose):
            yield page.at(*match.span(1), "a decade with an apostrophe", "leave it out", "")
