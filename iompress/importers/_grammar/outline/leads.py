"""Where on a page releases begin."""

from __future__ import annotations

from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.places import plain

ABOVE = 24
"""Blocks above the first paragraph among which its headline is looked for."""


def leads(blocks: list[Sorted]) -> list[int]:
    """The blocks with which releases begin on a page, in order: mostly one; none on a page without running text."""
    dated = [
        at for at, each in enumerate(blocks) if each.sort == "dateline" and each.dateline and each.dateline.sure >= 0.5
    ]
    first, last = _densest(blocks)
    if first is None:
        return dated[:1]
    inside = [at for at in dated if first - ABOVE <= at <= last and _text_after(blocks, at) > 15]
    if inside and _prose_before(blocks, first, inside[0]) <= 2:
        return _starts(blocks, inside)
    head = _first_heading(blocks, last)
    if head is not None:
        below = [at for at in range(head + 1, last + 1) if blocks[at].sort in ("prose", "dateline")]
        first = below[0] if below else first
    return _without_dateline(blocks, first, last)


def _prose_before(blocks: list[Sorted], first: int, at: int) -> int:
    return sum(1 for each in blocks[first:at] if each.sort == "prose" and each.size > 20)


def _text_after(blocks: list[Sorted], at: int) -> int:
    return sum(each.size for each in blocks[at : at + 6] if each.sort in ("prose", "dateline"))


def _past_preamble(blocks: list[Sorted], first: int, last: int) -> int:
    """The first paragraph behind a headline and its date line, where nothing but an appeal or a motto stands above them."""
    told = 0
    for at in range(first, min(first + 7, last)):
        each = blocks[at]
        told += each.size if each.sort in ("prose", "dateline") else 0
        if told >= 20:
            return first
        titled = any(near.sort == "short" and near.size >= 3 for near in blocks[first:at])
        if at > first and titled and (each.sort in ("date", "dated") or each.sort.startswith("kind ")):
            return next((b for b in range(at, last + 1) if blocks[b].sort in ("prose", "dateline")), first)
    return first


def _first_heading(blocks: list[Sorted], last: int) -> int | None:
    """The page's own first-level heading, if text follows it."""
    tops = [
        at
        for at, each in enumerate(blocks)
        if each.block.form == "heading" and each.block.level == 1 and not each.block.apart
    ]
    return next(
        (
            at
            for at in reversed(tops)
            if at <= last and sum(e.size for e in blocks[at : last + 1] if e.sort == "prose") > 30
        ),
        None,
    )


def _densest(blocks: list[Sorted]) -> tuple[int | None, int]:
    """The stretch of the page that has the most running text and the least else between it."""
    best = total = 0.0
    start: int | None = None
    first: int | None = None
    last = -1
    for at, each in enumerate(blocks):
        worth = _WORTH.get(each.sort, -4.0)
        if each.sort in ("prose", "dateline"):
            worth = min(each.size, 120) * (0.3 if each.block.linked > 0.5 else 1)
        elif each.sort == "short" and each.block.form == "item":
            worth = min(each.size, 20) * 0.3 if each.block.linked < 0.5 else -6
        if total <= 0:
            total, start = 0.0, at if worth > 0 else None
        total += worth
        if total > best and start is not None:
            best, first, last = total, start, at
    return first, last


_WORTH = {"furniture": -14.0, "linked": -10.0, "related": -30.0, "glyph": 0.0, "contact": 0.0, "reach": 0.0, "notes": 0.0,
          "about": 0.0, "end": 0.0, "date": -2.0, "short": -4.0, "caption": -1.0, "embargo": 0.0, "immediate": 0.0}  # fmt: skip


def _starts(blocks: list[Sorted], dated: list[int]) -> list[int]:
    """Those of the blocks `dated`, each with a dateline, that begin a release: later ones need a headline above them."""
    found = [dated[0]]
    for at in dated[1:]:
        above = _headline_above(blocks, at, found[-1])
        closed = above is not None and _is_closed(blocks, found[-1], above) and _is_new(blocks, above, at, found[-1])
        same = plain(blocks[at].text[:80]) == plain(blocks[found[-1]].text[:80])
        if same and not closed:
            if len(found) == 1:
                found[-1] = at  # the page shows its beginning twice
            continue
        fewest = 8 if closed else 25
        if (
            above is not None
            and sum(e.size for e in blocks[found[-1] : above] if e.sort in ("prose", "dateline")) > fewest
        ):
            found.append(at)
    return found


def passed_over(blocks: list[Sorted], starts: list[int]) -> list[int]:
    """The paragraphs with a dateline and a day, behind something with which a release ends, that begin none of those at
    `starts`: perhaps a further release, which is not told from the one before it."""
    shown = {plain(blocks[at].text[:80]) for at in starts}
    return [
        at
        for at, each in enumerate(blocks)
        if at not in starts
        and starts[0] < at
        and each.sort == "dateline"
        and each.dateline is not None
        and each.dateline.sure >= 0.5
        and each.dateline.when is not None
        and plain(each.text[:80]) not in shown
        and _is_closed(blocks, max(start for start in starts if start < at), at)
    ]


def _is_closed(blocks: list[Sorted], start: int, stop: int) -> bool:
    """Whether between the blocks `start` and `stop` something stands with which a release ends."""
    return any(each.sort in ("end", "contact", "reach", "about", "notes") for each in blocks[start + 1 : stop])


def _is_new(blocks: list[Sorted], above: int, at: int, before: int) -> bool:
    """Whether the headline `above` the paragraph `at`, which tells a day, is another than that of the release that
    begins at block `before`."""
    line = blocks[at].dateline
    heads = {plain(each.text) for each in blocks[max(0, before - ABOVE) : before]}
    return line is not None and line.when is not None and plain(blocks[above].text) not in heads


def _headline_above(blocks: list[Sorted], at: int, stop: int) -> int | None:
    """The block close above `at` that can be its headline."""
    for near in range(at - 1, max(stop, at - 5), -1):
        each = blocks[near]
        if each.sort in ("prose", "contact", "reach", "notes", "dateline", "about"):
            return None
        if each.sort in ("short", "linked") and each.block.form != "item":
            return near if 4 <= each.size <= 35 and not each.text.rstrip().endswith(":") else None
    return None


def _without_dateline(blocks: list[Sorted], first: int, last: int) -> list[int]:
    """Where releases begin on a page that has none with a dateline: one, or one after each heading with a date line."""
    while first <= last and blocks[first].sort not in ("prose", "dateline"):
        first += 1
    first = _past_preamble(blocks, first, last)
    if first > last:
        return []
    found = [first]
    heads = [
        at
        for at, each in enumerate(blocks[: last + 1])
        if each.block.form == "heading" and each.block.level and not each.block.apart
    ]
    for head in heads:
        if head <= first:
            continue
        after = blocks[head + 1 : head + 3]
        if any(each.sort == "date" for each in after):
            start = next((at for at in range(head + 1, min(head + 6, len(blocks))) if blocks[at].sort == "prose"), None)
            if start is not None and start > found[-1] and _text_after(blocks, start) > 40:
                found.append(start)
    return (
        found if len(found) == 1 or any(each.sort == "date" for each in blocks[max(0, first - 4) : first]) else [first]
    )
