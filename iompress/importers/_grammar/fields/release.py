"""The draft of one release, put together from its fields; words that none of them has are told."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter

from iompress.importers._draft import Draft, Found, Left
from iompress.importers._grammar.fields import body, closing, contacts, date, embargo, headline, place, quotes
from iompress.importers._grammar.fields.gaps import gaps
from iompress.importers._grammar.fields.reading import Reading
from iompress.model.spans import merged

_UNPLACED = ("caption", "label", "above the headline", "after the text")
"""As what words are left out that belong to the release nevertheless."""


def draft(reading: Reading, sure: float, rest: list[int]) -> Draft:
    """The draft of the release. `sure` is how sure its language is; `rest` are the blocks outside the release's own."""
    title, kind = headline.headline_and_kind(reading)
    day = date.date(reading)
    text = body.body(reading)
    notes = body.notes(reading)
    boilerplate = tuple(body.boilerplate(reading))
    reading.warnings += body.tables(reading)
    if title is None:
        reading.warnings.append("no headline was found")
    if day is None:
        reading.warnings.append("no date was found that is certain; it is left out")
    cities, country = place.place(reading)
    known = [span for found in (title, day, notes) if found is not None for span in found.spans]
    held = embargo.embargo(reading, day.value if day else None, place.country_in(reading, country), known)
    left, unplaced = _left(reading, rest)
    made = Draft(
        language=Found(reading.language, (), round(sure, 2), "implied"),
        kind=kind,
        headline=title,
        subheadline=headline.subheadline(reading),
        cities=cities,
        country=country,
        date=day,
        embargo=held,
        body=text,
        notes=notes,
        quotes=tuple(quotes.quotes(reading)),
        contacts=tuple(contacts.contacts(reading, country)),
        boilerplate=boilerplate,
        end_mark=closing.end_mark(reading),
        correction=closing.correction(reading),
        left=(*_by_place(left), *(Left(words, None, why) for words, why in reading.page.aside)),
        unplaced=_by_place([*reading.unplaced, *unplaced]),
        warnings=tuple(dict.fromkeys(reading.warnings)),
    )
    return replace(made, unplaced=_by_place([*made.unplaced, *_unaccounted(reading, made)]))


def _left(reading: Reading, rest: list[int]) -> tuple[list[Left], list[Left]]:
    """What is left out of the release, and what of that belongs to it nevertheless."""
    parts = reading.parts
    used = parts.used()
    why = dict(sorted(parts.left.items()))
    why |= {at: _sort(reading, at) for at in (*range(reading.floor, reading.stop), *rest) if at not in used}
    every = [Left(reading.text(at), reading.span(at), reason) for at, reason in why.items()]
    return [each for each in every if each.why not in _UNPLACED], [each for each in every if each.why in _UNPLACED]


def _sort(reading: Reading, at: int) -> str:
    sort = reading.blocks[at].sort
    return sort if sort in ("glyph", "caption", "greeting") else "page chrome"


def _by_place(left: Iterable[Left]) -> tuple[Left, ...]:
    return tuple(sorted(left, key=lambda each: each.span or (0, 0)))


def _unaccounted(reading: Reading, made: Draft) -> Iterable[Left]:
    """The words of the release's blocks that are in no field and in no report yet: no word goes missing."""
    found = (*made.found().values(), *made.quotes, *made.contacts, *made.boilerplate)
    told = (left.span for left in (*made.left, *made.unplaced) if left.span is not None)
    spans = merged([*(span for each in found for span in each.spans), *told])
    for at in range(reading.floor, reading.stop):
        start, end = reading.span(at)
        before = bisect_right(spans, start, key=itemgetter(1))
        behind = bisect_left(spans, end, before, key=itemgetter(0))
        inside = [(max(start, first), min(end, last)) for first, last in spans[before:behind]]
        for first, last in gaps(start, end, inside):
            words = reading.page.text[first:last]
            if re.search(r"\w", words):
                yield Left(words.strip(), (first, last), "beside a field")
