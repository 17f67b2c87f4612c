"""Captions: what tells whose picture it is."""

from __future__ import annotations

import re

from iompress.importers._grammar.length import size


def is_credited(text: str, caption: re.Pattern[str]) -> bool:
    """Whether `text` ends with whose picture it describes: “… Photo: Agency / Name”, “… © Agency/Name”."""
    if not any(mark in text for mark in ":：©[摄攝"):
        return False
    if _TAKEN_BY.search(text):
        return True
    found = list(caption.finditer(text)) or list(_COPYRIGHT.finditer(text))
    if not found or found[-1].start() < 8:
        return False
    before, credit = text[: found[-1].start()].rstrip(), text[found[-1].end() :]
    opened = before[-1:] in '.!?…)(/|–—-”"' or text[found[-1].start() - 1].isspace()
    return opened and size(credit) <= 9 and not re.search(r"[.!?]\s+\S", credit)


_TAKEN_BY = re.compile(r"\s\S{1,6}\s?[摄攝]\s*$")


_COPYRIGHT = re.compile(r"©\s*(?=[^\W\d_])")
