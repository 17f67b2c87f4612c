"""What an import made and left out, for people: a note on the passages that are missing, or a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from iompress.importers._draft import Draft, Found, Left
from iompress.importers._grammar.blocks.sorted import SENTENCE_END
from iompress.importers._grammar.length import size
from iompress.store.paths import shown

if TYPE_CHECKING:
    from iompress.commands._importing import Made

MOST = 8
"""Passages that a note names."""
FEWEST = 6
"""Words of a passage: what is shorter is a button, a label, a name."""
LONGEST = 240
"""Characters of a passage that a note shows."""
DOUBTFUL = 0.7
"""A field that is less sure than this is marked as doubtful."""

_ENDS_INSIDE = re.compile(r"[^\W\d_]{2,}[.!?…。！？؟][\"'”’»“)]*\s+\S")
_STRUCK = "struck out"
_WITHIN = frozenset(
    (
        _STRUCK,
        "deleted in a tracked change",
        "a comment",
        "hidden text",
        "hidden",
        "the message’s plain text",
        "the message’s page",
    )
)
"""Why words are left out that stand among those of the release, although no place in its text can be given."""

_PLAINLY = {
    **dict.fromkeys(("furniture", "page chrome", "related"), "of the page around the release"),
    "after": "behind the release",
    "after the text": "behind the last paragraph",
    "caption": "the caption of a picture",
    "label": "a label",
    "repeated": "stands there twice",
    "greeting": "a greeting",
    "glyph": "an ornament",
    "forwarding": "around a forwarded message",
    "beside a field": "beside what was read",
    "with the contacts": "beside the contacts",
}
"""Why words were left out, in plain words where the reason is not."""


def left_out(draft: Draft) -> str:
    """What a note says of the words of the source that are not in the release: how many, and each passage of running
    text on a line of its own, up to MOST; "" if there are none."""
    count = sum(_words(each.text) for each in (*draft.left, *draft.unplaced))
    if not count:
        return ""
    told = f"{count} word{'s' if count > 1 else ''} left out as no part of the release"
    passages = [_told(each) for each in _passages(draft)]
    if not passages:
        return f"{told}; --report text shows them"
    more = [f"and {len(passages) - MOST} more: --report text"] if len(passages) > MOST else []
    return "\n    ".join((f"{told}, among them:", *passages[:MOST], *more))


def report(made: Made) -> str:
    """All that is to be said of `made`: where it went, each field, each word that was left out, and what to look at."""
    place = f"was imported before: {made.there}" if made.there else f"to {shown(made.path)}" if made.path else ""
    lines = [f"{made.source} ({made.importer}) {place}".rstrip()]
    draft = made.draft
    if draft is not None:
        lines += ["", *_table(list(_fields(draft)))]
        for title, every in (("Left out", draft.left), ("Without a field of its own", draft.unplaced)):
            if every:
                lines += ["", f"{title}, {sum(_words(each.text) for each in every)} words:"]
                lines += [f"  {_told(each, 1 << 20)}" for each in every]
    if made.warnings:
        lines += ["", "To look at:", *(f"  {warning}" for warning in made.warnings)]
    return "\n".join(lines) + "\n"


def _passages(draft: Draft) -> Iterator[Left]:
    """The words of `draft` that were left out and are running text, or the release's own, in the order of the page."""
    starts = [span[0] for found in (draft.headline, draft.body) if found is not None for span in found.spans]
    began = min(starts, default=0)
    own = [
        each
        for each in draft.unplaced
        if size(each.text) >= FEWEST and (each.why != "label" or SENTENCE_END.search(each.text))
    ]
    around = [
        each
        for each in draft.left
        if each.why == _STRUCK
        or (_is_sentence(each.text) and (each.span[0] > began if each.span else each.why in _WITHIN))
    ]
    yield from sorted((*own, *around), key=lambda each: each.span or (1 << 60, 0))


def _is_sentence(text: str) -> bool:
    ends = SENTENCE_END.search(text) or _ENDS_INSIDE.search(text)
    return size(text) >= FEWEST and ends is not None


def _fields(draft: Draft) -> Iterator[tuple[str, str]]:
    for name, found in draft.found().items():
        if name in ("body", "notes"):
            text = f"{_words(found.value)} words, from “{_shortened(found.value, 60)}”"
        else:
            text = _said(found.value)
        yield name.replace("_", " "), text + _doubt(found)
    for quote in draft.quotes:
        who = ", ".join(filter(None, (quote.value.speaker, quote.value.role))) or "nobody is named"
        yield "quote", f"“{quote.value.text}” ({who}){_doubt(quote)}"
    for contact in draft.contacts:
        value = contact.value
        yield "contact", ", ".join(filter(None, (value.name, value.role, *value.phones, *value.emails)))
    for about in draft.boilerplate:
        yield "standing text", f"{about.value.title or _shortened(about.value.text, 60)}{_doubt(about)}"


def _said(value: Any) -> str:
    if hasattr(value, "until"):
        return f"{value.until.isoformat(' ')} {value.timezone or value.zone}".rstrip() if value.until else value.said
    return " / ".join(value) if isinstance(value, tuple) else str(value)


def _doubt(found: Found[Any]) -> str:
    return " – doubtful" if found.sure < DOUBTFUL and found.source == "text" else ""


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    columns = max((len(name) for name, _ in rows), default=0)
    return (f"  {name:<{columns}}  {' '.join(text.split())}" for name, text in rows)


def _told(left: Left, most: int = LONGEST) -> str:
    return f"“{_shortened(left.text.strip(' ,;'), most)}” ({_PLAINLY.get(left.why, left.why)})"


def _shortened(text: str, most: int = LONGEST) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _words(text: str) -> int:
    return len(text.split())
