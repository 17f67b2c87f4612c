"""Bring in releases from web pages, e-mail, Word files and text."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from datetime import datetime
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
        Literal["text", "json"] | None,
        typer.Option(
            "--report",
            metavar="text|json",
            help="Each field and all that was left out, to read; as JSON also where it stood and how sure it is.",
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
      iompress import page.html --dry-run --report text
      iompress import page.html --report json | less
    """
    from iompress import importers, registry
    from iompress.commands._confirming import confirmed
    from iompress.commands._import_report import told
    from iompress.commands._import_telling import report as reported
    from iompress.commands._importing import Order, imported, shelf, sources
    from iompress.console.progress import steps
    from iompress.console.questions import can_ask
    from iompress.console.terminal import inert, tell, tell_error
    from iompress.errors import IompressError, UsageError

    if from_ is not None:
        options.one_of(from_, registry.names(importers), "importer")
    options.one_of(status, ("draft", "review", "approved", "issued"), "status")
    library = _library(newsroom, output)
    moment = options.moment(at, library) if library is not None else _moment(at)
    folder = output if output is not None else library.folder if library is not None else Path()
    order = Order(from_ or "", folder, output is not None, status, moment.replace(microsecond=0), dry_run)
    if interactive:
        if not can_ask():
            raise UsageError("there is no terminal to ask on", hint="leave --interactive out")
        zone = library.newsroom.organization.timezone if library is not None else ""
        order = replace(order, confirm=lambda content, draft: confirmed(content, draft, zone))
    known = shelf(library, folder)
    count = Counter[str]()
    reports = []
    wanted = sources(files)
    for source in wanted if interactive else steps(wanted, "import"):  # a bar would be drawn over the questions
        try:
            for made in imported(source, order, known):
                if report == "json":
                    reports.append(told(made))
                elif report:
                    count["imported before" if made.there else "would be written" if dry_run else "imported"] += 1
                    sys.stdout.write(f"{inert(reported(made))}\n")
                else:
                    _tell(made, dry_run, count)
        except IompressError as error:
            count["refused"] += 1
            tell_error(error)
    if report == "json":
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
    from iompress.commands._import_telling import left_out
    from iompress.console.terminal import inert, tell
    from iompress.store.paths import shown

    if made.there:
        count["imported before"] += 1
        tell(f"{made.source} was imported before: {made.there}")
        return
    assert made.path is not None
    for warning in made.warnings:
        tell(f"{made.source}: {warning}", "note", "33")
    if made.draft is not None and (left := left_out(made.draft)):
        tell(f"{made.source}: {left}", "note", "33")
    if dry:
        count["would be written"] += 1
        sys.stdout.write(f"# {shown(made.path)}\n\n{inert(made.text)}\n")
    else:
        count["imported"] += 1
        print(shown(made.path))
