"""The quotations of a page beside the quotes that it registers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from iompress.lint.page import Page
from iompress.lint.rules._spoken import Word, fragments, place_of, places, words
from iompress.lint.rules._titles import is_headed, is_title
from iompress.lint.rules._words import WITHOUT_BLANKS
from iompress.lint.text import MARK, Quotation

if TYPE_CHECKING:
    from iompress.model.release import Quote, TranslatedQuote

SHORTEST = 5
"""Words that make a quotation: what is shorter may be a term, a title or irony."""

_SHORTEST_UNPARTED = 8
"""Characters of Chinese or Japanese that are as long as five words."""

AROUND = ' \n.,;:!?“”„«»"'
"""What differs at the ends of a quotation from sentence to sentence."""

ATTRIBUTION = "[…]"
"""What a registered quote has where the attribution stands in the text."""

_ALIKE = 0.6
"""From this share of common words on, a quotation is taken for an altered one, not for another."""

_ATTRIBUTED = re.compile(r"\n[\s>\u2060]*[—–―-]{1,2}[ \u00a0](?=[^\n]+\s*\Z)")
"""Where in a block quote the line begins that names its speaker."""

_AMID = re.compile(r"[^\n.!?…]{3,80}[,،，]\s*\Z")
"""An attribution within a sentence, up to the mark that opens the quotation again."""

_LINKS = """and but or nor yet while as which who that when where because in at on of for with to from by during after
before
et mais ou qui que dans à de pour avec lors après avant a ali pa ki ter ko saj v na o za z s po ob
und aber oder der die das y e o pero ma che и а но в на"""
_JOINING = frozenset(_LINKS.split())
"""What joins two quotations without a claim that they were one sentence."""


class Registered(NamedTuple):
    """A registered quote: its number and id, and its words in order, with their places in its text."""

    number: int
    id: str
    words: list[str]
    spots: list[Word]


class Matched(NamedTuple):
    """A quotation that is a registered quote or part of one; `start` and `end` are the place in that quote's text."""

    quotation: Quotation
    number: int
    id: str
    start: int
    end: int
    gaps: list[tuple[int, int, str]]
    """Each ellipsis or bracket: from which offset to which, and the registered words that it leaves out."""


class Altered(NamedTuple):
    """A quotation that is not word for word any registered quote; `quote` is the one most like it, if there is one."""

    quotation: Quotation
    runs: list[list[Word]]
    quote: Registered | None


class Compared(NamedTuple):
    """The quotations of a page that are registered quotes, and those that are not."""

    matched: list[Matched]
    altered: list[Altered]


class Parted(NamedTuple):
    """Two parts of one sentence, the attribution between them, that do not stand so in the register."""

    id: str
    start: int
    end: int
    lost: str
    """The registered words between the two; "" if one of the parts is not there at all."""


def quotes(page: Page) -> tuple[Quote | TranslatedQuote, ...]:
    """The quotes that the page's own file registers."""
    return page.own.quotes


def _registered(page: Page) -> list[Registered]:
    found = []
    for number, quote in enumerate(quotes(page)):
        spots = words(quote.text)
        found.append(Registered(number, quote.id, [word.text for word in spots], spots))
    return found


@lru_cache(maxsize=2)
def compared(page: Page) -> Compared:
    """The quotations that must be registered, each compared with the register: once for all rules."""
    matched: list[Matched] = []
    altered: list[Altered] = []
    for quotation in page.quotations:
        begins = page.plain[quotation.start : quotation.end].split(maxsplit=SHORTEST)
        if len(begins) < SHORTEST and page.base_language not in WITHOUT_BLANKS:
            continue
        exactly = _exactly(page, quotation)
        if exactly:
            matched.append(exactly)
            continue
        found = _by_words(page, quotation)
        if isinstance(found, Matched):
            matched.append(found)
        elif found is not None:
            altered.append(found)
    return Compared(matched, altered)


def _exactly(page: Page, quotation: Quotation) -> Matched | None:
    """The registered quote that holds this quotation to the letter, as most do."""
    said = " ".join(page.plain[quotation.inner_start : quotation.inner_end].replace(MARK, " ").split()).strip(AROUND)
    if said.count(" ") < SHORTEST - 1:
        return None
    for number, quote in enumerate(quotes(page)):
        at = quote.text.find(said)
        end = at + len(said)
        if at >= 0 and _ends_words(quote.text[max(0, at - 1) : at], quote.text[end : end + 2]):
            return Matched(quotation, number, quote.id, at, end, [])
    return None


def _ends_words(before: str, behind: str) -> bool:
    """Whether no word or number goes on in front of a part of a text, or behind it."""
    if before and not (before.isspace() or before in "“„«‘‚([\"'’—–"):
        return False
    return not behind or not (
        behind[0].isalnum() or behind[0] in "%‰'’-‑" or (behind[0] in ".,:/" and behind[1:].isdigit())
    )


def _by_words(page: Page, quotation: Quotation) -> Matched | Altered | None:
    """This quotation compared word by word; None if it need not be registered."""
    start, end = quotation.inner_start, words_end(page, quotation)
    runs = fragments(page.plain, start, end)
    spoken = [word for run in runs for word in run]
    if len(spoken) < SHORTEST:
        return None
    known = _registered(page)
    title = not quotation.block and is_title(page, quotation, spoken)
    if title:  # in a headline what is said has capitals too
        runs = [[word._replace(text=word.text.casefold()) for word in run] for run in runs]
        known = [quote._replace(words=[word.casefold() for word in quote.words]) for quote in known]
    said = [[word.text for word in run] for run in runs]
    for quote in known:
        if found := places(said, quote.words):
            return _matched(quotation, quote, runs, found)
    whole = words(page.plain, start, end)
    for quote in known:
        if found := places([[word.text for word in whole]], quote.words):
            return _matched(quotation, quote, [whole], found)
    like = _most_alike([word for run in said for word in run], known)
    if like is None and page.base_language in WITHOUT_BLANKS and len(spoken) < _SHORTEST_UNPARTED:
        return None
    if like is None and (title or is_headed(page, quotation) or page.part_at(quotation.start).keys[0] == "media"):
        return None
    return Altered(quotation, runs, like)


def words_end(page: Page, quotation: Quotation) -> int:
    """Where the words of a quotation end: in a block quote, before a last line that names the speaker."""
    if quotation.block:
        match = _ATTRIBUTED.search(page.plain, quotation.inner_start, quotation.inner_end)
        if match:
            return match.start()
    return quotation.inner_end


def _matched(quotation: Quotation, quote: Registered, runs: list[list[Word]], found: list[int]) -> Matched:
    gaps = []
    for number in range(1, len(runs)):
        left = found[number - 1] + len(runs[number - 1])
        lost = " ".join(quote.words[left : found[number]])
        if lost:
            gaps.append((runs[number - 1][-1].end, runs[number][0].start, lost))
    first, last = quote.spots[found[0]], quote.spots[found[-1] + len(runs[-1]) - 1]
    return Matched(quotation, quote.number, quote.id, first.start, last.end, gaps)


def parted(page: Page) -> Iterator[Parted]:
    """The sentences that an attribution parts, and that lose or change words there."""
    known = quotes(page)
    by_start = {match.quotation.start: match for match in compared(page).matched}
    if not by_start or len(page.quotations) < 2:
        return
    changed = {altered.quotation.start for altered in compared(page).altered}
    for one, two in zip(page.quotations, page.quotations[1:], strict=False):
        first, second = by_start.get(one.start), by_start.get(two.start)
        match = first or second
        if match is None or one.start in changed or two.start in changed or not _goes_on(page, one, two):
            continue
        text = known[match.number].text
        if first and second and first.number == second.number and not first.gaps and not second.gaps:
            between = text[first.end : second.start] if first.end <= second.start else text
            if not between.replace(ATTRIBUTION, "").strip(AROUND):  # as the register has it
                continue
        spots = words(text)
        told = [word.text for word in spots]
        ahead = [word.text for word in words(page.plain, one.inner_start, one.inner_end)]
        behind = words(page.plain, two.inner_start, two.inner_end)
        after = [word.text for word in behind]
        if not ahead or not after or (first and second and first.number != second.number):
            continue
        if place_of(ahead + after, told) >= 0 or (first and second and (first.gaps or second.gaps)):
            continue
        found = places([ahead, after], told)
        lost = " ".join(told[found[0] + len(ahead) : found[1]]) if found else ""
        spot = behind[0] if first else words(page.plain, one.inner_start, one.inner_end)[-1]
        yield Parted(match.id, spot.start, behind[-1].end if first and not found else spot.end, lost)


def _goes_on(page: Page, one: Quotation, two: Quotation) -> bool:
    """Whether the second of two quotations goes on with the sentence of the first, behind an attribution."""
    if one.block or two.block or two.start - one.end > 90:
        return False
    between = page.plain[one.end : two.start]
    beginning = page.plain[two.inner_start : two.inner_end].lstrip(f" \u00a0{MARK}")[:1]
    if not beginning.islower() or not _AMID.match(between):
        return False
    first = between.strip(" ,\u00a0").split(maxsplit=1)[:1]
    return bool(first) and first[0].strip(",").lower() not in _JOINING


def _most_alike(spoken: Sequence[str], known: Sequence[Registered]) -> Registered | None:
    best, share = None, _ALIKE
    for quote in known:
        matcher = SequenceMatcher(None, quote.words, spoken, autojunk=False)
        common = sum(block.size for block in matcher.get_matching_blocks()) / len(spoken)
        if common >= share:
            best, share = quote, common
    return best
