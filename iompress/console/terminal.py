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
    front = f"{styled(word, codes, sys.stderr)}: " if word else ""
    sys.stderr.write(f"{front}{inert(text)}\n")


def tell_error(error: IompressError) -> None:
    """Tell what went wrong and what to do about it."""
    tell(error.message, "error", "1;31")
    if error.hint:
        tell(error.hint, "hint", "36")
