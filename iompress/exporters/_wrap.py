"""Lines no wider than a wire's, measured as screens draw them; words are never broken and never lost."""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*")  # one column each, told at a glance
_BLANKS = re.compile(r"[ \t\n]+")
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = r"、。，．；：？！…—」』）】》〉〕｝”’·\])}.,;:!?%％"
_OPENING = r"「『（【《〈〔｛“‘\[({"
_HAS_IDEOGRAPH = re.compile(f"[{_IDEOGRAPH}]")
_PIECE = re.compile(
    f"[{_OPENING}]*(?:[{_IDEOGRAPH}]|[^{_IDEOGRAPH}{_OPENING}{_CLOSING}]+)[{_CLOSING}]*|[{_OPENING}]+|[{_CLOSING}]+"
)


@lru_cache(16384)
def width_of(word: str) -> int:
    """Columns that `word` takes: Chinese two a character, accents none."""
    if word.isascii():
        return len(word)
    from wcwidth import wcswidth

    return max(wcswidth(word), 0) if word.isprintable() or "\u00a0" in word else len(word)


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` as lines of at most `width` columns; a line break in it stays one.

    `first` stands before the first line, `rest` before the others. A word wider than the line has a line of
    its own. Chinese and Japanese break between characters, but not where their punctuation forbids it; a
    no-break space never breaks.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if paragraph.isascii() or _LATIN.fullmatch(paragraph) or all(map(_is_narrow, set(paragraph))):
            _fill(lines, _single_spaced(paragraph), width, first, rest)
        else:
            _fit(lines, paragraph, width, first, rest)
        first = rest
    return lines


def _fill(lines: list[str], text: str, width: int, first: str, rest: str) -> None:
    """Add the lines of `text`, in which a character is a column: no need to look at every word."""
    at, end = 0, len(text)
    room = width - width_of(first)
    while end - at > room:
        cut = text.rfind(" ", at, at + max(room, 0) + 1)
        if cut < 0:
            cut = text.find(" ", at)
            if cut < 0:
                break
        lines.append(first + text[at:cut])
        at, first = cut + 1, rest
        room = width - width_of(rest)
    lines.append((first + text[at:]).rstrip(" "))


def _fit(lines: list[str], text: str, width: int, first: str, rest: str) -> None:
    """Add the lines of `text`, measured word by word."""
    room = width - width_of(first)
    line, used = [first], 0
    for word in filter(None, _BLANKS.split(text)):
        blank = " " if used else ""
        for piece in _pieces(word):
            wide = width_of(piece)
            if used and used + len(blank) + wide > room:
                lines.append("".join(line))
                room = width - width_of(rest)
                line, used, blank = [rest], 0, ""
            line += (blank, piece)
            used += len(blank) + wide
            blank = ""
    lines.append("".join(line).rstrip(" "))


def _single_spaced(text: str) -> str:
    if "  " in text or "\t" in text or text[:1] == " " or text[-1:] == " ":
        return " ".join(filter(None, _BLANKS.split(text)))
    return text


@lru_cache(4096)
def _is_narrow(character: str) -> bool:
    """Whether it takes one column, whatever stands beside it."""
    from wcwidth import wcwidth

    return character == "\t" or wcwidth(character) == 1


def _pieces(word: str) -> list[str]:
    """Where `word` may be parted: nowhere, unless it is written without blanks."""
    if word.isascii() or not _HAS_IDEOGRAPH.search(word):
        return [word]
    return _PIECE.findall(word)
