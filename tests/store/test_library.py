"""Which newsroom is meant, which of its files, and which of its editions."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iompress.errors import BrokenFile, IompressError, UsageError
from iompress.store.documents import NAME
from iompress.store.folder import File
from iompress.store.library import Library, find_library

RELEASE = 'headline = "H"\nlanguage = "en"\nstatus = "issued"\ndate = 2026-03-02\nbody = "B"\n'


@pytest.mark.parametrize(
    ("name", "id_", "language"),
    [
        ("2018-12-10-adopted.toml", "2018-12-10-adopted", ""),
        ("2018-12-10-adopted.sl.toml", "2018-12-10-adopted", "sl"),
        ("2018-12-10-adopted.zh-Hant.toml", "2018-12-10-adopted", "zh-Hant"),
        ("2018-12-10-version.2.toml", "2018-12-10-version.2", ""),
        ("2018-12-10-v.1.fr.toml", "2018-12-10-v.1", "fr"),
        ("国际.ar.toml", "国际", "ar"),
        ("UPPER.SL.toml", "UPPER.SL", ""),
        ("a.toml", "a", ""),
    ],
)
def test_names(name: str, id_: str, language: str) -> None:
    file = File(f"2018/{name}", "", "", 0)
    assert (file.id, file.language) == (id_, language)
    assert file.release == f"2018/{id_}.toml"


def test_hidden_files_are_no_releases() -> None:
    assert NAME.fullmatch(".hidden.toml") is None


@pytest.mark.parametrize("working", [".", "releases", "releases/2026", "docs/deep"])
def test_a_newsroom_is_found_from_any_folder_in_it(tmp_path: Path, working: str) -> None:
    home = tmp_path / "releases"
    (home / "2026").mkdir(parents=True)
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (home / "newsroom.toml").touch()
    assert find_library(None, tmp_path / working).folder == home


def test_the_nearest_newsroom_counts(tmp_path: Path) -> None:
    (tmp_path / "newsroom.toml").touch()
    inner = tmp_path / "mission" / "releases"
    inner.mkdir(parents=True)
    (inner / "newsroom.toml").touch()
    assert find_library(None, tmp_path / "mission").folder == inner
    assert find_library(None, tmp_path).folder == tmp_path
    assert find_library("mission", tmp_path).folder == inner
    assert find_library("mission/releases/newsroom.toml", tmp_path).folder == inner
    assert find_library("..", inner.parent).folder.resolve() == tmp_path
    with pytest.raises(UsageError, match=r"no newsroom\.toml in elsewhere"):
        find_library("elsewhere", tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Releases of one name in two folders, and with names that begin alike."""
    for name in (
        "2026/a-office",
        "2026/a-office-moves",
        "2026/b",
        "2025/b",
        "2026/b.sl",
        "2026/c.sl",
        ".drafts/hidden",
    ):
        path = tmp_path / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(RELEASE)
    (tmp_path / "newsroom.toml").touch()
    (tmp_path / "2026" / ".autosave.toml").write_text(RELEASE)
    (tmp_path / "2026" / "notes.txt").touch()
    return Library(tmp_path)


def test_what_is_in_the_folder(library: Library) -> None:
    names = sorted(file.name for file in library.scan().files)
    assert names == [
        "2025/b.toml", "2026/a-office-moves.toml", "2026/a-office.toml", "2026/b.sl.toml", "2026/b.toml",
        "2026/c.sl.toml",
    ]  # fmt: skip
    assert [file.name for file in library.scan().orphans] == ["2026/c.sl.toml"]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("a-office", "2026/a-office.toml"),  # whole, though another begins with it
        ("moves", "2026/a-office-moves.toml"),
        ("MOVES", "2026/a-office-moves.toml"),
        ("b.sl", "2026/b.sl.toml"),
        ("2025/b.toml", "2025/b.toml"),
        ("./2025/b.toml", "2025/b.toml"),
        ("2026/../2025/b.toml", "2025/b.toml"),
    ],
)
def test_what_is_found(library: Library, monkeypatch: pytest.MonkeyPatch, wanted: str, name: str) -> None:
    monkeypatch.chdir(library.folder)
    assert library.scan().find(wanted).name == name


def test_what_is_not_found_or_not_one(library: Library) -> None:
    folder = library.scan()
    with pytest.raises(UsageError, match="2 releases") as told:
        folder.find("b")
    assert told.value.hint == "write the path of one"
    with pytest.raises(UsageError, match="2 releases") as told:
        folder.find("offic")
    assert told.value.hint == "write more of the id"
    with pytest.raises(UsageError) as told:
        folder.find("ofice")
    assert "a-office" in told.value.hint
    with pytest.raises(BrokenFile, match="release that is not there: c"):
        folder.original(folder.find("c.sl"))


def test_many_candidates_are_counted_and_not_all_told(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"2026-{number:02}.toml").touch()
    with pytest.raises(UsageError) as told:
        Library(tmp_path).scan().find("2026")
    assert told.value.message.startswith("“2026” could be any of 30 releases:\n  2026-29\n")
    assert told.value.message.endswith("… and 20 more")


def test_a_folder_that_cannot_be_searched_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "a.toml").touch()
    (tmp_path / "b.toml").touch()
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("2026"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    folder = Library(tmp_path).scan()
    assert [file.name for file in folder.files] == ["b.toml"]
    assert [problem.message for problem in folder.problems] == ["cannot be searched: Permission denied"]


@pytest.mark.parametrize("target", ["outside.jpg", "/etc/hostname"])
def test_a_picture_does_not_lead_out_of_the_newsroom(tmp_path: Path, target: str) -> None:
    home = tmp_path / "releases"
    home.mkdir()
    (tmp_path / "outside.jpg").write_bytes(b"secret")
    (home / "picture.jpg").symlink_to(tmp_path / target)
    (home / "a.toml").write_text(f'{RELEASE}[[media]]\nfile = "picture.jpg"\n')
    library = Library(home)
    folder = library.scan()
    bundle = library.bundle(folder.find("a"), folder)
    with pytest.raises(IompressError, match=r"a\.toml:7:8: the picture “picture\.jpg” lies outside the newsroom"):
        library.pictures(bundle)
