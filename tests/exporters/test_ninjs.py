"""ninjs against IPTC's schema, and what its fields say of every state."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from iompress.edition import Edition
from iompress.exporters.ninjs import export
from tests.exporters.editions import EVERYTHING, NEWSROOM, edition, everything
from tests.exporters.generated import editions
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.standards import json_schema

EDITIONS = everything()


def item(release: Edition) -> dict[str, Any]:
    """The ninjs object, with every date in it read."""
    found: dict[str, Any] = json.loads(export(release))
    for key in ("firstCreated", "versionCreated", "embargoedUntil"):
        assert key not in found or datetime.fromisoformat(found[key]).tzinfo is not None
    return found


@cache
def validator() -> Draft202012Validator:
    geojson = Resource.from_contents({"$id": "https://geojson.org/schema/GeoJSON.json"}, DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", geojson)
    return Draft202012Validator(json_schema("ninjs/ninjs-schema_3.1.json"), registry=registry)


@pytest.mark.parametrize("name", EDITIONS)
def test_it_is_valid(name: str) -> None:
    validator().validate(item(EDITIONS[name]))


@pytest.mark.parametrize("name", MARKS)
def test_it_is_valid_whatever_stands_in_it(name: str) -> None:
    validator().validate(item(hostile(name)))


@given(editions())
def test_any_text_gives_a_valid_object(release: Edition) -> None:
    validator().validate(item(release))


@pytest.mark.parametrize(
    ("name", "status", "embargoed"),
    [
        ("issued", "usable", None),
        ("draft", "withheld", None),
        ("embargoed", "withheld", "2026-03-05T06:30:00-05:00"),
        ("lifted", "usable", "2026-03-05T06:30:00-05:00"),
        ("withdrawn", "canceled", None),
        ("arabic", "withheld", None),
    ],
)
def test_states(name: str, status: str, embargoed: str | None) -> None:
    found = item(EDITIONS[name])
    assert found["pubStatus"] == status
    assert found.get("embargoedUntil") == embargoed
    assert (status == "usable") == EDITIONS[name].state.public


def test_the_editor_is_told_of_embargo_and_corrections() -> None:
    found = item(EDITIONS["embargoed"])
    assert found["edNote"].startswith("EMBARGOED until 5 March 2026, 06:30 (New York, UTC−5)\n")
    assert found["edNote"].endswith("\nCorrection, 2 March 2026: An earlier version miscounted wicks.")
    assert (found["version"], found["versionCreated"]) == ("2", "2026-03-02T10:00:00+00:00")


def test_a_withdrawn_item_has_the_notice_for_a_body() -> None:
    found = item(EDITIONS["withdrawn"])
    assert "Every number was wrong." in found["bodies"][0]["value"]
    assert "lamp" not in json.dumps(found["bodies"])
    assert "Mira Vane" not in json.dumps(found)
    assert found["representationType"] == "partial"


def test_identity_is_the_address_and_else_a_tag() -> None:
    assert item(EDITIONS["slovenian"])["uri"] == "https://lighthouses.example.org/sl/2026-03-02-keepers-light-lamps"
    nowhere = NEWSROOM.replace("address = ", "# ")
    assert item(edition(newsroom=nowhere))["uri"] == (
        "tag:lighthouses.example.org,2026:2026-03-02-keepers-light-lamps:en"
    )
    unknown = item(edition(newsroom=nowhere.replace("url = ", "# ")))["uri"]
    assert unknown.startswith("urn:uuid:")
    assert unknown == item(edition(EVERYTHING.replace("Dusk", "Dawn"), newsroom=nowhere.replace("url = ", "# ")))["uri"]


def test_translations_are_associations_and_contacts_have_one_value_each() -> None:
    found = item(EDITIONS["issued"])
    translations = [entry for entry in found["associations"] if entry["rel"] == "translation"]
    assert [(entry["language"], entry["headlines"][0]["value"]) for entry in translations] == [
        ("sl", "Čuvaji ob mraku prižgali 40 luči"),
        ("zh", "守塔人在黄昏点亮四十盏灯"),
    ]
    values = {entry["type"]: entry["value"] for entry in found["infoSources"][0]["contactInfo"]}
    assert values == {
        "phone": "+44 (0)20 7946 0123",
        "tel": "tel:+442079460123",
        "email": "desk@lighthouses.example.org",
    }


def test_words_are_counted_where_blanks_part_them() -> None:
    assert item(EDITIONS["issued"])["bodies"][0]["wordCount"] > 80
    assert "wordCount" not in item(EDITIONS["chinese"])["bodies"][0]


def test_other_kinds_have_a_genre_of_their_own_too() -> None:
    found = item(edition(EVERYTHING.replace('kind = "release"', 'kind = "advisory"')))
    assert [genre["name"] for genre in found["genres"]] == ["Press Release", "Media advisory"]
