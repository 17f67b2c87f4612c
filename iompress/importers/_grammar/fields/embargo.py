"""Until when a release is held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from iompress.importers._draft import Embargo, Found, Left
from iompress.importers._grammar import dates, embargoes
from iompress.importers._grammar.fields.reading import Reading
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.quotes.sentences import sentence_end
from iompress.importers._page import Span


def _sentence(reading: Reading, at: int) -> Span:
    """The characters of the sentence of block `at` that sets the embargo."""
    start, end = reading.span(at)
    text = reading.text(at)
    told = embargoes.hours(text, reading.language)
    stop = sentence_end(text[told[-1][1] :]) + told[-1][1] if told else len(text)
    return start, min(end, start + stop)


def embargo(reading: Reading, day: dt.date | None, country: str) -> Found[Embargo] | None:
    """The embargo; a warning tells what is unclear. `day` is the release's own, for a year that is not written,
    `country` the ISO 3166-1 code of the one that it is dated from, "" if that is not known."""
    for at in reading.parts.embargo:
        found = embargoes.read(reading.text(at), reading.language, day, country)
        if found is None:
            following = reading.text(at + 1) if at + 1 < len(reading.blocks) else ""
            if len(following) < 90:
                found = embargoes.read(f"{reading.text(at)} {following}", reading.language, day, country)
        if found is not None:
            return _told(reading, found, _sentence(reading, at))
    if reading.parts.embargo:
        return _unclear(reading, reading.text(reading.parts.embargo[0]), reading.span(reading.parts.embargo[0]))
    return None


def beside(reading: Reading, left: Iterable[Left], day: dt.date | None, country: str) -> Found[Embargo] | None:
    """The embargo that words of the release which are in no field set: behind a date, in the line of a label."""
    for each in left:
        said = words(reading.language).labels["embargo"].search(each.text)
        if said is None or each.span is None:
            continue
        text = each.text[said.start() :]
        if not (embargoes.hours(text, reading.language) or dates.find(text, reading.language)):
            continue
        found = embargoes.read(text, reading.language, day, country)
        return _told(reading, found, each.span) if found else _unclear(reading, each.text, each.span)
    return None


def _told(reading: Reading, found: Embargo, span: Span) -> Found[Embargo]:
    if found.several:
        reading.warnings.append("the embargo tells several times: the latest of them was taken")
    elif not found.timezone and found.zone:
        reading.warnings.append(f"the embargo is on {found.zone}, which no time zone is: name one")
    elif not found.timezone:
        reading.warnings.append("the embargo does not say on whose clocks")
    return Found(found, (span,), 0.9 if found.timezone and not found.several else 0.5)


def _unclear(reading: Reading, said: str, span: Span) -> Found[Embargo]:
    """That there is an embargo which nobody understands: without it the text would go out at once."""
    reading.warnings.append(f"an embargo that could not be understood: “{said[:80]}”")
    return Found(Embargo(None, "", "", said), (span,), 0.1)
