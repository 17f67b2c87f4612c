"""The baseline: known findings may stay, wherever their lines move; it only ever shrinks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from iompress.errors import Refused, UsageError
from iompress.lint import baseline
from iompress.lint.reports import Result
from iompress.lint.select import Selection
from tests.desk import run
from tests.lint import newsrooms

NAME = "2026-03-02-office.toml"


def _found(folder: Path, body: str) -> Result:
    library = newsrooms.newsroom(folder / "n", {NAME: {"body": body}})
    return newsrooms.validated(library, Selection(select=("NU", "TE")))


def _made(folder: Path, body: str) -> Path:
    path = folder / "baseline.json"
    baseline.create(path, _found(folder, body).diagnostics)
    return path


def test_lines_may_move(tmp_path: Path) -> None:
    path = _made(tmp_path, "About 40% of illegal migrants.")
    moved = _found(tmp_path, "One more.\n\nAnd about 40% of illegal migrants.\n")
    known = baseline.read(path)
    assert len(moved.diagnostics) == 2
    assert known.without_known(moved.diagnostics) == []
    assert not known.mended(moved.diagnostics, [NAME], whole=True)


def test_more_of_the_same_is_new(tmp_path: Path) -> None:
    path = _made(tmp_path, "About 40% of them.")
    more = _found(tmp_path, "About 40% of them, or 50% of them.")
    new = baseline.read(path).without_known(more.diagnostics)
    assert [(d.line, d.column) for d in new] == [(6, 33)]


def test_what_is_new_is_not_taken_for_what_was_mended_elsewhere_in_the_file(tmp_path: Path) -> None:
    path = _made(tmp_path, "About 40% came. Later 40% left.")
    result = _found(tmp_path, "About 40 per cent came. Later 40% left. But 40% stayed.")
    known = baseline.read(path)
    new = known.without_known(result.diagnostics)
    assert [(d.words, d.column) for d in new] == [("%", result.diagnostics[-1].column)]
    assert known.mended(result.diagnostics, [NAME], whole=True).total() == 1


def test_it_shrinks_and_never_grows(tmp_path: Path) -> None:
    path = _made(tmp_path, "About 40% of illegal migrants, 50%.")
    result = _found(tmp_path, "About 40% of them, and aliens: illegal immigrants.")
    known = baseline.read(path)
    assert known.known.total() == 3
    mended = known.mended(result.diagnostics, [NAME], whole=True)
    assert sorted((code, count) for (_, code, _), count in mended.items()) == [("NU001", 1), ("TE001", 1)]
    baseline.shrink(known, mended)
    assert baseline.read(path).known.total() == 1
    assert "illegal immigrants" in [d.words for d in baseline.read(path).without_known(result.diagnostics)]


def test_files_that_were_not_checked_stay_known(tmp_path: Path) -> None:
    known = baseline.read(_made(tmp_path, "About 40% of them."))
    assert not known.mended([], ["2026-03-03-other.toml"], whole=False)
    assert known.mended([], ["2026-03-03-other.toml"], whole=True).total() == 1


def test_it_is_not_overwritten(tmp_path: Path) -> None:
    path = _made(tmp_path, "About 40% of them.")
    before = path.read_bytes()
    with pytest.raises(Refused):
        baseline.create(path, [])
    assert path.read_bytes() == before


def test_a_line_that_merging_left_twice_counts_twice(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"version": 2, "known": [["a.toml", "HL001", "x", 1], ["a.toml", "HL001", "x", 1]]}')
    assert baseline.read(path).known.total() == 2


def test_it_does_not_shrink_for_what_is_only_otherwise_at_another_moment(tmp_path: Path) -> None:
    embargo = {"until": datetime(2026, 11, 20, 9), "timezone": "UTC"}
    newsrooms.newsroom(tmp_path, {NAME: {"status": "approved", "embargo": embargo}})
    run(["validate", "--new-baseline", "b.json"], tmp_path, now=datetime(2026, 11, 21, tzinfo=UTC))
    before = (tmp_path / "b.json").read_bytes()
    assert b"EM001" in before
    run(["validate", "--at", "2026-11-01", "--baseline", "b.json"], tmp_path)
    assert (tmp_path / "b.json").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [None, "", "[]", "{}", '{"version": 9, "known": []}', '{"version": 2, "known": [[1]]}', "\x00", "[" * 100_000],
)
def test_what_is_no_baseline(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "baseline.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(UsageError):
        baseline.read(path)
