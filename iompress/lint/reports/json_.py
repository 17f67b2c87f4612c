"""Everything that is known of each finding, as JSON."""

from __future__ import annotations

import json

from iompress.lint.reports import Result


def report(result: Result) -> str:
    """An object with `summary` and `diagnostics`; places as in the text report, null for the file as a whole."""
    diagnostics = [
        {
            "path": result.shown(d.name),
            "line": d.line or None,
            "column": d.column or None,
            "end_line": d.end_line or None,
            "end_column": d.end_column or None,
            "code": d.code,
            "severity": d.severity,
            "message": d.message,
            "hint": d.hint or None,
            "fix": d.fix or None,
        }
        for d in result.diagnostics
    ]
    summary = {
        "files": len(result.files),
        "errors": result.count("error"),
        "warnings": result.count("warning"),
        "infos": result.count("info"),
        "in_baseline": result.known,
    }
    return json.dumps({"summary": summary, "diagnostics": diagnostics}, ensure_ascii=False, indent=2) + "\n"
