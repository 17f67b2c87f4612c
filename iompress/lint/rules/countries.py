"""NA: names of countries and cities."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from iompress.lint import terms
from iompress.lint.diagnostic import Finding
from iompress.lint.page import Page
from iompress.lint.rule import rule
from iompress.locales import locale

_OTHER_WORDS = frozenset(
    ("RE", "BL", "MF", "LC", "KN", "VN", "TW", "ST", "DG", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB")
)
"""Territories whose names without marks are right too, or are other words: reunion, Santa Lucia."""

_RENAMED = {
    ("turkey", "turquie"): date(2022, 6, 1),
    ("macedonia", "macédoine", "makedonij", "republic of macedonia"): date(2019, 2, 12),
    ("swaziland", "svazi"): date(2018, 4, 19),
    ("czech republic", "the czech republic", "république tchèque"): date(2016, 7, 5),
    ("cape verde", "cap-vert"): date(2013, 10, 24),
}
"""Until when the United Nations used a name; before that day it is right."""


@rule("NA001", "warning", languages=("en", "fr", "sl"), fix="safe")
def former_name_of_country(page: Page) -> Iterator[Finding]:
    """A country has a name that it no longer bears, or not in the United Nations: Turkey, Ivory Coast, Swaziland.

    Historic names, as the Vietnam War, are not meant, nor names that the country still bore on the release's date.

    Why: Member States choose the names that they bear, and notice.
    Source: UN
    Bad: offices in Turkey and the Ivory Coast
    Good: offices in Türkiye and Côte d’Ivoire
    Fix: The name is written, where it is just one word for another.
    """
    for finding in terms.found(page, "NA001", "“{found}” is not the country's name in the United Nations"):
        part = page.part(*finding.spot.keys)
        start = part.start if part else 0
        name = page.prose[start + finding.spot.start : start + finding.spot.end].lower()
        since = next((day for names, day in _RENAMED.items() if name.startswith(names)), None)
        if since is None or page.release.date >= since:
            yield finding


@rule("NA002", "warning", languages=("en", "fr", "sl"), fix="unsafe")
def everyday_name_of_country(page: Page) -> Iterable[Finding]:
    """A country has a name that is only everyday: South Korea, the Ukraine, Bosnia, Great Britain.

    Why: The names say which State is meant; some of the everyday ones say where it does not want to belong.
    Source: UN
    Bad: the embassy of South Korea
    Good: the embassy of the Republic of Korea
    Fix: The name is written; read what stands around it.
    """
    return terms.found(page, "NA002", "“{found}” is not the country's name in the United Nations")


@rule("NA003", "warning", fix="safe")
def country_without_marks(page: Page) -> Iterator[Finding]:
    """The name of a country lacks its accents or other marks.

    In every language, by the names of CLDR.

    Why: A name without them is misspelled, and searches do not find it.
    Source: UN
    Bad: Turkiye, Cote d’Ivoire
    Good: Türkiye, Côte d’Ivoire
    Fix: The name is written with its marks.
    """
    index = _unmarked(page.language)
    if not page.words.isdisjoint(index.keys):
        yield from terms.search(page, index, "“{found}” lacks its marks")


@cache
def _unmarked(language: str) -> terms.Index:
    """The names of countries that have marks, as they are without them."""
    from babel.core import get_global

    own = locale(language)
    found: list[terms.Term] = []
    if own.tag.partition("-")[0] != language.partition("-")[0]:
        return terms.index_of(found)
    for code in get_global("territory_languages"):
        name = own.country(code)
        plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        if len(code) == 2 and code not in _OTHER_WORDS and plain != name:
            found.append(terms.Term(plain, name))
    return terms.index_of(found)


@rule("NA004", "info", languages=("en",), default=False)
def long_name_of_country(page: Page) -> Iterable[Finding]:
    """A country has a short name where the United Nations use a long one: Syria, Iran, Moldova.

    Off unless selected: most offices use the short names towards the media.

    Why: Documents of the United Nations bear the names that their terminology database gives.
    Source: UN
    Bad: refugees from Syria
    Good: refugees from the Syrian Arab Republic
    """
    return terms.found(page, "NA004", "“{found}” is a short name")


@rule("NA005", "warning", languages=("en", "fr"), fix="safe")
def former_name_of_city(page: Page) -> Iterable[Finding]:
    """A city has a name that it no longer bears, or only in another language: Kiev, Calcutta, Rangoon.

    Why: Cities, too, choose their names.
    Source: UN
    Bad: a flight to Kiev
    Good: a flight to Kyiv
    Fix: The name is written.
    """
    return terms.found(page, "NA005", "“{found}” is not the city's name")
