"""Where registered quotes stand in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Spoken(Protocol):
    """Anything with the words of a quote; […] in them is where the attribution stands."""

    @property
    def text(self) -> str:
        """The words, without quotation marks."""


Quote = TypeVar("Quote", bound=Spoken)

_GAP = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*|[ \t]*\n[ \t]*\n\s*")
_ENDING = " \t\n,.;:，。"


def pieces(quote: Spoken) -> tuple[str, ...]:
    """The parts of a quote between its attributions and paragraphs, without the punctuation that sentences share with
    them."""
    return tuple(piece for part in _GAP.split(quote.text) if (piece := _spaced(part).strip(_ENDING)))


def quotes_in(text: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Those of `quotes` whose words begin in `text`, in the order of their registration."""
    words = _spaced(text)
    return tuple(quote for quote in quotes if (found := pieces(quote)) and found[0] in words)


def _spaced(text: str) -> str:
    return " ".join(text.split())
