"""Words compared as they are spoken: typography, markup and the place of the attribution make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from iompress.lint.text import HIDDEN, MARK

_UNPARTED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
"""Letters of scripts that set no blanks between words: each is compared as a word."""
_ATTACHED = r"\u0300-\u036f\u0483-\u0489\u06d6-\u06ed\u0f71-\u0f84\u200d" + "".join(
    rf"\u{block:04x}-\u{block + 3:04x}\u{block + 0x3C:04x}-\u{block + 0x4D:04x}"
    rf"\u{block + 0x51:04x}-\u{block + 0x57:04x}\u{block + 0x62:04x}\u{block + 0x63:04x}"
    for block in range(0x0900, 0x0D80, 0x80)
)
"""Marks that belong to the letter before them, and are no letters of their own: accents, vowels of India …"""

_WORD = re.compile(
    rf"[{_UNPARTED}]"
    r"|(?:(?<![\w)])[-−–])?\d+(?:[.,:/٫٬’]\d+)*"
    rf"|(?:[^\W\d_]|[{_ATTACHED}])+(?:’(?:[^\W\d_]|[{_ATTACHED}])+)*"
    rf"|[%‰°&±×÷=$€£¥¢¤\u20a0-\u20cf]|{HIDDEN}+"  # code in a quotation is a word that no register has
)
_GAP = re.compile(r"\[\s*(?:…|\.{3})\s*\]|…|\.{3}|\(\s*(?:…|\.{3})\s*\)")
_GAP_OR_INSERTED = re.compile(_GAP.pattern + r"|\[[^\[\]]{1,80}\]")
_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060\u2061\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VOCALIZED = "".join(map(chr, (*range(0x0591, 0x05C8), 0x0640, *range(0x064B, 0x0660), 0x0670)))
_DROPPED = frozenset(_INVISIBLE + MARK + _VOCALIZED)
"""What is not spoken: soft hyphens, blanks of no width, marks of direction; vowels that Arabic and Hebrew may add."""
_SAME = str.maketrans({"'": "’", "ʼ": "’", "‘": "’", "`": "’", "´": "’", "′": "’", "‐": "-", "‑": "-", "−": "-"})

_LATIN = re.compile(r"[\u0000-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*")
"""Composed letters and the usual marks, each of which stays one character."""


class Word(NamedTuple):
    """One word, folded, with its place in the text that it was taken from."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text` between two offsets: numbers whole, signs of money and per cent too, hyphens as blanks."""
    end = len(text) if end is None else end
    piece = text[start:end]
    if _LATIN.fullmatch(piece):
        piece = piece.translate(_SAME)
        return [Word(match[0], match.start() + start, match.end() + start) for match in _WORD.finditer(piece)]
    folded, places = _folded(piece)
    return [
        Word(match[0], places[match.start()] + start, places[match.end() - 1] + start + 1)
        for match in _WORD.finditer(folded)
    ]


def _folded(piece: str) -> tuple[str, list[int]]:
    """`piece` composed, with one sort of apostrophe, hyphen and digit, and where each character stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(piece):
        if letter in _DROPPED:
            continue
        if letter >= "\u0300" and letters and unicodedata.combining(letter):
            composed = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(composed) == 1:
                letters[-1], places[-1] = composed, place
                continue
        letters.append(_one(letter))
        places.append(place)
    return "".join(letters), places


def _one(letter: str) -> str:
    if letter <= "\u007f":
        return letter.translate(_SAME)
    if "\uff01" <= letter <= "\uff5e":  # as wide as a Chinese character
        letter = chr(ord(letter) - 0xFEE0)
    digit = unicodedata.decimal(letter, None)
    return letter.translate(_SAME) if digit is None else str(digit)


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


def places(runs: Sequence[Sequence[str]], within: Sequence[str]) -> list[int]:
    """Where each of `runs` stands in `within`, in their order and as close together as may be; [] if not all do."""
    found: list[int] = []
    at = 0
    for run in runs:
        place = place_of(run, within, at)
        if place < 0:
            return []
        found.append(place)
        at = place + len(run)
    for number in range(len(found) - 2, -1, -1):
        latest = found[number + 1] - len(runs[number])
        while place_of(runs[number], within[: latest + len(runs[number])], latest) != latest:
            latest -= 1
        found[number] = latest
    return found


def contains(runs: Sequence[Sequence[str]], within: Sequence[str]) -> bool:
    """Whether all `runs` stand in `within`, in their order."""
    return not runs or bool(places(runs, within))
