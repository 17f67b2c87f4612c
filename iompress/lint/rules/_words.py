"""Words counted and compared."""

from __future__ import annotations

import re

from iompress.lint.text import MARK

WITHOUT_BLANKS = frozenset(("zh", "ja", "th", "lo", "km", "my", "bo", "dz"))
"""Base languages that part no words, so that they cannot be counted."""

_WORD = re.compile(r"\w+")
_MARKS = 12
"""More characters than two texts with the same words differ by: their marks and blanks."""


def find_word(text: str, word: str, start: int = 0, end: int | None = None, joining: str = "_") -> int:
    """Where `word` first stands between two offsets of `text`, no letter, digit or `joining` mark beside it; or -1."""
    end = len(text) if end is None else end
    at = text.find(word, start, end)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(mark.isalnum() or mark in joining for mark in around):
            return at
        at = text.find(word, at + 1, end)
    return -1


def count(text: str) -> int:
    """How many words `text` has; marks that stand alone are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def count_quickly(plain: str) -> int:
    """How many runs without a blank `plain` has once markup is left out: `count`, and dashes that stand alone."""
    return len(plain.replace(MARK, "").split())


def same(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever the capitals and marks."""
    if abs(len(one) - len(other)) > _MARKS:
        return False
    return one == other or (bool(words := _words(one)) and words == _words(other))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
