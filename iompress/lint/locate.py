"""From findings in values to diagnostics at lines and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from iompress.lint.diagnostic import Diagnostic, Finding, Spot

if TYPE_CHECKING:
    from typing import Any

    from iompress.lint.rule import Rule
    from iompress.store.source import Positions, Span

LONGEST_LINE = 400
"""Characters of a line behind its beginning that a diagnostic shows: a paragraph in one line may have more."""
FARTHEST = 10_000
"""The last column of a line that is shown at all: thousands of findings in one endless line would fill the memory."""


def located(found: Iterable[tuple[Rule[Any], Finding]], name: str, text: str) -> Iterator[Diagnostic]:
    """The diagnostics for what rules found in the file `name`, whose text is valid TOML."""
    from iompress.store.source import Positions

    positions: Positions | None = None
    for rule, finding in found:
        spot = finding.spot
        fix = rule.fix if finding.replacement is not None else ""
        if not spot.keys and not spot.at_key:
            yield Diagnostic(name, 0, 0, 0, 0, rule.code, rule.severity, finding.message, finding.hint)
            continue
        positions = positions or Positions(text)
        start, end = span_of(spot, positions)
        yield placed(
            positions, start, end, Diagnostic(name, 0, 0, 0, 0, rule.code, rule.severity, finding.message, finding.hint)
        )._replace(fix=fix)


def span_of(spot: Spot, positions: Positions) -> Span:
    """The characters of the file that `spot` means."""
    if spot.start >= 0:
        return positions.inside(spot.keys, spot.start, spot.end)
    found = positions.find(spot.keys)
    return found.key if spot.at_key else found.value


def placed(positions: Positions, start: int, end: int, diagnostic: Diagnostic) -> Diagnostic:
    """`diagnostic` at the characters `start` to `end` of the file."""
    line, column = positions.place(start)
    end_line, end_column = positions.place(max(start, end))
    return diagnostic._replace(
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        source=positions.line(line)[: column + LONGEST_LINE] if column <= FARTHEST else "",
        words=" ".join(positions.text[start : min(end, start + 80)].split()),
    )
