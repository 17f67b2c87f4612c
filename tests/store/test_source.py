"""Every key and value of every form of TOML is found where it stands, to the character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from iompress.store.source import Keys, Place, Positions
from iompress.store.toml import parse

# A generator of TOML documents: text first, so that every way to write a thing occurs

CHARACTERS = st.sampled_from("aé'\"\\#[]{}=,. \t–‘’🏳️‍🌈漢字e\u0301ع\u200f\x85\u2028\ufeff") | st.characters(
    min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\x7f"
)
BLANKS = st.sampled_from(["", " ", "\t", "  "])
ESCAPES = st.sampled_from(
    ["\\b", "\\t", "\\n", "\\f", "\\r", '\\"', "\\\\", "\\u00e9", "\\u0041b12", "\\U0001F600", "\\U0010FFFF"]
)
SCALARS = st.sampled_from(
    ["1", "-17", "0xDEAD_beef", "1_000", "6.6e-3", "-inf", "true", "false", "2018-12-10", "14:00:00",
     "2018-12-10T14:00:00", "2018-12-10 14:00:00.25", "2018-12-10T14:00:00Z", "1979-05-27T00:32:00-07:00"]
)  # fmt: skip


def _without(forbidden: str) -> st.SearchStrategy[str]:
    return CHARACTERS.filter(lambda character: character not in forbidden)


@st.composite
def one_line_strings(draw: DrawFn) -> str:
    if draw(st.booleans()):
        return '"' + "".join(draw(st.lists(_without('"\\') | ESCAPES, max_size=8))) + '"'
    return "'" + "".join(draw(st.lists(_without("'"), max_size=8))) + "'"


@st.composite
def strings(draw: DrawFn, eol: str) -> str:
    form = draw(st.sampled_from(["line", '"""', "'''"]))
    if form == "line":
        return draw(one_line_strings())
    quote = form[0]
    runs = st.tuples(st.sampled_from([quote, quote * 2]), _without("\"'\\")).map("".join)
    pieces = _without("\"'\\") | st.just(eol) | runs
    if quote == '"':
        after_run = st.tuples(st.sampled_from([quote, quote * 2]), ESCAPES).map("".join)
        trimmed = st.tuples(BLANKS, st.lists(st.sampled_from([eol, " ", "\t"]), max_size=3)).map(
            lambda parts: "\\" + parts[0] + eol + "".join(parts[1])
        )
        pieces = pieces | ESCAPES | after_run | trimmed
    start = draw(st.sampled_from(["", eol]))
    end = draw(st.sampled_from(["", quote, quote * 2]))
    return form + start + "".join(draw(st.lists(pieces, max_size=8))) + end + form


@st.composite
def comments(draw: DrawFn) -> str:
    return draw(BLANKS) + draw(st.sampled_from(["", "# a ' \" ''' [x] = 1", '#漢字 """', "#"]))


class Names:
    """Keys that are never given twice, however they are written."""

    def __init__(self) -> None:
        self.count = 0

    def fresh(self, draw: DrawFn) -> str:
        self.count += 1
        number = self.count
        return draw(
            st.sampled_from(
                [f"k{number}", f"{number}", f'"k {number}"', f"'k.{number}'", f'"\\u00e9ab{number}"', f"'é\"#{number}'",
                 f'"\\"=\\t\\U0001F600{number}"', f"-_{number}"]
            )
        )  # fmt: skip


@st.composite
def values(draw: DrawFn, eol: str, names: Names, depth: int = 0) -> str:
    forms = ["scalar", "string", "string", "array", "table"]
    form = draw(st.sampled_from(forms if depth < 3 else forms[:2]))
    if form == "scalar":
        return draw(SCALARS)
    if form == "string":
        return draw(strings(eol))
    entries = []
    for _ in range(draw(st.integers(0, 3))):
        entry = draw(values(eol, names, depth + 1))
        entries.append(entry if form == "array" else f"{_key(draw, names)}{draw(BLANKS)}={draw(BLANKS)}{entry}")
    if form == "table":
        return "{" + ",".join(draw(BLANKS) + entry + draw(BLANKS) for entry in entries) + "}"
    filler = st.sampled_from(["", " ", eol, f" # [' ]{eol}", f'{eol}\t# """ ,{eol} '])
    text = ",".join(draw(filler) + entry + draw(filler) for entry in entries)
    comma = draw(st.sampled_from(["", ","])) if entries else ""
    return "[" + text + comma + draw(filler) + "]"


def _key(draw: DrawFn, names: Names) -> str:
    dot = draw(BLANKS) + "." + draw(BLANKS)
    return dot.join(names.fresh(draw) for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3]))))


@st.composite
def pairs(draw: DrawFn, eol: str, names: Names) -> str:
    lines = []
    shared = names.fresh(draw)
    for _ in range(draw(st.integers(0, 4))):
        key = _key(draw, names)
        if draw(st.integers(0, 3)) == 0:
            key = f"{shared}.{key}"
        value = draw(values(eol, names))
        lines.append(f"{draw(BLANKS)}{key}{draw(BLANKS)}={draw(BLANKS)}{value}{draw(comments())}{eol}")
    lines.append(draw(comments()) + eol)
    return "".join(lines)


@st.composite
def documents(draw: DrawFn) -> str:
    eol = draw(st.sampled_from(["\n", "\r\n"]))
    names = Names()
    text = draw(pairs(eol, names))
    for _ in range(draw(st.integers(0, 4))):
        name = names.fresh(draw)
        blank = draw(BLANKS)
        form = draw(st.sampled_from(["table", "deep", "below first", "array", "array"]))
        if form in ("table", "deep"):
            path = name if form == "table" else f"{name}.{names.fresh(draw)}{blank}.{blank}{names.fresh(draw)}"
            text += f"[{blank}{path}{blank}]{draw(comments())}{eol}" + draw(pairs(eol, names))
        elif form == "below first":
            text += f"[{name}.{names.fresh(draw)}]{eol}" + draw(pairs(eol, names))
            text += f"[{name}]{eol}" + draw(pairs(eol, names))
        else:
            below, inner = names.fresh(draw), names.fresh(draw)
            for _ in range(draw(st.integers(1, 3))):
                text += f"[[{blank}{name}]]{draw(comments())}{eol}" + draw(pairs(eol, names))
                if draw(st.booleans()):
                    text += f"[{name}.{below}]{eol}" + draw(pairs(eol, names))
                for _ in range(draw(st.integers(0, 2))):
                    text += f"[[{name}.{inner}]]{eol}" + draw(pairs(eol, names))
                    if draw(st.booleans()):
                        text += f"[{name}.{inner}.{names.fresh(draw)}]{eol}" + draw(pairs(eol, names))
    return text if draw(st.booleans()) else text.rstrip("\r\n")


def walk(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    if keys:
        yield keys, value
    if isinstance(value, dict):
        for key, below in value.items():
            yield from walk(below, (*keys, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from walk(below, (*keys, number))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_value_is_found_and_is_what_stands_there(text: str) -> None:
    positions = Positions(text)
    for keys, value in walk(parse(text)):
        assert positions.has(keys), keys
        key, place = positions.find(keys).key, positions.find(keys).value
        if key == place:  # a table, or a list of them, that headers or dotted keys open
            assert isinstance(value, dict | list)
            assert text[key.start : key.end].strip()
            continue
        assert parse(f"x = {text[place.start : place.end]}")["x"] == value
        if isinstance(keys[-1], int):
            assert key.start == key.end == place.start
        else:
            written = parse(f"{text[key.start : key.end]} = 1")
            names = [k for k, _ in walk(written)][-1]
            assert keys[-len(names) :] == names


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_character_of_every_text_is_mapped_to_what_decodes_to_it(text: str) -> None:
    positions = Positions(text)
    for keys, value in walk(parse(text)):
        if not isinstance(value, str):
            continue
        place = positions.find(keys).value
        quote = text[place.start]
        long = text.startswith(quote * 3, place.start) and place.end - place.start >= 6
        fence = quote * 3 if long else quote
        at = place.start
        for number, character in enumerate(value):
            start, end = positions.inside(keys, number, number + 1)
            assert at < start < end < place.end
            at = end - 1
            assert parse(f"x = {fence}|{text[start:end]}|{fence}")["x"] == f"|{character}|"
        start, end = positions.inside(keys, 0, len(value))
        assert parse(f"x = {fence}|{text[start:end]}|{fence}")["x"] == f"|{value}|"


@settings(max_examples=30, deadline=None)
@given(documents())
def test_lines_and_columns_lead_back_to_the_character(text: str) -> None:
    positions = Positions(text)
    lines = text.split("\n")
    for offset in range(0, len(text), 7):
        line, column = positions.place(offset)
        assert text[offset] == (lines[line - 1] + "\n")[column - 1]
        assert positions.line(line) == lines[line - 1].rstrip("\r")


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ('a = 1\nb = "x"', ("b",), Place(2, 5)),
        ("[t]\nk.l = 1\nk.m = 2", ("t", "k"), Place(2, 1)),
        ("[a.b]\nc = 1", ("a",), Place(1, 1)),
        ("[a.b]\n[a]\nc = 1", ("a",), Place(2, 1)),
        ("[[q]]\n[[q]]\nid = 1", ("q",), Place(1, 1)),
        ("[[q]]\n[[q]]\nid = 1", ("q", 1), Place(2, 1)),
        ("[[q]]\n[[q]]\nid = 1", ("q", 1, "text"), Place(2, 1)),
        ("[[q]]\n[q.r]\n[[q]]\n[q.r]\nx = 1", ("q", 1, "r", "x"), Place(5, 5)),
        ("l = [1, # ]\n 22,\n]", ("l", 1), Place(2, 2)),
        ('t = {a = {b = "c"}}', ("t", "a", "b"), Place(1, 15)),
        ('"é漢" = 1', ("é漢",), Place(1, 8)),
        ("a = 1", ("nowhere", 3), Place(1, 1)),
    ],
)
def test_places(text: str, keys: Keys, expected: Place) -> None:
    assert Positions(text).place_of(keys) == expected


def test_what_is_no_text_has_no_characters() -> None:
    positions = Positions("a = 1\nb = ['x']")
    for keys in (("a",), ("b",), ("c",)):
        with pytest.raises(KeyError):
            positions.inside(keys, 0, 1)
    assert positions.inside(("b", 0), 0, 1) == (12, 13)


def test_deep_nesting_that_the_parser_takes_is_scanned() -> None:
    depth = 200
    text = "a = " + "[" * depth + "1" + "]" * depth
    assert Positions(text).has(("a", *([0] * depth)))
    assert parse(text)
