"""Headline and subheadline, and the kind of release that a label in front of a headline tells."""

from __future__ import annotations

import re

from iompress.importers._draft import Found, Left
from iompress.importers._grammar.blocks import answers
from iompress.importers._grammar.blocks.beside import headline_beside
from iompress.importers._grammar.blocks.holds import holds_inside, label_alone, names_embargo
from iompress.importers._grammar.blocks.sorted import KINDS
from iompress.importers._grammar.fields.reading import Reading, clean
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import Words
from iompress.importers._page import Span


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
        return _beside_embargo(reading) or _of_the_page(reading)
    text, spans = clean(" ".join(map(reading.text, blocks))), tuple(map(reading.span, blocks))
    if len(blocks) == 1 and (found := _without_embargo(reading.text(blocks[0]), reading.table)):
        start, _ = spans[0]
        text, spans = clean(reading.text(blocks[0])[slice(*found)]), ((start + found[0], start + found[1]),)
    return Found(text, spans, round(reading.parts.sure.get("headline", 0.6), 2))


def _without_embargo(text: str, table: Words) -> Span | None:
    """The headline in `text`, in front of which or behind which an embargo stands; None if none does."""
    if names_embargo(text, table) and (label_alone(text, table) or holds_inside(text, table, edge=True)):
        return headline_beside(text, table)
    return None


def _beside_embargo(reading: Reading) -> Found[str] | None:
    """The headline that stands on the line of an embargo above the text."""
    for at in reversed(reading.parts.embargo):
        if at < reading.start and (found := headline_beside(reading.text(at), reading.table)):
            start, _ = reading.span(at)
            span = start + found[0], start + found[1]
            return Found(clean(reading.text(at)[slice(*found)]), (span,), 0.6)
    return None


def _of_the_page(reading: Reading) -> Found[str] | None:
    """The headline that the page gives itself, without an embargo in front or behind."""
    told = reading.page.meta.headline
    if found := _without_embargo(told, reading.table):
        told = told[slice(*found)]
    return Found(clean(told), (), 0.5, "meta") if size(told) >= 4 else None


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
