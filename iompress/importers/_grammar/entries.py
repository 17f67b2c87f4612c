"""Entries of lists as CommonMark: their marks and numbers, how deep they are set in, where another list begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from iompress.importers._page import Block

Part = tuple[Block, int, "int | None", str]
"""A block, the place where its text begins to count, its number if it is an entry of a numbered list, and the mark
behind that."""

_TYPED = re.compile(r"\s*(\d{1,3})([.)])[ \t\u00a0]+(?=\S)")


def typed(text: str, parts: Sequence[tuple[Block, int]]) -> Iterator[Part]:
    """`parts` of the page's `text` with their numbers. Those that were typed are such where they count on from one
    block to the next: “3.” alone begins a date in some languages."""
    found = [
        _TYPED.match(text, start, block.end)
        if block.form in ("text", "item") and block.number is None and not block.further
        else None
        for block, start in parts
    ]
    for at, (block, start) in enumerate(parts):
        own = found[at]
        beside = (found[at - 1] if at else None, found[at + 1] if at + 1 < len(parts) else None)
        steps = [int(other[1]) - int(own[1]) for other in beside if other and other[2] == own[2]] if own else []
        if own is not None and (steps == [-1, 1] or (len(steps) == 1 and abs(steps[0]) == 1)):
            yield block, own.end(), int(own[1]), own[2]
        else:
            yield block, start, block.number, "."


@dataclass(slots=True)
class _Open:
    """A list that the next entry may go on with. `inner` is the column at which its entries’ words begin."""

    level: int
    column: int
    number: int | None
    mark: str
    inner: int = 0


@dataclass
class Lists:
    """The lists that are open, the outermost first."""

    _open: list[_Open] = field(default_factory=list)

    def entry(self, text: str, block: Block, number: int | None, mark: str) -> str:
        """`text` as the next entry of the list that `block` is in, or as more of the entry before."""
        level = max(1, block.level)
        first = not self._open
        while len(self._open) > 1 and self._open[-1].level > level:
            self._open.pop()
        if block.further and not first:
            return f"\n\n{' ' * self._open[-1].inner}{text}"
        if first or self._open[-1].level < level:
            self._open.append(_Open(level, self._open[-1].inner if self._open else 0, number, mark))
            gap = "\n\n" if first else "\n"
        else:
            last = self._open[-1]
            gap = "\n" if _goes_on(last, number) else "\n\n"
            if gap != "\n" and last.number is not None and number is not None:
                last.mark = ")" if last.mark == "." else "."  # with the same mark it would count on in the same list
            last.level, last.number = level, number
        own = self._open[-1]
        sign = "-" if number is None else f"{number}{own.mark}"
        own.inner = own.column + len(sign) + 1
        return f"{gap}{' ' * own.column}{sign} {text}"


def _goes_on(last: _Open, number: int | None) -> bool:
    return (last.number is None) == (number is None) and (number is None or number - 1 == last.number)
