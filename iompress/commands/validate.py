"""Check releases as a desk editor would."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from iompress import options


def _complete_report(incomplete: str) -> list[str]:
    from iompress import registry
    from iompress.lint import reports

    return [name for name in registry.names(reports) if name.startswith(incomplete)]


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH|ID]...",
            help="Files, folders, ids or parts of ids; - for standard input. The whole newsroom if left out.",
            autocompletion=options.complete_id,
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Only these rules: codes or their beginnings, or ALL."),
    ] = None,
    extend_select: Annotated[
        list[str] | None, typer.Option("--extend-select", metavar="CODES", help="These rules too.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="All but these rules.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail for warnings too.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can safely be mended, in drafts and reviews.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend also what may change the sense: read the difference.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help="Only what changed since this revision of git; and whether anything issued did.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Findings to live with; it shrinks as they are mended."),
    ] = None,
    new_baseline: Annotated[
        Path | None, typer.Option("--new-baseline", metavar="FILE", help="Write a baseline of all that is found now.")
    ] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Only how often each rule finds something.")] = False,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, concise, json, sarif, github, gitlab, junit. Left out: text, or github under GitHub Actions.",
            autocompletion=_complete_report,
            show_default=False,
        ),
    ] = None,
    output_file: Annotated[
        Path | None, typer.Option("--output-file", "-o", metavar="FILE", help="Write the report there.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", "-w", help="Check again whenever a file changes.")] = False,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="PATH", help="The file that standard input will be saved as.")
    ] = "",
    newsroom: options.Newsroom = None,
    at: options.At = None,
) -> None:
    """Check releases as a desk editor would: structure, quotes, house style, translations.

    Exit 0 for nothing worse than notes (and warnings, unless --strict), 1 for findings, 2 for wrong use or a
    faulty newsroom.toml. `iompress rule CODE` explains a rule; a release sets one aside with [[ignore]].

    \b
    Examples:
      iompress validate
      iompress validate global-compact --fix
      iompress validate --select QU,TR --strict
      iompress validate --since origin/main --format sarif -o report.sarif
    """
    from iompress import registry
    from iompress.commands._validating import Order, carry_out, watched
    from iompress.lint import reports

    form = format_ or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    order = Order(
        library=options.library(newsroom),
        at=at,
        paths=tuple(paths or ()),
        select=_codes(select),
        also=_codes(extend_select),
        ignore=_codes(ignore),
        level="unsafe" if unsafe_fixes else "safe" if fix or diff else "",
        diff=diff,
        since=since,
        baseline=baseline,
        new_baseline=new_baseline,
        statistics=statistics,
        format=options.one_of(form, registry.names(reports), "format"),
        output_file=output_file,
        stdin_filename=stdin_filename,
        strict=strict,
    )
    if watch:
        watched(order)
        return
    raise typer.Exit(carry_out(order))


def _codes(said: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for entry in said or () for code in entry.split(",") if code.strip())
