"""Files that are broken in every way: a diagnostic with a place, the others still checked, never a traceback."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iompress.lint.check import Bundle, Ruling, check
from iompress.model.newsroom import Newsroom
from iompress.store.folder import File
from iompress.store.library import Library
from tests.desk import RELEASES
from tests.lint.newsrooms import newsroom, told, validated

AT = datetime(2026, 11, 24, tzinfo=UTC)
FILES = sorted(path for path in RELEASES.glob("*/*.toml"))
SOURCES = {path.name: path.read_bytes() for path in FILES}
REAL: Newsroom = Library(RELEASES).newsroom

MARKS = """' " \'\'\' \"\"\" \\ [ ] = [[quotes]] “ ” é́ 😀 40% > ## - ` ]( ![ &amp; <!-- 1e9 2026-02-30 # { }"""
SPLINTERS = st.sampled_from(["", "\n", "\r\n", "\t", "\u202e", "\x00", "\ufeff", *MARKS.split(" ")]) | st.text(
    max_size=6
)


@given(
    st.sampled_from(sorted(SOURCES)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), SPLINTERS), min_size=1, max_size=4),
)
def test_a_damaged_file_is_a_diagnostic(name: str, cuts: list[tuple[float, int, str]]) -> None:
    text = SOURCES[name].decode()
    for where, length, splinter in cuts:
        at = int(where * len(text))
        text = text[:at] + splinter + text[at + length :]
    _check(name, text.encode("utf-8", "replace"))


@given(st.sampled_from(sorted(SOURCES)), st.floats(0, 1), st.binary(max_size=8))
@example("2018-12-10-global-compact-adopted.toml", 0.0, b"\xff\xfe")
def test_damaged_bytes_are_a_diagnostic(name: str, where: float, splinter: bytes) -> None:
    data = SOURCES[name]
    at = int(where * len(data))
    _check(name, data[:at] + splinter + data[at + len(splinter) :])
    _check(name, data[:at])


def _check(name: str, data: bytes) -> None:
    """Check the file with `data` in place of its own; every place that is told must lie in it."""
    release = next(path for path in FILES if path.name == f"{name.partition('.')[0]}.toml")
    translation = (File(name, "", "", 0),) if name != release.name else ()
    bundle = Bundle(File(release.name, "", "", 0), translation)
    files = {release.name: SOURCES[release.name], name: data}
    lines = data.decode("utf-8-sig", "replace").split("\n")
    for found in check(bundle, Ruling(REAL, AT), files).diagnostics:
        if found.name != name or not found.line:
            continue
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
        assert (found.line, found.column) <= (found.end_line, found.end_column)
        assert found.end_line <= len(lines)
        assert found.message
        assert "\n" not in found.message


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "0:0 FI001"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\r", "1:1 FI001"),
        ("headline = 'caf\xe9'".encode("latin-1"), "1:16 FI001"),
        (b"headline = '''\nnever closed\n", "1:12 FI002"),
        (b'headline = "He said "yes""\n', "1:22 FI002"),
        (b"x" * (5 * 1024 * 1024), "0:0 FI001"),
        (b"a = " + b"[" * 5000, "1:1 FI002"),
    ],
)
def test_what_is_no_release(tmp_path: Path, data: bytes, found: str) -> None:
    library = newsroom(tmp_path, {"2026-03-02-office.toml": data, "2026-03-03-x.toml": {"headline": "A Long Way."}})
    expected = [f"2026-03-02-office.toml:{found}", "2026-03-03-x.toml:1:23 HL004"]
    assert told(validated(library), "FI", "HL") == expected


def test_all_that_is_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    text = 'headlin = "x"\nstatus = "draf"\ndate = "x"\nsdgs = [1, 99]\n'
    text += '[embargo]\nuntil = 2026-01-01T00:00:00Z\ntimezone = "X"\n'
    library = newsroom(tmp_path, {"2026-03-02-office.toml": text})
    codes = [line.split()[1] for line in told(validated(library))]
    assert codes.count("ST001") == 3
    assert codes.count("ST002") == 1
    assert codes.count("ST003") == 5


def test_a_source_that_is_broken_leaves_its_translation_unjudged(tmp_path: Path) -> None:
    library = newsroom(tmp_path, {"2026-03-02-office.toml": "x", "2026-03-02-office.sl.toml": {"headline": "Kaj."}})
    assert told(validated(library)) == ["2026-03-02-office.toml:1:1 FI002"]
