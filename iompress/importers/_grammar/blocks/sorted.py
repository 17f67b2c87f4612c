"""A block and what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from iompress.importers._grammar.datelines.dateline import Dateline
from iompress.importers._page import Block

KINDS = ("release", "statement", "advisory", "briefing-note")


SENTENCE_END = re.compile(r"(?:(?<![A-Z]\.[A-Z])\.|[!?…。！？؟])[\"'”’»“)\]）」』*_]*(?:\[\^?\d{1,3}\]|[¹²³⁴-⁹]+)?\s*$")


@dataclass(frozen=True, slots=True)
class Sorted:
    """A block and what it is. `label` is as long as the label that it begins with."""

    block: Block
    sort: str
    size: int
    """Its words."""
    label: int = 0
    dateline: Dateline | None = None

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return SENTENCE_END.search(self.block.text) is not None
