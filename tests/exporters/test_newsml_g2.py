"""NewsML-G2 against IPTC's schema and catalog, read back by another program."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from lxml import etree
from NewsMLG2 import NewsMLG2Document  # type: ignore[import-untyped]

from iompress.edition import Edition
from iompress.exporters.newsml_g2 import CATALOG, export
from tests.exporters.editions import everything
from tests.exporters.generated import editions
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.standards import faults, parsed, standard, xsd

EDITIONS = everything()
G2 = {"g": "http://iptc.org/std/nar/2006-10-01/", "x": "http://www.w3.org/1999/xhtml"}
XSD = "newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd"


def said(release: Edition, path: str) -> list[str]:
    """What stands at the XPath."""
    found = parsed(export(release)).xpath(path, namespaces=G2)
    assert isinstance(found, list)
    return [_text(entry) for entry in found]


def _text(found: object) -> str:
    return found if isinstance(found, str) else "".join(found.itertext()) if isinstance(found, etree._Element) else ""


@pytest.mark.parametrize("name", EDITIONS)
def test_it_is_valid(name: str) -> None:
    assert faults(xsd(XSD), export(EDITIONS[name])) == []


@pytest.mark.parametrize("name", MARKS)
def test_it_is_valid_whatever_stands_in_it(name: str) -> None:
    data = export(hostile(name))
    assert faults(xsd(XSD), data) == []
    elements = {etree.QName(node).localname for node in parsed(data).iterfind(".//x:html//*", G2)}
    assert elements <= BODY_ELEMENTS


BODY_ELEMENTS = frozenset(
    {"head", "title", "body", "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "a", "em", "strong", "code", "pre",
     "br", "hr"}
)  # fmt: skip


@given(editions())
def test_any_text_gives_a_valid_document(release: Edition) -> None:
    assert faults(xsd(XSD), export(release)) == []


@cache
def prefixes() -> frozenset[str]:
    catalog = etree.parse(standard("newsml-g2/catalog.IPTC-G2-Standards_41.xml"))
    return frozenset(scheme.get("alias", "") for scheme in catalog.iterfind(".//g:scheme", G2))


@pytest.mark.parametrize("name", EDITIONS)
def test_every_code_has_a_prefix_of_the_catalog(name: str) -> None:
    item = parsed(export(EDITIONS[name]))
    codes = [value for node in item.iter() for key in ("qcode", "role", "rel", "type") if (value := node.get(key))]
    assert codes
    assert {code.partition(":")[0] for code in codes} <= prefixes()
    assert CATALOG.rpartition("/")[2] == "catalog.IPTC-G2-Standards_41.xml"


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_program_reads_it(name: str) -> None:
    edition = EDITIONS[name]
    item = NewsMLG2Document(export(edition)).get_item()
    assert item.guid == f"https://lighthouses.example.org/{edition.language}/{edition.id}"
    assert str(item.itemmeta.title[0]) == edition.headline
    assert str(item.itemmeta.provider.name[0]) == edition.organization.name


@pytest.mark.parametrize(
    ("name", "status", "embargoed", "signals"),
    [
        ("issued", "stat:usable", [], ["sig:correction"]),
        ("draft", "stat:withheld", [], ["sig:correction"]),
        ("embargoed", "stat:withheld", ["2026-03-05T06:30:00-05:00"], ["sig:correction"]),
        ("lifted", "stat:usable", ["2026-03-05T06:30:00-05:00"], ["sig:correction"]),
        ("withdrawn", "stat:canceled", [], []),
        ("slovenian", "stat:usable", [], []),
    ],
)
def test_states(name: str, status: str, embargoed: list[str], signals: list[str]) -> None:
    edition = EDITIONS[name]
    assert said(edition, "//g:pubStatus/@qcode") == [status]
    assert said(edition, "//g:embargoed") == embargoed
    assert said(edition, "//g:signal/@qcode") == signals


def test_the_editor_is_told_of_embargo_and_corrections() -> None:
    (note,) = said(EDITIONS["embargoed"], "//g:edNote")
    assert note.startswith("EMBARGOED until 5 March 2026, 06:30 (New York, UTC−5)\n")
    assert note.endswith("\nCorrection, 2 March 2026: An earlier version miscounted wicks.")
    assert said(EDITIONS["embargoed"], "/g:newsItem/@version") == ["2"]
    assert said(EDITIONS["slovenian"], "//g:edNote") == []


def test_a_withdrawn_item_has_the_notice_for_a_body() -> None:
    (body,) = said(EDITIONS["withdrawn"], "//x:body")
    assert "Every number was wrong." in body
    assert "lamp" not in body
    assert said(EDITIONS["withdrawn"], "//g:subject | //g:description | //g:located") == []


def test_the_body_names_its_language_and_direction() -> None:
    assert said(EDITIONS["arabic"], "//x:html/@dir | /g:newsItem/@dir") == ["rtl", "rtl"]
    assert said(EDITIONS["arabic"], "//x:html/@xml:lang") == ["ar"]


def test_translations_are_links() -> None:
    assert said(EDITIONS["issued"], "//g:link/g:title/@xml:lang") == ["sl", "zh"]
    assert said(EDITIONS["issued"], "//g:link/@residref")[0] == (
        "https://lighthouses.example.org/sl/2026-03-02-keepers-light-lamps"
    )
