"""Until when a release is held."""

from __future__ import annotations

import datetime as dt

from iompress.importers._draft import Embargo, Found
from iompress.importers._grammar import clocks, embargoes
from iompress.importers._grammar.fields.reading import Reading
from iompress.importers._grammar.quotes.sentences import sentence_end
from iompress.importers._page import Span


def _sentence(reading: Reading, at: int) -> Span:
    """The characters of the sentence of block `at` that sets the embargo."""
    start, end = reading.span(at)
    text = reading.text(at)
    clock = next(iter(clocks.times(text)), None)
    stop = sentence_end(text[clock[1] :]) + clock[1] if clock else len(text)
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
            if not found.timezone:
                reading.warnings.append("the embargo does not say on whose clocks")
            return Found(found, (_sentence(reading, at),), 0.9 if found.timezone else 0.6)
    for at in reading.parts.embargo:
        said = reading.text(at)
        reading.warnings.append(f"an embargo that could not be understood: “{said[:80]}”")
        return Found(Embargo(None, "", "", said), (reading.span(at),), 0.1)  # without it the text would go out at once
    return None
