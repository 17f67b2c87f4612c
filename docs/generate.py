"""Writes what is generated in docs/: the commands' page, the rules' pages and the pictures of the terminal.

`python docs/generate.py` writes them; with `--check` it only says which are not current, and exits with 1.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

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
