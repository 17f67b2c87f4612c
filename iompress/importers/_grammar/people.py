"""People: names and roles in a stretch of text, for languages that write names with capitals and for those that do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iompress.importers._grammar.language import Words, words
from iompress.importers._grammar.names import Token, names, spelled, tokens
from iompress.importers._grammar.person import Person
from iompress.importers._grammar.places import country, zone_of
from iompress.importers._grammar.uncased import arabic_person, chinese_person


def _is_office(word: str, table: Words) -> bool:
    """Whether `word`, in whatever number, is an organization and no person."""
    return len(word) > 5 and any(organ.startswith(word[:7]) for organ in table.organs)


def person_in(text: str, language: str, *, after: bool = True) -> Person | None:
    """The person that `text`, the part of an attribution that names the speaker, is about.

    With `after`, a role may follow behind a comma. None if neither a name nor a role stands there.
    """
    if language == "ar":
        return arabic_person(text)
    if language == "zh":
        return chinese_person(text)
    table = words(language)
    stop = table.breaks.search(text, 1)
    if stop is not None and (person := _named(text[: stop.start()], language, after=after)) is not None:
        return person
    if stop is not None and any(token.sort in ("organ", "acronym") for token in tokens(text[: stop.start()], language)):
        return None  # an organization, and what is told of it
    return _named(text, language, after=after)


def _named(text: str, language: str, *, after: bool) -> Person | None:
    """The person in `text`, where names have capitals."""
    found = tokens(text, language)
    table = words(language)
    runs = [
        run
        for run in (ungoverned(found, run, table) for run in names(found, language))
        if run is not None and not modifies(found, run, language) and not _where(found, run, language)
    ]
    if len(runs) > 1:  # a place is hardly the one who speaks
        runs = [
            run
            for run in runs
            if run[1] - run[0] > 1
            or not (country(found[run[0]].text, language) or zone_of(found[run[0]].text, language))
        ] or runs
        called = [
            run
            for run in runs
            if run[0]
            and (
                found[run[0] - 1].sort == "honorific"
                or (found[run[0] - 1].text == "." and run[0] > 1 and found[run[0] - 2].sort == "honorific")
            )
        ]
        if called and all(run[1] - run[0] == 1 for run in runs):
            runs = called
    if not runs:
        return _nameless(text, found, table)
    full = [run for run in runs if sum(found[n].sort in ("name", "acronym") for n in range(*run)) >= 2]
    first_comma = next((token.start for token in found if token.text in ",;"), len(text))
    early = [run for run in full if found[run[0]].start < first_comma]
    run = early[0] if early else (runs[0] if found[runs[0][0]].start < first_comma or not full else full[0])
    name = spelled(found, run, text)
    start, end = found[run[0]].start, found[run[1] - 1].end
    before = text[:start]
    honorific = (run[0] > 0 and found[run[0] - 1].sort == "honorific") or (
        run[0] > 1 and found[run[0] - 1].text == "." and found[run[0] - 2].sort == "honorific"
    )
    role = role_before(before, language)
    behind = role_behind(text[end:], language) if after else ""
    return Person(
        name,
        behind if behind and (not role or len(behind) > len(role)) else role or behind,
        start,
        end,
        honorific,
        role,
    )


_GOVERNING = frozenset((
    "of", "for", "at", "in", "from", "to", "de", "du", "des", "d", "del", "della", "dello", "dei", "degli", "delle", "per", "para", "por", "pour", "für", "von", "vom",
    "des", "der", "zu", "na", "v", "za", "iz", "по", "в", "на", "из", "di", "da", "en", "à", "im", "in", "bei", "aux", "au", "alla", "alle", "ai", "agli", "allo", "dal", "dalla", "dallo", "dai", "dagli", "dalle",
))  # fmt: skip
_WITH = frozenset(("with", "con", "avec", "mit", "s", "z"))
_BETWEEN = frozenset(
    (
        "the",
        "la",
        "le",
        "les",
        "los",
        "las",
        "el",
        "l",
        "il",
        "lo",
        "gli",
        "die",
        "das",
        "den",
        "dem",
        "a",
        "an",
        "und",
        "and",
        "y",
        "et",
        "e",
        "her",
        "his",
        "their",
        "its",
    )
)


def ungoverned(found: Sequence[Token], run: tuple[int, int], table: Words) -> tuple[int, int] | None:
    """`run` without what belongs to the function in front of it: “Minister of Ports Rosamund Keel”. None if all does."""
    at = run[0] - 1
    while at >= 0 and (
        found[at].text.lower().rstrip("’'") in _BETWEEN or found[at].text in "’'" or found[at].sort == "organ"
    ):
        at -= 1
    if (
        run[0]
        and found[run[0] - 1].sort == "organ"
        and run[1] - run[0] >= 2
        and found[at + 1].text.lower() not in _BETWEEN
    ):
        return run  # “Minister for Agriculture Rosa Keel”
    long = run[1] - run[0] >= 3 and sum(found[n].sort == "name" for n in range(*run)) >= 3
    governed = (
        at >= 0
        and found[at].text.lower().rstrip("’'") in _GOVERNING
        and any(token.sort in ("role", "organ") for token in found[max(0, at - 4) : at])
    )
    if (
        not governed
        and table.tag in ("ru", "sl")
        and long
        and any(token.sort == "role" for token in found[max(0, run[0] - 4) : run[0]])
    ):
        governed = True
    if not governed:
        return run
    return (run[1] - 2, run[1]) if long else None


def _where(found: Sequence[Token], run: tuple[int, int], language: str) -> bool:
    """Whether the run is where something happens, “in Venice”, or something with an article."""
    place = found[run[0]].text if run[1] - run[0] == 1 else ""
    before = found[run[0] - 1].text.lower() if run[0] else ""
    if language in ("es", "fr", "it") and before.rstrip("’'") in _BETWEEN and before not in ("a", "e", "y", "et"):
        return True  # “la Liga de Puertos”: no article stands in front of a name
    known = bool(place) and bool(country(place, language) or zone_of(place, language))
    inside = before in _IN.get(language, ()) and (run[1] == len(found) or found[run[1]].text in ",(.;")
    return bool(place) and ((known and before in _GOVERNING) or inside)


_IN = {"en": ("in", "near"), "fr": ("à",), "es": ("en",), "de": ("in",), "it": ("a",), "sl": ("v",), "ru": ("в",)}
"""What stands in front of places and never in front of a speaker."""


_APPOSED = ("fr", "es", "it")
"""Languages that set a function behind a name without a comma, never a name in front of its function."""


def modifies(found: Sequence[Token], run: tuple[int, int], language: str) -> bool:
    """Whether the run is part of a role or of an organization's name: “Borno State Governor”, “Iraq’s”."""
    last = run[1]
    if (
        last < len(found)
        and found[last].start - found[last - 1].end <= 1
        and found[last].sort in ("role", "organ", "possessive")
    ):
        return found[last].text[0].isupper() or (
            found[last].sort == "role" and (language not in _APPOSED or run[1] - run[0] < 2)
        )
    return found[run[1] - 1].sort == "possessive"


def _nameless(text: str, found: Sequence[Token], table: Words) -> Person | None:
    """Someone who is called by a function alone: “the Minister”."""
    roles = [token for token in found if token.sort == "role"]
    definite = bool(found) and (
        found[0].text.lower().rstrip("’'") in _DEFINITE or (table.tag in ("ru", "sl") and not table.verbs.search(text))
    )
    if not roles:
        if any(_is_office(token.text.lower(), table) for token in found):
            return None
        if (
            definite
            and len(found) > 1
            and found[0].sort in ("low", "particle")
            and found[1].sort in ("low", "name")
            and table.tag not in {"sl", "ru"}
        ):
            noun = found[1]
            return Person("", noun.text, noun.start, noun.end, definite=True)
        return None
    stop = table.breaks.search(text, roles[0].end)
    start = max((mark.end() for mark in re.finditer(r"[,;:.]\s+", text[: roles[0].start])), default=0)
    role = text[start : stop.start() if stop else len(text)]
    role = re.split(r"[,;:.]\s", role + " ")[0].strip(" ,.;:–—-")
    first = re.match(r"\s*[^\W\d_]+", text[start:])
    definite = definite or (first is not None and first[0].strip().lower() in _DEFINITE)
    return Person("", _from_article(role, table), roles[0].start, roles[0].end, definite=definite)


_DEFINITE = frozenset(("the", "le", "la", "l", "les", "el", "los", "las", "il", "lo", "der", "die", "das"))


def role_before(text: str, language: str) -> str:
    """The role that stands in front of a name."""
    table = words(language)
    text = text.rstrip()
    found = tokens(text, language)
    keep = len(found)
    while (keep and found[keep - 1].sort in ("honorific",)) or (
        keep and found[keep - 1].text == "." and keep > 1 and found[keep - 2].sort == "honorific"
    ):
        keep -= 1
    text = text[: found[keep - 1].end] if keep else ""
    text = text.rstrip(" ,–—-")
    opening = not re.search(r"[.;:!?]\s+\S", text)
    piece = re.split(r"[;:.!?]\s+|,\s+(?=[^,]*$)" if text.endswith(",") else r"[;:!?]\s+|(?<=\w{3})\.\s+|,\s+", text)[
        -1
    ]
    if not any(token.sort == "role" for token in tokens(piece, language)):
        piece = _listed(text, language)
    if not piece:
        return ""
    verb = None
    for match in table.verbs.finditer(piece):
        verb = match
    if verb is not None and verb.end() < len(piece):
        piece = piece[verb.end() :]
    if not any(token.sort == "role" for token in tokens(piece, language)):
        return ""
    return _decapitalized(_from_article(piece.strip(' ,–—-“”"«»'), table), piece, opening, language)


def _listed(text: str, language: str) -> str:
    """The end of `text` from the function on whose places are a list: “Director for East, Horn and Southern Africa”."""
    pieces = re.split(r",\s+", text)
    for number in range(len(pieces) - 2, max(-1, len(pieces) - 5), -1):
        found = tokens(pieces[number], language)
        if any(token.sort == "role" for token in found):
            later = [token for piece in pieces[number + 1 :] for token in tokens(piece, language)]
            named = all(token.text[0].isupper() or token.text.lower() in _BETWEEN | _GOVERNING for token in later)
            return ", ".join(pieces[number:]) if named and len(later) <= 14 else ""
        if len(found) > 5:
            break
    return ""


def _from_article(piece: str, table: Words) -> str:
    """`piece` from the article that stands in front of its function: “at the opening, the Mayor of …”."""
    if told := table.according.match(piece):
        piece = piece[told.end() :].lstrip()
    found = tokens(piece, table.tag)
    owned = next(
        (n for n, token in enumerate(found) if token.sort == "possessive" and any(t.sort == "name" for t in found[:n])),
        -1,
    )
    if (
        owned >= 0
        and any(token.sort == "role" for token in found[owned + 1 :])
        and any(token.sort in ("role", "honorific") for token in found[:owned])
    ):
        piece = piece[found[owned].end :]  # “the Senator’s meeting with the Dean”
        found = tokens(piece, table.tag)
    place = next((number for number, token in enumerate(found) if token.sort == "role"), 0)
    if table.tag in ("ru", "sl"):
        first = place
        while first and (
            found[first - 1].sort in ("role", "organ", "acronym")
            or _QUALIFIES[table.tag].fullmatch(found[first - 1].text)
        ):
            first -= 1
        return piece[found[first].start :]
    for number in range(place, -1, -1):
        if elided := _ELIDED.match(found[number].text):
            return piece[found[number].start + elided.end() :]
        if table.articles.fullmatch(found[number].text.rstrip("’'")) or table.articles.fullmatch(found[number].text):
            return piece[found[number].end :].lstrip("’' ")
        if (
            number < place
            and found[number].sort in ("low", "particle")
            and found[number].text.lower() in _GOVERNING | table.stopwords
            and not (found[number - 1].sort == "organ" and any(t.sort == "possessive" for t in found[number:place]))
        ):
            return piece[found[number + 1].start :]
    return _without_article(piece, table)


_ELIDED = re.compile(r"(?:dell|all|dall|nell|sull|l|d|un)[’'](?=\w)", re.IGNORECASE)
"""The articles that French and Italian write onto the function behind them."""

_QUALIFIES = {
    "ru": re.compile(r"\w{2,}(?:ый|ий|ой|ая|яя|ого|его|ым|им|ую|юю|ому|ему)"),
    "sl": re.compile(r"\w{2,}(?:ni|na|ski|ska|ški|ška|čji|čja|nega|skega|ne|ske|nji|nja)|v\.|d\."),
}
"""Adjectives that a function can have in front of it."""


def _decapitalized(role: str, piece: str, opening: bool, language: str) -> str:
    """`role` without the capital that the beginning of a sentence gave it, in languages that write functions small."""
    first = re.match(r"[^\W\d_]+", role)
    if (
        language in ("ru", "sl", "fr", "es", "it")
        and opening
        and first
        and piece.lstrip().startswith(role)
        and len(first[0]) > 3
        and not first[0].isupper()
    ):
        return role[0].lower() + role[1:]
    return role


def role_behind(text: str, language: str) -> str:
    """The role that stands behind a name and a comma or bracket."""
    table = words(language)
    bracket = re.match(r"\s*\(([^()]{3,90})\)", text)
    if bracket and any(token.sort in ("role", "organ", "acronym") for token in tokens(bracket[1], language)):
        return bracket[1].strip()
    text = _DEGREES.sub("", text)
    comma = re.match(r"\s*,\s*", text) or re.match(r"\s+[–—-]\s+", text)
    if comma is None and language in _APPOSED and (word := re.match(r"\s([a-zà-ÿ-]{4,})", text)):
        comma = re.match(r"\s", text) if tokens(word[1], language)[0].sort == "role" else None
    if comma is None:
        return ""
    rest = text[comma.end() :]
    stop = re.search(r"[;:!?“”\"«»„]|\((?![^\W\d_]{2,8}\))|(?<=[^\W\d_]{2})\.(?=\s|$)|\s[–—]\s|\.$", rest)
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
            or (listed and len(inner) in range(2, 7) and inner[1].text[0].isupper() and _LISTED.match(piece))
        ):
            listed = True
            role += comma_text + piece
        else:
            break
    cut = None
    for match in table.breaks.finditer(role):
        if match.start() > 2:
            cut = match
            break
    if cut is not None:
        role = role[: cut.start()]
    verb = table.verbs.search(role)
    if verb is not None and verb.start() > 2:
        role = role[: verb.start()]
    return _without_article(role.strip(" ,–—-"), table)


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
    if verb is not None or any(char.isdigit() for char in text[:2]) or inner[0].text in _GOVERNING | _WITH:
        return False
    place = next((number for number, token in enumerate(inner) if token.sort == "role"), -1)
    return 0 <= place <= 6 and not (
        place > 2
        and inner[0].sort == "low"
        and inner[0].text.lower() not in _BETWEEN | {"un", "une", "uno", "una", "ein", "eine"}
        and language == "en"
    )


def _without_article(text: str, table: Words) -> str:
    text = text.strip()
    match = re.match(r"(?:l[’']|d[’']|un[’'])(?=\w)|\S+\s+", text)
    if match and table.articles.fullmatch(match[0].strip()):
        return text[match.end() :].strip()
    return text
