"""Embargo lines: until when, and on whose clocks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from iompress.importers._draft import Embargo
from iompress.importers._grammar import clocks, dates
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.places import plain, zone_of

_ZONES = {
    "gmt": "UTC", "utc": "UTC", "ut": "UTC", "z": "UTC", "bst": "Europe/London", "cet": "Etc/GMT-1", "cest": "Etc/GMT-2", "mez": "Etc/GMT-1",
    "mesz": "Etc/GMT-2", "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York", "ct": "America/Chicago",
    "cst": "America/Chicago", "cdt": "America/Chicago", "mst": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "eet": "Etc/GMT-2", "eest": "Etc/GMT-3", "msk": "Europe/Moscow", "мск": "Europe/Moscow",
    "eat": "Etc/GMT-3", "wat": "Etc/GMT-1", "cat": "Etc/GMT-2", "sast": "Africa/Johannesburg", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo",
    "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong", "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "nzst": "Pacific/Auckland",
    "seč": "Etc/GMT-1", "hec": "Etc/GMT-1", "غرينتش": "UTC", "гринвичу": "UTC", "格林尼治": "UTC", "北京时间": "Asia/Shanghai", "北京時間": "Asia/Shanghai",
    "московскому": "Europe/Moscow", "tu": "UTC",
}  # fmt: skip


_ZONE = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, _ZONES), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)


_OFFSET = re.compile(r"(?:(?:UTC|GMT)\s?|(?<=\d:[0-5]\d))([+−-])\s?(\d{1,2})(?::?([0-5]\d))?|(?<=\d)Z(?!\w)")
"""A difference from UTC: “UTC+2”, “10:00+01:00”, “10:00Z”."""


_SHARED = {"ist": ("IN", "IL", "IE")}
"""Abbreviations by which several countries call their clocks hours apart: without one of them nobody knows which."""

_LITERAL = {"est": 5, "edt": 4, "cst": 6, "cdt": 5, "mst": 7, "mdt": 6, "pst": 8, "pdt": 7, "bst": -1}
"""Hours behind UTC of what many write all the year, summer time or not."""

_UNKNOWN = re.compile(
    r"\s*\(?(?!(?:NOT|BUT|SAT|OCT|SEPT|LAST|NEXT|POST|TEXT|PART|MOST|JUST)\b)([A-Z]{2,3}T|WIB|WITA|WIT|SLST)\b(?! OF\b)"
)
"""What looks like a zone's abbreviation behind a time and is none that is known."""

_PLACE = re.compile(
    r"(?:heure\s+(?:de|d’|d')\s*|hora\s+(?:de\s+)?|ora\s+di\s+|Ortszeit\s+(?:in\s+)?|po\s+času\s+v\s+|по\s+времени\s+(?:в\s+)?|بتوقيت\s+|"
    r"(?:à|in|en|v|a)\s+)?((?:[A-ZÀ-ÞА-Я][\w’'-]+(?:\s(?:of\s)?[A-ZÀ-ÞА-Я][\w’'-]+){0,2}|[\u0621-\u064a]+(?:\s[\u0621-\u064a]+)?|[\u3400-\u9fff]{2,4}))"
)


def read(text: str, language: str, near: dt.date | None, country: str = "") -> Embargo | None:
    """The embargo that `text` sets; None if it tells no day or no time.

    `near` is the release's own day, for a missing year; `country` the ISO 3166-1 code of the country that it is dated
    from: an abbreviation such as CET means its clocks, if they are called so on that day. Of several times that are not
    the same moment the latest counts, and `several` says so.
    """
    days = [(found.start, day) for found in dates.find(text, language) if (day := _day(found, near)) is not None]
    times = hours(text, language)
    if not days or not times:
        return None
    told = _zones(text, language)
    made = []
    for number, (start, end, hour, minute) in enumerate(times):
        before = times[number - 1][1] if number else 0
        behind = times[number + 1][0] if number + 1 < len(times) else len(text)
        until = dt.datetime.combine(_day_beside(days, start, end, behind), dt.time(hour, minute))
        until += dt.timedelta(days=not hour and not minute and _DAY_S_END.search(text) is not None)
        made.append((until, _zone_beside(until, text, told, (before, start, end, behind), country)))
    if unknown := next((words for _, (zone, words) in made if words and not zone), ""):
        return Embargo(max(until for until, _ in made), "", unknown, several=len(made) > 1)
    zones = [zone for _, zone in made if zone[0]] or [zone for _, zone in made]
    moments = [(until, zone if zone[0] else zones[0]) for until, zone in made]
    latest = max(moments, key=_instant)
    until, (timezone, zone) = next((each for each in moments if _instant(each) == _instant(latest)), latest)
    return Embargo(until, timezone, zone, several=len({*map(_instant, moments)}) > 1 or len({*days}) > len(moments))


_DAY_S_END = re.compile(
    r"(?<!\w)(?:end\s+of|fin\s+(?:de|du)|final\s+del?|am\s+Ende|Ende\s+des|fine\s+del?|konec|koncu|конц\w+|نهاية)(?!\w)|[结結]束|[终終]了",
    re.IGNORECASE,
)
"""That the midnight is meant with which a day ends."""


def _day_beside(days: list[tuple[int, dt.date]], start: int, end: int, behind: int) -> dt.date:
    """The day of the time at `start` to `end`: the last before it, or the first behind it and before the next time, which
    begins at `behind`; of both the later, for an embargo may hold longer than meant and never shorter."""
    before = [day for at, day in days if at < start][-1:]
    after = [day for at, day in days if end <= at < behind][:1]
    return max(before + after, default=days[0][1])


def instant(found: Embargo) -> dt.datetime:
    """The moment until which `found` holds; on the clocks of UTC if it tells none."""
    assert found.until is not None
    return _instant((found.until, (found.timezone, found.zone)))


def at_midnight(text: str, found: Embargo) -> bool:
    """Whether `text`, that set `found`, calls its hour midnight, which is the beginning of a day or its end."""
    return found.until is not None and found.until.time() == dt.time() and clocks.MIDNIGHT.search(text) is not None


def later_day(text: str, language: str, found: Embargo) -> bool:
    """Whether `text` tells a day behind the one on which `found` ends."""
    assert found.until is not None
    return any(day.date is not None and day.date > found.until.date() for day in dates.find(text, language))


def last_day(text: str, language: str) -> dt.date | None:
    """The last of the days in `text`; None if there is none, or one of them is not written in full."""
    days = [found.date for found in dates.find(text, language)]
    told = [day for day in days if day is not None]
    return max(told, default=None) if len(told) == len(days) else None


def hours(text: str, language: str) -> list[tuple[int, int, int, int]]:
    """The times of day in `text`, in order, each with its place, hour and minute; figures of a day or a difference from UTC are none."""
    others = [(day.start, day.end) for day in dates.find(text, language)]
    others += [offset.span() for offset in _OFFSET.finditer(text)]
    found = [time for time in clocks.times(text) if not any(time[0] < end and time[1] > start for start, end in others)]
    if found:
        return found
    for said, hour in ((clocks.MIDNIGHT, 0), (clocks.NOON, 12)):
        if match := said.search(text):
            return [(match.start(), match.end(), hour, 0)]
    return []


def zones(text: str, language: str) -> list[tuple[int, int, str, str]]:
    """The zones that `text` names, in order, each with its place, its IANA name, "" if there is none, and its words."""
    return _zones(text, language)


def _day(found: dates.Found, near: dt.date | None) -> dt.date | None:
    """The day; without a year the first one that is not long before `near`."""
    if found.date is not None or found.doubtful or found.year is not None or near is None:
        return found.date
    for year in (near.year, near.year + 1):
        try:
            day = dt.date(year, found.month, found.day)
        except ValueError:  # 29 February
            continue
        if day >= near - _EARLIER:
            return day
    return None


_EARLIER = dt.timedelta(days=31)
"""How long before the day of its release an embargo without a year can end."""


def _instant(moment: tuple[dt.datetime, tuple[str, str]]) -> dt.datetime:
    until, (timezone, _) = moment
    from zoneinfo import ZoneInfo

    return until.replace(tzinfo=ZoneInfo(timezone or "UTC"))


_Told = tuple[int, int, str, str]
"""A zone in a text: its place, its IANA name, its words."""


def _zone_beside(
    until: dt.datetime, text: str, told: list[_Told], around: tuple[int, int, int, int], country: str
) -> tuple[str, str]:
    """The zone of the time that stands between the second and third place of `around`, among those that are `told`
    between the time before it and the one behind it: the nearest behind it, or else in front.

    Where an abbreviation and a place are told for one time and agree, the place counts.
    """
    before, start, end, behind = around
    after = [zone for zone in told if end <= zone[0] and zone[1] <= behind]
    nearest = after or [zone for zone in reversed(told) if before <= zone[0] and zone[1] <= start]
    if (unknown := _UNKNOWN.match(text, end)) and unknown[1].lower() not in _ZONES:
        return "", unknown[1]
    if not nearest:
        return "", ""
    timezone, words = nearest[0][2:]
    if words.lower() in _ZONES:
        timezone = _called(words, until, country)
    if timezone.startswith("Etc/"):
        for _, _, other, name in nearest[1:]:
            if "/" in other and _instant((until, (other, ""))) == _instant((until, (timezone, ""))):
                return other, name
    return timezone, words


def _called(abbreviation: str, until: dt.datetime, country: str) -> str:
    """The zone that `abbreviation` means at `until` in a text from `country`; "" if nobody knows. Where it is written out
    of season, EST in July, the later of both moments counts."""
    from babel.core import get_global

    known = abbreviation.lower()
    if known in _SHARED and country not in _SHARED[known]:
        return ""
    usual = _ZONES[known]
    if get_global("zone_territories").get(usual) != country:
        usual = _clocks(country, abbreviation, until) or usual
    if known in _LITERAL:
        literal = f"Etc/GMT{_LITERAL[known]:+d}"
        usual = max(usual, literal, key=lambda zone: _instant((until, (zone, ""))))
    return usual


def _clocks(country: str, zone: str, until: dt.datetime) -> str:
    """The IANA zone of `country` whose clocks are called `zone` at `until`; "" if none are."""
    from zoneinfo import ZoneInfo

    from babel.core import get_global

    called = {"MEZ": "CET", "MESZ": "CEST", "SEČ": "CET", "HEC": "CET"}.get(zone.upper(), zone.upper())
    inside = (name for name, code in get_global("zone_territories").items() if code == country and "/" in name)
    return next((name for name in inside if until.replace(tzinfo=ZoneInfo(name)).tzname() == called), "")


def _zones(text: str, language: str) -> list[_Told]:
    """The zones that `text` names, in order: places, abbreviations, differences from UTC."""
    found: list[_Told] = []
    for offset in _OFFSET.finditer(text):
        sign, hours, minutes = offset[1] or "+", offset[2] or "0", offset[3]
        whole = not int(minutes or 0) and int(hours) <= (14 if sign == "+" else 12)
        name = f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}" if whole else ""
        found.append((*offset.span(), "UTC" if not int(hours) and whole else name, offset[0]))
    for match in _PLACE.finditer(text):
        found += _place(match[1], match.start(1), language)
    found += [(*match.span(), _ZONES[match[0].lower()], match[0]) for match in _ZONE.finditer(text)]
    kept: list[_Told] = []
    for each in sorted(found, key=lambda zone: (zone[0], -zone[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def _place(said: str, at: int, language: str) -> Iterator[_Told]:
    """The place that some of the words `said`, which stand at `at`, name, with its zone."""
    parts = said.split(" ")
    for first in range(len(parts)):
        for last in range(len(parts), first, -1):
            name = " ".join(parts[first:last])
            zone = zone_of(name, language) or _inflected(name, language)
            if zone and plain(name) not in ("may", "march", "august") and name.lower() not in _ZONES:
                start = at + sum(len(part) + 1 for part in parts[:first])
                yield start, start + len(name), zone, name
                return


def _inflected(name: str, language: str) -> str:
    """The zone of a city whose name stands in another case: Ljubljani, Женеве."""
    if words(language).family != "slavic" or len(name) < 4:
        return ""
    for end in ("a", "", "а", "ь", "о", "и"):
        zone = zone_of(name[:-1] + end, language) or zone_of(name[:-2] + end, language)
        if zone:
            return zone
    return ""
