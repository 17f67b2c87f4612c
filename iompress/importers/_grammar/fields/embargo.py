"""Until when a release is held."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from iompress.importers._draft import Embargo, Found
from iompress.importers._grammar import dates, embargoes
from iompress.importers._grammar.blocks.holds import (
    LONGEST,
    holds,
    holds_inside,
    language_of,
    may_hold,
    sentences,
    speaks_of_holding,
    tells_day_vaguely,
    tells_when,
)
from iompress.importers._grammar.fields.reading import Reading
from iompress.importers._grammar.language import in_script_of
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.quotes.sentences import SENTENCE
from iompress.importers._page import Span

_SHORT = 90
"""Characters of a line that can go on from an embargo's line."""


def embargo(reading: Reading, day: dt.date | None, country: str) -> Found[Embargo] | None:
    """The embargo; a warning tells what is unclear. `day` is the release's own, for a year that is not written,
    `country` the ISO 3166-1 code of the one that it is dated from, "" if that is not known.

    Of several lines that tell different moments the latest counts. What is no line of its own counts as well: its words
    stay where they are.
    """
    made: list[tuple[Embargo, Span | None]] = []
    unread: list[tuple[str, Span]] = []
    for at in reading.parts.embargo:
        found = _read(reading, at, day, country)
        if found is not None:
            made.append((found, _sentence(reading, at)))
        else:
            unread.append((reading.text(at), reading.span(at)))
    if not made and not unread:
        for said, span, language in _elsewhere(reading):
            found = embargoes.read(said, language, day, country)
            reading.warnings.append(f"an embargo that is no line of its own: “{said[:80]}”")
            if found is None:
                return _unclear(reading, said, span)
            made.append((found, span))
    if not made:
        return _unclear(reading, *unread[0]) if unread else None
    latest = max((found for found, _ in made), key=embargoes.instant)
    if any(embargoes.at_midnight(reading.page.text[span[0] : span[1]], found) for found, span in made if span):
        reading.warnings.append("midnight is read as the beginning of its day: if its end is meant, write the next day")
    for said, other in unread:
        if embargoes.later_day(said, reading.language, latest):
            return _unclear(reading, said, other)
        if tells_when(said, reading.table):
            reading.warnings.append(f"another line on the embargo could not be understood: “{said[:80]}”")
    several = latest.several or len({embargoes.instant(found) for found, _ in made}) > 1
    return _told(reading, latest, several, tuple(span for _, span in made if span))


def _read(reading: Reading, at: int, day: dt.date | None, country: str) -> Embargo | None:
    """The embargo in block `at`; in it and the one or two short lines behind it where it lacks a day, an hour or both."""
    said = reading.text(at)
    language = language_of(said, reading.language) or reading.language
    if (found := embargoes.read(said, language, day, country)) or tells_day_vaguely(said, reading.table):
        return found
    lacks_day, lacks_hour = not dates.find(said, language), not embargoes.hours(said, language)
    for following in (reading.text(other) for other in range(at + 1, min(at + 3, len(reading.blocks)))):
        days, hours = dates.find(following, language), embargoes.hours(following, language)
        if len(following) >= _SHORT or (days and not lacks_day) or (hours and not lacks_hour):
            return None
        said = f"{said} {following}"
        if found := embargoes.read(said, language, day, country):
            reading.warnings.append(f"the embargo goes on in the line behind it: “{said[:80]}”")
            return found
    return None


def _sentence(reading: Reading, at: int) -> Span:
    """The characters of the sentence of block `at` that sets the embargo."""
    start, end = reading.span(at)
    text = reading.text(at)
    told = [place[1] for place in embargoes.hours(text, reading.language)]
    told += [day.end for day in dates.find(text, reading.language)]
    ended = SENTENCE.search(text, max(told)) if told else None
    stop = ended.end() if ended else len(text)
    further = _FURTHER.search(text, max(told), stop) if told else None
    return start, min(end, start + (further.start() if further else stop))


_FURTHER = re.compile(r"\s*(?:[:|]|\s[–—-])\s+(?=(?:\S+\s+){2}\S)(?!.*\d)")
"""Where something else begins in the line of an embargo, behind all its days and hours: the headline, perhaps."""


def _elsewhere(reading: Reading) -> Iterator[tuple[str, Span | None, str]]:
    """What holds the release back and is no line of its own, with its place and its language: a sentence of the text,
    a line that was taken for something else or is in another language than the text, a remark outside the text."""
    parts, table = reading.parts, reading.table
    last = parts.body[-1] if parts.body else reading.start
    for at in range(reading.floor, reading.stop):
        block = reading.blocks[at].block
        edge = at <= reading.start or at >= last
        if at not in parts.body and block.linked < 0.7 and parts.left.get(at) in (None, *_OURS):
            if at not in parts.headline and may_hold(block.text, table):
                yield block.text, reading.span(at), reading.language
                continue
            tried = in_script_of(block.text) if len(block.text) <= LONGEST else ()
            tag = next((tag for tag in tried if holds(block.text, words(tag))), "")
            if tag:
                yield block.text, reading.span(at), tag
                continue
        tried = (reading.language, *(in_script_of(block.text) if edge else ()))
        tag = next((tag for tag in tried if speaks_of_holding(block.text, words(tag), edge=edge)), "")
        for start, end in sentences(block.text, tag) if tag else ():
            said = block.text[start:end].strip()
            if holds_inside(said, words(tag), edge=edge):
                yield said, (block.start + start, block.start + end), tag
    meta = reading.page.meta
    for said in (meta.headline, meta.summary, *(text for text, why in reading.page.aside if why not in _DELETED)):
        for line in filter(None, map(str.strip, said.splitlines())):
            if holds(line, table) or holds_inside(line, table, edge=True):
                yield line, None, reading.language


_OURS = ("label", "above the headline", "after the text")
"""As what lines are left out that belong to a release."""
_DELETED = ("deleted in a tracked change", "struck out")
"""Why words are no longer those of the source."""


def beside(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The sentences of the embargo's lines that are about something else, with their places."""
    table = reading.table
    for at in reading.parts.embargo:
        text, (start, _) = reading.text(at), reading.span(at)
        for first, last in list(sentences(text, table.tag))[1:]:
            said = text[first:last].strip()
            about = any(table.labels[name].search(said) for name in ("embargo", "held", "publishing", "own_text"))
            if size(said) > 4 and not about and not tells_when(said, table):
                yield said, (start + first, start + last)


def _told(reading: Reading, found: Embargo, several: bool, spans: tuple[Span, ...]) -> Found[Embargo]:
    if several:
        reading.warnings.append("the embargo tells several times: the latest of them was taken")
    elif not found.timezone and found.zone:
        reading.warnings.append(f"the embargo is on {found.zone}: name the time zone that is meant")
    elif not found.timezone:
        reading.warnings.append("the embargo does not say on whose clocks")
    return Found(found, spans, 0.9 if found.timezone and not several else 0.5)


def _unclear(reading: Reading, said: str, span: Span | None) -> Found[Embargo]:
    """That there is an embargo which nobody understands: without it the text would go out at once."""
    reading.warnings.append(f"an embargo that could not be understood: “{said[:80]}”")
    day = None if tells_day_vaguely(said, reading.table) else embargoes.last_day(said, reading.language)
    return Found(Embargo(None, "", "", said, day=day), (span,) if span else (), 0.1)
