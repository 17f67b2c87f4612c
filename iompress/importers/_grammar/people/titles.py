"""The function that stands in front of a name."""

from __future__ import annotations

import re

from iompress.importers._grammar.lexicon import Words, words
from iompress.importers._grammar.people.function_words import BETWEEN, GOVERNING, without_article
from iompress.importers._grammar.people.names import names
from iompress.importers._grammar.people.tokens import Token, tokens


def role_before(text: str, language: str) -> str:
    """The role that stands in front of a name."""
    table = words(language)
    text = text.rstrip()
    found = tokens(text, language)
    if found and found[-1].text.lower() in _AND:
        return ""  # of the one before
    keep = len(found)
    while (keep and found[keep - 1].sort in ("honorific",)) or (
        keep and found[keep - 1].text == "." and keep > 1 and found[keep - 2].sort == "honorific"
    ):
        keep -= 1
    text = text[: found[keep - 1].end] if keep else ""
    text = text.rstrip(" ,–—-")
    opening = not re.search(r"[.;:!?]\s+\S", text)
    piece = re.split(
        r"[;:.!?]\s+|,\s+(?=[^,]*$)" if text.endswith(",") else r"[;:!?]\s+|(?<=\w{3})\.\s+|,\s+|--+|\s?—\s?", text
    )[-1]
    if not any(token.sort == "role" for token in tokens(piece, language)):
        piece = _listed(text, language)
    if not piece:
        return ""
    piece = _past_others(piece, language)
    if _is_others(piece, language):
        return ""
    verb = None
    for match in table.verbs.finditer(piece):
        verb = match
    if verb is not None and verb.end() < len(piece):
        piece, opening = piece[verb.end() :], False
    if not any(token.sort == "role" for token in tokens(piece, language)):
        return ""
    return _decapitalized(from_article(piece.strip(' ,–—-“”"«»'), table), piece, opening, language)


def _past_others(piece: str, language: str) -> str:
    """`piece` behind somebody else who is named in it with a function: “the Mayor Ana Keel and the Minister …”."""
    found = tokens(piece, language)
    for first, last in reversed(names(found, language)):
        named = last - first >= 2 and first and found[first - 1].sort in ("role", "honorific") and last < len(found)
        if named and any(token.sort == "role" for token in found[last:]) and found[last].text.lower() in _AND:
            return piece[found[last].end :]
    return piece


def _is_others(piece: str, language: str) -> bool:
    """Whether the function in `piece` is somebody else's, of whom it goes on to tell: “the Mayor Ana Keel handed it to …”."""
    found = tokens(piece, language)
    role = next((number for number, token in enumerate(found) if token.sort == "role"), len(found))
    return any(
        first > role
        and last - first >= 2
        and last < len(found)
        and found[last].sort == "low"
        and found[last].text.lower() not in GOVERNING | BETWEEN | _AND
        and not any(token.sort == "role" for token in found[last:])
        for first, last in names(found, language)
    )


_AND = frozenset(("and", "et", "y", "e", "und", "in", "ter", "и"))


def _listed(text: str, language: str) -> str:
    """The end of `text` from the function on whose places are a list: “Director for East, Horn and Southern Africa”."""
    pieces = re.split(r",\s+", text)
    for number in range(len(pieces) - 2, max(-1, len(pieces) - 5), -1):
        found = tokens(pieces[number], language)
        if any(token.sort == "role" for token in found):
            later = [token for piece in pieces[number + 1 :] for token in tokens(piece, language)]
            named = all(token.text[0].isupper() or token.text.lower() in BETWEEN | GOVERNING for token in later)
            return ", ".join(pieces[number:]) if named and len(later) <= 14 else ""
        if len(found) > 5:
            break
    return ""


def from_article(piece: str, table: Words) -> str:
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
    if table.family == "slavic":
        first = place
        while first and (
            found[first - 1].sort in ("role", "organ", "acronym")
            or (
                found[first - 1].text in _AND
                and first > 1
                and table.qualifying.fullmatch(found[first - 2].text.lower())
            )
            or table.qualifying.fullmatch(found[first - 1].text.lower())
        ):
            first -= 1
        return _whole(piece, found[first].start)
    for number in range(place, -1, -1):
        if elided := _ELIDED.match(found[number].text):
            return piece[found[number].start + elided.end() :]
        if table.articles.fullmatch(found[number].text.rstrip("’'")) or table.articles.fullmatch(found[number].text):
            return piece[found[number].end :].lstrip("’' ")
        if (
            number < place
            and found[number].sort in ("low", "particle")
            and found[number].text.lower() in GOVERNING | table.stopwords
            and not (found[number - 1].sort == "organ" and any(_owns(t) for t in found[number : place + 1]))
        ):
            return piece[found[number + 1].start :]
    return without_article(piece, table)


def _owns(token: Token) -> bool:
    """Whether the word is a possessive, be it one of a function: “the Board of Supervisors’ Chair”."""
    return token.sort == "possessive" or token.text.endswith(("’", "'"))


def _whole(piece: str, start: int) -> str:
    """`piece` from `start` on, or from the word in front of the bracket that closes there."""
    role = piece[start:]
    if role.count(")") > role.count("("):
        opened = piece.rfind("(", 0, start)
        role = piece[piece.rfind(" ", 0, max(0, opened - 1)) + 1 :] if opened > 0 else role
    return role


_ELIDED = re.compile(r"(?:dell|all|dall|nell|sull|l|d|un)[’'](?=\w)", re.IGNORECASE)
"""The articles that French and Italian write onto the function behind them."""


def _decapitalized(role: str, piece: str, opening: bool, language: str) -> str:
    """`role` without the capital that the beginning of a sentence gave it, in languages that write functions small."""
    first = re.match(r"[^\W\d_]+", role)
    if (
        words(language).family in ("romance", "slavic")
        and opening
        and first
        and piece.lstrip().startswith(role)
        and len(first[0]) > 3
        and not first[0].isupper()
    ):
        return role[0].lower() + role[1:]
    return role
