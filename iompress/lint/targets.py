"""What was asked to be checked: which bundles, and which of their files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from iompress.errors import UsageError
from iompress.lint.check import Bundle
from iompress.store.folder import NEWSROOM

if TYPE_CHECKING:
    from iompress.store.folder import File, Folder
    from iompress.store.library import Library


UNNAMED = "standard-input.toml"
"""What standard input is called if it was not said what it will be saved as; shown as “-”."""


@dataclass(frozen=True)
class Targets:
    """What is checked. `names` are the files whose diagnostics are wanted."""

    bundles: tuple[Bundle, ...]
    names: frozenset[str]
    whole: bool
    """Whether this is the whole newsroom: only then can be said what is nowhere used."""


def bundles(folder: Folder) -> list[Bundle]:
    """The releases in `folder` with their translations, by name; translations of nothing last."""
    found = [Bundle(file, tuple(folder.translations(file))) for _, file in sorted(folder.releases.items())]
    orphans: dict[str, list[File]] = {}
    for file in sorted(folder.orphans):
        orphans.setdefault(file.release, []).append(file)
    return found + [Bundle(None, tuple(files)) for files in orphans.values()]


def everything(folder: Folder) -> Targets:
    """The whole newsroom."""
    return Targets(tuple(bundles(folder)), frozenset((NEWSROOM, *(file.name for file in folder.files))), True)


def of_files(files: Iterable[str], folder: Folder) -> Targets:
    """The bundles of the files of these names; newsroom.toml stands for itself."""
    names = frozenset(files)
    found = [bundle for bundle in bundles(folder) if any(file.name in names for file in bundle.files)]
    return Targets(tuple(found), names, False)


def named(wanted: Iterable[str], library: Library, folder: Folder) -> Targets:
    """What paths of files and folders, ids and parts of ids mean. Raises UsageError.

    An id means the release with its translations, a path that one file.
    """
    names: set[str] = set()
    for said in wanted:
        path = Path(os.path.abspath(said))  # noqa: PTH100 - without following links, as the files were found
        if path.is_dir():
            if path == library.folder or path in library.folder.parents:
                return everything(folder)
            names.update(_inside(path, library, folder))
        elif path == library.folder / NEWSROOM:
            names.add(NEWSROOM)
        elif path.is_file() and not path.is_relative_to(library.folder):
            raise _outside(path, library)
        else:
            file = folder.find(said)
            names.add(file.name)
            if not said.endswith(".toml") and not file.language:
                names.update(own.name for own in folder.translations(file))
    return of_files(names, folder)


def _inside(path: Path, library: Library, folder: Folder) -> list[str]:
    found = [file.name for file in folder.files if Path(file.path).is_relative_to(path)]
    if not found and not path.is_relative_to(library.folder):
        raise _outside(path, library)
    if not found:
        raise UsageError(f"there are no releases in {path}", hint="releases are files that end in .toml")
    return found


def _outside(path: Path, library: Library) -> UsageError:
    message = f"{path} lies outside the newsroom {library.folder}"
    return UsageError(message, hint="--newsroom DIR names another; its folder holds newsroom.toml")


def unsaved(name: str, data: bytes, library: Library, folder: Folder) -> tuple[Targets, Mapping[str, bytes]]:
    """`data` as what the file `name` will hold: `name` is a path, or "" for a release of no name yet."""
    from iompress.store.folder import File

    relative = UNNAMED
    if name:
        try:
            relative = Path(os.path.relpath(name, library.folder)).as_posix()
        except ValueError:  # another drive
            relative = Path(name).name
    file = File(relative, "", "", 0)
    others = tuple(f for f in folder.files if f.name != relative)
    around = [b for b in bundles(type(folder)((*others, file), ())) if file in b.files]
    return Targets(tuple(around), frozenset((relative,)), False), {relative: data}
