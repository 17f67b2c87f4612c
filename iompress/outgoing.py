"""The last look at a text before it leaves the house: errors that nobody can take back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import timedelta

from iompress.edition import Edition
from iompress.model.body import plain
from iompress.model.speech import pieces
from iompress.store.fold import fold

_PLACEHOLDER = re.compile(
    r"(?i:(?<![\w-])(?:X{3,}|TBC|TBD|TKTK|FIXME)(?![\w-])|\bLorem ipsum\b)|(?<![\w-])TODO(?![\w-])|\?{3,}"
    r"|\[(?:name|date|quote|city|number)\]"
)
_WORD = re.compile(r"\w+")


def faults(edition: Edition, ignored: Collection[str]) -> Iterator[str]:
    """Why `edition` must not be issued as it stands: a gap that was never filled, a quote that is not as registered.

    `ignored` are the codes of rules that the release sets aside, each with a reason: EM006, PL001 and QU003 count here.
    """
    embargo = edition.embargo
    if "EM006" not in ignored and embargo and embargo.until.date() < edition.date - timedelta(days=1):
        yield f"its embargo lifts on {embargo.until.date()}, days before its date, {edition.date}: is the year right?"
    if "PL001" not in ignored:
        for text in _texts(edition):
            found = _PLACEHOLDER.search(text)
            if found:
                yield f"“{found[0]}” still stands in “{_around(text, *found.span())}”"
                break
    if "QU003" not in ignored:
        body = _spoken(plain(edition.blocks))
        for quote in edition.quotes:
            if not all(_spoken(piece) in body for piece in pieces(quote)):
                yield f"the quote “{quote.id}” does not stand in the body as it is registered"


def _texts(edition: Edition) -> Iterator[str]:
    """All that is printed of it."""
    yield from (edition.headline, edition.subheadline, edition.summary, edition.body, edition.notes, edition.city)
    yield from (entry.text for entry in edition.boilerplate)
    for quote in edition.quotes:
        yield from (quote.text, quote.speaker, quote.role)
    for contact in edition.contacts:
        yield from (contact.name, contact.role, contact.phone, contact.email)
    for media in edition.media:
        yield from (media.alt, media.caption, media.credit, media.license)
    if edition.embargo:
        yield edition.embargo.reason


def _spoken(text: str) -> str:
    """The words of `text`, without anything that is not heard."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - 10) : end + 30].split())
