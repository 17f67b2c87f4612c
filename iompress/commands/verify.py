"""Say which release a file was made from, whether that is current, and what was altered."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iompress import options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from iompress.store.library import Library
    from iompress.verify import Change, Comparison

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
    from iompress.errors import Refused, UsageError
    from iompress.store.files import Unreadable, read_bytes
    from iompress.store.library import LARGEST_PICTURE
    from iompress.verify import in_press_kit, unlike_their_sums
    from iompress.verify.words import attachments_of

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
            shown = f"{path}: {name.partition('/')[2]}" if inside else str(path)
            try:
                attached = attachments_of(content)
                for what, each in ((shown, content), *((f"{shown}: {a}", d) for a, d in attached.items())):
                    verdict, sound = _verdict(what, each, library, moment)
                    failed = failed or not sound
                    sys.stdout.write(inert(f"{what}: {verdict}\n"))
            except Refused as error:
                tell_error(Refused(f"{shown}: {error.message}"))
                failed = True
        for name in unlike_their_sums(data) if inside else ():
            failed = True
            sys.stdout.write(inert(f"{path}: {name}: missing, or not what the kit's SHA256SUMS says\n"))
    raise typer.Exit(1 if failed else 0)


def _verdict(name: str, data: bytes, library: Library, at: datetime) -> tuple[str, bool]:
    """What is to be said of the file with the bytes `data`, and whether all is well."""
    from iompress import exporters
    from iompress.commands._editions import edition_named, with_pictures
    from iompress.commands._restoring import against_itself
    from iompress.errors import IompressError
    from iompress.verify import compare, origin

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
    stale = "" if edition.revision == found_in.revision else edition.revision[:12]
    current = f"which is not current: it is {stale} now" if stale else "which is current"
    if stale and (own := against_itself(data)) is not None:
        return f"made from {made_from}, {current}; {_since_exported(own)}", False
    fitting = [f for f in exporters.own_names() if name.endswith(f".{exporters.load(f).EXTENSION}")]
    found = compare(data, edition, [exporters.load(f) for f in fitting or exporters.own_names()])
    if found.whole:
        return f"made from {made_from}, current and unaltered, state {edition.state}", True
    if found.changes is None:
        return f"made from {made_from}, {current}; the file was changed since, and its text cannot be read", False
    if not found.changes:
        why = "but what no reader sees in it was changed since; another program or version may have saved it"
        return f"made from {made_from}, {current}; its text is unaltered, {why}", False
    what = "; the text differs from what is current" if stale else ", but the text was altered"
    return f"made from {made_from}, {current}{what}:{_listed(found.changes)}", False


def _since_exported(own: Comparison) -> str:
    """What is to be said of a file from an earlier revision, beside the record that it carries of that."""
    if own.whole:
        return "unaltered since"
    return f"the text was altered since:{_listed(own.changes)}" if own.changes else "its text is unaltered since"


def _listed(changes: Sequence[Change]) -> str:
    return "".join(map(_told, changes[:MOST])) + "\n  …" * (len(changes) > MOST)


MOST = 20
"""Changes that are printed of one file."""


def _told(change: Change) -> str:
    after = f"\n  after “{change.after}”" if change.after else "\n  at the beginning"
    return f"{after}\n  - {change.was or '(nothing)'}\n  + {change.now or '(nothing)'}"
