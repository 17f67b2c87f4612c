"""What recognizes a finding from run to run, wherever its line has moved.

That is the file, the rule, the words that are meant, and the nearest word on each side of them in their line. Two of
the same with the same neighbours in one file cannot be told apart: there it counts how many they are.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic
    from iompress.lint.reports import Result


def fingerprints(result: Result) -> list[str]:
    """One for each diagnostic, in their order, no two the same: counted where words and their neighbours repeat."""
    seen: Counter[tuple[str, ...]] = Counter()
    marks = []
    for found in result.diagnostics:
        key = (found.name, found.code, found.words or found.message, *around(found))
        seen[key] += 1
        marks.append(sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "replace")).hexdigest()[:32])
    return marks


def around(found: Diagnostic) -> tuple[str, str]:
    """The last word before what is meant and the first behind it, in its line and in small letters; "" if none is."""
    before = _WORD.findall(found.source[max(0, found.column - 1 - _NEAR) : max(0, found.column - 1)])
    behind = None
    if found.end_line == found.line and found.end_column:
        behind = _WORD.search(found.source, found.end_column - 1, found.end_column - 1 + _NEAR)
    return before[-1].casefold() if before else "", behind[0].casefold() if behind else ""


_WORD = re.compile(r"\w+")
_NEAR = 60
"""Characters in which the next word is looked for."""
