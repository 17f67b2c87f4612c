"""Full-text search: which texts hold the words, and where.

Case, accents, vowel signs and variants of letters make no difference. A word is found at the beginning
of words; in scripts that run words together, anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from iompress.store.fold import fold, unfolded

AROUND = 60
"""Characters of a snippet before and after the first word found."""

_QUOTES = " \"'“”„«»"


class Snippet(NamedTuple):
    """The line around the first of the words found, and the spans in it to highlight."""

    text: str
    spans: tuple[tuple[int, int], ...]


class Query:
    """What is searched for: all of `words`, each of which may be several that stand together."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = [word for said in words if (word := fold(" ".join(said.strip(_QUOTES).split())))]
        self._patterns = [re.compile(_pattern(word)) for word in folded]
        self._beginnings = [word.split(" ", 1)[0].encode("utf-8", "surrogatepass") for word in folded]

    def matching(self, texts: Mapping[str, bytes]) -> Iterator[tuple[str, bool]]:
        """Those `texts` (folded, UTF-8, headline first) that hold all words, by name, and whether the headline does."""
        if not self._patterns:
            return
        for name, data in texts.items():
            if all(beginning in data for beginning in self._beginnings):  # spares decoding almost all of them
                text = data.decode()
                if all(pattern.search(text) for pattern in self._patterns):
                    headline = text.partition("\n")[0]
                    yield name, all(pattern.search(headline) for pattern in self._patterns)

    def snippet(self, text: str) -> Snippet:
        """The place in `text` (as it was written, headline first) that shows best why it was found."""
        folded = fold(text)
        body = folded.find("\n") + 1
        telling = max(self._patterns, key=lambda pattern: len(pattern.pattern))
        first = telling.search(folded, body) or telling.search(folded)
        start, _ = unfolded(text, *(first.span() if first else (0, 1)))
        left, right = _around(text, start)
        lead = "" if left == 0 or text[left - 1] == "\n" else "… "
        tail = "" if right == len(text) or text[right] == "\n" else " …"
        shown = text[left:right]
        inside = fold(shown)
        found = {unfolded(shown, *match.span()) for p in self._patterns for match in p.finditer(inside)}
        spans = sorted((begin + len(lead), end + len(lead)) for begin, end in found)
        return Snippet(f"{lead}{shown}{tail}", tuple(spans))


def _around(text: str, at: int) -> tuple[int, int]:
    """A piece of the line at `at`, cut between words where it has blanks."""
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    left, right = max(line_start, at - AROUND), min(line_end, at + AROUND)
    if left > line_start:
        left = text.find(" ", left, at) + 1 or left
    if right < line_end:
        blank = text.rfind(" ", at, right)
        right = blank if blank > at else right
    return left, right


def _pattern(word: str) -> str:
    spaced = r"\s+".join(map(re.escape, word.split()))
    return (r"(?<!\w)" if _words_apart(word[0]) else "") + spaced


def _words_apart(character: str) -> bool:
    """Whether the script of `character` parts words by blanks, prefixes and all; Arabic joins its article and “and”."""
    if character.isascii():
        return character.isalnum()
    return unicodedata.name(character, "").partition(" ")[0] in ("LATIN", "GREEK", "CYRILLIC")
