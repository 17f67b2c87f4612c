"""Writes what is generated in docs/: the commands' page, the rules' pages and the pictures of the terminal.

`python docs/generate.py` writes them; with `--check` it only says which are not current, and exits with 1.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from iompress.model.fields import TAG

DOCS = Path(__file__).parent
ROOT = DOCS.parent
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""The moment at which the pictures are taken."""


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` compare them. Returns the exit code."""
    stale = []
    wanted = dict(pages())
    for path, text in wanted.items():
        current = path.read_text("utf-8") if path.exists() else None
        if current != text:
            stale.append(path)
    stale += [path for path in sorted((DOCS / "rules").glob("*.md")) if path not in wanted]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not current: run python docs/generate.py")
        return 1 if stale else 0
    for path in stale:
        if path in wanted:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted[path], "utf-8", newline="\n")
        else:
            path.unlink()
    return 0


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated file with its text."""
    yield DOCS / "commands.md", commands_page()
    yield DOCS / "files.md", files_page()
    yield DOCS / "json-format.md", json_page()
    yield from rules_pages()
    yield DOCS / "show.svg", picture_of_show()
    yield DOCS / "list.svg", picture_of_list()


def commands_page() -> str:
    """The help of every command, as `--help` prints it."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from iompress.cli import Desk, app

    desk = get_command(app)
    assert isinstance(desk, Desk)
    runner = CliRunner()
    text = "# Commands\n\nWhat `iompress COMMAND --help` prints.\n"
    for name in desk.list_commands(None):
        printed = runner.invoke(app, [name, "--help"], prog_name="iompress", terminal_width=100).output
        text += f"\n## {name}\n\n```text\n{printed.strip()}\n```\n"
    return text


def files_page() -> str:
    """Every key of the three files, from the schemas that editors use."""
    from iompress.model.schema import FILES, json_schema

    text = "# Files\n\nEvery key of the files that people keep; a key in bold must be there. "
    text += "`iompress schema` writes the same for editors.\n"
    text += "\n" + (DOCS / "files-intro.md").read_text("utf-8")
    for name in FILES:
        schema = json_schema(name)
        text += f"\n## {schema['title']}\n\n{schema['description']}\n{''.join(_keys(schema, schema, ''))}"
    return text


def _keys(table: dict[str, Any], schema: dict[str, Any], within: str) -> Iterator[str]:
    """The table of a table's keys, then those of the tables inside it."""
    yield "\n| key | value | |\n|---|---|---|\n"
    inside = []
    for key, field in table["properties"].items():
        mark = "**" if key in table.get("required", ()) else ""
        remark = field.get("description", "")
        examples = "".join(f" `{example}`" for example in field.get("examples", ())[:3])
        yield f"| {mark}`{key}`{mark} | {_value(field)} | {remark}{' As' * bool(examples)}{examples} |\n"
        for reference in _references(field):
            inside.append((key, schema["$defs"][reference], "[[" if field.get("type") == "array" else "["))
    for key, definition, bracket in inside:
        path = f"{within}{key}"
        by_key = ".KEY" if "patternProperties" in table["properties"][key] else ""
        close = "]]" if bracket == "[[" else "]"
        yield f"\n### `{bracket}{path}{by_key}{close}`\n\n{definition.get('description', '')}\n"
        yield from _keys(definition, schema, f"{path}.")


def _value(field: dict[str, Any]) -> str:
    """What kind of value a key takes, in words."""
    if "enum" in field:
        return " ".join(f"`{choice}`" for choice in field["enum"])
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_value(branch) for branch in field["anyOf"]))
    match field.get("type"), field.get("format"):
        case "array", _:
            entries = field.get("items", {})
            return "tables" if "$ref" in entries else f"list of {_value(entries)}"
        case "object", _:
            return _by_key(field)
        case "string", "date":
            return "date"
        case "string", "date-time-local":
            return "date and time"
        case "string", "date-time":
            return "date, time and offset"
        case "string", _:
            return "text"
        case "integer", _:
            return "number"
        case _:
            return "table"


def _by_key(field: dict[str, Any]) -> str:
    """What a table holds that is not of fixed keys: what each value is, and what the keys are."""
    for pattern, value in field.get("patternProperties", {}).items():
        keys = {TAG.pattern: "language", "^[A-Z]{2}$": "country"}.get(pattern, "key")
        return "tables by key" if "$ref" in value else f"{_PLURAL.get(_value(value), _value(value))} by {keys}"
    return "table"


_PLURAL = {"text": "texts", "number": "numbers", "table": "tables", "list of text": "lists of text",
           "list of number": "lists of number"}  # fmt: skip


def _references(field: dict[str, Any]) -> Iterator[str]:
    """The names of the tables that a field holds."""
    for key, value in field.items():
        if key == "$ref":
            yield value.rpartition("/")[2]
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from _references(part)


def json_page() -> str:
    """Every field of the JSON export, in the words of its schema."""
    from iompress.exporters.json import json_schema

    rows = "".join(f"| `{field}` | {description} |\n" for field, description in _fields(json_schema(), ""))
    return (DOCS / "json-format-intro.md").read_text("utf-8") + "\n| key | what it holds |\n|---|---|\n" + rows


def _fields(schema: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Every field of `schema` with its description; those of tables and lists behind their own."""
    for key, inner in schema.get("properties", {}).items():
        here = f"{path}.{key}" if path else key
        yield here, inner["description"]
        for branch in inner.get("anyOf", [inner]):
            yield from _fields(branch, here)
            yield from _fields(branch.get("items", {}), f"{here}[]")


def rules_pages() -> Iterator[tuple[Path, str]]:
    """The manual page of every rule, and their table."""
    from iompress.lint.manual import pages as manual

    for name, text in manual():
        yield DOCS / "rules" / name, text


def picture_of_show() -> str:
    """The terminal with a release under embargo."""
    from iompress.commands._editions import edition_named
    from iompress.console.release import rendered
    from iompress.store.library import Library

    edition, _ = edition_named(Library(ROOT / "releases"), "2026-12-18-international-migrants-day", None, AT)
    return _drawn(rendered(edition, timezone(timedelta(hours=1))), 84, "iompress show migrants-day")


def picture_of_list() -> str:
    """The terminal with the newsroom's list."""
    from iompress.console.listing import table
    from iompress.store.catalogue import Catalogue
    from iompress.store.library import Library

    return _drawn(table(Catalogue(Library(ROOT / "releases")), AT, "", 116), 116, "iompress list")


def _drawn(what: object, width: int, title: str) -> str:
    from rich.console import Console

    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(what)
    return console.export_svg(title=title, unique_id="iompress")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
