"""Human dates: `2018`, `last month`, `3 weeks ago`, `10 December 2018` as the days they cover."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from iompress.errors import UsageError

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|sept"
_WEEKDAY = "|".join(WEEKDAYS)


class Period(NamedTuple):
    """A run of days, both ends included."""

    first: date
    last: date


def parse_period(text: str, today: date) -> Period:
    """The days that `text` covers, seen from `today`. Raises UsageError for what it does not know."""
    said = " ".join(text.lower().replace(",", " ").split())
    for pattern, read in _FORMS:
        match = re.fullmatch(pattern, said)
        if match is not None:
            try:
                return read(match, today)
            except (ValueError, OverflowError):
                break
    raise UsageError(
        f"“{text}” is not a date or a period that can be understood",
        hint="try 2018, 2018-12, 2018-12-10, december 2018, yesterday, last month or 3 weeks ago",
    )


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> Period:
    """`month` may lie outside 1 to 12: it is counted on from January of `year`."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _day(day: date) -> Period:
    return Period(day, day)


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _around(match: re.Match[str], today: date) -> Period:
    step = {"last": -1, "this": 0, "next": 1}[match["which"]]
    match match["unit"]:
        case "year":
            return _year(today.year + step)
        case "quarter":
            first = (today.month - 1) // 3 * 3 + 1 + 3 * step
            return Period(_month(today.year, first).first, _month(today.year, first + 2).last)
        case "month":
            return _month(today.year, today.month + step)
        case _:
            monday = today - timedelta(days=today.weekday() - 7 * step)
            return Period(monday, monday + timedelta(days=6))


def _ago(match: re.Match[str], today: date) -> Period:
    count = int(match["count"])
    match match["unit"]:
        case "year" | "month":
            months = count * (12 if match["unit"] == "year" else 1)
            whole = _month(today.year, today.month - months)
            return _day(whole.first.replace(day=min(today.day, whole.last.day)))
        case unit:
            return _day(today - timedelta(days=count * (7 if unit == "week" else 1)))


def _last_weekday(match: re.Match[str], today: date) -> Period:
    back = (today.weekday() - WEEKDAYS.index(match["weekday"])) % 7
    return _day(today - timedelta(days=back or 7))


_FORMS = (
    (r"(\d{4})", lambda m, _: _year(int(m[1]))),
    (r"(\d{4})-(\d\d?)", lambda m, _: _in_year(int(m[1]), int(m[2]))),
    (r"(\d{4})-(\d\d?)-(\d\d?)", lambda m, _: _day(date(int(m[1]), int(m[2]), int(m[3])))),
    (r"(\d\d?)\. ?(\d\d?)\. ?(\d{4})", lambda m, _: _day(date(int(m[3]), int(m[2]), int(m[1])))),
    (rf"({_MONTH}) (\d{{4}})", lambda m, _: _month(int(m[2]), _month_number(m[1]))),
    (rf"(\d\d?) ({_MONTH}) (\d{{4}})", lambda m, _: _day(date(int(m[3]), _month_number(m[2]), int(m[1])))),
    (rf"({_MONTH}) (\d\d?) (\d{{4}})", lambda m, _: _day(date(int(m[3]), _month_number(m[1]), int(m[2])))),
    (r"today", lambda _, today: _day(today)),
    (r"yesterday", lambda _, today: _day(today - timedelta(days=1))),
    (r"tomorrow", lambda _, today: _day(today + timedelta(days=1))),
    (r"(?P<which>last|this|next) (?P<unit>week|month|quarter|year)", _around),
    (r"(?:last|past) (?P<count>\d{1,4}) (?P<unit>day|week|month|year)s?", lambda m, t: Period(_ago(m, t).first, t)),
    (r"(?P<count>\d{1,4}) (?P<unit>day|week|month|year)s? ago", _ago),
    (rf"(?:last )?(?P<weekday>{_WEEKDAY})", _last_weekday),
)  # fmt: skip


def _in_year(year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return _month(year, month)
