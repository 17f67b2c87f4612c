"""The library: a newsroom's folder, its newsroom.toml, and its releases read with their translations."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from iompress.errors import BrokenFile, BrokenNewsroom, Problem, UsageError
from iompress.store import folder as folders
from iompress.store import paths
from iompress.store.documents import Document, read_newsroom, read_release, read_translation
from iompress.store.files import Unreadable, leads_out, read_bytes
from iompress.store.folder import NEWSROOM, File, Folder

if TYPE_CHECKING:
    from iompress.model.newsroom import Newsroom
    from iompress.model.release import Release, Translation

LARGEST_PICTURE = 50 * 1024 * 1024
"""Bytes that a picture may have: no newsdesk takes a larger one by e-mail."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A release with those of its translations that can be read, by language, and what is wrong with the others."""

    file: File
    release: Release
    translations: dict[str, Translation]
    problems: tuple[Problem, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be read in, its own first."""
        return (self.release.language, *self.translations)


@dataclass(frozen=True)
class Library:
    """The newsroom in `folder`: newsroom.toml and the releases in and below it."""

    folder: Path

    @cached_property
    def newsroom(self) -> Newsroom:
        """What newsroom.toml says. Raises BrokenNewsroom."""
        path = self.folder / NEWSROOM
        file = File(NEWSROOM, str(path), outside=leads_out(path, self.folder))
        document = read_newsroom(file, self.shown(NEWSROOM))
        if document.content is None:
            raise BrokenNewsroom(document.problems)
        return document.content

    def scan(self) -> Folder:
        """The release files as they are now."""
        return folders.scan(self.folder)

    def read(self, file: File) -> Document[Release]:
        """The release in `file`."""
        return read_release(file, self.shown(file.name))

    def read_translation(self, file: File) -> Document[Translation]:
        """The translation in `file`."""
        return read_translation(file, self.shown(file.name))

    def bundle(self, file: File, folder: Folder) -> Bundle:
        """The release in `file` with its translations. Raises BrokenFile if the release itself is broken."""
        release = self.read(file).sound()
        translations: dict[str, Translation] = {}
        problems: list[Problem] = []
        for own in folder.translations(file):
            document = self.read_translation(own)
            if document.content is None:
                problems.extend(document.problems)
            else:
                translations[own.language] = document.content
        return Bundle(file, release, translations, tuple(problems))

    def pictures(self, bundle: Bundle) -> dict[str, bytes]:
        """The bytes of the release's media, by file. Raises BrokenFile, with line and column, for what is not there."""
        found: dict[str, bytes] = {}
        problems: list[Problem] = []
        for number, media in enumerate(bundle.release.media):
            path = Path(bundle.file.path).parent / media.file
            try:
                if leads_out(path, self.folder):
                    raise Unreadable("lies outside the newsroom")
                found[media.file] = read_bytes(path, LARGEST_PICTURE)
            except Unreadable as error:
                from iompress.store.source import Positions

                document = self.read(bundle.file)
                line, column = Positions(document.text).place_of(("media", number, "file"))
                message = f"the picture “{media.file}” {error.message}"
                problems.append(Problem(document.shown, line, column, message, error.hint))
        if problems:
            raise BrokenFile(tuple(problems))
        return found

    def shown(self, name: str) -> str:
        """The path of the file called `name`, relative to the newsroom's folder, as messages name it."""
        if name.startswith("../"):
            return paths.shown(os.path.normpath(self.folder / name))
        return f"{self._shown_folder}{paths.inert(name)}"

    def hosted(self, name: str) -> str:
        """The path of the file called `name` from the top of its repository, with slashes; as `shown` without one."""
        return f"{self._hosted_folder}{paths.inert(name)}"

    @cached_property
    def _hosted_folder(self) -> str:
        top = next((each for each in (self.folder, *self.folder.parents) if (each / ".git").exists()), None)
        folder = Path(paths.shown(self.folder)) if top is None else self.folder.relative_to(top)
        return "" if folder == Path() else f"{paths.inert(folder.as_posix())}/"

    @cached_property
    def _shown_folder(self) -> str:
        folder = paths.shown(self.folder)
        return "" if folder == "." else f"{folder}/"


def find_library(named: str | None, working: Path) -> Library:
    """The newsroom that `named` (a folder, or its newsroom.toml) says, else the nearest around `working`.

    Looked for upwards: `newsroom.toml`, then `releases/newsroom.toml`. Raises UsageError.
    """
    if named:
        path = working / named
        for folder in (path.parent if path.name == NEWSROOM else path, path / "releases"):
            if (folder / NEWSROOM).exists():
                return Library(folder.absolute())
        raise UsageError(f"there is no newsroom.toml in {named}", hint="`iompress init` makes a newsroom")
    for around in (working, *working.parents):
        for folder in (around, around / "releases"):
            if (folder / NEWSROOM).exists():
                return Library(folder.absolute())
    hint = "`iompress init` makes one; --newsroom or IOMPRESS_NEWSROOM names one elsewhere"
    raise UsageError("there is no newsroom here", hint=hint)
