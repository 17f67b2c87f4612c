"""Names: which runs of words can be one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iompress.importers._grammar.agencies import AGENCIES
from iompress.importers._grammar.lexicon import words
from iompress.importers._grammar.people.tokens import Token
from iompress.importers._grammar.places import country, zone_of

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
                and not (token.text == "of" and end - at >= 2)  # “Ana Keel of Port Vale”
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
        and not _is_enclosed(found, first, last)
        and not _opens(found, first, last, language)
        and not _are_countries(found[first:last], language)
        and not (language == "de" and _NOUN.fullmatch(found[last - 1].text))
    ]


def _are_countries(run: Sequence[Token], language: str) -> bool:
    """Whether the run is a country of several words, or several countries: “El Salvador”, “Guatemala y Honduras”."""
    if len(run) < 2:
        return False
    named = [token.text for token in run if token.sort == "name"]
    several = len(named) < len(run) and all(country(text, language) for text in named)
    return several or bool(country(" ".join(token.text for token in run), language))


def _is_enclosed(found: Sequence[Token], first: int, last: int) -> bool:
    """Whether the run stands between quotation marks of its own: what a foundation or ship is called."""
    return first > 0 and last < len(found) and found[first - 1].text in '«“„"' and found[last].text in '»”“"'


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


_NOUN = re.compile(r"\w{5,}(?:ung|heit|keit|schaft|tion|tät)(?:en)?")
"""Nouns by their endings, which nobody is called by."""


_OCCUPATION = re.compile(
    r"[^\W\d_]{3,}(?:erin|torin|istin|ntin|eurin|login|gin|chefin|leiter|meister|steher|nehmer|arbeiter|macher|bauer|ziehler|dezernent|sident|ist|eur|loge|graf|wart|rat|älteste[r]?|"
    r"лог|граф|тельница|щик|щица|вед|атор)"
)


def _headless(found: Sequence[Token], run: tuple[int, int]) -> tuple[int, int]:
    """`run` without the common noun that it begins with, which German writes with a capital as it does names."""
    first, last = run
    article = first > 0 and found[first - 1].text.lower() in (
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "einem", "einen",
    )  # fmt: skip
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


_NUMERAL = re.compile(r"[IVX]{1,5}")
"""Of a king or pope: “Felipe VI”."""


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
    while last > first and (
        found[last - 1].sort == "acronym"
        and not found[first].text.isupper()
        and not _NUMERAL.fullmatch(found[last - 1].text)
    ):
        last -= 1
    for at in range(first + 2, last):  # “Ana Keel UNICEF Ghana”
        if found[at].text.lower() in AGENCIES and found[at].text.isupper() and not found[first].text.isupper():
            return first, at
    return first, last


def spelled(found: Sequence[Token], run: tuple[int, int], text: str) -> str:
    """The run as it is written."""
    return text[found[run[0]].start : found[run[1] - 1].end].rstrip("’'")
