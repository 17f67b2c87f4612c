"""What changed since a revision, and whether anything that had been issued was altered without saying so."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iompress.lint.diagnostic import Diagnostic, Finding, Keys, Spot
from iompress.lint.git import NoComparison, last_commit
from iompress.lint.locate import placed, span_of
from iompress.lint.read import met
from iompress.store import toml
from iompress.store.documents import NAME
from iompress.store.files import Unreadable, decode
from iompress.store.folder import NEWSROOM
from iompress.store.source import Positions

if TYPE_CHECKING:
    from iompress.lint.git import Revision
    from iompress.store.folder import File, Folder

TEXT = ("kind", "headline", "subheadline", "summary", "language", "date", "body", "notes", "dateline", "embargo")
"""What readers were given, besides quotes and pictures. Topics and contacts may be set right at any time."""

_RECORD = "undo it, or add [[corrections]]: `iompress rule GT001` shows one"
_PUBLIC = ("issued", "withdrawn")
_LEFT_OUT = {"kind": "release"}
"""What a field that is left out stands for."""


def not_committed(path: Path, folder: Folder) -> tuple[Diagnostic, ...]:
    """What was issued and reads otherwise than in the last commit; nothing where there is no git or no commit."""
    try:
        earlier = last_commit(path)
        return tuple(altered(earlier, folder, earlier.differing())) if earlier else ()
    except NoComparison:
        return ()


def altered(revision: Revision, folder: Folder, changed: frozenset[str]) -> Iterator[Diagnostic]:
    """What was issued at `revision` and reads otherwise now, among the files that `changed`."""
    by_reference = {file.reference: file for file in folder.files}
    for name, then in revision.contents(sorted(filter(_is_release, changed))):
        before = _tables(then)
        if before is None or before.get("status") not in _PUBLIC:
            continue
        file = next((f for f in folder.files if f.name == name), None) or by_reference.get(_reference(name))
        if file is None:
            message = f"was {before['status']} at {revision.short}, and is not there any more"
            yield met(name, "GT002", message, "put it back; what was issued can be withdrawn, not undone")
            continue
        yield from _compared(file, before, revision)
    if any(not name.endswith(".toml") for name in changed):
        yield from _pictures(revision, folder, revision.differing())


def _pictures(revision: Revision, folder: Folder, differing: frozenset[str]) -> Iterator[Diagnostic]:
    """The pictures of issued releases that are other pictures now, under the same name."""
    others = {name for name in differing if not name.endswith(".toml")}
    ends = [name.rpartition("/")[2].encode("utf-8", "surrogateescape") for name in others]
    for file in folder.releases.values():
        try:
            data = file.read()
        except Unreadable:
            continue
        if not any(end in data for end in ends) or (now := _tables(data)) is None:
            continue
        before = next((_tables(then) for _, then in revision.contents([file.name])), None)
        if before is None or before.get("status") not in _PUBLIC:
            continue
        if len(now.get("corrections") or []) > len(before.get("corrections") or []):
            continue
        shown = {entry.get("file") for entry in before.get("media") or [] if isinstance(entry, dict)}
        positions = Positions(decode(data))
        for number, entry in enumerate(now.get("media") or []):
            picture = str(entry.get("file")) if isinstance(entry, dict) else ""
            if picture in shown and posixpath.normpath(posixpath.join(posixpath.dirname(file.name), picture)) in others:
                message = f"“{picture}” is another picture since {revision.short}, without a recorded correction"
                spot = span_of(Spot(("media", number, "file")), positions)
                yield placed(positions, *spot, met(file.name, "GT001", message, _RECORD))


def nothing_compared(why: str, hint: str) -> Diagnostic:
    """That there was nothing to compare with."""
    return met(NEWSROOM, "GT003", f"nothing was compared: {why}", hint)


def _compared(file: File, before: dict[str, Any], revision: Revision) -> Iterator[Diagnostic]:
    try:
        text = decode(file.read())
        now = toml.parse(text)
    except (Unreadable, toml.NotToml):
        return  # told already, as an error
    positions = Positions(text)

    def found(code: str, spot: Spot, message: str, hint: str) -> Diagnostic:
        return placed(positions, *span_of(spot, positions), met(file.name, code, message, hint))

    if now.get("status") not in _PUBLIC or (before["status"] == "withdrawn" and now["status"] == "issued"):
        message = f"was {before['status']} at {revision.short}, and cannot be {now.get('status')} again"
        yield found("GT002", Spot(("status",)), message, "withdraw it, and write a new release")
    old, new = (tables.get("corrections") or [] for tables in (before, now))
    if new[: len(old)] != old:
        yield found("GT002", Spot(("corrections",)), "a recorded correction was changed", "corrections are only added")
    elif len(new) == len(old):
        for difference in _differences(before, now):
            message = f"{difference.message} since {revision.short}, without a recorded correction"
            yield found("GT001", difference.spot, message, _RECORD)


def _differences(before: dict[str, Any], now: dict[str, Any]) -> Iterator[Finding]:
    """What readers would read otherwise, each at the first character that differs."""
    for key in TEXT:
        otherwise = _LEFT_OUT.get(key)
        old, new = before.get(key, otherwise), now.get(key, otherwise)
        yield from _difference((key,), old, new, f"`{key}` has changed")
    for table, name in (("quotes", "id"), ("media", "file")):
        old, new = (
            {e.get(name): e for e in tables.get(table) or [] if isinstance(e, dict)} for tables in (before, now)
        )
        for entry, told in old.items():
            if entry not in new:
                yield Finding(Spot((table,)), f"“{entry}” was taken out of `{table}`")
                continue
            number = list(new).index(entry)
            for field in dict.fromkeys((*told, *new[entry])):
                if field not in ("approval", "consent"):
                    message = f"`{field}` of “{entry}” has changed"
                    yield from _difference((table, number, field), told.get(field), new[entry].get(field), message)
        for entry in new.keys() - old.keys():
            yield Finding(Spot((table, list(new).index(entry))), f"“{entry}” was added to `{table}`")


def _difference(keys: Keys, old: Any, new: Any, message: str) -> Iterator[Finding]:
    if old == new or (isinstance(old, str) and isinstance(new, str) and _read(old) == _read(new)):
        return
    if isinstance(old, str) and isinstance(new, str):
        start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        tail = next((n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
        yield Finding(Spot(keys, start, max(start, len(new) - tail)), message)
    else:
        yield Finding(Spot(keys), message)


def _read(text: str) -> list[str]:
    """`text` as it is printed: composed, without blanks at the ends of lines and of the whole."""
    return [line.rstrip() for line in unicodedata.normalize("NFC", text).strip().splitlines()]


def _tables(data: bytes) -> dict[str, Any] | None:
    try:
        return toml.parse(decode(data))
    except (Unreadable, toml.NotToml):
        return None


def _is_release(name: str) -> bool:
    last = name.rpartition("/")[2]
    return name != NEWSROOM and not any(p.startswith(".") for p in name.split("/")) and bool(NAME.fullmatch(last))


def _reference(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".toml")
