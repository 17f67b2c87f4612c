"""The corpus is read as well as is wanted, field by field; the table is `python -m tests.import_corpus`."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.import_corpus.__main__ import SAMPLES, TARGETS, measured


@pytest.fixture(scope="module")
def shares() -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for source in sorted(path for path in SAMPLES.iterdir() if path.suffix != ".toml"):
        for mark in measured(source):
            found[mark.field][0] += mark.right
            found[mark.field][1] += mark.of
    return found


@pytest.mark.parametrize("field", [*TARGETS, "refused", "how many", "language"])
def test_field_is_read_as_well_as_wanted(field: str, shares: dict[str, list[float]]) -> None:
    right, of = shares[field]
    assert 100 * right / of >= TARGETS.get(field, 100.0)
