"""Write the file of a new release."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date as date_type
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from iompress import options

if TYPE_CHECKING:
    from iompress.model.newsroom import Newsroom


def command(
    headline: Annotated[
        str | None,
        typer.Argument(metavar="[HEADLINE]", help="The headline; asked for on a terminal.", show_default=False),
    ] = None,
    template: Annotated[
        str,
        typer.Option(
            "--template",
            "-t",
            metavar="KIND",
            help="release, statement, advisory or briefing-note.",
            autocompletion=options.complete_kind,
        ),
    ] = "release",
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            "-l",
            metavar="TAG",
            help="The newsroom's first if left out.",
            show_default=False,
            autocompletion=options.complete_language,
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="The day in the dateline; today if left out.", show_default=False),
    ] = None,
    city: Annotated[
        str | None, typer.Option("--city", metavar="TEXT", help="The city in the dateline.", show_default=False)
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Its country, as MA or SI.", show_default=False)
    ] = None,
    contact: Annotated[
        list[str] | None,
        typer.Option(
            "--contact",
            metavar="KEY",
            help="Whom journalists call; repeatable.",
            show_default=False,
            autocompletion=options.complete_contact,
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(
            "--topic",
            metavar="KEY",
            help="What it is filed under; repeatable.",
            show_default=False,
            autocompletion=options.complete_topic,
        ),
    ] = None,
    embargo: Annotated[
        str | None,
        typer.Option(
            "--embargo",
            metavar="TIME",
            help="Until when, on the newsroom's clocks or with a zone: “2018-12-10T14:00 Africa/Casablanca”.",
            show_default=False,
        ),
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", "-e", help="Open it in your editor at once.")] = False,
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Write the file of a new release, and print its path.

    What is not said is asked for on a terminal, and otherwise what the newsroom usually takes: today,
    its city, its contacts. It starts as a draft, with an outline for a body; gaps are marked XXX. A
    file that is there already is never touched.

    \b
    Examples:
      iompress new
      iompress new "IOM Opens Office in Koper" --city Koper --country SI --edit
      iompress new "Media Advisory: Migrants Day" --template advisory
      iompress new "IOM Opens Office in Koper" --embargo "tomorrow 9:00"
    """
    from iompress.commands.edit import edit as open_to_edit
    from iompress.console.questions import answer, can_ask, unasked
    from iompress.console.terminal import tell
    from iompress.errors import UsageError
    from iompress.locales import locale
    from iompress.model.fields import in_language
    from iompress.model.instants import instant
    from iompress.model.release import Release
    from iompress.store.drafts import KINDS, Draft, path_of, text_of
    from iompress.store.files import write
    from iompress.store.paths import shown

    library = options.library(newsroom)
    room = library.newsroom
    moment = options.moment(at, library)
    today = _today(moment, room)
    if headline is None and not can_ask():
        raise UsageError("a headline is missing", hint='iompress new "IOM Opens Office in Koper"')
    asked = answer if headline is None else unasked
    zone = room.organization.timezone
    kind = options.one_of(template, KINDS, "template")
    contacts = tuple(options.one_of(key, tuple(room.contacts), "contact") for key in contact or room.defaults.contacts)
    topics = tuple(options.one_of(key, tuple(room.topics), "topic") for key in topic or ())
    title = asked("Headline", headline, "", options.line, "the headline")
    usual = room.organization.languages
    tag = asked("Language", language, usual[0], lambda said: options.language_of(said, usual), "--language")
    said_day = unasked("Date", date, "", lambda said: _day(said, today) if said else None, "--date")
    held = asked(
        f"Embargo until (as {said_day or today}T23:00; empty for none)",
        embargo,
        "",
        lambda said: _embargo(said, zone, said_day, moment),
        "--embargo",
    )
    usual_day = max(today, held[0].date()) if held else today  # the day on which it comes out
    day = asked("Date", date, usual_day.isoformat(), lambda said: _day(said, today), "--date")
    usual_city = in_language(room.defaults.city, tag, room.organization.languages[0])
    place = asked("City in the dateline", city, usual_city, options.line_or_nothing, "--city")
    usual_country = (room.defaults.country or "") if place == usual_city else ""  # another city may lie elsewhere
    land = asked("Its country, two letters", country, usual_country, options.country, "--country")
    draft = Draft(kind, title, tag, day, place, land, contacts, topics, held)
    path = path_of(draft, library.folder, locale(draft.language).slug_spellings)
    text = text_of(draft, room).encode()
    options.require_sound(text, Release)
    write(path, text)
    print(shown(path))
    if held:
        tell(f"under embargo until {locale('en').moment(instant(*held), held[1])}")
    if edit:
        open_to_edit(path)
    elif headline is None:
        tell("`iompress edit` opens it; gaps in the outline are marked XXX.")


def _today(moment: datetime, room: Newsroom) -> date_type:
    from iompress.model.instants import zone

    return moment.astimezone(zone(room.organization.timezone)).date()


def _day(said: str, today: date_type) -> date_type:
    from iompress.errors import UsageError
    from iompress.model.period import parse_period

    first, last = parse_period(said, today)
    if first != last:
        raise UsageError(f"“{said}” is not one day", hint="write 2018-12-10")
    return first


_SPOKEN = re.compile(r"(?!\d{4}-)(?P<day>\S.*?)[\s,]+(?:at )?(?P<clock>\d\d?[:.]\d\d)(?P<zone>\s.*)?")
"""A moment as people say it: “tomorrow 09:00”, “26. 11. 2026 at 9.00 Europe/Ljubljana”."""


def _embargo(said: str, zone: str, day: date_type | None, now: datetime) -> tuple[datetime, str] | None:
    """The wall time and zone that `said` means, of a release of `day` if that was said. Raises UsageError for one that
    would hold nothing back."""
    from iompress.errors import UsageError
    from iompress.model.instants import instant, parse_wall_time
    from iompress.model.instants import zone as zone_of

    if not said:
        return None
    today = now.astimezone(zone_of(zone)).date()
    written = said.strip()
    if match := _SPOKEN.fullmatch(written):
        with suppress(UsageError):  # which tells of periods; what follows tells of moments
            written = f"{_day(match['day'], today)}T{match['clock'].replace('.', ':')}{match['zone'] or ''}"
    wall, named = parse_wall_time(written, zone)
    if day and wall.date() < day - timedelta(days=1):
        hint = f"is the year right? Write {day}T23:00, or another date with --date"
        raise UsageError(f"“{said}” lies before the release's date, {day}", hint=hint)
    if instant(wall, named) <= now and (day or today) >= now.date():
        raise UsageError(f"“{said}” is past: nothing would be held back", hint=f"write {today}T23:00, or no embargo")
    return wall, named
