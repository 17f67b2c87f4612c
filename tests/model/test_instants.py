"""Wall times and zones as instants; clock changes never lift an embargo too early."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.errors import UsageError
from iompress.model.instants import instant, irregular, parse_at, zone, zone_like

ZONES = (
    "Europe/Ljubljana", "Africa/Casablanca", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe",
    "Pacific/Apia", "America/Sao_Paulo", "Africa/Monrovia", "Asia/Tehran", "UTC",
)  # fmt: skip


@pytest.mark.parametrize(
    ("wall", "timezone", "expected", "said"),
    [
        ("2018-12-10T14:00", "Africa/Casablanca", "2018-12-10T13:00", ""),
        ("2018-12-10T14:00", "Asia/Kathmandu", "2018-12-10T08:15", ""),
        ("2024-03-31T02:30", "Europe/Ljubljana", "2024-03-31T01:30", "skipped"),
        ("2024-10-27T02:30", "Europe/Ljubljana", "2024-10-27T01:30", "repeated"),
        ("2024-10-27T03:00", "Europe/Ljubljana", "2024-10-27T02:00", ""),
        ("2024-11-03T01:30", "America/New_York", "2024-11-03T06:30", "repeated"),
        ("2011-12-30T12:00", "Pacific/Apia", "2011-12-30T22:00", "skipped"),
        ("2019-05-05T02:30", "Africa/Casablanca", "2019-05-05T02:30", "repeated"),
    ],
)
def test_wall_times(wall: str, timezone: str, expected: str, said: str) -> None:
    when = datetime.fromisoformat(wall)
    assert instant(when, timezone) == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert irregular(when, timezone) == said


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), st.sampled_from(ZONES))
def test_an_embargo_ends_at_the_later_of_two_instants(wall: datetime, timezone: str) -> None:
    found = instant(wall, timezone)
    assert found.tzinfo is UTC
    readings = [wall.replace(tzinfo=zone(timezone), fold=fold).astimezone(UTC) for fold in (0, 1)]
    assert found in readings
    assert all(reading <= found for reading in readings)
    back = found.astimezone(zone(timezone)).replace(tzinfo=None)
    if irregular(wall, timezone) == "skipped":
        assert back > wall
    else:
        assert back == wall


@given(st.datetimes(datetime(1970, 1, 1), datetime(2037, 1, 1)), st.sampled_from(ZONES))
def test_a_moment_is_repeated_exactly_if_the_clocks_show_it_twice(wall: datetime, timezone: str) -> None:
    naive = wall.replace(microsecond=0)
    shown = {
        moment
        for minutes in range(-26 * 60, 26 * 60, 15)
        if (moment := (naive + timedelta(minutes=minutes)).replace(tzinfo=UTC))
        .astimezone(zone(timezone))
        .replace(tzinfo=None)
        == naive
    }
    expected = {0: "skipped", 1: "", 2: "repeated"}[len(shown)]
    if timezone != "Africa/Monrovia" or naive.year > 1972:  # its offset was no whole number of quarters
        assert irregular(naive, timezone) == expected


@pytest.mark.parametrize(
    "name",
    ["", "Europe", "../etc/passwd", "/etc/passwd", "a\0b", "x" * 5000, "Ljubljana", "localtime", "posixrules",
     "right/UTC", "posix/UTC", "Factory", "UTC+1", "é"],
)  # fmt: skip
def test_what_is_no_zone(name: str) -> None:
    with pytest.raises(KeyError):
        zone(name)
    assert not name or zone_like(name) != name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-12-10", "2018-12-10T00:00+01:00"),
        ("2018-12-10T14:00", "2018-12-10T14:00+01:00"),
        ("2018-12-10 14:00:30", "2018-12-10T14:00:30+01:00"),
        ("2018-12-10T14:00Z", "2018-12-10T14:00+00:00"),
        ("2018-12-10T14:00-05:30", "2018-12-10T14:00-05:30"),
        ("2018-12-10T14:00 Africa/Casablanca", "2018-12-10T14:00+01:00"),
        ("2018-12-10T14:00Asia/Kathmandu", "2018-12-10T14:00+05:45"),
        (" 2018-12-10 14:00 UTC ", "2018-12-10T14:00+00:00"),
        ("2024-10-27T02:30", "2024-10-27T02:30+02:00"),
        ("2024-10-27T02:30 Europe/Ljubljana", "2024-10-27T02:30+02:00"),
    ],
)
def test_moments(text: str, expected: str) -> None:
    found = parse_at(text, zone("Europe/Ljubljana"))
    assert found.tzinfo is UTC
    assert found == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    ["", "now", "2018", "2018-13-10", "2018-12-10T25:00", "2018-12-10T14:00 Nowhere", "2018-12-10T14:00+25:00",
     "0001-01-01T00:00+01:00", "9999-12-31T23:59-01:00", "2018-12-10T14", "2018-12-10Z", "2018-12-10T14:00 ../etc"],
)  # fmt: skip
def test_what_is_no_moment_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="not a moment"):
        parse_at(text, UTC)


@given(st.text(max_size=40))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    with suppress(UsageError):
        assert parse_at(text, UTC).tzinfo is UTC
