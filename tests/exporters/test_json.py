"""The JSON export against its schema, from which the page that documents it is made."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, ValidationError

from iompress.exporters.json import export, json_schema
from tests.exporters.editions import everything
from tests.exporters.hostile import MARKS, hostile

EDITIONS = everything() | {f"hostile {name}": hostile(name) for name in MARKS}
CHECK = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("name", EDITIONS)
def test_exports_are_what_the_schema_says(name: str) -> None:
    CHECK.validate(json.loads(export(EDITIONS[name])))


@pytest.mark.parametrize(("key", "value"), [("state", "open"), ("revision", "12"), ("unknown", 1), ("embargo", {})])
def test_the_schema_refuses_what_is_not_documented(key: str, value: object) -> None:
    known = json.loads(export(EDITIONS["issued"]))
    with pytest.raises(ValidationError):
        CHECK.validate(known | {key: value})


def test_the_embargo_is_told_on_its_own_clocks_and_in_utc() -> None:
    embargo = json.loads(export(EDITIONS["embargoed"]))["embargo"]
    assert embargo == {
        "holds": True,
        "until": "2026-03-05T06:30:00-05:00",
        "until_utc": "2026-03-05T11:30:00Z",
        "timezone": "America/New_York",
        "reason": "Ceremony at dawn",
    }


def test_a_withdrawn_release_keeps_no_text() -> None:
    known = json.loads(export(EDITIONS["withdrawn"]))
    assert known["body"] == known["notes"] == {"commonmark": "", "paragraphs": []}
    assert not any(known[key] for key in ("summary", "subheadline", "quotes", "media", "boilerplate"))
