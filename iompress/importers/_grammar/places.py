"""Places: which words are countries, and which cities the world’s time zones are called after."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_FORMER = {
    "en": {"vietnam": "VN", "turkey": "TR", "ivory coast": "CI", "cote d'ivoire": "CI", "usa": "US", "u.s.": "US", "u.s.a.": "US",
           "uk": "GB", "united states of america": "US", "russian federation": "RU", "moldova": "MD", "republic of moldova": "MD",
           "syria": "SY", "syrian arab republic": "SY", "iran": "IR", "laos": "LA", "lao pdr": "LA", "drc": "CD", "dr congo": "CD",
           "congo-kinshasa": "CD", "burma": "MM", "swaziland": "SZ", "czech republic": "CZ", "macedonia": "MK", "palestine": "PS",
           "south korea": "KR", "north korea": "KP", "cape verde": "CV", "east timor": "TL", "timor-leste": "TL", "uae": "AE",
           "united republic of tanzania": "TZ", "the netherlands": "NL", "holland": "NL", "the gambia": "GM", "bosnia": "BA",
           "bolivarian republic of venezuela": "VE", "plurinational state of bolivia": "BO", "kosovo": "XK", "hong kong": "HK",
           "democratic republic of congo": "CD", "republic of the congo": "CG", "people's republic of china": "CN"},
    "fr": {"rdc": "CD", "viet nam": "VN", "états-unis d'amérique": "US", "birmanie": "MM", "fédération de russie": "RU",
           "république arabe syrienne": "SY", "la république arabe syrienne": "SY", "centrafrique": "CF", "usa": "US",
           "république démocratique du congo": "CD", "république de moldova": "MD", "république du congo": "CG"},
    "es": {"ee. uu.": "US", "eeuu": "US", "estados unidos de américa": "US", "república dominicana": "DO", "viet nam": "VN",
           "república democrática del congo": "CD", "méjico": "MX", "arabia saudita": "SA"},
    "de": {"usa": "US", "demokratische republik kongo": "CD", "tschechische republik": "CZ", "weißrussland": "BY"},
    "it": {"usa": "US", "stati uniti d'america": "US", "repubblica democratica del congo": "CD", "birmania": "MM"},
    "sl": {"zda": "US", "velika britanija": "GB", "makedonija": "MK", "bih": "BA"},
    "ru": {"сша": "US", "российская федерация": "RU", "рф": "RU", "белоруссия": "BY", "молдавия": "MD", "великобритания": "GB",
           "республика молдова": "MD", "кыргызстан": "KG", "киргизия": "KG", "туркмения": "TM"},
    "ar": {"الولايات المتحدة الأمريكية": "US", "الجمهورية العربية السورية": "SY", "الإمارات": "AE", "السعودية": "SA"},
    "zh": {"美国": "US", "刚果民主共和国": "CD", "阿拉伯叙利亚共和国": "SY"},
}  # fmt: skip
"""Names that releases have and CLDR has not, or no longer."""


_SCRIPTS = {"zh": ("zh_Hant", "zh_Hant_HK")}
"""The locales of CLDR with the names that a language has in its other script."""


_EDGE = re.compile(r"^(?:the|la|le|les|el|los|las|il|lo|gli|die|der|den)\s+", re.IGNORECASE)


@lru_cache(8192)
def plain(text: str) -> str:
    """`text` so that spellings can be compared: no accents, one kind of apostrophe and hyphen, lower case."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().replace("’", "'").replace("‑", "-").split())


@cache
def countries(language: str) -> dict[str, str]:
    """ISO 3166-1 codes by the plain names of countries in `language` and in English."""
    from babel import Locale

    from iompress.locales import locale

    found: dict[str, str] = {}
    for tag in dict.fromkeys(("en", language, *_SCRIPTS.get(language, ()))):
        territories = Locale.parse(tag).territories
        own = {} if "_" in tag else locale(tag).tables["countries"]
        for code, name in (*territories.items(), *own.items()):
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"):
                found[plain(name)] = code
                found.setdefault(plain(name.partition(" (")[0]), code)
        found |= {plain(name): code for name, code in _FORMER.get(tag, {}).items()}
    return found


def country(name: str, language: str) -> str:
    """The ISO 3166-1 code of the country called `name`; "" if there is none."""
    known = countries(language)
    return known.get(plain(name)) or known.get(plain(_EDGE.sub("", name)), "")


@cache
def _cities(language: str) -> dict[str, str]:
    from babel import Locale
    from babel.core import get_global

    territories = get_global("zone_territories")
    found: dict[str, str] = {}
    for zone in get_global("zone_territories"):
        found.setdefault(plain(zone.rpartition("/")[2].replace("_", " ")), zone)
    for old, new in get_global("zone_aliases").items():
        if "/" in old and new in territories and old.partition("/")[0] not in _PARTS_OF_COUNTRIES:
            found.setdefault(plain(old.rpartition("/")[2].replace("_", " ")), new)
    for tag in dict.fromkeys(("en", language, *_SCRIPTS.get(language, ()))):
        for zone, names in Locale.parse(tag).time_zones.items():
            if "city" in names and zone in territories:
                found[plain(names["city"])] = zone
    return found | {plain(name): zone for name, zone in _MORE_CITIES.items()}


_PARTS_OF_COUNTRIES = ("Australia", "Brazil", "Canada", "Chile", "Etc", "Mexico", "SystemV", "US")
"""Old names of zones that are directions and regions: “Brazil/East”, “US/Pacific”."""


_MORE_CITIES = {
    "Geneva": "Europe/Zurich", "Genève": "Europe/Zurich", "Genf": "Europe/Zurich", "Ginevra": "Europe/Zurich", "Ginebra": "Europe/Zurich",
    "Ženeva": "Europe/Zurich", "Женева": "Europe/Zurich", "جنيف": "Europe/Zurich", "日内瓦": "Europe/Zurich", "Bern": "Europe/Zurich",
    "Marrakesh": "Africa/Casablanca", "Marrakech": "Africa/Casablanca", "Marrákech": "Africa/Casablanca", "مراكش": "Africa/Casablanca",
    "Rabat": "Africa/Casablanca", "Ankara": "Europe/Istanbul", "أنقرة": "Europe/Istanbul", "Washington": "America/New_York",
    "The Hague": "Europe/Amsterdam", "La Haye": "Europe/Amsterdam", "La Haya": "Europe/Amsterdam", "Den Haag": "Europe/Amsterdam",
    "Beijing": "Asia/Shanghai", "北京": "Asia/Shanghai", "Pékin": "Asia/Shanghai", "New Delhi": "Asia/Kolkata", "Bonn": "Europe/Berlin",
    "Abuja": "Africa/Lagos", "Maiduguri": "Africa/Lagos", "Islamabad": "Asia/Karachi", "Yangon": "Asia/Yangon", "Cox’s Bazar": "Asia/Dhaka",
    "Milan": "Europe/Rome", "Milano": "Europe/Rome", "Munich": "Europe/Berlin", "Hamburg": "Europe/Berlin", "Barcelona": "Europe/Madrid",
    "Strasbourg": "Europe/Paris", "Lyon": "Europe/Paris", "Marseille": "Europe/Paris", "纽约": "America/New_York", "紐約": "America/New_York", "日內瓦": "Europe/Zurich", "Maribor": "Europe/Ljubljana",
    "Erbil": "Asia/Baghdad", "Gaziantep": "Europe/Istanbul", "Nuku’alofa": "Pacific/Tongatapu", "Brasília": "America/Sao_Paulo",
}  # fmt: skip
"""Cities that many releases are dated from and no time zone is called after."""


def zone_of(city: str, language: str) -> str:
    """The IANA zone of a large `city`; "" if it is not known."""
    return _cities(language).get(plain(city), "")


def country_of(city: str, language: str) -> str:
    """The ISO 3166-1 code of the country that a large `city` lies in; "" if it is not known."""
    from babel.core import get_global

    zone = zone_of(city, language)
    return str(get_global("zone_territories").get(zone, "")) if zone else ""


def countries_in(text: str, language: str) -> list[str]:
    """The ISO 3166-1 codes of the countries that `text` names or has large cities of, the most frequent first."""
    found: dict[str, int] = {}
    pattern = r"[\u3400-\u9fff]{2,4}" if language == "zh" else r"(?=(?<!\w)([^\W\d_][\w’'-]+(?: [A-ZÀ-ÞА-Я][\w’'-]+)?))"
    for match in re.finditer(pattern, text):
        word = match[0] or match[1]
        if language not in ("ar", "zh") and not word[0].isupper():
            continue
        code = country(word, language) or country_of(word, language)
        if code:
            found[code] = found.get(code, 0) + 1
    return sorted(found, key=lambda code: -found[code])
