"""One file per output of `iompress validate`. Each has `def report(result: Result) -> str`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Diagnostic, Severity


@dataclass(frozen=True)
class Result:
    """What a run has found, sorted by place."""

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    """The names of the files that were checked."""
    shown: Callable[[str], str]
    """From a file's name to the path that people are shown, from where they stand."""
    hosted: Callable[[str], str]
    """From a file's name to the path in its repository, which code hosts want wherever a job runs."""
    known: int = 0
    """How many more are in the baseline."""
    strict: bool = False
    """Whether warnings make the run fail, as errors do."""

    @property
    def failing(self) -> tuple[Diagnostic, ...]:
        """The diagnostics for which the run fails."""
        severities = ("error", "warning") if self.strict else ("error",)
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity in severities)

    def count(self, severity: Severity) -> int:
        """How many diagnostics have that severity."""
        return self._counts[severity]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(diagnostic.severity for diagnostic in self.diagnostics)

    def place(self, diagnostic: Diagnostic) -> str:
        """`path:line:column`, or the path alone where the whole file is meant."""
        path = self.shown(diagnostic.name)
        return f"{path}:{diagnostic.line}:{diagnostic.column}" if diagnostic.line else path

    @property
    def summary(self) -> str:
        """One line that says how it went."""
        files = counted(len(self.files), "file")
        known = f"; {self.known:,} more in the baseline" if self.known else ""
        if not self.diagnostics:
            return f"{files} checked: {'nothing new' if self.known else 'all clean'}{known}"
        parts = [counted(n, word) for word in ("error", "warning", "note") if (n := self._counts[_SEVERITY[word]])]
        fixable = sum(1 for diagnostic in self.diagnostics if diagnostic.fix == "safe")
        fixes = f"; {fixable:,} with a fix" if fixable else ""
        return f"{files} checked: {', '.join(parts)}{fixes}{known}"


_SEVERITY = {"error": "error", "warning": "warning", "note": "info"}


def counted(number: int, word: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
