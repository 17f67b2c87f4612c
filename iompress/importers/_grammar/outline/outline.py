"""Which blocks are which part of a release."""

from __future__ import annotations

from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.outline.head import head
from iompress.importers._grammar.outline.parts import Outline
from iompress.importers._grammar.outline.tail import tail
from iompress.importers._grammar.outline.trim import trim
from iompress.importers._page import Meta


def outline(
    blocks: list[Sorted], start: int, floor: int, stop: int, language: str, meta: Meta, *, several: bool = False
) -> Outline:
    """The parts of the release whose first paragraph is block `start`; it lies between blocks `floor` and `stop`.

    With `several`, it is one of several on the page, so that the page's own headline is not its.
    """
    made = Outline()
    table = words(language)
    head(made, blocks, start, floor, table, meta, several)
    for at in range(floor, start):  # a banner far above, which the headline is not looked for in
        if blocks[at].sort == "embargo" and at not in made.embargo:
            made.embargo.append(at)
    tail(made, blocks, start, stop, table)
    trim(made, blocks, table)
    return made
