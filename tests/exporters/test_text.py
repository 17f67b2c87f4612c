"""Wire text: lines that hold, words that stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from iompress.exporters._wrap import wrap
from iompress.exporters.text import export, export_at, slug_line
from tests.exporters.editions import everything

EDITIONS = everything()

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


@given(TEXTS, st.integers(1, 60), st.sampled_from(["", "- ", "    "]))
def test_no_character_is_lost_and_no_line_is_wider_than_it_must_be(text: str, width: int, first: str) -> None:
    rest = " " * len(first)
    lines = wrap(text, width, first, rest)
    assert "".join(lines).removeprefix(first.rstrip(" ")).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        words = line.removeprefix(first.rstrip(" ")).strip(" ")
        assert wcswidth(line) <= width or " " not in words


@given(st.lists(st.text("abcdeéšжب", min_size=1, max_size=12), max_size=30), st.integers(1, 60))
def test_words_are_never_broken(words: list[str], width: int) -> None:
    assert " ".join(wrap(" ".join(words), width)).split() == words


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two\tthree", 40, ["one two three"]),
        ("10\u00a0December ends", 5, ["10\u00a0December", "ends"]),
        ("first\nsecond line", 8, ["first", "second", "line"]),
        ("四十盏灯，亮了。", 8, ["四十盏", "灯，亮", "了。"]),
        ("他说：“够了。”", 6, ["他说：", "“够", "了。”"]),
        ("IOM在斯洛文尼亚", 8, ["IOM在斯", "洛文尼亚"]),
        ("e\u0301e\u0301e\u0301 e\u0301e\u0301", 6, ["e\u0301e\u0301e\u0301 e\u0301e\u0301"]),
        ("", 10, [""]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("width", [40, 72, 100])
def test_a_width_holds_for_every_line_but_the_last(name: str, width: int) -> None:
    *lines, stamp = export_at(EDITIONS[name], width).decode().splitlines()
    assert stamp.startswith("iompress/1 ")
    for line in lines:
        assert wcswidth(line) <= width or " " not in line


def test_the_width_of_wires_is_72() -> None:
    assert export(EDITIONS["issued"]) == export_at(EDITIONS["issued"], 72)


def test_the_slug_line_is_the_id_without_its_date() -> None:
    assert slug_line(EDITIONS["issued"]) == "KEEPERS-LIGHT-LAMPS"
