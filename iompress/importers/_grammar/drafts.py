"""Pages to drafts: the grammar put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from iompress.importers._draft import Draft
from iompress.importers._grammar.blocks.answers import with_answers
from iompress.importers._grammar.blocks.sorted import Sorted
from iompress.importers._grammar.blocks.sorts import sorted_blocks
from iompress.importers._grammar.fields.reading import Reading
from iompress.importers._grammar.fields.release import draft
from iompress.importers._grammar.language import detect
from iompress.importers._grammar.lexicon import languages, words
from iompress.importers._grammar.outline.leads import ABOVE, leads, passed_over
from iompress.importers._grammar.outline.outline import outline
from iompress.importers._grammar.refusals import require_release
from iompress.importers._page import NotARelease, Page


def drafts(page: Page) -> tuple[Draft, ...]:
    """The releases that stand on `page`, in order; mostly one. Raises NotARelease if there is none."""
    if not page.blocks:
        raise NotARelease("there are no words in it")
    language, sure = _language(page)
    if not language:
        raise NotARelease("its language is none that is known, or it is no running text")
    found, answer = with_answers(sorted_blocks(page.blocks, language), words(language))
    starts = leads(found)
    if answer is not None and len(starts) == 1 and _is_above(found, answer, starts[0]):
        starts = [answer]
    if not starts:
        raise NotARelease("there is no running text in it")
    made, refused = _drafted(page, found, starts, language, sure)
    if refused:  # what is no release by itself belongs to the one before it
        starts = [start for start in starts if start not in refused]
        made, refused = _drafted(page, found, starts, language, sure)
    if refused:
        raise NotARelease("it has several texts, and hardly any of them is a release")
    if over := passed_over(found, starts):
        first = " ".join(found[over[0]].text.split()[:8])
        told = (
            f"another release may begin with “{first} …” and was not parted from this one; if so, import it by itself"
        )
        made = [*made[:-1], replace(made[-1], warnings=(*made[-1].warnings, told))]
    return tuple(_dated_alike(made, starts, found))


def _drafted(
    page: Page, found: list[Sorted], starts: list[int], language: str, sure: float
) -> tuple[list[Draft], list[int]]:
    """The drafts of the releases that begin at `starts`, and those starts, but the first, at which none does. Raises
    NotARelease if the first is none."""
    made: list[Draft] = []
    refused: list[int] = []
    sorted_as: dict[str, list[Sorted]] = {}
    bounds = _bounds(found, starts)
    for number, (floor, start, stop) in enumerate(bounds):
        parts = outline(found, start, floor, stop, language, page.meta, several=len(bounds) > 1)
        own, own_sure = detect(" ".join(found[at].text for at in parts.body)) if parts.body else ("", 0.0)
        tag, tag_sure = (own, own_sure) if own and own_sure > 0.6 else (language, sure)
        if tag != language:
            if tag not in sorted_as:
                sorted_as[tag] = with_answers(sorted_blocks(page.blocks, tag), words(tag))[0]
            again = sorted_as[tag]
            parts = outline(again, start, floor, stop, tag, page.meta, several=len(bounds) > 1)
        else:
            again = found
        rest = [at for at in range(len(found)) if not floor <= at < stop] if number == 0 and len(bounds) == 1 else []
        reading = Reading(page, again, parts, tag, floor, start, stop, list(page.remarks))
        one = draft(reading, tag_sure, rest)
        try:
            require_release(again, parts, one, len(starts))
        except NotARelease:
            if not number:
                raise
            refused.append(start)
        made.append(one)
    return made, refused


def _is_above(found: list[Sorted], answer: int, start: int) -> bool:
    """Whether the answers of an invitation, from block `answer` on, stand right above the paragraph `start`."""
    return start - ABOVE <= answer < start and not any(each.block.form == "heading" for each in found[answer:start])


def _dated_alike(made: list[Draft], starts: list[int], found: list[Sorted]) -> Iterable[Draft]:
    """`made`, those without a date with the first one's, if that stands over all of them."""
    first, text = made[0].date, found[starts[0]].block.start
    above = first is not None and first.spans and all(end <= text for _, end in first.spans)
    for each in made:
        if each.date is None and first is not None and above:
            warnings = tuple(warning for warning in each.warnings if not warning.startswith("no date"))
            yield replace(each, date=replace(first, sure=0.6), warnings=warnings)
        else:
            yield each


def _language(page: Page) -> tuple[str, float]:
    prose = " ".join(block.text for block in page.blocks if len(block.text) > 60 and not block.apart)
    language, sure = detect(prose) if len(prose) > 80 else ("", 0.0)
    if not language:
        language, sure = detect(" ".join(block.text for block in page.blocks))
    said = page.meta.language.partition("-")[0].lower()
    return (said, 0.9) if not language and said in languages() else (language, sure)


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
