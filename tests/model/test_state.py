"""The one function that says whether anything may be shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.model.state import STATUSES, State, state_at

NOON = datetime(2018, 12, 10, 12, tzinfo=UTC)
BEFORE, AFTER = NOON - timedelta(microseconds=1), NOON + timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("statuses", "embargo", "expected"),
    [
        (["draft"], None, "draft"),
        (["draft"], AFTER, "draft"),
        (["review"], None, "review"),
        (["approved"], AFTER, "approved"),
        (["approved"], BEFORE, "approved"),
        (["issued"], None, "issued"),
        (["issued"], BEFORE, "issued"),
        (["issued"], NOON, "issued"),
        (["issued"], AFTER, "embargoed"),
        (["withdrawn"], None, "withdrawn"),
        (["withdrawn"], AFTER, "withdrawn"),
        (["issued", "draft"], None, "draft"),
        (["issued", "draft"], AFTER, "draft"),
        (["draft", "issued"], None, "draft"),
        (["approved", "review"], None, "review"),
        (["issued", "issued"], AFTER, "embargoed"),
        (["draft", "withdrawn"], None, "withdrawn"),
        (["withdrawn", "issued"], AFTER, "withdrawn"),
    ],
)
def test_states_at_noon(statuses: list[str], embargo: datetime | None, expected: str) -> None:
    assert state_at(NOON, statuses, embargo) == expected


moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))


@given(moments, st.lists(st.sampled_from(STATUSES), min_size=1, max_size=2), st.none() | moments)
def test_only_what_is_issued_everywhere_and_free_of_embargo_is_public(
    at: datetime, statuses: list[str], embargo: datetime | None
) -> None:
    public = state_at(at, statuses, embargo).public
    assert public == (set(statuses) == {"issued"} and (embargo is None or at >= embargo))


@given(moments, st.sampled_from(STATUSES), st.sampled_from(STATUSES), st.none() | moments)
def test_a_translation_is_never_more_public_than_its_source(
    at: datetime, source: str, translation: str, embargo: datetime | None
) -> None:
    both = state_at(at, [source, translation], embargo)
    alone = state_at(at, [source], embargo)
    assert both is State.WITHDRAWN or list(State).index(both) <= list(State).index(alone)
    assert both is state_at(at, [translation, source], embargo)


@given(moments, st.sampled_from(STATUSES), moments, st.timedeltas(timedelta(0), timedelta(days=9999)))
def test_once_lifted_an_embargo_stays_lifted(at: datetime, status: str, embargo: datetime, later: timedelta) -> None:
    if state_at(at, [status], embargo) is State.ISSUED:
        assert state_at(at + later, [status], embargo) is State.ISSUED
