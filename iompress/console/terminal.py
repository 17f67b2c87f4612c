"""The terminal itself: whether there is one, how wide it is, and text that it cannot be fooled by."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TextIO

from iompress.errors import IompressError

_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def inert(text: str) -> str:
    """`text` with nothing in it that a terminal obeys or that hides its order; line breaks and tabs stay."""
    return _OBEYED.sub("�", text)


def one_line(text: str) -> str:
    """`text` inert and on one line, for a cell of tab-separated output."""
    return " ".join(inert(text).split())


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at `stream`."""
    return stream.isatty()


def colours(stream: TextIO) -> bool:
    """Whether `stream` may be coloured: a terminal, and no NO_COLOR or TERM=dumb."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str, codes: str, stream: TextIO) -> str:
    """`text` in the ANSI graphic rendition `codes` ("1;31"), if `stream` may be coloured."""
    return f"\x1b[{codes}m{text}\x1b[0m" if colours(stream) else text


def width(stream: TextIO = sys.stdout) -> int:
    """The columns of the terminal; 80 if there is none."""
    return shutil.get_terminal_size((80, 24)).columns if stream.isatty() else 80


def tell(text: str, word: str = "", codes: str = "") -> None:
    """Talk to the user on standard error, so that results on standard output stay clean.

    `word` goes in front, in the ANSI graphic rendition `codes` if there are colours: "error", "1;31".
    """
    told = inert(f"{word}: {text}" if word else text)
    if is_terminal(sys.stderr):
        told = "\n".join(_between_words(line, width(sys.stderr)) for line in told.split("\n"))
    sys.stderr.write(f"{styled(word, codes, sys.stderr)}{told.removeprefix(word)}\n")


def _between_words(line: str, columns: int) -> str:
    """`line` broken between words only, as a terminal does not; blanks and paths stay as they are."""
    if len(line) <= columns:
        return line
    from textwrap import fill

    return fill(line, columns, break_long_words=False, break_on_hyphens=False, drop_whitespace=True)


def tell_error(error: IompressError) -> None:
    """Tell what went wrong and what to do about it."""
    tell(error.message, "error", "1;31")
    if error.hint:
        tell(error.hint, "hint", "36")
