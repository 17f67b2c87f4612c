"""Until when a release is held."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from iompress.importers._draft import Embargo, Found, Left
from iompress.importers._grammar import dates, embargoes
from iompress.importers._grammar.blocks.beside import beside
from iompress.importers._grammar.blocks.holds import (
    LONGEST,
    holding_brackets,
    holds,
    holds_inside,
    label_alone,
    language_of,
    may_hold,
    names_embargo,
    says_free,
    says_held,
    sentences,
    speaks_of_holding,
    tells_day_vaguely,
    tells_when,
)
from iompress.importers._grammar.blocks.reachable import reachable
from iompress.importers._grammar.fields.gaps import gaps
from iompress.importers._grammar.fields.reading import Reading
from iompress.importers._grammar.language import in_script_of
from iompress.importers._grammar.length import size
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.places import plain
from iompress.importers._page import Span

BESIDE = "in the embargo line"
"""As what words are told that stand on the line of an embargo and are about something else."""
_SHORT = 90
"""Characters of a line that can go on from an embargo's line."""


def embargo(reading: Reading, day: dt.date | None, country: str, known: Iterable[Span] = ()) -> Found[Embargo] | None:
    """The embargo; a warning tells what is unclear. `day` is the release's own, for a year that is not written,
    `country` the ISO 3166-1 code of the one that it is dated from, "" if that is not known; `known` are the stretches of
    the page that other fields have.

    Of several lines that tell different moments the latest counts. What is no line of its own counts as well: its words
    stay where they are, so that it has no place of its own. What an embargo's line says besides is told.
    """
    made: list[tuple[Embargo, Span | None]] = []
    unread: list[tuple[str, Span | None]] = []
    for at in reading.parts.embargo:
        if found := _read(reading, at, day, country):
            made.append((found, reading.span(at)))
        else:
            unread.append((reading.text(at), reading.span(at)))
    for said, span, language in _elsewhere(reading):
        found = embargoes.read(said, language, day, country)
        if found and embargoes.instant(found) in [embargoes.instant(other) for other, _ in made]:
            continue
        reading.warnings.append(f"an embargo that is no line of its own: “{said[:80]}”")
        if found:
            made.append((found, span))
        else:
            unread.append((said, span))
    if not made and not unread:
        _ask(reading)
        return None
    latest = max((found for found, _ in made), key=embargoes.instant, default=None)
    timed = [(said, span) for said, span in unread if tells_when(said, reading.table)]
    unclear = unread[0] if latest is None else _later(reading, timed, latest)
    if unclear is not None:
        lines = [span for span in map(reading.span, reading.parts.embargo) if span != unclear[1]]
        _tell_beside(reading, lines, known, None)
        return _unclear(reading, *unclear)
    assert latest is not None
    if any(embargoes.at_midnight(reading.page.text[span[0] : span[1]], found) for found, span in made if span):
        reading.warnings.append("midnight is read as the beginning of its day: if its end is meant, write the next day")
    for said, _ in timed:
        reading.warnings.append(f"another line on the embargo could not be understood: “{said[:80]}”")
    several = latest.several or len({embargoes.instant(found) for found, _ in made}) > 1
    lines = [reading.span(at) for at in reading.parts.embargo]
    own = _tell_beside(reading, [span for span in lines if span not in [other for _, other in timed]], known, latest)
    _tell_beside(reading, [span for _, span in timed if span in lines], known, None)
    return _told(reading, latest, several, tuple(own))


def _later(reading: Reading, unread: list[tuple[str, Span | None]], latest: Embargo) -> tuple[str, Span | None] | None:
    """Of the lines that were not understood the first that tells a day behind the one on which `latest` ends."""
    return next((each for each in unread if embargoes.later_day(each[0], reading.language, latest)), None)


def _tell_beside(reading: Reading, lines: Iterable[Span], known: Iterable[Span], found: Embargo | None) -> list[Span]:
    """Tell what the `lines` of embargoes say besides `found`, all of them if that is None, and no field has; the
    stretches that are the embargo."""
    page = reading.page
    own: list[Span] = []
    known = list(known)
    titles = {plain(page.text[start:end]) for start, end in known}
    for start, end in lines:
        inside = sorted((max(first, start), min(last, end)) for first, last in known if first < end and last > start)
        if found is not None:
            taken = [(first - start, last - start) for first, last in inside]
            text = re.sub(r"\s", " ", page.text[start:end])
            table = words(language_of(text, reading.language) or reading.language)
            rest = [(start + first, start + last) for first, last in beside(text, table, found, taken)]
        else:
            rest = [span for span in gaps(start, end, inside) if re.search(r"\w", page.text[slice(*span)])]
        for first, last in rest:
            said = page.text[first:last].strip()
            again = plain(said) in titles
            reading.unplaced.append(Left(said, (first, last), "repeated" if again else BESIDE))
            if not again and not reachable(said):
                reading.warnings.append(f"words beside the embargo are in no field: “{said[:LONGEST]}”")
        apart = _untimed(page.text[start:end], reading) if found is not None else []
        own += gaps(start, end, sorted([*rest, *inside, *((start + first, start + last) for first, last in apart)]))
    return own


def _untimed(text: str, reading: Reading) -> list[Span]:
    """The sentences of an embargo's line that tell no time: what they say is no part of it, whatever it is."""
    return [
        (first, last)
        for first, last in sentences(text, reading.language)
        if size(text[first:last]) >= _WHOLE and not tells_when(text[first:last], reading.table)
    ]


_WHOLE = 3
"""Words of a sentence that is told by itself."""


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


def _elsewhere(reading: Reading) -> Iterator[tuple[str, Span | None, str]]:
    """What holds the release back and is no line of its own, with its place and its language: a sentence of the text,
    a line that was taken for something else or is in another language than the text, a remark outside the text."""
    parts, table = reading.parts, reading.table
    last = parts.body[-1] if parts.body else reading.start
    for at in range(reading.floor, reading.stop):
        block = reading.blocks[at].block
        edge = at <= reading.start or at >= last
        if at in parts.embargo:
            continue
        if at not in parts.body and block.linked < 0.7 and parts.left.get(at) in (None, *_OURS):
            if at not in parts.headline and may_hold(block.text, table):
                yield block.text, reading.span(at), reading.language
                continue
            tried = in_script_of(block.text) if len(block.text) <= LONGEST else ()
            tag = next((tag for tag in tried if holds(block.text, words(tag))), "")
            if tag:
                yield block.text, reading.span(at), tag
                continue
        enclosed = next(holding_brackets(block.text, table), None)
        if enclosed is not None:
            yield block.text[slice(*enclosed)], (block.start + enclosed[0], block.start + enclosed[1]), reading.language
            continue
        if at in parts.headline and label_alone(block.text, table):
            yield block.text, reading.span(at), reading.language
            continue
        tried = (reading.language, *(in_script_of(block.text) if edge else ()))
        tag = next((tag for tag in tried if speaks_of_holding(block.text, words(tag), edge=edge)), "")
        for start, end in sentences(block.text, tag) if tag else ():
            said = block.text[start:end].strip()
            if holds_inside(said, words(tag), edge=edge):
                yield said, (block.start + start, block.start + end), tag
    for line in _around(reading):
        if holds(line, table) or holds_inside(line, table, edge=True) or label_alone(line, table):
            yield line, None, reading.language


def _around(reading: Reading) -> Iterator[str]:
    """The lines that can tell of the whole release and are not in its text."""
    page = reading.page
    aside = (text for text, why in page.aside if why not in _DELETED)
    for said in (page.meta.headline, page.meta.summary, *aside, *page.unseen):
        yield from filter(None, map(str.strip, said.splitlines()))


def _ask(reading: Reading) -> None:
    """Ask about what names an embargo, where none was found."""
    said = [line for line in _around(reading) if names_embargo(line, reading.table)]
    for at in range(reading.floor, reading.stop):
        text = reading.text(at)
        if at not in reading.parts.body and says_free(text, reading.table):
            said.append(text)
        elif at in reading.parts.headline or at in reading.parts.subheadline or reading.parts.left.get(at) in _OURS:
            said += [text] if names_embargo(text, reading.table) else []
        elif says_held(text, reading.table):
            parts = (text[start:end].strip() for start, end in sentences(text, reading.language))
            said += [part for part in parts if says_held(part, reading.table)]
    for each in said[:_MOST]:
        reading.warnings.append(f"it says “{each[:160]}”: is the release under embargo?")


_MOST = 3
"""Passages that are asked about."""
_OURS = ("label", "above the headline", "after the text")
"""As what lines are left out that belong to a release."""
_DELETED = ("deleted in a tracked change", "struck out")
"""Why words are no longer those of the source."""


def later_sentences(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The sentences of the embargo's lines that are about something else, with their places."""
    table = reading.table
    for at in reading.parts.embargo:
        text, (start, _) = reading.text(at), reading.span(at)
        for first, last in list(sentences(text, table.tag))[1:]:
            said = text[first:last].strip()
            about = any(table.labels[name].search(said) for name in ("embargo", "held", "publishing", "own_text"))
            if size(said) > 4 and not about and not tells_when(said, table) and not reachable(said):
                yield said, (start + first, start + last)


def _told(reading: Reading, found: Embargo, several: bool, spans: tuple[Span, ...]) -> Found[Embargo]:
    if several:
        reading.warnings.append("the embargo tells several times: the latest of them was taken")
    elif not found.timezone and found.zone:
        reading.warnings.append(f"the embargo is on {found.zone}, which no time zone is: name one")
    elif not found.timezone:
        reading.warnings.append("the embargo does not say on whose clocks")
    return Found(found, spans, 0.9 if found.timezone and not several else 0.5)


def _unclear(reading: Reading, said: str, span: Span | None) -> Found[Embargo]:
    """That there is an embargo which nobody understands: without it the text would go out at once."""
    reading.warnings.append(f"an embargo that could not be understood: “{said[:80]}”")
    day = None if tells_day_vaguely(said, reading.table) else embargoes.last_day(said, reading.language)
    own = span is not None and span in map(reading.span, reading.parts.embargo)
    return Found(Embargo(None, "", "", said, day=day), (span,) if span and own else (), 0.1)
