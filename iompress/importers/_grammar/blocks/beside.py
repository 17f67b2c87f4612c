"""What the line of an embargo says besides the embargo: a headline, whom to call, a clause about something else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from iompress.importers._draft import Embargo
from iompress.importers._grammar import dates, embargoes
from iompress.importers._grammar.blocks.reachable import reachable
from iompress.importers._grammar.blocks.sorted import SENTENCE_END
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import Words
from iompress.importers._page import Span

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_BREAK = re.compile(r"\s[–—-]+\s|[:;|·•()\[\]（）：；【】]|(?<=\w[.!?])\s|[.!?]+\s*$|[。！？]|[,،，、]")
"""Where one part of a line ends and the next begins."""
_ORDINARY = ("embargo_line", "publishing", "bound", "own_text", "posted")
"""The labels that are made of nothing but the words of which embargoes are."""
_NO_WORD = re.compile(r"(?:[^\w]|_)*")
_COMMA = re.compile(r"[\s,،，、/&]*")
_SENTENCE = 6
"""Words besides an embargo that make a sentence of the text of it."""
_SHORTEST = 3
"""Words of a headline that stands on the line of an embargo."""
_FIGURES = re.compile(r"\d+")
_STOP = re.compile(r"[.。۔](?!\w)")
_OPENING, _CLOSING = '“„«「『"¿¡', '”“»」』"!?！？؟…'


def beside(text: str, table: Words, found: Embargo | None = None, known: Iterable[Span] = ()) -> list[Span]:
    """The stretches of `text`, which sets an embargo, that are about something else, with the words around them up to the
    next mark.

    What belongs to the embargo are its day, hour and zone and the words of which such lines are made. `found` is what it
    sets: other days and times are about something else then; `known` are stretches that were read otherwise.
    """
    own = sorted([*known, *_moment(text, table, found)])
    usual = [match.span() for name in _ORDINARY for match in table.labels[name].finditer(text)]
    usual += _zones(text, table, found)
    return _merged(
        text,
        (
            (start, end)
            for start, end in _parts(text, own)
            if not all(_is_usual(word, table, usual) for word in _WORD.finditer(text, start, end))
        ),
        _NO_WORD,
    )


def _merged(text: str, stretches: Iterable[Span], between: re.Pattern[str]) -> list[Span]:
    """`stretches` of `text`, those as one that have nothing but `between` between them."""
    made: list[Span] = []
    for start, end in stretches:
        if made and between.fullmatch(text, made[-1][1], start):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def headline_beside(text: str, table: Words) -> Span | None:
    """The headline that stands on the line `text` of an embargo; None if there is none."""
    whole = beside(text, table)
    parts = [(start + first, start + last) for start, end in whole for first, last in _parts(text[start:end], [])]
    apart = _merged(text, parts, _COMMA)
    for start, end in (*sorted(whole, key=_shortness), *sorted(apart, key=_shortness)):
        label = table.labels["embargo"].search(text, start + 1, end)
        said = text[start : label.start() if label else end].rstrip(" –—-")
        if (
            size(_FIGURES.sub(" ", said)) >= _SHORTEST
            and (not table.cased or said[:1].isupper() or not said[:1].isalpha())
            and not ("|" in said or reachable(said) or _STOP.match(text, start + len(said)))
            and not any(table.labels[name].match(said) for name in ("contact", "embargo", "held"))
            and said.split()[-1].casefold() not in table.stopwords
        ):
            first, last = start, start + len(said)
            while first and text[first - 1] in _OPENING:
                first -= 1
            while last < len(text) and text[last] in _CLOSING:
                last += 1
            return first, last
    return None


def _shortness(span: Span) -> int:
    return span[0] - span[1]


def is_of_the_text(text: str, table: Words) -> bool:
    """Whether `text`, which sets an embargo, is a sentence of a release's text: it tells more than the embargo."""
    return (
        SENTENCE_END.search(text) is not None
        and table.labels["own_text"].search(text) is None
        and any(size(text[start:end]) >= _SENTENCE for start, end in beside(text, table))
    )


def _moment(text: str, table: Words, found: Embargo | None) -> Iterator[Span]:
    """The day, the hour and the zone right beside it: all that `text` tells, or those of `found`."""
    until = found.until if found is not None else None
    hours = embargoes.hours(text, table.tag)
    if until is None or (found is not None and not found.several and len(hours) > 1):
        yield from ((day.start, day.end) for day in dates.find(text, table.tag))
        at = [(start, end) for start, end, _, _ in hours]
    else:
        days = ((day.start, day.end, (day.month, day.day)) for day in dates.find(text, table.tag))
        held = until.date(), (until - dt.timedelta(minutes=1)).date()  # the day that ends with it
        yield from ((start, end) for start, end, day in days if day in [(each.month, each.day) for each in held])
        at = [(start, end) for start, end, *hour in hours if hour == [until.hour, until.minute]]
    yield from at
    for start, end, _, _ in embargoes.zones(text, table.tag):
        for first, last in at:
            behind, before = last <= start, end <= first
            if (behind and _CLOSE.fullmatch(text, last, start)) or (before and _CLOSE.fullmatch(text, end, first)):
                yield start, end


_CLOSE = re.compile(r"\W{0,2}")


def _zones(text: str, table: Words, found: Embargo | None) -> Iterator[Span]:
    for start, end, timezone, name in embargoes.zones(text, table.tag):
        if found is None or name == found.zone or (timezone and timezone == found.timezone):
            yield start, end


def _parts(text: str, own: list[Span]) -> Iterator[Span]:
    """The stretches of `text` from mark to mark, without those that are its `own`, from word to word."""
    marks = [cut.span() for cut in _BREAK.finditer(text)]
    edges = [cut for cut in marks if not any(first <= cut[0] and cut[1] <= last for first, last in own)]
    start = 0
    for first, last in sorted([*own, *edges, (len(text), len(text))]):
        found = list(_WORD.finditer(text, start, max(start, first)))
        if found:
            yield found[0].start(), found[-1].end()
        start = max(start, last)


def _is_usual(word: re.Match[str], table: Words, usual: list[Span]) -> bool:
    said = word[0].casefold()
    return (
        said in table.stopwords
        or said in table.weekdays
        or any(first <= word.start() and word.end() <= last for first, last in usual)
    )
