"""Names: which words of a text can be part of one, in languages that write names with capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from iompress.importers._grammar.datelines import AGENCIES
from iompress.importers._grammar.language import words
from iompress.importers._grammar.places import country, zone_of


class Token(NamedTuple):
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


_ROLE_ENDS = ("direktor", "direktorin", "minister", "ministerin", "präsident", "präsidentin", "sprecher", "sprecherin", "leiter", "leiterin", "vertreter", "vertreterin", "kommissar", "kommissarin", "beauftragte", "beauftragter", "meister", "meisterin", "sekretär", "sekretärin", "repräsentant", "repräsentantin", "koordinator", "koordinatorin", "chef", "chefin", "rat", "rätin", "vorsitzende", "vorsitzender", "referent", "referentin", "experte", "expertin", "wärter", "wärterin", "führer", "führerin", "abgeordnete", "abgeordneter", "abgeordneten", "beauftragten", "vorsitzenden", "präsidenten")  # fmt: skip


@lru_cache(256)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The words and marks of `text`, each with what it can be in a name."""
    found = [Token(word := m[0], *m.span(), _sort(word, language)) for m in _TOKEN.finditer(text)]
    if language == "en":
        for at, token in enumerate(found):
            if at and token.sort == "role" and token.text.lower() in _ALSO_SURNAMES and _ends_a_name(found, at):
                found[at] = token._replace(sort="name")
    return tuple(found)


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
    if language in ("ru", "sl") and _in_another_case(bare, language):
        return "role"
    if (
        bare in table.organs
        or bare in AGENCIES
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
    ends = _ENDINGS[language]
    return any(
        word[len(word) - size :] in ends and word[: len(word) - size] in _stems(language)
        for size in (1, 2, 3)
        if len(word) - size > 3
    )


_ENDINGS = {
    "ru": frozenset(
        ("а", "у", "ом", "ем", "е", "ы", "и", "ой", "ей", "ю", "я", "ого", "ому", "ым", "им", "его", "ему")
    ),
    "sl": frozenset(("a", "u", "om", "em", "e", "i", "o", "ice", "ici", "ico", "ja", "ju", "jem", "ega", "emu")),
}


_BEGIN = frozenset(("name", "acronym", "particle"))


def names(found: Sequence[Token], language: str) -> list[tuple[int, int]]:
    """The runs of tokens that can be names: first and last-but-one number of each."""
    runs: list[tuple[int, int]] = []
    end = 0
    for at, first in enumerate(found):
        if at < end or first.sort not in _BEGIN or (first.sort == "particle" and not _leads(found, at)):
            continue
        end = at + 1
        while end < len(found):
            token = found[end]
            if token.sort in ("name", "acronym") and token.start - found[end - 1].end <= 1:
                end += 1
            elif (
                token.sort == "particle"
                and not (
                    language == "de" and token.text in ("der", "den") and found[end - 1].text not in ("von", "van")
                )
                and (later := _past_particles(found, end))
            ):
                end = later
            elif re.fullmatch(r"[A-ZÀ-Þ]\.", token.text) and end + 1 < len(found) and found[end + 1].sort == "name":
                end += 1  # an initial, whatever it stands for elsewhere
            elif token.text == "." and len(found[end - 1].text) == 1:
                end += 1
            else:
                break
        runs.append((at, end))
    runs = [_headless(found, run) for run in runs] if language in ("de", "ru") else runs
    return [
        (first, last)
        for first, last in ((*_cut(found, run, language),) for run in runs)
        if first < last
        and any(found[n].sort == "name" for n in range(first, last))
        and not _opens(found, first, last, language)
    ]


def _opens(found: Sequence[Token], first: int, last: int, language: str) -> bool:
    """Whether the run is one word that has its capital from elsewhere: a month, or what opens a sentence in front of an
    article, “Following the …”."""
    if last - first == 1 and len(found[first].text.strip(".’'")) == 1:
        return True
    if last - first == 1 and found[first].text.lower() in words(language).months | words(language).weekdays:
        return True
    return (
        first == 0
        and last == 1
        and len(found) > 1
        and language != "de"
        and words(language).articles.fullmatch(found[1].text.rstrip("’'")) is not None
    )


_OCCUPATION = re.compile(
    r"[^\W\d_]{3,}(?:erin|torin|istin|ntin|eurin|login|gin|chefin|leiter|meister|steher|nehmer|arbeiter|macher|bauer|ziehler|dezernent|sident|ist|eur|loge|graf|wart|rat|älteste[r]?|"
    r"лог|граф|тельница|щик|щица|вед|атор)"
)


def _headless(found: Sequence[Token], run: tuple[int, int]) -> tuple[int, int]:
    """`run` without the common noun that it begins with, which German writes with a capital as it does names."""
    first, last = run
    article = first > 0 and found[first - 1].text.lower() in (
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einer",
        "einem",
        "einen",
    )
    if article:
        first += 1
        while first < last and found[first].sort == "particle":
            first += 1
        return first, last
    if last - first >= 2 and _OCCUPATION.fullmatch(found[first].text.lower()):
        return first + 1, last
    return run


def _leads(found: Sequence[Token], at: int) -> bool:
    """Whether a name begins with the particle at `at`: “de Souza”, “al-Ghunaim”."""
    return found[at].sort == "particle" and re.match(r"(?:al|el|d|o|l)[’'‑-][A-ZÀ-ÞА-Я]", found[at].text) is not None


def _past_particles(found: Sequence[Token], at: int) -> int:
    """The number of the token behind the particles from `at` on and the name behind them; 0 if no name follows."""
    end = at
    while (
        end < len(found)
        and found[end].sort == "particle"
        and end - at < 3
        and not re.search(r"[’'‑-][A-ZÀ-Þ]", found[end].text)
    ):
        end += 1
    if end < len(found) and found[end].sort in ("name", "acronym") and (end > at):
        return end + 1
    if end < len(found) and _leads(found, end):
        return end + 1
    return 0


def _cut(found: Sequence[Token], run: tuple[int, int], language: str) -> tuple[int, int]:
    """`run` without what is no part of a name at its ends: places, acronyms, words that open a sentence."""
    first, last = run
    table = words(language)
    while first < last:
        text = found[first].text
        low = text.lower()
        if (
            (
                found[first].sort == "acronym"
                and last - first > 1
                and not (first + 1 < last and found[first + 1].sort == "acronym")
                and not (first and found[first - 1].sort in ("role", "honorific") and low not in AGENCIES)
            )
            or (low in table.stopwords and (low not in table.particles or last - first == 1))
            or (found[first].sort == "acronym" and (low in AGENCIES or last - first == 1))
            or (
                last - first >= 3
                and len(found[first + 1].text) > 2
                and (country(text, language) or zone_of(text, language))
            )
            or (
                last - first >= 2
                and first > 0
                and found[first - 1].sort in ("low", "organ", "acronym", "role")
                and country(text, language)
            )
        ):
            first += 1
        else:
            break
    while last > first and (found[last - 1].sort == "acronym" and not found[first].text.isupper()):
        last -= 1
    for at in range(first + 2, last):  # “Ana Keel UNICEF Ghana”
        if found[at].text.lower() in AGENCIES and found[at].text.isupper() and not found[first].text.isupper():
            return first, at
    return first, last


def spelled(found: Sequence[Token], run: tuple[int, int], text: str) -> str:
    """The run as it is written."""
    return text[found[run[0]].start : found[run[1] - 1].end].rstrip("’'")
