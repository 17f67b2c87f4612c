"""Running text as rules see it: markup and quotations blanked out, every character still in its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
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


class Quotation(NamedTuple):
    """Words in quotation marks, or a block quote. `start` and `end` with the marks, the others without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    """Whether its closing mark stands in the same paragraph."""
    block: bool

    @property
    def marked(self) -> bool:
        """Whether a mark opens it: not so a block quote, and a paragraph that goes on with what another opened."""
        return self.inner_start > self.start


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
_ODD = re.compile(r"(?<!\S)(?:``|‘‘|<<|,,|'')(?=[ \u00a0]?\w)|(?:''|’’|>>)|[‟❝❞〝〞〟＂‛❛❜]")
"""Marks of typewriters, typesetters and ornament, which stand for the usual ones."""
_USUAL = {
    "``": "“", "‘‘": "“", "''": "”", "’’": "”", "<<": "«", ">>": "»", ",,": "„",
    "‟": "“", "❝": "“", "❞": "”", "〝": "“", "〞": "”", "〟": "”", "＂": '"', "‛": "‘", "❛": "‘", "❜": "’",
}  # fmt: skip
_OPENING = "\"“„«»‘‚‹›'”「『《"
_CLOSING = {
    '"': re.compile('"'),
    "“": re.compile("”"),
    "”": re.compile("”"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    "»": re.compile("[«»]"),
    "‹": re.compile("›"),
    "›": re.compile("‹"),
    "‚": re.compile("[‘’](?!\\w)"),
    "‘": re.compile("’(?!\\w)"),
    "'": re.compile("(?<!\\s)'(?!\\w)"),
    "「": re.compile("」"),
    "『": re.compile("』"),
    "《": re.compile("》"),
}
_DOUBLE = re.compile('["“„«»「『]')
_STRAIGHT = re.compile('"(?!\\w)')
_TURNED = re.compile(r"(?<=[\w.,!?…])“(?=[\s,.;:)]|\Z)")
"""A closing mark that was typed as the opening one."""
_OF_MANY = re.compile("(?<=s)['’] +[^\\W\\d_A-Z]")
"""A plural's apostrophe, as in refugees’ homes, which looks like a closing mark."""
_OPENS_AFTER = frozenset(" \t\n\u00a0\u202f([{–—/" + MARK)


def quotations(plain: str, blocks: list[Block]) -> list[Quotation]:
    """All quotations in a text with these blocks, in order, none inside another.

    Where a double mark is not closed in its paragraph the quotation goes on to the mark that closes it in one of the
    next, else to the paragraph's end: better a fault overlooked than a speaker's words touched.
    """
    found = [
        Quotation(b.start, b.end, b.start, b.end, True, True)
        for before, b in zip([None, *blocks], blocks, strict=False)
        if b.kind == "quote" and not _names_speaker(plain, before, b)
    ]
    blocks = [block for block in blocks if block.kind != "quote"]
    if any(map(plain.__contains__, _USUAL)):
        plain = _ODD.sub(_usual, plain)
    at = 0
    some = _any_of("".join(mark for mark in _OPENING if mark in plain))
    while opening := some.search(plain, at):
        start = opening.start()
        at = start + 1
        number = bisect_right(blocks, start, key=_start) - 1
        if number < 0 or blocks[number].end <= start or not _opens(plain, start):
            continue
        end = blocks[number].end
        mark = opening[0]
        if mark == "»" and found and not found[-1].closed and not plain[found[-1].end : start].strip():
            mark = "«"  # speech over several paragraphs, as French prints it
        closing = _closing(plain, mark, at, end)
        if closing:
            found.append(Quotation(start, closing.end(), at, closing.start(), True, False))
            at = closing.end()
        elif mark in '"“„«「':
            found.append(Quotation(start, end, at, end, False, False))
            at = end
            for further in _going_on(plain, mark, blocks[number : number + 1 + _MOST_PARAGRAPHS]):
                found.append(further)
                at = further.end
    found.sort()
    return found


_MOST_PARAGRAPHS = 3
"""Over so many paragraphs more a quotation is followed that is not opened again in each."""

_LONGEST_NAME = 160
_DASHES = "—–―-"


def _names_speaker(plain: str, before: Block | None, block: Block) -> bool:
    """Whether a paragraph in a block quote, behind another, only says who speaks: — António Vitorino."""
    if before is None or before.kind != "quote" or block.end - block.start > _LONGEST_NAME:
        return False
    return plain[block.start] in _DASHES and not plain[before.end : block.start].strip(f" \n>{MARK}")


def _usual(odd: re.Match[str]) -> str:
    return _USUAL[odd[0]].ljust(len(odd[0]), MARK)


def _going_on(plain: str, mark: str, blocks: list[Block]) -> list[Quotation]:
    """The paragraphs behind the first of `blocks` that go on with a quotation which `mark` opened in it.

    None, if none of them has the mark that closes it, and before it no other that opens one.
    """
    found: list[Quotation] = []
    for before, block in pairwise(blocks):
        if block.kind != before.kind or plain[before.end : block.start].strip():
            break
        first = _DOUBLE.search(plain, block.start, block.end)
        closing = _CLOSING[mark].search(plain, block.start, block.end)
        if closing and (first is None or first.start() >= closing.start()):
            at = closing.start()
            if at == block.start or (mark == '"' and _opens(plain, at)):
                break
            return [*found, Quotation(block.start, closing.end(), block.start, at, True, False)]
        if first is not None:
            break
        found.append(Quotation(block.start, block.end, block.start, block.end, False, False))
    return []


def _closing(plain: str, mark: str, start: int, end: int) -> re.Match[str] | None:
    """The mark that closes the quotation opened by `mark` in front of `start`; None if there is none up to `end`."""
    pattern = _CLOSING[mark]
    first = closing = pattern.search(plain, start, end)
    if closing is None:
        turned = _TURNED.search(plain, start, end) if mark == "“" else None
        # a straight one is typed on keyboards that have no other
        return turned or (_STRAIGHT.search(plain, start, end) if mark in "“„" else None)
    if mark in "‘'":
        while closing is not None and _OF_MANY.match(plain, closing.start(), end):
            if "‘" in plain[closing.end() : end]:
                break
            closing = pattern.search(plain, closing.end(), end)
    else:
        within = plain.count(mark, start, closing.start()) if mark in "“„«「『" else 0
        if within and mark == "“" and (turned := _TURNED.search(plain, start, closing.start())):
            return turned
        while within and closing is not None:  # the same marks inside it
            closing = pattern.search(plain, closing.end(), end)
            within -= 1
    return closing or first


@cache
def _any_of(marks: str) -> re.Pattern[str]:
    """One of `marks`; nothing, if there are none. One mark alone is found ten times faster than one of several."""
    return re.compile(f"[{marks}]" if marks else r"(?!)")


def _opens(plain: str, at: int) -> bool:
    """Whether the mark at `at` can open a quotation: not an apostrophe, an inch, or a closing mark that is alone."""
    mark = plain[at]
    if mark in "“„«‚‹「『《":
        return True
    before, after = plain[at - 1 : at], plain[at + 1 : at + 2]
    if mark in "'”‘":
        return (not before or before in _OPENS_AFTER) and after.isalnum()
    return not (before.isalnum() and not after.isalnum())


def without(plain: str, quoted: list[Quotation], code: Sequence[tuple[int, int]] = ()) -> str:
    """`plain` with code and the words inside quotations hidden; their marks stay."""
    spans = [(quotation.inner_start, quotation.inner_end) for quotation in quoted]
    if code:
        spans = sorted((*spans, *code))
    if not spans:
        return plain
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        if end > done:
            pieces.append(plain[done : max(start, done)])
            pieces.append(hidden(plain[max(start, done) : end]))
            done = end
    pieces.append(plain[done:])
    return "".join(pieces)
