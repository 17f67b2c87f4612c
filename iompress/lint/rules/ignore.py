"""IG: the rules that a release sets aside for itself."""

from __future__ import annotations

from iompress.lint.rule import met


@met("IG001", "warning")
def unused_ignore() -> None:
    """The release sets aside a rule that finds nothing in it.

    Why: The exception has outlived its reason, and would hide the next real finding.
    Source: own
    Bad: [[ignore]] for HL002 over a headline of 60 characters
    Good: no such [[ignore]]
    """


@met("IG002", "error")
def unknown_rule_ignored() -> None:
    """The release sets aside a rule that does not exist.

    Why: A misspelt code sets nothing aside.
    Source: own
    Bad: rule = "HL999"
    Good: rule = "HL002"
    """
