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

_WALL = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:(?:[T,]|\s)\s*(?P<clock>\d\d?:\d\d(?::\d\d)?))?\s*"
    r"(?P<zone>Z|[+-]\d\d(?::?\d\d)?|[A-Za-z_]+(?:[ /][\w+-]+)*)?"
)
_LIKE = "write 2026-12-18T09:00, and the zone behind it if it is not the newsroom's: 2026-12-18T09:00 Africa/Casablanca"


def _is_none(name: str) -> bool:
    return name.startswith(("right/", "posix")) or name in ("localtime", "Factory")


@cache
def zone(name: str) -> tzinfo:
    """The IANA zone called `name`. Raises KeyError if there is none of that name.

    What a zone folder holds beside zones is refused: this machine's own time, and zones with leap seconds.
    """
    from zoneinfo import ZoneInfo

    if _is_none(name):
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

    Raises UsageError that says what is wrong, also for an offset instead of a zone: offsets go wrong when a clock
    changes.
    """
    match = _WALL.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"“{text}” is not a date and time", hint=_LIKE)
    if (match["zone"] or "").lower() in ("am", "pm"):
        raise UsageError(f"“{text}” is on a clock with twelve hours", hint=f"with 24 hours: {_LIKE}")
    day, clock, named = match["day"], match["clock"], match["zone"] or default_zone
    try:
        datetime.fromisoformat(day)
    except ValueError:
        raise UsageError(f"there is no day “{day}”", hint=_LIKE) from None
    if clock is None:
        raise UsageError(f"“{text}” says no time of day", hint=_LIKE)
    try:
        wall = datetime.fromisoformat(f"{day}T{clock.zfill(len(clock) + (clock[1] == ':'))}")
    except ValueError:
        raise UsageError(f"there is no time “{clock}” on a clock", hint=_LIKE) from None
    if wall.year not in YEARS:
        raise UsageError(f"“{text}” cannot be in the year {wall.year}", hint=_LIKE)
    if named[0] in "+-" or named == "Z":
        raise UsageError(
            f"“{named}” is an offset, which goes wrong when a clock changes", hint=f"name the zone: {_LIKE}"
        )
    try:
        zone(named)
    except KeyError:
        near = zone_like(named)
        raise UsageError(f"“{named}” is not a time zone", hint=f"did you mean “{near}”?" if near else _LIKE) from None
    return wall, named


def zone_like(name: str) -> str:
    """The IANA zone that is most like `name`, by its whole name or by its city; "" if none is."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    names: dict[str, str] = {}
    for known in sorted(available_timezones(), key=lambda name: "/" in name):
        if _is_none(known):
            continue
        names[known.lower()] = names[known.rpartition("/")[2].lower()] = known
    near = get_close_matches(name.lower().replace(" ", "_"), names, 1, 0.75)
    return names[near[0]] if near else ""
