"""The words in front of a number, parted into name and function."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iompress.importers._grammar.contacts.firms import FIRM, trimmed
from iompress.importers._grammar.lexicon import Words
from iompress.importers._grammar.people.chinese import SURNAMES
from iompress.importers._grammar.people.names import names
from iompress.importers._grammar.people.tokens import Token, tokens

_LONGEST = 8
"""Words of an office's name; what is longer is a sentence."""

_EDGES = " ,;:：.|/–—-،，()（）[]"


def parted(head: str, language: str, table: Words) -> tuple[str, str]:
    """The name and the function, office or place that `head` gives."""
    if language in ("ar", "zh"):
        pieces = [piece.strip(_EDGES) for piece in re.split(r"\s*(?:[،,，;؛|（(：:、]|\s[–—-]\s)\s*", head)]
        pieces = [piece for piece in pieces if piece]
        if not pieces:
            return "", ""
        if language == "zh" and (named := _chinese(pieces)):
            return named
        first = _plain_name(pieces[0], table)
        if language == "zh" and len(pieces) == 1:
            for role in sorted(table.roles, key=len, reverse=True):
                before, mark, after = pieces[0].rpartition(role)
                if mark and 2 <= len(after) <= 6:
                    return after, before + mark
        return first, ", ".join(pieces[1:])
    found = tokens(head, language)
    full = full_names(head, language)
    if not full:
        return _office_alone(head, language)
    run = full[0]
    end = found[run[1] - 1].end
    if own := re.compile(rf"\s(?:{table.labels['press_office'].pattern})(?!\w)", re.IGNORECASE).match(head, end):
        end = own.end()  # “Warm Rooms press office”
    name, before, after = head[found[run[0]].start : end].rstrip("’'"), head[: found[run[0]].start], head[end:]
    before = (
        re.sub(
            r"(?:(?<!\w)(?:Mr|Mrs|Ms|Dr|M|Mme|Sr|Sra|Herr|Frau|g|ga|dott|dott\.ssa|Prof|г-н|г-жа)\.?\s*)+$",
            "",
            trimmed(before, _EDGES) + " ",
            flags=re.IGNORECASE,
        )
        if before.strip(_EDGES)
        else ""
    )
    parts = [_bare(part) for part in (before, after)]
    role = ", ".join(part for part in (parts[1], parts[0]) if part)
    return name, role


def full_names(head: str, language: str) -> list[tuple[int, int]]:
    """The runs of tokens in `head` that are the full names of people, and neither an office's nor an organization's."""
    found = tokens(head, language)
    firms = [firm.span() for firm in FIRM.finditer(head)]
    return [
        run
        for run in names(found, language)
        if run[1] - run[0] >= 2 and not (_office(found, run) or _inside(found, run, firms))
    ]


def _office_alone(head: str, language: str) -> tuple[str, str]:
    """The name of an office, `head`, in which nobody is named, and the place behind it; both empty for a sentence."""
    if len(head.split()) <= _LONGEST:
        return trimmed(head, _EDGES), ""
    office, _, place = head.partition(",")
    first = next(iter(tokens(office, language)), None)
    longest = _LONGEST + 4 if first is not None and first.sort in ("organ", "acronym", "role") else _LONGEST
    return (trimmed(office, _EDGES), trimmed(place, _EDGES)) if len(office.split()) <= longest else ("", "")


def _chinese(pieces: Sequence[str]) -> tuple[str, str] | None:
    """The name among `pieces`, where a blank parts it from organization and function, and these."""
    parts = [part for piece in pieces for part in piece.split()]
    name = next((part for part in parts if _CHINESE_NAME.fullmatch(part)), "")
    return (name, ", ".join(part for part in parts if part != name)) if name and len(parts) > 1 else None


_CHINESE_NAME = re.compile(rf"[{SURNAMES}][\u3400-\u9fff]{{1,2}}")


def _bare(part: str) -> str:
    part = trimmed(part, _EDGES)
    part = re.sub(r"^(?:at|from|in|of|for|à|de|chez|en|a|presso|bei|pri|v|на|в)\s+(?=[A-ZÀ-ÞА-Я])", "", part)
    part = re.sub(r"^(?:the|le|la|el|der|die|das|il|lo)\s+", "", part, flags=re.IGNORECASE)
    part = re.sub(r"(?:^|\s)(?:at|on|by|or|and|in|à|al|contact|contacter|contactar|e-?mail|tel|please|IN)$", "", part)
    part = trimmed(part, _EDGES)
    return part if len(part) > 1 else ""


def _plain_name(text: str, table: Words) -> str:
    first, _, rest = text.partition(" ")
    return rest.strip() if first.strip(".") in table.honorifics and rest else text


def together(head: str, language: str) -> tuple[list[str], str]:
    """The people whom `head` names beside each other, “Ana Keel/Tom Vale”, and what stands behind them."""
    if language in ("ar", "zh"):
        return [], ""
    found = tokens(head, language)
    spans = [(found[first].start, found[last - 1].end) for first, last in full_names(head, language)]
    beside = 1
    while beside < len(spans) and _BESIDE.fullmatch(head, spans[beside - 1][1], spans[beside][0]):
        beside += 1
    behind = head[spans[beside - 1][1] :] if spans else ""
    if beside < 2 or spans[0][0] or behind.strip()[:1] not in ("", ",", "(", "–", "-"):
        return [], ""
    return [head[first:last] for first, last in spans[:beside]], behind


_BESIDE = re.compile(r"\s*(?:/|&|\s(?:and|or|et|ou|und|oder|y|o|e|in|ali|и|или)\s)\s*")


def _inside(found: Sequence[Token], run: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= found[run[0]].start and found[run[1] - 1].end <= last for first, last in spans)


def _office(found: Sequence[object], run: tuple[int, int]) -> bool:
    """Whether the run is part of an office's name: “UNICEF New York”, “Green Harbour Foundation”."""
    last = run[1]
    behind = (
        last < len(found)
        and getattr(found[last], "sort", "") == "organ"
        and not (getattr(found[last], "text", "").isupper() and last - run[0] >= 2)  # “Ana Keel IOM Ghana”
        and getattr(found[last], "start", 0) - getattr(found[last - 1], "end", 0) <= 1
    )
    before = (
        run[0] > 0
        and getattr(found[run[0] - 1], "sort", "") in ("organ", "acronym")
        and getattr(found[run[0]], "start", 0) - getattr(found[run[0] - 1], "end", 0) <= 1
    )
    return behind or before
