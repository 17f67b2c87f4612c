"""Numbers that a margin broke off: “01/488” at the end of one line, “31-422” on the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from iompress.importers._grammar.contacts.reach import Line

_HALF = re.compile(r"(?<!\d)\(?(?:\+|0)[\d\s()/.-]{1,9}$")
_REST = re.compile(r"\s*\d[\d\s/.-]{2,11}\s*")


def unbroken(lines: Iterable[Line]) -> Iterator[Line]:
    """`lines`, each with the rest of its last number that stands alone on the line below; no place in the page moves."""
    held: Line | None = None
    for line in lines:
        if held and _HALF.search(held.text) and _REST.fullmatch(line.text):
            gap = max(1, line.start - held.start - len(held.text))
            held = Line(held.text + " " * gap + line.text, held.start)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held
