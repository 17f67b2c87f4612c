"""One line for each finding: what other programs and editors parse."""

from __future__ import annotations

from iompress.lint.excerpt import drawn
from iompress.lint.reports import Result


def report(result: Result) -> str:
    """`path:line:column: severity CODE message`, and nothing where nothing was found."""
    return "".join(f"{result.place(d)}: {d.severity} {d.code} {drawn(d.message)}\n" for d in result.diagnostics)
