"""Folding: texts made comparable for search, so that case, accents and letter variants make no difference."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u200b-\u200f]"
)
_VARIANTS = {
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ı": "i",
    "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ؤ": "و", "ئ": "ي", "ё": "е",
    "’": "'", "‘": "'", "‑": "-", "–": "-", "\u00a0": " ", "\u00ad": "",
}  # fmt: skip
_VARIANT = re.compile("[" + "".join(_VARIANTS) + "]")


def fold(text: str) -> str:
    """`text` without case, accents, vowel signs and letter variants. Each character is folded by itself."""
    if text.isascii():
        return text.lower()
    decomposed = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _VARIANT.sub(lambda found: _VARIANTS[found[0]], decomposed)


def unfolded(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the characters `start` to `end` of `fold(text)` come from in `text`."""
    first = last = None
    at = 0
    for index, character in enumerate(text):
        width = len(fold(character))
        if first is None and at + width > start:
            first = index
        at += width
        if at >= end and width:
            last = index + 1
            break
    first = len(text) if first is None else first
    return first, last if last is not None else len(text)
