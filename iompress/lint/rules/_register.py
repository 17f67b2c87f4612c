"""The quotations of a page beside the quotes that it registers."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from iompress.lint.page import Page
from iompress.lint.rules._spoken import Word, contains, fragments, words
from iompress.lint.rules._words import WITHOUT_BLANKS
from iompress.lint.text import MARK, Quotation

if TYPE_CHECKING:
    from iompress.model.release import Quote, TranslatedQuote

SHORTEST = 5
"""Words that make a quotation: what is shorter may be a term, a title or irony."""

AROUND = ' \n.,;:!?“”„«»"'
"""What differs at the ends of a quotation from sentence to sentence."""

_ALIKE = 0.6
"""From this share of common words on, a quotation is taken for an altered one, not for another."""


class Registered(NamedTuple):
    """A registered quote: its number and id, and its words in order."""

    number: int
    id: str
    words: list[str]


class Altered(NamedTuple):
    """A quotation that is not word for word any registered quote; `quote` is the one most like it, if there is one."""

    quotation: Quotation
    runs: list[list[Word]]
    quote: Registered | None


class Compared(NamedTuple):
    """The quotations of a page that are registered quotes, and those that are not."""

    matched: list[tuple[Quotation, str]]
    """Each with the quote's id."""
    altered: list[Altered]


def quotes(page: Page) -> tuple[Quote | TranslatedQuote, ...]:
    """The quotes that the page's own file registers."""
    return page.own.quotes


def _registered(page: Page) -> list[Registered]:
    return [
        Registered(number, quote.id, [word.text for word in words(quote.text)])
        for number, quote in enumerate(quotes(page))
    ]


@lru_cache(maxsize=2)
def compared(page: Page) -> Compared:
    """The quotations that must be registered, each compared with the register: once for all rules."""
    matched: list[tuple[Quotation, str]] = []
    altered: list[Altered] = []
    for quotation in page.quotations:
        blanks = sum(page.plain.count(blank, quotation.start, quotation.end) for blank in " \n\u00a0")
        if blanks < SHORTEST - 1 and page.base_language not in WITHOUT_BLANKS:
            continue
        exactly = _exactly(page, quotation)
        if exactly:
            matched.append((quotation, exactly))
            continue
        runs = fragments(page.plain, quotation.inner_start, quotation.inner_end)
        spoken = [word for run in runs for word in run]
        if len(spoken) < SHORTEST or (_is_title(spoken) and not quotation.block):
            continue
        if page.part_at(quotation.start).keys[0] == "media":
            continue
        known = _registered(page)
        said = [[word.text for word in run] for run in runs]
        whole = [word.text for word in words(page.plain, quotation.inner_start, quotation.inner_end)]
        found = next((q for q in known if contains(said, q.words) or contains([whole], q.words)), None)
        if found is not None:
            matched.append((quotation, found.id))
        else:
            altered.append(Altered(quotation, runs, _most_alike([word.text for word in spoken], known)))
    return Compared(matched, altered)


def _exactly(page: Page, quotation: Quotation) -> str:
    """The id of the registered quote that holds this quotation to the letter, as most do; "" if none does."""
    said = " ".join(page.plain[quotation.inner_start : quotation.inner_end].replace(MARK, " ").split()).strip(AROUND)
    if said.count(" ") >= SHORTEST - 1:
        for quote in quotes(page):
            at = quote.text.find(said)
            if at >= 0 and not quote.text[at - 1 : at].isalnum() and not quote.text[at + len(said) :][:1].isalnum():
                return quote.id
    return ""


def _most_alike(spoken: Sequence[str], known: Sequence[Registered]) -> Registered | None:
    best, share = None, _ALIKE
    for quote in known:
        matcher = SequenceMatcher(None, quote.words, spoken, autojunk=False)
        common = sum(block.size for block in matcher.get_matching_blocks()) / len(spoken)
        if common >= share:
            best, share = quote, common
    return best


def _is_title(spoken: Sequence[Word]) -> bool:
    """Whether these words are the title of a work: capitals on all words of weight, and no few of them."""
    weighty = [word.text for word in spoken if len(word.text) > 3]
    return len(weighty) >= 2 and all(word[0].isupper() or word[0].isdigit() for word in weighty)
