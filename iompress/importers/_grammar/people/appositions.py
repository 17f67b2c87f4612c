"""The function that stands behind a name and a comma or bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iompress.importers._grammar import dates
from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.function_words import BETWEEN, GOVERNING, WITH, without_article
from iompress.importers._grammar.people.governed import ungoverned
from iompress.importers._grammar.people.names import names
from iompress.importers._grammar.people.tokens import tokens
from iompress.importers._grammar.places import country


def role_behind(text: str, language: str) -> str:
    """The role that stands behind a name and a comma or bracket."""
    table = words(language)
    bracket = re.match(r"\s*\(([^()]{3,90})\)", text)
    if bracket and any(token.sort in ("role", "organ", "acronym") for token in tokens(bracket[1], language)):
        return bracket[1].strip()
    text = _DEGREES.sub("", text)
    text = _OF_A_PLACE.sub("", text)
    comma = re.match(r"\s*,\s*", text) or re.match(r"\s+[–—-]\s+", text)
    if comma is None and table.family == "romance" and (word := re.match(r"\s([a-zà-ÿ-]{4,})", text)):
        comma = re.match(r"\s", text) if tokens(word[1], language)[0].sort == "role" else None
    if comma is None:
        return ""
    rest = text[comma.end() :]
    stop = re.search(
        r"[;:!?“”\"«»„]|\((?![^\W\d_]{2,8}\))|(?<=[^\W\d_]{2})\.(?=\s|$)|(?<=\))\.(?=\s|$)|\s[–—]\s|\.$", rest
    )
    rest = rest[: stop.start()] if stop else rest
    pieces = re.split(r"(,\s*)", rest)
    role = pieces[0]
    if not _is_role(role, language):
        return ""
    listed = False
    if _OFFICES.search(role) and (end := _enumerated(pieces, language)):
        role, pieces = "".join(pieces[:end]), pieces[end - 1 :]
    for comma_text, piece in zip(pieces[1::2], pieces[2::2], strict=False):
        inner = tokens(piece, language)
        if (
            (inner and inner[0].sort in ("organ", "acronym") and not table.verbs.search(piece) and len(inner) <= 8)
            or (
                inner
                and inner[0].sort == "name"
                and len(inner) <= 4
                and re.search(r"\s(?:and|et|y|und|e|in|и)\s", piece)
            )
            or (inner and inner[0].sort == "name" and len(inner) <= 3 and country(piece.strip(), language))
            or _is_another(piece, table)
            or (listed and len(inner) in range(2, 7) and inner[1].text[0].isupper() and _LISTED.match(piece))
        ):
            listed = True
            role += comma_text + piece
        else:
            break
    cut = None
    for match in table.breaks.finditer(role):
        if match.start() > 2 and not _is_employer(match, role, table):
            cut = match
            break
    if cut is not None:
        role = role[: cut.start()]
    if (day := next(iter(dates.find(role, language)), None)) is not None:
        role = re.sub(r"\s\S{1,3}\s*$", "", role[: day.start])  # “… on 10 November”
    verb = table.verbs.search(role)
    if verb is not None and verb.start() > 2:
        role = role[: verb.start()]
    return without_article(role.strip(" ,–—-"), table)


def _is_employer(match: re.Match[str], role: str, table: Words) -> bool:
    """Whether `match` leads to the organization that one works for, and not to an occasion: “bei der Hilfsorganisation …”."""
    if not table.employed.fullmatch(match[0].split()[0]):
        return False
    named = (token for token in tokens(role[match.start() :], table.tag) if token.text[0].isupper())
    first = next(named, None)
    return first is not None and first.sort in ("organ", "acronym")


def _is_another(piece: str, table: Words) -> bool:
    """Whether `piece`, between commas, is one more function of the same person: “Minister of State, Minister of Ports”."""
    inner = tokens(piece, table.tag)
    if not inner or inner[0].sort != "role" or len(inner) > 10 or table.verbs.search(piece):
        return False
    return not any(
        last - first >= 2 and ungoverned(inner, (first, last), table) for first, last in names(inner, table.tag)
    )


_OF_A_PLACE = re.compile(
    r"^\s+(?:of|from)\s+[A-ZÀ-Þ][\w.’-]+(?:\s[A-ZÀ-Þ][\w.’-]+)?(?:,\s+[A-ZÀ-Þ][\w.’-]+(?:\s[A-ZÀ-Þ][\w.’-]+)?)?(?=,)"
)
"""Where somebody is from, between a name and a function."""


_OFFICES = re.compile(r"\s(?:of|for|de|des|pour|para|per|di|für)\s+[A-ZÀ-Þ][^,]*$")
"""What a function is over, at the end of a text."""


def _enumerated(pieces: Sequence[str], language: str) -> int:
    """How many of `pieces`, parted at commas, a list of offices takes up: “Minister of Ports, Lamps, and Bridges”; 0 if none."""
    for number in range(2, min(len(pieces), 11), 2):
        inner = tokens(pieces[number], language)
        if not inner or len(inner) > 6:
            return 0
        if _LISTED.match(pieces[number]):
            return number + 1 if number > 2 and len(inner) > 1 and inner[1].text[0].isupper() else 0
        if not all(token.text[0].isupper() for token in inner):
            return 0
    return 0


_LISTED = re.compile(r"(?:and|et|y|und|e|in|и)\s")


_DEGREES = re.compile(
    r"^(?:,?\s*(?:M\.?D|Ph\.?D|J\.?D|Ed\.?D|M\.?P\.?H|M\.?B\.?A|R\.?N|M\.?Sc|B\.?Sc|Esq|Jr|Sr|OBE|CBE|MBE|CPA|FRS|FACS|III?)\b\.?(?=[\s,]))+"
)
"""Degrees and honours between a name and a function."""


def _is_role(text: str, language: str) -> bool:
    inner = tokens(text, language)
    table = words(language)
    if not inner or len(inner) > 22:
        return False
    verb = table.verbs.match(text.lstrip())
    article = language == "de" and inner[0].text == "der" and len(inner) > 1 and inner[1].sort == "role"
    if verb is not None or any(char.isdigit() for char in text[:2]):
        return False
    if inner[0].text in GOVERNING | WITH and not article:
        return False
    place = next((number for number, token in enumerate(inner) if token.sort == "role"), -1)
    return 0 <= place <= 6 and not (
        language != "de"
        and place > 2
        and inner[0].sort == "low"
        and inner[0].text.lower() not in BETWEEN | {"un", "une", "uno", "una", "ein", "eine"}
    )
