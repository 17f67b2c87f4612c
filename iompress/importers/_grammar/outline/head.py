"""What stands above the first paragraph: headline, subheadline, dates, labels."""

from __future__ import annotations

from collections import Counter

from iompress.importers._grammar.blocks.beside import headline_beside
from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.lexicon import Words
from iompress.importers._grammar.outline.headlines import (
    BY,
    CLOSED,
    OPEN,
    headline_score,
    over_standfirst,
    whole_headline,
)
from iompress.importers._grammar.outline.leads import ABOVE
from iompress.importers._grammar.outline.letterhead import caller_lines
from iompress.importers._grammar.outline.parts import Outline
from iompress.importers._grammar.places import plain
from iompress.importers._page import Meta

_PARTS = ("furniture", "date", "dated", "attributed", "immediate", "embargo", "contact", "reach")
"""What parts a letterhead from a headline."""


def head(made: Outline, blocks: list[Sorted], start: int, floor: int, table: Words, meta: Meta, several: bool) -> None:
    """File the blocks above the first paragraph, block `start`, in `made`; none above block `floor` is the release's."""
    candidates = _filed(made, blocks, start, floor, table)
    scores = {at: headline_score(blocks, at, start, table, meta, several) for at in candidates}
    if not scores:
        return
    best = max(scores, key=lambda at: (scores[at], -at))
    if scores[best] < -1:
        return
    best = over_standfirst(blocks, candidates, _upper(blocks, candidates, scores, best), table)
    made.headline = whole_headline(blocks, candidates, best)
    best = made.headline[-1]
    made.sure["headline"] = max(0.3, min(1.0, 0.5 + scores[best] / 12))
    _below(made, blocks, [at for at in candidates if at > best], table)
    same = plain(blocks[best].text)
    for at in candidates:
        if at < made.headline[0]:
            made.left[at] = "repeated" if plain(blocks[at].text) == same else "above the headline"
    _on_embargo(made, blocks, table)


def _on_embargo(made: Outline, blocks: list[Sorted], table: Words) -> None:
    """Take for a subheadline what seemed the headline, where the heading right above it holds the release back and has
    the headline with it."""
    first = made.headline[0]
    above = blocks[first - 1] if first and first - 1 in made.embargo else None
    if (
        above is not None
        and above.block.form == "heading"
        and not (blocks[first].block.form == "heading" and blocks[first].block.level <= above.block.level)
        and headline_beside(above.text, table)
    ):
        made.subheadline[:0] = made.headline
        made.headline = []


def _filed(made: Outline, blocks: list[Sorted], start: int, floor: int, table: Words) -> list[int]:
    """File what is some label or other; the blocks that are left can be headline or subheadline."""
    candidates: list[int] = []
    standfirsts = 0
    callers = caller_lines(blocks, floor, start, table.tag)
    for at in range(start - 1, max(floor, start - ABOVE) - 1, -1):
        each = blocks[at]
        if at in callers:
            made.contacts.insert(0, at)
            continue
        match each.sort:
            case "date":
                made.dates.insert(0, at)
            case "dated":
                made.dated = at if made.dated is None else made.dated
            case "embargo":
                made.embargo.insert(0, at)
            case "immediate" | "attributed":
                made.left[at] = "label"
                if each.sort == "attributed" and not made.kind and table.labels["briefing-note"].search(each.text):
                    made.kind = "briefing-note"
            case "place":
                made.place = at
            case "correction":
                made.corrections.insert(0, at)
            case "contact" | "reach":
                made.contacts.insert(0, at)
            case "caption":
                made.left[at] = "caption"
            case "related":
                break
            case "prose" | "dateline" | "notes" | "about":
                standfirsts += 1
                if standfirsts > 2 or each.size > 70:
                    break
                candidates.insert(0, at)
            case "short" | "linked":
                candidates.insert(0, at)
            case _ if each.sort.startswith("kind "):
                made.left[at] = "label"
                if each.sort != "kind release" or not made.kind:
                    made.kind = each.sort.removeprefix("kind ")
            case _:
                pass
    return candidates


def _upper(blocks: list[Sorted], candidates: list[int], scores: dict[int, float], best: int) -> int:
    """The line right above `best` if it is as good a headline; else `best`."""
    upper = [
        at
        for at in candidates
        if at < best
        and not any(blocks[b].sort in _PARTS or blocks[b].sort.startswith("kind ") for b in range(at, best))
    ]
    if not upper:
        return best
    near = Counter(plain(each.text) for each in blocks[max(0, best - ABOVE) : best + 1])
    twice = [at for at in upper if near[plain(blocks[at].text)] > 1]
    over = (twice or upper)[-1]
    if (
        blocks[best].block.form != "heading"
        and scores[over] > scores[best] - 3.2
        and blocks[over].size >= 4
        and (blocks[over].text.endswith("?") or not CLOSED.search(blocks[over].text))
        and plain(blocks[over].text) != plain(blocks[best].text)
    ):
        return over
    return best


def _below(made: Outline, blocks: list[Sorted], between: list[int], table: Words) -> None:
    """File the blocks `between` the headline and the first paragraph."""
    best = made.headline[-1]
    same = plain(blocks[best].text)
    if (
        between
        and blocks[best].text.isupper()
        and blocks[between[0]].text.isupper()
        and between[0] == best + 1
        and not blocks[between[0]].block.gap
        and blocks[best].block.form == "text"
    ):
        made.headline.append(between.pop(0))
    if (
        between
        and between[0] == best + 1
        and not blocks[between[0]].block.gap
        and blocks[between[0]].size <= 3
        and blocks[best].block.form == "text"
        and blocks[best].size > 6
        and (not blocks[between[0]].text[0].isupper() or OPEN.search(blocks[best].text))
    ):
        made.headline.append(between.pop(0))  # what a margin broke off
    for at in between:
        each = blocks[at]
        if (
            plain(each.text) == same
            or (each.size < 3 and table.cased and not (each.block.form == blocks[best].block.form == "heading"))
            or BY.fullmatch(each.text)
        ):
            made.left[at] = "repeated" if plain(each.text) == same else "label"
        elif (
            each.block.linked > 0.7
            or each.text.rstrip().endswith(":")
            or (each.block.form == "item" and each.sort == "short" and each.size < 5)
        ):
            made.left[at] = "furniture"
        else:
            made.subheadline.append(at)
