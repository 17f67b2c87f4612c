"""Say which release a file was made from, whether that is current, and what was altered."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iompress import options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from iompress.edition import Edition
    from iompress.store.library import Library
    from iompress.verify import Change

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
    from iompress.commands._editions import edition_named, with_pictures
    from iompress.errors import IompressError
    from iompress.verify import origin

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
    told, sound = _beside(data, name, edition, found_in.revision)
    return f"made from {made_from}, {told}", sound


def _beside(data: bytes, name: str, edition: Edition, revision: str) -> tuple[str, bool]:
    """The file with the bytes `data`, made from the `revision` of a release, beside what `edition` makes now."""
    from iompress import exporters
    from iompress.commands._restoring import against_itself
    from iompress.verify import compare, is_picture

    fitting = [f for f in exporters.own_names() if name.endswith(f".{exporters.load(f).EXTENSION}")]
    formats = [exporters.load(f) for f in fitting or exporters.own_names()]
    found = compare(data, replace(edition, revision=revision), formats)
    stale = edition.revision != revision
    current = f"which is not current: it is {edition.revision[:12]} now" if stale else "which is current"
    if stale and (own := against_itself(data)) is not None:
        if own.changes:
            return f"{current}; the text was altered since:{_listed(own.changes, 'as made')}", False
        now = f"; the release has changed:{_listed(found.changes, _RELEASE)}" if found.changes else ""
        return f"{current}; {'unaltered since' if own.whole else 'its text is unaltered since'}{now}", False
    if found.whole:
        whole = f"{current}, though it would be the same" if stale else "current and unaltered"
        return f"{whole}, state {edition.state}", not stale
    if found.changes is None:
        return f"{current}; the file was changed since, and its text cannot be read", False
    changes = [change for change in found.changes if not is_picture(change)]
    if changes:
        what = "; the text differs from what is current" if stale else ", but the text was altered"
        return f"{current}{what}:{_listed(changes, _RELEASE)}", False
    if found.changes:
        return f"{current}; its text is unaltered, but it shows another picture than the release does now", False
    unseen = "a picture or what no reader sees" if edition.media else "what no reader sees"
    why = f"but {unseen} in it is not; another program or version may have saved it"
    return f"{current}; its text is unaltered, {why}", False


_RELEASE = "release"


def _listed(changes: Sequence[Change], beside: str) -> str:
    """`changes` in lines of their own, the file's words below those of what it is held `beside`.

    The same change in several places, a headline above the text and in what search engines read, is told once.
    """
    places = Counter((change.was, change.now) for change in changes)
    last = {(change.was, change.now): change for change in changes}
    told = "".join(_told(change, beside, places[pair]) for pair, change in list(last.items())[:MOST])
    return told + f"\n  … and {len(last) - MOST} more" * (len(last) > MOST)


MOST = 20
"""Changes that are printed of one file."""


def _told(change: Change, beside: str, places: int) -> str:
    from iompress.verify import without_picture_marks

    after = f"after “{without_picture_marks(change.after)}”" if change.after else "at the beginning"
    more = f" and in {places - 1} other place{'s' * (places > 2)}" if places > 1 else ""
    was, now = (without_picture_marks(text) or "(nothing)" for text in (change.was, change.now))
    return f"\n  {after}{more}\n    {beside}: {was}\n    {'file:':{len(beside) + 1}} {now}"
