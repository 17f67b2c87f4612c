"""Running text as rules see it: markup and quotations blanked out, every character still in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, cast

MARK = "\u2060"
"""Stands for each character of markup in `plain` and `prose`: asterisks, brackets, the addresses of links."""
HIDDEN = "\ufffc"
"""Stands for each character of a quotation in `prose`, and of code everywhere. Neither is a letter or a blank."""

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


class Quotation(NamedTuple):
    """Words in quotation marks, or a block quote. `start` and `end` with the marks, the others without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    """Whether its closing mark stands in the same paragraph."""
    block: bool


class Read(NamedTuple):
    """A text with its blocks and links. `plain` has the same length as the text."""

    plain: str
    blocks: list[Block]
    links: list[Link]


def line(text: str) -> Read:
    """A field that is a single line without markup."""
    return Read(text, [Block("line", 0, 0, len(text))], [])


_NOT_BREAK = re.compile(r"[^\n]")
_CONTAINERS: dict[str, BlockKind] = {"Item": "item", "BlockQuote": "quote"}
_BLOCKS: dict[str, BlockKind] = {"Paragraph": "paragraph", "HtmlBlock": "paragraph", "CodeBlock": "code"}


def commonmark(text: str) -> Read:
    """A field in CommonMark."""
    reader = _Reader(text)
    return Read("".join(reader.pieces), sorted(reader.blocks, key=lambda block: block.start), reader.links)


class _Reader:
    """The parser's events over a text, made into a text of the same length and its blocks."""

    def __init__(self, text: str) -> None:
        from pyromark import events_with_range

        self.text = text
        self.pieces: list[str] = []
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self._data = text.encode()
        self._is_ascii = len(self._data) == len(text)
        self._byte = self._character = 0
        self._done = 0
        self._open: list[tuple[str, int, Any]] = []
        self._around: BlockKind | None = None
        self._loose = -1
        for event, place in events_with_range(text):
            if isinstance(event, str):
                continue
            kind, value = next(iter(cast("dict[str, Any]", event).items()))
            if kind == "Start":
                self._start(value, self._at(place["start"]))
            elif kind == "End":
                self._end(self._at(place["end"]))
            else:
                self._words(kind, value, self._at(place["start"]), self._at(place["end"]))
        self.pieces.append(_NOT_BREAK.sub(MARK, text[self._done :]))

    def _at(self, offset: int) -> int:
        """The character at the byte `offset`, which never goes back."""
        if self._is_ascii:
            return offset
        self._character += len(self._data[self._byte : offset].decode("utf-8", "replace"))
        self._byte = max(offset, self._byte)
        return self._character

    def _start(self, value: Any, start: int) -> None:
        name, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        self._open.append((name, start, detail))
        if name in _CONTAINERS:
            self._enter()

    def _enter(self) -> None:
        inmost = next((name for name, _, _ in reversed(self._open) if name in _CONTAINERS), "")
        self._around = _CONTAINERS.get(inmost)
        self._loose = -1

    def _end(self, end: int) -> None:
        name, start, detail = self._open.pop()
        if name in _BLOCKS:
            self.blocks.append(Block(self._around or _BLOCKS[name], 0, start, end))
        elif name == "Heading":
            self.blocks.append(Block("heading", int(detail["level"][1:]), start, end))
        elif name == "Link":
            self.links.append(Link(detail["dest_url"], start, end))
        elif name == "Item" and self._loose >= 0:
            self.blocks.append(Block("item", 0, self._loose, end))
        if name in _CONTAINERS:
            self._enter()

    def _words(self, kind: str, value: str, start: int, end: int) -> None:
        name = self._open[-1][0] if self._open else ""
        if name == "Item" and self._loose < 0:  # a tight list has no paragraphs
            self._loose = start
        if start > self._done:
            self.pieces.append(_NOT_BREAK.sub(MARK, self.text[self._done : start]))
        if kind == "Code" or name == "CodeBlock":
            self.pieces.append(_NOT_BREAK.sub(HIDDEN, self.text[start:end]))
        elif len(value) == end - start:
            self.pieces.append(value)
        else:  # a character written as &amp; or the like
            self.pieces.append(value[: end - start].ljust(end - start, MARK))
        self._done = end


_OPENING = re.compile(r"[\"“„«»‘‚‹]|(?<![^\s(\[–—\u2060])['”](?=\w)")
_CLOSING = {
    '"': re.compile('"'),
    "“": re.compile("”"),
    "”": re.compile("”"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    "»": re.compile("«"),
    "‹": re.compile("›"),
    "‚": re.compile("[‘’](?!\\w)"),
    "‘": re.compile("’(?!\\w)"),
    "'": re.compile("(?<!\\s)'(?!\\w)"),
}
_CLOSES_ONLY_BEFORE_BLANK = re.compile(r"(?<=\w)[\"»](?=\W|$)")


def quotations(read: Read) -> list[Quotation]:
    """All quotations in a text, in order, none inside another.

    Where a double mark is never closed the quotation reaches to the paragraph's end: better a fault
    overlooked than a speaker's words touched.
    """
    found: list[Quotation] = []
    for block in read.blocks:
        if block.kind == "code":
            continue
        if block.kind == "quote":
            found.append(Quotation(block.start, block.end, block.start, block.end, True, True))
            continue
        found.extend(_quotations(read.plain, block.start, block.end))
    return found


def _quotations(plain: str, at: int, end: int) -> Iterator[Quotation]:
    while opening := _OPENING.search(plain, at, end):
        start = opening.start()
        at = start + 1
        mark = opening[0]
        if _CLOSES_ONLY_BEFORE_BLANK.match(plain, start, end):  # an inch, or a closing mark that lacks its opening
            continue
        closing = _CLOSING[mark].search(plain, at, end)
        if closing:
            yield Quotation(start, closing.end(), start + 1, closing.start(), True, False)
            at = closing.end()
        elif mark in '"“„«':
            yield Quotation(start, end, start + 1, end, False, False)
            return


def without(plain: str, quoted: list[Quotation]) -> str:
    """`plain` with the words inside quotations hidden; their marks stay."""
    if not quoted:
        return plain
    pieces: list[str] = []
    done = 0
    for quotation in quoted:
        pieces.append(plain[done : quotation.inner_start])
        pieces.append(_NOT_BREAK.sub(HIDDEN, plain[quotation.inner_start : quotation.inner_end]))
        done = quotation.inner_end
    pieces.append(plain[done:])
    return "".join(pieces)


_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"„«])(?:[A-ZČŠŽ]|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|approx|Gen|Col|Lt|Hon|H\.E|Art|para|fig|vol|p|pp|ca|cf"
    r"|e\.g|i\.e|a\.m|p\.m|U\.S|U\.N|[Gg]|[Gg]a|[Dd]r|[Ss]t|[Šš]t|npr|oz|itd|ipd|tj|M|MM|Mme|Mlle|art|env|n)\.$"
)
_END = re.compile(r"[.!?…](?:[”\"’»“)\]\u2060]*)(?=\s)|[。！？؟]")
_CAPITAL = re.compile(r"[\s\u2060“\"„«‘'(\[]*(?:[^\W\d_a-zčšžàâçéèêëîïôûùüÿñæœäöß]|\d|\ufffc)")


def sentences(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a block."""
    begin = start
    for match in _END.finditer(plain, start, end):
        stop = match.end()
        if plain[match.start()] == "." and _ABBREVIATION.search(plain, begin, match.start() + 1):
            continue
        if plain[match.start()] in ".…" and not _CAPITAL.match(plain, stop, end):
            continue
        yield begin, stop
        begin = stop
        while begin < end and plain[begin].isspace():
            begin += 1
    if plain[begin:end].strip():
        yield begin, begin + len(plain[begin:end].rstrip())
