"""Human dates as the days they cover."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.errors import UsageError
from iompress.model.period import MONTHS, Period, parse_period

TODAY = date(2024, 3, 31)  # a Sunday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2018-12-10", "2018-12-10", "2018-12-10"),
        ("December 2018", "2018-12-01", "2018-12-31"),
        ("sept 2018", "2018-09-01", "2018-09-30"),
        ("10 Dec 2018", "2018-12-10", "2018-12-10"),
        ("10  december,  2018", "2018-12-10", "2018-12-10"),
        ("December 10, 2018", "2018-12-10", "2018-12-10"),
        ("today", "2024-03-31", "2024-03-31"),
        ("YESTERDAY", "2024-03-30", "2024-03-30"),
        ("tomorrow", "2024-04-01", "2024-04-01"),
        ("26. 11. 2026", "2026-11-26", "2026-11-26"),
        ("1.2.2026", "2026-02-01", "2026-02-01"),
        ("this week", "2024-03-25", "2024-03-31"),
        ("last week", "2024-03-18", "2024-03-24"),
        ("next week", "2024-04-01", "2024-04-07"),
        ("this month", "2024-03-01", "2024-03-31"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("next month", "2024-04-01", "2024-04-30"),
        ("this quarter", "2024-01-01", "2024-03-31"),
        ("last quarter", "2023-10-01", "2023-12-31"),
        ("next quarter", "2024-04-01", "2024-06-30"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("3 weeks ago", "2024-03-10", "2024-03-10"),
        ("1 month ago", "2024-02-29", "2024-02-29"),
        ("13 months ago", "2023-02-28", "2023-02-28"),
        ("1 year ago", "2023-03-31", "2023-03-31"),
        ("0 days ago", "2024-03-31", "2024-03-31"),
        ("last 30 days", "2024-03-01", "2024-03-31"),
        ("past 2 months", "2024-01-31", "2024-03-31"),
        ("monday", "2024-03-25", "2024-03-25"),
        ("last Sunday", "2024-03-24", "2024-03-24"),
    ],
)
def test_what_is_understood(text: str, first: str, last: str) -> None:
    assert parse_period(text, TODAY) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2018-13", "2018-00", "2018-02-30", "31 june 2018", "0000", "99999", "octopus 2018", "marvellous 2018",
     "10 december", "9999 years ago", "99999 days ago", "last 9999 years", "١٠ december", "12/10/2018", "-1 days ago"],
)  # fmt: skip
def test_what_is_not_understood_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="not a date or a period"):
        parse_period(text, TODAY)


@given(st.dates(), st.dates())
def test_a_day_is_itself_in_every_form(day: date, today: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (day.isoformat(), f"{day.day} {month} {day.year:04}", f"{month[:3].title()} {day.day}, {day.year:04}"):
        assert parse_period(text, today) == Period(day, day)


@given(
    st.text(max_size=30) | st.from_regex(r"(last|this|next|\d{1,4}) (day|week|month|quarter|year)s?( ago)?"), st.dates()
)
def test_any_text_is_a_run_of_days_or_refused(text: str, today: date) -> None:
    try:
        period = parse_period(text, today)
    except UsageError:
        return
    assert period.first <= period.last
