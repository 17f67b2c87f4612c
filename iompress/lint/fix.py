"""Fixes: edits of a file's text that leave everything else as it is, and are taken back if they do harm."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from iompress.lint.locate import span_of
from iompress.lint.text import HIDDEN, MARK

if TYPE_CHECKING:
    from iompress.lint.diagnostic import Finding
    from iompress.lint.page import Page
    from iompress.store.source import Positions

ROUNDS = 10
"""How often the findings of a fixed text are fixed again: one fix can make room for another."""

Level = Literal["safe", "unsafe"]


class Edit(NamedTuple):
    """Write `text` in place of the characters `start` to `end` of the file, on behalf of the rule `code`."""

    start: int
    end: int
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's text after its fixes, and how many of each rule's were made."""

    text: str
    made: Counter[str]


class Judged(NamedTuple):
    """What is found in a text: how often by which rule in which file, and the page, if it is one."""

    counts: Counter[tuple[str, str]]
    page: Page | None
    findings: Sequence[tuple[str, str, Finding]]
    """Of the page: code, the rule's fix level and the finding."""


def fixed(text: str, judge: Callable[[str], Judged], level: Level) -> Fixed:
    """`text` with all fixes of its findings that are as safe as `level` and bring no new finding.

    `judge` says what is found in a text.
    """
    made: Counter[str] = Counter()
    refused: set[tuple[str, str]] = set()
    judged = judge(text)
    for _ in range(ROUNDS):
        if judged.page is None:
            break
        edits = _edits(text, judged, level, refused)
        if not edits:
            break
        after = _applied(text, edits)
        outcome = judge(after)
        if not _harmless(judged, outcome):
            kept: list[Edit] = []
            waiting = [edits]
            while waiting:  # halves, and halves of those that do harm: most edits of thousands do none
                some = waiting.pop()
                if _harmless(judged, judge(_applied(text, [*kept, *some]))):
                    kept += some
                elif len(some) > 1:
                    waiting += (some[len(some) // 2 :], some[: len(some) // 2])
                else:
                    refused.add((some[0].code, some[0].text))
            edits, after = kept, _applied(text, kept)
            outcome = judge(after)
        text, judged = after, outcome
        made.update(edit.code for edit in edits)
    return Fixed(text, made)


def _edits(text: str, judged: Judged, level: Level, refused: set[tuple[str, str]]) -> list[Edit]:
    """The edits that can be made together: none reaches into another or into a quotation."""
    from iompress.store.source import Positions

    positions = Positions(text)
    found: list[Edit] = []
    for code, fix, finding in judged.findings:
        if finding.replacement is None or (fix != "safe" and level == "safe") or not _is_plain(judged.page, finding):
            continue
        edit = _edit(positions, finding, code)
        if edit is not None and (code, edit.text) not in refused:
            found.append(edit)
    chosen: list[Edit] = []
    for edit in sorted(found):
        if not chosen or edit.start > chosen[-1].end:
            chosen.append(edit)
    return chosen


def _is_plain(page: Page | None, finding: Finding) -> bool:
    """Whether a finding is on running text, and no markup or quotation lies in what its fix would replace."""
    spot = finding.spot
    part = page.part(*spot.keys) if page is not None and spot.start >= 0 else None
    if page is None or part is None:
        return False
    replaced = page.prose[part.start + spot.start : part.start + spot.end]
    return MARK not in replaced and HIDDEN not in replaced


def _edit(positions: Positions, finding: Finding, code: str) -> Edit | None:
    """The edit for a finding, written as its place in the TOML demands; None if it cannot be written there."""
    spot, replacement = finding.spot, finding.replacement
    assert replacement is not None
    start, end = span_of(spot, positions)
    value = positions.find(spot.keys).value
    quote = positions.text[value.start]
    if quote == '"':
        replacement = _escaped(replacement)
    elif "'" in replacement or not all(map(_may_stand, replacement)):
        return None
    return Edit(start, end, replacement, code)


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(c) or (c if _may_stand(c) else f"\\u{ord(c):04X}") for c in text)


_ESCAPES = {"\\": "\\\\", '"': '\\"'}


def _may_stand(character: str) -> bool:
    return character.isprintable() or character in "\u00a0\u202f"


def _applied(text: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join((*pieces, text[done:]))


def _harmless(before: Judged, after: Judged) -> bool:
    """Whether nothing is found that was not found before, and every quotation and figure is the same."""
    if before.page is None or after.page is None:
        return False
    return (
        after.counts <= before.counts
        and _untouchable(before.page) == _untouchable(after.page)
        and _DIGIT.findall(before.page.plain) == _DIGIT.findall(after.page.plain)
        and before.page.file.tables.keys() == after.page.file.tables.keys()
    )


_DIGIT = re.compile(r"\d")


def _untouchable(page: Page) -> tuple[object, ...]:
    """What no fix may change: the words in quotations, and everything that is no running text."""
    own = page.own.model_dump(exclude={"headline", "subheadline", "summary", "body", "notes", "media"})
    quoted = [page.plain[q.inner_start : q.inner_end] for q in page.quotations]
    return own, quoted, [media.file for media in page.own.media]
