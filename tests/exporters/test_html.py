"""The web page: a sound document that asks the network for nothing, whoever wrote what is in it."""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import html5lib
import pytest

from iompress.banner import banner
from iompress.exporters import _html
from iompress.exporters.html import export
from iompress.model.body import parse
from tests.exporters.browser import Trap, opened, printed
from tests.exporters.editions import ARABIC, EVERYTHING, SLOVENIAN, edition, everything
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.programs import program

EDITIONS = everything()
ALL = EDITIONS | {f"hostile {name}": hostile(name) for name in MARKS}


def document(name: str) -> Element[str]:
    """The page of that edition as a tree; any error of the markup fails the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page: Element[str] = parser.parse(export(ALL[name]).decode())
    return page


def metas(page: Element[str]) -> dict[str, str]:
    """The meta elements by name."""
    names = ("name", "property", "http-equiv")
    return {next((m.get(n) or "" for n in names if m.get(n)), ""): m.get("content") or "" for m in page.iter("meta")}


@pytest.mark.parametrize("name", ALL)
def test_the_markup_is_sound_and_has_its_landmarks(name: str) -> None:
    page = document(name)
    assert page.get("lang") == ALL[name].language
    assert page.get("dir") == ALL[name].locale.direction
    assert len(list(page.iter("main"))) == len(list(page.iter("h1"))) == 1
    levels = [int(node.tag[1]) for node in page.iter() if re.fullmatch("h[1-6]", str(node.tag))]
    assert levels[0] == 1
    assert all(image.get("alt") is not None for image in page.iter("img"))
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for node in page.iter():
        labels = node.get("aria-labelledby")
        assert labels is None or labels in ids


@pytest.mark.parametrize("name", ALL)
def test_the_policy_allows_just_its_own_style(name: str) -> None:
    page = document(name)
    (style,) = page.iter("style")
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    policy = metas(page)["Content-Security-Policy"]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;")
    assert not [node for node in page.iter() if node.get("style")]


@pytest.mark.parametrize("name", EDITIONS)
def test_what_is_not_public_says_so_wherever_it_may_turn_up(name: str) -> None:
    page = document(name)
    title = page.findtext("head/title") or ""
    lines = banner(EDITIONS[name])
    if lines:
        assert title.startswith(lines[0])
        assert "noindex" in metas(page)["robots"]
        assert not {"description", "og:title", "article:published_time"} & set(metas(page))
        assert not list(page.iter("script"))
        body = page.find("body")
        assert body is not None
        assert body[0].get("class") == "banner"
    else:
        assert title.startswith(EDITIONS[name].headline)
        assert "robots" not in metas(page)
        assert metas(page)["description"] == metas(page)["og:description"]
        (data,) = page.iter("script")
        assert data.get("type") == "application/ld+json"
        assert json.loads(data.text or "")["headline"] == EDITIONS[name].headline


def test_a_page_that_has_an_address_names_it_and_those_of_its_translations() -> None:
    page = export(edition(translations=(SLOVENIAN, ARABIC))).decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    links = {(link.get("rel"), link.get("hreflang")): link.get("href") for link in tree.iter("link")}
    start = "https://lighthouses.example.org"
    assert links == {
        ("canonical", None): f"{start}/en/2026-03-02-keepers-light-lamps",
        ("alternate", "sl"): f"{start}/sl/2026-03-02-keepers-light-lamps",
    }
    assert f'<a href="{start}/sl/2026-03-02-keepers-light-lamps" hreflang="sl">' in page
    draft = edition(EVERYTHING.replace('"issued"', '"draft"'), translations=(SLOVENIAN,))
    assert "<link" not in export(draft).decode()


def test_telephone_links_dial_and_bodies_are_xml_too() -> None:
    page = export(EDITIONS["issued"]).decode()
    assert '<a href="tel:+442079460123">' in page
    fromstring(f"<div>{_html.blocks(parse(EDITIONS['issued'].body))}</div>")
    for name in MARKS:
        fromstring(f"<div>{_html.blocks(ALL[f'hostile {name}'].blocks)}</div>")


def test_a_picture_that_is_not_there_is_told_in_words() -> None:
    page = export(edition(EVERYTHING, pictures={})).decode()
    assert "<img" not in page
    assert '<span class="unseen">A white tower above grey rocks.</span>' in page


def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path) -> None:
    with Trap([]) as trap:
        run = "document.documentElement.dataset.ran=1"
        marks = [
            f"<script>{run}</script><img src={trap.url}/a onerror={run}><svg onload={run}>",
            f'"\'></title></style><script>{run}</script><link rel=stylesheet href={trap.url}/b><b x="',
            f"--><script src={trap.url}/c></script><!--",
            f"![x]({trap.url}/d) [y](javascript:{run}) <iframe src={trap.url}/e></iframe>",
        ]
        for number, mark in enumerate(marks):
            MARKS["trap"] = mark
            try:
                page = tmp_path / f"{number}.html"
                page.write_bytes(export(hostile("trap")))
            finally:
                del MARKS["trap"]
            dom = opened(page, tmp_path)
            assert "<h1>" in dom
            assert "data-ran" not in dom
        assert trap.asked == []


def test_the_banner_stands_on_every_printed_page(tmp_path: Path) -> None:
    text = program("pdftotext", "poppler-utils")
    long = EVERYTHING.replace("The work ended early.", "The work ended early.\n\n" * 60)
    page = tmp_path / "page.html"
    page.write_bytes(export(edition(long.replace('status = "issued"', 'status = "draft"'))))
    found = subprocess.run([text, str(printed(page, tmp_path)), "-"], check=True, capture_output=True, text=True).stdout
    sheets = found.split("\f")[:-1]
    assert len(sheets) > 2
    assert all("Draft: not for publication" in sheet for sheet in sheets)


def test_all_paragraphs_of_a_quote_are_marked_as_speech() -> None:
    said = "“First of all we light them.\n\n“Then we keep them lit,” said Oto Reef.\n\nThe work ended early."
    quote = 'text = "First of all we light them.\\n\\nThen we keep them lit,"'
    text = EVERYTHING.replace("The work ended early.", said).replace('text = "Every flame counts."', quote)
    page = export(edition(text)).decode()
    spoken = [line for line in page.splitlines() if 'class="spoken"' in line]
    assert sum("First of all" in line or "Then we keep" in line for line in spoken) == 2
