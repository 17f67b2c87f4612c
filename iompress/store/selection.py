"""Which releases are meant: filters over the catalogue, and full-text search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from iompress.model.state import State
from iompress.store.catalogue import Entry
from iompress.store.fold import fold, unfolded


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


class Hit(NamedTuple):
    """Where the words were found in one file: the line around the first of them, and the spans to highlight in it."""

    name: str
    snippet: str
    spans: tuple[tuple[int, int], ...]
    in_headline: bool


_QUOTES = " \"'“”„«»"
AROUND = 60
"""Characters of a snippet before and after the first word found."""


def search(words: Iterable[str], texts: Mapping[str, str]) -> Iterator[Hit]:
    """The files of `texts` (headline first, line by line) in which all `words` stand.

    One of `words` may be several, which then stand together. Case, accents, vowel signs and variants of letters make no
    difference. A word is found at the beginning of words; in scripts that run words together, anywhere.
    """
    wanted = [word for said in words if (word := fold(" ".join(said.strip(_QUOTES).split())))]
    patterns = [re.compile(_pattern(word)) for word in wanted]
    if not patterns:
        return
    for name, text in texts.items():
        folded = fold(text)
        if all(word.split(" ", 1)[0] in folded for word in wanted) and all(p.search(folded) for p in patterns):
            headline = fold(text.partition("\n")[0])
            yield _hit(name, text, folded, patterns, all(p.search(headline) for p in patterns))


def _pattern(word: str) -> str:
    spaced = r"\s+".join(map(re.escape, word.split()))
    return (r"(?<!\w)" if _words_apart(word[0]) else "") + spaced


def _words_apart(character: str) -> bool:
    """Whether the script of `character` parts words by blanks, prefixes and all: Arabic joins its article and “and”."""
    return character.isascii() or unicodedata.name(character, "").partition(" ")[0] in ("LATIN", "GREEK", "CYRILLIC")


def _hit(name: str, text: str, folded: str, patterns: Iterable[re.Pattern[str]], in_headline: bool) -> Hit:
    headline_end = folded.find("\n") if not in_headline else -1
    firsts = [p.search(folded, headline_end + 1) or p.search(folded) for p in patterns]
    first = min(match.start() for match in firsts if match)
    start, _ = unfolded(text, first, first + 1)
    left = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    right = min(n if (n := text.find("\n", start)) >= 0 else len(text), start + AROUND)
    left = text.find(" ", left, start) + 1 or left if left > 0 and text[left - 1] not in "\n " else left
    right = (
        text.rfind(" ", start, right)
        if right < len(text) and text[right] not in "\n " and " " in text[start:right]
        else right
    )
    snippet = text[left:right]
    lead, tail = (
        ("… " if left and text[left - 1] != "\n" else ""),
        ("" if right == len(text) or text[right] == "\n" else " …"),
    )
    inside = fold(snippet)
    found = (unfolded(snippet, *match.span()) for pattern in patterns for match in pattern.finditer(inside))
    spans = sorted((a + len(lead), b + len(lead)) for a, b in found)
    return Hit(name, f"{lead}{snippet}{tail}", tuple(spans), in_headline)
