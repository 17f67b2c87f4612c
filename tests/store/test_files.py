"""Whatever happens while a file is written, the old one or the new one is there, whole."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path

import pytest

from iompress.errors import IompressError, Refused
from iompress.store.files import put, write
from iompress.store.folder import scan
from tests.faults import common_rights, ended, in_child, killed_at, with_full_disk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are forked, and rights are those of POSIX")

OLD = b"the old text\n" * 3000
NEW = b"the new words\n" * 7000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a release is going to be, in a folder that is there already."""
    return tmp_path / "release.toml"


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# Killed


@pytest.fixture(scope="module")
def small() -> Iterator[Pool]:
    """A process that has loaded little: it forks twenty times faster than one that has run all tests before these."""
    with get_context("spawn").Pool(1) as pool:
        yield pool


@pytest.mark.parametrize("folder", [".", "2026/more"], ids=["folder", "no-folder"])
@pytest.mark.parametrize("old", [None, OLD], ids=["new", "existing"])
@pytest.mark.parametrize("replace", [False, True], ids=["claim", "replace"])
def test_killed_at_any_point(tmp_path: Path, small: Pool, folder: str, old: bytes | None, replace: bool) -> None:
    states = small.apply(_killed_everywhere, (tmp_path, folder, old, replace))
    assert len(states) > 20
    assert set(states) == ({old} if old and not replace else {old, NEW}), "both are seen, or nothing is ever written"


def _killed_everywhere(where: Path, folder: str, old: bytes | None, replace: bool) -> list[bytes | None]:
    """What is found in the file after its writer was killed at its first call into the system, at its second, …"""
    states: list[bytes | None] = []
    going = True
    while going:
        home = where / f"{len(states)}"
        path = home / folder / "release.toml"
        home.mkdir()
        if old is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(old)
        going = killed_at(len(states), partial(write, path, NEW, replace=replace))
        found = path.read_bytes() if path.exists() else None
        assert found in (old, NEW), len(states)
        assert [file.path for file in scan(home).files] == ([os.fspath(path)] if found is not None else [])
        states.append(found)
    return states


def test_a_writer_that_was_killed_does_not_hinder_the_next(path: Path) -> None:
    for number in range(0, 60, 7):
        killed_at(number, lambda: write(path, OLD, replace=True))
        write(path, NEW, replace=True)
        assert path.read_bytes() == NEW


# Full


@pytest.mark.parametrize("old", [None, OLD], ids=["new", "existing"])
@pytest.mark.parametrize("room", [0, 1, 4096, 50_000])
def test_disk_full(path: Path, old: bytes | None, room: int) -> None:
    if old is not None:
        path.write_bytes(old)
    before = _names(path.parent)
    with pytest.raises(IompressError, match="could not be written") as told:
        with_full_disk(room, lambda: write(path, NEW, replace=True))
    assert told.value.hint == "nothing was changed"
    assert _names(path.parent) == before
    assert old is None or path.read_bytes() == old


# Not allowed


def test_a_folder_that_may_not_be_written(path: Path) -> None:
    path.write_bytes(OLD)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    with common_rights(path.parent):
        for replace in (False, True):
            with pytest.raises(IompressError, match="Permission denied"):
                write(path, NEW, replace=replace)
        with pytest.raises(IompressError, match="Permission denied"):
            write(path.parent / "below" / "release.toml", NEW)
    path.parent.chmod(0o755)
    assert path.read_bytes() == OLD
    assert _names(path.parent) == ["release.toml"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("file/release.toml", "file is a file, not a folder"),
        ("file/below/release.toml", "Not a directory"),
        ("x" * 300, "File name too long"),
        ("folder", "folder is there already"),
        (".", "is a folder, not a file"),
    ],
)
def test_a_place_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "folder").mkdir()
    with pytest.raises(IompressError, match=told):
        write(Path(name), NEW)
    assert _names(tmp_path) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == OLD


# There already


def test_a_file_that_is_there_is_never_touched(path: Path) -> None:
    path.write_bytes(OLD)
    before = path.stat()
    with pytest.raises(Refused, match=r"release\.toml is there already"):
        write(path, NEW)
    assert path.stat() == before
    assert path.read_bytes() == OLD
    assert _names(path.parent) == ["release.toml"]


def test_nor_is_a_link_that_leads_nowhere(path: Path) -> None:
    path.symlink_to("nowhere.toml")
    with pytest.raises(Refused):
        write(path, NEW)
    assert _names(path.parent) == ["release.toml"]
    assert path.is_symlink()


def _no_links(_self: Path, _target: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize("there", ["nothing", "file", "dangling link"])
def test_on_a_file_system_without_links(path: Path, monkeypatch: pytest.MonkeyPatch, there: str) -> None:
    monkeypatch.setattr(Path, "hardlink_to", _no_links)
    if there == "nothing":
        write(path, NEW)
        assert path.read_bytes() == NEW
        return
    if there == "file":
        path.write_bytes(OLD)
    else:
        path.symlink_to("nowhere.toml")
    with pytest.raises(Refused):
        write(path, NEW)
    assert path.is_symlink() or path.read_bytes() == OLD
    assert _names(path.parent) == ["release.toml"]


def test_someone_takes_the_name_in_the_last_moment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def meanwhile(descriptor: int) -> None:
        fsync(descriptor)
        path.write_bytes(OLD)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(Refused):
        write(path, NEW)
    assert path.read_bytes() == OLD
    assert _names(path.parent) == ["release.toml"]


def test_of_several_writers_one_wins_and_the_others_are_told(tmp_path: Path) -> None:
    for round_ in range(15):
        path = tmp_path / f"{round_}" / "release.toml"
        wait, go = os.pipe()

        def writer(number: int, path: Path = path, wait: int = wait, go: int = go) -> Callable[[], None]:
            def started() -> None:
                os.close(go)
                os.read(wait, 1)  # until all are there
                write(path, b"%d\n" % number * 5000)

            return started

        pids = [in_child(writer(number)) for number in range(4)]
        os.close(go)
        endings = [ended(pid) for pid in pids]
        os.close(wait)
        assert sorted(endings) == [0, 1, 1, 1]
        assert path.read_bytes() == b"%d\n" % endings.index(0) * 5000
        assert _names(path.parent) == ["release.toml"]


# What stays


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_rights_are_kept(path: Path, mode: int) -> None:
    path.write_bytes(OLD)
    path.chmod(mode)
    write(path, NEW, replace=True)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_has_the_rights_that_new_files_have(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"")
    write(path, NEW)
    assert path.stat().st_mode == other.stat().st_mode
    assert path.stat().st_nlink == 1


def test_nothing_is_written_where_nothing_would_change(path: Path) -> None:
    assert put(path, NEW)
    before = path.stat()
    assert not put(path, NEW)
    assert path.stat() == before
    with pytest.raises(Refused):
        put(path, OLD)
    assert put(path, OLD, replace=True)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize(("replace", "naming"), [(False, "link"), (True, "replace")])
def test_a_file_is_on_the_disk_before_it_has_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool, naming: str
) -> None:
    """Else a power cut could leave the name with nothing behind it."""
    done: list[str] = []

    def noting(name: str) -> None:
        function = getattr(os, name)

        def noted(*arguments: object, **options: object) -> None:
            function(*arguments, **options)
            done.append(name)

        monkeypatch.setattr(os, name, noted)

    noting("fsync")
    noting(naming)
    write(path, NEW, replace=replace)
    assert done == ["fsync", naming, "fsync"]


def test_a_folder_that_cannot_be_flushed_is_no_failure(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network file systems cannot; the file is written all the same."""
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write(path, NEW)
    assert path.read_bytes() == NEW
