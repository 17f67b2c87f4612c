"""Contacts: whom journalists call, from a line, a list or a table, with numbers in E.164."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from iompress.importers._grammar.callers import has_name, head_of, is_aside, is_head, parted
from iompress.importers._grammar.language import Words, words
from iompress.importers._grammar.names import tokens
from iompress.importers._grammar.numbers import LATIN_DIGITS, as_before, e164
from iompress.importers._grammar.places import country, country_of
from iompress.importers._page import Span


@dataclass
class Reach:
    """One contact in the making. `spans` are the characters of the page that it was read from."""

    name: str = ""
    role: str = ""
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    office: str = ""
    """What a label calls the contact: its name, if there is no other."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a contact: its text and where that begins in the page."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Entity:
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
_EXTENSION = re.compile(
    r"\s*(?:,|\()?\s*(?:ext|extension|poste|int|interno|extensión|доб|分机|nst|dw|تحويلة)\.?\s*:?\s*\d{1,6}\)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d")
_WRITTEN_DAY = re.compile(r"(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d(?:\s*[-–]?\s*\d\d:\d\d)?")
_LEAD_IN = re.compile(
    r"contact|inform|more|more|plus|mayor|más|für|pour|para|per\s|za\s|for\s|для|за\s|لم|如|欲|weitere|nähere|please|call",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"((?:ufficio stampa|addett[oa] stampa|press office|service de presse|(?:oficina|gabinete) de (?:prensa|comunicación)|pressestelle|medienstelle|пресс-служба|služba za [\w ]+|المكتب الصحفي))\s*$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:[;|•·]|\s[–—]\s|\s-\s)\s*")


def read(
    lines: Sequence[Line], links: Iterable[tuple[int, str]], language: str, regions: Sequence[str]
) -> tuple[list[Reach], list[str]]:
    """The contacts that `lines` give, and remarks on numbers that could not be understood.

    `links` are `mailto:` and `tel:` addresses by their place in the page, as far as the text does not show them;
    `regions` are the ISO 3166-1 codes of the countries that numbers without a prefix can be in, the likeliest first.
    """
    table = words(language)
    remarks: list[str] = []
    found: list[Reach] = []
    current = Reach()
    more = sorted(links)
    regions = list(dict.fromkeys([*_dialled(lines), *regions]))
    for line in lines:
        label = _label(line.text, table)
        text = line.text
        entities = _entities(text, table, _here(text, language, regions), remarks)
        for at, url in more:
            if line.start <= at < line.start + len(text) + 1:
                entities = _with_link(entities, at - line.start, url, regions)
        at = label
        for entity in [*entities, _Entity(len(text), len(text), "", "")]:
            chunk = text[at : entity.start]
            head, fax = head_of(chunk, table)
            reached = bool(current.phones or current.emails)
            if head and is_head(head, table, language, entity.sort, bool(current.name), reached):
                unnamed = not current.name and not entity.sort and bool(current.phones or current.emails)
                if unnamed and line is lines[-1]:
                    pass  # the name stands under its number
                elif (current.phones or current.emails) and not (is_aside(head, table, language) and entity.sort):
                    found.append(current)
                    current = Reach()
                _named(current, head, language, table)
                current.spans.append((line.start + at, line.start + entity.start))
            if entity.sort == "email" and entity.value not in current.emails:
                current.emails.append(entity.value)
            elif entity.sort == "phone" and not fax and entity.value not in current.phones:
                current.phones.append(entity.value)
            if entity.sort:
                current.spans.append((line.start + entity.start, line.start + entity.end))
            at = entity.end
        lead = text[:label].strip(" :：,.،-–—•*")
        if lead and len(lead.split()) <= 6 and not _LEAD_IN.search(lead) and _tells(lead, table):
            current.office = current.office or lead
        elif (
            current.name
            and not current.role
            and not has_name(current.name, language)
            and (own := _OFFICE.search(text[:label]))
        ):
            current.name = f"{own[1]} {current.name}"
    found.append(current)
    for each in found:
        each.name = each.name or each.office
    return _merged([each for each in found if each.phones or each.emails]), remarks


def _dialled(lines: Sequence[Line]) -> list[str]:
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


def _tells(lead: str, table: Words) -> bool:
    """Whether a label says whose office it is, and not only that this is a contact."""
    if not table.cased or not table.labels["contact"].fullmatch(lead):
        return True
    return any(token.sort in ("organ", "acronym", "role") for token in tokens(lead, table.tag))


def _here(text: str, language: str, regions: Sequence[str]) -> list[str]:
    """`regions`, after the countries that the line itself names or has a city of."""
    named: list[str] = []
    for word in re.findall(r"[^\W\d_][\w’'-]+(?: [A-ZÀ-ÞА-Я][\w’'-]+)?", text):
        for name in (word, word.split()[0]):
            code = country(name, language) or country_of(name, language)
            if code and name[0].isupper():
                named.append(code)
                break
    return list(dict.fromkeys([*named, *regions]))


def _label(text: str, table: Words) -> int:
    """Where the words of a lead-in end: “For more information, please contact”."""
    end = 0
    for _ in range(3):
        rest = text[end:]
        skip = len(rest) - len(rest.lstrip(" ,:：-–—•*|"))
        found = table.labels["contact"].match(rest, skip)
        if found is None or found.end() <= skip:
            break
        stop = end + found.end()
        tail = re.match(r"[^:：@+\d]{0,70}?[:：]\s*", text[stop:])
        if tail and not has_name(tail[0], table.tag) and not _kind_of_line(tail[0], table):
            stop += tail.end()
        end = stop
        more = _MORE_LABEL.match(text, end)
        end = more.end() if more else end
    lead = re.match(
        r"\s*(?:please\s+)?(?:contact(?:s|ed|er|ar|are|ez)?|to|at|with|the|a|con|à|auprès\s+de|le|la|el|an|bei|wenden\s+sie\s+sich\s+an|se\s+obrnite\s+na|с|к|مع|على|ب|与|:|：|,)\s+(?=\S)",
        text[end:],
        re.IGNORECASE,
    )
    return end + lead.end() if end and lead else end


_MORE_LABEL = re.compile(
    r"\s*(?:information|informations|info|details|persons?|points?|daten|personen)\b[\s:：]*", re.IGNORECASE
)


def _kind_of_line(text: str, table: Words) -> bool:
    last = re.findall(r"[^\s:：.]+", text)
    return bool(last) and any(table.labels[name].fullmatch(last[-1]) for name in ("phone", "email", "fax"))


@cache
def _addresses(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """E-mail addresses, at sign and dots as signs or words; and the dots that are words."""
    labels = words(language).labels
    at, dot = labels["at"].pattern, labels["dot"].pattern
    spelled_dot = rf"\s?[(\[{{]\s?(?:{dot}|\.)\s?[)\]}}]\s?|\s(?:{dot})\s"
    address = re.compile(
        rf"(?P<local>{_LOCAL})\s?(?:@|＠|\s?[(\[{{<]\s?(?:{at}|a|@)\s?[)\]}}>]\s?|\s(?:{at})\s(?=[\w-]+\s?(?:\.|[(\[]|\s(?:{dot})\s)))"
        rf"(?P<host>[\w-]+(?:(?:\.|{spelled_dot})[\w-]+)*)",
        re.IGNORECASE,
    )
    return address, re.compile(spelled_dot, re.IGNORECASE)


def _entities(text: str, table: Words, regions: Sequence[str], remarks: list[str]) -> list[_Entity]:
    found: list[_Entity] = []
    address, dots = _addresses(table.tag)
    for match in address.finditer(text):
        host = dots.sub(".", match["host"]).replace(" ", "")
        value = f"{match['local']}@{host}".strip(".").lower() if "." in host else ""
        if value and not _PATTERNS.search(match["local"]):
            value = match["local"].strip(".") + "@" + host.strip(".")
            found.append(
                _Entity(match.start(), match.end() - (len(match[0]) - len(match[0].rstrip("."))), "email", value)
            )
        elif value:
            found.append(_Entity(match.start(), match.end(), "pattern", ""))
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
        found.append(_Entity(start, end, "phone", number))
        if not sure:
            remarks.append(f"the number {match[0].strip()} has no country; it is kept as it is written")
    return sorted((each for each in found if each.sort != "pattern"), key=lambda each: each.start)


def _with_link(entities: list[_Entity], at: int, url: str, regions: Sequence[str]) -> list[_Entity]:
    scheme, _, value = url.partition(":")
    value = value.partition("?")[0]
    if scheme == "tel":
        value = e164(value, regions)[0]
    if not value or any(each.value.lower() == value.lower() for each in entities):
        return entities
    return sorted(
        [*entities, _Entity(at, at, "email" if scheme == "mailto" else "phone", value)], key=lambda each: each.start
    )


def _named(current: Reach, head: str, language: str, table: Words) -> None:
    name, role = parted(head, language, table)
    if current.name and not current.phones and not current.emails:
        if not has_name(current.name, language) and name and has_name(name, language):
            role = ", ".join(filter(None, (role, current.name, current.role)))
            current.name, current.role = name, role
            return
        current.role = ", ".join(filter(None, (current.role, name, role)))
        return
    current.name, current.role = name or current.name, ", ".join(filter(None, (current.role, role)))


def _merged(found: list[Reach]) -> list[Reach]:
    """`found` with what is said twice put together."""
    kept: list[Reach] = []
    for each in found:
        same = next((other for other in kept if other.name == each.name and each.name), None)
        if same is None:
            kept.append(each)
            continue
        same.phones += [phone for phone in each.phones if phone not in same.phones]
        same.emails += [email for email in each.emails if email not in same.emails]
        same.spans += each.spans
        same.role = same.role or each.role
    return kept
