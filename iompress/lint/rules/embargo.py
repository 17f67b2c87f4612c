"""EM: the embargo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import cache

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.lint.rules._held import is_held
from iompress.locales import locale
from iompress.model.instants import irregular, zone

_UNTIL = ("embargo", "until")


@rule("EM001", "warning", on="release")
def embargo_over_before_issue(page: Page) -> Iterator[Finding]:
    """The embargo has lifted already, and the release is not issued yet.

    Why: It holds nothing back any more: the release is public in the moment in which it is issued.
    Source: own
    Bad: status = "draft", and an [embargo] until yesterday
    Good: an [embargo] until tomorrow, or none
    """
    embargo = page.release.embargo
    if embargo and page.release.status in ("draft", "review", "approved") and page.clock.passed(embargo.instant):
        message = f"the embargo has lifted, and the release is {_STATUS[page.release.status]}"
        yield page.on(_UNTIL, message, "set a new time, or delete [embargo]")


_STATUS = {"draft": "still a draft", "review": "still in review", "approved": "not issued yet"}


@rule("EM002", "warning", on="release")
def embargo_at_midnight(page: Page) -> Iterator[Finding]:
    """The embargo lifts at 00:00.

    Midnight belongs to two days: “until 10 December, 00:00” is read as the beginning of that day, and as its end.

    Why: Half of the newsdesks would be a day early.
    Source: wire
    Bad: until = 2018-12-10T00:00:00
    Good: until = 2018-12-10T00:01:00
    """
    embargo = page.release.embargo
    if embargo and embargo.until.time() == time(0):
        hint = "write 00:01, or 23:59 of the day before"
        yield page.on(_UNTIL, "midnight is read as the beginning of this day, and as its end", hint)


@rule("EM003", "info", on="release")
def embargo_at_noon(page: Page) -> Iterator[Finding]:
    """The embargo lifts at 12:00.

    Where clocks have twelve hours, “12:00 a.m.” is midnight and “12 p.m.” noon, and even there they are confused.

    Why: Who turns the time into that of their own clock can be twelve hours out.
    Source: wire
    Bad: until = 2018-12-10T12:00:00
    Good: until = 2018-12-10T12:05:00
    """
    embargo = page.release.embargo
    if embargo and embargo.until.time() == time(12):
        yield page.on(_UNTIL, "12:00 is read as noon and as midnight", "take a time that no clock shows twice a day")


@rule("EM004", "error", on="release")
def embargo_in_clock_change(page: Page) -> Iterator[Finding]:
    """The embargo lifts in an hour that a clock change skips or repeats.

    The later of the two moments counts, so that nothing is published too early.

    Why: Nobody can say when that is: newsdesks would differ by an hour.
    Source: own
    Bad: until = 2026-03-29T02:30:00 in Europe/Ljubljana, where 02:00 is followed by 03:00
    Good: until = 2026-03-29T03:30:00
    """
    embargo = page.release.embargo
    if embargo and (fault := irregular(embargo.until, embargo.timezone)):
        clock = f"{embargo.until:%H:%M}"
        message = f"{clock} comes twice that day" if fault == "repeated" else f"there is no {clock} that day"
        yield page.on(_UNTIL, f"{message}: clocks are changed in {embargo.timezone}", "take another hour")


@rule("EM005", "info", on="release")
def embargo_without_reason(page: Page) -> Iterator[Finding]:
    """The embargo has no reason.

    Why: Journalists keep to an embargo that they understand.
    Source: wire
    Bad: [embargo] with a time only
    Good: reason = "Held until the report is presented in Dhaka"
    """
    embargo = page.release.embargo
    if embargo and embargo.reason is None:
        yield page.on(("embargo",), "the embargo has no reason", "say in a line why: journalists see it")


@rule("EM006", "warning", on="release")
def embargo_before_date(page: Page) -> Iterator[Finding]:
    """The embargo lifts before the day in the dateline.

    On the clocks of its own time zone, and on those of the newsroom.

    Why: The release would be public before the day that it is from.
    Source: own
    Bad: date = 2018-12-10, and an [embargo] until 2018-12-09T18:00:00
    Good: date = 2018-12-10, and an [embargo] until 2018-12-10T14:00:00
    """
    days = _days(page)
    if days and page.release.date - _LONG <= max(days) < page.release.date:
        yield page.on(_UNTIL, f"lifts before {page.release.date}, the release's date", "correct one of the two")


@rule("EM010", "error", on="release")
def embargo_of_another_day(page: Page) -> Iterator[Finding]:
    """The embargo lifts days before the day in the dateline.

    More than a day, on the clocks of its own time zone and on those of the newsroom: that is no night shift, but a
    slip in the month or year. Such a release is not exported.

    Why: It would be public at once, days before anyone meant it to be.
    Source: own
    Bad: date = 2018-12-10, and an [embargo] until 2017-12-10T14:00:00
    Good: date = 2018-12-10, and an [embargo] until 2018-12-10T14:00:00
    """
    days = _days(page)
    if days and max(days) < page.release.date - _LONG:
        message = f"lifts on {max(days)}, days before {page.release.date}, the release's date: is the year right?"
        yield page.on(_UNTIL, message, "correct one of the two")


_LONG = timedelta(days=1)


@rule("EM007", "warning", on="release")
def embargo_after_date(page: Page) -> Iterator[Finding]:
    """The embargo lifts after the day in the dateline.

    On the clocks of its own time zone, and on those of the newsroom.

    Why: The release would be old on the day on which it comes out; and a slip in the day looks just so.
    Source: own
    Bad: date = 2018-12-10, and an [embargo] until 2018-12-11T14:00:00
    Good: date = 2018-12-11, and an [embargo] until 2018-12-11T14:00:00
    """
    days = _days(page)
    if days and min(days) > page.release.date:
        yield page.on(_UNTIL, f"lifts after {page.release.date}, the release's date", "correct one of the two")


_NOTICE = re.compile(
    r"[\W_]{0,20}(?:(?:strictly|under|press|media|news|sous|bajo|sotto|pod|strogi|strict)\W{1,4}){0,3}"
    r"(?:embargo|embargoed|embargad[oa]|sperrfrist|эмбарго)\W{0,6}"
    r"(?:(?:\b(?:until|till|til|for|not|jusqu|do|hasta|fino|bis|до)\b)|\d|(?<=:)|(?<=:\W)|(?<=:\W\W)|(?<=:\W\W\W))",
    re.IGNORECASE,
)


@rule("EM008", "error")
def embargo_only_in_words(page: Page) -> Iterator[Finding]:
    """The text says that it is under embargo, but the release has no [embargo].

    Found at the beginning of a paragraph, a headline or a list entry, and in short ones that say with a time of day
    when they may be published: an arms embargo is none of it.

    Why: Nothing would hold it back: it is public in the moment in which it is issued.
    Source: own
    Bad: body = "EMBARGOED until 10 December, 14:00 …"
    Good: [embargo] with until, timezone and reason; it is printed over the release
    """
    if page.release.embargo:
        return
    notice = _notice(page.language)
    for block in page.blocks:
        words = page.prose[block.start : block.end]
        told = words.lstrip("*_\u2060 ")
        if _NOTICE.match(words) or (notice and told.startswith(notice)) or is_held(told, page.base_language):
            end = page.prose.find("\n", block.start, block.end)
            hint = "write [embargo] with until, timezone and reason, and delete it here"
            message = "under embargo in words only: nothing holds the release back"
            yield page.at(block.start, end if end >= 0 else block.end, message, hint)


@rule("EM009", "error")
def immediate_under_embargo(page: Page) -> Iterator[Finding]:
    """The text says that it is for immediate release, but the release has an embargo.

    Why: Who reads the line publishes.
    Source: own
    Bad: FOR IMMEDIATE RELEASE in the body, and an [embargo] until tomorrow
    Good: the [embargo] alone
    """
    if not page.release.embargo:
        return
    for label in {locale(tag).label("for_immediate_release") for tag in (page.language, "en")}:
        for match in re.finditer(re.escape(label), page.prose, re.IGNORECASE):
            yield page.at(match.start(), match.end(), "the release is under embargo", "delete this line")


@cache
def _notice(language: str) -> str:
    """How an embargo is announced in a language, up to its time."""
    return locale(language).label("embargo").partition("{")[0].strip()


def _days(page: Page) -> tuple[date, ...]:
    """The days on which the embargo lifts: by its own time zone, and by the newsroom's."""
    embargo = page.release.embargo
    if embargo is None:
        return ()
    return embargo.until.date(), embargo.instant.astimezone(zone(page.newsroom.organization.timezone)).date()
