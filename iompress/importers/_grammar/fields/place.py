"""The cities and the country that a release is dated from."""

from __future__ import annotations

from iompress.importers._draft import Found, Left
from iompress.importers._grammar.datelines.spelling import usual_case
from iompress.importers._grammar.fields.reading import Reading, clean
from iompress.importers._grammar.places import country_of


def place(reading: Reading) -> tuple[Found[tuple[str, ...]] | None, Found[str] | None]:
    """The cities, and the ISO 3166-1 code of the country if the dateline names it."""
    for line, at in reading.lines:
        if not (line.cities or line.country):
            continue
        start = reading.blocks[at].block.start
        span = (start, start + line.end)
        for first, last in line.rest:
            words = reading.page.text[start + first : start + last]
            reading.unplaced.append(Left(words, (start + first, start + last), "in the dateline"))
        if not line.cities:
            reading.warnings.append("the dateline names a country and no city")
        sure = round(line.sure, 2)
        cities = tuple(usual_case(city, reading.language) for city in line.cities)
        return (
            Found(cities, (span,), sure) if cities else None,
            Found(line.country, (span,), sure) if line.country else None,
        )
    named = reading.parts.place
    if named is None:
        return None, None
    city = usual_case(clean(reading.text(named)[reading.blocks[named].label :]), reading.language)
    return Found((city,), (reading.span(named),), 0.7), None


def country_in(reading: Reading, country: Found[str] | None) -> str:
    """The country of the dateline, or else that of its first large city; "" if it is not known."""
    cities = [city for line, _ in reading.lines for city in line.cities]
    known = (code for city in cities if (code := country_of(city, reading.language)))
    return country.value if country else next(known, "")
