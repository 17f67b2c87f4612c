"""One release being read: its blocks, its outline, and what reading it gives besides its fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from iompress.importers._draft import Left
from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.datelines import datelines
from iompress.importers._grammar.datelines.dateline import Dateline
from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.outline.parts import Outline
from iompress.importers._page import Page, Span


@dataclass
class Reading:
    """`blocks` are those of the whole page; the release lies in blocks `floor` to `stop`, its text begins at `start`.
    Only `warnings` and `unplaced`, the words of the release that no field has room for, grow while it is read."""

    page: Page
    blocks: list[Sorted]
    parts: Outline
    language: str
    floor: int
    start: int
    stop: int
    warnings: list[str] = field(default_factory=list)
    unplaced: list[Left] = field(default_factory=list)

    @property
    def table(self) -> Words:
        """What the release's language says."""
        return words(self.language)

    @property
    def lead(self) -> int:
        """The block of the first paragraph, -1 if there is none. The answers of an invitation may stand above it."""
        body = self.parts.body
        if body and self.blocks[body[0]].sort == "prose" and self.blocks[body[0]].label:
            return next((at for at in body if self.blocks[at].sort == "dateline"), body[0])
        return body[0] if body else -1

    @cached_property
    def dateline(self) -> Dateline | None:
        """The dateline that the first paragraph begins with."""
        if self.lead < 0 or (self.blocks[self.lead].sort == "prose" and self.blocks[self.lead].label):
            return None
        lead = self.blocks[self.lead]
        return lead.dateline if lead.sort == "dateline" else datelines.find(lead.text, self.language)

    @cached_property
    def own_line(self) -> Dateline | None:
        """The dateline that stands on a line of its own."""
        at = self.parts.dated
        return datelines.find(self.blocks[at].text, self.language, alone=True) if at is not None else None

    @property
    def lines(self) -> list[tuple[Dateline, int]]:
        """The datelines with their blocks, that of the first paragraph first."""
        both = ((self.dateline, self.lead), (self.own_line, self.parts.dated))
        return [(line, at) for line, at in both if line is not None and at is not None]

    def text(self, at: int) -> str:
        """The text of block `at`."""
        return self.blocks[at].text

    def span(self, at: int) -> Span:
        """The characters of block `at`."""
        return self.blocks[at].block.start, self.blocks[at].block.end


def clean(text: str) -> str:
    """`text` with blanks folded, without marks of emphasis at its ends."""
    return " ".join(text.split()).strip("*_ ")
