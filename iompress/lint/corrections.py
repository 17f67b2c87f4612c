"""The corrections that were added to a release since it was issued, and whether they tell what changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from iompress.lint.diagnostic import Spot
from iompress.lint.differences import Difference, entries
from iompress.store.fold import fold

_WORD = re.compile(r"\d+|[^\W\d_]+")
_SHORT = 3
"""Letters of words that any note may have: the, was, not."""


@dataclass(frozen=True)
class Correcting:
    """What was put on record since."""

    added: tuple[Mapping[str, Any], ...]
    """The new corrections, but for those that are untimely."""
    untimely: tuple[tuple[Spot, str], ...]
    """New ones that were told before others that stand there, or before the release: where, and why not."""

    @classmethod
    def of(cls, before: Mapping[str, Any], now: Mapping[str, Any]) -> Correcting | None:
        """What the tables of a release have more than they had; None if one that was there was changed."""
        old, new = ([entry for _, entry in entries(tables, "corrections")] for tables in (before, now))
        if new[: len(old)] != old:
            return None
        last = max((at for entry in old if (at := _instant(entry))), default=None)
        added, untimely = [], []
        for number, entry in enumerate(new[len(old) :], len(old)):
            at, why = _instant(entry), ""
            if at and last and at <= last:
                why = "it is not later than the one before it"
            elif at and at < (_day(before.get("date")) or at):
                why = "it is older than the release"
            if why:
                untimely.append((Spot(("corrections", number, "at")), why))
            else:
                added.append(entry)
        return cls(tuple(added), tuple(untimely))

    def tells(self, difference: Difference) -> bool:
        """Whether a note has any of the words or figures that changed; of pictures the caption can say it."""
        changed = _changed(difference)
        if not changed or difference.spot.keys[0] == "media":
            return True
        told = {word for entry in self.added for word in _words(entry.get("note"))}
        return not changed.isdisjoint(told)


def _changed(difference: Difference) -> set[str]:
    """The words and figures that stand in one only of old and new; if they only changed places, all."""
    old, new = Counter(_words(difference.old)), Counter(_words(difference.new))
    changed = set((old - new) + (new - old)) or set(old)
    return {word for word in changed if word.isdigit() or len(word) > _SHORT or not word.isascii()} or changed


def _words(value: Any) -> Iterator[str]:
    """The words of all texts in `value`, folded; a sign of Chinese or Japanese is a word."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from _words(entry)
    elif value is not None:
        for word in _WORD.findall(fold(str(value))):
            yield from (word.lstrip("0"),) if ord(word[0]) < _CHINESE else word


_CHINESE = 0x2E80


def _instant(entry: Mapping[str, Any]) -> datetime | None:
    at = entry.get("at")
    if not isinstance(at, datetime):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _day(value: Any) -> datetime | None:
    """The earliest moment of a day, wherever on earth it is."""
    if not isinstance(value, date) or isinstance(value, datetime):
        return None
    midnight = datetime(value.year, value.month, value.day, tzinfo=UTC)
    return midnight - timedelta(hours=14) if value > date.min else midnight
