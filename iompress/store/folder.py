"""The folder of a newsroom: which files in it are releases and translations, and which of them is meant."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from iompress.errors import BrokenFile, Problem, UsageError
from iompress.store.documents import NAME
from iompress.store.files import Unreadable, leads_out, read_bytes
from iompress.store.paths import shown

NEWSROOM = "newsroom.toml"
_DAY = re.compile(r"\d{4}-\d\d-\d\d-(?=.)")
NOT_SEARCHED = frozenset({"node_modules", "__pycache__"})
"""Folders of other programs."""


class File(NamedTuple):
    """One release file as the folder shows it, unread.

    `name` is relative to the newsroom's folder, with slashes; `stamp` changes whenever the file does, and is ""
    if the file cannot even be looked at.
    """

    name: str
    path: str
    stamp: str = ""
    changed: int = 0
    """When it last changed, in nanoseconds since 1970, by the clock of the machine that wrote it."""
    outside: bool = False
    """Whether it is a link that leads out of the newsroom."""

    def read(self) -> bytes:
        """All that it holds. Raises Unreadable, for a link that leads out of the newsroom too: it is never opened."""
        if self.outside:
            raise Unreadable("is a link that leads out of the newsroom", "put the file itself here")
        return read_bytes(self.path)

    @property
    def id(self) -> str:
        """The release's id: the file's name without language and ending."""
        stem = self.reference
        if "." not in stem:
            return stem
        match = NAME.fullmatch(f"{stem}.toml")
        return match["id"] if match else stem

    @property
    def language(self) -> str:
        """The language of a translation; "" for a release itself."""
        return self.reference[len(self.id) + 1 :]

    @property
    def reference(self) -> str:
        """How the file is named on the command line: its id, with the language behind it for a translation."""
        return self.name.rpartition("/")[2].removesuffix(".toml")

    @property
    def release(self) -> str:
        """The name of the release's file: of a translation its source's, else its own."""
        return release_name(self.name)


def release_name(name: str) -> str:
    """The name of the file of the release that the file `name` is, or is a translation of."""
    folder, slash, last = name.rpartition("/")
    match = NAME.fullmatch(last) if last.count(".") > 1 else None
    return f"{folder}{slash}{match['id']}.toml" if match else name


@dataclass(frozen=True)
class Folder:
    """All release files of a newsroom at one moment, in no order, and the folders that could not be searched."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def releases(self) -> dict[str, File]:
        """The files of releases themselves, by name."""
        return {file.name: file for file in self.files if not file.language}

    @cached_property
    def _translations(self) -> dict[str, list[File]]:
        found: dict[str, list[File]] = {}
        for file in self.files:
            if file.language:
                found.setdefault(file.release, []).append(file)
        return found

    def translations(self, release: File) -> list[File]:
        """The translations of `release`, by language."""
        return sorted(self._translations.get(release.name, ()), key=lambda file: file.language)

    @property
    def orphans(self) -> list[File]:
        """Translations of releases that are not there."""
        return [f for name, found in self._translations.items() if name not in self.releases for f in found]

    def original(self, file: File) -> File:
        """The release that `file` is, or is a translation of. Raises BrokenFile if that is not there."""
        try:
            return self.releases[file.release]
        except KeyError:
            raise BrokenFile((without_release(file.name, file.name),)) from None

    def find(self, wanted: str) -> File:
        """The file that `wanted` means: an id, with its date or without, a part of one that no other has, or a path.

        A translation is meant by its id with the language behind it: `2018-12-10-adopted.sl`.
        Raises UsageError, naming the candidates or the nearest ids.
        """
        if wanted.endswith(".toml") or "/" in wanted or os.sep in wanted:
            path = os.path.abspath(wanted)  # noqa: PTH100 - without following links, as the files were found
            for file in self.files:
                if file.path == path or file.name == Path(wanted).as_posix():
                    return file
        by_reference: dict[str, list[File]] = {}
        for file in self.files:
            by_reference.setdefault(file.reference, []).append(file)
        originals = [name for name, found in by_reference.items() if not found[0].language]
        said = wanted.lower()
        for candidates in (
            [wanted] if wanted in by_reference else [],
            [name for name, found in by_reference.items() if said in (name.lower(), _undated(name).lower())],
            [name for name in originals if said in name.lower()],
            [name for name, found in by_reference.items() if _is_part(said, found[0])],
        ):
            if candidates:
                return _only([file for name in candidates for file in by_reference[name]], wanted)
        raise UsageError(f"there is no release “{wanted}”", hint=_suggestion(said, originals))


def _is_part(said: str, file: File) -> bool:
    """Whether `said` is part of the file's reference, or of its id with its language behind it."""
    part, _, language = said.rpartition(".")
    return said in file.reference.lower() or (language == file.language.lower() and part in file.id.lower())


def without_release(name: str, shown: str) -> Problem:
    """What is wrong with the translation `name` of a release that is not there."""
    missing = release_name(name).rpartition("/")[2]
    return Problem(shown, 0, 0, f"is the translation of a release that is not there: {missing}")


def scan(folder: Path) -> Folder:
    """The release files in and below `folder`. Links to folders are not followed: they may lead out, or in a loop."""
    root = os.fspath(folder)
    files: list[File] = []
    problems: list[Problem] = []
    for entry in _walk(root, problems):
        name = entry.path[len(root) + 1 :].replace(os.sep, "/")
        if entry.is_symlink() and leads_out(entry.path, root):
            files.append(File(name, entry.path, outside=True))
            continue
        try:
            status = entry.stat()
        except OSError:  # a link to nothing or to itself: reading it says what is wrong
            files.append(File(name, entry.path))
            continue
        stamp = f"{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_ino}"
        files.append(File(name, entry.path, stamp, max(status.st_mtime_ns, status.st_ctime_ns)))
    return Folder(tuple(files), tuple(problems))


def _walk(root: str, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    waiting = [root]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name[0] == ".":
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in NOT_SEARCHED:
                            waiting.append(entry.path)
                    elif entry.name.endswith(".toml"):
                        if here != root or entry.name != NEWSROOM:
                            yield entry
                    elif entry.is_symlink() and entry.is_dir():
                        problems.append(Problem(shown(entry.path), 0, 0, "is a link to a folder and is not followed"))
        except OSError as error:
            problems.append(Problem(shown(here), 0, 0, f"cannot be searched: {error.strerror or error}"))


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


def _undated(reference: str) -> str:
    """`reference` without the day that it begins with."""
    return _DAY.sub("", reference)


def _suggestion(said: str, ids: list[str]) -> str:
    """The ids most like what was said, compared whole, by what follows the date, and by the words in that."""
    tails = {_undated(name).lower(): name for name in sorted(ids)}
    by_word = {word: name for tail, name in tails.items() for word in tail.split("-")}
    for known, asked, least in ((tails, said, 0.5), (tails, said[11:], 0.5), (by_word, said, 0.67)):
        if near := get_close_matches(asked, known, 3, least):
            return "did you mean " + " or ".join(dict.fromkeys(known[name] for name in near)) + "?"
    return "`iompress list` shows all"
