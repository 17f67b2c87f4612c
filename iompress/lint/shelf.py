"""The newsroom's folder as rules across files see it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iompress.lint.catalogue import rules_in
from iompress.lint.locate import located
from iompress.lint.outgoing import IMPOSSIBLE
from iompress.lint.read import met
from iompress.store import toml
from iompress.store.files import Unreadable, decode, leads_out
from iompress.store.folder import NOT_SEARCHED

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic, Finding
    from iompress.lint.rule import Rule
    from iompress.store.folder import File, Folder


@dataclass(frozen=True, eq=False)
class Shelf:
    """The release files of the folder and everything that lies beside them, by name."""

    releases: Mapping[str, str]
    """The id of each release, by its file's name."""
    media: Mapping[str, tuple[str, ...]]
    """The files that each of the checked releases shows, as it names them."""
    others: frozenset[str]
    """The names of all files that are no TOML."""
    outside: frozenset[str]
    """Those of `others` that are links to files outside the folder."""
    kept: frozenset[str]
    """Files that newsroom.toml itself uses."""
    whole: bool
    """Whether `media` is that of all releases."""


def shelf(
    folder: Path, files: Folder, media: Mapping[str, tuple[str, ...]], kept: frozenset[str], whole: bool
) -> Shelf:
    """The folder of a newsroom at this moment."""
    others: set[str] = set()
    outside: set[str] = set()
    root = os.fspath(folder)
    if whole or any(media.values()):
        for entry in _walk(root):
            name = entry.path[len(root) + 1 :].replace(os.sep, "/")
            others.add(name)
            if entry.is_symlink() and leads_out(entry.path, root):
                outside.add(name)
    ids = {file.name: file.id for file in files.releases.values()}
    return Shelf(ids, media, frozenset(others), frozenset(outside), kept, whole)


def _walk(root: str) -> Iterator[os.DirEntry[str]]:
    waiting = [root]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name.endswith(".toml") or entry.name in NOT_SEARCHED:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.is_file():
                        yield entry
        except OSError:  # a folder that cannot be searched has been told already
            continue


def check_shelf(shelf: Shelf, folder: Folder) -> Iterator[Diagnostic]:
    """What the rules across files find, where the files themselves do not set them aside."""
    found: dict[str, list[tuple[Rule[Any], Finding]]] = {}
    for rule in rules_in("folder"):
        if rule.on == "folder":
            for finding in rule.check(shelf):
                found.setdefault(finding.name, []).append((rule, finding))
    files = {file.name: file for file in folder.files}
    for name, here in found.items():
        yield from _located(name, files.get(name), here)


def _located(name: str, file: File | None, found: Sequence[tuple[Rule[Any], Finding]]) -> Iterator[Diagnostic]:
    try:
        text = decode(file.read()) if file else ""
        tables = toml.parse(text)
    except (Unreadable, toml.NotToml):
        text, tables = "", {}
    ignored = {entry.get("rule") for entry in tables.get("ignore", ()) if isinstance(entry, dict)}
    if tables.get("status") == "issued":
        ignored -= set(IMPOSSIBLE)
    left = [(rule, finding) for rule, finding in found if rule.code not in ignored]
    if text:
        yield from located(left, name, text)
    else:
        for rule, finding in left:
            yield met(name, rule.code, finding.message, finding.hint)
