"""A code quality report for GitLab, which shows it in merge requests."""

from __future__ import annotations

import json

from iompress.lint.fingerprint import fingerprints
from iompress.lint.reports import Result

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(result: Result) -> str:
    """A list of issues; the file as a whole is its first line."""
    issues = [
        {
            "description": f"{found.code} {found.message}" + (f" ({found.hint})" if found.hint else ""),
            "check_name": found.code,
            "fingerprint": mark,
            "severity": _SEVERITIES[found.severity],
            "location": {
                "path": result.hosted(found.name),
                "lines": {"begin": max(1, found.line), "end": max(1, found.line, found.end_line)},
            },
        }
        for found, mark in zip(result.diagnostics, fingerprints(result), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
