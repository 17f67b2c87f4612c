"""Releases out of files that iompress made: whether the file still shows them, what the newsroom lacks, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from iompress.errors import IompressError
from iompress.exporters._carried import edition_of
from iompress.importers._page import NotARelease, Page, Stored
from iompress.importers._sniff import read
from iompress.model.slug import slug
from iompress.verify import Comparison, compare

if TYPE_CHECKING:
    from iompress.store.library import Library

_FORMATS = {"html": "html", "eml": "email", "docx": "docx"}
"""The formats by the names of their importers."""


def against_itself(data: bytes) -> Comparison | None:
    """The file with the bytes `data` beside what the record in it makes; None if it carries none that is whole."""
    try:
        page, importer = read(data)
    except NotARelease:
        return None
    stored = page if isinstance(page, Stored) else page.stored
    return shown(stored, data, importer) if stored is not None and importer in _FORMATS else None


def shown(stored: Stored, data: bytes, importer: str) -> Comparison | None:
    """The file with the bytes `data` beside what the release `stored` in it makes; None if that makes nothing."""
    from iompress import exporters

    try:
        edition = edition_of(stored.record, stored.pictures)
        return compare(data, edition, [exporters.load(_FORMATS[importer])])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError, IompressError):
        return None


def taken(page: Page, data: bytes, importer: str) -> tuple[Stored | None, tuple[str, ...]]:
    """The release that `page` carries, if that is what it shows; else None, and what was altered in it."""
    if page.stored is None:
        return None, ()
    found = shown(page.stored, data, importer)
    if found is None or found.changes is None:
        return None, ("it carries a release that cannot be read; what it shows was taken",)
    if not found.changes:
        return page.stored, ()
    told = [f"“{c.was}” is now “{c.now}”" for c in found.changes[:MOST]]
    more = f", and {len(found.changes) - MOST} more" if len(found.changes) > MOST else ""
    remark = f"it was altered since it was exported; what it shows now was taken: {'; '.join(told)}{more}"
    return None, (remark, *_misquoted(page.stored, page.text))


def _misquoted(stored: Stored, text: str) -> Iterator[str]:
    """Whose registered words do not stand in `text` as they were exported."""
    shown = " ".join(_WORD.findall(text))
    for quote in stored.record.get("quotes", ()):
        said = [" ".join(_WORD.findall(piece)) for piece in re.split(r"\[…\]|\n\n", quote["text"])]
        if any(piece not in shown for piece in said):
            compare_it = f"compare the quote “{quote['id']}” with its record"
            yield f"the words of {quote['speaker']} are not what was exported: {compare_it}"


_WORD = re.compile(r"\w+")


MOST = 5
"""Alterations that are told one by one."""


_ID = re.compile(r"[^\W_][\w-]{0,150}")


def file_of(stored: Stored) -> str:
    """The file of the release, from its newsroom's folder, under the name that it had."""
    stem = stored.id if _ID.fullmatch(stored.id) else slug(stored.id)[:100]
    year = f"{stem[:4]}/" if re.match(r"\d{4}-", stem) else "undated/"
    language = f".{stored.language}" if stored.language != stored.original else ""
    return f"{year}{stem}{language}.toml"


def homes(library: Library | None) -> dict[tuple[str, str], str]:
    """The files of `library` by id and language, "" for that of the release itself."""
    return {(f.id, f.language or ""): library.shown(f.name) for f in library.scan().files} if library else {}


def at_home(stored: Stored, files: Mapping[tuple[str, str], str]) -> str:
    """The one of `files` that has the release in that language, whatever its text is now; "" if none has."""
    return files.get((stored.id, stored.language if stored.language != stored.original else ""), "")


def lacking(stored: Stored, library: Library | None) -> Iterator[str]:
    """What the release refers to by names that newsroom.toml does not have, in words that lose nothing."""
    if library is None or stored.language != stored.original:
        return
    newsroom, record = library.newsroom, stored.record
    for key in stored.tables.get("contacts", ()):
        if isinstance(key, str) and key not in newsroom.contacts:
            found = [each for each in record["contacts"] if each["key"] == key]
            told = [each[name] for each in found for name in ("name", "role", "phone", "email") if each[name]]
            yield f"newsroom.toml has no contact “{key}”: {', '.join(told)}"
    for key in stored.tables.get("boilerplate") or ():
        if key not in newsroom.boilerplate:
            yield f"newsroom.toml has no boilerplate “{key}”"
    for key in stored.tables.get("topics", ()):
        if key not in newsroom.topics:
            yield f"newsroom.toml has no topic “{key}”"
