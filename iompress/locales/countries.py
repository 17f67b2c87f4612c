"""The codes of countries, and which code is meant by what people write in their place."""

from __future__ import annotations

from functools import cache

from iompress.locales import locale, names

_NO_COUNTRIES = ("ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA")
"""Parts of countries that CLDR keeps data on, and its code for none at all."""
_MISTAKEN = {"EL": ("GR",), "EN": ("GB",)}
"""What the European Union writes for Greece, and what sounds like a country."""


@cache
def codes() -> frozenset[str]:
    """The codes of ISO 3166-1, and Kosovo's."""
    from babel.core import get_global

    return frozenset(code for code in get_global("territory_languages") if code.isalpha() and code not in _NO_COUNTRIES)


def instead(code: str) -> str:
    """The code that is meant by one that is no longer, or was never, a country's: UK, SVN; "" if that is not clear."""
    from babel.core import get_global

    known = _MISTAKEN | dict(get_global("territory_aliases"))
    found = [new for new in known.get(code, ()) if new in codes()]
    return found[0] if len(found) == 1 else ""


def code_of(name: str) -> str:
    """The code of the country called `name` in any of the languages that have a file; "" if there is none."""
    wanted = " ".join(name.casefold().split())
    for tag in names():
        for code in codes():
            if locale(tag).country(code).casefold() == wanted:
                return code
    return ""


def zones(code: str) -> tuple[str, ...]:
    """The IANA zones of the country with the ISO 3166-1 `code`, the one that almost all live in alone if there is one.

    () for no country.
    """
    from babel.core import get_global

    return _MAIN_ZONE.get(code) or tuple(get_global("territory_zones").get(code, ()))


_MAIN_ZONE = {
    code: (zone,)
    for code, zone in {
        "CL": "America/Santiago", "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "DE": "Europe/Berlin",
        "EC": "America/Guayaquil", "ES": "Europe/Madrid", "MH": "Pacific/Majuro", "MY": "Asia/Kuala_Lumpur",
        "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon", "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent",
    }.items()
}  # fmt: skip
"""CLDR's primary zones (UTS #35, part 4, primaryZones), and Cyprus's."""
