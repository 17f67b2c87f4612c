"""What recognizes a finding from run to run, wherever its line has moved."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iompress.lint.reports import Result


def fingerprints(result: Result) -> list[str]:
    """One for each diagnostic, in their order, no two the same: of file, rule and words, counted where these repeat."""
    seen: Counter[tuple[str, str, str]] = Counter()
    marks = []
    for found in result.diagnostics:
        key = (found.name, found.code, found.words or found.message)
        seen[key] += 1
        marks.append(sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "replace")).hexdigest()[:32])
    return marks
