"""Posts that fit, and pictures of quotations."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.exporters._pictures import size
from iompress.exporters._sheet import sheet
from iompress.exporters.social import NETWORKS, Network, cut, thread
from iompress.exporters.social import posts as posts_of
from iompress.model.state import State
from tests.exporters.editions import everything
from tests.exporters.hostile import MARKS, hostile
from tests.exporters.programs import exported

EDITIONS = everything()
ALL = EDITIONS | {f"hostile {name}": hostile(name) for name in MARKS}


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.name)
@pytest.mark.parametrize("name", ALL)
def test_every_post_fits_its_network_and_carries_the_banner(name: str, network: Network) -> None:
    page = sheet(ALL[name])
    posts, written = thread(page, network), posts_of(page)
    assert "".join(posts[0].split()).startswith("".join("".join((*page.banner[:1], page.headline)).split())[:100])
    for post in posts:
        assert network.count(post) <= network.limit
        assert post.startswith(page.banner[:1] or "")
        assert post in written


@pytest.mark.parametrize("name", EDITIONS)
def test_the_archive_holds_the_posts_and_a_picture_of_each_quotation(name: str) -> None:
    edition = EDITIONS[name]
    with zipfile.ZipFile(io.BytesIO(exported("social", edition))) as package:
        names = package.namelist()
        quotes = () if edition.state is State.WITHDRAWN else edition.quotes
        assert names == ["posts.txt", *(f"quote-{quote.id}.{kind}" for quote in quotes for kind in ("png", "svg"))]
        for file in names:
            if file.endswith(".png"):
                assert size(package.read(file)) == (1200, 675)
            if file.endswith(".svg"):
                drawing = fromstring(package.read(file))
                assert not [
                    node for node in drawing.iter() if node.tag.endswith(("}script", "}foreignObject", "}text"))
                ]


@pytest.mark.parametrize(
    "name", ["hostile typst", "hostile long", "hostile emoji", "hostile directions", "hostile wide"]
)
def test_any_text_can_be_drawn(name: str) -> None:
    assert exported("social", ALL[name]).startswith(b"PK")


@given(st.text(max_size=300), st.integers(1, 60))
def test_cutting_loses_no_character_but_blanks(text: str, limit: int) -> None:
    parts = cut(text, limit, len)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part) <= limit for part in parts)


def test_cuts_fall_between_sentences() -> None:
    assert cut("One two. Three four. Five.", 20, len) == ["One two. Three four.", "Five."]
    assert cut("one two three", 8, len) == ["one two", "three"]
    assert cut("灯塔亮了。船来了。", 5, len) == ["灯塔亮了。", "船来了。"]


def test_the_speaker_has_a_line_and_chinese_sentences_no_blank_between_them() -> None:
    assert cut("“Every flame counts.”\n— Oto Reef", 280, len) == ["“Every flame counts.”\n— Oto Reef"]
    assert cut("灯亮了。人们来了。", 280, len) == ["灯亮了。人们来了。"]
    assert cut("One. Two.", 5, len) == ["One.", "Two."]
