"""One file of the newsroom, read: its release, translation or newsroom, or else everything wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from iompress.errors import BrokenFile, Problem
from iompress.store import toml
from iompress.store.files import Unreadable, decode

if TYPE_CHECKING:
    from pydantic import BaseModel

    from iompress.model.newsroom import Newsroom
    from iompress.model.release import Release, Translation
    from iompress.model.structure import Fault
    from iompress.store.folder import File
    from iompress.store.source import Positions

Content = TypeVar("Content", bound="BaseModel")

NAME = re.compile(r"(?P<id>[^.].*?)(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\.toml")
"""A release's file name: `STEM.toml`, or `STEM.LANGUAGE.toml` for a translation."""


_ID = re.compile(r"[^\W_][\w-]*")
_LANGUAGE_BEHIND = re.compile(r"(?P<id>.+?)[_. ]+(?P<language>[A-Za-z]{2})(?:-[A-Za-z]{2,4})?")


def misnamed(name: str) -> tuple[str, str] | None:
    """What is wrong with a release file that is called `name` (its folder does not matter), and what to do.

    A copy, or a translation under a name that does not say so, would be a release of its own, without its embargo.
    """
    last = name.rpartition("/")[2]
    match = NAME.fullmatch(last)
    if match is None or match["language"]:
        return None
    like = _LANGUAGE_BEHIND.fullmatch(match["id"])
    if like:
        right = f"{like['id']}.{like['language'].lower()}.toml"
        return "is named as if it were a translation, and is none", f"call it {right} if it is one"
    if not _ID.fullmatch(match["id"]):
        return "has a name that is no id: is it a copy?", "letters, digits and hyphens only: 2018-12-10-headline.toml"
    return None


@dataclass(frozen=True, slots=True)
class Document(Generic[Content]):
    """A file that was read. `content` is None exactly if there are `problems`.

    `shown` is the path as messages name it; `text` and `tables` are as far as reading came.
    """

    shown: str
    text: str
    tables: dict[str, Any]
    content: Content | None
    problems: tuple[Problem, ...]

    def sound(self) -> Content:
        """The content. Raises BrokenFile with the problems if there is none."""
        if self.content is None:
            raise BrokenFile(self.problems)
        return self.content


def read_release(file: File, shown: str) -> Document[Release]:
    """The release in `file`."""
    from iompress.model.release import Release

    wrong = misnamed(file.name)
    if wrong is not None:
        return Document(shown, "", {}, None, (Problem(shown, 0, 0, *wrong),))
    return read(file, shown, Release)


def read_translation(file: File, shown: str) -> Document[Translation]:
    """The translation in `file`, which is in the language that its name says."""
    from iompress.model.release import Translation

    document = read(file, shown, Translation)
    said = document.content.language if document.content else None
    if said is None or said == file.language:
        return document
    from iompress.store.source import Positions

    line, column = Positions(document.text).place_of(("language",))
    problem = Problem(shown, line, column, f"`language` is “{said}”, but the file's name says “{file.language}”")
    return replace(document, content=None, problems=(problem,))


def read_newsroom(file: File, shown: str) -> Document[Newsroom]:
    """The newsroom.toml that is `file`."""
    from iompress.model.newsroom import Newsroom

    return read(file, shown, Newsroom)


def read(file: File, shown: str, model: type[Content]) -> Document[Content]:
    """What is in `file` as a `model`, with every problem found. Never raises for what a file holds."""
    try:
        data = file.read()
    except Unreadable as error:
        return Document(shown, "", {}, None, (error.problem(shown),))
    return understand(data, shown, model)


def understand(data: bytes, shown: str, model: type[Content]) -> Document[Content]:
    """The bytes of a file as a `model`, as `read` does."""
    from iompress.model.structure import Misshapen, build

    text = ""
    try:
        text = decode(data)
        tables = toml.parse(text)
    except Unreadable as error:
        return Document(shown, text, {}, None, (error.problem(shown),))
    except toml.NotToml as error:
        return Document(shown, text, {}, None, (Problem(shown, error.line, error.column, error.message, error.hint),))
    try:
        content = build(model, tables)
    except Misshapen as error:
        from iompress.store.source import Positions

        positions = Positions(text)
        problems = sorted({_located(fault, shown, positions) for fault in error.faults})
        return Document(shown, text, tables, None, tuple(problems))
    return Document(shown, text, tables, content, ())


def _located(fault: Fault, shown: str, positions: Positions) -> Problem:
    found = positions.find(fault.keys)
    line, column = positions.place((found.key if fault.at_key else found.value).start)
    return Problem(shown, line, column, fault.message, fault.hint)
