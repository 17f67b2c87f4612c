"""The folder of a newsroom: which files are releases, and which of them is meant."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iompress.errors import BrokenFile, BrokenNewsroom, Problem, UsageError
from iompress.store.documents import NAME, Document, read_newsroom, read_release, read_translation

if TYPE_CHECKING:
    from iompress.model.newsroom import Newsroom
    from iompress.model.release import Release, Translation

NEWSROOM = "newsroom.toml"
_NOT_SEARCHED = frozenset({"node_modules", "__pycache__"})


class File(NamedTuple):
    """One release file as the folder shows it, unread.

    `name` is relative to the newsroom's folder, with slashes; `stamp` changes whenever the file does.
    """

    name: str
    path: str
    stamp: str
    changed: int
    """When it last changed, in nanoseconds since 1970, by the clock of the machine that wrote it."""

    @property
    def id(self) -> str:
        """The release's id: the file's name without languages and ending."""
        match = NAME.fullmatch(self.name.rpartition("/")[2])
        return match["id"] if match else self.name

    @property
    def language(self) -> str:
        """The language of a translation; "" for a release itself."""
        match = NAME.fullmatch(self.name.rpartition("/")[2])
        return match["language"] or "" if match else ""

    @property
    def reference(self) -> str:
        """How the file is named on the command line: its id, with the language behind it for a translation."""
        return f"{self.id}.{self.language}" if self.language else self.id


@dataclass(frozen=True, slots=True)
class Bundle:
    """A release with those of its translations that can be read, by language, and what is wrong with the others."""

    file: File
    release: Release
    translations: dict[str, Translation]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Library:
    """The newsroom in `folder`: newsroom.toml and the releases in and below it."""

    folder: Path

    @cached_property
    def newsroom(self) -> Newsroom:
        """What newsroom.toml says. Raises BrokenNewsroom."""
        path = self.folder / NEWSROOM
        document = read_newsroom(path, shown(path))
        if document.content is None:
            raise BrokenNewsroom(document.problems)
        return document.content

    def scan(self) -> tuple[list[File], list[Problem]]:
        """Every release file, in no order, and the folders that could not be searched."""
        files: list[File] = []
        problems: list[Problem] = []
        for entry in _walk(os.fspath(self.folder), problems):
            name = entry.path[len(os.fspath(self.folder)) + 1 :].replace(os.sep, "/")
            try:
                status = entry.stat()
            except OSError:  # a link to nothing or to itself: reading it says what is wrong
                files.append(File(name, entry.path, "", 0))
                continue
            stamp = f"{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_ino}"
            files.append(File(name, entry.path, stamp, max(status.st_mtime_ns, status.st_ctime_ns)))
        return files, problems

    def translations(self, file: File, files: Iterable[File]) -> list[File]:
        """The translations of the release `file`, by language."""
        folder = file.name.rpartition("/")[0]
        own = (f for f in files if f.language and f.id == file.id and f.name.rpartition("/")[0] == folder)
        return sorted(own, key=lambda f: f.language)

    def find(self, wanted: str, files: list[File]) -> File:
        """The file that `wanted` means: an id, a part of one that no other has, or a path.

        A translation is meant by its id with the language behind it: `2018-12-10-adopted.sl`.
        Raises UsageError, naming the candidates or the nearest ids.
        """
        path = Path(wanted)
        if wanted.endswith(".toml") or os.sep in wanted:
            near = [f for f in files if Path(f.path) == path.absolute() or f.name == path.as_posix()]
            if near:
                return near[0]
        by_reference: dict[str, list[File]] = {}
        for file in files:
            by_reference.setdefault(file.reference, []).append(file)
        originals = [name for name, found in by_reference.items() if not found[0].language]
        said = wanted.lower()
        for candidates in (
            [wanted] if wanted in by_reference else [],
            [name for name in originals if said in name.lower()],
            [name for name in by_reference if said in name.lower()],
        ):
            if candidates:
                return _only([file for name in candidates for file in by_reference[name]], wanted)
        raise UsageError(f"there is no release “{wanted}”", hint=_suggestion(said, originals))

    def read(self, file: File) -> Document[Release]:
        """The release in `file`."""
        return read_release(file.path, self.shown(file.name))

    def read_translation(self, file: File) -> Document[Translation]:
        """The translation in `file`."""
        return read_translation(file.path, self.shown(file.name))

    def bundle(self, file: File, files: Iterable[File]) -> Bundle:
        """The release in `file` with its translations among `files`. Raises BrokenFile if the release itself is broken."""
        release = self.read(file).sound()
        translations: dict[str, Translation] = {}
        problems: list[Problem] = []
        for own in self.translations(file, files):
            document = self.read_translation(own)
            if document.content is None:
                problems.extend(document.problems)
            else:
                translations[own.language] = document.content
        return Bundle(file, release, translations, tuple(problems))

    def original(self, file: File, files: Iterable[File]) -> File:
        """The release that the translation `file` is one of; `file` itself if it is a release. Raises BrokenFile."""
        if not file.language:
            return file
        folder = file.name.rpartition("/")[0]
        for other in files:
            if not other.language and other.id == file.id and other.name.rpartition("/")[0] == folder:
                return other
        message = f"is the translation of a release that is not there: {file.id}.toml"
        raise BrokenFile((Problem(self.shown(file.name), 0, 0, message),))

    def shown(self, name: str) -> str:
        """The path of the file called `name`, relative to the newsroom's folder, as messages name it."""
        return f"{self._shown_folder}{inert(name)}"

    @cached_property
    def _shown_folder(self) -> str:
        folder = shown(self.folder)
        return "" if folder == "." else f"{folder}/"


def _only(candidates: list[File], wanted: str) -> File:
    if len(candidates) == 1:
        return candidates[0]
    same = len({file.reference for file in candidates}) == 1
    listed = sorted((file.name if same else file.reference for file in candidates), reverse=True)
    more = f"\n  … and {len(listed) - 10} more" if len(listed) > 10 else ""
    raise UsageError(
        f"“{wanted}” could be any of {len(listed)} releases:\n" + "\n".join(f"  {name}" for name in listed[:10]) + more,
        hint="write the path of one" if same else "write more of the id",
    )


def _suggestion(said: str, ids: list[str]) -> str:
    """The ids most like what was said, compared whole and by what follows the date."""
    tails = {name[11:].lower() if name[:4].isdigit() else name.lower(): name for name in ids}
    near = get_close_matches(said, tails, 3, 0.5) or get_close_matches(said[11:], tails, 3, 0.5)
    if near:
        return "did you mean " + " or ".join(tails[name] for name in near) + "?"
    return "`iompress list` shows all"


def _walk(folder: str, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    """The TOML files below `folder`, links to folders left alone: they may lead out, or round in a loop."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name[0] == ".":
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in _NOT_SEARCHED:
                            waiting.append(entry.path)
                    elif entry.name.endswith(".toml"):
                        if here != folder or entry.name != NEWSROOM:
                            yield entry
                    elif entry.is_symlink() and entry.is_dir():
                        problems.append(
                            Problem(shown(Path(entry.path)), 0, 0, "is a link to a folder and is not followed")
                        )
        except OSError as error:
            problems.append(Problem(shown(Path(here)), 0, 0, f"cannot be searched: {error.strerror or error}"))


def shown(path: Path) -> str:
    """`path` as messages name it: from the working folder if it lies there, with nothing that a terminal obeys."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = os.fspath(path)
    return inert(os.fspath(path) if relative.startswith("..") else relative)


def inert(name: str) -> str:
    """A file's name with nothing in it that a terminal obeys."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else "�" for c in name.encode("utf-8", "replace").decode())


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
    raise UsageError(
        "there is no newsroom here",
        hint="`iompress init` makes one; --newsroom or IOMPRESS_NEWSROOM names one elsewhere",
    )
