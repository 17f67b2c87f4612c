"""The countries that numbers without a prefix can be in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iompress.importers._grammar.contacts.numbers import LATIN_DIGITS
from iompress.importers._grammar.contacts.reach import Line
from iompress.importers._grammar.places import country, country_of


def dialled(lines: Sequence[Line]) -> list[str]:
    """The countries of the numbers in `lines` that are written with their prefix, the most frequent first."""
    import phonenumbers

    found: dict[str, int] = {}
    for line in lines:
        for match in re.finditer(
            r"(?:\+|(?<![\d.])(?<!\d[\s.])00)\s?\(?([1-9]\d{0,2})", line.text.translate(LATIN_DIGITS)
        ):
            for size in (1, 2, 3):
                code = (
                    phonenumbers.region_code_for_country_code(int(match[1][:size])) if len(match[1]) >= size else "ZZ"
                )
                if code not in ("ZZ", "001"):
                    found[code] = found.get(code, 0) + 1
                    break
    return sorted(found, key=lambda code: -found[code])


def named_here(text: str, language: str, regions: Sequence[str]) -> list[str]:
    """`regions`, after the countries that the line itself names or has a city of."""
    named: list[str] = []
    for word in re.findall(r"[^\W\d_][\w’'-]+(?: [A-ZÀ-ÞА-Я][\w’'-]+)?", text):
        for name in (word, word.split()[0]):
            code = country(name, language) or country_of(name, language)
            if code and name[0].isupper():
                named.append(code)
                break
    return list(dict.fromkeys([*named, *regions]))
