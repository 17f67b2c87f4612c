"""Which releases are meant: filters over the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from iompress.model.state import State
from iompress.store.catalogue import Entry
from iompress.store.fold import fold


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

    def _state_admitted(self, entry: Entry, at: datetime) -> bool:
        languages = [language for language in self.languages if language in entry.languages()] or [""]
        states = {entry.state(at, language) for language in languages}
        return any(state in (*map(State, self.states), None) for state in states)
