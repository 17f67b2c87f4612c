"""Every file that is broken in any way is told with its place, and all that is wrong in it at once."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iompress.errors import BrokenFile
from iompress.model.newsroom import Newsroom
from iompress.model.release import Release, Translation
from iompress.store.documents import read_newsroom, read_release, read_translation, understand
from iompress.store.folder import File
from iompress.store.library import Library
from tests.desk import RELEASES, run
from tests.faults import common_rights

SOUND = 'headline = "Head"\nlanguage = "en"\nstatus = "issued"\ndate = 2026-03-02\nbody = "The body."\n'

NOT_UTF8 = "is not UTF-8 text (save it in UTF-8)"
BINARY = "is not text (save it as plain text in UTF-8)"
MISSING = [f"r.toml:1:1: `{key}` is missing" for key in ("body", "date", "headline", "language", "status")]

CONTENTS: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["r.toml: is empty (was it saved?)"]),
    "blank": (b" \n\n", MISSING),
    "only a mark": (b"\xef\xbb\xbf", MISSING),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(20), [f"r.toml:1:1: {BINARY}"]),
    "zeros": (bytes(100), [f"r.toml:1:1: {BINARY}"]),
    "UTF-16, little": (SOUND.encode("utf-16"), [f"r.toml:1:1: {BINARY}"]),
    "UTF-16, big": (b"\xfe\xff" + SOUND.encode("utf-16-be"), [f"r.toml:1:1: {BINARY}"]),
    "UTF-16 without a mark": (SOUND.encode("utf-16-le"), [f"r.toml:1:2: {BINARY}"]),
    "Windows-1250": ('a = "č"\nheadline = "Šmarje"\n'.encode("cp1250"), [f"r.toml:1:6: {NOT_UTF8}"]),
    "Latin-1 below UTF-8": ('a = "č"\nb = "čé'.encode() + b'\xe9"\n', [f"r.toml:2:8: {NOT_UTF8}"]),
    "cut within a letter": ('headline = "Šmarje'.encode()[:13], [f"r.toml:1:13: {NOT_UTF8}"]),
    "a letter written too long": (b'headline = "\xc0\xafx"\n', [f"r.toml:1:13: {NOT_UTF8}"]),
    "half a surrogate": (b'headline = "\xed\xa0\x80"\n', [f"r.toml:1:13: {NOT_UTF8}"]),
    "sound": (SOUND.encode(), []),
    "with a mark": (b"\xef\xbb\xbf" + SOUND.encode(), []),
    "with lines of Windows": (SOUND.replace("\n", "\r\n").encode(), []),
    "a mark and a fault": (
        b"\xef\xbb\xbfheadlin = 1\r\n" + SOUND.replace("\n", "\r\n").encode(),
        ["r.toml:1:1: unknown key `headlin` (did you mean `headline`?)"],
    ),
    "a fault behind a mark": (b"\xef\xbb\xbfheadline = \x9d", [f"r.toml:1:12: {NOT_UTF8}"]),
}  # fmt: skip


def _told(read: Callable[[File, str], Any], path: Path) -> list[str]:
    return [problem.told for problem in read(File(path.name, str(path)), path.name).problems]


@pytest.mark.parametrize("name", CONTENTS)
def test_contents(tmp_path: Path, name: str) -> None:
    content, told = CONTENTS[name]
    path = tmp_path / "r.toml"
    path.write_bytes(content)
    assert _told(read_release, path) == told


def test_lines_of_windows_stand_in_texts_as_other_lines_do() -> None:
    text = SOUND.replace('"The body."', "'''\nOne.\n\nTwo.\n'''")
    documents = [understand(form.encode(), "r.toml", Release) for form in (text, text.replace("\n", "\r\n"))]
    assert documents[0].sound() == documents[1].sound()


# What is no file


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 10**6)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # the path of a socket has 100 characters at most
    with socket.socket(socket.AF_UNIX) as own:
        own.bind(path.name)
    os.chdir(before)


def _nothing(_path: Path) -> None:
    pass


KINDS: dict[Callable[[Path], None], str] = {
    _huge: "r.toml: is too large: 100 MB (at most 4 MB are taken)",
    _loop: "r.toml: cannot be read: Too many levels of symbolic links",
    _dangling: "r.toml: is not there (a link to a file that was moved?)",
    _pipe: "r.toml: is not a file (only plain files can be releases)",
    _device: "r.toml: is not a file (only plain files can be releases)",
    _socket: "r.toml: cannot be read: No such device or address",
    Path.mkdir: "r.toml: is a folder",
    _nothing: "r.toml: is not there",
}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes, devices and sockets among its files")
@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__.strip("_"))
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "r.toml"
    make(path)
    started = time.monotonic()
    assert _told(read_release, path) == [KINDS[make]]
    assert time.monotonic() - started < 1, "it was waited for, or read to its end"


@pytest.mark.skipif(os.name != "posix", reason="these are the rights of POSIX files")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text(SOUND)
    path.chmod(0)
    with common_rights(path):
        assert _told(read_release, path) == ["r.toml: may not be read (ask for the right to read it)"]


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.toml"
    path.write_text(SOUND)
    fstat = os.fstat

    def growing(descriptor: int) -> os.stat_result:
        found = fstat(descriptor)
        with path.open("ab") as file:
            file.truncate(5_000_000)
        return found

    monkeypatch.setattr(os, "fstat", growing)
    assert _told(read_release, path) == ["r.toml: grew while it was read (try again)"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes, devices and sockets among its files")
def test_a_newsroom_full_of_them_is_listed_searched_and_exported_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    shutil.copytree(RELEASES, folder, ignore=shutil.ignore_patterns(".iompress"))
    sound = len(run(["list"], tmp_path).text.splitlines())
    bad = [name for name, (_, told) in CONTENTS.items() if told]
    for number, name in enumerate(bad):
        (folder / f"2030-01-{number + 1:02}-bad.toml").write_bytes(CONTENTS[name][0])
    kinds = [make for make in KINDS if make not in (_nothing, Path.mkdir)]
    for number, make in enumerate(kinds):
        make(folder / f"2031-01-{number + 1:02}-bad.toml")
    (folder / "2032-01-01-bad.toml").mkdir()
    (folder / "loop").symlink_to(".")
    listed = run(["list"], tmp_path)
    rows = [line.split("\t") for line in listed.text.splitlines()]
    assert listed.code == 0
    assert listed.talk == "releases/loop is a link to a folder and is not followed\n"
    assert sum(row[1] == "broken" for row in rows) == len(bad) + len(kinds)
    assert len(rows) == sound + len(bad) + len(kinds)
    exported = run(["export", "-f", "text"], tmp_path)
    assert exported.code == 1
    assert exported.talk.count("error: releases/2030") == len(bad)
    assert exported.talk.count("error: releases/2031") == len(kinds)
    good = run(["export", "-f", "text", "--newsroom", str(RELEASES), "-o", "good"], tmp_path)
    assert good.code == 0
    assert _bytes(tmp_path / "out") == _bytes(tmp_path / "good") != {}
    assert "global-compact" in run(["search", "great issue of our era"], tmp_path).text


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# All that is wrong, in one run


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    text = """\
knd = "release"
kind = "pressrelease"
headline = ""
subheadline = "two\\nlines"
language = "English"
status = "publish"
date = "2018-12-10"
topics = ["ok", "not ok", 3]
countries = ["Morocco"]
sdgs = [0, 18, "10"]
contacts = ["press desk", { name = "N", email = "n at example.org", fone = "1" }]
notes = "a\\u001b[31mb"

[dateline]
country = "MA"

[embargo]
until = 2018-12-10T14:00:00+01:00
timezone = "Morocco Time"

[[quotes]]
id = "one"
speaker = "A"
text = "x"

[[quotes]]
id = "two"
speakr = "A"

[[media]]
file = "../up.jpg"

[[ignore]]
rule = "hl2"
reason = "because"
"""
    problems = understand(text.encode(), "r.toml", Release).problems
    assert [problem.told for problem in problems] == [
        "r.toml:1:1: `body` is missing",
        "r.toml:1:1: unknown key `knd` (did you mean `kind`?)",
        "r.toml:2:8: `kind` cannot be “pressrelease” (did you mean “release”? one of release, statement, advisory, "
        "briefing-note)",
        "r.toml:3:12: `headline` is empty",
        "r.toml:4:15: `subheadline` must be a single line, without tabs or line breaks",
        "r.toml:5:12: `language` cannot be “English” (a language tag such as en, sl or zh-Hant)",
        "r.toml:6:10: `status` cannot be “publish” (one of draft, review, approved, issued, withdrawn)",
        "r.toml:7:8: `date` must be a date, not text (write 2018-12-10, without quotes)",
        "r.toml:8:17: `topics[2]` cannot be “not ok” (letters, digits, hyphens and underscores only)",
        "r.toml:8:27: `topics[3]` must be text, not a number (put it in quotes)",
        "r.toml:9:14: `countries[1]` cannot be “Morocco” (two capital letters each, ISO 3166-1: MA, SI)",
        "r.toml:10:9: `sdgs[1]` cannot be “0” (goals are numbered 1 to 17)",
        "r.toml:10:12: `sdgs[2]` cannot be “18” (goals are numbered 1 to 17)",
        "r.toml:10:16: `sdgs[3]` must be a whole number, not text",
        "r.toml:11:13: `contacts[1]` cannot be “press desk” (letters, digits, hyphens and underscores only)",
        "r.toml:11:49: `contacts[2].email` cannot be “n at example.org” (an address such as press@example.org)",
        "r.toml:11:69: unknown key `contacts[2].fone` (did you mean `phone`?)",
        "r.toml:12:9: `notes` holds the control character U+001B",
        "r.toml:14:1: `dateline.city` is missing",
        "r.toml:18:9: `embargo.until` must be a wall time, without an offset: `timezone` says which clocks are meant",
        "r.toml:19:12: `embargo.timezone`: “Morocco Time” is not a time zone"
        " (write a region and a city: Europe/Ljubljana)",
        "r.toml:26:1: `quotes[2].speaker` is missing",
        "r.toml:26:1: `quotes[2].text` is missing",
        "r.toml:28:1: unknown key `quotes[2].speakr` (did you mean `speaker`?)",
        "r.toml:31:8: `media[1].file` must be a file beside the release or in a folder below it",
        "r.toml:34:8: `rule` cannot be “hl2” (a rule's code such as HL002)".replace("`rule`", "`ignore[1].rule`"),
    ]


def test_ids_of_quotes_are_unique() -> None:
    quote = '[[quotes]]\nid = "a"\nspeaker = "S"\ntext = "T"\n'
    (problem,) = understand((SOUND + quote + quote).encode(), "r.toml", Release).problems
    assert problem.message == "two quotes have the id “a”"


def test_a_table_where_a_list_of_tables_belongs() -> None:
    (problem,) = understand((SOUND + '[quotes]\nid = "a"\n').encode(), "r.toml", Release).problems
    assert problem.told == "r.toml:6:1: `quotes` must be a list of tables (write [[quotes]], in two brackets)"


def test_a_key_below_the_table_that_it_does_not_belong_to() -> None:
    (problem,) = understand((SOUND + '[dateline]\ncity = "C"\nnotes = "N"\n').encode(), "r.toml", Release).problems
    assert problem.told == "r.toml:8:1: unknown key `dateline.notes` (`notes` belongs above the first [table])"


def test_a_key_of_the_file_that_stands_below_a_header_is_told_where_it_is_missed() -> None:
    text = SOUND.replace("body", '[dateline]\ncity = "C"\nbody', 1)
    missing, unknown = understand(text.encode(), "r.toml", Release).problems
    hint = "it stands below [dateline], so it belongs to that: write it above the first [table]"
    assert missing.told == f"r.toml:1:1: `body` is missing ({hint})"
    assert unknown.message == "unknown key `dateline.body`"


def test_a_time_alone_is_no_moment() -> None:
    (problem,) = understand(SOUND.replace("2026-03-02", "14:00:00").encode(), "r.toml", Release).problems
    assert problem.message == "`date` must be a date, not a time alone"


def test_a_translation_is_in_the_language_that_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "r.sl.toml"
    path.write_text('headline = "H"\nstatus = "draft"\nbody = "B"\nlanguage = "hr"\n')
    assert _told(read_translation, path) == ["r.sl.toml:4:12: `language` is “hr”, but the file's name says “sl”"]


def test_what_a_translation_may_not_say(tmp_path: Path) -> None:
    """Date, embargo and speakers are its source's, so that they cannot drift."""
    path = tmp_path / "r.sl.toml"
    path.write_text(
        'headline = "H"\nstatus = "draft"\nbody = "B"\nlanguage = "sl"\ndate = 2018-12-10\n'
        '[embargo]\nuntil = 2018-12-10T14:00:00\ntimezone = "UTC"\n[[quotes]]\nid = "a"\ntext = "T"\nspeaker = "S"\n'
    )
    places = [told.partition(" (")[0] for told in _told(read_translation, path)]
    assert places == [
        "r.sl.toml:5:1: unknown key `date`",
        "r.sl.toml:6:1: unknown key `embargo`",
        "r.sl.toml:12:1: unknown key `quotes[1].speaker`",
    ]


def test_a_broken_newsroom(tmp_path: Path) -> None:
    path = tmp_path / "newsroom.toml"
    path.write_text('[organisation]\nname = "N"\n')
    told = [problem.partition(" (")[0] for problem in _told(read_newsroom, path)]
    assert told == ["newsroom.toml:1:1: `organization` is missing", "newsroom.toml:1:1: unknown key `organisation`"]
    with pytest.raises(BrokenFile) as raised:
        _ = Library(tmp_path).newsroom
    assert raised.value.exit_code == 2


def test_models_are_those_that_are_read() -> None:
    assert understand(SOUND.encode(), "r.toml", Release).sound().headline == "Head"
    assert understand(b"", "r.toml", Translation).content is None
    assert understand(b"", "r.toml", Newsroom).content is None
