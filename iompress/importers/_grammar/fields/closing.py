"""What closes a release, or says what was corrected in it."""

from __future__ import annotations

import re

from iompress.importers._draft import Found
from iompress.importers._grammar.fields.reading import Reading, clean

_CLOSING = re.compile(
    r"(?<=\S)\s*((?:#\s?){3}|[（(]完[）)]|\(?-{1,2}\s?(?:ENDS?|30|FIN|ENDE)\s?-{1,2}\)?|(?<=[.”\"!?] )(?:ENDS|/ENDS)|\*\s?\*\s?\*)\s*$"
)


def closing_mark(text: str) -> re.Match[str] | None:
    """The end mark that stands at the end of the last paragraph; its first group is the mark."""
    return _CLOSING.search(text)


def end_mark(reading: Reading) -> Found[str] | None:
    """The mark that says where the release ends: “###”, “ENDS”."""
    if (at := reading.parts.end) is not None:
        return Found(reading.text(at).strip(), (reading.span(at),))
    if not reading.parts.body or (mark := closing_mark(reading.text(reading.parts.body[-1]))) is None:
        return None
    start, _ = reading.span(reading.parts.body[-1])
    return Found(mark[1], ((start + mark.start(1), start + mark.end(1)),), 0.9)


def correction(reading: Reading) -> Found[str] | None:
    """The note that says what was corrected."""
    blocks = reading.parts.corrections
    return (
        Found(" ".join(clean(reading.text(at)) for at in blocks), tuple(map(reading.span, blocks)), 0.8)
        if blocks
        else None
    )
