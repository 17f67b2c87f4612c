"""How the name of a place is usually spelled, where a dateline has it in capitals."""

from __future__ import annotations

import re

from iompress.importers._grammar.agencies import AGENCIES
from iompress.importers._grammar.places import zone_of

_SMALL = frozenset((
    "of", "the", "and", "upon", "on", "de", "del", "des", "du", "et", "sur", "sous", "en", "aux", "y", "la", "las", "los", "di", "da", "do", "dos", "e",
    "am", "an", "der", "im", "bei", "ob", "pri", "na", "v", "mesto", "vas", "trg", "на",
))  # fmt: skip
"""Words within the names of places that are written small."""

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?")
_SHORT = re.compile(r"(?:[^\W\d_]\.){2,}|[BCDFGHJKLMNPQRSTVWXZ]{2,3}")
"""What stays in capitals: “D.C.”, letters that make no word."""


def usual_case(place: str, language: str) -> str:
    """`place` as running text has it: “PORT-AU-PRINCE” is Port-au-Prince; “UN”, “D.C.” and what has small letters stay."""
    if not place.isupper() or (place.lower() in AGENCIES and not zone_of(place, language)):
        return place
    return _WORD.sub(lambda word: _cased(word, place), place)


def _cased(word: re.Match[str], place: str) -> str:
    text, low = word[0], word[0].lower()
    before = place[word.start() - 1 : word.start()]
    if _SHORT.fullmatch(text) or (low in AGENCIES and len(text) > 1 and " " in place):
        return text
    if before in ("’", "'"):
        elided = re.split("[ -]", place[: word.start() - 1])[-1]  # “L’Aquila” and “Cox’s Bazar”, “Nuku’alofa”
        return low.capitalize() if len(elided) == 1 else low
    small = low in _SMALL or (before == "-" and low in ("au", "sur", "en", "le", "les"))
    return low if word.start() and small else low.capitalize()
