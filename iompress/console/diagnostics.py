"""Findings on a terminal: coloured, as wide as the window."""

from __future__ import annotations

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
    told = Text()
    told.append(result.place(found), "bold").append(": ")
    told.append(f"{found.severity} {found.code}", COLOURS[found.severity]).append(f" {drawn(found.message)}\n")
    if found.source:
        line, caret = excerpt(found, columns - 4)
        told.append("  │ ", "dim").append(f"{line}\n")
        told.append("  │ ", "dim").append(f"{caret}\n", COLOURS[found.severity])
    if found.hint:
        told.append("  → ", "dim").append(f"{drawn(found.hint)}\n", "green")
    return told
