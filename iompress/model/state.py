"""The one function that says what state a release is in at an instant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """What a release is at an instant, least public first; `withdrawn` outranks all."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    EMBARGOED = "embargoed"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"

    @property
    def public(self) -> bool:
        """Whether it may be shown to anyone. Only an issued release may."""
        return self is State.ISSUED


STATUSES = ("draft", "review", "approved", "issued", "withdrawn")
"""What a file can say of itself. `embargoed` is never written: it is computed."""

_RANK = {state: rank for rank, state in enumerate(State)}


def state_at(at: datetime, statuses: Iterable[str], embargo: datetime | None) -> State:
    """The state at the aware instant `at` of an edition.

    `statuses` are those of the release and, for a translation, of the translation too: an edition is
    never more public than its source, and withdrawn if either is. `embargo` is the aware instant at
    which the embargo lifts; that very instant is no longer embargoed.
    """
    states = [State(status) for status in statuses]
    if State.WITHDRAWN in states:
        return State.WITHDRAWN
    least = min(states, key=_RANK.__getitem__)
    if least is State.ISSUED and embargo is not None and at < embargo:
        return State.EMBARGOED
    return least
