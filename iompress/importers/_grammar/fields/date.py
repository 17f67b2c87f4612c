"""The day of a release: from its dateline, a line of its own, or what the page says of itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from iompress.importers._draft import Found
from iompress.importers._grammar import dates, embargoes
from iompress.importers._grammar.datelines.wires import day_alone
from iompress.importers._grammar.fields.reading import Reading
from iompress.importers._page import Span


class _Told(NamedTuple):
    """A date that can be the release's, and where it stands: nowhere in the text if the page's own data tell it."""

    day: dates.Found
    spans: tuple[Span, ...]
    source: Literal["text", "meta"]


def date(reading: Reading) -> Found[dt.date] | None:
    """The day, if it is certain; a warning says why it is not."""
    told = list(_told(reading))
    for day, spans, source in told:
        if day.date is not None:
            return Found(_wired(reading, day.date), spans, 0.95, source)
        if day.doubtful and day.year:
            same = {other.day.date for other in told}
            both = [dt.date(day.year, *order) for order in ((day.month, day.day), (day.day, day.month))]
            if certain := [either for either in both if either in same]:
                return Found(certain[0], spans, 0.8)
            start, end = spans[0] if spans else (0, 0)
            reading.warnings.append(f"“{reading.page.text[start:end]}” can be read in two ways")
        elif (completed := _completed(reading, day, spans, told)) is not None:
            return completed
        else:
            reading.warnings.append("the dateline’s date has no year, and nothing else on the page tells it")
    return None


def _wired(reading: Reading, page: dt.date) -> dt.date:
    """The day of a wire whose dateline has no month, next to the day of the `page`; else that."""
    days = [day for line, at in reading.lines if line.when is None and (day := day_alone(reading.text(at)[: line.end]))]
    near = (page + dt.timedelta(days=shift) for shift in (0, -1, -2, 1, -3))
    return next((day for day in near if days and day.day == days[0]), page)


def _told(reading: Reading) -> Iterable[_Told]:
    """The dates that can be the release's, the likeliest first."""
    for line, at in reading.lines:
        if line.when is not None:
            yield _in_text(reading, line.when, at)
    dated = sorted(reading.parts.dates, key=lambda at: (_is_update(reading, at), abs(at - reading.start)))
    labels = [at for at, why in reading.parts.left.items() if why in ("label", "above the headline")]
    for at in [*dated, *sorted(labels, key=lambda at: abs(at - reading.start))]:
        for day in sorted(dates.find(reading.text(at), reading.language), key=lambda day: day.date is None)[:1]:
            yield _in_text(reading, day, at)
    for at in reading.parts.embargo:
        for day in _beside_embargo(reading, at):
            yield _in_text(reading, day, at)
    for day in dates.find(reading.page.meta.date, reading.language)[:1]:
        yield _Told(day, (), "meta")


def _beside_embargo(reading: Reading, at: int) -> Iterable[dates.Found]:
    """The days of the embargo's line in block `at` that can be the release's: in front of what holds it back, or the
    day of its publication where no hour is told."""
    text, labels = reading.text(at), reading.table.labels
    said = next((found for name in ("embargo", "held") if (found := labels[name].search(text))), None)
    days = dates.find(text, reading.language)
    if said is None:
        return () if embargoes.hours(text, reading.language) else days[:1]
    return [day for day in days if day.end <= said.start()][:1]


def _in_text(reading: Reading, day: dates.Found, at: int) -> _Told:
    start = reading.blocks[at].block.start
    return _Told(day, ((start + day.start, start + day.end),), "text")


_UPDATED = re.compile(
    r"\W*(?:last |zadnja |dernière |última |ultimo |letzte |آخر |обновл|更新|updated|mis[e]? à jour|actualizad|aktualisiert|stand|posodobljeno|aggiornat)",
    re.IGNORECASE,
)


def _is_update(reading: Reading, at: int) -> bool:
    return _UPDATED.match(reading.text(at)) is not None


def _completed(reading: Reading, day: dates.Found, spans: tuple[Span, ...], told: list[_Told]) -> Found[dt.date] | None:
    """`day`, which has no year, with that of another date on the page."""
    for other, beside, _ in told:
        if other.year is not None:
            return Found(_nearest_year(day, other), (*spans, *beside), 0.85)
    month = re.fullmatch(r"((?:19|20)\d\d)-(\d\d)", reading.page.meta.date.strip())
    if month and int(month[2]) == day.month:
        return Found(dt.date(int(month[1]), day.month, day.day), spans, 0.8)
    for at in reading.parts.embargo:
        for held in dates.find(reading.text(at), reading.language):
            if (held.month, held.day) == (day.month, day.day) and held.date:
                return Found(held.date, spans, 0.8)
    return None


def _nearest_year(day: dates.Found, other: dates.Found) -> dt.date:
    """`day` in the year that lies nearest to the date `other`."""
    assert other.year is not None
    anchor = dt.date(other.year, other.month, min(other.day, 28))
    options = []
    for year in (other.year - 1, other.year, other.year + 1):
        try:
            options.append(dt.date(year, day.month, day.day))
        except ValueError:
            continue
    return min(options, key=lambda option: abs((option - anchor).days))
