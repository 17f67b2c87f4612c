"""Whatever the files hold and whatever is typed: an answer or a clear error, and never a traceback."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from iompress.store.write import toml_text
from tests.desk import RELEASES, Ran, run

REAL = {
    path.name: path.read_bytes()
    for path in sorted(RELEASES.rglob("*.toml"))
    if path.name == "newsroom.toml" or path.parent.name.isdigit()
}
ORIGINALS = [name for name in REAL if name.count(".") == 1 and name != "newsroom.toml"]
TRANSLATIONS = [name for name in REAL if name.count(".") == 2]
FEWER = settings(max_examples=settings().max_examples // 2)
"""For what runs many commands on each example."""

EVERYTHING = [
    word for state in ("draft", "review", "approved", "embargoed", "withdrawn") for word in ("--include", state)
]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A newsroom with its pictures and without releases."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "newsroom.toml").write_bytes(REAL["newsroom.toml"])
        for picture in RELEASES.rglob("*.png"):
            shutil.copy(picture, home)
        yield home


def _ran(folder: Path, *arguments: str) -> Ran:
    """How the command ended: by its own decision, and without steering the terminal."""
    ran = run(arguments, folder)
    assert ran.code in (0, 1, 2)
    assert not ran.talk.startswith("iompress: "), ran.talk
    assert not set(ran.text + ran.talk) & set("\x00\x07\x1b\x9b\u202e"), arguments
    assert ran.code == 0 or ran.talk, "it failed without a word"
    return ran


def _all_commands(folder: Path, files: dict[str, bytes]) -> None:
    """Run what reads `files` in a newsroom that has nothing else."""
    for old in folder.glob("20*.toml"):
        old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    rows = [line.split("\t") for line in _ran(folder, "list").text.splitlines()]
    assert len(rows) == 1, "a file was left out, or its row is broken in two"
    assert len(rows[0]) == 8
    _ran(folder, "list", "--format", "json", "--language", "sl")
    _ran(folder, "list", "--format", "table", "--since", "2000", "--speaker", "a", "--country", "SI")
    _ran(folder, "search", "a")
    shown = _ran(folder, "show", next(iter(files)).partition(".")[0])
    exported = _ran(
        folder, "export", "--replace", "-f", "text", "-f", "html", "-f", "json", "-f", "markdown", *EVERYTHING
    )
    if rows[0][1] == "broken":
        assert shown.code == 1
    if rows[0][7]:
        assert exported.code == 1
    elif shown.code == 1:
        assert "is not in newsroom.toml" in shown.talk


# Files as hands, editors and disks spoil them

WORDS = st.sampled_from([
    b'"', b"'''", b"\n", b"=", b"[", b"]]", b"#", b"\\", b"{", b"}", b",", b".", b"\r\n", b"\t", b"\x00", b"\x1b[2J",
    b"\xff", b"\xef\xbb\xbf", b"2018-13-40", b"2018-12-10T25:61:00", b"9999-12-31", b"0001-01-01", b"1e999", b"-0",
    b"[[quotes]]\n", b"[dateline]\n", b"<script>", b"&#27;", b"![", b"](", b"> ", b"- ", b"\xe2\x80\xae", b"\xc2\x9b",
    b"Europe/Ljubljana", b"headline", b"until", b"true", b"\xf0\x9f\x98\x80", b"[\xe2\x80\xa6]",
]) | st.binary(max_size=6)  # fmt: skip


@st.composite
def spoiled(draw: DrawFn, names: list[str]) -> tuple[str, bytes]:
    """One of the real files, by its name, with some of it deleted, put in, changed, moved or doubled."""
    name = draw(st.sampled_from(names))
    data = REAL[name]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(["delete", "insert", "change", "lines"])):
            case "delete":
                data = data[:at] + data[at + draw(st.sampled_from([1, 2, 10, 200, 10**6])) :]
            case "insert":
                data = data[:at] + draw(WORDS) + data[at:]
            case "change":
                word = draw(WORDS)
                data = data[:at] + word + data[at + len(word) :]
            case "lines":
                lines = data.splitlines(keepends=True)
                first, last = sorted(draw(st.tuples(*[st.integers(0, len(lines))] * 2)))
                moved = lines[first : min(last, first + 5)]
                to = draw(st.integers(0, len(lines)))
                data = b"".join([*lines[:to], *moved, *lines[to:]])
    return name, data


@FEWER
@given(spoiled(ORIGINALS))
def test_spoiled_releases(folder: Path, file: tuple[str, bytes]) -> None:
    _all_commands(folder, dict([file]))


@FEWER
@given(spoiled(TRANSLATIONS))
def test_spoiled_translations(folder: Path, file: tuple[str, bytes]) -> None:
    name, data = file
    original = f"{name.partition('.')[0]}.toml"
    _all_commands(folder, {original: REAL[original], name: data})


@FEWER
@given(spoiled(["newsroom.toml"]))
def test_a_spoiled_newsroom(file: tuple[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "newsroom.toml").write_bytes(file[1])
        (folder / "2018-12-10-a.toml").write_bytes(REAL["2018-12-10-global-compact-adopted.toml"])
        for arguments in (["list", "--at", "2026-01-01"], ["show", "a"], ["export", "-f", "text"], ["new", "Head"]):
            ran = _ran(folder, *arguments)
            assert ran.code != 2 or "newsroom.toml" in ran.talk


# Files that are TOML, with values that nobody expects

KEYS = st.sampled_from(["id", "text", "file", "city", "until", "timezone", "en"]) | st.text(max_size=5)

VALUES = st.recursive(
    st.text(max_size=12)
    | st.sampled_from(["en", "MA", "issued", "draft", "a.png", "../a", "UTC", "localtime", "[…]", "…", "a@example.org"])
    | st.sampled_from(["", " ", "a\n", "\x1b[2J"])
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.datetimes(timezones=st.just(UTC)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=4,
)  # fmt: skip


@st.composite
def with_other_values(draw: DrawFn, names: list[str]) -> tuple[str, bytes]:
    """One of the real files, by its name, with other values in some places, and some keys gone."""
    name = draw(st.sampled_from(names))
    tables = tomli.loads(REAL[name].decode())
    for _ in range(draw(st.integers(1, 3))):
        holder: Any = tables
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(holder[key], dict | list) and holder[key] and draw(st.booleans()):
                holder = holder[key]
                continue
            if draw(st.integers(0, 5)):
                holder[key] = draw(VALUES)
            else:
                del holder[key]
            break
    return name, toml_text(tables).encode()


@FEWER
@given(with_other_values(ORIGINALS))
def test_releases_with_other_values(folder: Path, file: tuple[str, bytes]) -> None:
    _all_commands(folder, dict([file]))


@FEWER
@given(with_other_values(TRANSLATIONS))
def test_translations_with_other_values(folder: Path, file: tuple[str, bytes]) -> None:
    name, data = file
    original = f"{name.partition('.')[0]}.toml"
    _all_commands(folder, {original: REAL[original], name: data})


MARKS = """\
# ## > - 1. * ** _ ` ```
[ ]( ) ![ < > &amp; &#0; &#27; \\ | --- http:// mailto:a@b.c <b> </b> <!-- ]]> […] “ ” word עם 你好
"""

BODIES = st.lists(
    st.sampled_from([*MARKS.split(), *" \n\t\u200f\u200b😀\u00ad", "    ", "\n\n", "e\u0301", "a" * 90])
    | st.text(max_size=5),
    max_size=25,
).map("".join)  # fmt: skip


@FEWER
@given(BODIES, BODIES)
def test_any_body_and_notes(folder: Path, body: str, notes: str) -> None:
    tables = {
        "headline": "H", "language": "en", "status": "issued", "date": date(2018, 12, 10), "body": body or "x",
        "notes": notes, "quotes": [{"id": "a", "speaker": "S", "text": body[:20] or "x"}],
    }  # fmt: skip
    _all_commands(folder, {"2018-12-10-a.toml": toml_text(tables).encode()})


# What is typed

TYPED = """\
- -- -n --at 2018 last·month 30·weeks·ago 99999999999·weeks·ago 9999-12-31 0001-01-01T00:00 2018-12-10T14:00·Europe/..
2018-12-10T14:00+99:99 / . .. a.toml // * [ \\ ~ 0 -1 1e9 \udcff \x1b[2J
"""

WORD = st.text(max_size=12) | st.sampled_from([word.replace("·", " ") for word in TYPED.split()])

COMMANDS = """\
show|show compact -l|show compact --at|list --since|list --until|list -l|list --at|list --state|list --topic
list --country|list --speaker|list -n|list --newsroom|search|search a|export -o out -f|export -o out -f text
export -f text -o out --include|export -f text -o out -l|edit|schema||formats
"""


@given(
    st.sampled_from(COMMANDS.strip().replace("\n", "|").split("|")).map(str.split),
    st.lists(WORD, min_size=1, max_size=2),
)
@example(["search"], ["\udcff"])  # what a shell passes on for a byte that is no text
def test_anything_typed(command: list[str], words: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "newsroom.toml").write_bytes(REAL["newsroom.toml"])
        (folder / "2018-12-10-compact.toml").write_bytes(REAL["2018-12-10-global-compact-adopted.toml"])
        ran = run([*command, *words], folder, {"EDITOR": "true"})
        assert ran.code in (0, 1, 2)
        assert "Traceback" not in ran.talk


OPTIONS = ["--date", "--city", "--country", "--contact", "--topic", "--embargo", "--language", "--template"]


@given(st.sampled_from([None, *OPTIONS]), WORD, st.text(max_size=20) | st.just("\udcff"))
def test_anything_typed_for_a_new_release(option: str | None, word: str, headline: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "newsroom.toml").write_bytes(REAL["newsroom.toml"])
        ran = run(["new", *([option, word] if option else []), "--", headline], folder)
        assert ran.code in (0, 1, 2)
        written = list(folder.rglob("20*.toml"))
        assert (ran.code == 0) == (len(written) == 1)
        if written:
            assert _ran(folder, "list").text.split("\t")[1] in ("draft", "embargoed")
