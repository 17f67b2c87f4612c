"""What an import made and left out: all of it for programs, a line for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from iompress.importers._draft import Draft, Left
from iompress.store.paths import shown

if TYPE_CHECKING:
    from iompress.commands._importing import Made


def told(made: Made) -> dict[str, Any]:
    """`made` for programs: each field with its place and how sure it is, what was left out, what is unplaced."""
    draft = made.draft
    report: dict[str, Any] = {
        "source": made.source, "digest": made.digest, "importer": made.importer,
        "file": shown(made.path) if made.path else None,
        "already": made.there or None, "warnings": list(made.warnings),
    }  # fmt: skip
    if draft is None:
        return report
    report["pictures"] = [
        {"name": seen.name, "alt": seen.alt, "carried": bool(seen.content), "taken": bool(seen.suffix)}
        for seen in made.pictures
    ]
    report["fields"] = {name: _told(found.value, found) for name, found in draft.found().items()}
    report["quotes"] = [
        _told({"text": q.value.text, "speaker": q.value.speaker, "role": q.value.role}, q) for q in draft.quotes
    ]
    report["contacts"] = [
        _told(
            {
                "name": c.value.name,
                "role": c.value.role,
                "phones": list(c.value.phones),
                "emails": list(c.value.emails),
            },
            c,
        )
        for c in draft.contacts
    ]
    report["boilerplate"] = [_told({"title": b.value.title, "text": b.value.text}, b) for b in draft.boilerplate]
    for name in ("left", "unplaced"):
        report[name] = [
            {"text": each.text, "span": list(each.span) if each.span else None, "why": each.why}
            for each in getattr(draft, name)
        ]
    return report


def _told(value: Any, found: Any) -> dict[str, Any]:
    if hasattr(value, "until"):
        value = {
            "until": value.until and value.until.isoformat(),
            "said": value.said,
            "timezone": value.timezone,
            "zone": value.zone,
        }
    elif hasattr(value, "isoformat"):
        value = value.isoformat()
    return {
        "value": list(value) if isinstance(value, tuple) else value,
        "spans": [list(span) for span in found.spans],
        "sure": found.sure,
        "from": found.source,
    }


FEW = 5
"""Words of a piece that was left out and is not shown: a button, a label."""
_SHOWN = 3
"""Pieces that are shown, of those that were left out."""


def left_out(draft: Draft) -> str:
    """One line on the words of the source that are not in the release: how many, and how each longer piece begins that
    stood after the beginning of the release; "" if there are none."""
    every = [*draft.left, *draft.unplaced]
    count = sum(_words(each.text) for each in every)
    if not count:
        return ""
    starts = [span[0] for found in (draft.headline, draft.body) if found is not None for span in found.spans]
    began = min(starts, default=0)
    later = [each for each in every if (each.span[0] > began if each.span else each.why in _WITHIN)]
    pieces = [text for text in _pieces(later) if _words(text) > FEW]
    told = f"{count} word{'s' if count > 1 else ''} left out as no part of the release"
    if not pieces:
        return f"{told}; see --report json"
    more = f" and {len(pieces) - _SHOWN} more" if len(pieces) > _SHOWN else ""
    return f"{told}, among them {', '.join(_beginning(text) for text in pieces[:_SHOWN])}{more}; see --report json"


_WITHIN = frozenset(
    (
        "deleted in a tracked change",
        "a comment",
        "hidden text",
        "the message’s plain text",
        "a further part of the message",
    )
)
"""Why words are left out that stand among those of the release, although no place in its text can be given."""


def _pieces(left: list[Left]) -> list[str]:
    """The texts of `left` in the order of the page, those that follow on each other as one."""
    ordered = sorted(left, key=lambda each: each.span or (1 << 60, 0))
    made: list[str] = []
    last = -9
    for placed, group in groupby(ordered, key=lambda each: each.span is not None):
        for each in group:
            if placed and made and each.span is not None and each.span[0] - last <= 2:
                made[-1] = f"{made[-1]} {each.text}"
            else:
                made.append(each.text)
            last = each.span[1] if each.span else -9
    return made


def _beginning(text: str) -> str:
    words = text.split()
    start = " ".join(words[:6])[:60]
    return f"“{start} …” ({_words(text)} words)"


def _words(text: str) -> int:
    return len(text.split())
