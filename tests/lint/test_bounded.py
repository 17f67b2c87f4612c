"""Texts made to take long: each is checked in a time that grows with its length, not with the square of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.lint.newsrooms import newsroom, validated

NAME = "2026-03-02-office.toml"
MOST = 5.0
"""Seconds of a processor that each may take: without a bound each took several times as long."""


def _quotes(number: int, text: str) -> list[dict[str, Any]]:
    return [{"id": f"q{n}", "speaker": "Amy Pope", "text": text.format(n)} for n in range(number)]


def _paragraphs(number: int, text: str) -> str:
    return "\n\n".join(text.format(n) for n in range(number))


@pytest.mark.parametrize(
    "release",
    [
        pytest.param({"body": "(" * 30_000}, id="brackets"),
        pytest.param({"body": '"' * 30_000}, id="marks"),
        pytest.param({"body": "\N{WOMAN}\N{ZERO WIDTH JOINER}" * 20_000}, id="joined emoji"),
        pytest.param({"body": "[a](" * 15_000}, id="links"),
        pytest.param({"body": "a" + "\n" * 80_000 + "b"}, id="line breaks"),
        pytest.param(
            {"body": _paragraphs(3000, "“This is a quotation of five words number {},” he said.")}, id="quoting"
        ),
        pytest.param(
            {
                "body": _paragraphs(500, "“This is a quotation of fine words number {},” Amy Pope said."),
                "quotes": _quotes(500, "This is a quotation of five words number {},"),
            },
            id="altered quotes",
        ),
        pytest.param(
            {
                "body": f"“{'This is a quotation of fine words and more ' * 400},” Amy Pope said.",
                "quotes": _quotes(1, "This is a quotation of five words and more " * 400),
            },
            id="one long altered quote",
        ),
        pytest.param(
            {"contacts": [{"name": f"Press {n}", "phone": "+44 20 7946 0123"} for n in range(5000)]}, id="contacts"
        ),
    ],
)
def test_time_is_bounded(tmp_path: Path, release: dict[str, Any]) -> None:
    library = newsroom(tmp_path, {NAME: release})
    start = time.process_time()
    found = validated(library).diagnostics
    assert time.process_time() - start < MOST
    assert len(found) < 10_000


def test_how_many_more_there_are_is_told(tmp_path: Path) -> None:
    found = validated(newsroom(tmp_path, {NAME: {"body": "The office (" * 1500}})).diagnostics
    last = [d for d in found if d.code == "TY014"]
    assert len(last) == 1000
    assert last[-1].message.endswith("; so are 500 more places in this file")


def test_quotes_that_stand_to_the_letter_are_known_among_very_many(tmp_path: Path) -> None:
    text = "We opened the office in Koper on day {} of the year"
    body = _paragraphs(600, f"“{text},” Amy Pope said.")
    assert not [
        d
        for d in validated(newsroom(tmp_path, {NAME: {"body": body, "quotes": _quotes(600, text)}})).diagnostics
        if d.code in ("QU001", "QU002", "QU003")
    ]
    body = body.replace("day 77 of", "day 78 of").replace("opened", "closed")
    found = validated(newsroom(tmp_path, {NAME: {"body": body, "quotes": _quotes(600, text)}})).diagnostics
    assert any("than can be compared" in d.message for d in found if d.code == "QU001")
