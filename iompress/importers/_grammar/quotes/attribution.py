"""An attribution: who is said to have said it."""

from __future__ import annotations

from dataclasses import dataclass

from iompress.importers._grammar.people.person import Person


@dataclass(frozen=True, slots=True)
class Attribution:
    """`person` is None for a pronoun or for a verb alone. `end` is where the attribution's own words end in the gap."""

    person: Person | None
    pronoun: bool
    end: int
    sure: float
    gender: str = ""
    """ "f" or "m", if the pronoun or the verb's ending tells."""
    stranger: bool = False
    """Whether somebody or something is named who is no person that the text names."""
