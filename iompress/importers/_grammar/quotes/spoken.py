"""A quote in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from iompress.importers._grammar.people.person import Person
from iompress.importers._grammar.quotes.attribution import Attribution

GAP = " […] "


@dataclass
class Spoken:
    """One quote in the making: its pieces, each with its place in the page, and its attribution."""

    pieces: list[tuple[str, int, int]]
    paragraph: int
    at: int
    """Where in the paragraph its first word stands."""
    who: Attribution | None = None
    joins: list[str] = field(default_factory=list)
    open: bool = False
    whole: bool = False
    """Whether it is (almost) all of its paragraph."""
    person: Person | None = None

    @property
    def text(self) -> str:
        """The words, without marks, with […] where an attribution stands."""
        parts = [_fold(piece) for piece, _, _ in self.pieces]
        text = parts[0]
        for join, part in zip(self.joins, parts[1:], strict=True):
            text = (text.rstrip(",،， ") if join == GAP else text) + join + part
        return text.rstrip(" ,،，").lstrip(" ")

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for _, start, end in self.pieces)


def _fold(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a release: its text, and where that begins in the page."""

    text: str
    start: int


def piece(paragraph: Paragraph, start: int, end: int) -> tuple[str, int, int]:
    """The characters `start` to `end` of `paragraph`, with their places in the page."""
    return paragraph.text[start:end], paragraph.start + start, paragraph.start + end
