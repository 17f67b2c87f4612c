"""Words compared as they are spoken: typography, markup and the place of the attribution make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from iompress.lint.text import MARK

_UNPARTED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
"""Letters of scripts that set no blanks between words: each is compared as a word."""
_ATTACHED = r"\u0300-\u036f\u0483-\u0489\u06d6-\u06ed\u0f71-\u0f84\u200d" + "".join(
    rf"\u{block:04x}-\u{block + 3:04x}\u{block + 0x3C:04x}-\u{block + 0x4D:04x}"
    rf"\u{block + 0x51:04x}-\u{block + 0x57:04x}\u{block + 0x62:04x}\u{block + 0x63:04x}"
    for block in range(0x0900, 0x0D80, 0x80)
)
"""Marks that belong to the letter before them, and are no letters of their own: accents, vowels of India …"""

_SIGNS = r"%‰‱°&§№<>+=~¬±×÷$€£¥¢¤\u20a0-\u20cf\u2190-\u2211\u2213-\u22ff\u2a7d\u2a7e"
"""Signs that are spoken: of money, per cent, about, more than …"""

_WORD = re.compile(
    rf"[{_UNPARTED}]"
    r"|(?:(?<![\w)])[-–](?=\d))?\d+(?:[.,:/٫٬’]\d+)*"
    rf"|(?:[^\W\d_]|[{_ATTACHED}])+(?:’(?:[^\W\d_]|[{_ATTACHED}])+)*"
    rf"|[{_SIGNS}]"
)
_GAP = re.compile(r"\[\s*(?:…|\.{3})\s*\]|…|\.{3}|\(\s*(?:…|\.{3})\s*\)")
_INSERTED = re.compile(r"\[[^\[\]\n]{1,80}\]")
_EDITED = re.compile(r"\[(?:(\w)\](?=\w)|\s*sic\s?[!?.]?\s*\])", re.IGNORECASE)
"""What an editor may put in brackets though the speaker did not say it: another size of a first letter, [sic]."""
_QUESTION = re.compile("[?？؟\u037e፧]")
_STOP = re.compile("[.!。！।۔]")

_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060\u2061\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VOCALIZED = "".join(map(chr, (*range(0x0591, 0x05C8), 0x0640, *range(0x064B, 0x0660), 0x0670)))
_DROPPED = frozenset(_INVISIBLE + MARK + _VOCALIZED)
"""What is not spoken: soft hyphens, blanks of no width, marks of direction; vowels that Arabic and Hebrew may add."""
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "œ": "oe", "Œ": "Oe", "ĳ": "ij", "Ĳ": "IJ", "ŉ": "’n",
}  # fmt: skip
_SAME = str.maketrans({"'": "’", "ʼ": "’", "‘": "’", "`": "’", "´": "’", "′": "’", "‐": "-", "‑": "-", "−": "-"})

_LATIN = re.compile(
    r"[\u0000-\u00ac\u00ae-\u0131\u0134-\u0148\u014a-\u0151\u0154-\u02ff\u2010-\u2027\u20ac\u2248\u2264\u2265]*"
)
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
    if "[" in piece:
        piece = _EDITED.sub(_unmarked, piece)
    if "–" in piece:
        piece = _MINUS.sub("-", piece)
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
        for one in _LIGATURES.get(letter, ""):
            letters.append(one)
            places.append(place)
        if letter not in _LIGATURES:
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


def _unmarked(edited: re.Match[str]) -> str:
    """As many marks as there are characters, and the letter, if there is one."""
    return f"{MARK}{edited[1]}{MARK}" if edited[1] else MARK * len(edited[0])


_MINUS = re.compile(r"(?<![\w)])–(?=\d)")


def pieces(text: str, start: int, end: int) -> list[list[Word]]:
    """The runs of words between ellipses, where words are left out or the attribution stands."""
    runs = []
    for match in _GAP.finditer(text, start, end):
        runs.append(words(text, start, match.start()))
        start = match.end()
    runs.append(words(text, start, end))
    return [run for run in runs if run]


def unbracketed(text: str, start: int, end: int) -> tuple[list[list[Word]], list[tuple[int, int]]]:
    """As `pieces`, parted by brackets too, which put words in; and where those stand."""
    inserted = [
        match.span()
        for match in _INSERTED.finditer(text, start, end)
        if not _GAP.fullmatch(match[0]) and not _EDITED.match(text, match.start())
    ]
    runs = []
    for first, last in inserted:
        runs += pieces(text, start, first)
        start = last
    return [*runs, *pieces(text, start, end)], inserted


def asks(text: str) -> bool:
    """Whether `text` has a question mark."""
    return _QUESTION.search(text) is not None


def same_question(said: str, approved: str) -> bool:
    """Whether what follows a word where it is quoted, and where it is registered, both asks or both does not.

    A question may end without its mark, as in: he asked “who will come”; not with a full stop.
    """
    if asks(said):
        return asks(approved)
    return not asks(approved) or not _STOP.search(said)


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
