"""Show a release as a journalist would read it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from iompress import options

NO_ARGS_IS_HELP = True


def command(
    release: Annotated[
        str, typer.Argument(metavar="ID", help="An id, a part of one, or a path.", autocompletion=options.complete_id)
    ],
    language: Annotated[
        str | None,
        typer.Option(
            "--language",
            "-l",
            metavar="TAG",
            help="Its translation into this language.",
            autocompletion=options.complete_language,
        ),
    ] = None,
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Show a release as a journalist would read it.

    The banner tells, unmissably, when it is not to be published. Piped, the text comes plain.

    \b
    Examples:
      iompress show global-compact
      iompress show 2018-12-10-global-compact-adopted.sl
      iompress show global-compact -l ar --at 2018-12-10T12:00
    """
    from iompress.commands._editions import edition_named
    from iompress.console.terminal import is_terminal, tell

    library = options.library(newsroom)
    edition, problems = edition_named(library, release, language, options.moment(at, library))
    for problem in problems:
        tell(problem.told)
    if is_terminal(sys.stdout):
        from iompress.console.release import draw

        draw(edition)
    else:
        from iompress.console.terminal import inert
        from iompress.exporters import text

        sys.stdout.write(inert(text.export(edition).decode()))
