"""Annotations for GitHub Actions: workflow commands that mark the lines of a pull request."""

from __future__ import annotations

from iompress.lint.reports import Result

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def report(result: Result) -> str:
    """One command for each finding, and the summary behind them."""
    lines = []
    for found in result.diagnostics:
        place = {"file": result.hosted(found.name)}
        if found.line:
            place |= {"line": str(found.line), "endLine": str(found.end_line)}
            if found.line == found.end_line:
                place |= {"col": str(found.column), "endColumn": str(found.end_column)}
        place["title"] = f"{found.code} {found.message}"
        properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
        text = f"{found.message}\n{found.hint}" if found.hint else found.message
        lines.append(f"::{_COMMANDS[found.severity]} {properties}::{_text(text)}\n")
    return "".join((*lines, f"{result.summary}\n"))


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
