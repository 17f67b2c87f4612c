"""Pages to drafts: the grammar put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from iompress.importers._draft import Draft
from iompress.importers._grammar.language import detect
from iompress.importers._grammar.leads import leads
from iompress.importers._grammar.outline import Outline, outline
from iompress.importers._grammar.reading import Reading
from iompress.importers._grammar.sorts import Sorted, sorted_blocks
from iompress.importers._page import NotARelease, Page

FEWEST = 40
"""Words that a release has at the least."""


def drafts(page: Page) -> tuple[Draft, ...]:
    """The releases that stand on `page`, in order; mostly one. Raises NotARelease if there is none."""
    if not page.blocks:
        raise NotARelease("there are no words in it")
    language, sure = _language(page)
    if not language:
        raise NotARelease("its language is none that is known, or it is no running text")
    found = sorted_blocks(page.blocks, language)
    starts = leads(found)
    if not starts:
        raise NotARelease("there is no running text in it")
    made: list[Draft] = []
    bounds = _bounds(found, starts)
    for number, (floor, start, stop) in enumerate(bounds):
        parts = outline(found, start, floor, stop, language, page.meta, several=len(bounds) > 1)
        own, own_sure = detect(" ".join(found[at].text for at in parts.body)) if parts.body else ("", 0.0)
        tag, tag_sure = (own, own_sure) if own and own_sure > 0.6 else (language, sure)
        if tag != language:
            again = sorted_blocks(page.blocks, tag)
            parts = outline(again, start, floor, stop, tag, page.meta, several=len(bounds) > 1)
        else:
            again = found
        _require_release(again, parts, len(starts))
        rest = [at for at in range(len(found)) if not floor <= at < stop] if number == 0 and len(bounds) == 1 else []
        made.append(Reading(page, again, parts, tag, tag_sure, (floor, start, stop)).draft(rest))
    return tuple(_dated_alike(made, starts, found))


def _dated_alike(made: list[Draft], starts: list[int], found: list[Sorted]) -> Iterable[Draft]:
    """`made`, those without a date with the first one's, if that stands over all of them."""
    first = made[0].date
    for draft in made:
        above = (
            first is not None
            and all(span[1] <= found[starts[0]].block.start for span in first.spans)
            and bool(first.spans)
        )
        if draft.date is None and first is not None and above:
            yield replace(
                draft,
                date=replace(first, sure=0.6),
                warnings=tuple(w for w in draft.warnings if not w.startswith("no date")),
            )
        else:
            yield draft


def _language(page: Page) -> tuple[str, float]:
    prose = " ".join(block.text for block in page.blocks if len(block.text) > 60 and not block.apart)
    language, sure = detect(prose) if len(prose) > 80 else ("", 0.0)
    if not language:
        language, sure = detect(" ".join(block.text for block in page.blocks))
    said = page.meta.language.partition("-")[0].lower()
    return (said, 0.9) if not language and said in _KNOWN else (language, sure)


_KNOWN = ("en", "fr", "es", "de", "it", "sl", "ar", "ru", "zh")


def _bounds(found: list[Sorted], starts: list[int]) -> list[tuple[int, int, int]]:
    """For each release: the first block that can be its headline, its first paragraph, the block behind its last."""
    made = []
    floor = 0
    for number, start in enumerate(starts):
        stop = len(found)
        if number + 1 < len(starts):
            stop = starts[number + 1]
            heads = [at for at in range(starts[number + 1] - 1, max(start, starts[number + 1] - 6), -1)
                     if found[at].sort in ("short", "date", "linked", "caption", "glyph", "furniture") or found[at].sort.startswith("kind ")]  # fmt: skip
            for at in heads:
                if at != stop - 1:
                    break
                stop = at
                if found[at].sort == "short" and found[at].size >= 4 and found[at].block.form != "item":
                    break
        made.append((floor, start, stop))
        floor = stop
    return made


def _require_release(found: list[Sorted], parts: Outline, count: int) -> None:
    """Raise NotARelease for what has text but is none: no news in it, but steps, prices, terms."""
    body = [found[at] for at in parts.body]
    size = sum(each.size for each in body)
    prose = sum(each.size for each in body if each.sort in ("prose", "dateline"))
    told = (
        any(each.dateline is not None for each in body)
        or parts.dated is not None
        or bool(parts.dates)
        or parts.end is not None
    )
    marks = told + bool(parts.contacts) + bool(parts.kind) + bool(parts.boilerplate or parts.notes or parts.embargo)
    if size < FEWEST // 2 or (size < FEWEST and not marks):
        raise NotARelease("there is hardly any text in it")
    listed = sum(
        (each.block.form in ("item", "row") and each.size < 25) or _STEP.match(each.text) is not None for each in body
    )
    named = any(each.dateline is not None and each.dateline.when is not None for each in body) or parts.end is not None
    if len(body) > 5 and listed * 5 >= len(body) * 3 and not named and not parts.kind:
        raise NotARelease("most of it is a list, not running text")
    if sum(_STAMP.match(each.text) is not None for each in found) > 4:
        raise NotARelease("it is a log, line by line with times")
    if prose * 2 < size and marks < 2:
        raise NotARelease("most of it is lists and headings, not running text")
    if (
        marks == 0
        and count == 1
        and not _news(body)
        and not (parts.headline and prose >= 60 and prose * 10 >= size * 8)
    ):
        raise NotARelease("nothing in it is a release’s: no dateline or date, no contact, no end mark, nobody quoted")


_STEP = re.compile(r"\d{1,2}[.)]\s")
_STAMP = re.compile(r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d")


def _news(body: list[Sorted]) -> bool:
    return any(mark in each.text for each in body for mark in '“„«「"')
