"""What is said of a Word document's tracked changes: they are accepted, and those in quotations are shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from iompress.importers._docx.text import Change
from iompress.importers._grammar.quotes.marks import quoted
from iompress.importers._page import Block

_SHOWN = 5
"""Changes in quotations that are shown, of more."""


def told(changes: Sequence[Change], blocks: Sequence[Block]) -> Iterator[str]:
    """Remarks on `changes`, which lie in `blocks`: how many there are, and each that a quotation has inside it."""
    if not changes:
        return
    counts = (
        (sum(each.did == did for each in changes), name)
        for did, name in (("inserted", "insertion"), ("deleted", "deletion"))
    )
    number = " and ".join(f"{count} {name}{'s' if count > 1 else ''}" for count, name in counts if count)
    yield f"tracked changes were accepted: {number}"
    inside = [(change, quotation) for change in changes if (quotation := _around(change, blocks))]
    for change, quotation in inside[:_SHOWN]:
        yield (
            f"a tracked change lies inside a quotation: “{_short(change.words)}” was {change.did} in “{_short(quotation)}”; "
            "compare it with what was approved"
        )
    if len(inside) > _SHOWN:
        yield f"{len(inside) - _SHOWN} more tracked changes lie inside quotations"


def _around(change: Change, blocks: Sequence[Block]) -> str:
    """The quotation that `change` lies in or reaches into, "" for none."""
    at = bisect_right(blocks, change.start, key=lambda block: block.start) - 1
    if at < 0:
        return ""
    start, end = change.start - blocks[at].start, change.end - blocks[at].start
    for mark in quoted(blocks[at].text):
        if start <= mark.outer and end >= mark.inner and (change.did == "inserted" or start >= mark.inner):
            return blocks[at].text[mark.inner : mark.outer]
    return ""


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79].rstrip() + "…"
