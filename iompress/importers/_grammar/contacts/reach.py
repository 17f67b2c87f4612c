"""A contact in the making, and the lines that it is read from."""

from __future__ import annotations

from dataclasses import dataclass, field

from iompress.importers._page import Span


@dataclass
class Reach:
    """One contact in the making. `spans` are the characters of the page that it was read from."""

    name: str = ""
    role: str = ""
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    office: str = ""
    """What a label calls the contact: its name, if there is no other."""
    beside: list[str] = field(default_factory=list)
    """Others who are reached as this one is."""

    @property
    def reached(self) -> bool:
        """Whether there is a number or address already."""
        return bool(self.phones or self.emails)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a contact: its text and where that begins in the page."""

    text: str
    start: int
