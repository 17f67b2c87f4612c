"""What every importer makes of its format: the words in reading order, in blocks, with what the format says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Span = tuple[int, int]
"""A place in `Page.text`: its first character, and the first one behind it."""

Form = Literal["text", "heading", "item", "row", "quoted"]

LARGEST = 8 * 1024 * 1024
"""Bytes that a source may have. The longest real pages have a tenth of it."""

MOST_BLOCKS = 20_000
"""Blocks that a page may have before it is no page of text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list entry or row of a table. `text` is `Page.text[start:end]`, line breaks as blanks."""

    text: str
    start: int
    end: int
    form: Form = "text"
    level: int = 0
    """Of a heading, 1 to 6; of a list entry, how deep."""
    linked: float = 0.0
    """The share of its characters that are links."""
    apart: bool = False
    """Whether the format itself says that it is no part of the text: navigation, footer, aside."""
    gap: bool = True
    """Whether something stands between it and the block before: an empty line, a new element."""
    number: int | None = None
    """Of an entry of a numbered list, its number."""
    further: bool = False
    """Whether it goes on with the list entry that the block before it stands in."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set apart within a block: "strong", "emphasis", or "link" to `url`."""

    start: int
    end: int
    mark: Literal["strong", "emphasis", "link"]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What a source says of itself outside its text, as it is written there. Empty for what it does not say."""

    headline: str = ""
    summary: str = ""
    language: str = ""
    date: str = ""
    stamp: str = ""
    """The provenance that this program's own exports carry."""


@dataclass(frozen=True)
class Page:
    """A source as text. `aside` are words that are in the source and not in `text`, each with the reason; `footnotes`
    are those of its notes that stand at the foot of a page or at its end.

    `stored` is the release that the source was exported from, if it carries that; whether the text still is that
    release's is for the caller to see.
    """

    text: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...] = ()
    meta: Meta = field(default_factory=Meta)
    remarks: tuple[str, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()
    footnotes: tuple[str, ...] = ()
    stored: Stored | None = None
    unseen: tuple[str, ...] = ()
    """What the source says where nobody sees it, which can be that it is held: comments, title and tags of a page's
    head, the subject of a message around another."""

    def runs_in(self, start: int, end: int) -> list[Run]:
        """Those of the runs that have a character from `start` to `end` in them."""
        near = range(start // _STRETCH, end // _STRETCH + 1)
        found = dict.fromkeys(run for number in near for run in self._stretches.get(number, ()))
        return [run for run in found if run.start < end and run.end > start]

    @cached_property
    def _stretches(self) -> dict[int, list[Run]]:
        """The runs by the stretches of the text that they lie in: a page may have tens of thousands."""
        made: dict[int, list[Run]] = {}
        for run in self.runs:
            for number in range(run.start // _STRETCH, run.end // _STRETCH + 1):
                made.setdefault(number, []).append(run)
        return made


_STRETCH = 1_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A release that the source carries as data, as this program's own exports do: `tables` as in a release file,
    of a translation's file if `language` is not `original`. `revision` is that of the edition that was exported,
    `record` all that the source carries, `pictures` the bytes of its media by file, as far as it has them."""

    tables: Mapping[str, Any]
    id: str
    language: str
    original: str
    revision: str
    record: Mapping[str, Any] = field(default_factory=dict, repr=False)
    remarks: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)


class NotARelease(Exception):
    """The source is something else. Its message says what."""


_BLANK = re.compile(r"[\t\n\r\x0b\x0c\u2028\u2029]")


def block(text: str, start: int, end: int, **said: Any) -> Block | None:
    """The characters `start` to `end` of `text` as a block, blanks at its ends left off; None if nothing is left."""
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    first = start + piece.index(inner[0])
    return Block(_BLANK.sub(" ", inner), first, first + len(inner), **said)
