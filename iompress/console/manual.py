"""The manual of the rules on a terminal: a page for one, a list for many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from iompress.lint import manual

if TYPE_CHECKING:
    from iompress.lint.rule import Rule

SEVERITIES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_WIDEST = 88
"""Columns beyond which a line is hard to read."""


def draw(rule: Rule[Any]) -> None:
    """Draw the page of `rule` on standard output."""
    console = Console(highlight=False)
    console.print(page(rule), width=min(console.width, _WIDEST))


def draw_list(rules: Iterable[Rule[Any]]) -> None:
    """Draw a line for each of `rules` on standard output."""
    Console(highlight=False).print(listed(rules))


def page(rule: Rule[Any]) -> Group:
    """All that is to be known of `rule`: what it finds, then why, what to write instead, and where it comes from."""
    told = manual.page(rule)
    severity, _, rest = manual.facts(rule).replace("`", "").partition(" · ")
    parts = Table.grid(padding=(0, 2), expand=True)
    parts.add_column(style="dim", no_wrap=True)
    parts.add_column(ratio=1, overflow="fold")
    rows = [
        ("Why", Text(told.why)),
        ("Instead of", Text(told.bad, "red")),
        ("Write", Text(told.good, "green")),
        ("Fix", Text(told.fix)),
        ("Source", Text(manual.source(told.source))),
        ("Set aside", Text(manual.set_aside(rule))),
    ]
    for label, text in rows:
        if text.plain:
            parts.add_row(label, text)
            parts.add_row()
    what = [Text(manual.unwrapped(told.what)), Text()] if told.what else []
    return Group(
        Text.assemble((rule.code, "bold"), "  ", (rule.name, "bold")),
        Text.assemble((severity, SEVERITIES[rule.severity]), (f" · {rest}", "dim")),
        Text(),
        Text(told.title),
        Text(),
        *what,
        Padding(parts, (0, 0, 0, 2)),
    )


def listed(rules: Iterable[Rule[Any]]) -> Table:
    """A table of `rules`: code, severity, what they find, and whether `--fix` mends it."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(style="dim", no_wrap=True)
    for rule in rules:
        severity = Text(rule.severity, SEVERITIES[rule.severity])
        notes = [*(["fix"] if rule.fix else []), *([] if rule.default else ["off"])]
        table.add_row(rule.code, severity, Text(manual.page(rule).title.rstrip(".")), " ".join(notes))
    return table
