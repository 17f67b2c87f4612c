"""Plain text: web pages copied as text, wire copy, archives."""

from __future__ import annotations

import re
from dataclasses import replace

from iompress.importers._decode import decode, is_text
from iompress.importers._page import Meta, NotARelease, Page, block
from iompress.importers._wrap import paragraphs
from iompress.model.provenance import STAMP

_DATED = re.compile(r"\s*date:? ((?:19|20)\d\d-\d\d(?:-\d\d)?)(?=\s)")
"""What collections of web pages put in front of a text."""
_STAMP = re.compile(f"^{STAMP}$", re.MULTILINE)


def claims(data: bytes) -> float:
    """How sure it is, from 0 to 1, that `data` is plain text: what everything is that is nothing better."""
    return 0.1 if is_text(data) else 0.0


def read(data: bytes) -> Page:
    """The page that `data` is. Raises NotARelease if it is no text."""
    if not is_text(data):
        raise NotARelease("it is not text")
    text, remarks = decode(data)
    stamp = _STAMP.search(text)
    head = _DATED.match(text)
    start = head.end() if head else 0
    made = [replace(each, start=each.start + start, end=each.end + start) for each in paragraphs(text[start:])]
    stamped = block(text, head.start(), head.end(), apart=True) if head else None
    blocks = (*((stamped,) if stamped else ()), *made)
    meta = Meta(date=head[1] if head else "", stamp=stamp[0] if stamp else "")
    return Page(text, blocks, meta=meta, remarks=remarks)
