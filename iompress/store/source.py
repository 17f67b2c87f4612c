"""Where each key and value of a TOML text stands, to the character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Keys = tuple[str | int, ...]


class Span(NamedTuple):
    """Offsets into the text: `text[start:end]`."""

    start: int
    end: int


class Place(NamedTuple):
    """Line and column, counted from 1; columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Located:
    """One key with its value.

    The key of a list's entry is empty. Of a table or list of tables that headers or dotted keys open, both are
    the first of these, the table's own header if it has one.
    """

    key: Span
    value: Span


class Positions:
    """The places of all keys and values in `text`, which a TOML parser must have accepted."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        own: dict[Keys, Located] = {}
        implied: dict[Keys, Located] = {}
        for keys, located, is_own in _Scanner(text).scan():
            (own if is_own else implied).setdefault(keys, located)
        self._located = implied | own
        self._offsets: dict[Keys, Sequence[int] | None] = {}

    def place(self, offset: int) -> Place:
        """The line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number`, counted from 1, without its end."""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def find(self, keys: Keys) -> Located:
        """Where `keys` stand, or else the nearest table around them that does; the file's start at last."""
        while keys:
            if keys in self._located:
                return self._located[keys]
            keys = keys[:-1]
        return Located(Span(0, 0), Span(0, 0))

    def place_of(self, keys: Keys) -> Place:
        """The line and column of the value at `keys`, or of the nearest table around them."""
        return self.place(self.find(keys).value.start)

    def has(self, keys: Keys) -> bool:
        """Whether `keys` stand in the text."""
        return keys in self._located

    def inside(self, keys: Keys, start: int, end: int) -> Span:
        """Where the characters `start` to `end` of the text value at `keys` stand in the file.

        Escapes, trimmed line ends and CRLF are accounted for. Raises KeyError if no text stands there.
        """
        if keys not in self._offsets:
            self._offsets[keys] = _offsets(self.text, self._located[keys].value)
        offsets = self._offsets[keys]
        if offsets is None:
            raise KeyError(keys)
        last = offsets[-1]
        first = offsets[start] if start < len(offsets) else last
        return Span(first, max(first, offsets[end] if end < len(offsets) else last))


_BLANK = re.compile(r"[ \t]*")
_FILLER = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_STRING = re.compile(
    r"'''(?:'{0,2}[^'])*'{3,5}"
    r'|"""(?:"{0,2}(?:[^"\\]|\\[\s\S]))*"{3,5}'
    r"|'[^'\n]*'"
    r'|"(?:\\.|[^"\\\n])*"'
)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_PIECE = re.compile(r"\\[ \t]*\r?\n[ \t\r\n]*|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\x[0-9A-Fa-f]{2}|\\.|\r\n|[\s\S]")
_LITERAL_PIECE = re.compile(r"\r\n|[\s\S]")


def _contents(text: str, value: Span) -> tuple[Span, bool] | None:
    """The span between the quotes of the string at `value`, and whether escapes count in it."""
    start, end = value
    quote = text[start : start + 1]
    if quote not in ("'", '"') or start == end:
        return None
    if text.startswith(quote * 3, start) and end - start >= 6:
        start += 3
        if text.startswith("\r\n", start):
            start += 2
        elif text.startswith("\n", start):
            start += 1
        return Span(start, end - 3), quote == '"'
    return Span(start + 1, end - 1), quote == '"'


def _offsets(text: str, value: Span) -> Sequence[int] | None:
    """The offset of each character of the decoded string at `value`, and of its end."""
    found = _contents(text, value)
    if found is None:
        return None
    (start, end), escapes = found
    if not escapes and "\r" not in text[start:end]:
        return range(start, end + 1)
    offsets = []
    for piece in (_PIECE if escapes else _LITERAL_PIECE).finditer(text, start, end):
        trimmed = escapes and piece[0][0] == "\\" and piece[0][1:].strip() == ""
        if not trimmed:
            offsets.append(piece.start())
    return [*offsets, end]


def _decoded(text: str, value: Span) -> str:
    """The string at `value`, for keys: one line."""
    found = _contents(text, value)
    assert found is not None
    (start, end), escapes = found
    raw = text[start:end]
    if not escapes:
        return raw
    return re.sub(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))", _unescaped, raw)


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2] or match[3], 16)) if match[4] is None else _ESCAPES[match[4]]


Found = tuple[Keys, Located, bool]
"""Keys, their place, and whether it is their own: the place of tables around a name is only where it says so."""


class _Scanner:
    """One pass over a valid TOML text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.counts: dict[Keys, int] = {}  # entries seen of each array of tables

    def scan(self) -> Iterator[Found]:
        table: Keys = ()
        text = self.text
        while True:
            self._skip(_FILLER)
            start = self.at
            if start >= len(text):
                return
            if text[start] != "[":
                yield from self._pair(table)
                assert self.at > start, "the text is no TOML"
                continue
            many = text.startswith("[[", start)
            self.at += 2 if many else 1
            names, _ = self._key()
            self._skip(_BLANK)
            self.at += 2 if many else 1
            ways = list(self._opened(names, many))
            header = Span(start, self.at)
            yield from ((keys, Located(header, header), keys == ways[-1]) for keys in ways)
            table = ways[-1]

    def _opened(self, names: list[str], many: bool) -> Iterator[Keys]:
        """Every step of the way to the table called `names`, through the last entry of each array of tables."""
        keys: Keys = ()
        for depth, name in enumerate(names, 1):
            keys = (*keys, name)
            if many and depth == len(names):
                self.counts[keys] = self.counts.get(keys, 0) + 1
            yield keys
            if keys in self.counts:
                keys = (*keys, self.counts[keys] - 1)
                yield keys

    def _pair(self, table: Keys) -> Iterator[Found]:
        names, key = self._key()
        self._skip(_BLANK)
        self.at += 1  # the equals sign
        self._skip(_BLANK)
        keys = (*table, *names)
        start = self.at
        below = list(self._value(keys))
        for depth in range(len(table) + 1, len(keys)):
            yield keys[:depth], Located(key, key), False
        yield keys, Located(key, Span(start, self.at)), True
        yield from below

    def _value(self, keys: Keys) -> Iterator[Found]:
        match self.text[self.at]:
            case "'" | '"':
                self._skip(_STRING)
            case "[":
                self.at += 1
                number = 0
                while self._more("]"):
                    start = self.at
                    below = list(self._value((*keys, number)))
                    yield (*keys, number), Located(Span(start, start), Span(start, self.at)), True
                    yield from below
                    number += 1
            case "{":
                self.at += 1
                while self._more("}"):
                    yield from self._pair(keys)
            case _:
                start = self.at
                self._skip(_SCALAR)
                self.at = start + len(self.text[start : self.at].rstrip())

    def _more(self, closing: str) -> bool:
        """Step over blanks, comments and a comma; False, past it, at the `closing` bracket."""
        self._skip(_FILLER)
        if self.text[self.at] == ",":
            self.at += 1
            self._skip(_FILLER)
        if self.text[self.at] == closing:
            self.at += 1
            return False
        return True

    def _key(self) -> tuple[list[str], Span]:
        names = []
        start = self.at
        while True:
            self._skip(_BLANK)
            begin = self.at
            if self.text[begin] in "'\"":
                self._skip(_STRING)
                names.append(_decoded(self.text, Span(begin, self.at)))
            else:
                self._skip(_BARE_KEY)
                names.append(self.text[begin : self.at])
            end = self.at
            self._skip(_BLANK)
            if self.text[self.at] != ".":
                return names, Span(start, end)
            self.at += 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
