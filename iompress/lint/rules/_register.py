"""The quotations of a page beside the quotes that it registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from iompress.lint.page import Page, once_a_page
from iompress.lint.quotations import Quotation, quotations, without
from iompress.lint.rules._alike import common
from iompress.lint.rules._speakers import names, speaker_of
from iompress.lint.rules._spoken import Word, asks, pieces, places, same_question, unbracketed, words
from iompress.lint.rules._titles import is_headed, is_title
from iompress.lint.rules._words import WITHOUT_BLANKS
from iompress.lint.text import HIDDEN, MARK, Block

if TYPE_CHECKING:
    from iompress.model.release import Quote, TranslatedQuote

SHORTEST = 5
"""Words that make a quotation: what is shorter may be a term, a title or irony."""

_SHORTEST_UNPARTED = 8
"""Characters of Chinese or Japanese that are as long as five words."""

AROUND = ' \n.,;:!?`“”„«»"' + "'"
"""What differs at the ends of a quotation from sentence to sentence."""

ATTRIBUTION = "[…]"
"""What a registered quote has where the attribution stands in the text."""

ALIKE = 0.6
"""From this share of common words on, a quotation is taken for an altered one, not for another."""

_TITLE_MARKS = "《『"
"""Marks in which Chinese and Japanese set titles of works."""

_ATTRIBUTED = re.compile(r"\n[\s>\u2060]*[—–―-]{1,2}[ \u00a0](?=[^\n]+\s*\Z)")
"""Where in a block quote the line begins that names its speaker."""


class Registered(NamedTuple):
    """A registered quote: its number and id, and its words in order, with their places in its text."""

    number: int
    id: str
    text: str
    words: list[str]
    spots: list[Word]


class Matched(NamedTuple):
    """A quotation that is a registered quote or part of one; `start` and `end` are the place in that quote's text."""

    quotation: Quotation
    number: int
    id: str
    start: int
    end: int
    spans: list[tuple[int, int]]
    """The same, without what it leaves out."""
    gaps: list[tuple[int, int, list[str]]]
    """Each ellipsis or bracket: from which offset to which, and the registered words that it leaves out."""
    inserted: list[tuple[int, int]]
    """Each bracket that puts words in which the register does not have."""
    turned: list[tuple[Word, int]]
    """Each word behind which it asks and the register does not, or the other way round; and the register's offset."""


class Altered(NamedTuple):
    """A quotation that is not word for word any registered quote; `quote` is the one most like it, if there is one."""

    quotation: Quotation
    spoken: list[Word]
    quote: Registered | None


class Compared(NamedTuple):
    """The quotations of a page that are registered quotes, and those that are not."""

    matched: list[Matched]
    altered: list[Altered]
    too_much: bool = False
    """Whether there is more than can be compared word by word: those that are registered to the letter are known."""


def quotes(page: Page) -> tuple[Quote | TranslatedQuote, ...]:
    """The quotes that the page's own file registers."""
    return page.own.quotes


@once_a_page
def registered(page: Page) -> tuple[Registered, ...]:
    """The page's quotes, word by word."""
    found = []
    for number, quote in enumerate(quotes(page)):
        spots = words(quote.text)
        found.append(Registered(number, quote.id, quote.text, [word.text for word in spots], spots))
    return tuple(found)


@once_a_page
def speeches(page: Page) -> tuple[Quotation, ...]:
    """The page's quotations; in place of a block quote in which marks say what is spoken, that."""
    if not quotes(page) or not any(quotation.block for quotation in page.quotations):
        return tuple(page.quotations)
    return tuple(said for quotation in page.quotations for said in _said_in(page, quotation))


def _said_in(page: Page, quotation: Quotation) -> Sequence[Quotation]:
    """The words in marks within a block quote, if one quote has them, and not all, and the rest names its speaker."""
    start, text = quotation.start, page.plain[quotation.start : quotation.end]
    inner = quotations(text, [Block("paragraph", 0, 0, len(text))]) if quotation.block else []
    beside = without(text, [each._replace(inner_start=each.start, inner_end=each.end) for each in inner])
    beside = " ".join(beside.replace(HIDDEN, " ").replace(MARK, " ").split()).strip(AROUND)
    if not inner or not beside or len(beside) > _LONGEST_ATTRIBUTION or not all(q.marked and q.closed for q in inner):
        return (quotation,)
    whole = [word.text for word in words(page.plain, start, words_end(page, quotation))]
    runs = [[word.text for word in words(text, each.inner_start, each.inner_end)] for each in inner]
    for quote in registered(page)[:_MOST_QUOTES]:
        if not places([whole], quote.words) and places(runs, quote.words):
            name = speaker_of(page, quote.id)
            if beside.count(" ") < _PRONOUN_AND_VERB or (name and names(page, name, beside)):
                return [_moved(each, start) for each in inner]
    return (quotation,)


def _moved(quotation: Quotation, by: int) -> Quotation:
    start, end, inner_start, inner_end, closed, block = quotation
    return Quotation(start + by, end + by, inner_start + by, inner_end + by, closed, block)


_LONGEST_ATTRIBUTION = 160
_PRONOUN_AND_VERB = 2
"""Blanks that there are fewer of in: she said."""
_MOST_QUOTES = 100
"""With so many a block quote is compared: no release has more."""


def beside(page: Page, quotation: Quotation) -> str:
    """What stands in a block quote and is not what it quotes: who speaks, in its last line or outside its marks."""
    said = [each for each in speeches(page) if quotation.start <= each.start < quotation.end and not each.block]
    spans = [each._replace(inner_start=each.start, inner_end=each.end) for each in said]
    if not said:
        return page.plain[words_end(page, quotation) : quotation.inner_end]
    return without(page.plain, spans)[quotation.start : quotation.end]


@once_a_page
def compared(page: Page) -> Compared:
    """The quotations that must be registered, each compared with the register: once for all rules."""
    matched: list[Matched] = []
    altered: list[Altered] = []
    others: list[Quotation] = []
    for quotation in speeches(page):
        begins = page.plain[quotation.start : quotation.end].split(maxsplit=SHORTEST)
        if len(begins) < SHORTEST and page.base_language not in WITHOUT_BLANKS:
            continue
        exactly = _exactly(page, quotation)
        if exactly:
            matched.append(exactly)
        else:
            others.append(quotation)
    if _effort(page, matched) > MOST_EFFORT:
        unknown = [Altered(q, words(page.plain, q.inner_start, words_end(page, q)), None) for q in others]
        return Compared(matched, [altered for altered in unknown if len(altered.spoken) >= SHORTEST], too_much=True)
    for quotation in others:
        found = _by_words(page, quotation)
        if isinstance(found, Matched):
            matched.append(found)
        elif found is not None:
            altered.append(found)
    matched.sort(key=lambda match: match.quotation)
    return Compared(matched, altered)


MOST_EFFORT = 5_000_000
"""So many pairs of words are compared: fifty quotes of forty words, each altered, in a long release."""


def _effort(page: Page, exactly: list[Matched]) -> int:
    """How many words of quotations that are not registered to the letter there are to compare with how many."""
    known = sum(len(quote.text) for quote in quotes(page)) // _LETTERS
    done = {match.quotation.start for match in exactly}
    said = sum(q.inner_end - q.inner_start for q in speeches(page) if q.start not in done) // _LETTERS
    whole = sum(len(quotes(page)[number].text) for number in {match.number for match in exactly}) // _LETTERS
    body = (page.body.end - page.body.start) // _LETTERS
    return said * known + (known - whole) * body


_LETTERS = 6
"""Letters of a word, with the blank behind it."""


def bare(page: Page, quotation: Quotation) -> str:
    """A quotation in one line, without markup and without the marks at its ends."""
    inner = page.plain[quotation.inner_start : quotation.inner_end]
    return " ".join(inner.replace(MARK, " ").split()).strip(AROUND)


def _exactly(page: Page, quotation: Quotation) -> Matched | None:
    """The registered quote that holds this quotation to the letter, as most do."""
    said = bare(page, quotation)
    if said.count(" ") < SHORTEST - 1:
        return None
    for number, quote in _holding(page, said):
        at = quote.text.find(said)
        end = at + len(said)
        if at >= 0 and _ends_words(quote.text[max(0, at - 1) : at], quote.text[end : end + 2]):
            if asks(quote.text) or asks(page.plain[quotation.inner_start : quotation.inner_end]):
                return None
            return Matched(quotation, number, quote.id, at, end, [(at, end)], [], [], [])
    return None


def _holding(page: Page, said: str) -> Iterable[tuple[int, Quote | TranslatedQuote]]:
    """The quotes that can hold `said`, with their numbers: all, if they are few."""
    known = quotes(page)
    if len(known) <= _FEW:
        return enumerate(known)
    return ((number, known[number]) for number in _by_beginning(page).get(said[:_BEGINNING], ()))


_FEW = 30
_BEGINNING = 16


@once_a_page
def _by_beginning(page: Page) -> dict[str, list[int]]:
    """The numbers of the quotes by what they have from the beginning of each word on."""
    found: dict[str, list[int]] = {}
    for number, quote in enumerate(quotes(page)):
        starts = (match.start() for match in _WORD_BEGINS.finditer(quote.text))
        for beginning in {quote.text[at : at + _BEGINNING] for at in starts}:
            found.setdefault(beginning, []).append(number)
    return found


_WORD_BEGINS = re.compile(r"(?<!\w)(?=\S)")


def _ends_words(before: str, behind: str) -> bool:
    """Whether no word or number goes on in front of a part of a text, or behind it."""
    if before and not (before.isspace() or before in "“„«‘‚([\"'’—–"):
        return False
    return not behind or not (
        behind[0].isalnum() or behind[0] in "%‰'’-‑+" or (behind[0] in ".,:/" and behind[1:].isdigit())
    )


def _by_words(page: Page, quotation: Quotation) -> Matched | Altered | None:
    """This quotation compared word by word; None if it need not be registered."""
    start, end = quotation.inner_start, words_end(page, quotation)
    spoken = words(page.plain, start, end)
    if len(spoken) < SHORTEST:
        return None
    known: Sequence[Registered] = registered(page)
    runs = pieces(page.plain, start, end)
    without, inserted = unbracketed(page.plain, start, end) if "[" in page.plain[start:end] else ([], [])
    title = quotation.marked and is_title(page, quotation, spoken)
    if title:  # in a headline what is said has capitals too
        spoken, *rest = _in_small_letters([spoken, *runs, *without])
        runs, without = rest[: len(runs)], rest[len(runs) :]
        known = [quote._replace(words=[word.casefold() for word in quote.words]) for quote in known]
    for parts, brackets in (([spoken], []), (runs, []), (without, inserted)):
        said = [[word.text for word in run] for run in parts]
        for quote in known if parts else ():
            if found := places(said, quote.words):
                return _matched(page, quotation, quote, parts, found)._replace(inserted=brackets)
    if not quotation.closed and (found_open := _unclosed(page, quotation, spoken, known)):
        return found_open
    like = most_alike([word.text for word in spoken], known)
    if like is None and page.base_language in WITHOUT_BLANKS and len(spoken) < _SHORTEST_UNPARTED:
        return None
    if like is None and (title or _is_no_speech(page, quotation)):
        return None
    return Altered(quotation, spoken, like)


def _in_small_letters(runs: list[list[Word]]) -> list[list[Word]]:
    return [[word._replace(text=word.text.casefold()) for word in run] for run in runs]


def _is_no_speech(page: Page, quotation: Quotation) -> bool:
    marked = page.plain[quotation.start] in _TITLE_MARKS or is_headed(page, quotation)
    return marked or page.part_at(quotation.start).keys[0] == "media"


def _unclosed(
    page: Page, quotation: Quotation, spoken: list[Word], known: Sequence[Registered]
) -> Matched | Altered | None:
    """The registered quote that begins a quotation whose end nobody sees, or the one that begins it in other words."""
    for quote in known:
        first = spoken[: len(quote.words)]
        told = [word.text for word in first]
        if found := places([told], quote.words):
            return _matched(page, quotation, quote, [first], found)
        if most_alike(told, [quote]):
            return Altered(quotation, first, quote)
    return None


def words_end(page: Page, quotation: Quotation) -> int:
    """Where the words of a quotation end: in a block quote, before a last line that names the speaker."""
    if quotation.block:
        match = _ATTRIBUTED.search(page.plain, quotation.inner_start, quotation.inner_end)
        if match:
            return match.start()
    return quotation.inner_end


def _matched(page: Page, quotation: Quotation, quote: Registered, runs: list[list[Word]], found: list[int]) -> Matched:
    gaps = []
    for number in range(1, len(runs)):
        left = found[number - 1] + len(runs[number - 1])
        if lost := quote.words[left : found[number]]:
            gaps.append((runs[number - 1][-1].end, runs[number][0].start, lost))
    spans = [
        (quote.spots[place].start, quote.spots[place + len(run) - 1].end)
        for place, run in zip(found, runs, strict=True)
    ]
    turned: list[tuple[Word, int]] = []
    if asks(quote.text) or asks(page.plain[quotation.inner_start : quotation.inner_end]):
        pairs = [(w, place + n) for run, place in zip(runs, found, strict=True) for n, w in enumerate(run)]
        turned = list(turned_words(page, quote, pairs, {quotation.start: quotation.inner_end}))
    return Matched(quotation, quote.number, quote.id, spans[0][0], spans[-1][1], spans, gaps, [], turned)


def turned_words(
    page: Page, quote: Registered, pairs: Sequence[tuple[Word, int]], ends: dict[int, int]
) -> Iterator[tuple[Word, int]]:
    """The words of `pairs`, each with its number in `quote`, behind which one of the two texts asks and not the other.

    `ends` are where quotations end, by where they begin: what stands behind is not theirs.
    """
    starts = sorted(ends)
    for (word, number), following in zip(pairs, [*pairs[1:], None], strict=False):
        begin = max((start for start in starts if start <= word.start), default=0)
        until = ends.get(begin, len(page.plain))
        said = page.plain[word.end : min(until, following[0].start if following else until)]
        last = number + 1 == len(quote.spots)
        until = len(quote.text) if last else quote.spots[number + 1].start
        if not same_question(said, quote.text[quote.spots[number].end : until]):
            yield word, quote.spots[number].end


def most_alike(spoken: Sequence[str], known: Sequence[Registered]) -> Registered | None:
    """The quote that has most of these words, if it has enough of them."""
    best, share = None, ALIKE
    for quote in known:
        alike = common(quote.words, spoken) / len(spoken)
        if alike >= share:
            best, share = quote, alike
    return best
