"""Bring in releases from web pages, e-mail, Word files and text."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iompress import options

if TYPE_CHECKING:
    from iompress.commands._importing import Made
    from iompress.store.library import Library

NO_ARGS_IS_HELP = True


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, patterns; - for standard input.")
    ],
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="text, html, markdown, eml, docx or json; by content if left out.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Where to; the newsroom's folder, by year, if left out.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Print what would be written, and write nothing.")
    ] = False,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Ask about what is missing or doubtful.")
    ] = False,
    report: Annotated[
        Literal["json"] | None,
        typer.Option(
            "--report",
            metavar="json",
            help="Where each field came from, how sure it is, and what was left out.",
            show_default=False,
        ),
    ] = None,
    status: Annotated[
        str, typer.Option("--status", metavar="STATUS", help="What they become: draft, or issued for an archive.")
    ] = "draft",
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Bring in releases from web pages, e-mail, Word files and text.

    Headline, dateline, body, quotes with their speakers, contacts, notes and embargo go to their places;
    menus and other furniture of pages are left behind. Nothing is guessed: what a source does not say stays
    empty, and `iompress validate` reports it. A source that was imported before is not imported again.

    \b
    Examples:
      iompress import old-site/ --status issued
      iompress import message.eml --dry-run
      pbpaste | iompress import -
      iompress import page.html --report json | less
    """
    from iompress import importers, registry
    from iompress.commands._importing import Order, imported, shelf, sources, told
    from iompress.console.progress import steps
    from iompress.console.terminal import tell, tell_error
    from iompress.errors import IompressError

    if from_ is not None:
        options.one_of(from_, registry.names(importers), "importer")
    options.one_of(status, ("draft", "review", "approved", "issued"), "status")
    library = _library(newsroom, output)
    moment = options.moment(at, library) if library is not None else _moment(at)
    folder = output if output is not None else library.folder if library is not None else Path()
    order = Order(from_ or "", folder, output is not None, status, moment.replace(microsecond=0), dry_run)
    known = shelf(library, folder)
    count = Counter[str]()
    reports = []
    for source in steps(sources(files), "import"):
        try:
            for made in imported(source, order, known):
                if interactive and made.path is not None and not dry_run:
                    _confirm(made)
                reports.append(told(made)) if report else _tell(made, dry_run, count)
        except IompressError as error:
            count["refused"] += 1
            tell_error(error)
    if report:
        json.dump(reports, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        tell(
            ", ".join(f"{number} {what}" for what, number in sorted(count.items(), reverse=True)) or "nothing to import"
        )
    raise typer.Exit(1 if count["refused"] else 0)


def _library(newsroom: str | None, output: Path | None) -> Library | None:
    """The newsroom; none is needed where a folder is named to write to."""
    from iompress.errors import UsageError

    try:
        return options.library(newsroom)
    except UsageError:
        if output is None or newsroom is not None:
            raise
        return None


def _moment(at: str | None) -> datetime:
    from iompress.model.instants import parse_at, zone

    return parse_at(at, zone("UTC")) if at else options.now()


def _tell(made: Made, dry: bool, count: Counter[str]) -> None:
    from iompress.console.terminal import inert, tell
    from iompress.store.paths import shown

    if made.there:
        count["imported before"] += 1
        tell(f"{made.source} was imported before: {made.there}")
        return
    assert made.path is not None
    for warning in made.warnings:
        tell(f"{made.source}: {warning}", "note", "33")
    if dry:
        count["would be written"] += 1
        sys.stdout.write(f"# {shown(made.path)}\n\n{inert(made.text)}\n")
    else:
        count["imported"] += 1
        print(shown(made.path))


def _confirm(made: Made) -> None:
    """Ask about the fields of what was just written that are missing or doubtful, and put the answers into the file."""
    from iompress.console.questions import answer, can_ask
    from iompress.errors import UsageError
    from iompress.importers._draft import Draft
    from iompress.store.files import write
    from iompress.store.toml import parse
    from iompress.store.write import toml_text

    if not can_ask():
        raise UsageError("there is no terminal to ask on", hint="leave --interactive out")
    draft = made.draft or Draft()
    content = parse(made.text)
    found = draft.found()
    doubtful = [name for name in ("headline", "date", "cities") if name not in found or found[name].sure < DOUBTFUL]
    for name in doubtful if made.draft is not None else ():
        if name == "headline":
            content["headline"] = answer("Headline", None, content.get("headline", ""), options.line)
        elif name == "date":
            day = answer("Date (2018-12-10; empty if not known)", None, str(content.get("date", "")), _day)
            if day is not None:
                content["date"] = day
        else:
            city = answer(
                "City in the dateline (empty for none)",
                None,
                content.get("dateline", {}).get("city", ""),
                options.line_or_nothing,
            )
            if city:
                content["dateline"] = {**content.get("dateline", {}), "city": city}
    if doubtful and made.path is not None:
        write(made.path, toml_text(content).encode(), replace=True)


DOUBTFUL = 0.7
"""A field that is less sure than this is asked about."""


def _day(said: str) -> date | None:
    from iompress.errors import UsageError

    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise UsageError(f"“{said}” is not a day", hint="write 2018-12-10") from None
