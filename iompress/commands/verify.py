"""Say which release a file was made from, whether that is current, and what was altered."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iompress import options

if TYPE_CHECKING:
    from datetime import datetime

    from iompress.store.library import Library

NO_ARGS_IS_HELP = True


def command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files that iompress made.", show_default=False)
    ],
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Say which release a file was made from, whether that is current, and what was altered.

    Every exported file carries its release's id and revision. Exits with 1 if any of the files is not
    from this newsroom, was made from an earlier revision, or was changed since it was made.

    \b
    Examples:
      iompress verify out/*.html
      iompress verify press-kit.docx
    """
    from iompress.console.terminal import inert, tell_error
    from iompress.errors import IompressError

    library = options.library(newsroom)
    moment = options.moment(at, library)
    failed = False
    for path in files:
        try:
            verdict, sound = _verdict(path, library, moment)
        except IompressError as error:
            tell_error(error)
            failed = True
            continue
        failed = failed or not sound
        sys.stdout.write(inert(f"{path}: {verdict}\n"))
    raise typer.Exit(1 if failed else 0)


def _verdict(path: Path, library: Library, at: datetime) -> tuple[str, bool]:
    """What is to be said of the file, and whether all is well."""
    from iompress import exporters
    from iompress.commands._editions import edition_named
    from iompress.errors import IompressError, UsageError
    from iompress.store.files import Unreadable, read_bytes
    from iompress.store.library import LARGEST_PICTURE
    from iompress.verify import changes, origin

    try:
        data = read_bytes(path, LARGEST_PICTURE)
    except Unreadable as error:
        raise UsageError(f"{path} {error.message}", hint=error.hint) from None
    found_in = origin(data)
    if found_in is None:
        return "does not say that iompress made it", False
    made_from = f"{found_in.id} ({found_in.language}), revision {found_in.revision[:12]}"
    try:
        edition, _ = edition_named(library, found_in.id, found_in.language, at)
    except IompressError as error:
        return f"made from {made_from}; {error.message}", False
    if edition.id != found_in.id:
        return f"made from {made_from}, which is not in this newsroom", False
    if edition.revision != found_in.revision:
        return f"made from {made_from}, which is not current: it is {edition.revision[:12]} now", False
    names = [n for n in exporters.own_names() if path.name.endswith(f".{exporters.load(n).EXTENSION}")]
    found = changes(data, edition, [exporters.load(name) for name in names or exporters.own_names()])
    if found is None:
        return f"made from {made_from}, which is current, but the file was changed since", False
    if found:
        told = "".join(f"\n  - {change.was or '(nothing)'}\n  + {change.now or '(nothing)'}" for change in found[:20])
        return f"made from {made_from}, which is current, but the text was altered:{told}", False
    return f"made from {made_from}, current and unaltered, state {edition.state}", True
