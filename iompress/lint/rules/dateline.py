"""DL: dateline and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from iompress.lint.diagnostic import Finding, Keys
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.locales import countries, locale
from iompress.model.instants import YEARS, instant

_EARLIEST = timedelta(hours=14)
"""So long before midnight in UTC a day begins in the first place on Earth."""
_FAR = timedelta(days=2 * 366)


@rule("DL001", "warning", on="release")
def no_dateline(page: Page) -> Iterator[Finding]:
    """The release has no dateline.

    Statements, advisories and briefing notes may do without.

    Why: Newswires demand it: a reader wants to know where the news was made.
    Source: wire
    Bad: a release without [dateline]
    Good: [dateline] with city = "Marrakesh" and country = "MA"
    """
    if page.release.dateline is None and page.release.kind == "release":
        yield page.on((), "the release has no dateline", "add [dateline] with city and country")


@rule("DL002", "error", on="release")
def unknown_country(page: Page) -> Iterator[Finding]:
    """A country code that no country has.

    Codes are those of ISO 3166-1, as CLDR has them, Kosovo's XK among them.

    Why: The code itself would be printed in place of the country's name.
    Source: own
    Bad: country = "UK"
    Good: country = "GB"
    """
    release = page.release
    named: list[tuple[Keys, str]] = [(("countries", n), code) for n, code in enumerate(release.countries)]
    if release.dateline and release.dateline.country:
        named.append((("dateline", "country"), release.dateline.country))
    for keys, code in named:
        if code not in countries.codes():
            near = countries.instead(code)
            hint = f"write “{near}”: {locale('en').country(near)}" if near else "two letters of ISO 3166-1: MA, SI"
            yield page.on(keys, f"no country has the code “{code}”", hint)


@rule("DL003", "error", on="release")
def issued_before_its_date(page: Page) -> Iterator[Finding]:
    """The release is issued, but its date lies in the future, and no embargo holds it back.

    Why: It is public now, and says that it is from tomorrow.
    Source: own
    Bad: status = "issued" and date = 2026-12-18 on 17 December
    Good: status = "approved", or an [embargo] until 18 December
    """
    release = page.release
    if release.status != "issued" or release.embargo or release.date.year not in YEARS:
        return
    if not page.clock.passed(_midnight(page) - _EARLIEST):
        message = f"issued, though its date is {release.date}"
        yield page.on(("date",), message, "correct the date or the status, or add an [embargo]")


@rule("DL004", "warning")
def dateline_in_body(page: Page) -> Iterator[Finding]:
    """The body begins with the dateline.

    Why: It is printed in front of the first paragraph already, in the form that the newsroom and the language have.
    Source: own
    Bad: body = "Marrakesh, 10 December 2018 – The International …"
    Good: body = "The International …"
    """
    dateline = page.release.dateline
    if dateline is None:
        return
    own = page.translation and page.translation.dateline
    body = page.own.body.lstrip(" \n*_")
    for city in {dateline.city, own.city if own else dateline.city}:
        if body[: len(city)].casefold() == city.casefold() and (rest := _REST.match(body, len(city))):
            if _is_aside(rest, body):
                continue
            start = len(page.own.body) - len(body)
            yield page.inside(("body",), start, start + rest.end(), "the dateline is printed anyway", "leave it out")


_REST = re.compile(
    r"[*_]{0,3}(?P<place>[,،、][ \u00a0](?:[^\n–—.:]|(?<=\d)\.){1,40})?"
    r"(?P<agency>[ \u00a0]?\([^()\n]{1,60}\))?[*_]{0,3}[ \u00a0]?(?:[–—]|--?(?= )|(?<=[\d)*]):)"
)


def _is_aside(rest: re.Match[str], body: str) -> bool:
    """Whether what follows the city is part of a sentence: `, which … –`, or `– the capital –`."""
    place = rest["place"]
    if place is not None:
        return place[2:3].islower() and not any(map(str.isdigit, place))
    sentence = body[rest.end() :].partition(".")[0]
    return rest["agency"] is None and any(dash in sentence for dash in ("–", "—", " - "))


@rule("DL005", "error", on="release")
def improbable_date(page: Page) -> Iterator[Finding]:
    """A date that can hardly be meant: before 1900, or more than two years ahead.

    Why: A slip in the year files the release where nobody looks for it.
    Source: own
    Bad: date = 2062-03-14
    Good: date = 2026-03-14
    """
    day = page.release.date
    if day.year not in YEARS or not page.clock.passed(_midnight(page) - _FAR):
        yield page.on(("date",), f"the year {day.year} can hardly be meant", "correct the date")


@rule("DL006", "warning")
def country_in_city(page: Page) -> Iterator[Finding]:
    """The dateline's city ends with the country.

    Why: The country is printed behind it, in each language: it would stand there twice.
    Source: own
    Bad: city = "Marrakesh, Morocco"
    Good: city = "Marrakesh" and country = "MA"
    """
    dateline = page.own.dateline
    country = page.release.dateline and page.release.dateline.country
    if dateline is None or not country:
        return
    _, _, last = dateline.city.replace("،", ",").replace("、", ",").rpartition(",")
    if last.strip() and last != dateline.city and last.strip() == locale(page.language).country(country):
        start = len(dateline.city) - len(last)
        message = "the country is printed behind the city"
        yield page.inside(("dateline", "city"), start, len(dateline.city), message, "leave it out here")


def _midnight(page: Page) -> datetime:
    day = page.release.date
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@rule("DL007", "error")
def correction_of_tomorrow(page: Page) -> Iterator[Finding]:
    """A correction says that readers were told at a moment that is still to come.

    Of a moment without an offset, the newsroom's own clocks say when it comes.

    Why: It is printed with the release from now on, as told on a day that nobody has seen.
    Source: own
    Bad: [[corrections]] with at = 2026-12-18T09:00:00 on 17 December
    Good: the moment at which readers are told; the entry is added when they are
    """
    for number, entry in enumerate(page.own.corrections):
        at = entry.at if entry.at.tzinfo else instant(entry.at, page.newsroom.organization.timezone)
        if not page.clock.passed(at):
            message = f"{entry.at:%Y-%m-%d, %H:%M} is still to come: readers cannot have been told yet"
            yield page.on(("corrections", number, "at"), message, "write when they are told, or add the entry then")
