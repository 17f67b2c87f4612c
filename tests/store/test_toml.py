"""Slips of people who write TOML by hand are explained in their words, at the place that is meant.

`slips.txt` holds the slips; `IOMPRESS_REWRITE=1` writes down what is said of each now.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from iompress.store import toml
from iompress.store.toml import NotToml, parse
from tests.desk import RELEASES

SLIPS = Path(__file__).with_name("slips.txt")

INVISIBLE = [
    ('headline = "x\x07y"\n', (1, 14), "a control character stands in the text"),
    ("body = '''\nx\x1b[31my\n'''\n", (2, 2), "a control character stands in the text"),
    ('# \x00\nheadline = "x"\n', (1, 3), "a control character stands in the text"),
    ('headline = "x"\rlanguage = "en"\n', (1, 15), "a line ends as in files of old Macintoshes"),
    ('headline = "x"\n\ufefflanguage = "en"\n', (2, 1), "an invisible character stands here"),
    ('headline\u00a0= "x"\n', (1, 9), "an invisible character stands here"),
    ('headline = \u200b"x"\n', (1, 12), "an invisible character stands here"),
    ('headline = "\\ud800"\n', (1, 19), "a backslash that means nothing"),
    ("a = " + "[" * 100_000, (1, 1), "lists or tables are nested too deep"),
    ("a = 1\nsdgs = [" + "9" * 5000 + "]\n", (2, 9), "a number has too many digits"),
    ("a = 1\nsdgs = [0x" + "f" * 5000 + "]\n", (2, 9), "a number has too many digits"),
]  # fmt: skip


def test_slips() -> None:
    written = SLIPS.read_text("utf-8")
    first, *blocks = written.split("\n== ")
    told = first + "".join(f"\n== {_told(block)}" for block in blocks)
    if os.environ.get("IOMPRESS_REWRITE"):
        SLIPS.write_text(told, "utf-8", newline="\n")
    assert told == written


def _told(block: str) -> str:
    name, _, rest = block.partition("\n")
    text = rest[: rest.index("\n!")] + "\n"
    with pytest.raises(NotToml) as raised:
        parse(text.rstrip("\n") if "last line" in name else text)
    error = raised.value
    return f"{name}\n{text}! {error.line}:{error.column} {error.message}\n! {error.hint}\n"


@pytest.mark.parametrize(("text", "place", "message"), INVISIBLE, ids=[str(n) for n in range(len(INVISIBLE))])
def test_what_cannot_be_seen(text: str, place: tuple[int, int], message: str) -> None:
    with pytest.raises(NotToml) as raised:
        parse(text)
    assert (raised.value.line, raised.value.column) == place
    assert raised.value.message == message


def test_every_explanation_is_needed() -> None:
    told = SLIPS.read_text("utf-8") + "".join(message for _, _, message in INVISIBLE)
    assert [message for _, _, message, _, _ in toml._PLAINLY if message not in told] == []


def test_lines_of_windows_are_counted_as_others() -> None:
    with pytest.raises(NotToml) as raised:
        parse('headline = "x"\r\nlanguage = "en"\r\ndate = 10.12.2018\r\n')
    assert (raised.value.line, raised.value.column) == (3, 1)


BITS = r"""' \e \x41 {a=1,} 07:32 [07:32 " ''' \"\"\" \ [ ] = . 1 - _ + e 0x { } , # inf T Z : true 2026-02-30
1979-05-27T07:32:00 1979-05-27T07:32Z 07:32:00Z +01:00
9223372036854775808 1e400 a=1 a.b=2 [a] [a.b] [[quotes]] é \u00e9 \ud800"""
PIECES = st.sampled_from(
    [*BITS.split(), "\n", "\r\n", "\ufeff", "\x00", "\x7f", "\u2028", "\\\n   ", "\na=1\n", "\n[a]\n", "{a=1\n}"]
)
SOURCES = sorted(path.read_text("utf-8") for path in RELEASES.glob("*/*.toml"))


@given(
    st.sampled_from(SOURCES) | st.lists(PIECES, max_size=12).map("".join),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), PIECES), max_size=3),
)
def test_the_quick_way_gives_what_the_other_would(text: str, cuts: list[tuple[float, int, str]]) -> None:
    for where, length, piece in cuts:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
    quickly = toml._quickly(text)
    if quickly is not None:
        assert repr(quickly) == repr(tomli.loads(text))


@pytest.mark.parametrize("text", ["a = 9223372036854775807\n", "a = '" + "9" * 5000 + "'\n", f"# 0x{'f' * 5000}\n"])
def test_numbers_that_are_as_long_as_numbers_get(text: str) -> None:
    parse(text)
