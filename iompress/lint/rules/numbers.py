"""NU: numbers, percentages, ages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule

_PERCENT_SIGN = re.compile(r"(?<=\d)[ \u00a0\u202f]?%")


@rule("NU001", "warning", languages=("en",), fix="safe")
def percent_sign(page: Page) -> Iterator[Finding]:
    """A percentage is written with the sign.

    In running text it is “per cent”, two words, after a figure; tables keep the sign.

    Why: It is how the United Nations writes, and a sign is read aloud in one way only if it is written out.
    Source: UN
    Bad: About 40% of them were children.
    Good: About 40 per cent of them were children.
    Fix: The sign is written out.
    """
    if "%" in page.prose:
        for match in _PERCENT_SIGN.finditer(page.prose):
            yield page.at(match.start(), match.end(), "a percentage with the sign", "write “per cent”", " per cent")
