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
_BLOCKS: dict[str, BlockKind] = {"Paragraph": "paragraph", "HtmlBlock": "paragraph", "CodeBlock": "code"}


def commonmark(text: str) -> Read:
    """A field in CommonMark."""
    from pyromark import events_with_range

    data = text.encode()
    ascii_only = len(data) == len(text)
    byte = character = 0
    done = 0
    pieces: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    opened: list[tuple[str, int, Any]] = []
    around: BlockKind | None = None
    loose = -1

    def at(offset: int) -> int:
        nonlocal byte, character
        if ascii_only:
            return offset
        character += len(data[byte:offset].decode("utf-8", "replace"))
        byte = offset
        return character

    for event, place in events_with_range(text):
        if event == "SoftBreak" or isinstance(event, str):
            continue
        kind, value = next(iter(cast("dict[str, Any]", event).items()))
        if kind == "Start":
            name, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
            start = at(place["start"])
            if name in ("Item", "BlockQuote"):
                around = "item" if name == "Item" else "quote"
                loose = -1
            opened.append((name, start, detail))
            continue
        if kind == "End":
            end = at(place["end"])
            name, start, detail = opened.pop()
            if name in _BLOCKS:
                blocks.append(Block(around or _BLOCKS[name], 0, start, end))
            elif name == "Heading":
                blocks.append(Block("heading", int(detail["level"][1:]), start, end))
            elif name == "Link":
                links.append(Link(detail["dest_url"], start, end))
            elif name == "Item" and loose >= 0:
                blocks.append(Block(around or "item", 0, loose, end))
            if name in ("Item", "BlockQuote"):
                loose = -1
                around = _around(opened)
            continue
        start, end = at(place["start"]), at(place["end"])
        if around == "item" and loose < 0 and opened and opened[-1][0] == "Item":
            loose = start
        if start > done:
            pieces.append(_NOT_BREAK.sub(MARK, text[done:start]))
        if kind == "Code" or (opened and opened[-1][0] == "CodeBlock"):
            pieces.append(_NOT_BREAK.sub(HIDDEN, text[start:end]))
        elif len(value) == end - start:
            pieces.append(value)
        else:  # a character written as &amp; or the like
            pieces.append(value[: end - start].ljust(end - start, MARK))
        done = end
    pieces.append(_NOT_BREAK.sub(MARK, text[done:]))
    blocks.sort(key=lambda block: block.start)
    return Read("".join(pieces), blocks, links)


def _around(opened: list[tuple[str, int, Any]]) -> BlockKind | None:
    for name, _, _ in reversed(opened):
        if name in ("Item", "BlockQuote"):
            return "item" if name == "Item" else "quote"
    return None


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
