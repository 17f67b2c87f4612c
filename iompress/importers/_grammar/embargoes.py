"""Embargo lines: until when, and on whose clocks."""

from __future__ import annotations

import datetime as dt
import re

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


_OFFSETS = frozenset(zone for zone in _ZONES.values() if zone.startswith("Etc/"))
"""What abbreviations mean that several countries share, where the country is not known."""

_ZONE = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, _ZONES), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)


_OFFSET = re.compile(r"(?:UTC|GMT)\s?([+−-])\s?(\d{1,2})(?::?([0-5]\d))?")


_PLACE = re.compile(
    r"(?:heure\s+(?:de|d’|d')\s*|hora\s+(?:de\s+)?|ora\s+di\s+|Ortszeit\s+(?:in\s+)?|po\s+času\s+v\s+|по\s+времени\s+(?:в\s+)?|بتوقيت\s+|"
    r"(?:à|in|en|v|a)\s+)?((?:[A-ZÀ-ÞА-Я][\w’'-]+(?:\s(?:of\s)?[A-ZÀ-ÞА-Я][\w’'-]+){0,2}|[\u0621-\u064a]+(?:\s[\u0621-\u064a]+)?|[\u3400-\u9fff]{2,4}))"
)


def read(text: str, language: str, near: dt.date | None, country: str = "") -> Embargo | None:
    """The embargo that `text` sets; None if it tells no time.

    `near` is the release's own day, for a missing year; `country` the ISO 3166-1 code of the country that it is dated
    from: an abbreviation such as CET means its clocks, if they are called so on that day.
    """
    clock = next(iter(clocks.times(text)), None)
    days = dates.find(text, language)
    if clock is None and (
        midnight := re.search(
            r"midnight|minuit|medianoche|Mitternacht|mezzanotte|polnoč|полноч\w+|منتصف\s+الليل|午夜|零时", text, re.I
        )
    ):
        clock = (midnight.start(), midnight.end(), 0, 0)
    noon = re.search(r"(?<!\w)(?:noon|midi|mediodía|mezzogiorno|12\s*Uhr\s*mittags|полдень|正午)(?!\w)", text, re.I)
    if clock is None and noon:
        clock = (noon.start(), noon.end(), 12, 0)
    if not days:
        return None
    day = days[0].date
    if day is None and near is not None and not days[0].doubtful:
        day = dt.date(near.year, days[0].month, days[0].day)
    if day is None:
        return None
    hour, minute = (clock[2], clock[3]) if clock else (0, 0)
    if clock is None:
        return None
    until = dt.datetime.combine(day, dt.time(hour, minute))
    timezone, zone = _timezone(text, language)
    if timezone in _OFFSETS:
        timezone = _clocks(country, zone, until) or timezone
    return Embargo(until, timezone, zone)


def _clocks(country: str, zone: str, until: dt.datetime) -> str:
    """The IANA zone of `country` whose clocks are called `zone` at `until`; "" if none are."""
    from zoneinfo import ZoneInfo

    from babel.core import get_global

    called = {"MEZ": "CET", "MESZ": "CEST", "SEČ": "CET", "HEC": "CET"}.get(zone.upper(), zone.upper())
    inside = (name for name, code in get_global("zone_territories").items() if code == country and "/" in name)
    return next((name for name in inside if until.replace(tzinfo=ZoneInfo(name)).tzname() == called), "")


def _timezone(text: str, language: str) -> tuple[str, str]:
    offset = _OFFSET.search(text)
    if offset:
        sign, hours, minutes = offset.groups()
        name = f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}" if not int(minutes or 0) else ""
        return ("UTC" if not int(hours) else name), offset[0]
    for match in _PLACE.finditer(text):
        parts = match[1].split(" ")
        for length in range(len(parts), 0, -1):
            name = " ".join(parts[:length])
            zone = zone_of(name, language) or _inflected(name, language)
            if zone and plain(name) not in ("may", "march", "august"):
                return zone, name
    found = _ZONE.search(text)
    return (_ZONES[found[0].lower()], found[0]) if found else ("", "")


def _inflected(name: str, language: str) -> str:
    """The zone of a city whose name stands in another case: Ljubljani, Женеве."""
    if words(language).family != "slavic" or len(name) < 4:
        return ""
    for end in ("a", "", "а", "ь", "о", "и"):
        zone = zone_of(name[:-1] + end, language) or zone_of(name[:-2] + end, language)
        if zone:
            return zone
    return ""
