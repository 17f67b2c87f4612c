"""Against git: what changed, and whether anything that was issued reads otherwise now."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from iompress.errors import UsageError
from iompress.lint.git import NoComparison, revision
from iompress.lint.since import altered, not_committed
from iompress.store.library import Library
from tests.desk import run
from tests.exporters.programs import program
from tests.lint.cases import merged
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
        ({"status": "isued"}, []),
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


@pytest.mark.parametrize(
    "slip",
    [
        {"corrections": CORRECTION},
        {"corrections": 5},
        {"quotes": 5},
        {"quotes": QUOTE},
        {"quotes": [QUOTE | {"id": ["x"]}]},
        {"media": 5},
        {"media": [5, {"file": ["x"]}]},
        {"date": date(1, 1, 1), "corrections": [CORRECTION]},
        {"embargo": 5},
        {"boilerplate": 5},
    ],
    ids=str,
)
def test_slips_in_what_was_issued_end_nothing(tmp_path: Path, slip: dict[str, Any]) -> None:
    library = _committed(tmp_path, {NAME: ISSUED})
    (tmp_path / "picture.png").write_bytes(b"1")
    newsroom(tmp_path, {NAME: ISSUED | slip})
    _found(library)
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "Slip")
    (tmp_path / "picture.png").write_bytes(b"2")
    newsroom(tmp_path, {NAME: ISSUED | {"corrections": [CORRECTION]}})
    _found(library)


def test_a_second_correction_is_needed_for_a_second_change(tmp_path: Path) -> None:
    _committed(tmp_path, {NAME: ISSUED | {"corrections": [CORRECTION]}})
    changed = ISSUED | {"body": "We opened 42 offices."}
    assert [f[1] for f in _found(newsroom(tmp_path, {NAME: changed | {"corrections": [CORRECTION]}}))] == ["GT001"]
    later = CORRECTION | {"at": datetime(2026, 3, 4, 9, tzinfo=UTC), "note": "It has 42."}
    assert _found(newsroom(tmp_path, {NAME: changed | {"corrections": [CORRECTION, later]}})) == []
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
    with pytest.raises(NoComparison, match="in no git repository"):
        revision(library.folder, "HEAD")
    (tmp_path / ".git").mkdir()
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


@pytest.mark.parametrize(
    "wanted", ["nonsense", "--output=x", "", "HEAD~5", "HEAD...HEAD", "HEAD:./newsroom.toml", "a\nb"]
)
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


@pytest.mark.parametrize("at", [datetime(2026, 3, 3, 9, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)])
def test_a_correction_is_told_after_those_before_it(tmp_path: Path, at: datetime) -> None:
    _committed(tmp_path, {NAME: ISSUED | {"corrections": [CORRECTION]}})
    changed = ISSUED | {"body": "We opened 42 offices.", "corrections": [CORRECTION, CORRECTION | {"at": at}]}
    (untimely, change) = _found(newsroom(tmp_path, {NAME: changed}))
    assert untimely[1:] == ("GT001", str(at).replace(" ", "T"))
    assert change[1:] == ("GT001", "2")


def test_a_correction_is_not_older_than_the_release(tmp_path: Path) -> None:
    _committed(tmp_path, {NAME: ISSUED})
    old = CORRECTION | {"at": datetime(2025, 3, 3, 9, tzinfo=UTC)}
    changed = ISSUED | {"body": "We opened 41 offices.", "corrections": [old]}
    assert [f[1] for f in _found(newsroom(tmp_path, {NAME: changed}))] == ["GT001", "GT001"]


@pytest.mark.parametrize(
    ("now", "note", "found"),
    [
        ({"body": "We opened 41 offices."}, "There are 41.", []),
        ({"body": "We opened 41 offices."}, "An earlier version said that there are 40.", []),
        ({"body": "We opened 41 offices."}, "We have set the date right.", ["GT007"]),
        ({"body": "We opened 41 offices.", "headline": "IOM Opens Offices"}, "There are 41.", ["GT007"]),
        ({"body": "We have opened no offices."}, "It was 4 March.", ["GT007"]),
        ({"quotes": [QUOTE | {"text": "Two words."}]}, "The speaker had two words.", []),
        ({"quotes": []}, "Nothing was said.", ["GT007"]),
        ({"date": date(2026, 3, 4)}, "The release is of 4 March.", []),
        ({"date": date(2026, 3, 4)}, "The minister's name was misspelt.", ["GT007"]),
    ],
)
def test_a_correction_tells_what_changed(tmp_path: Path, now: dict[str, Any], note: str, found: list[str]) -> None:
    _committed(tmp_path, {NAME: ISSUED})
    library = newsroom(tmp_path, {NAME: ISSUED | now | {"corrections": [CORRECTION | {"note": note}]}})
    assert [code for _, code, _ in _found(library)] == found


def test_what_stood_there_is_told(tmp_path: Path) -> None:
    library = _committed(tmp_path, {NAME: ISSUED})
    newsroom(tmp_path, {NAME: ISSUED | {"body": "We opened 41 offices."}})
    (found,) = altered(revision(tmp_path, "HEAD"), library.scan(), frozenset((NAME,)))
    assert "`body` has changed, from “40” to “41”, since " in found.message


def test_a_newsroom_that_has_moved(tmp_path: Path) -> None:
    shown = ISSUED | {"media": [{"file": "a.jpg", "alt": "An office"}]}
    other = "2026-03-03-b.toml"
    old, new = tmp_path / "releases", tmp_path / "press" / "room"
    newsroom(old, {"2026/a.jpg": "one", f"2026/{NAME}": shown, other: ISSUED, "2026-03-04-c.toml": ISSUED})
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "Releases")
    new.parent.mkdir()
    old.rename(new)
    library = Library(new)
    assert _found(library) == []
    assert revision(new, "HEAD").changed() == frozenset()
    newsroom(new, {f"2026/{NAME}": shown | {"body": "We opened 41 offices."}, "2026/a.jpg": "two"})
    (new / other).unlink()
    expected = [(other, "GT002", ""), (f"2026/{NAME}", "GT001", '"a.jpg"'), (f"2026/{NAME}", "GT001", "1")]
    assert sorted(_found(library)) == sorted(expected)
    assert sorted(d.code for d in not_committed(new, library.scan())) == ["GT001", "GT001", "GT002"]
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "Silently")
    assert sorted(_found(library, "HEAD~1")) == sorted(expected)


def test_a_release_that_has_moved_with_its_picture(tmp_path: Path) -> None:
    shown = ISSUED | {"media": [{"file": "a.jpg", "alt": "An office"}]}
    newsroom(tmp_path, {"a.jpg": "one"})
    library = _committed(tmp_path, {NAME: shown})
    (tmp_path / "2026").mkdir()
    for name in (NAME, "a.jpg"):
        (tmp_path / name).rename(tmp_path / "2026" / name)
    assert _found(library) == []
    (tmp_path / "2026" / "a.jpg").write_text("two", "utf-8")
    assert _found(library) == [(f"2026/{NAME}", "GT001", '"a.jpg"')]


STANDING: dict[str, Any] = {
    "boilerplate": {"era": {"title": {"en": "About"}, "text": {"en": "We help."}}, "b": {"title": "B", "text": "B"}},
    "contacts": {"press": {"name": "Ana Vzorec", "role": "Press Officer", "phone": "+44 20 7946 0123"}},
    "defaults": {"boilerplate": ["era"]},
}


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ({}, []),
        ({"boilerplate": {"era": {"text": {"en": "We help all."}}}}, [("GT005", '"We help all."')]),
        ({"boilerplate": {"era": {"text": {"sl": "Pomagamo."}}}}, []),
        ({"boilerplate": {"b": {"text": "C"}}}, []),  # which nothing that was issued prints
        ({"boilerplate": {"b": {"text": "C"}}, "defaults": {"boilerplate": ["b"]}}, [("GT005", '["b"]')]),
        ({"contacts": {"press": {"phone": "+44 20 7946 0999"}}}, [("GT006", '"+44 20 7946 0999"')]),
        ({"organization": {"name": "Another"}}, [("GT005", '"Another"')]),
        ({"style": {"dateline": "un"}}, [("GT005", '"un"')]),
    ],
)
def test_what_newsroom_toml_prints_in_issued_releases(
    tmp_path: Path, now: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    named = ISSUED | {"contacts": ["press"]}
    _committed(tmp_path, {"newsroom.toml": STANDING, NAME: named, "2026-03-05-draft.toml": {"boilerplate": ["b"]}})
    library = newsroom(tmp_path, {"newsroom.toml": merged(STANDING, now)})
    assert _found(library) == [("newsroom.toml", code, words) for code, words in found]


def test_which_standing_texts_a_release_has(tmp_path: Path) -> None:
    _committed(tmp_path, {"newsroom.toml": STANDING, NAME: ISSUED})
    named = ISSUED | {"boilerplate": ["era"]}
    assert _found(newsroom(tmp_path, {"newsroom.toml": STANDING, NAME: named})) == []
    named = ISSUED | {"boilerplate": ["b"]}
    assert _found(newsroom(tmp_path, {"newsroom.toml": STANDING, NAME: named})) == [(NAME, "GT001", '["b"]')]


def test_the_newsroom_cannot_switch_it_off_where_it_is_asked_for(tmp_path: Path) -> None:
    _committed(tmp_path, {NAME: ISSUED})
    off = {"ignore": ["GT", "IG"], "severity": {"GT": "info"}, "per_file_ignores": {"*": ["GT001"]}}
    newsroom(tmp_path, {"newsroom.toml": {"validate": off}, NAME: ISSUED | {"body": "We opened 41 offices."}})
    assert "error GT001" in run(["validate", "--since", "HEAD", "-f", "concise"], tmp_path).text
    assert "error GT001" in run(["validate", "-f", "concise"], tmp_path).text, "without which nothing leaves the house"
    assert "GT" not in run(["validate", "--since", "HEAD", "--ignore", "GT", "-f", "concise"], tmp_path).text
    assert run(["validate", "--since", "HEAD", "--new-baseline", "known.json"], tmp_path).code == 0
    assert "GT001" in run(["validate", "--since", "HEAD", "--baseline", "known.json", "-f", "concise"], tmp_path).text


def test_a_clone_without_its_history_is_an_error(tmp_path: Path) -> None:
    _committed(tmp_path / "whole", {NAME: ISSUED})
    newsroom(tmp_path / "whole", {NAME: ISSUED | {"body": "We opened 41 offices."}})
    _git(tmp_path / "whole", "commit", "-aqm", "Silently")
    _git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), "part")
    ran = run(["validate", "--since", "HEAD~1"], tmp_path / "part")
    assert ran.code == 1
    assert "error GT004" in ran.text
    assert "fetch-depth: 0" in ran.text


def test_where_a_hook_of_git_says_which_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom(tmp_path / "releases", {NAME: ISSUED})
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "Releases")
    library = newsroom(tmp_path / "releases", {NAME: ISSUED | {"body": "We opened 41 offices."}})
    monkeypatch.setenv("GIT_DIR", ".git")  # as in the repository's root
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert [d.code for d in not_committed(library.folder, library.scan())] == ["GT001"]
    assert [code for _, code, _ in _found(library)] == ["GT001"]


def test_a_repository_of_another_user(tmp_path: Path) -> None:
    _committed(tmp_path, {NAME: ISSUED})
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    ran = run(["validate", "--since", "HEAD"], tmp_path, alone)
    assert ran.code == 1
    assert "belongs to another user" in ran.text
    assert "safe.directory" in ran.text
    assert "warning GT004" in run(["validate", "-f", "concise"], tmp_path, alone).text


def test_a_folder_that_is_a_repository_of_its_own(tmp_path: Path) -> None:
    library = _committed(tmp_path, {NAME: ISSUED})
    newsroom(tmp_path / "archive", {"2020-01-01-old.toml": ISSUED | {"date": date(2020, 1, 1)}})
    _git(tmp_path / "archive", "init", "-q")
    assert _found(library) == [("newsroom.toml", "GT004", "")]


def test_a_branch_that_lacks_what_the_revision_has(tmp_path: Path) -> None:
    library = _committed(tmp_path, {NAME: ISSUED})
    _git(tmp_path, "branch", "mine")
    newsroom(tmp_path, {"2026-03-03-b.toml": ISSUED})
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "More")
    _git(tmp_path, "tag", "theirs")
    _git(tmp_path, "checkout", "-q", "mine")
    earlier = revision(tmp_path, "theirs")
    (found,) = altered(earlier, library.scan(), earlier.changed())
    assert (found.code, "merging that" in found.hint) == ("GT002", True)


def test_standard_input_has_no_history(tmp_path: Path) -> None:
    _committed(tmp_path, {NAME: ISSUED})
    ran = run(["validate", "-", "--since", "HEAD"], tmp_path)
    assert (ran.code, "no history" in ran.talk) == (2, True)


def test_the_translations_of_what_changed_are_checked_too(tmp_path: Path) -> None:
    own = NAME.replace(".toml", ".sl.toml")
    digest = {"source": {"headline": "0" * 32}}
    _committed(tmp_path, {NAME: {"status": "draft"}, own: {"language": "sl", "translation": digest}})
    newsroom(tmp_path, {NAME: {"status": "draft", "headline": "IOM opens two offices"}})
    assert f"{own}:" in run(["validate", "--since", "HEAD", "-f", "concise"], tmp_path).text


def test_only_what_is_asked_for_is_compared(tmp_path: Path) -> None:
    other = "2026-03-03-lamps.toml"
    _committed(tmp_path, {NAME: ISSUED, other: ISSUED})
    newsroom(tmp_path, {NAME: ISSUED | {"body": "We opened 41 offices."}, other: ISSUED | {"body": "We lit 41 lamps."}})
    ran = run(["validate", NAME, "--since", "HEAD", "--format", "concise"], tmp_path)
    assert f"{NAME}:" in ran.text
    assert "GT001" in ran.text
    assert other not in ran.text


APPROVED: dict[str, Any] = {
    "status": "draft",
    "quotes": [QUOTE | {"approval": {"by": "Amy Pope", "at": date(2026, 3, 1)}}],
}


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ({"text": "Two words."}, ["Two words."]),
        ({"speaker": "Ana Keel"}, ["Ana Keel"]),
        ({"role": "Director General"}, []),
        ({"text": "One word. "}, []),
        ({"text": "Two words.", "approval": {"by": "Amy Pope", "at": date(2026, 3, 2)}}, []),
        ({"text": "Two words.", "approval": None}, []),
        ({"text": "Two words.", "id": "other"}, []),
    ],
)
def test_an_approved_quote(tmp_path: Path, now: dict[str, Any], found: list[str]) -> None:
    (quote,) = APPROVED["quotes"]
    changed = {key: value for key, value in (quote | now).items() if value is not None}
    _committed(tmp_path, {NAME: APPROVED})
    library = newsroom(tmp_path, {NAME: APPROVED | {"quotes": [changed]}})
    words = [(code, words.strip('"')) for _, code, words in _found(library)]
    assert words == [("GT008", each) for each in found]


def test_an_approval_that_comes_with_the_words(tmp_path: Path) -> None:
    _committed(tmp_path, {NAME: APPROVED | {"quotes": [QUOTE]}})
    (quote,) = APPROVED["quotes"]
    assert _found(newsroom(tmp_path, {NAME: APPROVED | {"quotes": [quote | {"text": "Two words."}]}})) == []


def test_an_approved_quote_of_an_issued_release(tmp_path: Path) -> None:
    (quote,) = APPROVED["quotes"]
    _committed(tmp_path, {NAME: APPROVED | {"status": "issued"}})
    corrected = {"status": "issued", "quotes": [quote | {"text": "Two words."}], "corrections": [CORRECTION]}
    codes = [code for _, code, _ in _found(newsroom(tmp_path, {NAME: APPROVED | corrected}))]
    assert "GT008" in codes, "no correction excuses it"
