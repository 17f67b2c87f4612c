"""The place, what is wrong there, the line with a caret, and what to do."""

from __future__ import annotations

from iompress.lint.diagnostic import Diagnostic
from iompress.lint.excerpt import drawn, excerpt
from iompress.lint.reports import Result


def report(result: Result) -> str:
    """Plain text for people, without a terminal's colours."""
    return "\n".join([*(_told(result, d) for d in result.diagnostics), f"{result.summary}\n"])


def _told(result: Result, diagnostic: Diagnostic) -> str:
    lines = [f"{result.place(diagnostic)}: {diagnostic.severity} {diagnostic.code} {drawn(diagnostic.message)}"]
    if diagnostic.source:
        line, caret = excerpt(diagnostic, 100)
        lines += [f"  {line}", f"  {caret}"]
    if diagnostic.hint:
        lines.append(f"  hint: {drawn(diagnostic.hint)}")
    return "\n".join(lines) + "\n"
