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
    from iompress.errors import UsageError
    from iompress.store.files import Unreadable, read_bytes
    from iompress.store.library import LARGEST_PICTURE
    from iompress.verify import in_press_kit

    library = options.library(newsroom)
    moment = options.moment(at, library)
    failed = False
    for path in files:
        try:
            data = read_bytes(path, LARGEST_PICTURE)
        except Unreadable as error:
            tell_error(UsageError(f"{path} {error.message}", hint=error.hint))
            failed = True
            continue
        inside = in_press_kit(data)
        for name, content in inside.items() or ((path.name, data),):
            verdict, sound = _verdict(name, content, library, moment)
            failed = failed or not sound
            shown = f"{path}: {name.partition('/')[2]}" if inside else str(path)
            sys.stdout.write(inert(f"{shown}: {verdict}\n"))
    raise typer.Exit(1 if failed else 0)


def _verdict(name: str, data: bytes, library: Library, at: datetime) -> tuple[str, bool]:
    """What is to be said of the file with the bytes `data`, and whether all is well."""
    from iompress import exporters
    from iompress.commands._editions import edition_named, with_pictures
    from iompress.errors import IompressError
    from iompress.verify import changes, origin

    found_in = origin(data)
    if found_in is None:
        return "does not say that iompress made it", False
    made_from = f"{found_in.id} ({found_in.language}), revision {found_in.revision[:12]}"
    try:
        edition, _ = edition_named(library, found_in.id, found_in.language, at)
        edition = with_pictures(edition, library)
    except IompressError as error:
        return f"made from {made_from}; {error.message}", False
    if edition.id != found_in.id:
        return f"made from {made_from}, which is not in this newsroom", False
    if edition.revision != found_in.revision:
        return f"made from {made_from}, which is not current: it is {edition.revision[:12]} now", False
    fitting = [f for f in exporters.own_names() if name.endswith(f".{exporters.load(f).EXTENSION}")]
    found = changes(data, edition, [exporters.load(f) for f in fitting or exporters.own_names()])
    if found is None:
        return f"made from {made_from}, which is current, but the file was changed since", False
    if found:
        told = "".join(f"\n  - {change.was or '(nothing)'}\n  + {change.now or '(nothing)'}" for change in found[:20])
        return f"made from {made_from}, which is current, but the text was altered:{told}", False
    return f"made from {made_from}, current and unaltered, state {edition.state}", True
