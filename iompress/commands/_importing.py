"""From sources to release files: found, read, compared with what is there, written."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iompress.commands._lacking import answered, comes_without_embargo, lacks, named_embargo
from iompress.commands._picturing import by_file, left_behind, media, put_pictures
from iompress.commands._restoring import at_home, file_of, homes, lacking, taken
from iompress.errors import IompressError, Refused, UsageError
from iompress.importers._accounting import accounted
from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import LARGEST, NotARelease, Page, Stored
from iompress.importers._pictures import Seen, pictures
from iompress.importers._sniff import read
from iompress.importers._tables import tables
from iompress.model.slug import slug
from iompress.store.files import Unreadable, read_bytes, write
from iompress.store.paths import shown
from iompress.store.write import toml_text
from iompress.verify import compare

if TYPE_CHECKING:
    from iompress.store.library import Library

SUFFIXES = frozenset((".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown", ".eml", ".docx", ".json"))
"""Files of a folder that are tried; a file that is named is tried whatever it is called."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. `folder` is where releases go, each beside others of its year unless `flat`."""

    importer: str
    folder: Path
    flat: bool
    status: str
    at: datetime
    dry: bool
    confirm: Callable[[dict[str, Any], Draft], dict[str, Any]] = lambda content, draft: content
    """Gives back what is to be written of a draft, whose tables are given as well."""


@dataclass(frozen=True, slots=True)
class Made:
    """One release that a source gave: its file, and what it is made of. `path` is None if nothing was written."""

    source: str
    digest: str
    importer: str
    path: Path | None
    there: str
    """The file that has it already; "" if none has."""
    text: str
    draft: Draft | None
    warnings: tuple[str, ...]
    pictures: tuple[Seen, ...] = ()
    """Those in the source, if it is none of our own exports."""


@dataclass
class Shelf:
    """What is there already: the sources that release files were made from, and the newsroom's standing texts."""

    sources: dict[str, list[str]] = field(default_factory=dict)
    standing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    library: Library | None = None

    @cached_property
    def homes(self) -> dict[tuple[str, str], str]:
        """The newsroom's files by id and language."""
        return homes(self.library)


def shelf(library: Library | None, folder: Path) -> Shelf:
    """What `library` and `folder` hold."""
    found = Shelf(library=library)
    roots = (
        [folder]
        if library is None or (folder.resolve().is_relative_to(library.folder.resolve()) and library.folder != folder)
        else [library.folder, folder]
    )
    if library is not None:
        roots.append(library.folder)
        found.standing = {key: _texts(entry.text) for key, entry in library.newsroom.boilerplate.items()}
    for root in dict.fromkeys(roots):
        for path in sorted(root.rglob("*.toml")) if root.is_dir() else ():
            try:
                text = read_bytes(path).decode("utf-8", "replace")
            except Unreadable:
                continue
            for digest in _DIGEST.findall(text):
                found.sources.setdefault(digest, []).append(shown(path))
    return found


_DIGEST = re.compile(r"^\[source\]\n(?:[a-z]+ = .*\n)*?digest = \"([0-9a-f]{32})\"", re.MULTILINE)


def _texts(text: str | Mapping[str, str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text.values())


def sources(said: Sequence[str]) -> list[str | None]:
    """The files that `said` names: paths, folders, patterns, and None for `-`, standard input. Raises UsageError.

    An archive has tens of thousands, so they are plain texts.
    """
    found: dict[str | None, None] = {}
    for name in said:
        path = Path(name)
        if name == "-":
            found[None] = None
        elif path.is_dir():
            for folder, inner, files in os.walk(path):
                inner.sort()
                wanted = (each for each in sorted(files) if os.path.splitext(each)[1].lower() in SUFFIXES)  # noqa: PTH122
                found |= dict.fromkeys(os.path.join(folder, each) for each in wanted)  # noqa: PTH118
        elif not path.exists() and any(sign in name for sign in "*?["):
            matched = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
            if not matched:
                raise UsageError(f"nothing matches {name}")
            found |= dict.fromkeys(each for each in matched if Path(each).is_file())
        else:
            found[str(path)] = None
    return list(found)


def imported(file: str | None, order: Order, known: Shelf) -> Iterator[Made]:
    """The releases in `file` (None: standard input), written as `order` says. Raises Refused for what is none."""
    source = Path(file) if file is not None else None
    name = shown(source) if source is not None else "standard input"
    try:
        data = read_bytes(source, LARGEST) if source is not None else sys.stdin.buffer.read(LARGEST + 1)
    except Unreadable as error:
        raise Refused(f"{name} {error.message}", hint=error.hint) from None
    digest = hashlib.sha256(data).hexdigest()[:32]
    try:
        page, importer = read(data, order.importer)
        stored, altered = (page, ()) if isinstance(page, Stored) else taken(page, data, importer)
        made: list[Stored | Draft] = (
            [stored] if stored is not None else list(accounted(_page(page), drafts(_page(page))))
        )
    except NotARelease as error:
        raise Refused(f"{name} is not a release: {error}") from None
    there = known.sources.get(digest) or _there(page, stored, order, known, data, importer)
    origin = {
        "name": source.name if source is not None else "standard input",
        "digest": digest,
        "importer": importer,
        "at": order.at,
    }
    seen = () if stored is not None else pictures(data, importer)
    written: list[str] = []
    for number, entry in enumerate(made):
        if isinstance(entry, Stored):
            content, draft = dict(entry.tables), None
            file, warnings = file_of(entry), (*entry.remarks, *lacking(entry, known.library))
        else:
            content, more = tables(entry, known.standing, order.status, order.at.date())
            content = content if there or order.dry else order.confirm(content, entry)
            found = [warning for warning in entry.warnings if not answered(warning, content)]
            draft, warnings = entry, (*altered, *found, *more, *left_behind(seen))
            file = _name(content)
            content |= media(seen, Path(file).stem) if not number else {}
            called = named_embargo(source.name, content) if source is not None else ""
            warnings += tuple(filter(None, [called, comes_without_embargo(content, order.at)]))
        text = toml_text(content | {"source": origin}, schema=_schema(order, file))
        if there:
            where = there[min(number, len(there) - 1)]
            yield Made(name, digest, importer, None, where, text, draft, warnings, seen)
            continue
        path = order.folder / (Path(file).name if order.flat else file)
        if not order.dry:
            path = _written(path, text)
            written.append(shown(path))
            carried = entry.pictures if isinstance(entry, Stored) else by_file(seen, Path(file).stem)
            warnings += tuple(put_pictures(content, carried, path))
        lacking_still = lacks(content, shown(path) if order.flat else path.stem)
        warnings += (lacking_still,) if lacking_still else ()
        yield Made(name, digest, importer, path, "", text, draft, warnings, seen)
    if written:
        known.sources[digest] = written


def _page(page: Page | Stored) -> Page:
    assert isinstance(page, Page)
    return page


def _there(
    page: Page | Stored, stored: Stored | None, order: Order, known: Shelf, data: bytes, importer: str
) -> list[str]:
    """The file that has the release of this program's own export already, from the same export or another of it."""
    own = ""
    if stored is not None:
        path = order.folder / (Path(file_of(stored)).name if order.flat else file_of(stored))
        own = shown(path) if path.exists() else "" if order.flat else at_home(stored, known.homes)
    elif isinstance(page, Page) and page.stored is None:
        own = _own(page.meta.stamp, known.library, order.at, data, importer)
    return [own] if own else []


def _own(stamp: str, library: Library | None, at: datetime, data: bytes, importer: str) -> str:
    """The file of the release that the export `data` with the provenance `stamp` was made from, if neither has changed
    since."""
    from iompress import exporters
    from iompress.compose import compose
    from iompress.model.provenance import parse

    said = parse(stamp) if stamp else None
    if said is None or library is None:
        return ""
    try:
        folder = library.scan()
        file = folder.find(said.id)
        bundle = library.bundle(folder.original(file), folder)
        edition = compose(bundle.file.id, bundle.release, bundle.translations, library.newsroom, said.language, at)
        if edition.revision != said.revision or compare(data, edition, [exporters.load(_FORMATS[importer])]).changes:
            return ""
    except (IompressError, KeyError):
        return ""
    return library.shown(bundle.file.name)


_FORMATS = {"html": "html", "eml": "email", "docx": "docx", "text": "text", "markdown": "markdown", "json": "json"}
"""The formats by the names of their importers."""


def _schema(order: Order, file: str) -> str:
    return "" if order.flat else "../" * file.count("/") + "release.schema.json"


def _name(content: Mapping[str, Any]) -> str:
    """The file of a release, from its newsroom's folder: by year, date and headline."""
    from iompress.locales import locale

    spellings = locale(content["language"]).slug_spellings if content.get("language") else {}
    title = slug(content.get("headline") or content.get("body", "")[:80], spellings)
    day = content.get("date")
    return f"{day.year}/{day.isoformat()}-{title}.toml" if day else f"undated/{title}.toml"


def _written(path: Path, text: str) -> Path:
    """Where `text` was written: `path`, or the next free name like it."""
    for number in range(1, 1000):
        free = path if number == 1 else path.with_name(f"{path.stem}-{number}.toml")
        if free.exists():
            continue
        try:
            write(free, text.encode())
        except Refused:
            continue
        return free
    raise IompressError(f"{shown(path)} is there already, and so are a thousand files like it")
