"""What lies between the characters that are accounted for."""

from __future__ import annotations

from collections.abc import Iterable

from iompress.importers._page import Span


def gaps(start: int, end: int, covered: list[Span]) -> Iterable[Span]:
    """The stretches from `start` to `end` that none of `covered`, sorted, has."""
    at = start
    for first, last in covered:
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def merged(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, those that touch or overlap as one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made
