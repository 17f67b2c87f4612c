"""The parts of one release, each a list of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Outline:
    """The parts of one release, each a list of blocks by number. `left` are those left out, by why."""

    headline: list[int] = field(default_factory=list)
    subheadline: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    contacts: list[int] = field(default_factory=list)
    boilerplate: list[tuple[int | None, list[int]]] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    dated: int | None = None
    """A dateline on a line of its own."""
    place: int | None = None
    """A line that gives the place behind a label."""
    embargo: list[int] = field(default_factory=list)
    corrections: list[int] = field(default_factory=list)
    end: int | None = None
    kind: str = ""
    left: dict[int, str] = field(default_factory=dict)
    sure: dict[str, float] = field(default_factory=dict)

    def used(self) -> set[int]:
        """All blocks that are in some part, or left out."""
        lists = (self.headline, self.subheadline, self.body, self.notes, self.contacts, self.dates, self.embargo,
                 self.corrections, self.left)  # fmt: skip
        single = (self.end, self.dated, self.place, *(title for title, _ in self.boilerplate))
        about = (at for _, texts in self.boilerplate for at in texts)
        return {*(at for each in lists for at in each), *(at for at in single if at is not None), *about}
