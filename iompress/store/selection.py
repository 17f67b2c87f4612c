"""Which releases are meant: filters over the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from iompress.model.state import State
from iompress.store.catalogue import Entry
from iompress.store.fold import fold

_WHAT = {
    "states": "the state", "languages": "the language", "topics": "the topic", "countries": "the country",
    "speakers": "a speaker called",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """What a release must be to be listed. An empty condition excludes nothing."""

    states: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    since: str = ""
    """The first day, ISO 8601."""
    until: str = ""
    """The last day, ISO 8601."""

    def __bool__(self) -> bool:
        return self != Selection()

    def admits(self, entry: Entry, at: datetime) -> bool:
        """Whether `entry` is one of those meant. A broken file always is: it cannot be told that it is not."""
        release = entry.release
        if release.problem is not None:
            return True
        day = release.date
        if (self.since and day < self.since) or (self.until and day > self.until):
            return False
        if self.states and not self._state_admitted(entry, at):
            return False
        return (
            (not self.languages or any(language in self.languages for language in entry.languages()))
            and (not self.topics or any(topic in self.topics for topic in release.topics))
            and (not self.countries or any(c in self.countries for c in (*release.countries, release.country)))
            and (not self.speakers or any(fold(s) in fold(name) for s in self.speakers for name in release.speakers))
        )

    def unmatched(self, entries: Iterable[Entry], at: datetime) -> str:
        """Why none of `entries` was admitted: the condition that none meets, and what there is; "" if there are none.

        Where each condition alone is met by some, only that no release meets all.
        """
        every = [entry for entry in entries if entry.release.problem is None]
        if not every:
            return ""
        there = {
            "states": [str(entry.state(at)) for entry in every if entry.state(at)],
            "languages": [tag for entry in every for tag in entry.languages()],
            "topics": [key for entry in every for key in entry.release.topics],
            "countries": [c for entry in every for c in (*entry.release.countries, entry.release.country) if c],
            "speakers": [name for entry in every for name in entry.release.speakers],
        }
        for field, found in there.items():
            wanted = getattr(self, field)
            if wanted and not any(Selection(**{field: wanted}).admits(entry, at) for entry in every):
                told = ", ".join(sorted(set(found))[:30]) or "none"
                return f"No release has {_WHAT[field]} {' or '.join(wanted)}; there are: {told}."
        if self.since or self.until:
            days = sorted(entry.release.date for entry in every)
            return f"No release matches; the dates go from {days[0]} to {days[-1]}."
        return "No release matches all of this."

    def _state_admitted(self, entry: Entry, at: datetime) -> bool:
        languages = [language for language in self.languages if language in entry.languages()] or [""]
        states = {entry.state(at, language) for language in languages}
        return any(state in (*map(State, self.states), None) for state in states)
