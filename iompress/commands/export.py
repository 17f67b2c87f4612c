"""Make what journalists receive: web page, plain text, Markdown, JSON …"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from iompress import options


def command(
    releases: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Ids, parts of them or paths; all issued releases if left out.",
            autocompletion=options.complete_id,
            show_default=False,
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="Repeatable; `iompress formats` lists them; all for all. html if left out.",
            autocompletion=options.complete_format,
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            "-l",
            metavar="TAG",
            help="These languages only; repeatable.",
            autocompletion=options.complete_language,
            show_default=False,
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="STATE",
            autocompletion=options.complete_state,
            show_default=False,
            help="Also what is not public: draft, review, approved, embargoed, withdrawn. It carries a banner.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="Where to; - for standard output.")
    ] = "out",
    replace: Annotated[bool, typer.Option("--replace", help="Write over files that are there and differ.")] = False,
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Make what journalists receive: web page, plain text, Markdown, JSON …

    Only issued releases leave the house. What is under embargo, a draft or withdrawn is refused
    unless --include names its state, and then carries a banner that nobody can miss.

    \b
    Examples:
      iompress export --format html
      iompress export global-compact -f html -f text -f json -o press
      iompress export global-compact -l sl -f text -o -
      iompress export migrants-day --include embargoed
    """
    from iompress import exporters
    from iompress.commands._editions import PassedOver, Request, editions_wanted
    from iompress.console.terminal import tell, tell_error
    from iompress.errors import IompressError, UsageError
    from iompress.model.state import State
    from iompress.store.files import put

    chosen = [exporters.load(name) for name in _names(formats or ["html"])]
    states = tuple(options.one_of(state, tuple(State), "state") for state in include or ())
    library = options.library(newsroom)
    request = Request(tuple(releases or ()), tuple(language or ()), states, options.moment(at, library))
    if request.at > datetime.now(UTC):
        tell("the clock is simulated: what is under embargo now may be exported as if it were not", "note", "33")
    count = Counter[str]()
    to_stdout: list[bytes] = []
    for edition in editions_wanted(library, request):
        if isinstance(edition, IompressError):
            count["refused"] += 1
            tell_error(edition)
            continue
        if isinstance(edition, PassedOver):
            count["passed over"] += 1
            if releases:
                tell(f"{edition.reference} is {edition.state}: passed over")
            continue
        stem = edition.id if edition.language == edition.original else f"{edition.id}.{edition.language}"
        for format_ in chosen:
            try:
                data = format_.export(edition)
                if output == "-":
                    to_stdout.append(data)
                    continue
                new = put(Path(output) / f"{stem}.{format_.EXTENSION}", data, replace=replace)
                count["written" if new else "unchanged"] += 1
            except IompressError as error:
                count["refused"] += 1
                tell_error(error)
    if len(to_stdout) > 1:
        raise UsageError(
            "standard output takes one format of one edition", hint="name one release, and one language with -l"
        )
    sys.stdout.buffer.writelines(to_stdout)
    if output != "-":
        tell(_told(count, output))
    raise typer.Exit(1 if count["refused"] else 0)


def _names(formats: list[str]) -> tuple[str, ...]:
    """The formats meant, each once; `all` for all."""
    from iompress import exporters

    return exporters.names() if "all" in formats else tuple(dict.fromkeys(formats))


def _told(count: Counter[str], output: str) -> str:
    parts = [f"{count['written']} file{'s' * (count['written'] != 1)} written to {output}"]
    if count["unchanged"]:
        parts.append(f"{count['unchanged']} there already and the same")
    if count["passed over"]:
        parts.append(f"{count['passed over']} not issued and passed over")
    if count["refused"]:
        parts.append(f"{count['refused']} refused")
    return ", ".join(parts)
