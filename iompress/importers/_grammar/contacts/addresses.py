"""Phone numbers and e-mail addresses in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from iompress.importers._grammar.contacts.numbers import LATIN_DIGITS, as_before, e164
from iompress.importers._grammar.lexicon import Words, words


@dataclass(frozen=True, slots=True)
class Address:
    """What `text[start:end]` is: an "email", a "phone" in E.164, or a "pattern" for addresses."""

    start: int
    end: int
    sort: str
    value: str


_PHONE = re.compile(
    r"(?<![\w.@/])(?:\(?0\d{2,4}\)?\s/\s)?[(]?(?:\+|00)?\s?[(]?\+?\d(?:[\s\u00a0.()\-‑–]|/(?=\d)|\d){5,22}\d(?!\w|[.,]\d|@)"
)


_LOCAL = r"[^\W_][\w.+-]*"


_PATTERNS = re.compile(
    r"(?:first\W?name|last\W?name|vorname|nachname|pr[eé]nom|nom\.|nombre|apellido|nome\.|cognome|ime\.|priimek|name\.surname)",
    re.I,
)


_DOMAIN = re.compile(r"\.[^\W\d_]{2,}$")


_EXTENSION = re.compile(
    r"\s*(?:,|\()?\s*(?:ext|extension|poste|int|interno|extensión|доб|分机|nst|dw|تحويلة)\.?\s*:?\s*\d{1,6}\)?",
    re.IGNORECASE,
)


_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d")


_WRITTEN_DAY = re.compile(r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d(?:\s*[-–]?\s*\d\d:\d\d)?")


@cache
def _forms(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """E-mail addresses, at sign and dots as signs or words; and the dots that are words."""
    labels = words(language).labels
    at, dot = labels["at"].pattern, labels["dot"].pattern
    spelled_dot = rf"\s?[(\[{{]\s?(?:{dot}|\.)\s?[)\]}}]\s?|\s(?:{dot})\s"
    address = re.compile(
        rf"(?P<local>{_LOCAL})\s?(?:[@＠](?:\s(?=[\w-]+\.[\w.-]*[^\W\d_]{{2,}}(?:\s|$)))?|\s?[(\[{{<]\s?(?:{at}|a|@)\s?[)\]}}>]\s?|\s(?:{at})\s(?=[\w-]+\s?(?:\.|[(\[]|\s(?:{dot})\s)))"
        rf"(?P<host>[\w-]+(?:(?:\.|{spelled_dot})[\w-]+)*)",
        re.IGNORECASE,
    )
    return address, re.compile(spelled_dot, re.IGNORECASE)


def addresses(text: str, table: Words, regions: Sequence[str], remarks: list[str]) -> list[Address]:
    """The phone numbers and e-mail addresses in `text`; `remarks` grows by what is said of numbers that stay unclear."""
    found: list[Address] = []
    address, dots = _forms(table.tag)
    for match in address.finditer(text):
        host = dots.sub(".", match["host"]).replace(" ", "")
        value = f"{match['local']}@{host}".strip(".").lower() if _DOMAIN.search(host.strip(".")) else ""
        if value and not _PATTERNS.search(match["local"]):
            value = match["local"].strip(".") + "@" + host.strip(".")
            found.append(
                Address(match.start(), match.end() - (len(match[0]) - len(match[0].rstrip("."))), "email", value)
            )
        elif value:
            found.append(Address(match.start(), match.end(), "pattern", ""))
    taken = [(each.start, each.end) for each in found]
    latin = _WRITTEN_DAY.sub(lambda day: "_" * len(day[0]), text.translate(LATIN_DIGITS))
    for match in _PHONE.finditer(latin):
        if any(start < match.end() and match.start() < end for start, end in taken) or _DAY.fullmatch(match[0].strip()):
            continue
        number, sure = e164(match[0], regions)
        if not number:
            continue
        regions = as_before(number, regions)
        extension = _EXTENSION.match(latin, match.end())
        end = extension.end() if extension else match.end()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append(Address(start, end, "phone", number))
        if not sure:
            remarks.append(f"the number {match[0].strip()} has no country; it is kept as it is written")
    return sorted((each for each in found if each.sort != "pattern"), key=lambda each: each.start)


def with_link(entities: list[Address], at: int, url: str, regions: Sequence[str]) -> list[Address]:
    """`entities` with the address of a link at `at`, unless the text shows it."""
    scheme, _, value = url.partition(":")
    value = value.partition("?")[0]
    if scheme == "tel":
        value = e164(value, regions)[0]
    if not value or any(each.value.lower() == value.lower() for each in entities):
        return entities
    return sorted(
        [*entities, Address(at, at, "email" if scheme == "mailto" else "phone", value)], key=lambda each: each.start
    )
