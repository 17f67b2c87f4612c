"""What stands around the place in the dateline of a Chinese wire: the agency, its reporter, the day, “电”."""

from __future__ import annotations

import re
from typing import NamedTuple

from iompress.importers._grammar.places import country, zone_of

_AGENCY = re.compile(
    r"^(?:本报|本社|中新网|[\u3400-\u9fff]{2,6}[社网網](?:[A-Za-z.]{2,20})?(?:\s*[／/]\s*)?)(?:[记記]者(?P<reporter>[\u3400-\u9fff]{2,9}?))?(?=[\u3400-\u9fff]{2,8}\d|\d)"
)
_DAY_ALONE = re.compile(r"(?<![\d月])(\d{1,2})日\s*(?=(?:[综綜]合)?(?:外|专|專)?[电電讯訊])")
_ENDS = re.compile(r"(?:[综綜]合)?(?:外|专|專)?(?:[电電](?:[报報][道導])?|[讯訊])\s*$")
_PLACE = re.compile(r"[\u3400-\u9fff]{2,8}(?=\d)")


class Wire(NamedTuple):
    """The head of a dateline with blanks for what is no place and no date, and where those are."""

    head: str
    rest: tuple[tuple[int, int], ...]


def unwired(head: str) -> Wire:
    """`head`, the dateline of a Chinese text, without the words of the agency that sent it."""
    agency = _AGENCY.match(head)
    end = agency.end() if agency else 0
    if agency and agency["reporter"]:
        end = _behind_the_reporter(head, agency)
    blank = " " * end + head[end:]
    for mark in (_DAY_ALONE, _ENDS):
        blank = mark.sub(lambda found: " " * len(found[0]), blank)
    return Wire(blank, ((0, end),) if end else ())


def day_alone(line: str) -> int | None:
    """The day that stands in a wire’s dateline without its month: “台北8日电”."""
    found = _DAY_ALONE.search(line)
    return int(found[1]) if found else None


def _behind_the_reporter(head: str, agency: re.Match[str]) -> int:
    """Where the place begins that follows the name of a reporter without a blank."""
    run = _PLACE.search(head, agency.start("reporter"))
    if run is None:
        return agency.end()
    first = agency.start("reporter")
    known = (at for at in range(first + 2, run.end() - 1) if zone_of(head[at : run.end()], "zh"))
    return next(known, first + (3 if run.end() - first > 4 else 2))  # a name has three characters, else two


def country_last(places: str) -> str:
    """`places` with the country behind a comma that stands in front of its city: “美国纽约”."""
    if country(places, "zh") or zone_of(places, "zh"):
        return places
    for end in range(2, min(7, len(places) - 1)):
        if country(places[:end], "zh"):
            return f"{places[end:].strip()}，{places[:end]}"
    return places
