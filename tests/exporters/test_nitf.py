"""NITF against IPTC's schema, and what it says of every state."""

from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree

from iompress.edition import Edition
from iompress.exporters.nitf import export
from tests.exporters.editions import EVERYTHING, edition, everything
from tests.exporters.generated import editions
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.standards import faults, parsed, xsd

EDITIONS = everything()
NITF = {"n": "http://iptc.org/std/NITF/2006-10-18/"}
XSD = "newsml-g2/nitf-3-6.xsd"


def said(release: Edition, path: str) -> list[str]:
    """What stands at the XPath."""
    found = parsed(export(release)).xpath(path, namespaces=NITF)
    assert isinstance(found, list)
    return [_text(entry) for entry in found]


def _text(found: object) -> str:
    return found if isinstance(found, str) else "".join(found.itertext()) if isinstance(found, etree._Element) else ""


@pytest.mark.parametrize("name", EDITIONS)
def test_it_is_valid(name: str) -> None:
    assert faults(xsd(XSD), export(EDITIONS[name])) == []


@pytest.mark.parametrize("name", MARKS)
def test_it_is_valid_whatever_stands_in_it(name: str) -> None:
    assert faults(xsd(XSD), export(hostile(name))) == []


@given(editions())
def test_any_text_gives_a_valid_document(release: Edition) -> None:
    assert faults(xsd(XSD), export(release)) == []


@pytest.mark.parametrize(
    ("name", "status", "release"),
    [
        ("issued", "usable", "2026-03-02T00:00:00+01:00"),
        ("draft", "withheld", "2026-03-02T00:00:00+01:00"),
        ("embargoed", "embargoed", "2026-03-05T06:30:00-05:00"),
        ("lifted", "usable", "2026-03-05T06:30:00-05:00"),
        ("withdrawn", "canceled", "2026-03-02T00:00:00+01:00"),
    ],
)
def test_states(name: str, status: str, release: str) -> None:
    assert said(EDITIONS[name], "//n:docdata/@management-status") == [status]
    assert said(EDITIONS[name], "//n:date.release/@norm") == [release]


def test_the_editor_is_told_of_embargo_and_corrections() -> None:
    notes = said(EDITIONS["embargoed"], "//n:ed-msg/@info")
    assert notes[0] == "EMBARGOED until 5 March 2026, 06:30 (New York, UTC−5)"
    assert said(EDITIONS["embargoed"], "//n:correction/@info") == [
        "Correction, 2 March 2026: An earlier version miscounted wicks."
    ]
    assert said(EDITIONS["slovenian"], "//n:ed-msg/@info") == []


def test_a_withdrawn_document_has_the_notice_for_a_body() -> None:
    assert "Every number was wrong." in said(EDITIONS["withdrawn"], "/n:nitf/n:body/n:body.content")[0]
    assert said(EDITIONS["withdrawn"], "//n:dateline | //n:abstract | //n:person") == []


def test_a_picture_stands_where_the_body_shows_it_with_its_caption() -> None:
    path = "//n:media/n:media-reference/@source | //n:media/n:media-caption"
    assert said(EDITIONS["issued"], path) == ["tower.png", "Tower number three.", "map.svg", "Sites in April."]
    within = edition(EVERYTHING.replace("![A white tower above grey rocks.](tower.png)", "See ![it](tower.png) there."))
    assert said(within, "//n:p[contains(., 'See it there.')]/following-sibling::n:media[1]/n:media-caption") == [
        "Tower number three."
    ]


def test_notes_to_editors_contacts_and_dateline_stand_where_the_standard_has_them() -> None:
    release = EDITIONS["issued"]
    assert said(release, "//n:dateline") == ["Piran, Slovenia"]
    assert "Photographs are free." in said(release, "//n:note[@noteclass='editorsnote']")[0]
    assert "+44 (0)20 7946 0123" in said(release, "//n:note[@noteclass='end']")[0]
    assert said(release, "//n:byline | //n:distributor | //n:rights") == [
        "Free for editorial use",
        "Harbour Office",
        "Bureau of Lighthouses",
    ]
