"""Until when a release is held."""

from __future__ import annotations

import datetime as dt

from iompress.importers._draft import Embargo, Found
from iompress.importers._grammar import embargoes
from iompress.importers._grammar.fields.reading import Reading


def embargo(reading: Reading, day: dt.date | None) -> Found[Embargo] | None:
    """The embargo. `day` is the release's own, for a year that is not written. A warning tells what is unclear."""
    for at in reading.parts.embargo:
        found = embargoes.read(reading.text(at), reading.language, day)
        if found is None:
            following = reading.text(at + 1) if at + 1 < len(reading.blocks) else ""
            if len(following) < 90:
                found = embargoes.read(f"{reading.text(at)} {following}", reading.language, day)
        if found is not None:
            if not found.timezone:
                reading.warnings.append("the embargo does not say on whose clocks")
            return Found(found, (reading.span(at),), 0.9 if found.timezone else 0.6)
    for at in reading.parts.embargo:
        reading.warnings.append(f"an embargo that could not be understood: “{reading.text(at)[:80]}”")
    return None
