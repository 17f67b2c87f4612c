"""A dateline, as far as it was understood."""

from __future__ import annotations

from dataclasses import dataclass

from iompress.importers._grammar import dates


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: `end` is where the text behind it begins. `sure` is from 0 to 1."""

    end: int
    cities: tuple[str, ...]
    country: str
    when: dates.Found | None
    sure: float
    rest: tuple[tuple[int, int], ...] = ()
    """Words of it that are neither city, country nor date: a region, an agency."""
