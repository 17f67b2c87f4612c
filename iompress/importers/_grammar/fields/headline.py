"""Headline and subheadline, and the kind of release that a label in front of a headline tells."""

from __future__ import annotations

import re

from iompress.importers._draft import Found, Left
from iompress.importers._grammar.blocks import answers
from iompress.importers._grammar.blocks.sorted import KINDS
from iompress.importers._grammar.fields.reading import Reading, clean
from iompress.importers._grammar.length import size


def headline_and_kind(reading: Reading) -> tuple[Found[str] | None, Found[str]]:
    """The headline without a label in front, and the kind that labels and headline tell."""
    headline = _joined(reading) or _subject(reading)
    text = headline.value if headline else ""
    kind = reading.parts.kind
    labels = reading.table.labels
    if kind in ("", "release"):
        told = [name for name in KINDS[1:] if labels[f"headline_{name}"].match(text)]
        kind = told[0] if told else "advisory" if _is_advisory(reading) else kind
    if headline is not None:
        headline = _unlabelled(reading, headline)
    return headline, Found(kind or "release", (), 0.9 if kind else 0.6, "text" if kind else "implied")


def subheadline(reading: Reading) -> Found[str] | None:
    """The lines under the headline."""
    blocks = reading.parts.subheadline
    text = " – ".join(clean(reading.text(at)) for at in blocks)
    return Found(text, tuple(map(reading.span, blocks)), 0.7) if blocks else None


def _joined(reading: Reading) -> Found[str] | None:
    blocks = reading.parts.headline
    if not blocks:
        meta = reading.page.meta.headline
        return Found(clean(meta), (), 0.5, "meta") if size(meta) >= 4 else None
    text = clean(" ".join(map(reading.text, blocks)))
    return Found(text, tuple(map(reading.span, blocks)), round(reading.parts.sure.get("headline", 0.6), 2))


_MARK = re.compile(r"\s*(?:\([^)]{1,20}\)\s*)?[:：|–—-]+\s*")
"""What stands between a label and the headline proper."""


def _unlabelled(reading: Reading, headline: Found[str]) -> Found[str]:
    text, labels = headline.value, reading.table.labels
    label = labels["headline_label"].match(text) or labels["immediate"].match(text)
    mark = _MARK.match(text, label.end()) if label else None
    if mark is None:
        return headline
    if not headline.spans:
        return Found(text[mark.end() :], (), headline.sure, headline.source)
    (start, end), *more = headline.spans
    cut = start + mark.end()
    reading.unplaced.append(Left(text[: mark.end()], (start, cut), "label"))
    return Found(text[mark.end() :], ((cut, end), *more), headline.sure, headline.source)


def _is_advisory(reading: Reading) -> bool:
    """Whether the text answers the questions of an invitation: what, who, when, where."""
    return len(list(answers.answered(reading.blocks, reading.parts.body, reading.table))) >= answers.FEWEST


def _subject(reading: Reading) -> Found[str] | None:
    """What an invitation without a headline invites to."""
    if _is_advisory(reading):
        for at, label, end in answers.answered(reading.blocks, reading.parts.body, reading.table):
            if label.startswith(reading.table.subjects) and size(reading.text(at)[end:]):
                start, stop = reading.span(at)
                return Found(clean(reading.text(at)[end:]), ((start + end, stop),), 0.5)
    return None
