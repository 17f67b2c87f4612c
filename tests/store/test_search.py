"""Words are found whatever their case, accents and script, and highlighted where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iompress.store.fold import fold, unfolded
from iompress.store.search import Query

LETTERS = st.text(
    st.sampled_from("aZčŠéßİıǆﬁ½ éكةىיגĳ ́̈‎­’–你国Ωё") | st.characters(exclude_categories=["Cs"]), max_size=20
)


def _finds(said: str, text: str) -> bool:
    return bool(list(Query([said]).matching({"a": fold(text).encode()})))


@pytest.mark.parametrize(
    ("said", "text", "found"),
    [
        ("MARRAKESH", "in Marrakesh.", True),
        ("zivljenjsko", "Življenjsko", True),
        ("življenjsko", "zivljenjsko", True),
        ("Kosice", "Košice", True),
        ("strasse", "Straße", True),
        ("istanbul", "İstanbul", True),
        ("oeuvre", "œuvre", True),
        ("Lodz", "Łódź", True),
        ("l'adoption", "l’adoption", True),
        ("1951-1989", "1951–1989", True),
        ("co operation", "co\u00a0operation", True),
        ("migrat", "migration", True),
        ("igration", "migration", False),
        ("great issue", "the great\nissue of", True),
        ("issue great", "great issue", False),
        ("هجرة", "الهجرة", True),
        ("الهجرة", "للهجرة", False),
        ("اتفاق", "الاتِّفاق", True),
        ("الهجره", "الهجرة", True),
        ("移民", "国际移民组织", True),
        ("ёлка", "елка", True),
        ("елка", "Ёлка", True),
        (".org", "example.org", True),
        ("(IOM)", "Migration (IOM)", True),
        ("", "anything", False),
        (" “ ", "“anything”", False),
    ],
)
def test_what_is_found(said: str, text: str, found: bool) -> None:
    assert _finds(said, f"Headline\n{text}") is found


def test_all_words_must_be_there_and_headlines_are_told() -> None:
    texts = {"a": b"one two\nthree", "b": b"one\ntwo three", "c": b"one\nthree"}
    assert dict(Query(["one", "two"]).matching(texts)) == {"a": True, "b": False}
    assert dict(Query([]).matching(texts)) == {}


@given(LETTERS, LETTERS)
def test_each_character_is_folded_by_itself(before: str, after: str) -> None:
    assert fold(before + after) == fold(before) + fold(after)


@given(LETTERS, LETTERS, LETTERS)
def test_a_place_in_the_folded_text_is_found_in_the_text(before: str, word: str, after: str) -> None:
    start, end = len(fold(before)), len(fold(before + word))
    if start < end:
        first, last = unfolded(before + word + after, start, end)
        assert fold((before + word + after)[first:last]) == fold(word)


@given(LETTERS, st.text("abč你ع ", min_size=1, max_size=8).filter(str.strip), LETTERS)
def test_what_is_highlighted_is_what_was_searched(before: str, word: str, after: str) -> None:
    query = Query([word])
    text = f"Headline\n{before} {word} {after}"
    snippet = query.snippet(text)
    assert snippet.spans
    for start, end in snippet.spans:
        highlighted = fold(snippet.text[start:end])
        assert "".join(fold(word).split()) in "".join(highlighted.split())
        assert len(highlighted.strip()) <= len(fold(word)) + 3  # æ is highlighted whole where “a” was searched


def test_a_snippet_is_a_piece_of_the_line_cut_between_words() -> None:
    line = " ".join(f"word{n:03}" for n in range(200))
    snippet = Query(["word100"]).snippet(f"Headline\n{line}\nanother line")
    assert snippet.text.startswith("… word")
    assert snippet.text.endswith(" …")
    assert "word100" in snippet.text
    assert len(snippet.text) < 140
    assert all(len(word) == 7 for word in snippet.text.strip("… ").split())
    assert Query(["headline"]).snippet("Headline\nbody").text == "Headline"
