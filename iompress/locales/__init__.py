"""Languages: labels, marks, and the printed forms of dates, datelines, countries and times.

One TOML file per language; dates, countries and language names are CLDR's, through Babel.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from iompress.model.instants import zone

if TYPE_CHECKING:
    from babel import Locale as CldrLocale

FALLBACK = "en"


@dataclass(frozen=True)
class Locale:
    """How one language prints what every release has. Obtained from `locale`."""

    tag: str
    tables: dict[str, Any]

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""
        return str(self.tables["direction"])

    @property
    def name(self) -> str:
        """The language's own name."""
        return str(self.tables["name"])

    @property
    def quotation_marks(self) -> tuple[str, ...]:
        """Outer opening and closing, inner opening and closing."""
        return tuple(self.tables["punctuation"]["quotation_marks"])

    @property
    def slug_spellings(self) -> dict[str, str]:
        """The language's own spellings of letters in file names."""
        return dict(self.tables["slug"])

    def label(self, name: str, **values: str) -> str:
        """The label called `name`, its places filled with `values`."""
        text = str(self.tables["labels"][name])
        for place, value in values.items():
            text = text.replace("{" + place + "}", value)
        return text

    def state(self, state: str) -> str:
        """What a state is called."""
        return str(self.tables["states"][state])

    def kind(self, kind: str) -> str:
        """What a kind of release is called."""
        return str(self.tables["kinds"][kind])

    def date(self, day: dt.date, form: str = "long") -> str:
        """`day` as a reader writes it: `form` is "long" or "with_weekday"."""
        from babel.dates import format_date

        return str(format_date(day, self.tables["dates"][form], locale=self._cldr))

    def moment(self, instant: dt.datetime, timezone: str) -> str:
        """The aware `instant` on the clocks of `timezone`: `10 December 2018, 14:00 (Casablanca, UTC+1)`."""
        from babel.dates import format_time

        local = instant.astimezone(zone(timezone))
        time = format_time(local, self.tables["dates"]["time"], locale=self._cldr)
        separator = self.tables["punctuation"]["list_separator"]
        return f"{self.date(local.date())}{separator}{time} ({_zone_words(local, timezone)})"

    def country(self, code: str) -> str:
        """The short name of the country with the ISO 3166-1 `code`; the code itself if CLDR has none."""
        return str(self._cldr.territories.get(code, code))

    def language(self, tag: str) -> str:
        """What the language `tag` is called in this one."""
        return str(self._cldr.languages.get(tag) or self._cldr.languages.get(tag.partition("-")[0], tag))

    def dateline(self, style: str, city: str, country: str | None, day: dt.date, organization: str) -> str:
        """What is printed in front of the first paragraph, with the blank behind it."""
        patterns = self.tables["dateline"]
        pattern = str(patterns[style if country else f"{style}_without_country"])
        values = {
            "city": city,
            "CITY": city.upper(),
            "country": self.country(country) if country else "",
            "date": self.date(day),
            "organization": organization,
        }
        for place, value in values.items():
            pattern = pattern.replace("{" + place + "}", value)
        return pattern

    @property
    def _cldr(self) -> CldrLocale:
        return _cldr_locale(self.tag)


def _zone_words(local: dt.datetime, timezone: str) -> str:
    """`Casablanca, UTC+1`."""
    offset = local.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    if timezone in ("UTC", "Etc/UTC"):
        return "UTC"
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    written = f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "") if minutes else "UTC"
    return f"{timezone.rpartition('/')[2].replace('_', ' ')}, {written}"


@cache
def locale(tag: str) -> Locale:
    """The locale for the BCP 47 `tag`: its own file, else its base language's, else English."""
    for candidate in (tag, tag.partition("-")[0], FALLBACK):
        if candidate in names():
            return Locale(tag if candidate != FALLBACK else candidate, _tables(candidate))
    raise AssertionError("English is always there")


@cache
def names() -> tuple[str, ...]:
    """The languages that have a file."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


@cache
def _tables(tag: str) -> dict[str, Any]:
    from tomli import loads

    own = loads((resources.files(__name__) / f"{tag}.toml").read_text("utf-8"))
    if tag == FALLBACK:
        return own
    english = _tables(FALLBACK)
    return {
        key: {**value, **own.get(key, {})} if isinstance(value, dict) else own.get(key, value)
        for key, value in english.items()
    }


@cache
def _cldr_locale(tag: str) -> CldrLocale:
    from babel import Locale as CldrLocale
    from babel import UnknownLocaleError

    for candidate in (tag, tag.partition("-")[0]):
        try:
            return CldrLocale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return CldrLocale.parse(FALLBACK)
