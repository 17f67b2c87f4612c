"""The fixes of single rules, tried."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

from iompress.lint.catalogue import all_rules
from iompress.lint.fix import Judged, allowed, fixed
from iompress.lint.page import Page
from iompress.lint.read import read_page
from iompress.store.folder import File


def fixed_by(code: str, page: Page) -> dict[str, Any]:
    """The tables of `page` after the fixes of the rule `code` alone."""
    rule = all_rules()[code]
    file = File(page.file.name, "", "", 0)

    def judge(text: str) -> Judged:
        again = read_page(file, page.original, page.newsroom, page.clock, text.encode())
        findings = [(code, rule.fix, allowed(again, finding)) for finding in rule.check(again)]
        return Judged(Counter(("", code) for code, _, _ in findings), again, findings)

    return tomllib.loads(fixed(page.file.text, judge, "unsafe").text)
