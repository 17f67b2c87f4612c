"""How alike two runs of words are, in a time that does not grow beyond all bounds with their length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

Change = tuple[str, int, int, int, int]
"""What becomes of the words from here to there of the one, in the words from here to there of the other."""

_MOST_PAIRS = 40_000
"""Up to so many pairs of words difflib compares: of thousands that are all the same it would take hours."""


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both have in the same order; of very many, whatever their order."""
    if len(one) * len(other) > _MOST_PAIRS:
        return (Counter(one) & Counter(other)).total()
    return sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def changes(one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """How the one becomes the other; of very many words what stands between the first and the last that differ."""
    if len(one) * len(other) <= _MOST_PAIRS:
        return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
    shorter = min(len(one), len(other))
    start = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    tail = next((n for n in range(shorter - start) if one[-1 - n] != other[-1 - n]), shorter - start)
    ends = len(one) - tail, len(other) - tail
    inner = one[start : ends[0]], other[start : ends[1]]
    if len(inner[0]) * len(inner[1]) <= _MOST_PAIRS:
        within = SequenceMatcher(None, *inner, autojunk=False).get_opcodes()
        middle = [(what, a + start, b + start, c + start, d + start) for what, a, b, c, d in within]
    else:
        middle = [("replace", start, ends[0], start, ends[1])]
    around = ("equal", 0, start, 0, start), ("equal", ends[0], len(one), ends[1], len(other))
    return [change for change in (around[0], *middle, around[1]) if change[1] < change[2] or change[3] < change[4]]
