"""What a release's own [[ignore]] tables set aside, and what is more than anyone reads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from iompress.lint.catalogue import all_rules
from iompress.lint.diagnostic import Finding, Spot
from iompress.lint.outgoing import IMPOSSIBLE

if TYPE_CHECKING:
    from iompress.lint.page import Page
    from iompress.lint.rule import Rule

_ELSEWHERE = ("folder", "newsroom", "engine")
"""What is found elsewhere, and set aside there."""

Found = list[tuple["Rule[Any]", Finding]]


def suppressed(found: Found, page: Page) -> Found:
    """What is left of `found`, and what is wrong with the [[ignore]] tables themselves."""
    if not page.own.ignore:
        return found
    occurring = {rule.code for rule, _ in found}
    ignored = {entry.rule for entry in page.own.ignore}.difference(IMPOSSIBLE if page.status == "issued" else ())
    left = [(rule, finding) for rule, finding in found if rule.code not in ignored]
    rules = all_rules()
    for number, entry in enumerate(page.own.ignore):
        spot = Spot(("ignore", number, "rule"))
        if entry.rule not in rules:
            left.append((rules["IG002"], Finding(spot, f"there is no rule {entry.rule}", "`iompress rule` lists them")))
        elif entry.rule not in occurring and rules[entry.rule].default and rules[entry.rule].on not in _ELSEWHERE:
            message = f"{entry.rule} finds nothing here any more"
            left.append((rules["IG001"], Finding(spot, message, "delete this [[ignore]]")))
    return left


MOST = 1000
"""So many findings of one rule in one file are listed: no release has more, but a file of nothing but brackets has."""


def bounded(found: Found) -> Found:
    """`found`, of each rule not more than `MOST`, the last of which tells how many more there are."""
    if len(found) <= MOST:
        return found
    numbers = Counter(rule.code for rule, _ in found)
    left: Found = []
    listed: Counter[str] = Counter()
    for rule, finding in found:
        listed[rule.code] += 1
        if listed[rule.code] < MOST or numbers[rule.code] == MOST:
            left.append((rule, finding))
        elif listed[rule.code] == MOST:
            message = f"{finding.message}; so are {numbers[rule.code] - MOST:,} more places in this file"
            left.append((rule, finding._replace(message=message)))
    return left
