"""Languages: labels, marks, and the printed forms of dates, datelines, countries and times.

One TOML file per language; dates, countries, cities of time zones and language names are CLDR's, through
Babel, but for what a file says otherwise. A language without a file has English labels and times, and its
own direction, dates and country names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iompress.model.instants import zone

if TYPE_CHECKING:
    from babel import Locale as CldrLocale

FALLBACK = "en"

_FOLDER = Path(__file__).parent
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Locale:
    """How one language prints what every release has. Obtained from `locale`."""

    tag: str
    """The language that was asked for, BCP 47; English for one that CLDR has never heard of."""
    written: str
    """The language of the labels: the tag's own file, its base language's, or English."""
    tables: dict[str, Any]

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""
        if self._has_file:
            return str(self.tables["direction"])
        return str(_cldr(self.tag).text_direction)

    @property
    def name(self) -> str:
        """The language's own name."""
        return str(self.tables["name"] if self._has_file else _cldr(self.tag).get_display_name() or self.tag)

    @property
    def quotation_marks(self) -> tuple[str, ...]:
        """Outer opening and closing, inner opening and closing."""
        return tuple(self.tables["punctuation"]["quotation_marks"])

    @property
    def list_separator(self) -> str:
        """What stands between the words of a list, its blank included."""
        return str(self.tables["punctuation"]["list_separator"])

    @property
    def slug_spellings(self) -> dict[str, str]:
        """The language's own spellings of letters in file names."""
        return dict(self.tables["slug"])

    def label(self, name: str, **values: str) -> str:
        """The label called `name`, its places filled with `values`."""
        return _filled(self.tables["labels"][name], values)

    def state(self, state: str) -> str:
        """What a state is called."""
        return str(self.tables["states"][state])

    def kind(self, kind: str) -> str:
        """What a kind of release is called."""
        return str(self.tables["kinds"][kind])

    def date(self, day: dt.date, form: str = "long") -> str:
        """`day` as a reader writes it: `form` is "long" or "with_weekday"."""
        if self._has_file:
            return _date(day, self.tables["dates"], form, self.tag)
        standard = _cldr(self.tag).date_formats["long" if form == "long" else "full"].pattern
        return _date(day, {form: standard}, form, self.tag)

    def moment(self, instant: dt.datetime, timezone: str) -> str:
        """The aware `instant` on the clocks of `timezone`: `10 December 2018, 14:00 (Casablanca, UTC+1)`.

        In the language of the labels, which it always stands among.
        """
        local = instant.astimezone(zone(timezone))
        place = "" if "/" not in timezone or timezone.startswith("Etc/") else _city(timezone, self._clock_tag)
        return self._moment(local, place)

    def own_moment(self, instant: dt.datetime, reader: dt.tzinfo | None) -> str:
        """The aware `instant` on the clocks of who reads, the machine's if None: `…, 08:00 (your time, UTC−5)`."""
        return self._moment(instant.astimezone(reader), self.label("your_time"))

    def _moment(self, local: dt.datetime, place: str) -> str:
        from babel.dates import format_time

        dates = self.tables["dates"]
        pattern = dates["time"].replace("mm", "mm:ss") if local.second else dates["time"]
        values = {
            "date": _date(local.date(), dates, "long", self._clock_tag),
            "date_with_weekday": _date(local.date(), dates, "with_weekday", self._clock_tag),
            "time": str(format_time(local, pattern, locale=_cldr(self._clock_tag))),
            "zone": self._zone(local, place),
        }
        return _filled(dates["moment"], values)

    def country(self, code: str) -> str:
        """The short name of the country with the ISO 3166-1 `code`; the code itself if there is none."""
        own = self.tables["countries"] if self._has_file else {}
        return str(own.get(code) or _cldr(self.tag).territories.get(code, code))

    def language(self, tag: str) -> str:
        """What the language `tag` is called in this one."""
        languages = _cldr(self.tag).languages
        return next((str(languages[known]) for known in _shorter(tag, "_") if known in languages), tag)

    def dateline(self, style: str, city: str, country: str | None, day: dt.date, organization: str) -> str:
        """What is printed in front of the first paragraph, with the blank behind it where the language has one."""
        pattern = self.tables["dateline"][style if country else f"{style}_without_country"]
        values = {
            "city": city,
            "CITY": city.upper(),
            "country": self.country(country) if country else "",
            "date": self.date(day),
            "organization": organization,
        }
        return _filled(pattern, values)

    def isolated(self, text: str) -> str:
        """`text` that reads from left to right in any line, such as a phone number: Arabic would turn its groups round.

        Between U+2066 and U+2069 in a right-to-left language (UAX #9, 2.4).
        """
        return f"\u2066{text}\u2069" if self.direction == "rtl" else text

    @property
    def _has_file(self) -> bool:
        return self.written in _shorter(self.tag)

    @property
    def _clock_tag(self) -> str:
        return self.tag if self._has_file else self.written

    def _zone(self, local: dt.datetime, place: str) -> str:
        """`Casablanca, UTC+1`; the offset alone without a `place`."""
        minutes = int((local.utcoffset() or dt.timedelta()).total_seconds() // 60)
        sign = "+" if minutes >= 0 else "−"
        hours, rest = divmod(abs(minutes), 60)
        offset = f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "") if minutes else "UTC"
        return _filled(self.tables["dates"]["zone"], {"place": place, "offset": offset}) if place else offset


@cache
def locale(tag: str) -> Locale:
    """The locale for the BCP 47 `tag`: its own file, else its base language's, else English."""
    written = next((candidate for candidate in _shorter(tag) if candidate in names()), FALLBACK)
    known = written != FALLBACK or _cldr(tag).language == tag.partition("-")[0]
    return Locale(tag if known else FALLBACK, written, _tables(written))


@cache
def names() -> tuple[str, ...]:
    """The languages that have a file."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def _tables(tag: str) -> dict[str, Any]:
    from tomli import loads

    own = loads((_FOLDER / f"{tag}.toml").read_text("utf-8"))
    if tag == FALLBACK:
        return own
    english = _tables(FALLBACK)
    tables = {
        key: {**value, **own.get(key, {})} if isinstance(value, dict) else own.get(key, value)
        for key, value in english.items()
    }
    return tables | {key: own.get(key, {}) for key in _OWN} | {"dates": own.get("dates", english["dates"])}


_OWN = ("slug", "countries")
"""Tables in which English has no say over another language."""


def _filled(pattern: str, values: dict[str, str]) -> str:
    """`pattern` with its places filled; what fills them is never itself a pattern."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), pattern)


def _date(day: dt.date, dates: dict[str, Any], form: str, tag: str) -> str:
    """`day` in the CLDR pattern `dates[form]`, with the names of months and of the first day that `dates` may have."""
    from babel.dates import format_date

    pattern = dates[form]
    if day.day == 1 and "first" in dates:
        pattern = re.sub(r"\bd\b", f"'{dates['first']}'", pattern)
    if "months" in dates:
        pattern = pattern.replace("MMMM", f"'{dates['months'][day.month - 1]}'")
    return str(format_date(day, pattern, locale=_cldr(tag)))


@cache
def _city(timezone: str, tag: str) -> str:
    """The place that gives `timezone` its name, as the language `tag` writes it."""
    from babel.core import get_global

    aliases = get_global("zone_aliases")
    current = aliases.get(timezone, timezone)
    former = (old for old, new in aliases.items() if new == current)  # CLDR files some under their former names
    zones = _cldr(tag).time_zones
    found = (zones[known].get("city") for known in (timezone, current, *former) if known in zones)
    return next((str(city) for city in found if city), timezone.rpartition("/")[2].replace("_", " "))


def _shorter(tag: str, separator: str = "-") -> Iterator[str]:
    """`tag`, then less and less of it: zh-Hant-TW, zh-Hant, zh; joined by `separator`."""
    parts = tag.split("-")
    return (separator.join(parts[:length]) for length in range(len(parts), 0, -1))


@cache
def _cldr(tag: str) -> CldrLocale:
    """What CLDR knows of the language `tag` or of its nearest base; of English if it does not know it."""
    from babel import Locale as CldrLocale
    from babel import UnknownLocaleError

    for candidate in _shorter(tag):
        try:
            return CldrLocale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return CldrLocale.parse(FALLBACK)
