"""The contacts of a release."""

from __future__ import annotations

import re
from collections.abc import Iterable

from iompress.importers._draft import Contact, Found, Left
from iompress.importers._grammar.blocks.reachable import reachable
from iompress.importers._grammar.contacts import contacts as lines
from iompress.importers._grammar.contacts.reach import Line, Reach
from iompress.importers._grammar.fields.embargo import BESIDE
from iompress.importers._grammar.fields.gaps import gaps
from iompress.importers._grammar.fields.reading import Reading
from iompress.importers._grammar.places import countries_in, country_of
from iompress.importers._page import Span


def contacts(reading: Reading, country: Found[str] | None) -> Iterable[Found[Contact]]:
    """Whom journalists call. `country` is that of the dateline."""
    own = [(reading.text(at), reading.span(at)) for at in reading.parts.contacts]
    own += _beside_embargo(reading)
    told = [*(Line(text, start) for text, (start, _) in own), *_in_the_text(reading)]
    if not told:
        return
    links = [
        (run.start, run.url)
        for run in reading.page.runs
        if run.mark == "link" and run.url.startswith(("mailto:", "tel:"))
    ]
    found, remarks = lines.read(
        sorted(told, key=lambda line: line.start),
        links,
        reading.language,
        _regions(reading, country),
    )
    reading.warnings.extend(remarks)
    for each in found:
        contact = Contact(each.name, each.role, tuple(each.phones), tuple(each.emails))
        yield Found(contact, tuple(each.spans), 0.85 if each.name else 0.6)
    _tell_rest(reading, found, [span for _, span in own])


def _in_the_text(reading: Reading) -> Iterable[Line]:
    """The sentences of the body that tell whom to call: “For more information on the rally, please contact …”."""
    label = reading.table.labels["contact"]
    for at in reading.parts.body:
        text = reading.text(at)
        if not reachable(text):
            continue
        for sentence in _SENTENCE.finditer(text):
            if label.match(sentence[0]) and reachable(sentence[0]):
                yield Line(sentence[0], reading.span(at)[0] + sentence.start())


_SENTENCE = re.compile(r"\S(?:.(?![.!?…]\s+[A-ZÀ-ÞА-Я]))*.?[.!?…]?")


_LOCAL_NUMBER = re.compile(r"(?<![+\d] )(?<![+\d])\(?0\d")


def _regions(reading: Reading, country: Found[str] | None) -> list[str]:
    """The countries that numbers without a prefix can be in, the likeliest first."""
    parts = reading.parts
    regions = [country.value] if country else []
    cities = [city for line in (reading.dateline, reading.own_line) if line is not None for city in line.cities]
    regions += [code for city in cities if (code := country_of(city, reading.language))]
    if any(_LOCAL_NUMBER.search(reading.text(at)) for at in parts.contacts):
        for blocks in (parts.contacts, (*parts.headline, *parts.body)):
            regions += countries_in(" ".join(map(reading.text, blocks)), reading.language)
    return list(dict.fromkeys([*regions, *reading.table.regions]))


def _beside_embargo(reading: Reading) -> list[tuple[str, Span]]:
    """Whom to call as the embargo's line tells, with the place."""
    found = [left for left in reading.unplaced if left.why == BESIDE and left.span is not None and reachable(left.text)]
    reading.unplaced[:] = [left for left in reading.unplaced if left not in found]
    return [(left.text, left.span) for left in found if left.span is not None]


def _tell_rest(reading: Reading, found: list[Reach], lines: list[Span]) -> None:
    """Tell which words of the contacts' `lines` are in no contact."""
    for start, end in lines:
        covered = sorted(span for each in found for span in each.spans if start <= span[0] < end)
        for first, last in gaps(start, end, covered):
            words = reading.page.text[first:last]
            if re.search(r"\w", words):
                reading.unplaced.append(Left(words.strip(), (first, last), "with the contacts"))
