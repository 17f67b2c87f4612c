"""What stands in a dateline: places, agency, date."""

from __future__ import annotations

import re

from iompress.importers._grammar import dates
from iompress.importers._grammar.datelines import wires
from iompress.importers._grammar.datelines.dateline import Dateline
from iompress.importers._grammar.datelines.localities import COMMA, EVERYWHERE, is_known, is_place
from iompress.importers._grammar.places import country, zone_of

AGENCY = re.compile(
    r"[(\[（]\s*[^()\[\]（）]{2,70}\s*[)\]）]|(?<!\w)/\s*[^\W\d_][\w .-]{1,30}?\s*/\.?|/\s*[^\W\d_][\w .-]{1,30}?\s*/(?!\w)\.?|(?<!\w)[|/]\s*(?:PRNewswire|Business\s?Wire|GLOBE NEWSWIRE)\b"
)


ARAB_WIRE = re.compile(r"[\s،/–—ـ-]+(?:أ\s?ش\s?أ|أ\s?ف\s?ب|د\s?ب\s?أ|وام|بترا|واس|سانا|وفا|كونا|قنا|وات|رويترز)\s*$")
"""Agencies behind the place, without brackets."""


_SEVERAL = re.compile(
    r"\s*/\s*(?!\w{1,2}\.?(?:\W|$))|\s*;\s*|\s+(?:&|and|et|y|und|e|in|и|–)\s+|\s+و\s*(?=\S)|、|\s*·\s*"
)


_WIRED = re.compile(r"[-/]\s?((?:OTS|APA|dpa|AFP|epd|KNA|ots|PRN|pte|pts))\s*$")


def parse(
    text: str, start: int, stop: int, end: int, language: str, sure: float, *, colon: bool = False
) -> Dateline | None:
    """`text[start:stop]` as what stands in a dateline; `end` is where the text behind it begins."""
    head = text[start:stop]
    rest: list[tuple[int, int]] = []
    if language == "zh":
        wire = wires.unwired(head)
        rest.extend((start + first, start + last) for first, last in wire.rest)
        head = wire.head
    if "(" in head or "[" in head or "/" in head or "（" in head or "|" in head:
        for agency in AGENCY.finditer(head):
            if not country(agency[0].strip("()[]/（） "), language) and not dates.find(agency[0], language):
                rest.append((start + agency.start(), start + agency.end()))
                head = head[: agency.start()] + " " * len(agency[0]) + head[agency.end() :]
    if language == "ar" and (by := ARAB_WIRE.search(head)):
        rest.append((start + by.start(), start + by.end()))
        head = head[: by.start()] + " " * len(by[0])
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
        after = re.sub(r"^\s*\d{1,2}[:.h]\d\d(?:\s*(?:Uhr|h|hrs|GMT|UTC|ص|م))?", "", after)
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
    places = wires.country_last(places) if language == "zh" else places
    if len(places) > 75:
        return None
    if places.lower() in EVERYWHERE and places.isupper():
        at = text.index(places, start)
        return Dateline(end, (), "", when, min(1.0, sure + 0.25), (*rest, (at, at + len(places))))
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
        parts = [inner[1], inner[2]] if inner else [part for part in COMMA.split(each.strip(" ,،，.")) if part.strip()]
        if not parts:
            continue
        if not all(is_place(part.strip(), language) for part in parts):
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
            city, others = f"{city}, {others[0]}{'.' if '.' in others[0].rstrip('.') else ''}", others[1:]
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
