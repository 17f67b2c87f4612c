"""No field of any file lets through what steers a terminal, breaks a header or leads out of the newsroom.

The fields are those of the schemas, so that a new one is among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from iompress.model.schema import FILES, json_schema
from iompress.store.documents import understand
from iompress.store.source import Positions
from iompress.store.write import toml_text
from tests.desk import run

Keys = tuple[str | int, ...]

STEERING = ["\x1b[2J", "\x00", "\x07bell", "\x9b31m", "back\x08", "\x7f", "turned\u202e", "line\u2028line"]

SEVERAL_LINES = {
    "body", "notes", "quotes.0.text", "media.0.alt", "media.0.caption",
    "boilerplate.key.text", "boilerplate.key.text.en", "sections.0.text", "sections.0.text.en",
}  # fmt: skip
"""Where line breaks belong to the text."""

FILES_NAMED = {"media.0.file", "organization.logo"}


def _strings(node: dict[str, Any], schema: dict[str, Any], keys: Keys) -> Iterator[Keys]:
    """The way to every string in `node` of `schema`, the first entry of lists and one key of tables by key."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    for branch in node.get("anyOf", ()):
        yield from _strings(branch, schema, keys)
    match node.get("type"):
        case "string" if node.get("format") is None:
            yield keys
        case "array":
            yield from _strings(node["items"], schema, (*keys, 0))
        case "object":
            for key, field in node.get("properties", {}).items():
                yield from _strings(field, schema, (*keys, key))
            for field in node.get("patternProperties", {}).values():
                pattern = next(iter(node["patternProperties"]))
                yield from _strings(field, schema, (*keys, "en" if "a-z" in pattern[:6] else "key"))
            if isinstance(node.get("additionalProperties"), dict):
                yield from _strings(node["additionalProperties"], schema, (*keys, "key"))


def _all_fields() -> list[tuple[str, Keys]]:
    found = []
    for name in FILES:
        schema = json_schema(name)
        found += [(name, keys) for keys in dict.fromkeys(_strings(schema, schema, ()))]
    return found


FIELDS = _all_fields()


def _spelled(field: tuple[str, Keys]) -> str:
    return f"{field[0].partition('.')[0]}:{'.'.join(map(str, field[1]))}"


def _within(field: tuple[str, Keys], value: str) -> str:
    """`value` in the middle of what is allowed in the field otherwise."""
    match field[1][-1]:
        case "email":
            return f"a{value}@example.org"
        case "url" | "address":
            return f"https://example.org/{{id}}{value}"
    return f"a{value}"


def _told(field: tuple[str, Keys], value: str) -> list[str]:
    """What is wrong with `value` in the field."""
    name, keys = field
    tables: Any = value
    for key in reversed(keys):
        tables = {key: tables} if isinstance(key, str) else [tables]
    text = toml_text(tables)
    place = Positions(text).place_of(keys)
    return [p.message for p in understand(text.encode(), "f", FILES[name][0]).problems if (p.line, p.column) == place]


def test_there_are_fields() -> None:
    assert len(FIELDS) > 80
    assert {_spelled(field) for field in FIELDS} >= {f"newsroom:{keys}" for keys in SEVERAL_LINES if "key" in keys}


@pytest.mark.parametrize("field", FIELDS, ids=_spelled)
def test_what_steers_a_terminal_is_refused_everywhere(field: tuple[str, Keys]) -> None:
    for value in STEERING:
        assert _told(field, _within(field, value)) != [], ascii(value)


@pytest.mark.parametrize("field", FIELDS, ids=_spelled)
def test_line_breaks_stand_only_in_running_text(field: tuple[str, Keys]) -> None:
    several = ".".join(map(str, field[1])) in SEVERAL_LINES
    for value in ("subject\nBcc: all@example.org", "a\tb", "a\n"):
        assert (_told(field, value) == []) == several, ascii(value)
    assert _told(field, "subject\r\nBcc: all@example.org") != []


@pytest.mark.parametrize("field", [f for f in FIELDS if ".".join(map(str, f[1])) in FILES_NAMED], ids=_spelled)
@pytest.mark.parametrize(
    "path",
    ["../up", "a/../../up", "/etc/passwd", "..", ".", "C:\\x", "C:x", "a\\..\\b", "\\\\host\\x", "file:///x", "a/"],
)
def test_paths_stay_in_the_newsroom(field: tuple[str, Keys], path: str) -> None:
    assert _told(field, path) != []


@pytest.mark.parametrize(
    ("url", "sound"),
    [
        ("https://example.org", True),
        ("http://example.org/a?b=c", True),
        ("javascript:alert(1)", False),
        ('https://example.org/" onload="x', False),
        ("ftp://example.org", False),
        ("https:// example.org", False),
        ("example.org", False),
        ("https://müller.example/", True),
        ("https://[::1]/", True),
        ("https://[::1", False),
        ("https:///press", False),
        ("https://:8080", False),
    ],
)
def test_addresses(url: str, sound: bool) -> None:
    assert (_told(("newsroom.schema.json", ("organization", "url")), url) == []) == sound


@pytest.mark.parametrize(
    ("email", "sound"),
    [
        ("press@example.org", True),
        ("press.desk+media@sub.example.org", True),
        ("press@example", False),
        ("Press <press@example.org>", False),
        ("a@b@example.org", False),
        ("press@example.org, all@example.org", False),
        ("press@example.org ", False),
        ("üpress@example.org", False),
    ],
)
def test_emails(email: str, sound: bool) -> None:
    assert (_told(("release.schema.json", ("contacts", 0, "email")), email) == []) == sound


@pytest.mark.parametrize("name", FILES)
def test_an_unknown_key_is_told_with_the_nearest(name: str) -> None:
    schema = json_schema(name)
    for keys, known in _tables(schema, schema, ()):
        for key in known:
            if len(key) < 4:
                continue
            wrong = key[:2] + key[3:]
            told = _unknown(name, (*keys, wrong))
            assert told.endswith(f"(did you mean `{key}`?)"), told
            assert ":1:" in told or keys, told


def _tables(node: dict[str, Any], schema: dict[str, Any], keys: Keys) -> Iterator[tuple[Keys, list[str]]]:
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    for branch in node.get("anyOf", ()):
        yield from _tables(branch, schema, keys)
    if node.get("type") == "array":
        yield from _tables(node["items"], schema, (*keys, 0))
    if "properties" in node:
        yield keys, list(node["properties"])
        for key, field in node["properties"].items():
            yield from _tables(field, schema, (*keys, key))
    elif isinstance(node.get("additionalProperties"), dict):
        yield from _tables(node["additionalProperties"], schema, (*keys, "key"))


def _unknown(name: str, keys: Keys) -> str:
    tables: Any = 1
    for key in reversed(keys):
        tables = {key: tables} if isinstance(key, str) else [tables]
    problems = understand(toml_text(tables).encode(), "f", FILES[name][0]).problems
    (told,) = [problem.told for problem in problems if "unknown key" in problem.message]
    return told


def test_a_key_that_steers_a_terminal_is_told_without_doing_it() -> None:
    told = _unknown("release.schema.json", ("a\x1b[2Jb\nc",))
    assert told.startswith("f:1:1: unknown key `a�[2Jb�c`")


NEWSROOM = """\
[organization]
name = "Agency <b>bold</b>"
short_name = "A"
languages = ["en"]
timezone = "Europe/Ljubljana"
[topics.t]
title = "<script>alert(1)</script>"
"""

HOSTILE = """\
headline = "<script>alert(1)</script> ../../x {{ 7*7 }} {% raw %} ${HOME} %s"
subheadline = "</title><img src=x onerror=alert(1)>"
summary = "\\"><script>alert(1)</script>"
language = "en"
status = "issued"
date = 2026-03-02
topics = ["t"]
body = '''
<script>alert(1)</script> and [a link](javascript:alert(1)), [another](https://example.org/"onload="alert(1)),
![x](../../etc/passwd) &#27;[2J &#x202e; <img src=x onerror=alert(1)>

<div onclick="alert(1)">
raw
</div>
'''
notes = "=cmd|'/c calc'!A1"
[dateline]
city = "=1+1<script>alert(1)</script>"
[[quotes]]
id = "a"
speaker = "<script>alert(1)</script>"
role = "'; drop table summaries; --"
text = "]]><!-- --><script>alert(1)</script>"
[[ignore]]
rule = "QU003"
reason = "nobody says it"
"""


def test_what_is_allowed_is_harmless_in_every_output(tmp_path: Path) -> None:
    (tmp_path / "newsroom.toml").write_text(NEWSROOM)
    (tmp_path / "2026-03-02-a.toml").write_text(HOSTILE)
    for arguments in (
        ["list"], ["list", "-f", "table"], ["list", "-f", "json"], ["list", "-f", "csv"],
        ["search", "script"], ["search", "script", "-f", "text"], ["show", "a"],
    ):  # fmt: skip
        ran = run(arguments, tmp_path)
        assert (ran.code, ran.talk) == (0, ""), arguments
        assert not set(ran.text) & set("\x1b\x07\x9b\u202e"), arguments
    assert run(["export", "-f", "all"], tmp_path).code == 0
    page = (tmp_path / "out" / "2026-03-02-a.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<div onclick" not in page
    assert "javascript:" not in page.replace("[a link](javascript:alert(1))", "")
    assert "49" not in page
