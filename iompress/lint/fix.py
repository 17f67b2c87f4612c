"""Fixes: edits of a file's text that leave everything else as it is, and are taken back if they do harm."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
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

ROUNDS = 40
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


Change = tuple[Edit, ...]
"""Edits that are made together or not at all, in order: mostly one, of quotation marks two."""


def fixed(text: str, judge: Callable[[str], Judged], level: Level) -> Fixed:
    """`text` with all fixes of its findings that are as safe as `level` and bring no new finding.

    `judge` says what is found in a text.
    """
    made: Counter[str] = Counter()
    refused: set[tuple[tuple[str, str], ...]] = set()
    changed = False  # since anything was refused first: what did harm then may do none now
    judged = judge(text)
    for _ in range(ROUNDS):
        changes = _changes(text, judged, level, refused)
        if not changes:
            if not (changed and refused):
                break
            refused.clear()
            changed = False
            continue
        after = _applied(text, changes)
        outcome = judge(after)
        if not _harmless(judged, outcome):
            kept: list[Change] = []
            waiting = [changes]
            while waiting:  # halves, and halves of those that do harm: most changes of thousands do none
                some = waiting.pop()
                if _harmless(judged, judge(_applied(text, [*kept, *some]))):
                    kept += some
                elif len(some) > 1:
                    waiting += (some[len(some) // 2 :], some[: len(some) // 2])
                else:
                    refused.add(_meant(some[0]))
            changes, after = kept, _applied(text, kept)
            outcome = judge(after)
        text, judged = after, outcome
        changed = changed or bool(changes)
        made.update(edit.code for change in changes for edit in change)
    return Fixed(text, made)


def _meant(change: Change) -> tuple[tuple[str, str], ...]:
    return tuple((edit.code, edit.text) for edit in change)


def _changes(text: str, judged: Judged, level: Level, refused: set[tuple[tuple[str, str], ...]]) -> list[Change]:
    """The changes that can be made together: none reaches into another or into a quotation."""
    from iompress.store.source import Positions

    if judged.page is None:
        return []
    positions = Positions(text)
    found: dict[tuple[str, object], list[Edit | None]] = {}
    for number, (code, fix, finding) in enumerate(judged.findings):
        written = finding.replacement is not None
        if (not written and finding.pair is None) or (fix != "safe" and level == "safe"):
            continue
        edit = _edit(positions, finding, code) if written and _is_plain(judged.page, finding) else None
        found.setdefault((code, -1 - number if finding.pair is None else finding.pair), []).append(edit)
    possible = sorted(tuple(sorted(filter(None, edits))) for edits in found.values() if None not in edits)
    chosen: list[Change] = []
    taken: list[Edit] = []
    for change in possible:
        if _meant(change) not in refused and all(_is_free(taken, edit) for edit in change):
            chosen.append(change)
            for edit in change:
                insort(taken, edit)
    return chosen


def _is_free(taken: Sequence[Edit], edit: Edit) -> bool:
    """Whether `edit` neither reaches into nor touches any of those that are `taken`, in order."""
    at = bisect_left(taken, edit)
    return (at == 0 or taken[at - 1].end < edit.start) and (at == len(taken) or edit.end < taken[at].start)


def allowed(page: Page, finding: Finding) -> Finding:
    """`finding`, without its fix if that would touch what somebody says."""
    if finding.replacement is None:
        return finding
    part = page.part(*finding.spot.keys)
    if part is None:
        return finding
    last = bisect_right(page.spoken, (part.start + finding.spot.end, len(page.plain))) - 1
    if last >= 0 and page.spoken[last][1] >= part.start + finding.spot.start:
        return finding._replace(replacement=None)
    return finding


def _is_plain(page: Page, finding: Finding) -> bool:
    """Whether a finding is on running text, and no markup or quotation lies in what its fix would replace."""
    spot = finding.spot
    part = page.part(*spot.keys) if spot.start >= 0 else None
    if part is None:
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


def _applied(text: str, changes: Sequence[Change]) -> str:
    pieces: list[str] = []
    done = 0
    for edit in sorted(edit for change in changes for edit in change):
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
    """What no fix may change: the words in quotations and speech, and everything that is no running text."""
    own = page.own.model_dump(exclude={"headline", "subheadline", "summary", "body", "notes", "media"})
    quoted = [page.plain[q.inner_start : q.inner_end] for q in page.quotations]
    spoken = [page.plain[start:end] for start, end in page.spoken]
    return own, quoted, spoken, [media.file for media in page.own.media]
