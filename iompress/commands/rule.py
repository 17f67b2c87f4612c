"""Explain a rule of `iompress validate`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iompress.errors import UsageError
    from iompress.lint.rule import Rule


def _complete_code(incomplete: str) -> list[str]:
    from iompress.lint.catalogue import all_rules

    return [code for code in all_rules() if code.startswith(incomplete.upper())]


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="A code such as HL002, the letters of a family, or a word; all rules if left out.",
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
      iompress rule embargo
      iompress rule
    """
    from iompress.console.terminal import is_terminal
    from iompress.lint import manual
    from iompress.lint.catalogue import all_rules

    rules = all_rules()
    wanted = (code or "").upper()
    found = [rule for name, rule in rules.items() if name.startswith(wanted)] or manual.about(wanted, rules.values())
    if not found:
        raise _unknown(code or "", rules)
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


def _unknown(said: str, rules: Mapping[str, Rule[Any]]) -> UsageError:
    """That no rule is called `said` and none is about it, with the codes or words that are like it."""
    from difflib import get_close_matches

    from iompress.errors import UsageError

    code = said.upper()
    families = tuple(dict.fromkeys(each[:2] for each in rules))
    if code[:2] in families and code[2:].isdigit():
        inside = [each for each in rules if each[:2] == code[:2]]
        nearest = get_close_matches(code, inside, 1, 0)[0]
        hint = f"{code[:2]} goes from {inside[0]} to {inside[-1]}; did you mean {nearest}?"
    else:
        words = sorted({word for rule in rules.values() for word in rule.name.split("-") if len(word) > 3})
        near = get_close_matches(said.lower(), words, 3, 0.7)
        meant = f"did you mean {' or '.join(near)}?" if near else f"the families are {' '.join(families)}."
        hint = f"{meant} `iompress rule` lists all"
    return UsageError(f"there is no rule “{said}”, and none about it", hint=hint)
