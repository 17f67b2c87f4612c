"""The dateline that a text begins with, in the forms that agencies, governments and wires have."""

from __future__ import annotations

import re
from dataclasses import replace

from iompress.importers._grammar import dates
from iompress.importers._grammar.datelines.dateline import Dateline
from iompress.importers._grammar.datelines.parse import AGENCY, ARAB_WIRE, parse
from iompress.importers._grammar.places import zone_of

LONGEST = 170
"""Characters within which a dateline has to end."""


_DASH = r"(?:--+|[—–―‒−－]+)"


_BREAK = re.compile(
    rf"\s*[.,:]?\s*(?<!\d){_DASH}\s*|\s*[.,:]?\s*(?<=\d){_DASH}(?!\d)\s*|\s/\s[^/\n]{{2,40}}\s/\s*|\s*[.:]\s*-\s+|\s+-\s*|(?<=[\w)\].])-\s+|\s*:\s+|(?<=[)）\]】])\s*[.:：。－]?\s*(?=\S)|\.\s+(?!(?:19|20)\d\d\b)|：\s*|(?<=[电讯訊電])\s*[／/]?\s*(?=\S)|\s+ـ\s+"
)


_PARENTHESES = re.compile(r"[(\[（【]\s*([^()\[\]（）【】]{3,110}?)\s*[)\]）】]\s*[.:：。,،–—－-]*\s*")


_WIRED = re.compile(r"[讯訊电電](?:[报報][道導])?\s*$")


_IN_A_STATE = re.compile(r"[(\[][^,()]{3,40},\s(?:[A-Z]{2}|[A-Z][a-z]{2,4}\.)[)\]]\s*[–—-]+")
"""A place and its American state in brackets, and a dash: “(Harbour Bay, CA) –”."""


_OPENS = re.compile(r"[\"“”„«»‘'’「『(\[¿¡*_]|\d")


_DIGIT = re.compile(r"\d|月")


def find(text: str, language: str, *, alone: bool = False) -> Dateline | None:
    """The dateline that `text` begins with; None if it begins with none.

    With `alone`, `text` has to be a dateline and nothing more: one that stands on a line of its own.
    """
    if alone:
        return _alone(text, language)
    head = text[:LONGEST]
    enclosed = _PARENTHESES.match(head)
    if enclosed:
        found = parse(head, enclosed.start(1), enclosed.end(1), enclosed.end(), language, 0.45, colon=True)
        wired = _WIRED.search(enclosed[1]) is not None
        if found is None:
            found = _sourced(enclosed, language)
        if found is None and wired and language == "zh":  # “【…网讯】”
            found = Dateline(enclosed.end(), (), "", None, 0.6, ((enclosed.start(1), enclosed.end(1)),))
        sure = found is not None and (
            found.when or found.sure > 0.7 or wired or _IN_A_STATE.fullmatch(enclosed[0].strip())
        )
        return found if found and sure and len(text) > found.end + 15 else None
    for tried, mark in enumerate(_BREAK.finditer(head)):
        if tried > 9 or mark.start() > 130 or (mark.start() > 80 and not _DIGIT.search(head, 0, mark.start())):
            break
        if mark.start() < 2 or mark.end() >= len(text) - 8:
            continue
        wire = language == "zh" and re.search(rf"日{_WIRED.pattern}", head[: mark.start()]) is not None
        colon = not wire and set(mark[0].strip()) <= set(":：.。")
        if re.search(r"[:：]\s", head[: mark.start()]):
            break
        found = parse(head, 0, mark.start(), mark.end(), language, 0.1 if colon else 0.55)
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
        r"\([^()]{2,40}\)\s*[–—-]+\s*|(?:М?ИА|РИА|ИТАР-ТАСС)\s+[^.\s]+\.\s+|[A-ZА-Я]{4,12}\s+[–—-]\s+|[A-ZÀ-ÞА-Я][\w-]{2,20}\.\s+(?=[A-ZÀ-ÞА-Я«„“\"])|[(（](?:记者|記者|通讯员|完)[^)）]{0,30}[)）]\s*|/\s?[^\W\d_][\w .-]{1,30}\s?/\.?\s*(?:[–—-]+\s*)?",
        after,
    )
    if reporter is None and language == "zh" and text[: found.end].rstrip()[-1:] in "电電讯訊":
        reporter = re.match(r"[(（][\u3400-\u9fff\s]{2,12}[)）]\s*", after)
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
    found = parse(text, start, start + len(stripped), len(text), language, 0.5, colon=True)
    if found is None or not found.cities:
        return None
    agency = AGENCY.search(stripped)
    if (language == "zh" and _WIRED.search(stripped)) or (language == "ar" and ARAB_WIRE.search(stripped)):
        return found
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
