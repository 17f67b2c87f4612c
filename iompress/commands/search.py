"""Find words in headlines, bodies, quotes and names."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from iompress import options

NO_ARGS_IS_HELP = True


def command(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="All of them must be there; words in quotes stand together.")
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="So many releases at most.")] = 20,
    format_: Annotated[
        Literal["text", "tsv", "json"] | None,
        typer.Option("--format", "-f", help="Text on a terminal, tab-separated otherwise.", show_default=False),
    ] = None,
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Find words in headlines, bodies, quotes and names.

    Case and accents make no difference, and all scripts are searched. Releases with the words in
    their headline come first, then the newest. Exits with 1 if nothing is found.

    \b
    Examples:
      iompress search marrakesh cooperation
      iompress search "great issue of our era"
      iompress search الهجرة
    """
    from iompress.console import hits
    from iompress.console.terminal import is_terminal, tell
    from iompress.store.catalogue import Catalogue, texts
    from iompress.store.selection import search

    library = options.library(newsroom)
    moment = options.moment(at, library)
    catalogue = Catalogue(library)
    found = {hit.name: hit for hit in search(words, texts(library))}
    rows = [
        hits.Row(entry.release, summary, entry.state(moment, summary.language), found[summary.name])
        for entry in (catalogue if found else ())
        for summary in (entry.release, *entry.translations)
        if summary.name in found
    ]
    rows.sort(key=lambda row: not row.hit.in_headline)
    form = format_ or ("text" if is_terminal(sys.stdout) else "tsv")
    if form == "text":
        hits.draw(rows[:limit])
    else:
        hits.write(rows[:limit], form, sys.stdout)
    if catalogue.broken:
        tell(
            f"{catalogue.broken} file{'s' * (catalogue.broken > 1)} could not be searched: `iompress validate` says why"
        )
    if len(rows) > limit:
        tell(f"{len(rows) - limit} more: --limit {len(rows)} shows all")
    if not rows:
        tell("Nothing found.")
        raise typer.Exit(1)
