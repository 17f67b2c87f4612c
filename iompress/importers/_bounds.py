"""Pages cut to a measure that can be read in bounded time: no real text has longer words, gaps or paragraphs.

What is too long to be a word goes to the page's `aside`, what is too long to be a paragraph is broken into several; both
are told. No other word of a page is touched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from iompress.importers._page import MOST_BLOCKS, Block, NotARelease, Page, block

PARAGRAPH = 6_000
"""Characters of a paragraph; the longest of press releases have a third of it."""
WORD = 1_000
"""Characters without a blank between them, in scripts that have blanks: the longest addresses of pages are shorter."""
GAP = 60
"""Blanks in a row."""

_CLOSE_SET = "\u2e80-\u9fff\uff00-\uffef"
_TOO_LONG = re.compile(rf"(?<![^\s{_CLOSE_SET}])[^\s{_CLOSE_SET}]{{{WORD + 1},}}|(?<=\s)\s{{{GAP},}}")
_LETTER = re.compile(r"\w")
_ENDS = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+(?=\S)|(?<=[。！？])")
_BLANK = re.compile(r"\s+")

NO_WORD = "no word, but too long for one"
"""Why a word is left out."""


def bounded(page: Page) -> Page:
    """`page` with no word, gap or paragraph that is longer than WORD, GAP and PARAGRAPH, and remarks on what was done.
    Raises NotARelease if it has more than MOST_BLOCKS blocks."""
    if len(page.blocks) > MOST_BLOCKS:
        raise NotARelease("it has too many parts to be a text")
    page = _without(page, [found.span() for found in _TOO_LONG.finditer(page.text)])
    long = [each for each in page.blocks if each.end - each.start > PARAGRAPH]
    if not long:
        return page
    blocks = tuple(piece for each in page.blocks for piece in _pieces(page.text, each))
    longest = max(each.end - each.start for each in long)
    told = (
        f"a paragraph has {longest:,} characters, more than any real one; it was broken into several at the ends of sentences"
        if len(long) == 1
        else f"{len(long)} paragraphs have up to {longest:,} characters, more than any real one; they were broken into "
        "several at the ends of sentences"
    )
    return replace(page, blocks=blocks, remarks=(*page.remarks, told))


def _without(page: Page, spans: list[tuple[int, int]]) -> Page:
    """`page` without the characters of `spans`, those that are words of a kind aside."""
    if not spans:
        return page
    words = [page.text[start:end] for start, end in spans if _LETTER.search(page.text, start, end)]
    ends, before = [0], [0]
    parts, at = [], 0
    for start, end in spans:
        parts.append(page.text[at:start])
        ends += [start, end]
        before += [before[-1], before[-1] + end - start]
        at = end
    text = "".join((*parts, page.text[at:]))

    def moved(place: int) -> int:
        """Where the character at `place` stands now; of one that is gone, the one behind it."""
        last = bisect_right(ends, place) - 1
        gone = before[last] + (place - ends[last] if last % 2 else 0)
        return place - gone

    blocks = (_moved(text, each, moved(each.start), moved(each.end)) for each in page.blocks)
    runs = (replace(run, start=moved(run.start), end=moved(run.end)) for run in page.runs)
    remarks = page.remarks
    if words:
        size = f"{max(map(len, words)):,} characters without a blank"
        told = (
            f"a string of {size} is no word; it was"
            if len(words) == 1
            else f"{len(words)} strings of up to {size} are no words; they were"
        )
        remarks += (f"{told} left out, see --report json",)
    return replace(
        page,
        text=text,
        blocks=tuple(each for each in blocks if each is not None),
        runs=tuple(run for run in runs if run.start < run.end),
        remarks=remarks,
        aside=(*page.aside, *((word, NO_WORD) for word in words)),
    )


def _moved(text: str, each: Block, start: int, end: int) -> Block | None:
    """`each` as the characters `start` to `end` of `text`; None if nothing stands there."""
    made = block(text, start, end)
    return replace(each, text=made.text, start=made.start, end=made.end) if made is not None else None


def _pieces(text: str, each: Block) -> Iterator[Block]:
    """`each`, in pieces of at most PARAGRAPH characters; no quotation is parted where there is another place."""
    start, end, further = each.start, each.end, each
    while end - start > PARAGRAPH:
        stop = _break(text, start, start + PARAGRAPH)
        if (made := _moved(text, further, start, stop)) is not None:
            yield made
        start, further = stop, replace(each, form="quoted" if each.form == "quoted" else "text", level=0, gap=True)
    if start == each.start:
        yield each
    elif (made := _moved(text, further, start, end)) is not None:
        yield made


def _break(text: str, start: int, limit: int) -> int:
    """Where to break a paragraph that begins at `start`, at `limit` at the latest: behind a sentence, else a word."""
    sentences = [found.end() for found in _ENDS.finditer(text, start, limit) if found.end() > start]
    unquoted = next((at for at in reversed(sentences) if _is_outside(text[start:at])), 0)
    if unquoted or sentences:
        return unquoted or sentences[-1]
    words = [found.end() for found in _BLANK.finditer(text, start + 1, limit)]
    return words[-1] if words else limit


def _is_outside(text: str) -> bool:
    """Whether behind `text` every quotation is closed."""
    low, high, close = map(text.count, "„“”")
    closed = low <= high + close if low else high <= close
    return (
        closed
        and text.count("«") == text.count("»")
        and text.count("「") == text.count("」")
        and text.count('"') % 2 == 0
    )
