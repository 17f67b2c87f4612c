"""The lines in which an invitation answers what, who, when and where: they are its text, whatever else they look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.lexicon import Words

FEWEST = 3
"""Questions that an invitation answers at the least."""
_APART = 3
"""Blocks from one answer to the next, at the most: an answer may go on in a second paragraph."""

_KEPT = frozenset(("embargo", "end", "correction", "immediate"))
_REACHED = frozenset(("contact", "reach"))
"""What stays what it is between two answers."""

_LABELLED = re.compile(r"[\W_]*([^\W\d_]+)[?!]?[\W_]*(?:\s*[:：?？|]\s*|$)")


def answered(blocks: list[Sorted], among: Iterable[int], table: Words) -> Iterator[tuple[int, str, int]]:
    """Those of the blocks `among` that begin with a question, each with that and where its answer begins."""
    for at in among:
        found = _LABELLED.match(blocks[at].text)
        if found and (label := found[1].lower()).startswith(table.questions):
            yield at, label, found.end()


def with_answers(blocks: list[Sorted], table: Words) -> tuple[list[Sorted], int | None]:
    """`blocks` with answers as running text, each labelled with its question, and the first of those; None if there
    are none."""
    run: list[tuple[int, str]] = []
    ends = {}
    for at, label, end in answered(blocks, range(len(blocks)), table):
        ends[at] = end
        if run and at - run[-1][0] > _APART:
            if len({said for _, said in run}) >= FEWEST:
                break
            run = []
        run.append((at, label))
    if len({said for _, said in run}) < FEWEST:
        return blocks, None
    first, last = run[0][0], run[-1][0]
    made = list(blocks)
    for at in range(first, min(len(blocks), last + 2)):
        kept = made[at].block.apart or made[at].sort in _KEPT or (made[at].sort in _REACHED and at not in ends)
        if not kept and (at <= last or made[last].label >= len(made[last].text)):
            made[at] = replace(made[at], sort="prose", label=ends.get(at, 0))
    return made, first
