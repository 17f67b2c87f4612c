"""DA: times in running text, and days that only the reader of today can place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from functools import cache

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._calendar import months
from iompress.model.instants import zone

_TWELVE_HOURS = re.compile(r"(?<![\w.,:])(?:1[0-2]|0?\d)(?:[:.][0-5]\d)?[ \u00a0]?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)")
_TIME_WORDS = frozenset(
    ("am", "pm", *(f"{n:0{width}}{half}" for n in range(60) for width in (1, 2) for half in ("am", "pm")))
)
_ZONE = re.compile(r"(?<=[\dmM.]) \(?([A-Z]{3,4})\b")
_ZONES = {
    "EST": ("America/New_York", False),
    "EDT": ("America/New_York", True),
    "CST": ("America/Chicago", False),
    "CDT": ("America/Chicago", True),
    "PST": ("America/Los_Angeles", False),
    "PDT": ("America/Los_Angeles", True),
    "CET": ("Europe/Brussels", False),
    "CEST": ("Europe/Brussels", True),
    "EET": ("Europe/Helsinki", False),
    "EEST": ("Europe/Helsinki", True),
    "WEST": ("Europe/Lisbon", True),
    "BST": ("Europe/London", True),
}
"""Abbreviations of zones, each with a place that keeps it, and whether it is that of summer."""


@rule("DA011", "warning", languages=("en", "fr", "sl"))
def relative_day(page: Page) -> Iterable[Finding]:
    """A day or time that only the reader of this day can place: yesterday, tomorrow, last week.

    Not where the date stands behind it: yesterday (2 March).

    Why: Releases are read and quoted days and years later, and in other time zones.
    Source: UN
    Bad: The office opened yesterday.
    Good: The office opened on 2 March.
    """
    return _undated(page, terms.found(page, "DA011", "“{found}” is a day that later readers cannot place"))


@rule("DA012", "info", languages=("en", "fr", "sl"))
def relative_year(page: Page) -> Iterable[Finding]:
    """Today, this month, this or last year, where a date could stand.

    “Today” often means “in these times”: it is found where something happens on it, as in “today announced”. Not where
    the date stands behind it.

    Why: Releases are read and quoted days and years later.
    Source: UN
    Bad: The office opened this year.
    Good: The office opened in 2026.
    """
    message = "“{found}” is a time that later readers cannot place"
    yield from _undated(page, terms.found(page, "DA012", message))
    if page.base_language == "en" and "today" in page.words:
        yield from _undated(
            page, (page.at(*m.span(), message.format(found=m[0]), "give the date") for m in _days(page))
        )


_TODAY = re.compile(r"\b[Tt]oday\b(?!['’])")
_HAPPENS = re.compile(
    r" (?:also |again |jointly |formally |officially |once more )?(?:[a-z]{3,}(?<!ne)ed|said|told|met|held|gave|began"
    r"|took|made|led|brought|sent|paid|spoke|became|being)\b| (?:in|at) [A-Z]"
)
_REPORTED = re.compile(
    r"(?:\b(?:said|told|announced|launched|released|signed|published|opened|warned|met|adopted|inaugurated|report"
    r"|statement|briefing|earlier|later|agencies|study)|[A-Z][\w’-]+) $"
)


def _days(page: Page) -> Iterator[re.Match[str]]:
    """Where “today” is the day on which something happens."""
    for match in _TODAY.finditer(page.prose):
        behind = _HAPPENS.match(page.prose, match.end())
        before = _REPORTED.search(page.prose, max(0, match.start() - 30), match.start())
        reported = before and (before[0][0].islower() or page.prose[match.end() : match.end() + 1] in ".,")
        if reported or (behind and (before or not behind[0].startswith((" in", " at")))):
            yield match


def _undated(page: Page, found: Iterable[Finding]) -> Iterator[Finding]:
    """Those of `found` behind which no date stands."""
    for finding in found:
        part = page.part(*finding.spot.keys)
        end = part.start + finding.spot.end if part else 0
        if not _date_behind(page.base_language).match(page.prose, end):
            yield finding


@cache
def _date_behind(language: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(months(language), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
    return re.compile(
        rf",? ?\(?(?:[^\W\d_]+,? )?"
        rf"(?:\d{{1,2}}(?:[–-]\d{{1,2}})?[./]\d|{day}(?:[–-]{day})? (?:{names})\b|(?:{names}) {day})",
        re.IGNORECASE,
    )


@rule("DA013", "warning", languages=("en", "fr", "sl"))
def season(page: Page) -> Iterable[Finding]:
    """A season stands for months: this summer, last winter, the spring of 2016.

    Why: Half of the world has another season.
    Source: UNU
    Bad: The office opens this summer.
    Good: The office opens between June and August.
    """
    return terms.found(page, "DA013", "“{found}” is another time elsewhere in the world")


@rule("DA014", "warning", languages=("en",))
def twelve_hour_clock(page: Page) -> Iterator[Finding]:
    """A time is given by the twelve-hour clock.

    Why: 12:01 a.m. is taken for noon; the 24-hour clock is the same in all languages.
    Source: own
    Bad: at 3 p.m.
    Good: at 15:00 (Ljubljana, UTC+1)
    """
    words = page.words
    if not words.isdisjoint(_TIME_WORDS) or ("m" in words and ("p" in words or "a" in words)):
        for match in _TWELVE_HOURS.finditer(page.prose):
            yield page.at(*match.span(), f"“{match[0]}” by the twelve-hour clock", "write 15:00, with place or zone")


@rule("DA015", "warning")
def zone_of_another_season(page: Page) -> Iterator[Finding]:
    """A time is in a zone that its place does not keep at that time of the year: EST in July.

    The date of the release is meant.

    Why: The time is an hour wrong, and nobody knows in which direction.
    Source: own
    Bad: at 10:00 EST, in a release of July
    Good: at 10:00 in New York (UTC−4)
    """
    if page.capitals.isdisjoint(_ZONES):
        return
    for match in _ZONE.finditer(page.prose):
        known = _ZONES.get(match[1])
        if known:
            place, is_summer = known
            noon = datetime.combine(page.release.date, time(12), zone(place))
            if bool(noon.dst()) != is_summer:
                city = place.rpartition("/")[2].replace("_", " ")
                message = f"{match[1]} is not the time kept in {city} on the release's date"
                yield page.at(*match.span(1), message, f"write the place and {_offset(noon)}")


def _offset(moment: datetime) -> str:
    offset = moment.utcoffset()
    hours = round(offset.total_seconds() / 3600) if offset else 0
    return f"UTC{'+' if hours > 0 else '−'}{abs(hours)}" if hours else "UTC"
