"""What stands in quotation marks, in block quotes, and in speech that a dash opens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from iompress.lint.text import MARK, Block, hidden

_start = attrgetter("start")


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
_ONLY_CLOSING = {"»": re.compile("«")}
"""Marks that close in another paragraph, where those that are alike open what is said next."""
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
    if any(mark[0] in plain and mark in plain for mark in _USUAL):  # one character is found much faster than two
        plain = _ODD.sub(_usual, plain)
    at, open_with = 0, ""
    for start in sorted(place for mark in _OPENING if mark in plain for place in _places(plain, mark)):
        if start < at:  # within the one before
            continue
        at = start + 1
        number = bisect_right(blocks, start, key=_start) - 1
        if number < 0 or blocks[number].end <= start or not _opens(plain, start):
            continue
        end = blocks[number].end
        mark = plain[start]
        if mark == "»" and open_with == "«" and not found[-1].closed and not plain[found[-1].end : start].strip():
            mark = "«"  # speech over several paragraphs, as French prints it
        closing = _closing(plain, mark, at, end)
        if closing:
            found.append(Quotation(start, closing.end(), at, closing.start(), True, False))
            at = closing.end()
        elif mark in '"“„«「' or (mark == "»" and plain[at : at + 1].isalnum()):
            open_with = mark
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
        closing = _ONLY_CLOSING.get(mark, _CLOSING[mark]).search(plain, block.start, block.end)
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


def _places(plain: str, mark: str) -> Iterator[int]:
    """Where `mark` stands. One mark is found ten times faster than a class of several."""
    at = plain.find(mark)
    while at >= 0:
        yield at
        at = plain.find(mark, at + 1)


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
