"""Words that are lost between two quotations of one sentence, or within a quotation of a few words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from iompress.lint.page import Page
from iompress.lint.quotations import Quotation
from iompress.lint.rules._register import ATTRIBUTION, SHORTEST, Registered, compared, quotes, registered, speeches
from iompress.lint.rules._spoken import Word, place_of, places, words
from iompress.lint.rules._turning import NEGATIONS, denies
from iompress.lint.text import MARK

_AMID = re.compile(r"[^\n.!?…]{3,80}[,،，]\s*\Z")
"""An attribution within a sentence, up to the mark that opens the quotation again."""
_FARTHEST = 90
"""Characters that an attribution has at most."""
_SENTENCE_ENDS = re.compile(r"[.!?…]\s")

_LINKS = """and but or nor yet while as which who that when where because in at on of for with to from by during after
before
et mais ou qui que dans à de pour avec lors après avant a ali pa ki ter ko saj v na o za z s po ob
und aber oder der die das y e o pero ma che и а но в на"""
_JOINING = frozenset(_LINKS.split())
"""What joins two quotations without a claim that they were one sentence."""


class Lost(NamedTuple):
    """A place where the words quoted do not go on as the quote `id` does."""

    id: str
    start: int
    end: int
    words: str
    """The registered words that are missing; "" if those that follow are not there at all."""


def parted(page: Page) -> Iterator[Lost]:
    """The sentences that an attribution parts, and that lose or change words there."""
    if not page.own.quotes or len(speeches(page)) < 2 or compared(page).too_much:
        return
    by_start = {match.quotation.start: match for match in compared(page).matched}
    changed = {altered.quotation.start for altered in compared(page).altered}
    for one, two in pairwise(speeches(page)):
        if one.start in changed or two.start in changed or not _same_sentence(page, one, two):
            continue
        first, second = by_start.get(one.start), by_start.get(two.start)
        if first and second and first.number == second.number and not first.gaps and not second.gaps:
            text = quotes(page)[first.number].text
            between = text[first.end : second.start] if first.end <= second.start else text
            if not between.replace(ATTRIBUTION, "").strip(" \n.,;:!?"):  # as the register has it
                continue
        if (first and first.gaps) or (second and second.gaps):
            continue
        ahead = words(page.plain, one.inner_start, one.inner_end)
        behind = words(page.plain, two.inner_start, two.inner_end)
        if not ahead or not behind:
            continue
        numbers = {match.number for match in (first, second) if match}
        known = registered(page)
        meant = [quote for quote in known if quote.number in numbers] if numbers else list(known)
        if len(meant) > 1 and numbers:
            continue
        if not any(_goes_on(ahead, behind, quote) for quote in meant):
            yield from _lost(page, one, two, (ahead, behind), meant, bool(first))


def _goes_on(ahead: list[Word], behind: list[Word], quote: Registered) -> bool:
    """Whether the quote has the words of both one after the other; the second may begin with another letter's size."""
    said = [word.text for word in ahead]
    at = place_of(said, quote.words)
    while at >= 0:
        rest = quote.words[at + len(said) :]
        if place_of([word.text for word in behind], rest[: len(behind)]) == 0:
            return True
        at = place_of(said, quote.words, at + 1)
    return False


def _lost(
    page: Page,
    one: Quotation,
    two: Quotation,
    spoken: tuple[list[Word], list[Word]],
    meant: list[Registered],
    begun: bool,
) -> Iterator[Lost]:
    ahead, behind = spoken
    sentence = _claims_one_sentence(page, one, two)
    for quote in meant:
        found = places([[word.text for word in run] for run in spoken], quote.words)
        if found:
            left = quote.spots[found[0] + len(ahead) - 1].end
            between = quote.text[left : quote.spots[found[1]].start]
            lost = quote.words[found[0] + len(ahead) : found[1]]
            turns = bool(lost) and (lost[-1].lower() in NEGATIONS or len(lost) <= 2) and denies(lost)
            if (sentence and _judged(page, one, two)) or (
                turns and not _SENTENCE_ENDS.search(between) and ATTRIBUTION not in between
            ):
                spot = behind[0] if begun or turns else ahead[-1]
                yield Lost(quote.id, spot.start, spot.end, " ".join(lost))
                return
        elif sentence and _judged(page, one, two):
            spot = behind[0] if begun else ahead[-1]
            yield Lost(quote.id, spot.start, behind[-1].end if begun else spot.end, "")
            return


def _judged(page: Page, one: Quotation, two: Quotation) -> bool:
    starts = {match.quotation.start for match in compared(page).matched}
    return one.start in starts or two.start in starts


def _same_sentence(page: Page, one: Quotation, two: Quotation) -> bool:
    """Whether two quotations stand so close that they can be one speech, an attribution between them."""
    return not (one.block or two.block or two.start - one.end > _FARTHEST or "\n\n" in page.plain[one.end : two.start])


def _claims_one_sentence(page: Page, one: Quotation, two: Quotation) -> bool:
    """Whether the second of two quotations goes on with the sentence of the first, behind an attribution."""
    between = page.plain[one.end : two.start]
    beginning = page.plain[two.inner_start : two.inner_end].lstrip(f" \u00a0{MARK}")[:1]
    if not beginning.islower() or not _AMID.match(between):
        return False
    first = between.strip(" ,\u00a0").split(maxsplit=1)[:1]
    return bool(first) and first[0].strip(",").lower() not in _JOINING


def clipped(page: Page) -> Iterator[Lost]:
    """The quotations of a few words out of which a negation is lost that the register has between them."""
    for quotation in speeches(page) if page.own.quotes and not compared(page).too_much else ():
        if quotation.inner_end - quotation.inner_start > _LONGEST_CLIP or not quotation.marked:
            continue
        spoken = words(page.plain, quotation.inner_start, quotation.inner_end)
        said = [word.text for word in spoken]
        if not 1 < len(said) < SHORTEST or any(place_of(said, quote.words) >= 0 for quote in registered(page)):
            continue
        for quote in registered(page):
            for cut in range(1, len(said)):
                found = places([said[:cut], said[cut:]], quote.words)
                lost = quote.words[found[0] + cut : found[1]] if found else []
                if 0 < len(lost) <= 2 and denies(lost):
                    yield Lost(quote.id, spoken[cut].start, spoken[cut].end, " ".join(lost))
                    break


_LONGEST_CLIP = 60
"""Characters of a few words."""
