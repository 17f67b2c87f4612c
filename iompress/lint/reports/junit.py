"""JUnit XML: one test case for each file, which every CI server can show."""

from __future__ import annotations

import re
from collections.abc import Set
from xml.sax.saxutils import escape, quoteattr

from iompress.lint.diagnostic import Diagnostic
from iompress.lint.reports import Result

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(result: Result) -> str:
    """A file fails with what makes the run fail; all else that is found in it is its output."""
    by_file: dict[str, list[Diagnostic]] = {name: [] for name in result.files}
    for found in result.diagnostics:
        by_file.setdefault(found.name, []).append(found)
    failing = frozenset(result.failing)
    failed = len({found.name for found in failing})
    head = f'name="iompress" tests="{len(by_file)}" failures="{failed}" errors="0"'
    cases = "".join(_case(result, name, found, failing) for name, found in sorted(by_file.items()))
    suite = f"<testsuites {head}>\n<testsuite {head}>\n{cases}</testsuite>\n</testsuites>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{suite}'


def _case(result: Result, name: str, found: list[Diagnostic], failing: Set[Diagnostic]) -> str:
    opening = f'<testcase classname="iompress.validate" name={_attribute(result.shown(name))}'
    if not found:
        return f"{opening}/>\n"
    parts = []
    if failures := [d for d in found if d in failing]:
        more = f" and {len(failures) - 1} more" if failures[1:] else ""
        kind = "error" if any(d.severity == "error" for d in failures) else "warning"
        message = _attribute(f"{failures[0].code} {failures[0].message}{more}")
        parts.append(f'<failure type="{kind}" message={message}>{_lines(result, failures)}</failure>')
    if notes := [d for d in found if d not in failing]:
        parts.append(f"<system-out>{_lines(result, notes)}</system-out>")
    return f"{opening}>\n" + "\n".join(parts) + "\n</testcase>\n"


def _lines(result: Result, found: list[Diagnostic]) -> str:
    told = (f"{result.place(d)}: {d.severity} {d.code} {d.message}" + (f" ({d.hint})" if d.hint else "") for d in found)
    return escape(_NOT_XML.sub("�", "\n".join(told)))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("�", text))
