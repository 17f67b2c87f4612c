"""The index is a cache: whatever happens to it or around it, the newsroom is listed and searched as it is."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from iompress.store import index
from iompress.store.catalogue import Catalogue, Entry, folded_texts
from iompress.store.files import read_bytes
from iompress.store.library import Library
from tests.desk import RELEASES
from tests.faults import common_rights

RELEASE = 'headline = "{headline}"\nlanguage = "en"\nstatus = "issued"\ndate = 2026-03-02\nbody = "The body."\n'
TRANSLATION = 'headline = "T"\nlanguage = "sl"\nstatus = "issued"\nbody = "The body."\n'
INDEX = ".iompress/index.sqlite"

Seen = tuple[list[Entry], dict[str, bytes], int]


def seen(folder: Path) -> Seen:
    """All that lists and searches get to know of the newsroom in `folder`, run beside it."""
    with chdir(folder.parent):
        catalogue = Catalogue(Library(folder))
        return list(catalogue), folded_texts(Library(folder)), catalogue.broken


def truth(folder: Path) -> Seen:
    """What they have to know: told by a folder that has no index."""
    copy = folder.parent / f"copy-{random.randrange(10**12)}" / "releases"
    shutil.copytree(folder, copy, symlinks=True, ignore=shutil.ignore_patterns(".iompress"))
    found = seen(copy)
    shutil.rmtree(copy.parent)
    return found


def headlines(folder: Path) -> list[str]:
    """The headlines of the newsroom in `folder`; of broken files what is wrong."""
    entries = list(Catalogue(Library(folder)))
    return sorted(e.release.problem.message if e.release.problem else e.release.headline for e in entries)


@pytest.fixture(autouse=True)
def _at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file as one that came to rest long ago: the tests would have to wait for it."""
    monkeypatch.setattr(index, "AT_REST", -(10**12))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of all files that were read."""
    names: list[str] = []

    def counting(path: str | Path) -> bytes:
        names.append(Path(path).name)
        return read_bytes(path)

    monkeypatch.setattr("iompress.store.folder.read_bytes", counting)
    return names


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """This repository's newsroom, indexed."""
    folder = tmp_path / "releases"
    shutil.copytree(RELEASES, folder, ignore=shutil.ignore_patterns(".iompress"))
    seen(folder)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Three small releases, indexed."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.toml").write_text(RELEASE.format(headline=name))
    seen(folder)
    return folder


def test_a_warm_list_reads_nothing(real: Path, reads: list[str]) -> None:
    expected = truth(real)
    reads.clear()
    assert seen(real) == expected
    assert reads == []


def test_of_a_thousand_files_only_the_changed_one_is_read(tmp_path: Path, reads: list[str]) -> None:
    for number in range(1000):
        (tmp_path / f"{number:04}.toml").write_text(RELEASE.format(headline=f"Number {number:04}"))
    Catalogue(Library(tmp_path))
    reads.clear()
    (tmp_path / "0500.toml").write_text(RELEASE.format(headline="Number five"))
    found = headlines(tmp_path)
    assert reads == ["0500.toml"]
    assert len(found) == 1000
    assert "Number five" in found


def test_a_file_that_has_just_changed_is_not_trusted_yet(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its stamp may stay the same if it changes again within the tick of a coarse file system's clock."""
    monkeypatch.undo()
    _with_coarse_stamps(monkeypatch)
    file = small / "a.toml"
    for headline in ("one", "two", "six"):
        file.write_text(RELEASE.format(headline=headline))
        assert headline in headlines(small)


def test_a_machine_whose_clock_is_ahead_of_the_file_servers_trusts_the_servers(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    _with_coarse_stamps(monkeypatch)
    ahead = time.time_ns() + 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: ahead)
    file = small / "a.toml"
    for headline in ("one", "two", "six"):
        file.write_text(RELEASE.format(headline=headline))
        assert headline in headlines(small)


def test_a_clock_that_goes_backwards(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past = time.time_ns() - 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: past)
    for headline in ("one", "two"):
        file = small / "a.toml"
        file.write_text(RELEASE.format(headline=headline))
        os.utime(file, ns=(past, past))
        assert headlines(small) == sorted([headline, "b", "c"])
    future = past + 2 * 3600 * 10**9
    os.utime(small / "a.toml", ns=(future, future))
    assert headlines(small) == ["b", "c", "two"]


def _with_coarse_stamps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files stamped as by a file system that counts in two seconds, within one of its ticks."""
    scan = Library.scan
    tick = time.time_ns() // 2_000_000_000 * 2_000_000_000

    def coarse(library: Library) -> Any:
        folder = scan(library)
        files = (file._replace(stamp=f"{Path(file.path).stat().st_size}.{tick}", changed=tick) for file in folder.files)
        return type(folder)(tuple(files), folder.problems)

    monkeypatch.setattr(Library, "scan", coarse)


def test_a_change_of_the_same_size_with_the_time_put_back_is_noticed(small: Path) -> None:
    file = small / "a.toml"
    before = file.stat()
    file.write_text(RELEASE.format(headline="z"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert headlines(small) == ["b", "c", "z"]


def _remove(file: Path) -> None:
    file.unlink()


def _rename(file: Path) -> None:
    file.rename(file.with_name("2026-03-02-renamed.toml"))


def _make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _make_link(file: Path) -> None:
    file.unlink()
    file.symlink_to("b.toml")


def _make_dangling(file: Path) -> None:
    file.unlink()
    file.symlink_to("nowhere.toml")


def _make_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _swap(file: Path) -> None:
    other = file.with_name("b.toml")
    file.rename(file.with_name("x"))
    other.rename(file)
    file.with_name("x").rename(other)


def _copy_over(file: Path) -> None:
    shutil.copy2(file.with_name("b.toml"), file)


def _translate(file: Path) -> None:
    file.rename(file.with_name("b.sl.toml"))


@pytest.mark.parametrize(
    "change",
    [_remove, _rename, _make_folder, _make_link, _make_dangling, _make_loop, _swap, _copy_over, _translate],
    ids=lambda change: change.__name__.strip("_"),
)
def test_files_that_come_go_and_turn_into_something_else(small: Path, change: Callable[[Path], None]) -> None:
    change(small / "a.toml")
    expected = truth(small)
    assert seen(small) == expected
    assert seen(small) == expected


def test_a_link_that_leads_nowhere_in_another_way(small: Path) -> None:
    _make_dangling(small / "a.toml")
    seen(small)
    _make_loop(small / "a.toml")
    assert seen(small) == truth(small)


def test_the_target_of_a_link_is_what_counts(small: Path) -> None:
    target = small / "elsewhere.txt"
    target.write_text(RELEASE.format(headline="x"))
    (small / "d.toml").symlink_to(target)
    assert headlines(small) == ["a", "b", "c", "x"]
    target.write_text(RELEASE.format(headline="y"))
    assert headlines(small) == ["a", "b", "c", "y"]


def test_a_link_that_is_turned_outwards_is_not_read_any_more(small: Path) -> None:
    _make_link(small / "a.toml")
    assert headlines(small) == ["b", "b", "c"]
    (small.parent / "b.toml").write_text(RELEASE.format(headline="secret"))
    (small / "a.toml").unlink()
    (small / "a.toml").symlink_to("../b.toml")
    assert headlines(small) == ["b", "c", "is a link that leads out of the newsroom"]
    assert seen(small) == truth(small)


def test_entries_of_files_that_are_gone_are_dropped(small: Path) -> None:
    (small / "a.toml").unlink()
    seen(small)
    with sqlite3.connect(small / INDEX) as database:
        names = database.execute("select name from summaries order by name").fetchall()
    database.close()
    assert names == [("b.toml",), ("c.toml",)]


def test_a_broken_file_is_shown_from_where_the_reader_stands(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The path in its message is relative to the working folder, which the index does not know."""
    (small / "a.toml").write_text("headline =")
    for folder, shown in ((small, "a.toml"), (small.parent, "releases/a.toml")):
        monkeypatch.chdir(folder)
        (broken,) = (e.release.problem for e in Catalogue(Library(small)) if e.release.problem)
        assert broken.path == shown


# What can happen to the index itself


def test_deleted(real: Path) -> None:
    expected = truth(real)
    shutil.rmtree(real / ".iompress")
    assert seen(real) == expected
    assert (real / INDEX).exists()


def _corruptions(whole: bytes) -> Iterator[tuple[int, int]]:
    """Places and other bytes for them: many in the header and the schema, some everywhere."""
    chance = random.Random(2018)
    places = [*range(100), *chance.sample(range(100, 4096), 60), *chance.sample(range(4096, len(whole)), 90)]
    for place in places:
        yield place, whole[place] ^ chance.randrange(1, 256)
    schema = whole.index(b"CREATE TABLE")
    for place in range(schema - 60, schema):  # among them the page at which each table begins
        for value in (2, 4, 6):
            if whole[place] != value:
                yield place, value


def test_any_byte_of_it_may_be_wrong(real: Path) -> None:
    expected = truth(real)
    path = real / INDEX
    whole = path.read_bytes()
    for place, value in _corruptions(whole):
        path.unlink(missing_ok=True)
        path.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
        assert seen(real) == expected, (place, value)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.99])
def test_truncated(real: Path, share: float) -> None:
    expected = truth(real)
    path = real / INDEX
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert seen(real) == expected


@pytest.mark.parametrize(
    "content", [b"", b"not a database " * 1000, b"SQLite format 3\0" + bytes(4080)], ids=["empty", "text", "zeros"]
)
def test_something_else_in_its_place(real: Path, content: bytes, reads: list[str]) -> None:
    expected = truth(real)
    (real / INDEX).write_bytes(content)
    assert seen(real) == expected
    seen(real)
    reads.clear()
    assert seen(real) == expected
    assert reads == [], "it was not made anew"


def test_a_page_of_it_overwritten_is_made_anew(real: Path, reads: list[str]) -> None:
    expected = truth(real)
    path = real / INDEX
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    assert seen(real) == expected
    seen(real)
    reads.clear()
    assert seen(real) == expected
    assert reads == []


def test_one_table_does_not_pass_for_another(real: Path) -> None:
    expected = truth(real)
    with sqlite3.connect(real / INDEX) as database:
        database.execute("delete from summaries")
        database.execute("insert into summaries select * from texts")
    database.close()
    assert seen(real) == expected


def test_another_version_of_iompress_reads_anew(small: Path, monkeypatch: pytest.MonkeyPatch, reads: list[str]) -> None:
    monkeypatch.setattr(index, "_VERSION", 7)
    Catalogue(Library(small))
    assert sorted(reads) == ["a.toml", "b.toml", "c.toml"]


@pytest.mark.parametrize("place", [INDEX, ".iompress"])
@pytest.mark.parametrize("form", ["folder", "file", "pipe", "loop"])
def test_a_thing_of_another_kind_in_its_place(real: Path, place: str, form: str) -> None:
    expected = truth(real)
    shutil.rmtree(real / ".iompress")
    path = real / place
    path.parent.mkdir(exist_ok=True)
    match form:
        case "folder":
            path.mkdir()
        case "file":
            path.write_bytes(b"x")
        case "pipe":
            os.mkfifo(path)
        case "loop":
            path.symlink_to(path.name)
    assert seen(real) == expected
    assert seen(real) == expected


def test_a_name_that_is_no_unicode_is_told_and_costs_nothing(small: Path, reads: list[str]) -> None:
    try:
        Path(os.fsdecode(os.fsencode(small) + b"/caf\xe9.sl.toml")).write_text(TRANSLATION)
    except OSError:
        return  # this file system has none such
    expected = truth(small)
    assert seen(small) == expected
    reads.clear()
    assert seen(small) == expected
    assert len(reads) == 2, "it is read once for the list and once for the search, the others never"


# What can happen around it


def _listed(folder: Path) -> subprocess.Popen[str]:
    code = "from iompress.store import index; index.AT_REST = -10**12; from iompress.cli import main; main()"
    command = [sys.executable, "-c", code, "list", "--newsroom", os.fspath(folder), "--at", "2026-11-24"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd="/")


@pytest.mark.skipif(os.name != "posix", reason="these are the rights of POSIX folders")
@pytest.mark.parametrize("indexed", [False, True])
def test_a_folder_that_may_not_be_written(real: Path, indexed: bool) -> None:
    expected = truth(real)
    if not indexed:
        shutil.rmtree(real / ".iompress")
    everything = [real, *real.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with common_rights(real):
            assert not os.access(real, os.W_OK, effective_ids=True)
            assert seen(real) == expected
            assert seen(real) == expected
    finally:
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert indexed == (real / ".iompress").exists()


def test_no_right_to_make_its_folder(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = truth(real)
    shutil.rmtree(real / ".iompress")

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", forbidden)
    assert seen(real) == expected


@pytest.mark.parametrize("error", [sqlite3.OperationalError("database is locked"), sqlite3.DatabaseError("x")])
def test_a_database_that_does_not_open(real: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    expected = truth(real)

    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sqlite3, "connect", failing)
    assert seen(real) == expected


def test_another_process_that_holds_it(real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list does not wait for ever, nor does it remove what someone else is writing."""
    (real / "2026-01-01-new.toml").write_text(RELEASE.format(headline="new"))
    expected = truth(real)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout: connect(path, timeout=0.01))
    holder = connect(real / INDEX)
    holder.execute("begin exclusive")
    number = (real / INDEX).stat().st_ino
    assert seen(real) == expected
    holder.rollback()
    holder.close()
    assert (real / INDEX).stat().st_ino == number


@pytest.mark.parametrize("cold", [True, False])
def test_several_processes_at_once(real: Path, cold: bool) -> None:
    expected = truth(real)
    if cold:
        shutil.rmtree(real / ".iompress")
    else:
        (real / "2026-01-01-new.toml").write_text(RELEASE.format(headline="new"))
        expected = truth(real)
    running = [_listed(real) for _ in range(3)]
    told = {process.communicate() for process in running}
    assert len(told) == 1
    ((out, talk),) = told
    assert talk == ""
    assert len(out.splitlines()) == len(expected[0])
    assert seen(real) == expected
