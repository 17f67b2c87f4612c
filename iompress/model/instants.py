"""Wall time and zone in, aware instants out."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from functools import cache

from iompress.errors import UsageError

YEARS = range(1900, 3000)
"""The years that a moment can lie in: beyond them lie typing errors, and dates that no clock can convert."""

_AT = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?)\s*(?P<zone>Z|[+-]\d\d:\d\d|[A-Za-z_]+(?:/[\w+-]+)*)?)?"
)


@cache
def zone(name: str) -> tzinfo:
    """The IANA zone called `name`. Raises KeyError if there is none of that name.

    What a zone folder holds beside zones is refused: this machine's own time, and zones with leap seconds.
    """
    from zoneinfo import ZoneInfo

    if name.startswith(("right/", "posix")) or name in ("localtime", "Factory"):
        raise KeyError(name)
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
    """The UTC instant that `text` means: `2018-12-10`, `2018-12-10T14:00`, with `Z`, `+01:00` or a zone's name.

    Without a zone it is read in `default_zone`; of an hour that comes twice the first is meant, which releases
    nothing too early. Raises UsageError.
    """
    match = _AT.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        moment = datetime.fromisoformat(f"{match['date']}T{match['time'] or '00:00'}")
        if moment.year not in YEARS:
            raise ValueError(text)
        named = match["zone"]
        if named is None:
            moment = moment.replace(tzinfo=default_zone)
        elif named == "Z" or named[0] in "+-":
            moment = datetime.fromisoformat(moment.isoformat() + named)
        else:
            moment = moment.replace(tzinfo=zone(named))
        return moment.astimezone(UTC)
    except (ValueError, KeyError):
        raise UsageError(
            f"“{text}” is not a moment that can be understood",
            hint="write 2018-12-10T14:00, with Z, +01:00 or a zone such as Africa/Casablanca behind it if need be",
        ) from None


def parse_wall_time(text: str, default_zone: str) -> tuple[datetime, str]:
    """The naive wall time and the IANA zone in `2018-12-10T14:00 Africa/Casablanca`; `default_zone` if none is said.

    Raises UsageError, also for an offset instead of a zone: offsets go wrong when a clock changes.
    """
    written, _, named = text.strip().replace("T", " ", 1).partition(" ")
    time, _, named = named.partition(" ")
    try:
        wall = datetime.fromisoformat(f"{written}T{time or 'none'}")
        zone(named.strip() or default_zone)
    except (ValueError, KeyError):
        raise UsageError(
            f"“{text}” is not a wall time that can be understood",
            hint="write 2018-12-10T14:00, and the zone behind it if it is another: 2018-12-10T14:00 Africa/Casablanca",
        ) from None
    if wall.tzinfo is not None:
        raise UsageError(f"“{text}” has an offset", hint="name the zone instead: 2018-12-10T14:00 Africa/Casablanca")
    return wall, named.strip() or default_zone
