"""The words of a text, each with what it can be in a name: for languages that write names with capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from iompress.importers._grammar.agencies import AGENCIES
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.places import country


class Token(NamedTuple):
    """A word or mark of a text, and what it can be in a name."""

    text: str
    start: int
    end: int
    sort: str
    """name, role, organ, honorific, particle, low, mark, country."""


_TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?|[A-ZÀ-ÞА-ЯŠŽČĆĐ]\.(?!\w)|[^\W\d_]+(?:[’'‑-][^\W\d_]+)*[’']?|\d[\d.,]*|[^\w\s]",
    re.UNICODE,
)


_POSSESSIVE = re.compile(r"[’']s?$|s[’']$")


_ROLE_ENDS = ("dezernent", "dezernentin", "arzt", "ärztin", "anwalt", "anwältin", "professor", "professorin", "kanzler", "kanzlerin", "direktor", "direktorin", "minister", "ministerin", "präsident", "präsidentin", "sprecher", "sprecherin", "leiter", "leiterin", "vertreter", "vertreterin", "kommissar", "kommissarin", "beauftragte", "beauftragter", "meister", "meisterin", "sekretär", "sekretärin", "repräsentant", "repräsentantin", "koordinator", "koordinatorin", "chef", "chefin", "rat", "rätin", "vorsitzende", "vorsitzender", "referent", "referentin", "experte", "expertin", "wärter", "wärterin", "führer", "führerin", "abgeordnete", "abgeordneter", "abgeordneten", "beauftragten", "vorsitzenden", "präsidenten")  # fmt: skip


@lru_cache(256)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The words and marks of `text`, each with what it can be in a name."""
    found = [Token(word := m[0], *m.span(), _sort(word, language)) for m in _TOKEN.finditer(text)]
    table = words(language)
    if _RUN_TOGETHER.search(text):
        found = [part for token in found for part in _apart(token, language)]
    for rank in table.ranks.finditer(text) if _RANKED.search(text) else ():
        found = [
            token._replace(sort="honorific") if rank.start() <= token.start < rank.end() else token for token in found
        ]
    for body in table.movements.finditer(text):
        found = [token._replace(sort="organ") if body.start() <= token.start < body.end() else token for token in found]
    if language == "en":
        for at, token in enumerate(found):
            if at and token.sort == "role" and token.text.lower() in _ALSO_SURNAMES and _ends_a_name(found, at):
                found[at] = token._replace(sort="name")
    return tuple(found)


_RUN_TOGETHER = re.compile(r"[^\W\d_]{3}(?<=[a-zà-öø-ÿšžčćđа-я])[A-ZÀ-ÞŠŽČĆĐА-Я][a-zà-öø-ÿšžčćđа-я]")
"""A function that a page runs together with the name behind it: “MinisterAna Keel”."""


def _apart(token: Token, language: str) -> tuple[Token, ...]:
    joint = _RUN_TOGETHER.search(token.text)
    if joint is None:
        return (token,)
    at = joint.end() - 2
    if _sort(token.text[:at], language) != "role":
        return (token,)
    middle = token.start + at
    first, second = token.text[:at], token.text[at:]
    return Token(first, token.start, middle, "role"), Token(second, middle, token.end, _sort(second, language))


_RANKED = re.compile(r"\b(?:Adm|Gen|Col|Cmdr|Cdr|Capt|Maj|Lt|Sgt|Cpl|Pvt|Brig|Spc)\.| Class\b|Warrant Officer")
"""What a text with a rank in it has: to look for more takes long."""


_ALSO_SURNAMES = frozenset(
    "baker bishop captain chancellor clerk dean farmer judge keeper king major pope prince ranger warden".split()  # noqa: SIM905
)
"""Functions that many people are called by."""


def _ends_a_name(found: Sequence[Token], at: int) -> bool:
    """Whether the word at `at`, a function elsewhere, is the surname behind a given name: “Ana Bishop”."""
    first = found[at - 1]
    behind = found[at + 1] if at + 1 < len(found) else None
    return (
        found[at].text[0].isupper()
        and first.sort == "name"
        and found[at].start - first.end == 1
        and not country(first.text, "en")
        and not (behind is not None and behind.sort == "name" and behind.start - found[at].end == 1)
    )


@lru_cache(16_384)
def _sort(word: str, language: str) -> str:
    table = words(language)
    first = word[0]
    if not (first.isalpha()):
        return "mark"
    low = word.lower().rstrip(".")
    if low in table.honorifics and (len(low) > 1 or word.endswith(".") or table.tag in ("sl", "fr", "ar")):
        return "honorific"
    bare = _POSSESSIVE.sub("", low)
    if (
        bare in table.roles
        or (table.tag == "de" and bare.endswith(_ROLE_ENDS))
        or ("-" in bare and bare.rpartition("-")[2] in table.roles)
        or (table.tag in ("fr", "it") and (elided := _ELIDED.match(bare)) and bare[elided.end() :] in table.roles)
    ):
        return "role"
    if table.endings and _in_another_case(bare, language):
        return "role"
    if (
        bare in table.organs
        or (bare.count("-") > 1 and bare.rpartition("-")[2] in table.organs)
        or (bare in AGENCIES and (word.isupper() or table.tag != "en"))  # “Ngo” and “Pam” are names
        or (table.tag == "de" and len(bare) > 9 and bare.endswith(_compounded(table.tag)))
    ):
        return "organ" if first.isupper() else "low"
    if (
        "-" in word
        and word.rpartition("-")[2].islower()
        and len(word.rpartition("-")[2]) > 3
        and word.partition("-")[0].isupper()
    ):
        return "low"  # “UN-supported”
    if low in table.particles and not first.isupper():
        return "particle"
    if (
        not first.isupper()
        and (elided := re.match(r"(?:d|l|dell|all|nell|sull)[’']([A-ZÀ-Þ]{2,})$", word))
        and elided[1].isupper()
    ):
        return "organ"
    if table.tag in ("fr", "it") and re.match(r"[Ll][’'][A-ZÀ-Þ]", word):
        return "low"  # “de l’Intérieur”
    if not first.isupper():
        return "particle" if re.match(r"(?:d|al|el|l|o)[’'‑-][A-ZÀ-ÞА-Я]", word) else "low"
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper() and word.isalpha():
        return "acronym"  # “IDPs”
    if len(word) > 1 and word.isupper() and len(word) <= 6 and word.isalpha():
        return "acronym"
    if _POSSESSIVE.search(word) and word[-1] in "’'s" and table.tag == "en":
        return "possessive"
    return "name"


_ELIDED = re.compile(r"(?:dell|all|dall|nell|sull|l|d|un)[’'](?=\w)")


@cache
def _compounded(language: str) -> tuple[str, ...]:
    """The organizations that words for other ones end in: “Landtagsfraktion”."""
    return tuple(organ for organ in words(language).organs if len(organ) > 6)


@cache
def _stems(language: str) -> frozenset[str]:
    return frozenset(role.rstrip("аяьйoeia") for role in words(language).roles if len(role) > 4)


def _in_another_case(word: str, language: str) -> bool:
    """Whether `word` is a function in a case other than the first: “министра”, “ministrici”."""
    ends = words(language).endings
    return any(
        word[len(word) - size :] in ends and word[: len(word) - size] in _stems(language)
        for size in (1, 2, 3)
        if len(word) - size > 3
    )
