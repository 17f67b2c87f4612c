"""SARIF 2.1.0, which code hosts show beside the lines (OASIS Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from iompress import __version__
from iompress.lint import manual
from iompress.lint.catalogue import all_rules
from iompress.lint.diagnostic import Diagnostic
from iompress.lint.fingerprint import fingerprints
from iompress.lint.reports import Result

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}  # § 3.27.10


def report(result: Result) -> str:
    """One run; columns count characters (§ 3.14.17), only rules that found something are described."""
    codes = sorted({d.code for d in result.diagnostics})
    driver = {"name": "iompress", "version": __version__, "rules": [_rule(code) for code in codes]}
    marks = fingerprints(result)
    results = [_result(result, d, codes.index(d.code), mark) for d, mark in zip(result.diagnostics, marks, strict=True)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule = all_rules()[code]
    told = manual.page(rule)
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": told.title},
        "fullDescription": {"text": told.why},
        "help": {
            "text": f"{told.title}\n\nInstead of: {told.bad}\nWrite: {told.good}",
            "markdown": manual.markdown(rule),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(result: Result, found: Diagnostic, index: int, mark: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(result.hosted(found.name))}}
    if found.line:
        location["region"] = {
            "startLine": found.line,
            "startColumn": found.column,
            "endLine": max(found.line, found.end_line),
            "endColumn": found.end_column or found.column,
        }
    return {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message}. {found.hint}" if found.hint else found.message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"iompress/v1": mark},
    }
