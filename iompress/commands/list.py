"""List the releases, newest first."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iompress import options

if TYPE_CHECKING:
    from iompress.store.library import Library


SCREENFUL = 100
"""Rows of a table that nobody asked to be longer."""


def command(
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            "-s",
            metavar="STATE",
            help="draft, review, approved, embargoed, issued or withdrawn; repeatable.",
            autocompletion=options.complete_state,
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            "-l",
            metavar="TAG",
            help="Releases that exist in this language; repeatable.",
            autocompletion=options.complete_language,
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(
            "--topic", "-t", metavar="KEY", help="A topic's key; repeatable.", autocompletion=options.complete_topic
        ),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(
            "--country", "-c", metavar="CODE", help="A country that it is about or from, as MA or SI; repeatable."
        ),
    ] = None,
    speaker: Annotated[
        list[str] | None,
        typer.Option("--speaker", metavar="NAME", help="Someone quoted, or part of the name; repeatable."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="2018, 2018-12, last month, 3 weeks ago …")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day, likewise.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-n", metavar="N", min=1, help="So many at most; 100 in a table if left out.", show_default=False
        ),
    ] = None,
    format_: Annotated[
        Literal["table", "tsv", "json", "csv"] | None,
        typer.Option("--format", "-f", help="Table on a terminal, tab-separated otherwise.", show_default=False),
    ] = None,
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """List the releases, newest first.

    A file that cannot be read is listed too, with what is wrong with it.

    \b
    Examples:
      iompress list --state embargoed --state review
      iompress list --since "last month" --language sl
      iompress list --topic global-compact --format json
    """
    from itertools import islice

    from iompress.console.terminal import is_terminal, tell
    from iompress.model.state import State
    from iompress.store.catalogue import Catalogue
    from iompress.store.selection import Selection

    library = options.library(newsroom)
    moment = options.moment(at, library)
    first, last = _days(since, until, moment, library)
    selection = Selection(
        tuple(options.one_of(name, tuple(State), "state") for name in state or ()),
        tuple(language or ()),
        tuple(options.one_of(key, tuple(library.newsroom.topics), "topic") for key in topic or ()),
        tuple(options.country(code) for code in country or ()),
        tuple(speaker or ()),
        first,
        last,
    )
    catalogue = Catalogue(library)
    admitted = (entry for entry in catalogue if selection.admits(entry, moment)) if selection else iter(catalogue)
    form = format_ or ("table" if is_terminal(sys.stdout) else "tsv")
    entries = list(islice(admitted, limit or (SCREENFUL if form == "table" else None)))
    more = limit is None and next(iter(admitted), None) is not None
    if form == "table":
        from iompress.console.listing import draw

        draw(entries, moment, language[0] if language else "")
    else:
        from iompress.console.listing_plain import write

        write(entries, moment, form, sys.stdout)
    for problem in catalogue.problems:
        tell(f"{problem.place} {problem.message}")
    if more:
        tell(f"Only the newest {SCREENFUL} are shown: --limit {len(catalogue)} shows all, filters narrow them down.")
    hidden = catalogue.broken - sum(1 for e in entries for s in (e.release, *e.translations) if s.problem)
    if hidden > 0:
        tell(f"{hidden} more file{'s' if hidden > 1 else ''} cannot be read; `iompress validate` says why")
    if not entries:
        tell(selection.unmatched(catalogue, moment) or "There are no releases yet: `iompress new` writes the first.")


def _days(since: str | None, until: str | None, moment: datetime, library: Library) -> tuple[str, str]:
    """The first and last day meant, ISO 8601, seen from today in the newsroom's zone; "" for no bound."""
    if not since and not until:
        return "", ""
    from iompress.model.instants import zone
    from iompress.model.period import parse_period

    today = moment.astimezone(zone(library.newsroom.organization.timezone)).date()
    first = parse_period(since, today).first.isoformat() if since else ""
    return first, parse_period(until, today).last.isoformat() if until else ""
