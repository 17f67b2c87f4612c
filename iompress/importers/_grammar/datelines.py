"""Datelines: the place and day in front of the first paragraph, in the forms that agencies, governments and wires have."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from iompress.importers._grammar import dates
from iompress.importers._grammar.language import words
from iompress.importers._grammar.places import country, zone_of

LONGEST = 170
"""Characters within which a dateline has to end."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: `end` is where the text behind it begins. `sure` is from 0 to 1."""

    end: int
    cities: tuple[str, ...]
    country: str
    when: dates.Found | None
    sure: float
    rest: tuple[tuple[int, int], ...] = ()
    """Words of it that are neither city, country nor date: a region, an agency."""


_DASH = r"(?:--+|[—–―‒−]+)"
_BREAK = re.compile(
    rf"\s*[.,:]?\s*(?<!\d){_DASH}\s*|\s*[.,:]?\s*(?<=\d){_DASH}(?!\d)\s*|\s/\s[^/\n]{{2,40}}\s/\s*|\s*[.:]\s*-\s+|\s+-\s*|(?<=[\w)\].])-\s+|\s*:\s+|(?<=[)）\]】])\s*[.:：。]?\s*(?=\S)|\.\s+|：\s*|(?<=[电讯訊電])\s*(?=\S)"
)
_PARENTHESES = re.compile(r"[(\[（【]\s*([^()\[\]（）【】]{3,110}?)\s*[)\]）】]\s*[.:：。,،–—-]*\s*")
_AGENCY = re.compile(
    r"[(\[（]\s*[^()\[\]（）]{2,70}\s*[)\]）]|/\s*[^\W\d_][\w .-]{1,30}?\s*/\.?|(?<!\w)[|/]\s*(?:PRNewswire|Business\s?Wire|GLOBE NEWSWIRE)\b"
)
_SEVERAL = re.compile(
    r"\s*/\s*(?!\w{1,2}\.?(?:\W|$))|\s*;\s*|\s+(?:&|and|et|y|und|e|in|и|–)\s+|\s+و\s*(?=\S)|、|\s*·\s*"
)
_COMMA = re.compile(r"\s*[,،，]\s*")
_TOKEN = re.compile(r"[^\s]+")
_OPENS = re.compile(r"[\"“”„«»‘'’「『(\[¿¡*_]|\d")
_LINK = frozenset(("de", "la", "le", "les", "du", "des", "d’", "del", "los", "las", "el", "of", "the", "and", "al", "di", "da", "do", "am",
                   "an", "der", "im", "bei", "ob", "pri", "na", "v", "sur", "sous", "en", "upon", "on", "y", "e", "et", "und", "in", "près", "près", "st.", "und", "near"))  # fmt: skip
AGENCIES = frozenset(("iom", "oim", "mom", "un", "onu", "uno", "unhcr", "acnur", "hcr", "unicef", "who", "oms", "wfp", "pam", "pma", "fao",
                      "undp", "pnud", "unesco", "unfpa", "ilo", "oit", "ocha", "eu", "ue", "osce", "nato", "otan", "icrc", "cicr", "ifrc", "au",
                      "ohchr", "unrwa", "unaids", "unep", "undss", "ngo", "ong", "imo", "wto", "imf", "usaid", "pr", "dg", "ots", "dpa",
                      "afp", "sta", "ansa", "efe", "tass", "тасс", "мом", "оон", "увкб", "юнисеф", "воз", "фао"))  # fmt: skip
_CJK_PLACE = re.compile(r"[\u3400-\u9fff·]{2,9}")
_WIRE_PLACE = re.compile(
    r"^(?:本报|本社|新华社|中新社|中新网|[\u3400-\u9fff]{2,6}社|[\u3400-\u9fff]{2,6}网)(?=[\u3400-\u9fff]{2,8}\d)"
)


_DIGIT = re.compile(r"\d|月")
_WIRED = re.compile(r"[-/]\s?((?:OTS|APA|dpa|AFP|epd|KNA|ots|PRN|pte|pts))\s*$")


def find(text: str, language: str, *, alone: bool = False) -> Dateline | None:
    """The dateline that `text` begins with; None if it begins with none.

    With `alone`, `text` has to be a dateline and nothing more: one that stands on a line of its own.
    """
    if alone:
        return _alone(text, language)
    head = text[:LONGEST]
    enclosed = _PARENTHESES.match(head)
    if enclosed:
        found = _parse(head, enclosed.start(1), enclosed.end(1), enclosed.end(), language, 0.45, colon=True)
        wired = enclosed[1].strip()[-1] in "讯訊电電"
        if found is None:
            found = _sourced(enclosed, language)
        return found if found and len(text) > found.end + 15 and (found.when or found.sure > 0.7 or wired) else None
    for tried, mark in enumerate(_BREAK.finditer(head)):
        if tried > 9 or mark.start() > 130 or (mark.start() > 80 and not _DIGIT.search(head, 0, mark.start())):
            break
        if mark.start() < 2 or mark.end() >= len(text) - 8:
            continue
        colon = set(mark[0].strip()) <= set(":：.。")
        if re.search(r"[:：]\s", head[: mark.start()]):
            break
        found = _parse(head, 0, mark.start(), mark.end(), language, 0.1 if colon else 0.55)
        if found is None or (
            colon
            and not (found.when and found.cities)
            and found.sure < 0.6
            and not _short_stop(head, mark, found, language)
        ):
            continue
        if colon and found.sure < 0.5:
            found = replace(found, sure=0.5)
        if (
            mark[0].strip().startswith("/")
            and not found.when
            and not zone_of(found.cities[0] if found.cities else "", language)
        ):
            continue  # names in a row
        after = text[found.end :]
        if colon and _DASH_FIRST.match(after):
            continue
        found = _continued(text, found, language)
        if not found.cities and not found.country and len(text) < 140 and not re.search(r"[.!?。]\W*$", text):
            continue  # a headline in a list, with its date
        after = text[found.end :]
        if (
            language not in ("ar", "zh")
            and not (after[:1].isupper() or _OPENS.match(after))
            and not (found.when and found.cities)
        ):
            continue
        return found
    return _loose(text, language)


def _sourced(enclosed: re.Match[str], language: str) -> Dateline | None:
    """A source and a date in brackets, without a place: “(Office News 395 – 18/11/2020)”."""
    found = dates.find(enclosed[1], language)
    if len(found) != 1 or found[0].year is None or len(enclosed[1]) - found[0].end + found[0].start > 40:
        return None
    shift = enclosed.start(1)
    when = replace(found[0], start=found[0].start + shift, end=found[0].end + shift)
    rest = ((shift, when.start),) if when.start > shift else ()
    return Dateline(enclosed.end(), (), "", when, 0.6, rest)


def is_known(text: str, language: str) -> bool:
    """Whether `text` is a place that is known: a large city, with or without its region or country."""
    parts = _COMMA.split(text)
    return len(parts) <= 3 and bool(zone_of(parts[0], language)) and all(_is_place(part, language) for part in parts)


def _short_stop(head: str, mark: re.Match[str], found: Dateline, language: str) -> bool:
    """Whether a place and a full stop are a dateline, as German, Russian and Italian papers print them: “Leipzig. …”."""
    place = head[: mark.start()].strip()
    if mark[0].strip() != ".":
        return False
    if len(place.split()) <= 2 and zone_of(place, language) and place in found.cities:
        return True
    if language not in ("de", "ru", "it", "sl", "fr"):
        return False
    return (
        len(found.cities) == 1
        and len(place.split()) <= 2
        and len(place) > 3
        and (language in ("de", "ru") or place.isupper())
    )


def _continued(text: str, found: Dateline, language: str) -> Dateline:
    """`found` with the date or the reporter that stands behind its dash, and the dash behind those."""
    after = text[found.end : found.end + 60]
    reporter = re.match(
        r"\([^()]{2,40}\)\s*[–—-]+\s*|(?:М?ИА|РИА|ИТАР-ТАСС)\s+[^.\s]+\.\s+|[A-ZА-Я]{4,12}\s+[–—-]\s+|[(（](?:记者|記者|通讯员|完)[^)）]{0,30}[)）]\s*|/\s?[^\W\d_][\w .-]{1,30}\s?/\.?\s*(?:[–—-]+\s*)?",
        after,
    )
    if reporter:
        return replace(
            found, end=found.end + reporter.end(), rest=(*found.rest, (found.end, found.end + reporter.end()))
        )
    if found.when is None and found.cities:
        for when in dates.find(after, language)[:1]:
            mark = _BREAK.match(after, when.end)
            if when.start == 0 and mark:
                return replace(found, end=found.end + mark.end(), when=when, sure=1.0)
    return found


_DASH_FIRST = re.compile(rf"\s*(?:{_DASH}|-\s)")


def _alone(text: str, language: str) -> Dateline | None:
    if len(text) > 120:
        return None
    stripped = text.strip(" .:–—-,")
    start = text.index(stripped) if stripped else 0
    enclosed = _PARENTHESES.fullmatch(text)
    if enclosed:
        start, stripped = enclosed.start(1), enclosed[1]
    found = _parse(text, start, start + len(stripped), len(text), language, 0.5, colon=True)
    if found is None or not found.cities:
        return None
    agency = _AGENCY.search(stripped)
    return found if found.when or (agency and agency.end() == len(stripped) and len(stripped.split()) < 6) else None


def _loose(text: str, language: str) -> Dateline | None:
    """A known city in capitals or before a wide blank, without a dash behind it."""
    match = re.match(r"([^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){0,2})(?:\s{2,}|\u00a0\s*| )(?=[A-ZÀ-ÞА-Я“\"«])", text)
    if match is None:
        return None
    place = match[1]
    wide = len(text[match.end(1) : match.end()]) > 1
    while place:
        if zone_of(place, language) and (wide or (place.isupper() and len(place) > 3)):
            end = len(place) + len(text[len(place) :]) - len(text[len(place) :].lstrip())
            return Dateline(end, (place,), "", None, 0.6)
        place = place.rpartition(" ")[0]
        wide = False
    return None


def _parse(
    text: str, start: int, stop: int, end: int, language: str, sure: float, *, colon: bool = False
) -> Dateline | None:
    """`text[start:stop]` as what stands in a dateline; `end` is where the text behind it begins."""
    head = text[start:stop]
    rest: list[tuple[int, int]] = []
    if language == "zh":
        wire = _WIRE_PLACE.match(head)
        if wire:
            rest.append((start + wire.start(), start + wire.end()))
            head = " " * wire.end() + head[wire.end() :]
        head = re.sub(r"(?:专电|电|讯|訊|電)\s*$", lambda m: " " * len(m[0]), head)
    if "(" in head or "[" in head or "/" in head or "（" in head or "|" in head:
        for agency in _AGENCY.finditer(head):
            if not country(agency[0].strip("()[]/（） "), language) and not dates.find(agency[0], language):
                rest.append((start + agency.start(), start + agency.end()))
                head = head[: agency.start()] + " " * len(agency[0]) + head[agency.end() :]
    wired = _WIRED.search(head)
    if wired:
        rest.append((start + wired.start(1), start + wired.end(1)))
        head = head[: wired.start()] + " " * len(wired[0])
        sure += 0.3
    when = None
    found = dates.find(head, language)
    if found:
        when = found[0]
        if len(found) > 1 and found[1].start - found[0].end > 4:
            return None
        last = found[-1] if len(found) > 1 else when
        before, after = head[: when.start], head[last.end :]
        if before.rstrip().endswith(("(", "[")):
            before, after = before.rstrip()[:-1], after.lstrip(" )]")
        before = re.sub(
            r"(?:[\s,،，]|(?<!\w)(?:on|le|am|den|dne|il|el|lunes|a|u|،|في|يوم|г|г\.))+$", " ", before, flags=re.I
        )
        after = re.sub(r"^(?:\s*г\.?(?=\W|$)|\s*года?|[\s,،，.:–—-])+", " ", after)
        after = re.sub(r"^\s*\d{1,2}[:.h]\d\d(?:\s*(?:Uhr|h|hrs|GMT|UTC))?", "", after)
        places, sure = (before + " , " + after if after.strip() else before), sure + 0.35
    else:
        places = head
    capital = re.search(r"D\.\s?C\.\W*$", places)
    places = re.sub(r"^(?:г|пос|с)\.\s*", "", places.lstrip()) if language == "ru" else places
    places = places.strip(" ,،，.:：;-–—|/\u00a0\t*_") + ("." if capital else "")
    if not places:
        inner = next((text[a:b].strip("()[] ") for a, b in rest if is_known(text[a:b].strip("()[] "), language)), "")
        if inner and when:  # “February 27, 2020 (JUBA) –”
            return _placed(text, inner, start, end, when, sure, language, [])
        return Dateline(end, (), "", when, sure, tuple(rest)) if when else None
    if len(places) > 75:
        return None
    if colon:
        places = places.replace(": ", ", ")
    return _placed(text, places, start, end, when, sure, language, rest)


def _placed(
    text: str, places: str, start: int, end: int, when: dates.Found | None, sure: float, language: str,
    rest: list[tuple[int, int]],
) -> Dateline | None:  # fmt: skip
    cities: list[str] = []
    code = ""
    known = 0
    for each in _SEVERAL.split(places):
        inner = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", each.strip())
        parts = [inner[1], inner[2]] if inner else [part for part in _COMMA.split(each.strip(" ,،，.")) if part.strip()]
        if not parts:
            continue
        if not all(_is_place(part.strip(), language) for part in parts):
            return None
        if country(places, language):
            parts = [places]
        where = country(parts[-1], language) if len(parts) > 1 else ""
        known += bool(where) or bool(zone_of(parts[0], language)) or bool(country(parts[0], language))
        if len(cities) == 0:
            code = where
            if parts[0].isupper():
                sure += 0.1
        if cities and len(parts) == 1 and country(parts[0], language) and not code:
            code = country(parts[0], language)
            continue
        others = parts[1:-1] if where else parts[1:]
        if len(others) > 2:
            return None
        city = parts[0].strip()
        if re.search(r"/\w{1,2}$", city) and f"{city}." in text:
            city += "."  # “Frankfurt/M.”
        if others and re.fullmatch(r"D\.?\s?C\.?", others[0]):
            city, others = f"{city}, {others[0].rstrip(chr(46))}.", others[1:]
        for other in others:
            at = text.find(other, start)
            if at >= 0:
                rest.append((at, at + len(other)))
        if len(parts) == 1 and not zone_of(city, language) and country(city, language):
            code = code or country(city, language)  # a country and no city, as missions date theirs
        else:
            cities.append(city)
        if parts == [places]:
            break
    if not (cities or code) or len(cities) > 4:
        return None
    return Dateline(end, tuple(cities), code, when, min(1.0, sure + 0.25 * bool(known)), tuple(rest))


def _is_place(part: str, language: str) -> bool:
    if country(part, language) or zone_of(part, language):
        return True
    table = words(language)
    if language == "zh":
        return (
            bool(_CJK_PLACE.fullmatch(part))
            and len(part) <= 7
            and not any(part.endswith(r) for r in table.roles | table.organs)
        )
    tokens = _TOKEN.findall(part)
    if not tokens or len(tokens) > 5 or len(part) > 45:
        return False
    lowered = [token.strip(".,’'").lower() for token in tokens]
    if language == "ar":
        return (
            len(tokens) <= 3
            and not (set(lowered) & (table.organs | table.roles | table.stopwords))
            and not any(c.isdigit() for c in part)
        )
    if lowered[-1] in ("date", "datum", "fecha", "data", "дата"):
        return False
    if lowered[0] in table.stopwords and lowered[0] not in ("la", "le", "les", "el", "los", "las", "il", "san"):
        return False
    for token, low in zip(tokens, lowered, strict=True):
        if low in AGENCIES or low in table.roles or low in table.honorifics or any(c in '"“”«»„?!@%' for c in token):
            return False
        if any(c.isdigit() for c in token):
            return False
        if not token[0].isupper() and low not in _LINK and not token.startswith(("d’", "d'", "l’", "l'")):
            return False
    if any(
        table.is_label(name, part)
        for name in (
            "release",
            "statement",
            "advisory",
            "briefing-note",
            "notes",
            "contact",
            "posted",
            "correction",
            "related",
            "headline_label",
        )
    ):
        return False
    organs = sum(low in table.organs for low in lowered)
    if organs and lowered[0] in table.organs and lowered[0] not in _COMPASS:
        return False
    return organs < len(tokens) and (
        organs == 0 or (len(tokens) - organs >= 1 and lowered[-1] not in table.organs) or lowered[0] in _COMPASS
    )


_COMPASS = (
    "north",
    "south",
    "east",
    "west",
    "new",
    "port",
    "puerto",
    "porto",
    "nord",
    "sud",
    "norte",
    "sur",
    "united",
    "central",
    "northern",
    "southern",
    "eastern",
    "western",
    "ciudad",
    "city",
    "città",
    "ville",
    "cidade",
)
