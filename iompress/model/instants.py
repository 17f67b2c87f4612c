"""Wall time and zone in, aware instants out."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from functools import cache

from iompress.errors import UsageError

_AT = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)\s*(?P<zone>Z|[+-]\d\d:\d\d|[A-Za-z_]+(?:/[\w+-]+)*)?)?"
)


@cache
def zone(name: str) -> tzinfo:
    """The IANA zone called `name`. Raises KeyError if there is none of that name."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError):  # a path instead of a name: "../etc", "Europe"
        raise KeyError(name) from None


def instant(wall: datetime, timezone: str) -> datetime:
    """The UTC instant at which clocks in `timezone` show the naive `wall` time.

    Where a clock change makes the hour ambiguous or skips it, the later instant counts: an embargo
    may hold an hour longer than meant, never an hour shorter.
    """
    local = wall.replace(tzinfo=zone(timezone))
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def irregular(wall: datetime, timezone: str) -> str:
    """ "skipped" or "repeated" if a clock change in `timezone` does that to `wall`, else ""."""
    local = wall.replace(tzinfo=zone(timezone))
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return ""
    there_and_back = local.astimezone(UTC).astimezone(zone(timezone)).replace(tzinfo=None)
    return "repeated" if there_and_back == wall else "skipped"


def parse_at(text: str, default_zone: tzinfo) -> datetime:
    """The aware instant that `text` means: `2018-12-10`, `2018-12-10T14:00`, with `Z`, `+01:00` or a zone's name.

    Without a zone it is read in `default_zone`. Raises UsageError.
    """
    match = _AT.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        moment = datetime.fromisoformat(f"{match['date']}T{match['time'] or '00:00'}")
        named = match["zone"]
        if named is None:
            return moment.replace(tzinfo=default_zone)
        if named == "Z" or named[0] in "+-":
            return datetime.fromisoformat(moment.isoformat() + named)
        return instant(moment, named)
    except (ValueError, KeyError):
        raise UsageError(
            f"“{text}” is not a moment that can be understood",
            hint="write 2018-12-10T14:00, with Z, +01:00 or a zone such as Africa/Casablanca behind it if need be",
        ) from None
