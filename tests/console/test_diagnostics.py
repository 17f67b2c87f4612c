"""Findings on a terminal: as wide as the window, with no word broken and none lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iompress.console.diagnostics import finding
from iompress.lint.diagnostic import Diagnostic
from iompress.lint.reports import Result

PATH = "releases/2026/2026-11-20-office.toml"


def _drawn(message: str, hint: str, columns: int) -> str:
    found = Diagnostic(PATH, 24, 11, 24, 12, "QU005", "warning", message, hint)
    return finding(Result((found,), (PATH,), str, str), found, columns).plain


def test_long_messages_go_on_below() -> None:
    told = _drawn("Maja Vzorec is not a speaker in newsroom.toml", "add [speakers.KEY] to newsroom.toml", 60)
    assert told == (
        f"{PATH}:24:11: warning QU005\n"
        "  Maja Vzorec is not a speaker in newsroom.toml\n"
        "  → add [speakers.KEY] to newsroom.toml\n"
    )


@given(st.lists(st.sampled_from(["a", "embargo", "办事处", "e\u0301té", "x" * 70, "–"]), min_size=1, max_size=30))
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_every_word_is_there_and_whole(columns: int, words: list[str]) -> None:
    told = _drawn(" ".join(words), " ".join(words), columns)
    assert told.split() == [f"{PATH}:24:11:", "warning", "QU005", *words, "→", *words]
    assert all(cell_len(line) <= columns or len(line.split()) == 1 for line in told.splitlines())
