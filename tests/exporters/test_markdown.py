"""Markdown that another program reads as it was meant, and from which the release comes back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.edition import Edition
from iompress.exporters._commonmark import literal, same, written
from iompress.exporters.markdown import export
from iompress.model.body import Paragraph, parse, plain
from iompress.model.provenance import parse as provenance
from iompress.model.state import State
from tests.exporters.editions import EVERYTHING, edition, everything
from tests.exporters.hostile import MARKS, hostile

EDITIONS = everything() | {f"hostile {name}": hostile(name) for name in MARKS}

PIECES = st.sampled_from(
    [
        *"ab 1.)#*_`~<>[]()!&\\\n\t-+=:\"'“”é中|",
        *("\n\n", "- ", "> ", "1. ", "```\n", "**", "](", "<b>", "[a](http://x.y)", "    ", "&#10;", "![p](a.png)"),
        *("javascript:", "  \n", "---\n", "&amp;", "<!-- x -->", "[a]: http://x.y\n", "<https://x.y>"),
    ]
)
COMMONMARK = st.lists(PIECES, max_size=40).map("".join)


def record(text: str) -> dict[str, Any]:
    """The record at the end of the Markdown."""
    found = re.search(r"^<!-- iompress:release\n(.*)\n-->\n\Z", text, re.MULTILINE | re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def part(text: str, name: str) -> str:
    """What stands between the marks called `name`; "" if there are none."""
    found = re.search(rf"^<!-- iompress:{name} -->\n\n(.*)\n\n<!-- /iompress:{name} -->$", text, re.M | re.S)
    return found[1] if found else ""


@pytest.mark.parametrize("name", EDITIONS)
def test_headline_body_and_notes_come_back(name: str) -> None:
    original = EDITIONS[name]
    text = export(original).decode()
    known = record(text)
    assert provenance(known["provenance"]) is not None
    assert known["revision"] == original.revision
    headline = re.search(r"^# (.+)$", text, re.MULTILINE)
    assert headline
    assert plain(parse(f"# {headline[1]}")) == original.headline
    if original.state is State.WITHDRAWN:
        assert not part(text, "body") + part(text, "notes")
        return
    body = part(text, "body")
    assert body.startswith(known["opening"])
    assert same(parse(body.removeprefix(known["opening"])), original.blocks)
    assert same(parse(part(text, "notes")), original.note_blocks)


def test_a_harmless_body_comes_back_to_the_letter() -> None:
    source = "Words *with* a [link](https://example.org).\n\n* one\n* two\n\nSecond  line\nwrapped.\n"
    text = export(_with_body(source)).decode()
    assert part(text, "body").removeprefix(record(text)["opening"]) == source.strip("\n")


def _with_body(body: str) -> Edition:
    start, end = EVERYTHING.index("body = '''"), EVERYTHING.index("notes = '''")
    escaped = body.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return edition(f'{EVERYTHING[:start]}body = "{escaped}"\n{EVERYTHING[end:]}')


@given(COMMONMARK.filter(str.strip))
def test_every_body_keeps_its_words_and_its_place(body: str) -> None:
    text = export(_with_body(body)).decode()
    assert text.count("\n<!-- /iompress:body -->\n") == 1
    back = parse(part(text, "body").removeprefix(record(text)["opening"]))
    assert plain(back).split() == plain(parse(body)).split()


@given(COMMONMARK)
def test_a_tree_written_is_read_as_the_same_words(source: str) -> None:
    tree = parse(source)
    assert plain(parse(written(tree))).split() == plain(tree).split()


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_a_literal_means_its_characters(text: str) -> None:
    blocks = parse(literal(text))
    assert plain(blocks) == text
    assert not text or (len(blocks) == 1 and isinstance(blocks[0], Paragraph))
