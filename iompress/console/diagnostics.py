"""Findings on a terminal: coloured, as wide as the window."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from iompress.lint.diagnostic import Diagnostic
from iompress.lint.excerpt import drawn, excerpt
from iompress.lint.reports import Result

COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}
WIDEST = 120


def draw(result: Result) -> None:
    """Draw all findings and the summary on standard output."""
    console = Console(highlight=False)
    for found in result.diagnostics:
        console.print(finding(result, found, min(console.width, WIDEST)), soft_wrap=True)
    style = COLOURS["error"] if result.count("error") else COLOURS["warning"] if result.count("warning") else "green"
    console.print(Text(result.summary, style))


def finding(result: Result, found: Diagnostic, columns: int) -> Text:
    """One finding with the line it is about, and a blank line behind it."""
    place = Text(result.place(found), "bold")
    rule = Text(f"{found.severity} {found.code}", COLOURS[found.severity])
    told = _hanging(Text.assemble(place, ": ", rule, f" {drawn(found.message)}"), "  ", columns)
    if found.source:
        line, caret = excerpt(found, columns - 4)
        told.append("  │ ", "dim").append(f"{line}\n")
        told.append("  │ ", "dim").append(f"{caret}\n", COLOURS[found.severity])
    if found.hint:
        hint = Text.assemble(("  → ", "dim"), (drawn(found.hint), "green"))
        told.append_text(_hanging(hint, "    ", columns))
    return told


def _hanging(text: Text, indent: str, columns: int) -> Text:
    """`text` in lines that break between words, all but the first behind `indent`; a path is never broken."""
    breaks: list[int] = []
    used = 0
    for word in re.finditer(r"\s*\S+", text.plain):
        used += cell_len(word[0])
        if used > columns and word.start():
            breaks.append(word.start())
            used = len(indent) + cell_len(word[0].lstrip())
    first, *others = text.divide(breaks)
    for line in others:
        first.append(f"\n{indent}").append_text(line[len(line.plain) - len(line.plain.lstrip()) :])
    return first.append("\n")
