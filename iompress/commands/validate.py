"""Check releases as a desk editor would."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from iompress import options


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH|ID]…",
            help="Files, folders, ids or parts of ids; - for standard input. The whole newsroom if left out.",
            autocompletion=options.complete_id,
            show_default=False,
        ),
    ] = None,
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Check releases as a desk editor would.

    \b
    Examples:
      iompress validate
      iompress validate global-compact
    """
    from iompress.lint.reports import Result, text
    from iompress.lint.run import bundles, check_all
    from iompress.lint.select import selection

    library = options.library(newsroom)
    moment = options.moment(at, library)
    wanted = bundles(library.scan())
    chosen = selection(library.newsroom.rules)
    found = sorted(d for checked in check_all(library, wanted, moment) for d in chosen.applied(checked.diagnostics))
    result = Result(tuple(found), tuple(b.name for b in wanted), library.shown)
    sys.stdout.write(text.report(result))
    raise typer.Exit(1 if result.count("error") else 0)
