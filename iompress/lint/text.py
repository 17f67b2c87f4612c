"""Running text as rules see it: markup blanked out, every character still in its place."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Any, Literal, NamedTuple, cast

MARK = "\u2060"
"""Stands for each character of markup in `plain` and `prose`: asterisks, brackets, the addresses of links."""
HIDDEN = "\ufffc"
"""Stands for each character of a quotation and of code in `prose`. Neither is a letter or a blank."""

BlockKind = Literal["line", "paragraph", "heading", "item", "quote", "code"]


class Block(NamedTuple):
    """A paragraph, sub-head, entry of a list …; `line` is a field that is a single line."""

    kind: BlockKind
    level: int
    """Of a heading: 2 for a sub-head."""
    start: int
    end: int


class Link(NamedTuple):
    """A link with its address; `start` and `end` of all of it, markup included."""

    url: str
    start: int
    end: int


class Read(NamedTuple):
    """A text with its blocks, links and code, in order. `plain` has the same length as the text."""

    plain: str
    blocks: list[Block]
    links: list[Link]
    code: list[tuple[int, int]]
    """Start and end of what is set as code: its words are printed, and can be anyone's."""


_NOT_BREAK = re.compile(r"[^\n]")
_CONTAINERS: dict[str, BlockKind] = {"Item": "item", "BlockQuote": "quote"}
_BLOCKS: dict[str, BlockKind] = {"Paragraph": "paragraph", "HtmlBlock": "paragraph", "CodeBlock": "code"}


def commonmark(text: str, at: int = 0) -> Read:
    """A field in CommonMark, whose first character has the offset `at`."""
    from pyromark import events_with_range

    reader = _Reader(text, at)
    # the parser counts in bytes: with a question mark for every letter beyond ASCII, bytes are characters
    for event, place in events_with_range(text.encode("ascii", "replace").decode()):
        if event.__class__ is str:  # the end of a line
            continue
        for kind, value in cast("dict[str, Any]", event).items():  # there is one
            if kind == "Text":
                reader.words(value, place["start"], place["end"])
            elif kind == "Start":
                reader.start(value, place["start"])
            elif kind == "End":
                reader.end(place["end"])
            elif kind == "Code":
                reader.code(place["start"], place["end"])
            else:  # HTML: words, whatever they look like
                reader.words(value, place["start"], place["end"])
    return reader.read()


class _Reader:
    """The parser's events over a text, made into a text of the same length and its blocks."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self._offset = at
        self._changes: list[tuple[int, int, str]] = []
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._code: list[tuple[int, int]] = []
        self._done = 0
        self._open: list[tuple[str, int, Any]] = []
        self._inmost = ""
        self._around: BlockKind | None = None
        self._loose = -1

    def read(self) -> Read:
        """What has been read, once all events are told."""
        self._skip(len(self._text))
        self._blocks.sort(key=_start)
        pieces: list[str] = []
        done = 0
        for start, end, instead in self._changes:
            pieces += (self._text[done:start], instead)
            done = end
        plain = "".join((*pieces, self._text[done:])) if pieces else self._text
        return Read(plain, self._blocks, self._links, self._code)

    def start(self, value: str | dict[str, Any], start: int) -> None:
        """An element begins: a name, or a name with details."""
        name, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        self._open.append((name, start, detail))
        self._inmost = name
        if name in _CONTAINERS:
            self._enter()

    def _enter(self) -> None:
        inmost = next((name for name, _, _ in reversed(self._open) if name in _CONTAINERS), "")
        self._around = _CONTAINERS.get(inmost)
        self._loose = -1

    def end(self, end: int) -> None:
        """The element that began last ends."""
        name, start, detail = self._open.pop()
        self._inmost = self._open[-1][0] if self._open else ""
        offset = self._offset
        if name in _BLOCKS:
            self._blocks.append(Block(self._around or _BLOCKS[name], 0, start + offset, end + offset))
        elif name in _CONTAINERS:
            if name == "Item" and self._loose >= 0:
                self._blocks.append(Block("item", 0, self._loose + offset, end + offset))
            self._enter()
        elif name == "Heading":
            self._blocks.append(Block("heading", int(detail["level"][1:]), start + offset, end + offset))
        elif name == "Link":
            self._links.append(Link(self._address(detail["dest_url"], start, end), start + offset, end + offset))

    def _address(self, url: str, start: int, end: int) -> str:
        """`url` with the letters beyond ASCII that the parser did not see."""
        if self._text.isascii() or "?" not in url:
            return url
        found = self._text[start:end].encode("ascii", "replace").decode().rfind(url)
        return self._text[start + found : start + found + len(url)] if found >= 0 else url

    def words(self, value: str, start: int, end: int) -> None:
        """Words that stand between `start` and `end`, and mean `value`."""
        if self._loose < 0 and self._inmost == "Item":  # a tight list has no paragraphs
            self._loose = start
        if start > self._done:
            self._skip(start)
        if self._inmost == "CodeBlock":
            self._code.append((start + self._offset, end + self._offset))
        elif len(value) != end - start:  # a character written as &amp; or the like
            self._changes.append((start, end, value[: end - start].ljust(end - start, MARK)))
        self._done = end

    def code(self, start: int, end: int) -> None:
        """Code among words, the marks around it included."""
        marks = len(self._text[start:end]) - len(self._text[start:end].lstrip("`"))
        self.words("", start, start)
        self._skip(start + marks)
        self._code.append((start + self._offset, end + self._offset))
        self._done = end - marks
        self._skip(end)
        self._done = end

    def _skip(self, start: int) -> None:
        """All up to `start` is markup."""
        between = self._text[self._done : start]
        if between and not between.isspace():
            self._changes.append((self._done, start, _NOT_BREAK.sub(MARK, between)))


def hidden(text: str) -> str:
    """`text` with nothing left but its line breaks."""
    return _NOT_BREAK.sub(HIDDEN, text) if "\n" in text else HIDDEN * len(text)


_start = attrgetter("start")
