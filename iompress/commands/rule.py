"""Explain a rule of `iompress validate`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from iompress.errors import UsageError


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
        raise _unknown(wanted, tuple(rules))
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


def _unknown(said: str, codes: tuple[str, ...]) -> UsageError:
    """That no rule is called `said` and none is about it, with the codes and families that are like it."""
    from difflib import get_close_matches

    from iompress.errors import UsageError

    families = tuple(dict.fromkeys(code[:2] for code in codes))
    if said[:2] in families:
        inside = [code for code in codes if code[:2] == said[:2]]
        near = get_close_matches(said, inside, 1, 0)[0]
        hint = f"{said[:2]} goes from {inside[0]} to {inside[-1]}; did you mean {near}?"
    else:
        hint = f"a family's letters are one of {' '.join(families)}; `iompress rule` lists all"
    return UsageError(f"there is no rule “{said}”, and none about it", hint=hint)
