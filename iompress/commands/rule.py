"""Explain a rule of `iompress validate`."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from iompress import options


def _complete_code(incomplete: str) -> list[str]:
    from iompress.lint.catalogue import all_rules

    return [code for code in all_rules() if code.startswith(incomplete.upper())]


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="A code such as HL002, or the letters of a family; all rules if left out.",
            autocompletion=_complete_code,
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        Literal["text", "markdown", "json"], typer.Option("--format", "-f", help="How to print it.")
    ] = "text",
) -> None:
    """Explain a rule of `iompress validate`: what it finds, why, and what to write instead.

    \b
    Examples:
      iompress rule HL002
      iompress rule QU
      iompress rule
    """
    from iompress.console.terminal import is_terminal
    from iompress.lint import manual
    from iompress.lint.catalogue import all_rules

    rules = all_rules()
    wanted = (code or "").upper()
    found = [rule for name, rule in rules.items() if name.startswith(wanted)]
    if not found:
        options.one_of(wanted, tuple(rules), "rule")
    if format_ == "json":
        import json

        entries = [manual.as_table(rule) for rule in found]
        json.dump(entries[0] if wanted in rules else entries, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif wanted in rules and format_ == "text" and is_terminal(sys.stdout):
        from iompress.console.manual import draw

        draw(found[0])
    elif wanted in rules:
        sys.stdout.write(manual.markdown(found[0]))
    elif format_ == "text" and is_terminal(sys.stdout):
        from iompress.console.manual import draw_list

        draw_list(found)
    else:
        for rule in found:
            title = manual.page(rule).title.rstrip(".")
            sys.stdout.write(f"{rule.code}\t{rule.severity}\t{title}\n")
