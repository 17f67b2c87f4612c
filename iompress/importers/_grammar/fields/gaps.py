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
