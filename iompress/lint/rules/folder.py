"""FO: releases and pictures across files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import normpath

from iompress.lint.diagnostic import Finding, Spot
from iompress.lint.page import Page
from iompress.lint.rule import folder_rule, rule
from iompress.lint.shelf import Shelf

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MEDIA = frozenset(
    [
        "avif",
        "gif",
        "heic",
        "jpeg",
        "jpg",
        "mov",
        "mp3",
        "mp4",
        "pdf",
        "png",
        "svg",
        "tif",
        "tiff",
        "wav",
        "webm",
        "webp",
    ]
)


@folder_rule("FO001", "error")
def duplicate_id(shelf: Shelf) -> Iterator[Finding]:
    """Two releases have the same id.

    The id of a release is its file's name; files in different folders can have the same.

    Why: Pages, feeds and exports are called by the id: one release would take the place of the other.
    Source: own
    Bad: 2018/2018-12-10-adopted.toml and drafts/2018-12-10-adopted.toml
    Good: 2018/2018-12-10-adopted.toml and drafts/2018-12-10-reactions.toml
    """
    by_id: dict[str, list[str]] = {}
    for name, release_id in sorted(shelf.releases.items()):
        by_id.setdefault(release_id.casefold(), []).append(name)
    for names in by_id.values():
        for name in names:
            others = ", ".join(other for other in names if other != name)
            if others:
                yield Finding(Spot(()), f"has the same id as {others}", "rename one of the files", name=name)


@rule("FO002", "warning", on="release")
def date_of_file_name(page: Page) -> Iterator[Finding]:
    """The date is not the one with which the file's name begins.

    Why: Lists are sorted by the one and people look for the other.
    Source: own
    Bad: date = 2018-12-11 in 2018-12-10-adopted.toml
    Good: date = 2018-12-10 in 2018-12-10-adopted.toml
    """
    named = _DAY.match(page.file.id)
    if named and named[0] != page.release.date.isoformat():
        message = f"the date is {page.release.date}, but the file's name says {named[0]}"
        yield page.on(("date",), message, "correct the one that is wrong")


@folder_rule("FO003", "error")
def missing_media(shelf: Shelf) -> Iterator[Finding]:
    """A picture or document that is not there.

    Names count to the letter: a file system that knows no capitals is not the only one that will see it.

    Why: The release cannot be exported with it, and its page would show a hole.
    Source: own
    Bad: file = "signing.jpg" without such a file beside the release
    Good: file = "signing.jpg" and the file in the same folder
    """
    for name, number, path in _named(shelf):
        if path not in shelf.others:
            near = next((other for other in sorted(shelf.others) if other.casefold() == path.casefold()), "")
            hint = f"it is called {PurePosixPath(near).name}" if near else "put the file beside the release"
            yield Finding(Spot(("media", number, "file")), "there is no such file", hint, name=name)


@folder_rule("FO004", "error")
def media_outside(shelf: Shelf) -> Iterator[Finding]:
    """A picture or document is a link to a file outside the newsroom.

    Why: Whoever clones the newsroom does not have it, and nobody has agreed to publish what lies there.
    Source: own
    Bad: signing.jpg, a link to ~/Desktop/IMG_1234.jpg
    Good: signing.jpg, the picture itself
    """
    for name, number, path in _named(shelf):
        if path in shelf.outside:
            spot = Spot(("media", number, "file"))
            yield Finding(spot, "this is a link to a file outside the newsroom", "copy the file here", name=name)


@folder_rule("FO005", "info")
def unused_media(shelf: Shelf) -> Iterator[Finding]:
    """A picture or document lies in the newsroom, but no release shows it.

    Why: It is published with nothing, or a [[media]] table was forgotten.
    Source: own
    Bad: releases/2018/signing.jpg, and no release with file = "signing.jpg"
    Good: every picture in a [[media]] table of a release
    """
    if not shelf.whole:
        return
    used = {path for _, _, path in _named(shelf)} | shelf.kept
    for name in sorted(shelf.others - used):
        if name.rpartition(".")[2].lower() in _MEDIA:
            hint = "name it in a [[media]] table, or delete it"
            yield Finding(Spot(()), "no release shows this file", hint, name=name)


@lru_cache(maxsize=1)
def _named(shelf: Shelf) -> tuple[tuple[str, int, str], ...]:
    """The release, the number in it, and the path from the newsroom's folder of every file that releases show."""
    return tuple(
        (name, number, normpath(f"{name.rpartition('/')[0] or '.'}/{file}"))
        for name, files in shelf.media.items()
        for number, file in enumerate(files)
    )
