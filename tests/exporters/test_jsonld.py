"""JSON-LD against schema.org's own vocabulary, and that no search engine ever learns of an embargo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from schema_org.registry import CLASS_METADATA, DATATYPES, PROPERTY_BY_SCHEMA, ancestry

from iompress.edition import Edition
from iompress.exporters._sheet import sheet
from iompress.exporters.jsonld import embedded, export
from tests.exporters.editions import EMBARGO, EVERYTHING, NEWSROOM, edition, everything
from tests.exporters.generated import editions
from tests.exporters.hostile import MARKS, hostile

EDITIONS = everything()
LITERALS = {"Text", "URL", "Date", "DateTime", "Number", "Boolean", "Time"}


def article(release: Edition) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(release))
    return found


def faults(node: dict[str, Any]) -> Iterator[str]:
    """Where `node` uses a word that schema.org does not have, or not there, or not with such a value."""
    kind = node["@type"]
    if kind not in CLASS_METADATA:
        yield f"no type {kind}"
        return
    known = {kind, *ancestry(kind)}
    for key, values in node.items():
        if key.startswith("@"):
            continue
        if key not in PROPERTY_BY_SCHEMA:
            yield f"no property {key}"
            continue
        property_ = PROPERTY_BY_SCHEMA[key]
        if not known & set(property_.domains):
            yield f"{kind} has no {key}"
        if property_.superseded_by:
            yield f"{key} is superseded by {property_.superseded_by}"
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                yield from faults(value)
                if not {value["@type"], *ancestry(value["@type"])} & set(property_.ranges):
                    yield f"{key} cannot be a {value['@type']}"
            elif not LITERALS & set(property_.ranges):
                yield f"{key} cannot be text"


@pytest.mark.parametrize("name", EDITIONS)
def test_every_word_is_schema_org_s(name: str) -> None:
    found = article(EDITIONS[name])
    assert (found["@context"], found["@type"]) == ("https://schema.org", "NewsArticle")
    assert list(faults(found)) == []


def test_the_vocabulary_check_finds_faults() -> None:
    assert set(DATATYPES) >= {"Text", "URL"}
    wrong = {"@type": "NewsArticle", "embargo": "x", "telephone": "1", "publisher": "me", "about": {"@type": "Lamp"}}
    assert len(list(faults(wrong))) >= 4


@given(editions())
def test_any_text_is_json_that_no_script_element_can_be_left_from(release: Edition) -> None:
    assert list(faults(article(release))) == []
    inner = embedded(sheet(release))
    assert not set(inner) & set("<>&")
    assert json.loads(inner) == article(release)


@pytest.mark.parametrize("name", MARKS)
def test_hostile_fields_stay_text(name: str) -> None:
    release = hostile(name)
    assert article(release)["headline"] == release.headline
    assert not set(embedded(sheet(release))) & set("<>&")


@pytest.mark.parametrize("name", EDITIONS)
def test_only_what_is_public_is_ever_embedded(name: str) -> None:
    release = EDITIONS[name]
    assert bool(embedded(sheet(release))) == release.state.public
    found = article(release)
    assert ("datePublished" in found) == release.state.public
    assert ("creativeWorkStatus" in found) == (not release.state.public)


def test_an_embargo_is_told_where_access_is() -> None:
    found = article(EDITIONS["embargoed"])
    assert found["creativeWorkStatus"] == "Under embargo"
    assert found["conditionsOfAccess"].startswith("EMBARGOED until 5 March 2026, 06:30 (New York, UTC−5)\n")


@pytest.mark.parametrize("name", [name for name, release in EDITIONS.items() if release.state.public])
def test_a_public_article_names_no_translation_that_is_not(name: str) -> None:
    text = export(EDITIONS[name]).decode()
    for sibling in EDITIONS[name].siblings:
        assert sibling.state.public or sibling.headline not in text


def test_dates_are_no_more_exact_than_what_is_known() -> None:
    assert article(EDITIONS["issued"])["datePublished"] == "2026-03-02"
    assert article(EDITIONS["lifted"])["datePublished"] == "2026-03-05T06:30:00-05:00"
    assert article(EDITIONS["issued"])["dateModified"] == "2026-03-02T10:00:00+00:00"
    assert "dateModified" not in article(EDITIONS["slovenian"])


def test_corrections_quotes_and_contacts() -> None:
    found = article(EDITIONS["issued"])
    assert found["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "An earlier version miscounted wicks.",
            "datePublished": "2026-03-02T10:00:00+00:00",
        }
    ]
    assert found["hasPart"][0]["spokenByCharacter"] == {
        "@type": "Person",
        "name": "Mira Vane",
        "jobTitle": "Chief Keeper",
    }
    (contact,) = found["publisher"]["contactPoint"]
    assert (contact["telephone"], contact["availableLanguage"]) == ("+442079460123", ["en", "ar"])
    assert found["articleBody"].startswith("Piran, Slovenia\u00a0– Crews of the Bureau lit forty new beacons")


def test_an_original_has_translations_and_a_translation_its_original() -> None:
    assert [work["inLanguage"] for work in article(EDITIONS["issued"])["workTranslation"]] == ["sl", "zh"]
    assert article(EDITIONS["slovenian"])["translationOfWork"]["inLanguage"] == "en"


def test_a_withdrawn_article_is_its_notice() -> None:
    found = article(EDITIONS["withdrawn"])
    assert "Every number was wrong." in found["articleBody"]
    assert found.keys().isdisjoint({"hasPart", "image", "description", "about", "dateline", "datePublished"})


def test_without_an_address_it_has_no_url() -> None:
    found = article(edition(EVERYTHING + EMBARGO, newsroom=NEWSROOM.replace("address = ", "# ")))
    assert found["@id"].startswith("tag:lighthouses.example.org,2026:")
    assert "url" not in found
