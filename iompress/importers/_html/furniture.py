"""Which stretches of a web page are furniture: told by what they hold, where the page's own names leave a doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from iompress.importers._page import Block

Sort = Literal["around", "beside", "named", "foot", "form"]

_CLOSE_SET = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_BLANK = re.compile(r"\s+")
_MARKS = "“”\"«»„'‘’—–- "

NOTE = 60
"""Letters of running text, of which a line of furniture within a text has fewer: some ten words."""
PARAGRAPHS = 400
"""Letters of running text that no furniture has if they are most of the page's."""

SEARCHES = 500
"""Stretches of a page, more than any has, whose words are looked for within other blocks."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An element that may be furniture. `parent` is the number of the one around it, -1 for none; `inside` whether it
    stands in the page's text; `last` whether its name is that of something which follows a text."""

    sort: Sort
    parent: int
    inside: bool
    last: bool = False


@dataclass
class _Held:
    """What a stretch holds."""

    plain: float = 0.0
    linked: float = 0.0
    first: int = -1
    final: int = -1


class _Words:
    """The words of a page's blocks, joined to be searched for those of its stretches. `last` is the last block that is
    running text and in no stretch."""

    def __init__(self, blocks: Sequence[Block], places: Sequence[int]) -> None:
        self._texts = [_bare(block.text) for block in blocks]
        self._joined = "\n".join(self._texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in self._texts)]
        self._counts = Counter(self._texts)
        self._searches = 0
        running = (
            at
            for at in range(len(blocks) - 1, -1, -1)
            if places[at] < 0 and _letters(blocks[at].text) * (1 - blocks[at].linked) > NOTE
        )
        self.last = next(running, -1)

    def repeats(self, first: int, final: int) -> bool:
        """Whether the words of block `first` stand outside the blocks `first` to `final` too."""
        own = self._texts[first]
        if len(own) < 15:
            return False
        self._searches += 1
        if self._searches > SEARCHES:
            return self._counts[own] > self._texts[first : final + 1].count(own)
        return (
            self._joined.find(own, 0, self._starts[first]) >= 0 or self._joined.find(own, self._starts[final + 1]) >= 0
        )


def settled(blocks: Sequence[Block], places: Sequence[int], stretches: Sequence[Stretch]) -> list[Block]:
    """`blocks` with those apart that stand in furniture; `places` gives for each the stretch that it is in, or -1."""
    if not stretches:
        return list(blocks)
    held = [_Held() for _ in stretches]
    total = 0.0
    for at, block in enumerate(blocks):
        size = _letters(block.text)
        total += size * (1 - block.linked)
        number = places[at]
        while number >= 0:
            each = held[number]
            each.plain += size * (1 - block.linked)
            each.linked += size * block.linked
            each.first = at if each.first < 0 else each.first
            each.final = at
            number = stretches[number].parent
    words = _Words(blocks, places)
    apart: list[bool] = []
    for stretch, each in zip(stretches, held, strict=True):
        around = stretch.parent >= 0 and apart[stretch.parent]
        apart.append(around or (each.first >= 0 and _is_furniture(stretch, each, total, blocks, words)))
    return [
        replace(block, apart=True) if place >= 0 and apart[place] else block
        for block, place in zip(blocks, places, strict=True)
    ]


def _is_furniture(stretch: Stretch, held: _Held, total: float, blocks: Sequence[Block], words: _Words) -> bool:
    if stretch.sort == "around":
        return True
    if held.plain > PARAGRAPHS and held.plain * 2 > total:
        return False
    if stretch.sort == "form":
        return held.plain <= PARAGRAPHS
    if not stretch.inside:
        return True
    linked = held.linked >= held.plain
    if stretch.sort == "foot":
        own = " ".join(block.text for block in blocks[held.first : held.final + 1])
        return linked or (held.plain < NOTE and "@" not in own)
    if linked or words.repeats(held.first, held.final):
        return True
    if stretch.sort == "beside":
        return False
    return held.plain <= NOTE or (stretch.last and held.final >= words.last)


def _letters(text: str) -> int:
    return len(text) + 2 * len(_CLOSE_SET.findall(text))


def _bare(text: str) -> str:
    return _BLANK.sub(" ", text).strip(_MARKS).casefold()
