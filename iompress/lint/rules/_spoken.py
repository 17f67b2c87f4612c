"""Words compared as they are spoken: typography, markup and the place of the attribution make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from iompress.lint.text import MARK

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]|[^\W_]+(?:[’'\-][^\W_]+)*")
_GAP = re.compile(r"\[\s*(?:…|\.{3})\s*\]|…|\.{3}|\(\s*(?:…|\.{3})\s*\)")
_GAP_OR_INSERTED = re.compile(_GAP.pattern + r"|\[[^\[\]]{1,80}\]")
_FOLDED = str.maketrans({"\u2011": "-", "\u2010": "-", "'": "’", "ʼ": "’", "\u00ad": None, MARK: None})


class Word(NamedTuple):
    """One word, folded, with its place in the text that it was taken from."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text` between two offsets."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        folded = match[0] if match[0].isascii() and "'" not in match[0] else fold(match[0])
        found.append(Word(folded, match.start(), match.end()))
    return found


def fold(text: str) -> str:
    """`text` with one sort of apostrophe and hyphen, composed."""
    return unicodedata.normalize("NFC", text.translate(_FOLDED))


def pieces(text: str, start: int, end: int) -> list[list[Word]]:
    """The runs of words between ellipses, where words are left out or the attribution stands."""
    return _cut(_GAP, text, start, end)


def fragments(text: str, start: int, end: int) -> list[list[Word]]:
    """The runs of words between ellipses, which leave words out, and brackets, which put others in."""
    return _cut(_GAP_OR_INSERTED, text, start, end)


def _cut(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[list[Word]]:
    runs = []
    for match in pattern.finditer(text, start, end):
        runs.append(words(text, start, match.start()))
        start = match.end()
    runs.append(words(text, start, end))
    return [run for run in runs if run]


def place_of(run: Sequence[str], within: Sequence[str], after: int = 0) -> int:
    """Where the words of `run` stand one after the other in `within`, from `after` on; -1 if nowhere.

    The first word may begin with another letter's size: it began a sentence there and does not here.
    """
    if not run:
        return after
    first, rest = run[0], list(run[1:])
    for at in range(after, len(within) - len(run) + 1):
        if same(within[at], first) and list(within[at + 1 : at + len(run)]) == rest:
            return at
    return -1


def same(one: str, other: str) -> bool:
    """Whether two words differ at most in the size of their first letter."""
    return one == other or (one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold())


def contains(runs: Sequence[Sequence[str]], within: Sequence[str]) -> bool:
    """Whether all `runs` stand in `within`, in their order."""
    at = 0
    for run in runs:
        found = place_of(run, within, at)
        if found < 0:
            return False
        at = found + len(run)
    return True
