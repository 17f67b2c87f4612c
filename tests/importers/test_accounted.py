"""Every word of a source stands in the draft or in the report of what was left out, whatever the source is."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.importers._draft import Draft
from iompress.importers._grammar.drafts import drafts
from iompress.importers._page import NotARelease, Page, Stored
from iompress.importers._sniff import read
from iompress.importers._tables import tables
from iompress.importers.text import read as read_text
from iompress.store.toml import parse as parse_toml
from iompress.store.write import toml_text
from tests.import_corpus.measure import shown, unmarked
from tests.importers.coverage import unaccounted

SAMPLES = sorted(p for p in (Path(__file__).parents[1] / "import_corpus" / "samples").iterdir() if p.suffix != ".toml")
TEXTS = [path.read_text("utf-8") for path in SAMPLES if path.suffix == ".txt"]


def taken(data: bytes) -> tuple[Page, tuple[Draft, ...]] | None:
    """The page that `data` is and its drafts; None if it is refused."""
    try:
        page, _ = read(data)
        assert not isinstance(page, Stored)
        return page, drafts(page)
    except NotARelease:
        return None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_word_goes_missing(path: Path) -> None:
    made = taken(path.read_bytes())
    assert (made is None) == path.name.startswith("not-")
    assert made is None or unaccounted(*made) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_body_reads_as_its_spans_do(path: Path) -> None:
    made = taken(path.read_bytes())
    if made is None:
        return
    page, found = made
    for draft in found:
        if draft.body is not None:
            spoken = "\n".join(" ".join(page.text[start:end].split()) for start, end in draft.body.spans)
            assert re.findall(r"\w+", shown(draft.body.value)) == re.findall(r"\w+", unmarked(spoken))


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_a_spoiled_source_is_still_accounted_for(text: str, chance: random.Random) -> None:
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at : at + chance.randint(1, 3)]
            case 1:
                lines.insert(at, chance.choice(lines or [""]))
            case 2:
                lines[at : at + 1] = [lines[at][:40], lines[at][40:]] if at < len(lines) else []
            case 3:
                lines.insert(
                    at, chance.choice(("“", "»", "###", "Contact:", "Geneva – ", "- ", "About us", "EMBARGO", "\x07"))
                )
            case _:
                chance.shuffle(lines)
        if not lines:
            lines = ["nothing"]
    made = taken("\n".join(lines).encode())
    if made is not None:
        assert unaccounted(*made) == []
        for draft in made[1]:
            content, _ = tables(draft, {}, "draft", date(2026, 11, 24))
            assert parse_toml(toml_text(content)) == content


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        page = read_text(text.encode("utf-8", "replace"))
        assert unaccounted(page, drafts(page)) == []
    except NotARelease:
        pass
