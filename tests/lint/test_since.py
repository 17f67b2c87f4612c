"""Against git: what changed, and whether anything that was issued reads otherwise now."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from iompress.errors import UsageError
from iompress.lint.git import NoComparison, revision
from iompress.lint.since import altered, not_committed
from iompress.store.library import Library
from tests.exporters.programs import program
from tests.lint.newsrooms import Files, newsroom

NAME = "2026-03-02-office.toml"
QUOTE = {"id": "era", "speaker": "Amy Pope", "text": "One word."}
ISSUED: dict[str, Any] = {"status": "issued", "body": "We opened 40 offices.", "quotes": [QUOTE]}
CORRECTION = {"at": datetime(2026, 3, 3, 9, tzinfo=UTC), "kind": "figure", "note": "41"}


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run([program("git", "git"), "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def _committed(folder: Path, files: Files) -> Library:
    library = newsroom(folder, files)
    _git(folder, "init", "-q")
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "Releases")
    return library


def _found(library: Library, wanted: str = "HEAD") -> list[tuple[str, str, str]]:
    earlier = revision(library.folder, wanted)
    return [(d.name, d.code, d.words) for d in altered(earlier, library.scan(), earlier.changed())]


def test_nothing_changed(tmp_path: Path) -> None:
    assert _found(_committed(tmp_path, {NAME: ISSUED})) == []


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ({"body": "We opened 41 offices."}, [("GT001", "1")]),
        ({"headline": "IOM Opens Offices"}, [("GT001", "Offices")]),
        ({"quotes": [QUOTE | {"text": "Two words."}]}, [("GT001", "Two words")]),
        ({"quotes": []}, [("GT001", "[]")]),
        ({"embargo": {"until": datetime(2026, 3, 1), "timezone": "UTC"}}, [("GT001", "[embargo]")]),
        ({"notes": "A note."}, [("GT001", '"A note."')]),
        ({"status": "draft"}, [("GT002", '"draft"')]),
        ({"status": "withdrawn"}, []),
        ({"topics": ["a"], "contacts": []}, []),
        ({"body": "We opened 41 offices.", "corrections": [CORRECTION]}, []),
        ({"kind": "release", "body": "We opened 40 offices. \n\n"}, []),
        ({"kind": "statement"}, [("GT001", "statement")]),
    ],
)  # fmt: skip
def test_what_was_issued(tmp_path: Path, now: dict[str, Any], found: list[tuple[str, str]]) -> None:
    _committed(tmp_path, {NAME: ISSUED})
    library = newsroom(tmp_path, {NAME: ISSUED | now})
    assert [(code, words) for _, code, words in _found(library)] == found


def test_a_second_correction_is_needed_for_a_second_change(tmp_path: Path) -> None:
    _committed(tmp_path, {NAME: ISSUED | {"corrections": [CORRECTION]}})
    changed = ISSUED | {"body": "We opened 42 offices."}
    assert [f[1] for f in _found(newsroom(tmp_path, {NAME: changed | {"corrections": [CORRECTION]}}))] == ["GT001"]
    assert _found(newsroom(tmp_path, {NAME: changed | {"corrections": [CORRECTION, CORRECTION]}})) == []
    assert [f[1] for f in _found(newsroom(tmp_path, {NAME: changed}))] == ["GT002"]


def test_a_release_that_is_gone_or_has_moved(tmp_path: Path) -> None:
    library = _committed(tmp_path, {NAME: ISSUED, "2026-03-03-b.toml": ISSUED, "2026-03-04-c.toml": {}})
    (tmp_path / NAME).unlink()
    (tmp_path / "2026-03-04-c.toml").unlink()
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026-03-03-b.toml").rename(tmp_path / "2026" / "2026-03-03-b.toml")
    assert _found(library) == [(NAME, "GT002", "")]


def test_drafts_and_translations(tmp_path: Path) -> None:
    own = "2026-03-02-office.sl.toml"
    _committed(tmp_path, {NAME: {}, own: {"status": "issued"}})
    library = newsroom(tmp_path, {NAME: {"body": "Another."}, own: {"status": "issued", "body": "Drugo besedilo."}})
    assert _found(library) == [(own, "GT001", "Drugo besedilo")]


def test_what_changed(tmp_path: Path) -> None:
    files: Files = {
        "n/a/2026-03-02-ö f.toml": {},
        "n/2026-03-03-b.toml": {},
        "n/newsroom.toml": {},
        "other/x.toml": "x",
    }
    _committed(tmp_path, files)
    (tmp_path / "n" / "a" / "2026-03-02-ö f.toml").write_text("x", "utf-8")
    (tmp_path / "other" / "x.toml").write_text("y", "utf-8")
    (tmp_path / "n" / "2026-03-04-c.toml").write_text("x", "utf-8")
    assert revision(tmp_path / "n", "HEAD").changed() == {"a/2026-03-02-ö f.toml", "2026-03-04-c.toml"}


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = newsroom(tmp_path, {NAME: ISSUED})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoComparison, match="not a git repository"):
        revision(library.folder, "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoComparison, match="not installed"):
        revision(library.folder, "HEAD")


def test_a_shallow_clone(tmp_path: Path) -> None:
    _committed(tmp_path / "whole", {NAME: ISSUED})
    newsroom(tmp_path / "whole", {NAME: ISSUED | {"body": "We opened 41 offices."}})
    _git(tmp_path / "whole", "commit", "-aqm", "Silently")
    _git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), "part")
    with pytest.raises(NoComparison, match="only the latest commits"):
        revision(tmp_path / "part", "HEAD~1")
    assert revision(tmp_path / "part", "HEAD").changed() == frozenset()
    assert [f[1] for f in _found(Library(tmp_path / "whole"), "HEAD~1")] == ["GT001"]


@pytest.mark.parametrize("wanted", ["nonsense", "--output=x", "", "HEAD~5"])
def test_revisions_that_are_none(tmp_path: Path, wanted: str) -> None:
    library = _committed(tmp_path, {NAME: ISSUED})
    with pytest.raises(UsageError):
        revision(library.folder, wanted)


def test_what_is_not_committed(tmp_path: Path) -> None:
    library = newsroom(tmp_path, {NAME: ISSUED})
    assert not_committed(library.folder, library.scan()) == ()
    _git(tmp_path, "init", "-q")
    assert not_committed(library.folder, library.scan()) == ()
    library = _committed(tmp_path, {NAME: ISSUED})
    assert not_committed(library.folder, library.scan()) == ()
    library = newsroom(tmp_path, {NAME: ISSUED | {"body": "We opened 41 offices."}})
    (found,) = not_committed(library.folder, library.scan())
    assert (found.code, "since the last commit" in found.message) == ("GT001", True)


def test_line_breaks_and_comments_make_no_difference(tmp_path: Path) -> None:
    library = _committed(tmp_path, {NAME: ISSUED})
    path = tmp_path / NAME
    path.write_bytes(b"# A comment\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert _found(library) == []


def test_in_a_worktree(tmp_path: Path) -> None:
    _committed(tmp_path / "main", {NAME: ISSUED})
    _git(tmp_path / "main", "worktree", "add", "-q", str(tmp_path / "tree"))
    library = newsroom(tmp_path / "tree", {NAME: ISSUED | {"body": "We opened 41 offices."}})
    assert [found.code for found in not_committed(library.folder, library.scan())] == ["GT001"]


def test_another_picture_under_the_same_name(tmp_path: Path) -> None:
    shown = ISSUED | {"media": [{"file": "a.jpg", "alt": "An office"}]}
    newsroom(tmp_path, {"a.jpg": "one", "b.jpg": "one"})
    library = _committed(tmp_path, {NAME: shown})
    (tmp_path / "b.jpg").write_text("two", "utf-8")
    assert _found(library) == []
    (tmp_path / "a.jpg").write_text("two", "utf-8")
    assert _found(library) == [(NAME, "GT001", '"a.jpg"')]
    newsroom(tmp_path, {NAME: shown | {"corrections": [CORRECTION]}})
    assert _found(library) == []
