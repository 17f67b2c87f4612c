"""The moment of a check, and for how long its answers hold."""

from __future__ import annotations

from datetime import UTC, datetime

BEGINNING = datetime.min.replace(tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)


class Clock:
    """Says what lies in the past, and remembers from when until when all its answers would be the same."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.since = BEGINNING
        self.until = END

    def passed(self, moment: datetime) -> bool:
        """Whether the aware `moment` lies in the past, or is now."""
        if moment <= self.at:
            self.since = max(self.since, moment)
            return True
        self.until = min(self.until, moment)
        return False
