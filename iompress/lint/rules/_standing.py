"""Where each registered quote stands in the body: whole, in part, in other words, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from iompress.lint.page import Page, once_a_page
from iompress.lint.quotations import Quotation
from iompress.lint.rules._alike import changes, common
from iompress.lint.rules._register import (
    ALIKE,
    AROUND,
    ATTRIBUTION,
    Registered,
    bare,
    compared,
    quotes,
    registered,
    speeches,
    turned_words,
    words_end,
)
from iompress.lint.rules._spoken import Word, asks, pieces, place_of, same, words
from iompress.lint.rules._turning import denies, weighs
from iompress.lint.text import Block

_DIALOGUE = re.compile(r"[—–―][ \u00a0]|-\u00a0")
"""What opens speech that stands in no marks, as in French, Spanish and Slovenian: – We stay, she said."""
_CLAUSE = re.compile(r"[^,.!?…;:،—–―]+(?:[,.:][^\s][^,.!?…;:،—–―]*)*")
_NEARLY = 0.75
"""From this share of common words on, words that stand in no marks are taken for a quote."""


class Heard(NamedTuple):
    """A word that is quoted in the body, and the offset of the quotation that it stands in."""

    word: Word
    within: int
    first: bool
    """Whether it begins that quotation, so that its first letter may have another size."""


class Standing(NamedTuple):
    """What became of a quote that is not in the body word for word.

    `changed`: `start` and `end` are a place in the page where `said` stands for `approved`. `part`: a place in the
    quote's text whose words are missing. `bare`: its words are there, but nobody sees that they are spoken. `absent`.
    """

    quote: Registered
    kind: Literal["changed", "part", "bare", "absent"]
    start: int = 0
    end: int = 0
    said: str = ""
    approved: str = ""


@once_a_page
def standings(page: Page) -> tuple[Standing, ...]:
    """What became of the quotes that are not in the body word for word, but of those that other rules tell of."""
    if not page.own.quotes or compared(page).too_much:
        return ()
    quoted = _quoted(page)
    to_the_letter = [bare(page, quotation) for quotation in quoted]
    asking = any(asks(page.plain[quotation.inner_start : quotation.inner_end]) for quotation in quoted)
    found = []
    for number, told in enumerate(quotes(page)):
        if not asking and not asks(told.text) and _is_whole(told.text, to_the_letter):
            continue
        standing = _standing(page, registered(page)[number])
        if standing is not None:
            found.append(standing)
    return tuple(found)


def _is_whole(text: str, to_the_letter: Sequence[str]) -> bool:
    """Whether each part of a quote between attributions is a quotation, to the letter and in order: as most are."""
    told = iter(to_the_letter)
    return all(" ".join(part.split()).strip(AROUND) in told for part in text.split(ATTRIBUTION))


@once_a_page
def _quoted(page: Page) -> tuple[Quotation, ...]:
    """The quotations of the body."""
    return tuple(quotation for quotation in speeches(page) if _tells(page, quotation))


@once_a_page
def _judged(page: Page) -> frozenset[int]:
    """Where the quotations begin that other rules compare with the register, or that nobody sees the end of."""
    matched = (match.quotation.start for match in compared(page).matched)
    altered = (entry.quotation.start for entry in compared(page).altered)
    unclosed = (quotation.start for quotation in _quoted(page) if not quotation.closed)
    return frozenset((*matched, *altered, *unclosed))


def _standing(page: Page, quote: Registered) -> Standing | None:
    runs = [[word.text for word in run] for run in pieces(quote.text, 0, len(quote.text))]
    if not runs:
        return None
    judged = _judged(page)
    heard = [*_heard(page), *_dialogue(page, quote)]
    heard.sort(key=_start)
    at = _whole(runs, heard, judged)
    if at:
        ends = {quotation.start: quotation.inner_end for quotation in _quoted(page)}
        numbers = [number for place, run in zip(at, runs, strict=True) for number in range(place, place + len(run))]
        pairs = [(heard[number].word, count) for count, number in enumerate(numbers)]
        turned = next(turned_words(page, quote, pairs, ends), None)
        told = {word for match in compared(page).matched for word, _ in match.turned}
        if turned is None or turned[0] in told:
            return None
        word, behind = turned
        said, approved = page.plain[word.start : word.end + 2].strip(), quote.text[behind - len(word.text) : behind + 1]
        return Standing(quote, "changed", word.start, word.end, said, approved)
    altered = [entry for entry in compared(page).altered if _tells(page, entry.quotation)]
    if any(entry.quote and entry.quote.number == quote.number for entry in altered):
        return None
    mine = [m for m in compared(page).matched if m.number == quote.number and _tells(page, m.quotation)]
    if any(match.inserted or any(weighs(lost) for _, _, lost in match.gaps) for match in mine):
        return None
    return _changed(quote, _all_heard(page), judged) or _part(page, quote) or _bare(page, quote)


def _tells(page: Page, quotation: Quotation) -> bool:
    return page.body.start <= quotation.start < page.body.end


def _start(entry: Heard) -> int:
    return entry.word.start


@once_a_page
def _heard(page: Page) -> tuple[Heard, ...]:
    return tuple(
        Heard(word, quotation.start, number == 0)
        for quotation in _quoted(page)
        for number, word in enumerate(words(page.plain, quotation.inner_start, words_end(page, quotation)))
    )


def _spoken_without_marks(page: Page) -> Iterator[Block]:
    for block in page.blocks_of("body"):
        if block.kind == "paragraph" and _DIALOGUE.match(page.plain, block.start):
            yield block


def _dialogue(page: Page, quote: Registered) -> Iterator[Heard]:
    """The clauses of dialogue behind a dash that `quote` has: the others say who speaks."""
    for clauses in _clauses(page):
        at = 0
        for spoken in clauses:
            place = place_of([entry.word.text for entry in spoken], quote.words, at)
            if place >= 0:
                at = place + len(spoken)
                yield from spoken


@once_a_page
def _clauses(page: Page) -> tuple[tuple[tuple[Heard, ...], ...], ...]:
    """The clauses of each paragraph of dialogue behind a dash."""
    found = []
    for block in _spoken_without_marks(page):
        spoken = (words(page.plain, *clause.span()) for clause in _CLAUSE.finditer(page.plain, block.start, block.end))
        clauses = (tuple(Heard(word, -block.start, n == 0) for n, word in enumerate(clause)) for clause in spoken)
        found.append(tuple(clause for clause in clauses if clause))
    return tuple(found)


@once_a_page
def _all_heard(page: Page) -> tuple[Heard, ...]:
    """All that is quoted, dialogue with those words that say who speaks."""
    heard = list(_heard(page))
    starts = [quotation.start for quotation in _quoted(page)]
    for block in _spoken_without_marks(page):
        if bisect_left(starts, block.start) == bisect_left(starts, block.end):
            spoken = words(page.plain, block.start, block.end)
            heard += (Heard(word, -block.start, number == 0) for number, word in enumerate(spoken))
    return tuple(sorted(heard, key=_start))


@once_a_page
def _body_words(page: Page) -> list[Word]:
    return words(page.plain, page.body.start, page.body.end)


def _whole(runs: list[list[str]], heard: Sequence[Heard], judged: frozenset[int]) -> list[int]:
    """Where each of `runs` stands in what is heard, one after the other; [] if not all do.

    A quotation that no other rule compares with the register must have no words of its own beside them.
    """
    for start in range(len(heard)):
        if not _stands(runs[0], heard, start):
            continue
        found, at = [start], start + len(runs[0])
        for run in runs[1:]:
            place = next((n for n in range(at, len(heard)) if _stands(run, heard, n)), -1)
            if place < 0:
                return []
            found.append(place)
            at = place + len(run)
        mine = {number for place, run in zip(found, runs, strict=True) for number in range(place, place + len(run))}
        touched = {heard[number].within for number in mine} - judged
        if all(number in mine for number, entry in enumerate(heard) if entry.within in touched):
            return found
    return []


def _stands(run: list[str], heard: Sequence[Heard], at: int) -> bool:
    if at + len(run) > len(heard) or not same(heard[at].word.text, run[0]):
        return False
    return all(
        entry.word.text == told or (entry.first and same(entry.word.text, told))
        for entry, told in zip(heard[at + 1 : at + len(run)], run[1:], strict=True)
    )


def _changed(quote: Registered, heard: Sequence[Heard], judged: frozenset[int]) -> Standing | None:
    """The first difference between a quote and what is quoted in the body that is most like it."""
    told = set(quote.words)
    spoken = [_as_told(entry, told) for entry in heard]
    near = _nearest(quote.words, spoken)
    missing: list[tuple[int, int]] = []
    for what, first, last, begin, end in near:
        inside = _inside(heard, begin, end, judged)
        if what == "equal" or (what == "insert" and not inside):
            continue
        at_an_end = first == 0 or last == len(quote.words)
        if (what == "delete" and (at_an_end or _between(quote, heard, begin, (first, last)))) or (
            what == "replace" and at_an_end and not inside
        ):
            missing.append((first, last))
            continue
        shown = heard[begin:end] or heard[min(begin, len(heard) - 1) :][:1]
        place = shown[0].word.start, shown[-1].word.end
        said = " ".join(entry.word.text for entry in heard[begin:end])
        return Standing(quote, "changed", *place, said, " ".join(quote.words[first:last]))
    if not missing:
        return None
    return Standing(quote, "part", quote.spots[missing[0][0]].start, quote.spots[missing[0][1] - 1].end)


def _between(quote: Registered, heard: Sequence[Heard], at: int, lost: tuple[int, int]) -> bool:
    """Whether words are lost between two quotations, and what is left does not say the contrary."""
    return heard[at - 1].within != heard[at].within and not denies(quote.words[slice(*lost)])


def _as_told(entry: Heard, told: set[str]) -> str:
    """A word as the quote writes it, where only the size of its first letter differs because it begins a quotation."""
    text = entry.word.text
    if not entry.first or text in told:
        return text
    other = text[:1].swapcase() + text[1:]
    return other if other in told else text


def _inside(heard: Sequence[Heard], begin: int, end: int, judged: frozenset[int]) -> bool:
    """Whether words that a quote does not have stand in a quotation that also has words of it."""
    around = {entry.within for entry in (*heard[max(0, begin - 1) : begin], *heard[end : end + 1])}
    return any(entry.within in around and entry.within not in judged for entry in heard[begin:end])


def _nearest(told: list[str], spoken: list[str]) -> list[tuple[str, int, int, int, int]]:
    """How `told` becomes the stretch of `spoken` that is most like it, as difflib writes it; [] if none is."""
    known = set(told)
    width = len(told) + max(4, len(told) // 3)
    hits = [0, *accumulate(word in known for word in spoken)]
    last_start = max(0, len(spoken) - width)
    best = max(range(last_start + 1), key=lambda at: hits[min(at + width, len(spoken))] - hits[at])
    near = spoken[best : best + width]
    if common(told, near) < ALIKE * len(told):
        return []
    return [(what, first, last, begin + best, end + best) for what, first, last, begin, end in changes(told, near)]


def _part(page: Page, quote: Registered) -> Standing | None:
    """The first words of a quote that are in no quotation of the body, though others of it are."""
    mine = [m for m in compared(page).matched if m.number == quote.number and _tells(page, m.quotation)]
    spans = [span for match in mine for span in match.spans]
    there = {n for n, spot in enumerate(quote.spots) if any(start <= spot.start < end for start, end in spans)}
    missing = [number for number in range(len(quote.words)) if number not in there]
    if not there or not missing:
        return None
    last = missing[0]
    while last + 1 in missing:
        last += 1
    return Standing(quote, "part", quote.spots[missing[0]].start, quote.spots[last].end)


def _bare(page: Page, quote: Registered) -> Standing:
    """A quote of which the body has the words, or nearly, in no quotation marks; or has not."""
    spoken = _body_words(page)
    near = _nearest(quote.words, [word.text for word in spoken])
    blocks = [change for change in near if change[0] == "equal"]
    if sum(last - first for _, first, last, _, _ in blocks) < _NEARLY * len(quote.words):
        return Standing(quote, "absent")
    return Standing(quote, "bare", spoken[blocks[0][3]].start, spoken[blocks[-1][4] - 1].end)
