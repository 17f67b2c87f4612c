"""The part of a line that a diagnostic is about, with carets below it."""

from __future__ import annotations

import unicodedata

from iompress.lint.diagnostic import Diagnostic

_TAB = 4


def excerpt(diagnostic: Diagnostic, columns: int) -> tuple[str, str]:
    """The line around the diagnostic's beginning, at most `columns` wide, and the carets that point into it.

    Widths are those of a terminal: wide characters take two columns, combining ones none.
    """
    line = diagnostic.source
    start = diagnostic.column - 1
    end = diagnostic.end_column - 1 if diagnostic.end_line == diagnostic.line else len(line)
    left = _left(line, start, columns)
    front = ("…" if left else "") + drawn(line[left:start])
    marked = drawn(line[start:end])
    room = columns - width(front)
    if width(marked) > room:
        marked = _cut(marked, room - 1) + "…"
        tail = ""
    else:
        tail = drawn(line[end:])
        if width(tail) > room - width(marked):
            tail = _cut(tail, room - width(marked) - 1) + "…"
    return (front + marked + tail).rstrip(), " " * width(front) + "^" * max(1, width(marked))


def _left(line: str, start: int, columns: int) -> int:
    """Where to begin, so that what is meant is seen with some words before it."""
    if start <= columns * 6 and width(drawn(line[:start])) <= columns * 6 // 10:
        return 0
    left = start
    room = columns * 4 // 10
    while left > max(0, start - columns * 6) and room > 0:
        left -= 1
        room -= width(drawn(line[left]))
    blank = line.find(" ", left, start)
    return blank + 1 if 0 <= blank < start - 1 else left


def drawn(text: str) -> str:
    """`text` as it may stand in a terminal: tabs as blanks, nothing that a terminal obeys."""
    text = text.replace("\t", " " * _TAB)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in text)


def width(text: str) -> int:
    """The columns that `text` takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me", "Mn")
        else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )  # fmt: skip


def _cut(text: str, columns: int) -> str:
    while width(text) > max(columns, 0):
        text = text[: -max(1, (width(text) - columns) // 2)]
    return text
