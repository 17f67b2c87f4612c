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
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="So many releases at most.")] = 20,
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
    from iompress.store.catalogue import Catalogue, folded_texts
    from iompress.store.search import Query
    from iompress.store.summary import summarize

    library = options.library(newsroom)
    moment = options.moment(at, library)
    query = Query(words)
    catalogue = Catalogue(library)
    in_headline = dict(query.matching(folded_texts(library)))
    found = [
        (entry, summary)
        for entry in (catalogue if in_headline else ())
        for summary in (entry.release, *entry.translations)
        if summary.name in in_headline
    ]
    found.sort(key=lambda pair: not in_headline[pair[1].name])
    rows = []
    for entry, summary in found[:limit]:
        _, text = summarize(catalogue.file(summary.name), library)
        state = entry.state(moment, summary.language)
        rows.append(hits.Row(entry.release, summary, state, query.snippet(text)))
    form = format_ or ("text" if is_terminal(sys.stdout) else "tsv")
    if form == "text":
        hits.draw(rows)
    else:
        hits.write(rows, form, sys.stdout)
    if catalogue.broken:
        tell(
            f"{catalogue.broken} file{'s' * (catalogue.broken > 1)} could not be searched: `iompress validate` says why"
        )
    if len(found) > limit:
        tell(f"{len(found) - limit} more: --limit {len(found)} shows all")
    if not found:
        tell("Nothing found.")
        raise typer.Exit(1)
