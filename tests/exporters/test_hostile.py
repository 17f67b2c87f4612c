"""Whatever stands in a file, it is text: nothing runs, nothing is fetched, nothing is lost."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

import html5lib
import pytest

from iompress.exporters import social
from iompress.exporters._sheet import sheet
from iompress.model.characters import CONTROL
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.programs import exported
from tests.exporters.readers import READERS
from tests.exporters.test_same_truth import count, told

EDITIONS = {name: hostile(name) for name in MARKS}


PARTED = ("pdf",)
"""Formats whose reader gives lines as they were set: a word wider than the page comes in pieces."""


def letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in `text`."""
    return Counter(filter(str.isalnum, text))


def made(format_: str, name: str) -> bytes:
    """The export of the hostile edition called `name`."""
    return exported(format_, EDITIONS[name])


@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize("format_", READERS)
def test_nothing_is_lost_and_no_control_character_comes_through(format_: str, name: str) -> None:
    text = READERS[format_](made(format_, name))
    assert not CONTROL.search(text)
    if format_ in PARTED:
        assert not letters("".join(told(EDITIONS[name]))) - letters(text)
    else:
        assert not count(told(EDITIONS[name])) - count([text])


def _inert(page: str) -> None:
    document = html5lib.parse(page, namespaceHTMLElements=False)
    for node in document.iter():
        if callable(node.tag):
            continue
        assert node.tag != "script" or node.get("type") == "application/ld+json"
        assert node.tag not in ("iframe", "object", "embed", "form", "base", "video", "svg")
        assert node.tag != "link" or node.get("rel") in ("canonical", "alternate"), "it fetches"
        for name, value in node.items():
            assert not name.startswith("on")
            if name in ("href", "src", "action", "srcset"):
                assert re.match(r"(https?|mailto|tel|data:image/[a-z+]+;base64,|tower\.png$)", value), value
    assert len(list(document.iter("style"))) == (1 if "<style>" in page.partition("<body")[0] else 0)


@pytest.mark.parametrize("name", MARKS)
def test_html_is_inert(name: str) -> None:
    page = made("html", name).decode()
    _inert(page)
    assert page.count("<style>") == 1


@pytest.mark.parametrize("name", MARKS)
def test_markdown_is_inert_wherever_it_is_shown(name: str) -> None:
    from pyromark import html

    text = made("markdown", name).decode()
    _inert(html(text))
    assert text.count("<!-- iompress:body -->\n") == text.count("\n<!-- iompress:release\n") == 1


@pytest.mark.parametrize("name", MARKS)
def test_lines_of_text_are_as_wide_as_the_wire_or_a_single_word(name: str) -> None:
    from wcwidth import wcswidth

    *lines, _stamp = made("text", name).decode().split("\n")[:-1]
    for line in lines:
        if not line.startswith("    "):  # code keeps its lines
            assert wcswidth(line) <= 72 or " " not in line.strip(" -1."), line[:200]


@pytest.mark.parametrize("name", MARKS)
def test_json_keeps_every_character(name: str) -> None:
    known = json.loads(made("json", name))
    assert known["headline"] == EDITIONS[name].headline
    assert known["body"]["commonmark"] == EDITIONS[name].body


@pytest.mark.parametrize("name", MARKS)
def test_structured_data_ends_no_page_that_it_is_put_into(name: str) -> None:
    told = made("jsonld", name).decode()
    assert not set(told) & set("<>&")
    assert json.loads(told)["headline"] == EDITIONS[name].headline


@pytest.mark.parametrize("name", MARKS)
def test_posts_keep_within_their_limits_and_cards_run_nothing(name: str) -> None:
    edition = EDITIONS[name]
    posts = social.posts(sheet(edition))
    assert not CONTROL.search(posts)
    assert not letters(edition.headline) - letters(posts)
    with zipfile.ZipFile(io.BytesIO(made("social", name))) as archive:
        card = ElementTree.fromstring(archive.read("quote-q.svg"))
    for node in card.iter():
        assert str(node.tag).rpartition("}")[2] not in ("script", "foreignObject", "a", "animate", "set")
        for key, value in node.attrib.items():
            assert not key.lower().startswith("on")
            assert not key.endswith("href") or value.startswith(("#", "data:image/png;base64,"))
