"""Words counted and compared."""

from __future__ import annotations

import re

from iompress.lint.text import MARK

WITHOUT_BLANKS = frozenset(("zh", "ja", "th", "lo", "km", "my", "bo", "dz"))
"""Base languages that part no words, so that they cannot be counted."""

_WORD = re.compile(r"\w+")
_MARKS = 12
"""More characters than two texts with the same words differ by: their marks and blanks."""


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
